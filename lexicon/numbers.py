"""Numbers in digits and words: «٩٠٠», «2,000», «خمسة وعشرين», «ألف وتسعمئة وسبعة وستين», «السادس عشر»."""

from collections.abc import Sequence
from typing import NamedTuple


class NumberReading(NamedTuple):
    """A number in a row of folded words."""

    value: int
    """The number."""
    stop: int
    """One past the index of its last word."""
    cut: int
    """Folded letters of its first word that are proclitics."""
    digits: bool
    """Whether it is written in digits."""
    ordinal: bool
    """Whether it is an ordinal («السادس عشر»)."""


def read_number(forms: Sequence[str], index: int) -> NumberReading | None:
    """The longest number that begins at word `index`, or None.

    Args:
        forms: folded words, as in `Text.forms`.
        index: where to begin.
    """
    word = forms[index]
    return NumberReading(int(word), index + 1, 0, digits=True, ordinal=False) if word.isdecimal() else None
