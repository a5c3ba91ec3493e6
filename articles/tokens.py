"""Cutting folded letters into words, numbers and marks."""

import re
from collections.abc import Sequence
from itertools import accumulate, compress
from operator import ne, sub
from typing import NamedTuple

from lexicon import Folded
from lexicon.beginnings import Beginnings, codes_of

_TOKEN = re.compile(r"([\u0621-\u064a]++(?![^\W\d_])|[^\W\d_]+|\d+|[^\w\s]|_)")
"""A word, digits or one mark; plain Arabic letters first, which are told apart faster than letters in general."""
_INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
SENTENCE_ENDS = frozenset(".!?؟…")
CLAUSE_ENDS = frozenset('،,؛;:«»"“”„()[]{}-–—')
CLOSERS = frozenset("»\"”)]}'’")
OPENERS = frozenset("«“„([{")
MARKS = SENTENCE_ENDS | CLAUSE_ENDS | CLOSERS | OPENERS
_words = Beginnings(lambda form: form not in MARKS)
_OTHER = bytes([1]) + bytes(255)
"""Makes each 0 a 1 and the other way round."""


class Tokens(NamedTuple):
    """Tokens as columns; see `articles.text.Text`."""

    forms: list[str]
    codes: list[int]
    starts: list[int]
    ends: list[int]
    letters: list[Sequence[int] | None]
    marks: list[int]
    """Indices of the tokens that are marks of punctuation."""
    are_words: bytes
    """For each token, 0 if it is such a mark, else 1."""


def tokenize(source: str, folded: Folded, stretches: Sequence[tuple[int, int]]) -> Tokens:
    """Tokens of the parts of a text that are read. A token keeps its vowel marks, not the bidi marks behind it.

    Args:
        source: the untouched text.
        folded: letters with their map back.
        stretches: (start, end) in the source, in order; nothing outside them becomes a token.
    """
    forms, firsts, lasts = _cut(folded, stretches)
    codes = codes_of(forms)
    are_words = _words.flags_of(forms, codes)
    marks = list(compress(range(len(forms)), are_words.translate(_OTHER)))
    letters: list[Sequence[int] | None] = [None] * len(forms)
    origin = folded.starts
    if isinstance(origin, range):
        return Tokens(forms, codes, firsts, lasts, letters, marks, are_words)
    starts = list(map(origin.__getitem__, firsts))
    ends = list(map(origin.__getitem__, lasts))
    longer = map(ne, map(sub, ends, starts), map(sub, lasts, firsts))
    for index in compress(range(len(forms)), longer):
        first, last, start, end = firsts[index], lasts[index], starts[index], ends[index]
        if source[end - 1] in _INVISIBLE:
            ends[index] = end = start + len(source[start:end].rstrip(_INVISIBLE))
        if end - start != last - first:
            letters[index] = origin[first : last + 1]
    return Tokens(forms, codes, starts, ends, letters, marks, are_words)


def _cut(folded: Folded, stretches: Sequence[tuple[int, int]]) -> tuple[list[str], list[int], list[int]]:
    """Tokens with the folded offsets at which each begins and ends; lengths add up faster than matches tell them."""
    forms: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    for start, end in stretches:
        begin = folded.from_source(start)
        pieces = _TOKEN.split(folded.text[begin : folded.from_source(end)])
        offsets = list(accumulate(map(len, pieces), initial=begin))
        forms += pieces[1::2]
        firsts += offsets[1:-1:2]
        lasts += offsets[2::2]
    return forms, firsts, lasts
