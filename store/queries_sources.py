"""What came in: articles by outlet and month, how much of them was dated and placed, and what went wrong."""

import pandas as pd

from store.tables import TableSet

_OUTLETS = """
SELECT coalesce(nullif(s.source, ''), '') AS outlet, count(DISTINCT a.article_id)::INTEGER AS articles,
  min(a.published_best) AS first, max(a.published_best) AS last,
  count(DISTINCT a.article_id) FILTER (a.published_basis = 'inferred')::INTEGER AS inferred,
  count(e.event_id)::INTEGER AS events,
  count(e.event_id) FILTER (e.earliest IS NOT NULL OR e.latest IS NOT NULL)::INTEGER AS dated,
  count(e.event_id) FILTER (e.place_id IS NOT NULL)::INTEGER AS placed
FROM article_sources s JOIN articles a USING (article_id) LEFT JOIN events e USING (article_id)
GROUP BY 1 ORDER BY 2 DESC, 1
"""
_COVERAGE = """
SELECT coalesce(nullif(s.source, ''), '') AS lane, date_trunc('{unit}', a.published_best)::DATE AS bin,
  count(DISTINCT a.article_id)::INTEGER AS facts, 0 AS claims
FROM article_sources s JOIN articles a USING (article_id)
WHERE a.published_best IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
"""


def count_outlets(tables: TableSet) -> pd.DataFrame:
    """One row an outlet, fullest first: articles, first and last day, its events, how many of them dated and placed."""
    return tables.query(_OUTLETS)


def count_coverage(tables: TableSet, *, unit: str) -> pd.DataFrame:
    """Articles of each outlet (`lane`) and calendar unit (`bin`), by their best day of publication."""
    if unit not in ("day", "week", "month", "quarter", "year"):
        raise ValueError(f"no calendar unit: {unit}")
    return tables.query(_COVERAGE.format(unit=unit))


def list_problems(tables: TableSet) -> pd.DataFrame:
    """Everything that went wrong in the build: subject, stage, what, why, advice."""
    return tables.query("SELECT subject, stage, what, why, advice FROM problems ORDER BY subject, stage LIMIT 1000")
