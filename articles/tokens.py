"""Cutting folded letters into words, numbers and marks."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lexicon import Folded

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
SENTENCE_ENDS = frozenset(".!?؟…")
CLAUSE_ENDS = frozenset('،,؛;:«»"“”„()[]{}-–—')
CLOSERS = frozenset("»\"”)]}'’")
OPENERS = frozenset("«“„([{")
MARKS = SENTENCE_ENDS | CLAUSE_ENDS | CLOSERS | OPENERS


class Tokens(NamedTuple):
    """Tokens as columns; see `articles.text.Text`."""

    forms: list[str]
    starts: list[int]
    ends: list[int]
    letters: list[Sequence[int] | None]
    marks: list[int]
    """Indices of the tokens that are marks of punctuation."""


def tokenize(source: str, folded: Folded, stretches: Sequence[tuple[int, int]]) -> Tokens:
    """Tokens of the parts of a text that are read. A token keeps its vowel marks, not the bidi marks behind it.

    Args:
        source: the untouched text.
        folded: letters with their map back.
        stretches: (start, end) in the source, in order; nothing outside them becomes a token.
    """
    text, origin = folded.text, folded.starts
    found = [
        token
        for start, end in stretches
        for token in _TOKEN.finditer(text, folded.from_source(start), folded.from_source(end))
    ]
    forms = [token.group() for token in found]
    firsts = [token.start() for token in found]
    lasts = [token.end() for token in found]
    marks = [index for index, form in enumerate(forms) if form in MARKS]
    if isinstance(origin, range):
        return Tokens(forms, firsts, lasts, [None] * len(forms), marks)
    starts = [origin[first] for first in firsts]
    ends = [origin[last] for last in lasts]
    for index, end in enumerate(ends):
        if source[end - 1] in _INVISIBLE:
            ends[index] = starts[index] + len(source[starts[index] : end].rstrip(_INVISIBLE))
    letters = [
        None if end - start == last - first else origin[first : last + 1]
        for first, last, start, end in zip(firsts, lasts, starts, ends, strict=True)
    ]
    return Tokens(forms, starts, ends, letters, marks)
