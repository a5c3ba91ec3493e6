"""Sides: which actors can have done one and the same attack."""

from collections.abc import Sequence
from functools import cache

from events.tellings import Telling
from lexicon import Row, load_rows
from lexicon.actors import actors_by_id
from model import RuleError

_HOME = "syr"


class SideRow(Row, frozen=True, kw_only=True):
    """On which sides an actor fights."""

    actor: str
    """Id of the actor; everything below it goes with it."""
    sides: tuple[str, ...]
    """Names of sides."""


@cache
def _rows() -> tuple[SideRow, ...]:
    """Every row of `data/lexicon/events/sides.yaml`, the longest id first.

    Raises:
        RuleError: an actor that no row of `actors.yaml` has.
    """
    rows = load_rows("lexicon/events/sides.yaml", SideRow, key="actor")
    unknown = next((row.actor for row in rows if row.actor not in actors_by_id()), None)
    if unknown is not None:
        raise RuleError(f"data/lexicon/events/sides.yaml:1: no actor is called {unknown!r}")
    return tuple(sorted(rows, key=lambda row: -len(row.actor)))


@cache
def _sides_of(actor_id: str) -> frozenset[str]:
    """Sides of an actor; empty for one that takes none."""
    return next((frozenset(row.sides) for row in _rows() if (actor_id + ".").startswith(row.actor + ".")), frozenset())


def one_party(one: str, other: str) -> bool:
    """Whether two actors belong to one state, or within Syria to one side of the war."""
    if one.split(".")[0] != other.split(".")[0]:
        return False
    if _HOME in (one, other) or not one.startswith(_HOME):
        return True
    return not _sides_of(one).isdisjoint(_sides_of(other))


def attackers(tellings: Sequence[Telling]) -> frozenset[str]:
    """Sides of those who act in some tellings."""
    found = (_sides_of(a.actor_id) for t in tellings for a in t.actors if a.role == "agent" and a.actor_id)
    return frozenset().union(*found)


def sides_differ(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Whether two groups of tellings name attackers of which none can be the same."""
    first = attackers(one)
    if not first:
        return False
    second = attackers(other)
    return bool(second) and first.isdisjoint(second)
