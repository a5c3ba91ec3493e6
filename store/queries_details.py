"""Everything about one event, and about one article: what the evidence beside the views and the reader show."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from store.tables import TableSet

_EVENT = """
SELECT events.*, p.name_en AS place_en, p.name_ar AS place_ar, p.kind, p.governorate, p.latitude, p.longitude,
  p.radius_km, a.title, a.source, a.url, c.contradicts, c.agreement
FROM events LEFT JOIN places p USING (place_id) LEFT JOIN articles a USING (article_id)
LEFT JOIN clusters c USING (cluster_id)
WHERE event_id IN (SELECT unnest(?))
"""
_SOURCES = """
SELECT e.event_id, s.article_id, s.source, s.url, s.title, s.text, s."primary", a.published_best
FROM events e JOIN event_sources s ON coalesce(s.cluster_id, s.event_id) = coalesce(e.cluster_id, e.event_id)
LEFT JOIN articles a ON a.article_id = s.article_id
WHERE e.event_id IN (SELECT unnest(?)) ORDER BY s."primary" DESC, a.published_best, s.source, s.start
"""


def load_events(tables: TableSet, event_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Events with `actor_rows`, `quantity_rows` and `source_rows`, in the order asked for; unknown ids are left out."""
    ids = list(event_ids)
    found = {row["event_id"]: row for row in records(tables.query(_EVENT, [ids]))}
    parts = {
        "source_rows": _SOURCES,
        "actor_rows": 'SELECT * FROM event_actors WHERE event_id IN (SELECT unnest(?)) ORDER BY start, "end"',
        "quantity_rows": "SELECT * FROM event_quantities WHERE event_id IN (SELECT unnest(?)) ORDER BY start",
    }
    for row in found.values():
        row.update({name: [] for name in parts})
    for name, sql in parts.items():
        for part in records(tables.query(sql, [ids])):
            if part["event_id"] in found:
                found[part["event_id"]][name].append(part)
    return [found[event_id] for event_id in ids if event_id in found]


def load_article(tables: TableSet, article_id: str) -> dict[str, Any] | None:
    """An article with `event_rows`, `timex_rows`, `toponym_rows` and `place_rows`; None when no table knows it."""
    articles = records(tables.query("SELECT * FROM articles WHERE article_id = ?", [article_id]))
    if not articles:
        return None
    ids = tables.query("SELECT event_id FROM events WHERE article_id = ? ORDER BY salience", [article_id])["event_id"]
    asked = [article_id]
    return articles[0] | {
        "event_rows": load_events(tables, list(ids)),
        "timex_rows": records(tables.query("SELECT * FROM timexes WHERE article_id = ? ORDER BY start", asked)),
        "toponym_rows": records(
            tables.query(
                "SELECT t.*, p.name_en, p.name_ar, p.kind FROM toponyms t LEFT JOIN places p USING (place_id) "
                "WHERE article_id = ? ORDER BY start",
                asked,
            )
        ),
    }


def list_articles(tables: TableSet, *, limit: int = 500) -> pd.DataFrame:
    """Articles to choose from, newest first: `article_id`, `title`, `source`, `published_best`, `events`."""
    return tables.query(
        "SELECT article_id, title, left(text, 80) AS opening, source, published_best, events FROM articles "
        f"ORDER BY published_best DESC NULLS LAST, title LIMIT {limit:d}"
    )


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain dictionaries: missing values are None, days are `date`."""
    names, columns = [], []
    for name, column in frame.items():
        names.append(str(name))
        values = column.tolist()
        whole = column.dtype.kind in "biu" and not column.hasnans  # pandas' own integers may hold missing values
        columns.append(values if whole else [_plain(value) for value in values])
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(value: object) -> object:
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value
