"""Where forces, people and fire go from and to, as lines for the map."""

import pandas as pd

from store.queries_events import EventQueries
from store.queries_filter import EventFilter, condition_of

WAY_LIMIT = 150
"""Most lines on a map; those of most events are kept. Their events are on the map as dots in any case."""

_WAYS = """
SELECT from_latitude, from_longitude, from_en, from_ar, to_latitude, to_longitude, to_en, to_ar, type, status,
  coalesce(side, '') AS side, {days} count(*)::INTEGER AS events, min(shown.event_id) AS event_id
FROM shown_ways JOIN shown USING (event_id) WHERE {where}
GROUP BY ALL ORDER BY events DESC, event_id LIMIT {limit:d}
"""
_BY_DAY = """
coalesce(earliest, latest) AS first,
  CASE WHEN extent = 'throughout' THEN latest ELSE coalesce(latest, earliest) END AS last,
"""


def find_ways(queries: EventQueries, wanted: EventFilter, *, by_day: bool = False) -> pd.DataFrame:
    """Lines from where to where, by type, status and side, most events first: at most `WAY_LIMIT`, twice that by day.

    Columns: from_latitude, from_longitude, from_en, from_ar, the same with `to_`, type, status, side, events,
    event_id (one of them); with `by_day` also first and last (NaT while it goes on).
    """
    condition = condition_of(wanted)
    sql = _WAYS.format(days=_BY_DAY if by_day else "", where=condition.sql, limit=WAY_LIMIT * (2 if by_day else 1))
    return queries.tables.query(sql, condition.values)
