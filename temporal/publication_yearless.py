"""Clues from dates without a year: «18 شباط», «الأربعاء 27 نوفمبر», «27 نوفمبر الماضي», «في نيسان»."""

from collections.abc import Iterator, Sequence
from datetime import date

from articles import Text
from temporal.expressions import TimeExpression
from temporal.likelihood import Axis
from temporal.publication_evidence import Evidence, Spans, evidence_around
from temporal.publication_readings import Dated, months_of, occurrences, offsets, words_of
from temporal.publication_words import says_direction, says_near, says_years

_SHORT = 120
"""Days of an operation that is short enough to tell the year of a date beside it."""
_DIRECTED = {"past": "past_month", "future": "coming_month", "current": "this_month"}


def find_yearless_clues(text: Text, dated: Sequence[Dated], axis: Axis, told: Sequence[Evidence]) -> Iterator[Evidence]:
    """Evidence of each date without a year, told once; an operation beside it tells the year."""
    yearless = {(each.date.month, each.date.day): each for each in reversed(dated) if each.date.year is None}
    for each in reversed(yearless.values()):
        if each.date.month is not None:
            beside = _beside(text, each.expression, told)
            months, told_by = _told_months(months_of(each.date.month, axis), beside)
            yield from _month_clues(each, axis, months, told_by)
            yield from _day_clues(each, axis, months)


def _month_clues(each: Dated, axis: Axis, months: Spans, told_by: Evidence | None) -> Iterator[Evidence]:
    """What the month says, with «الماضي» and its like or alone."""
    meaning, at, words = each.date, offsets(each.expression), words_of(each.date)
    if meaning.direction is not None:
        kind, says = _DIRECTED[meaning.direction], says_direction(words, meaning.direction)
        retold = told_by if meaning.direction == "past" else None
        yield evidence_around(axis, kind, months, at=at, says=says, replaces=retold)
    elif meaning.day is None and not each.planned:
        yield evidence_around(axis, "bare_month", months, at=at, says=says_near(words))


def _day_clues(each: Dated, axis: Axis, months: Spans) -> Iterator[Evidence]:
    """What the day of the month says, with its weekday or without."""
    meaning, at, words = each.date, offsets(each.expression), words_of(each.date)
    if meaning.day is None or meaning.month is None:
        return
    days = occurrences(meaning.weekday, meaning.day, meaning.month, None, axis)
    days = tuple(day for day in days if any(begin <= day <= end for begin, end in months if end)) or days
    spans: list[tuple[date, date | None]] = [(day, day) for day in days]
    if meaning.weekday is not None and days:
        kind = "past_weekday" if each.past else "dated_weekday"
        yield evidence_around(axis, kind, spans, at=at, says=says_years(words, [day.year for day in days]))
    elif days and not (each.planned or meaning.direction):
        kind = "past_day" if each.past else "day_month"
        yield evidence_around(axis, kind, spans, at=at, says=says_near(words))


def _beside(text: Text, expression: TimeExpression, told: Sequence[Evidence]) -> list[Evidence]:
    """Evidence of short operations in the sentence of an expression."""
    stretch = text.sentence_at(expression.first).stretch
    return [
        each
        for each in told
        if stretch.start <= each.start < stretch.end
        and each.spans
        and all(end is not None and (end - begin).days <= _SHORT for begin, end in each.spans)
    ]


def _told_months(months: Spans, told: Sequence[Evidence]) -> tuple[Spans, Evidence | None]:
    """The months in which an operation beside them went on, with that operation; all of them where none did."""
    for operation in told:
        kept = [
            (begin, end)
            for begin, end in months
            if any(begin <= (last or first) and first <= (end or begin) for first, last in operation.spans)
        ]
        if kept:
            return kept, operation
    return months, None
