"""Dates in expressions of time, as clues to the day of publication need them."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from articles import Text
from temporal.expressions import TimeExpression
from temporal.likelihood import FIRST_DAY, Axis
from temporal.meanings import Meaning
from temporal.publication_evidence import Spans
from temporal.publication_vocabulary import word_set
from temporal.publication_words import Says, date_words

_PLAN_REACH = 7


class Dated(NamedTuple):
    """An expression with the date in it that matters."""

    expression: TimeExpression
    """The words."""
    date: Meaning
    """The date."""
    planned: bool
    """Whether the words before it make it a plan."""
    past: bool
    """Whether it is said to be past."""


def find_dates(text: Text, expressions: Sequence[TimeExpression]) -> Iterator[Dated]:
    """Every expression that names a date, month or year of the past or the future, in order."""
    for each in expressions:
        inner = date_in(each.meaning)
        if inner is not None and not _is_name(text, each, inner):
            yield Dated(each, inner, is_planned(text, each), is_past(each, inner))


def date_in(meaning: Meaning) -> Meaning | None:
    """The date inside an expression that speaks of the past: the later end of a range, what a part is a part of."""
    while meaning.kind in ("part", "open", "range", "nth"):
        if meaning.bound in ("until", "by", "before", "after"):
            return None
        inner = meaning.until if meaning.kind == "range" and meaning.until is not None else meaning.base
        if inner is None:
            return None
        meaning = inner
    names = meaning.year is not None or meaning.month is not None
    return meaning if meaning.kind in ("date", "days") and names and meaning.calendar == "gregorian" else None


def _is_name(text: Text, expression: TimeExpression, inner: Meaning) -> bool:
    """Whether a day and month is the name of something («أحداث 11 سبتمبر», «قوى 14 آذار»)."""
    before = text.forms[expression.first - 1] if expression.first else ""
    return inner.year is None and inner.day is not None and before in word_set("named")


def is_planned(text: Text, expression: TimeExpression) -> bool:
    """Whether the words before an expression make it a plan or a deadline."""
    first, planned = max(0, expression.first - _PLAN_REACH), word_set("planned")
    return any(form in planned for form in text.forms[first : expression.first])


def is_past(expression: TimeExpression, inner: Meaning) -> bool:
    """Whether the words say that a date is past: «منذ», «الماضي»."""
    return expression.meaning.bound == "since" or inner.direction == "past"


def offsets(expression: TimeExpression) -> tuple[int, int]:
    """Source offsets of the words."""
    return expression.mention.start, expression.mention.end


def words_of(meaning: Meaning) -> Says:
    """The fields of a date in words."""
    return date_words(weekday=meaning.weekday, day=meaning.day, month=meaning.month, year=meaning.year)


@lru_cache(maxsize=2048)
def occurrences(weekday: int | None, day: int, month: int, year: int | None, axis: Axis) -> tuple[date, ...]:
    """The days of the axis (and of the year before it) that a day and month may be, given a weekday and a year."""
    years = range(FIRST_DAY.year - 1, axis.day(axis.size - 1).year + 2) if year is None else (year,)
    days = (date(each, month, day) for each in years if day <= monthrange(each, month)[1])
    found = tuple(each for each in days if weekday is None or each.weekday() == weekday)
    return found or (occurrences(None, day, month, year, axis) if weekday is not None else ())


def months_of(month: int, axis: Axis) -> Spans:
    """First and last day of a month in every year of the axis and the ones beside it."""
    years = range(FIRST_DAY.year - 1, axis.day(axis.size - 1).year + 2)
    return [(date(year, month, 1), date(year, month, monthrange(year, month)[1])) for year in years]
