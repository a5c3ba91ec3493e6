"""Sides: which actors can have done one and the same attack."""

from collections.abc import Sequence
from functools import cache

from events.tellings import Telling

# Beginnings of actor ids, the longest first, with the sides that they fight on.
_SIDES: tuple[tuple[str, frozenset[str]], ...] = (
    ("syr.opposition.sna", frozenset({"rebels", "turkey"})),
    ("syr.opposition", frozenset({"rebels"})),
    ("syr.factions", frozenset({"rebels"})),
    ("hts", frozenset({"rebels"})),
    ("tip", frozenset({"rebels"})),
    ("alqaeda", frozenset({"rebels"})),
    ("syr.sdf", frozenset({"kurds"})),
    ("syr.aanes", frozenset({"kurds"})),
    ("kurd", frozenset({"kurds"})),
    ("pkk", frozenset({"kurds"})),
    ("syr", frozenset({"damascus"})),
    ("rus", frozenset({"damascus", "russia"})),
    ("irn", frozenset({"damascus", "iran"})),
    ("lbn.hezbollah", frozenset({"damascus", "iran"})),
    ("irq.pmf", frozenset({"iran"})),
    ("usa", frozenset({"west"})),
    ("coalition", frozenset({"west"})),
    ("gbr", frozenset({"west"})),
    ("fra", frozenset({"west"})),
    ("isis", frozenset({"isis"})),
    ("isr", frozenset({"israel"})),
    ("tur", frozenset({"turkey"})),
)


@cache
def _sides_of(actor_id: str) -> frozenset[str]:
    """Sides of an actor; empty for one that takes none."""
    return next((sides for start, sides in _SIDES if (actor_id + ".").startswith(start + ".")), frozenset())


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
