"""Clues from anniversaries: «الذكرى الثانية عشرة للثورة», «مجزرة الغوطة في ذكراها العاشرة»."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from articles import Text
from articles.text import Stretch
from lexicon.numbers import read_number
from temporal.likelihood import Axis
from temporal.publication_counts import WAR_BEGAN
from temporal.publication_evidence import Evidence, evidence_around
from temporal.publication_vocabulary import word_set
from temporal.publication_words import says_anniversary

_REACH, _BEHIND = 12, 5
_MOST = 60


class Anniversary(NamedTuple):
    """An anniversary that a text tells."""

    evidence: Evidence
    """What it says about the day of publication."""
    operation: Evidence | None
    """The operation remembered, which is no news then; None for the war itself."""


def find_anniversaries(text: Text, axis: Axis, told: Sequence[Evidence]) -> Iterator[Anniversary]:
    """Each operation that is remembered, and the war.

    Args:
        text: the article.
        axis: the days.
        told: evidence of operations.
    """
    words, war = word_set("anniversary"), word_set("war")
    if words.isdisjoint(text.forms):
        return
    for token, form in enumerate(text.forms):
        if form not in words:
            continue
        stretch = text.sentence_at(token).stretch
        nth, at = _nth(text, token, stretch)
        near = [each for each in told if _is_near(text, each, token, stretch)]
        for operation in near:
            yield Anniversary(_evidence(axis, operation.spans[0][0], nth, at=at), operation)
        behind = text.forms[token : min(token + _REACH, stretch.stop)]
        if not near and nth is not None and not war.isdisjoint(behind):
            yield Anniversary(_evidence(axis, WAR_BEGAN, nth, at=at), None)


def _is_near(text: Text, operation: Evidence, token: int, stretch: Stretch) -> bool:
    """Whether an operation with one first day stands in the sentence of an anniversary, not far from it."""
    if len(operation.spans) != 1 or not stretch.start <= operation.start < stretch.end:
        return False
    return abs(text.token_at(operation.start) - token) <= _REACH


def _nth(text: Text, token: int, stretch: Stretch) -> tuple[int | None, tuple[int, int]]:
    """Which anniversary it is («العاشرة», «الـ12», «مرور عشر سنوات»), or None; and the source offsets of the words."""
    for index in range(token + 1, min(token + 1 + _BEHIND, stretch.stop)):
        reading = read_number(text.forms, index)
        if reading is not None and 1 <= reading.value <= _MOST:
            return reading.value, (text.starts[token], text.ends[reading.stop - 1])
    return None, (text.starts[token], text.ends[token])


def _evidence(axis: Axis, begin: date, nth: int | None, *, at: tuple[int, int]) -> Evidence:
    last = axis.day(axis.size - 1).year + 1
    years = range(begin.year + 1, last + 1) if nth is None else (begin.year + nth,)
    days = [begin.replace(year=year, day=min(begin.day, 28) if begin.month == 2 else begin.day) for year in years]
    return evidence_around(axis, "anniversary", [(day, day) for day in days], at=at, says=says_anniversary(begin, nth))
