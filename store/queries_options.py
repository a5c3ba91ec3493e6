"""How many events each option of a filter stands for, beside what the other filters leave."""

from dataclasses import replace

from store.queries_events import EventQueries
from store.queries_filter import EventFilter, condition_of

MOST_COUNTED = 300_000
"""With more events in the tables options are not counted: a change of the filter would wait for it."""

_OF_EVENTS = {"type": "type", "status": "status", "gov": "governorate"}
_OF_MEMBERS = {
    "actor": ("shown_actors", "actor_id"), "side": ("shown_actors", "side"), "outlet": ("shown_sources", "source"),
}  # fmt: skip


def count_options(queries: EventQueries, wanted: EventFilter, name: str) -> dict[str, int] | None:
    """Events of each option of one filter that fit all the other filters, an event told by several articles once.

    An option that is not named stands for none.

    Args:
        queries: the tables.
        wanted: every filter; what it asks of `name` itself is left out.
        name: type, status, gov, actor, side or outlet.

    Returns:
        None where there are more than `MOST_COUNTED` events.
    """
    if queries.size > MOST_COUNTED:
        return None
    condition = condition_of(_without(wanted, name))
    if name in _OF_EVENTS:
        sql = f"SELECT {_OF_EVENTS[name]}, count(*)::INTEGER FROM shown WHERE {condition.sql} GROUP BY 1"
    else:
        table, column = _OF_MEMBERS[name]
        sql = (
            f"SELECT {column}, count(*)::INTEGER FROM (SELECT DISTINCT told_id, {column} FROM {table} WHERE told_id IN "
            f"(SELECT told_id FROM shown WHERE {condition.sql})) GROUP BY 1"
        )
    rows = queries.tables.query(sql, condition.values).itertuples(index=False)
    return {str(choice): int(events) for choice, events in rows if isinstance(choice, str) and choice}


def _without(wanted: EventFilter, name: str) -> EventFilter:
    emptied: dict[str, EventFilter] = {
        "type": replace(wanted, types=()),
        "status": replace(wanted, statuses=()),
        "actor": replace(wanted, actors=()),
        "side": replace(wanted, sides=()),
        "gov": replace(wanted, governorates=()),
        "outlet": replace(wanted, sources=()),
    }
    return emptied[name]
