"""Sets of words that a mechanism asks for by name: one row a set, in a YAML file of `data/lexicon`."""

from collections.abc import Mapping
from functools import cache

from lexicon.folding import fold
from lexicon.rows import Row, load_rows


class WordSetRow(Row, frozen=True, kw_only=True):
    """Words that mean one thing to one mechanism."""

    id: str
    """Name of the set."""
    words: tuple[str, ...]
    """Every form as written."""
    ok: tuple[str, ...] = ()
    """Texts in which they do."""
    not_: tuple[str, ...] = ()
    """Texts in which they do not."""


@cache
def load_word_sets(name: str) -> Mapping[str, frozenset[str]]:
    """Every set of `data/<name>`, folded, by its id.

    Raises:
        RuleError: as `load_rows`.
    """
    return {row.id: frozenset(map(fold, row.words)) for row in load_rows(name, WordSetRow, key="id")}
