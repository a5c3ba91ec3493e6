"""Clues from dates without a year: «18 شباط», «الأربعاء 27 نوفمبر», «27 نوفمبر الماضي», «في نيسان»."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from articles import Text
from temporal.likelihood import Axis, around_any
from temporal.publication_anchors import Anchor, find_anchor, in_any
from temporal.publication_evidence import Evidence, Spans, evidence_around
from temporal.publication_readings import Dated, months_of, occurrences, offsets, words_of
from temporal.publication_words import Says, says_direction, says_near, says_years

_OTHER_YEAR = 3.0
"""How much less likely, as a logarithm, a date is of another year than the operation told beside it."""
_DIRECTED = {"past": "past_month", "future": "coming_month", "current": "this_month"}


def find_yearless_clues(text: Text, dated: Sequence[Dated], axis: Axis, told: Sequence[Evidence]) -> Iterator[Evidence]:
    """Evidence of each date without a year, told once; an operation beside it tells the year."""
    yearless = {(each.date.month, each.date.day): each for each in reversed(dated) if each.date.year is None}
    for each in reversed(yearless.values()):
        if each.date.month is not None:
            anchor = find_anchor(text, each, axis, told)
            yield from _month_clues(each, axis, anchor)
            yield from _day_clues(each, axis, anchor)


def _month_clues(each: Dated, axis: Axis, anchor: Anchor | None) -> Iterator[Evidence]:
    """What the month says, with «الماضي» and its like or alone."""
    meaning, words = each.date, words_of(each.date)
    months = months_of(meaning.month or 1, axis)
    if meaning.direction is not None:
        kind, says = _DIRECTED[meaning.direction], says_direction(words, meaning.direction)
        yield _evidence(axis, kind, months, each, anchor, says)
    elif meaning.day is None and not each.planned:
        yield _evidence(axis, "bare_month", months, each, anchor, says_near(words))


def _day_clues(each: Dated, axis: Axis, anchor: Anchor | None) -> Iterator[Evidence]:
    """What the day of the month says, with its weekday or without."""
    meaning, words = each.date, words_of(each.date)
    if meaning.day is None or meaning.month is None:
        return
    days = occurrences(meaning.weekday, meaning.day, meaning.month, None, axis)
    spans: list[tuple[date, date | None]] = [(day, day) for day in days]
    if meaning.weekday is not None and days:
        kind = "past_weekday" if each.past else "dated_weekday"
        yield _evidence(axis, kind, spans, each, anchor, says_years(words, [day.year for day in days]))
    elif days and not (each.planned or meaning.direction):
        kind = "past_day" if each.past else "day_month"
        yield _evidence(axis, kind, spans, each, anchor, says_near(words))


def _evidence(axis: Axis, kind: str, spans: Spans, each: Dated, anchor: Anchor | None, says: Says) -> Evidence:
    """Evidence of a date that may be in any year; the year of its operation, where it has one, is likelier by far."""
    at = offsets(each.expression)
    if anchor is None:
        return evidence_around(axis, kind, spans, at=at, says=says)
    told = [span for span in spans if in_any(span, anchor.months)]
    if not told:
        return evidence_around(axis, kind, spans, at=at, says=says)
    levels = np.maximum(around_any(axis, told, kind), around_any(axis, spans, kind) - _OTHER_YEAR)
    found = evidence_around(axis, kind, told, at=at, says=says)
    return replace(found, levels=levels, confirms=anchor.operation, retells=anchor.retold)
