"""Rules as data: `data/lexicon/temporal/rules/*.yaml`, one file a family, each row with its own examples."""

from functools import cache
from typing import Any

import msgspec

from lexicon import DATA, Row, load_rows

RULES = "lexicon/temporal/rules"


class RuleRow(Row, frozen=True, kw_only=True):
    """A rule: what it makes of which words."""

    id: str
    """family.name"""
    layer: int
    """1 to 5; a rule reads what rules of lower layers, and its own further right, have made."""
    makes: str
    """Symbol of what it makes; `T`, `TIME`, `DUR`, `SET` and `VAGUE` are expressions, others only parts."""
    patterns: tuple[str, ...]
    """One or more ways to write it, see `temporal.patterns`."""
    set: dict[str, Any] = msgspec.field(default_factory=dict)
    """Fields of the meaning that the rule itself fixes."""
    build: str = "merge"
    """How the parts become a meaning: a function of `temporal.families`."""
    not_after: tuple[str, ...] = ()
    """Symbols or words that must not stand before it."""
    not_before: tuple[str, ...] = ()
    """Symbols or words that must not follow it."""
    only_after: tuple[str, ...] = ()
    """Symbols or words of which one must stand before it."""
    only_before: tuple[str, ...] = ()
    """Symbols or words of which one must follow it; END for the end of the sentence."""
    ok: tuple[str, ...]
    """Sentences in which it is found; the expression between square brackets."""
    not_: tuple[str, ...] = ()
    """Sentences in which this rule finds nothing."""


@cache
def load_rules() -> tuple[RuleRow, ...]:
    """Every rule, families in the order of their file names."""
    names = sorted(path.name for path in (DATA / RULES).glob("*.yaml"))
    return tuple(row for name in names for row in load_rows(f"{RULES}/{name}", RuleRow, key="id"))
