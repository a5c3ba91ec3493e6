"""Words of time: `data/lexicon/temporal/words/*.yaml`, each with its symbol and what it adds to a meaning."""

from functools import cache
from typing import Any

import msgspec

from lexicon import DATA, Row, load_rows

WORDS = "lexicon/temporal/words"


class WordRow(Row, frozen=True, kw_only=True):
    """Words that say the same."""

    symbol: str
    """What they are to the rules: MONTH, WEEKDAY, UNIT, DIR …"""
    words: tuple[str, ...]
    """Every spelling that folding does not make one; the article is left out unless they need it."""
    says: dict[str, Any] = msgspec.field(default_factory=dict)
    """Fields of `temporal.meanings.Meaning` that they give."""
    weak: bool = False
    """True for words that mean something else more often: they start no reading by themselves."""
    bare: bool = True
    """False for words that stand for a time only beside others (the month «مارس», which is a verb too)."""
    definite: bool = False
    """True where the words count only with the article before them."""
    prefixes: tuple[str, ...] | None = None
    """Proclitics that may stand before them, the article included; None for any."""
    source: str = ""
    """Where a fact of the row comes from."""


@cache
def load_words() -> tuple[WordRow, ...]:
    """Every row, files in the order of their names."""
    names = sorted(path.name for path in (DATA / WORDS).glob("*.yaml"))
    return tuple(row for name in names for row in load_rows(f"{WORDS}/{name}", WordRow))
