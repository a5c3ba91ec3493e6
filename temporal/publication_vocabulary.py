"""Words that change what a clue says: `data/lexicon/temporal/publication_words.yaml`."""

from functools import cache

from lexicon import Row, load_rows
from lexicon.folding import fold


class WordSet(Row, frozen=True, kw_only=True):
    """Words of one use."""

    id: str
    """The use."""
    words: tuple[str, ...]
    """The words, as written."""


@cache
def word_set(name: str) -> frozenset[str]:
    """The folded words of one use."""
    rows = load_rows("lexicon/temporal/publication_words.yaml", WordSet, key="id")
    return next(frozenset(map(fold, row.words)) for row in rows if row.id == name)
