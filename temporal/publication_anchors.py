"""Operations that tell the year of a date without one, and dates that confirm an operation."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from articles import Text
from temporal.likelihood import Axis
from temporal.publication_evidence import Evidence, Spans
from temporal.publication_readings import Dated, months_of, occurrences

_SHORT = 120
"""Days of an operation that is short enough to tell the year of a date beside it."""
_NEXT_DAY = timedelta(days=1)


class Anchor(NamedTuple):
    """An operation that a date without a year belongs to."""

    operation: Evidence
    """The evidence of it."""
    months: Spans
    """The month of the date in the years of the operation."""
    retold: bool
    """Whether the words tell it as past («وفي أكتوبر الماضي … العملية التركية»)."""


def find_anchor(text: Text, dated: Dated, axis: Axis, told: Sequence[Evidence]) -> Anchor | None:
    """The operation whose first or last day a date is, or which stands in its sentence and went on in its month."""
    return _by_day(dated, axis, told) or _by_sentence(text, dated, axis, told)


def _by_day(dated: Dated, axis: Axis, told: Sequence[Evidence]) -> Anchor | None:
    meaning = dated.date
    if meaning.day is None or meaning.month is None:
        return None
    days = occurrences(meaning.weekday, meaning.day, meaning.month, None, axis)
    for operation in told:
        found = [day for day in days if _bounds(operation, day)]
        if found:
            months = [span for span in months_of(meaning.month, axis) if in_any(span, [(day, day) for day in found])]
            return Anchor(operation, months, retold=False)
    return None


def _bounds(operation: Evidence, day: date) -> bool:
    """Whether an operation began or ended on a day, or began a day beside it."""
    return any(abs(day - begin) <= _NEXT_DAY or day == end for begin, end in operation.spans)


def _by_sentence(text: Text, dated: Dated, axis: Axis, told: Sequence[Evidence]) -> Anchor | None:
    meaning = dated.date
    stretch = text.sentence_at(dated.expression.first).stretch
    for operation in told:
        if not stretch.start <= operation.start < stretch.end or not _is_short(operation):
            continue
        months = [span for span in months_of(meaning.month or 1, axis) if in_any(span, operation.spans)]
        if months:
            since = dated.expression.meaning.bound == "since"
            return Anchor(operation, months, retold=meaning.direction == "past" and not since)
    return None


def _is_short(operation: Evidence) -> bool:
    return all(end is not None and (end - begin).days <= _SHORT for begin, end in operation.spans)


def in_any(span: tuple[date, date | None], others: Spans) -> bool:
    """Whether a stretch of days shares a day with any of others."""
    begin, end = span
    return any(begin <= (last or first) and first <= (end or begin) for first, last in others)
