"""The same event as other articles tell it: who, when, and with what numbers."""

from typing import Any

from store.queries_details import records
from store.tables import TableSet

_TELLINGS = """
SELECT o.event_id, o.article_id, o.earliest, o.latest, o.extent, o.status, a.source, a.title, a.published_best
FROM events e JOIN events o ON o.cluster_id = e.cluster_id LEFT JOIN articles a ON a.article_id = o.article_id
WHERE e.event_id = ? ORDER BY a.published_best NULLS LAST, a.source, o.event_id LIMIT ?
"""
_QUANTITIES = "SELECT * FROM event_quantities WHERE event_id IN (SELECT unnest(?)) ORDER BY start"
MOST_TELLINGS = 1_000


def load_tellings(tables: TableSet, event_id: str) -> list[dict[str, Any]]:
    """The event and the others of its cluster, earliest report first, each with `quantity_rows`; [] for one."""
    rows = records(tables.query(_TELLINGS, [event_id, MOST_TELLINGS]))
    if len({row["article_id"] for row in rows}) < 2:
        return []
    found: dict[str, dict[str, Any]] = {row["event_id"]: row | {"quantity_rows": []} for row in rows}
    for quantity in records(tables.query(_QUANTITIES, [list(found)])):
        found[quantity["event_id"]]["quantity_rows"].append(quantity)
    return list(found.values())
