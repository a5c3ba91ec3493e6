"""Clues from the expressions of time themselves."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from articles import Text
from lexicon import Row, load_rows
from model import TimeSpan
from temporal.expressions import TimeExpression
from temporal.likelihood import FIRST_DAY, Axis
from temporal.meanings import Meaning
from temporal.publication_evidence import Evidence, Spans, evidence_around
from temporal.publication_vocabulary import word_set
from temporal.publication_words import (
    Says,
    date_words,
    day_words,
    says_dateline,
    says_direction,
    says_explicit,
    says_near,
    says_today,
    says_weekday,
    says_years,
)

_PLAN_REACH = 7
_HEAD_SENTENCES = 4
_SHORT = 120
_DIRECTED = {"past": "past_month", "future": "coming_month", "current": "this_month"}
_EXPLICIT = {3: "explicit_day", 2: "explicit_month", 1: "explicit_year"}


class WeekdayRow(Row, frozen=True, kw_only=True):
    """How many days before publication a weekday lies."""

    id: str
    """bare, or today."""
    shares: tuple[float, ...]
    """Share for 0, 1 .. 6 days."""


class _Dated(NamedTuple):
    """An expression with the date in it that matters."""

    expression: TimeExpression
    date: Meaning
    planned: bool
    past: bool


@cache
def _weekday_shares() -> dict[str, tuple[float, ...]]:
    rows = load_rows("lexicon/temporal/publication_weekdays.yaml", WeekdayRow, key="id")
    return {row.id: row.shares for row in rows}


def find_date_clues(
    text: Text, expressions: Sequence[TimeExpression], axis: Axis, told: Sequence[Evidence] = ()
) -> Iterator[Evidence]:
    """Evidence of the dates, months, years and weekdays that a text names.

    Args:
        text: the article.
        expressions: its expressions of time.
        axis: the days.
        told: evidence of operations, which give a date beside them its year.
    """
    dated = [
        _Dated(each, inner, _planned(text, each), _past(each, inner))
        for each in expressions
        if (inner := _date_in(each.meaning))
    ]
    today = _today_clue(text, expressions, dated, axis)
    if today is not None:
        yield today
    yield from _explicit_clues(text, dated, axis)
    yearless = {(each.date.month, each.date.day): each for each in reversed(dated) if each.date.year is None}
    for each in reversed(yearless.values()):
        if each.date.month is not None:
            yield from _yearless_clues(each, axis, _beside(text, each.expression, told))
    if today is None:
        yield from _weekday_clues(expressions, axis)


def _date_in(meaning: Meaning) -> Meaning | None:
    """The date inside an expression that speaks of the past: the later end of a range, what a part is a part of."""
    while meaning.kind in ("part", "open", "range", "nth"):
        if meaning.bound in ("until", "by", "before", "after"):
            return None
        inner = meaning.until if meaning.kind == "range" and meaning.until is not None else meaning.base
        if inner is None:
            return None
        meaning = inner
    names = meaning.year is not None or meaning.month is not None
    return meaning if meaning.kind == "date" and names and meaning.calendar == "gregorian" else None


def _planned(text: Text, expression: TimeExpression) -> bool:
    """Whether the words before an expression make it a plan or a deadline."""
    first, planned = max(0, expression.first - _PLAN_REACH), word_set("planned")
    return any(form in planned for form in text.forms[first : expression.first])


def _past(expression: TimeExpression, inner: Meaning) -> bool:
    """Whether the words say that a date is past: «منذ», «الماضي»."""
    return expression.meaning.bound == "since" or inner.direction == "past"


def _at(expression: TimeExpression) -> tuple[int, int]:
    return expression.mention.start, expression.mention.end


def _words(meaning: Meaning) -> Says:
    return date_words(weekday=meaning.weekday, day=meaning.day, month=meaning.month, year=meaning.year)


def _today_clue(
    text: Text, expressions: Sequence[TimeExpression], dated: Sequence[_Dated], axis: Axis
) -> Evidence | None:
    """«اليوم الخميس 23 آذار», «أمس (22 آذار)»: a date that is said to be today, yesterday or tomorrow."""
    by_first = {each.expression.first: each for each in dated}
    for expression in expressions:
        amount = _pointing(text, expression)
        if amount is None:
            continue
        follows = by_first.get(_next_token(text, expression.stop))
        named = next((each.date for each in (by_first.get(expression.first), follows) if each is not None), None)
        if named is None or named.day is None or named.month is None:
            continue
        shift = timedelta(days=-amount)
        weekday = expression.meaning.weekday if named.weekday is None else named.weekday
        days = [day + shift for day in _occurrences(weekday, named.day, named.month, named.year, axis)]
        if days:
            end = max(expression.mention.end, follows.expression.mention.end if follows else 0)
            return evidence_around(
                axis, "today", [(day, day) for day in days], at=(expression.mention.start, end),
                says=says_today(_words(named), amount), allows=_one(days),
            )  # fmt: skip
    return None


def _pointing(text: Text, expression: TimeExpression) -> int | None:
    """Days from publication that an expression points to with «اليوم», «أمس» or «غدا», or None."""
    forms = text.forms
    if len(forms) > expression.first + 1 and forms[expression.first + 1] in word_set("other_day"):
        return None
    pointers = (("today", 0), ("yesterday", -1), ("tomorrow", 1))
    return next((amount for name, amount in pointers if forms[expression.first] in word_set(name)), None)


def _one(days: Sequence[date]) -> TimeSpan | None:
    return TimeSpan.on(days[0]) if len(days) == 1 else None


def _next_token(text: Text, index: int) -> int:
    """The first token from `index` on that is no link between a weekday and its date."""
    for token in range(index, min(index + 3, len(text.forms))):
        if text.forms[token] not in word_set("link"):
            return token
    return index


@lru_cache(maxsize=2048)
def _occurrences(weekday: int | None, day: int, month: int, year: int | None, axis: Axis) -> tuple[date, ...]:
    """The days of the axis (and of the year before it) that a day and month may be, given a weekday and a year."""
    years = range(FIRST_DAY.year - 1, axis.day(axis.size - 1).year + 2) if year is None else (year,)
    days = (date(each, month, day) for each in years if day <= monthrange(each, month)[1])
    found = tuple(each for each in days if weekday is None or each.weekday() == weekday)
    return found or (_occurrences(None, day, month, year, axis) if weekday is not None else ())


def _explicit_clues(text: Text, dated: Sequence[_Dated], axis: Axis) -> Iterator[Evidence]:
    """The date at the head of the text, and the latest date with a year that it tells."""
    last = axis.day(axis.size - 1)
    headed = False
    told = [(span, each) for each in dated if (span := _explicit_span(each.date)) and span[0] <= last]
    for (begin, end), each in told:
        if begin == end and _heads(text, each.expression):
            says = says_dateline(day_words(begin))
            yield evidence_around(
                axis, "dateline", [(begin, end)], at=_at(each.expression), says=says, allows=TimeSpan.on(begin)
            )
            headed = True
            break
    past = [pair for pair in told if not pair[1].planned]
    if past and not headed:
        (begin, end), each = max(past, key=lambda pair: (pair[0][0], -pair[0][1].toordinal()))
        kind = _EXPLICIT[sum(value is not None for value in (each.date.year, each.date.month, each.date.day))]
        says = says_explicit(_words(each.date))
        yield evidence_around(
            axis, kind, [(begin, end)], at=_at(each.expression), says=says, allows=TimeSpan(earliest=begin)
        )


def _explicit_span(meaning: Meaning) -> tuple[date, date] | None:
    """The days of a date with a year, or None."""
    if meaning.year is None or not 1900 <= meaning.year <= 2100 or (meaning.weekday is not None and not meaning.day):
        return None
    if meaning.month is None:
        return date(meaning.year, 1, 1), date(meaning.year, 12, 31)
    last = monthrange(meaning.year, meaning.month)[1]
    if meaning.day is None:
        return date(meaning.year, meaning.month, 1), date(meaning.year, meaning.month, last)
    if meaning.day > last:
        return None
    day = date(meaning.year, meaning.month, meaning.day)
    return day, day


def _heads(text: Text, expression: TimeExpression) -> bool:
    """Whether an expression stands at the head of the text, in a dateline or byline, or alone in its line."""
    sentence = text.sentence_at(expression.first)
    stretch = sentence.stretch
    if not word_set("event_label").isdisjoint(text.forms[stretch.first : expression.first]):
        return False
    if text.regions[sentence.region].kind in ("dateline", "byline"):
        return True
    alone = stretch.stop - stretch.first - (expression.stop - expression.first) <= 3
    return alone and sentence.number < _HEAD_SENTENCES


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


def _yearless_clues(each: _Dated, axis: Axis, told: Sequence[Evidence]) -> Iterator[Evidence]:
    """«18 شباط», «الأربعاء 27 نوفمبر», «27 نوفمبر الماضي», «في نيسان»."""
    meaning, at = each.date, _at(each.expression)
    words = _words(meaning)
    months, told_by = _told_months(_months(meaning.month or 1, axis), told)
    if meaning.direction is not None:
        kind, says = _DIRECTED[meaning.direction], says_direction(words, meaning.direction)
        retold = told_by if meaning.direction == "past" else None
        yield evidence_around(axis, kind, months, at=at, says=says, replaces=retold)
    elif meaning.day is None and not each.planned:
        yield evidence_around(axis, "bare_month", months, at=at, says=says_near(words))
    if meaning.day is None or meaning.month is None:
        return
    days = _occurrences(meaning.weekday, meaning.day, meaning.month, None, axis)
    days = tuple(day for day in days if any(begin <= day <= end for begin, end in months if end)) or days
    spans = [(day, day) for day in days]
    if meaning.weekday is not None and days:
        kind = "past_weekday" if each.past else "dated_weekday"
        yield evidence_around(axis, kind, spans, at=at, says=says_years(words, [day.year for day in days]))
    elif days and not (each.planned or meaning.direction):
        kind = "past_day" if each.past else "day_month"
        yield evidence_around(axis, kind, spans, at=at, says=says_near(words))


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


def _months(month: int, axis: Axis) -> Spans:
    """First and last day of a month in every year of the axis and the ones beside it."""
    years = range(FIRST_DAY.year - 1, axis.day(axis.size - 1).year + 2)
    return [(date(year, month, 1), date(year, month, monthrange(year, month)[1])) for year in years]


def _weekday_clues(expressions: Sequence[TimeExpression], axis: Axis) -> Iterator[Evidence]:
    """The first weekday that is said to be today or yesterday; else the first one without a date."""
    pointed = [each for each in expressions if each.meaning.kind == "days" and each.meaning.weekday is not None]
    bare = [each for each in expressions if each.meaning.bare_weekday and each.meaning.direction is None]
    found = next(iter(pointed or bare), None)
    if found is None or found.meaning.weekday is None:
        return
    amount = found.meaning.amount if pointed else None
    shares = np.log(_weekday_shares()["bare" if amount is None else "today"])
    shares -= shares.max()
    levels = shares[(axis.weekdays + (amount or 0) - found.meaning.weekday) % 7]
    says = says_weekday(found.meaning.weekday, amount)
    yield Evidence(
        kind="weekday", start=found.mention.start, end=found.mention.end, levels=levels, floor=-np.inf,
        says_en=says[0], says_ar=says[1],
    )  # fmt: skip
