"""Events as the map's time slider wants them: where, what and from which day to which, few enough to send at once."""

from typing import Any

import pandas as pd

from store.queries_events import EventQueries
from store.queries_filter import EventFilter, condition_of

MOMENT_LIMIT = 10_000
"""Rows that a browser plays smoothly; more events than this are put together, and none is left out."""

_STEPS = (
    ("week", 3, True), ("month", 3, True), ("quarter", 3, True), ("year", 3, True), ("year", 1, True),
    ("year", 1, False), ("year", 0, False), ("decade", 0, False),
)  # fmt: skip
"""Calendar unit, digits of the coordinates, and whether troops of each side stand apart; finer first."""

_LENGTHS = {"quarter": "3 month", "decade": "10 year"}
_COLUMNS = """
  place_id, latitude, longitude, radius_km, kind, governorate, type, status,
  CASE WHEN type IN ('TROOP_PRESENCE', 'TROOP_MOVEMENT') THEN coalesce(side, '') ELSE '' END AS side
"""
_SINGLE = """
SELECT {columns}, coalesce(earliest, latest) AS first,
  CASE WHEN extent = 'throughout' THEN latest ELSE coalesce(latest, earliest) END AS last,
  1 AS events, troops_low, troops_high
FROM shown WHERE {where} ORDER BY first, event_id
"""
_BINNED = """
SELECT {columns}, date_trunc('{unit}', middle)::DATE AS first,
  (date_trunc('{unit}', middle) + INTERVAL {length} - INTERVAL 1 DAY)::DATE AS last, count(*)::INTEGER AS events,
  arg_max(troops_low, middle) AS troops_low, arg_max(troops_high, middle) AS troops_high
FROM (SELECT * REPLACE (round(latitude, {digits}) AS latitude, round(longitude, {digits}) AS longitude,
  CASE WHEN {digits} > 2 THEN place_id END AS place_id, CASE WHEN {digits} > 2 THEN radius_km ELSE 0 END AS radius_km,
  CASE WHEN {digits} > 2 THEN kind END AS kind, CASE WHEN {sided} THEN side ELSE '' END AS side)
  FROM shown WHERE {where})
GROUP BY ALL ORDER BY first
"""


def find_moments(queries: EventQueries, wanted: EventFilter) -> pd.DataFrame:
    """Rows with a place and days; one an event, or one a place, type and calendar unit when there are too many.

    Columns: place_id, latitude, longitude, radius_km, kind, governorate, type, status, side (of troops), first,
    last (NaT while it goes on), events, troops_low, troops_high. About `MOMENT_LIMIT` rows at most.
    """
    condition = condition_of(wanted)
    condition.add("latitude IS NOT NULL")
    given = {"where": condition.sql, "columns": _COLUMNS}
    if _rows(queries, f"SELECT * FROM shown WHERE {condition.sql}", condition.values) <= MOMENT_LIMIT:
        return queries.tables.query(_SINGLE.format(**given), condition.values)
    for unit, digits, sided in _STEPS:
        sql = _BINNED.format(**given, unit=unit, digits=digits, sided=sided, length=_length(unit))
        if _rows(queries, sql, condition.values) <= MOMENT_LIMIT:
            break
    return queries.tables.query(sql, condition.values)


def sides_apart(moments: pd.DataFrame) -> bool:
    """Whether troops of different sides stand apart in some rows, as they do unless there are very many events."""
    return bool(moments.empty or moments["place_id"].notna().any() or moments["side"].ne("").any())


def _length(unit: str) -> str:
    return _LENGTHS.get(unit, f"1 {unit}")


def _rows(queries: EventQueries, sql: str, values: list[Any]) -> int:
    """How many rows a SELECT gives."""
    return int(queries.tables.query(f"SELECT count(*)::INTEGER AS n FROM ({sql})", values)["n"].tolist()[0])
