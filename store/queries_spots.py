"""Events as the map wants them: one row a spot, a type and a status, so few that a browser draws them at once."""

import pandas as pd

from store.queries_events import EventQueries
from store.queries_filter import EventFilter, condition_of

SPOT_LIMIT = 700
"""Most rows that are sent to a browser for one map; about 40 KB."""

_COUNTED = """
count(*)::INTEGER AS events, arg_max(troops_low, middle) AS troops_low, arg_max(troops_high, middle) AS troops_high,
min(earliest) AS first, max(coalesce(latest, earliest)) AS last, any_value(event_id) AS event_id
"""
_BY_TYPE = """
SELECT place_id, any_value(latitude) AS latitude, any_value(longitude) AS longitude, any_value(radius_km) AS radius_km,
  any_value(kind) AS kind, type, status, {counted}
FROM shown WHERE {where} GROUP BY place_id, type, status ORDER BY place_id, events DESC, type, status
"""
_BY_PLACE = """
SELECT place_id, any_value(latitude) AS latitude, any_value(longitude) AS longitude, any_value(radius_km) AS radius_km,
  any_value(kind) AS kind, mode(type) AS type, mode(status) AS status, {counted}
FROM shown WHERE {where} GROUP BY place_id ORDER BY place_id
"""
_BY_CELL = """
SELECT NULL AS place_id, avg(latitude) AS latitude, avg(longitude) AS longitude, 0.0 AS radius_km, 'cell' AS kind,
  mode(type) AS type, mode(status) AS status, {counted}
FROM shown WHERE {where} GROUP BY round(latitude / {step}), round(longitude / {step}) ORDER BY latitude, longitude
"""


def find_spots(queries: EventQueries, wanted: EventFilter) -> pd.DataFrame:
    """Where events are, coarser the more there are: place and type; place; cells of a tenth of a degree and wider.

    Columns: place_id (None for cells), latitude, longitude, radius_km, kind, type, status, events, troops_low,
    troops_high, first, last, event_id (one of them). At most `SPOT_LIMIT` rows.
    """
    condition = condition_of(wanted)
    condition.add("latitude IS NOT NULL")
    places, spots = _sizes(queries, condition.sql, condition.values)
    if spots <= SPOT_LIMIT:
        sql = _BY_TYPE
    elif places <= SPOT_LIMIT:
        sql = _BY_PLACE
    else:
        return _cells(queries, condition.sql, condition.values)
    return queries.tables.query(sql.format(counted=_COUNTED, where=condition.sql), condition.values)


def _sizes(queries: EventQueries, where: str, values: list[object]) -> tuple[int, int]:
    row = queries.tables.query(
        "SELECT count(DISTINCT place_id), count(*) FROM "
        f"(SELECT DISTINCT place_id, type, status FROM shown WHERE {where})",
        values,
    ).iloc[0]
    return int(row.iloc[0]), int(row.iloc[1])


def _cells(queries: EventQueries, where: str, values: list[object]) -> pd.DataFrame:
    for step in (0.1, 0.2, 0.4, 0.8):
        found = queries.tables.query(_BY_CELL.format(counted=_COUNTED, where=where, step=step), values)
        if len(found) <= SPOT_LIMIT:
            break
    return found.head(SPOT_LIMIT)
