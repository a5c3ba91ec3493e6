"""How many events each option of a filter stands for, in the whole of the tables."""

from store.tables import TableSet

_COUNTS = """
SELECT 'type' AS filter, type AS choice, count(*)::INTEGER AS events FROM shown GROUP BY 2
UNION ALL SELECT 'status', status, count(*) FROM shown GROUP BY 2
UNION ALL SELECT 'gov', governorate, count(*) FROM shown GROUP BY 2
UNION ALL SELECT 'actor', actor_id, count(DISTINCT told_id) FROM shown_actors GROUP BY 2
UNION ALL SELECT 'side', side, count(DISTINCT told_id) FROM shown_actors GROUP BY 2
UNION ALL SELECT 'outlet', source, count(DISTINCT told_id) FROM shown_sources GROUP BY 2
"""


def count_options(tables: TableSet) -> dict[str, dict[str, int]]:
    """Events of each option by filter, `{"type": {"STRIKE": 28}}`; an event told by several articles counts once.

    Counted once when the tables are opened, not at each change of a filter: the labels of a choice must not change
    under the reader's hand.

    Args:
        tables: tables of which `EventQueries` has made its index.
    """
    found: dict[str, dict[str, int]] = {}
    for name, choice, events in tables.query(_COUNTS).itertuples(index=False):
        if isinstance(choice, str) and choice:
            found.setdefault(name, {})[choice] = int(events)
    return found
