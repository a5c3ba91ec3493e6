"""Clues from weekdays without a date: «الاثنين», «اليوم الخميس», «أمس الأربعاء»."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from articles import Text
from lexicon import Row, load_rows
from temporal.expressions import TimeExpression
from temporal.likelihood import Axis
from temporal.publication_evidence import Evidence
from temporal.publication_readings import Dated, occurrences
from temporal.publication_words import says_weekday

_LEAD_SENTENCES = 2
_BEFORE_NEWS = float(np.log(0.2))
"""How much less likely a day is on which the news would lie before a past date that the text tells."""


class WeekdayRow(Row, frozen=True, kw_only=True):
    """How many days before publication a weekday lies."""

    id: str
    """lead, bare, or today."""
    shares: tuple[float, ...]
    """Share for 0, 1 .. 6 days."""


@cache
def _weekday_shares() -> dict[str, tuple[float, ...]]:
    rows = load_rows("lexicon/temporal/publication_weekdays.yaml", WeekdayRow, key="id")
    return {row.id: row.shares for row in rows}


def find_weekday_clues(
    text: Text, expressions: Sequence[TimeExpression], axis: Axis, dated: Sequence[Dated]
) -> Iterator[Evidence]:
    """The first weekday that is said to be today or yesterday; else the first one without a date.

    It is the day of the news, so that it hardly ever lies before a past date that the text tells.
    """
    pointed = [each for each in expressions if each.meaning.kind == "days" and each.meaning.weekday is not None]
    bare = [each for each in expressions if each.meaning.bare_weekday and each.meaning.direction is None]
    found = next(iter(pointed or bare), None)
    if found is None or found.meaning.weekday is None:
        return
    amount = found.meaning.amount if pointed else None
    lead = text.sentence_at(found.first).number < _LEAD_SENTENCES
    kind = "today" if amount is not None else "lead" if lead else "bare"
    shares = np.log(_weekday_shares()[kind])
    lags = (axis.weekdays + (amount or 0) - found.meaning.weekday) % 7
    levels = (shares - shares.max())[lags]
    for each in dated if amount is None else ():
        if not each.past or each.date.day is None or each.date.month is None:
            continue
        days = occurrences(each.date.weekday, each.date.day, each.date.month, each.date.year, axis)
        levels = np.where(_days_since(days, axis) < lags, levels + _BEFORE_NEWS, levels)
    says = says_weekday(found.meaning.weekday, amount)
    yield Evidence(
        kind="weekday", start=found.mention.start, end=found.mention.end, levels=levels, floor=-np.inf,
        says_en=says[0], says_ar=says[1],
    )  # fmt: skip


def _days_since(days: Sequence[date], axis: Axis) -> NDArray[np.int64]:
    """For each day of the axis, how many days ago the last of `days` was; a large number before the first."""
    last = np.full(axis.size, -axis.size)
    for day in sorted(days):
        last[max(0, axis.index(day)) :] = axis.index(day)
    return np.asarray(np.arange(axis.size) - last)
