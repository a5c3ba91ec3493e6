"""Everything that is shown as one flat table to take away: a row an event, with sentence, sources, precision."""

import pandas as pd

from store.queries_events import EventQueries
from store.queries_filter import EventFilter, condition_of

EXPORT_LIMIT = 50_000
"""Most rows of one export."""

_ROWS = """
WITH page AS (SELECT * FROM shown WHERE {where} ORDER BY middle NULLS LAST, event_id LIMIT {limit}),
actors AS (
  SELECT event_id,
    string_agg(coalesce(nullif(name_en, ''), name_ar), '; ' ORDER BY start) FILTER (role = 'agent') AS agents_en,
    string_agg(coalesce(nullif(name_en, ''), name_ar), '; ' ORDER BY start) FILTER (role <> 'agent') AS others_en,
    string_agg(coalesce(nullif(name_ar, ''), name_en), '; ' ORDER BY start) AS actors_ar
  FROM event_actors WHERE event_id IN (SELECT event_id FROM page) GROUP BY event_id),
numbers AS (
  SELECT event_id,
    string_agg(concat(low, coalesce('-' || high, '+'), ' ', unit, ' ', counted), '; ' ORDER BY start) AS numbers,
    min(low) FILTER (counted = 'killed') AS killed_low
  FROM event_quantities WHERE event_id IN (SELECT event_id FROM page) GROUP BY event_id),
told AS (
  SELECT coalesce(s.cluster_id, s.event_id) AS told_id, string_agg(DISTINCT nullif(s.source, ''), '; ') AS outlets,
    string_agg(DISTINCT nullif(s.url, ''), ' ') AS urls, min(s.title) AS title
  FROM event_sources s WHERE coalesce(s.cluster_id, s.event_id) IN (SELECT told_id FROM page) GROUP BY 1)
SELECT page.event_id, page.type, page.subtype, page.status, e.polarity, e.modality, page.background,
  page.earliest, page.latest, page.extent, e.edtf, page.place_id, p.name_en AS place_en, p.name_ar AS place_ar,
  page.kind AS place_kind,
  p.country_code, page.governorate, page.latitude, page.longitude, page.radius_km, agents_en, others_en, actors_ar,
  numbers, killed_low, e.attribution_en, e.attribution_ar, e.evidence_text AS sentence, page.sources, outlets,
  urls, title, page.article_id, e.trigger_rule AS rule, e.when_basis, e.where_basis,
  p.source AS place_source, p.licence AS place_licence,
  e.origin_name_en AS origin_en, e.origin_name_ar AS origin_ar, e.origin_latitude, e.origin_longitude,
  e.destination_name_en AS destination_en, e.destination_name_ar AS destination_ar, e.destination_latitude,
  e.destination_longitude
FROM page JOIN events e USING (event_id) LEFT JOIN places p ON p.place_id = page.place_id
LEFT JOIN actors USING (event_id) LEFT JOIN numbers USING (event_id) LEFT JOIN told USING (told_id)
ORDER BY page.middle NULLS LAST, page.event_id
"""


def export_rows(queries: EventQueries, wanted: EventFilter) -> pd.DataFrame:
    """The events of a filter in the order of their days, at most `EXPORT_LIMIT`, with two precisions.

    `time_precision`: day, month, year, interval, open, unknown. `geo_precision`: point (within 5 km), near (within
    25 km), area, unknown.
    """
    condition = condition_of(wanted)
    rows = queries.tables.query(_ROWS.format(where=condition.sql, limit=EXPORT_LIMIT), condition.values)
    rows.insert(
        11, "time_precision", [_time_precision(*days) for days in zip(rows["earliest"], rows["latest"], strict=True)]
    )
    rows.insert(21, "geo_precision", [_geo_precision(radius) for radius in rows["radius_km"]])
    return rows


def _time_precision(earliest: pd.Timestamp, latest: pd.Timestamp) -> str:
    if pd.isna(earliest) or pd.isna(latest):
        return "unknown" if pd.isna(earliest) and pd.isna(latest) else "open"
    days = (latest - earliest).days + 1
    if days == 1:
        return "day"
    whole = earliest.day == 1 and (latest + pd.Timedelta(days=1)).day == 1
    return "month" if whole and days <= 31 else "year" if whole and days in (365, 366) else "interval"


def _geo_precision(radius_km: float) -> str:
    if pd.isna(radius_km):
        return "unknown"
    return "point" if radius_km <= 5 else "near" if radius_km <= 25 else "area"
