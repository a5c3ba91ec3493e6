"""Events as the map wants them: one row a spot, a type and a status, so few that a browser draws them at once."""

import pandas as pd

from store.queries_events import EventQueries
from store.queries_filter import EventFilter, condition_of

SPOT_LIMIT = 700
"""Most rows that are sent to a browser for one map; about 40 KB."""

_FINE = """
SELECT place_id, type, status, count(*)::INTEGER AS events, max(middle) FILTER (troops_low IS NOT NULL) AS told,
  arg_max(troops_low, middle) AS troops_low, arg_max(troops_high, middle) AS troops_high
FROM shown WHERE {where} GROUP BY place_id, type, status
"""
_AT_PLACES = """
SELECT spots.* EXCLUDE (told), latitude, longitude, radius_km, kind
FROM ({spots}) AS spots LEFT JOIN places USING (place_id) ORDER BY place_id, events DESC, type, status
"""
_BY_PLACE = """
SELECT place_id, arg_max(type, (events, type)) AS type, arg_max(status, (events, status)) AS status,
  sum(events)::INTEGER AS events, max(told) AS told, arg_max(troops_low, told) AS troops_low,
  arg_max(troops_high, told) AS troops_high
FROM ({fine}) GROUP BY place_id
"""
_COUNTED = """
count(*)::INTEGER AS events, arg_max(troops_low, middle) AS troops_low, arg_max(troops_high, middle) AS troops_high
"""
_BY_CELL = """
SELECT NULL AS place_id, avg(latitude) AS latitude, avg(longitude) AS longitude, 0.0 AS radius_km, 'cell' AS kind,
  mode(type) AS type, mode(status) AS status, {counted}
FROM shown WHERE {where} GROUP BY round(latitude / {step}), round(longitude / {step}) ORDER BY latitude, longitude
"""


def find_spots(queries: EventQueries, wanted: EventFilter) -> pd.DataFrame:
    """Where events are, coarser the more there are: place and type; place; cells of a tenth of a degree and wider.

    Columns: place_id (None for cells), latitude, longitude, radius_km, kind, type, status, events, troops_low,
    troops_high (the last number claimed). At most `SPOT_LIMIT` rows.
    """
    condition = condition_of(wanted)
    condition.add("latitude IS NOT NULL")
    places, spots = _sizes(queries, condition.sql, condition.values)
    if places > SPOT_LIMIT:
        return _cells(queries, condition.sql, condition.values)
    fine = _FINE.format(where=condition.sql)
    sql = _AT_PLACES.format(spots=fine if spots <= SPOT_LIMIT else _BY_PLACE.format(fine=fine))
    return queries.tables.query(sql, condition.values)


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
