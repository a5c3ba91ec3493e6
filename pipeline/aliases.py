"""New names of old events: where a better rule changes an event's id, what was said of the old one finds it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from store import load_table, tables_state

_COLUMNS = (
    "event_id", "article_id", "type", "place_id", "trigger_start", "trigger_end", "evidence_start", "evidence_end",
)  # fmt: skip


class _Known(NamedTuple):
    """What is compared of an event; the names of the columns of the events table."""

    event_id: str
    article_id: str
    type: str
    place_id: str | None
    trigger_start: int
    trigger_end: int
    evidence_start: int
    evidence_end: int


def alias_rows(folder: Path, events: pa.Table) -> list[dict[str, Any]]:
    """Rows that lead from ids of the tables in a folder, and from their aliases, to ids of new events.

    Args:
        folder: the tables that are about to be replaced; without readable tables there are no aliases.
        events: the new events table.
    """
    if tables_state(folder) != "ready":
        return []
    new = [_Known(**row) for row in events.select(list(_COLUMNS)).to_pylist()]
    old = [_Known._make(row) for row in load_table("events", folder)[list(_COLUMNS)].itertuples(index=False)]
    renamed = dict(_renamed(old, new))
    ids = {event.event_id for event in new}
    for earlier in load_table("aliases", folder).to_dict("records"):
        target = renamed.get(earlier["new_id"], earlier["new_id"])
        if target in ids and earlier["old_id"] not in ids:
            renamed.setdefault(earlier["old_id"], target)
    return [{"old_id": name, "new_id": renamed[name]} for name in sorted(renamed)]


def _renamed(old: Iterable[_Known], new: Iterable[_Known]) -> Iterator[tuple[str, str]]:
    """Pairs of an id that is gone and the new id of the same event."""
    by_article: defaultdict[str, list[_Known]] = defaultdict(list)
    for event in new:
        by_article[event.article_id].append(event)
    before = list(old)
    known = {event.event_id for event in before}
    for event in before:
        here = by_article[event.article_id]
        if any(other.event_id == event.event_id for other in here):
            continue
        likeness, best = max(((_likeness(event, other), other) for other in here), default=(0, None), key=_first)
        if likeness and best is not None and best.event_id not in known:
            yield event.event_id, best.event_id


def _first(pair: tuple[int, _Known | None]) -> int:
    return pair[0]


def _likeness(old: _Known, new: _Known) -> int:
    """How surely two events of one article are the same; 0 where they are not."""
    if not (old.evidence_start < new.evidence_end and new.evidence_start < old.evidence_end):
        return 0
    trigger = old.trigger_start < new.trigger_end and new.trigger_start < old.trigger_end
    if not trigger and old.type != new.type:
        return 0
    return 1 + 4 * trigger + 2 * (old.type == new.type) + (old.place_id == new.place_id)
