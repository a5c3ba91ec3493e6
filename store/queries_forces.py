"""Claimed numbers of troops: every claim with who made it, and nothing added up that different people claimed."""

import pandas as pd

from store.queries_events import EventQueries
from store.queries_filter import EventFilter, condition_of

_CLAIMS = """
WITH shown_here AS (SELECT * FROM shown WHERE {where} AND type IN ('TROOP_PRESENCE', 'TROOP_MOVEMENT', 'OFFENSIVE'))
SELECT s.event_id, s.type, s.subtype, s.status, s.background, coalesce(s.side, '') AS side, s.actor_id, s.earliest,
  s.latest, s.extent, s.middle, s.sources, q.low, coalesce(q.high, q.low) AS high, q.high IS NULL AS open_high,
  q.approximate, q.unit, q.counted, p.name_en AS place_en, p.name_ar AS place_ar, s.place_id,
  e.attribution_en, e.attribution_ar, e.attribution_verb, e.evidence_text
FROM shown_here s JOIN event_quantities q USING (event_id) JOIN events e USING (event_id)
LEFT JOIN places p ON p.place_id = s.place_id
WHERE q.counted IN ('present', 'deployed', 'withdrawn') AND q.unit IN ('soldier', 'fighter', 'person')
ORDER BY s.middle, s.event_id, q.start
"""


def find_claims(queries: EventQueries, wanted: EventFilter) -> pd.DataFrame:
    """One row a claimed number: event, side, days, place, `low`, `high`, what is `counted`, who says so, sentence."""
    condition = condition_of(wanted)
    return queries.tables.query(_CLAIMS.format(where=condition.sql), condition.values)
