"""Clues from days of the Islamic calendar and feasts without a year: «أول أيام شهر رمضان», «عيد الأضحى»."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from articles import Text
from temporal.calendar import days_of
from temporal.expressions import TimeExpression
from temporal.likelihood import Axis
from temporal.meanings import Meaning
from temporal.publication_evidence import Evidence, evidence_around
from temporal.publication_readings import is_planned, offsets
from temporal.publication_words import says_feast

_STEP = timedelta(days=150)
"""Less than half of either calendar's year: no occurrence is stepped over."""
_DAYS, _MONTH = 4, 31
_INSIDE = frozenset({"nth", "shift", "part"})


def find_feast_clues(text: Text, expressions: Sequence[TimeExpression], axis: Axis) -> Iterator[Evidence]:
    """Evidence of the narrowest feast or day of the Islamic calendar that a text names without a year."""
    found: list[tuple[int, TimeExpression, tuple[tuple[date, date], ...]]] = []
    for each in expressions:
        if _recurs(each.meaning) and not is_planned(text, each):
            spans = _occurrences(each.meaning, axis)
            width = max(((last - first).days + 1 for first, last in spans), default=_MONTH)
            if spans and width < _MONTH:
                found.append((width, each, spans))
    if found:
        width, each, spans = min(found, key=lambda one: (one[0], one[1].first))
        kind = "feast" if width <= _DAYS else "feast_month"
        yield evidence_around(axis, kind, spans, at=offsets(each), says=says_feast())


def _recurs(meaning: Meaning) -> bool:
    """Whether words name days that come again every year, and neither which year nor on which side of the news."""
    if meaning.direction is not None or meaning.year is not None or meaning.bound is not None:
        return False
    if meaning.kind in _INSIDE and meaning.base is not None:
        return _recurs(meaning.base)
    return meaning.kind == "holiday" or (meaning.kind == "date" and meaning.calendar == "hijri" and bool(meaning.month))


@lru_cache(maxsize=256)
def _occurrences(meaning: Meaning, axis: Axis) -> tuple[tuple[date, date], ...]:
    """First and last day of each occurrence that a publication on the axis may speak of."""
    found: set[tuple[date, date]] = set()
    day, last = axis.day(0), axis.day(axis.size - 1) + _STEP
    while day <= last:
        days = days_of(meaning, day)
        if days.first is not None and days.last is not None:
            found.add((days.first, days.last))
        day += _STEP
    return tuple(sorted(found))
