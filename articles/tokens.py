"""Cutting folded letters into words, numbers and marks; words into clauses and sentences."""

import re
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from lexicon import Folded

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
SENTENCE_ENDS = frozenset(".!?؟…")
CLAUSE_ENDS = frozenset('،,؛;:«»"“”„()[]{}-–—')
CLOSERS = frozenset("»\"”)]}'’")


class Tokens(NamedTuple):
    """Tokens as columns; see `articles.text.Text`."""

    forms: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    letters: list[Sequence[int] | None]


def tokenize(folded: Folded, stretches: Sequence[tuple[int, int]]) -> Tokens:
    """Tokens of the parts of a text that are read.

    Args:
        folded: letters with their map back.
        stretches: (start, end) in the source, in order; nothing outside them becomes a token.
    """
    forms: list[str] = []
    starts, ends = array("l"), array("l")
    letters: list[Sequence[int] | None] = []
    origin = folded.starts
    straight = isinstance(origin, range)
    for start, end in stretches:
        for found in _TOKEN.finditer(folded.text, folded.from_source(start), folded.from_source(end)):
            first, last = found.span()
            forms.append(found.group())
            starts.append(origin[first])
            ends.append(origin[last])
            even = straight or origin[last] - origin[first] == last - first
            letters.append(None if even else origin[first : last + 1])
    return Tokens(forms, starts, ends, letters)
