"""Putting expressions of time on the calendar, relative to the day of publication."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from articles import Text
from model import Mention, PublicationDay, TimeSpan, Timex
from temporal.calendar import NO_ANCHOR, days_of, hangs_on_publication, may_contradict, moves_forward
from temporal.days import Days
from temporal.expressions import TimeExpression
from temporal.meanings import Meaning
from temporal.values import mod_of, value_of

_WIDEST = 1000
"""An interval of publication days longer than this is not walked through."""
_CONTRADICTIONS = ("the weekday does not match the date", "the date is not the day that the words point at",
                   "the weekday is not that of the day")  # fmt: skip


def span_on(expression: TimeExpression, day: date) -> TimeSpan | None:
    """The days of an expression if its article were published on `day`; None where the words fix none.

    What points back at an earlier expression («في اليوم نفسه») has no days here.
    """
    return _span(days_of(expression.meaning, day), expression.meaning)


def contradicts(expression: TimeExpression, day: date) -> bool:
    """Whether the words cannot have been published on `day`: the weekday and the date they name do not go together."""
    return not fits(expression.meaning, day)


@lru_cache(maxsize=131_072)
def fits(meaning: Meaning, day: date) -> bool:
    """Whether what the words say is free of contradictions for a day of publication."""
    return days_of(meaning, day).reason not in _CONTRADICTIONS


def _span(days: Days, meaning: Meaning) -> TimeSpan | None:
    if days.first is None and days.last is None:
        return None
    extent = "throughout" if meaning.kind == "range" else "within"
    return TimeSpan(earliest=days.first, latest=days.last, extent=extent)  # type: ignore[arg-type]


def resolve_timexes(
    text: Text,  # noqa: ARG001 - the signature of stages
    expressions: Sequence[TimeExpression],
    publication_day: PublicationDay,
) -> tuple[Timex, ...]:
    """Expressions with their days. What hangs on an uncertain publication day takes the union over its interval.

    Only days of the interval count under which no expression of the article contradicts itself. Words that point back
    hang on the last expression before them that has days; «الشهر نفسه» on the last that names a month, if there is one.
    """
    candidates = _candidates(expressions, publication_day)
    timexes: list[Timex] = []
    anchor: tuple[Mention, Days] | None = None
    month: tuple[Mention, Days] | None = None
    for expression in expressions:
        meaning = expression.meaning
        points_back = _points_back(meaning)
        there = (month if _unit_of(meaning) == "month" else None) or anchor if points_back else None
        behind = there[1] if there else NO_ANCHOR
        days = _hull(meaning, candidates, behind)
        timexes.append(
            Timex(
                mention=expression.mention,
                type=expression.type,
                value=value_of(meaning, days),
                mod=mod_of(meaning),
                anchor=there[0] if there else None,
                span=_span(days, meaning),
                reason=days.reason,
                fixed=days.first is not None and not points_back and not hangs_on_publication(meaning),
            )
        )
        if days.first is not None and days.last is not None and _may_anchor(meaning):
            anchor = expression.mention, days
            month = anchor if meaning.month is not None else month
    return tuple(timexes)


def _points_back(meaning: Meaning) -> bool:
    return meaning.kind == "anaphor" or (meaning.base is not None and _points_back(meaning.base))


def _unit_of(meaning: Meaning) -> str | None:
    """The unit that words point back to: month for «15 من الشهر نفسه»."""
    return meaning.unit if meaning.base is None or meaning.kind == "anaphor" else _unit_of(meaning.base)


def _may_anchor(meaning: Meaning) -> bool:
    return meaning.kind not in ("open", "clock") or meaning.bound == "since"


def _candidates(expressions: Sequence[TimeExpression], publication_day: PublicationDay) -> tuple[date, ...]:
    """Days of the interval on which every expression goes; all of them where none does, or where they are too many."""
    first, last = publication_day.earliest, publication_day.latest
    if first is None or last is None or (last - first).days > _WIDEST:
        return ()
    every = tuple(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))
    if len(every) == 1:
        return every
    doubtful = {e.meaning for e in expressions if may_contradict(e.meaning)}
    fitting = tuple(day for day in every if all(fits(meaning, day) for meaning in doubtful)) if doubtful else every
    return fitting or every


def _hull(meaning: Meaning, candidates: tuple[date, ...], anchor: Days) -> Days:
    """The days over all candidates of publication."""
    if not candidates:
        return _without_publication(meaning, anchor)
    if len(candidates) == 1 or not (hangs_on_publication(meaning) or anchor is not NO_ANCHOR):
        return days_of(meaning, candidates[0], anchor)
    if moves_forward(meaning):
        early, late = days_of(meaning, candidates[0], anchor), days_of(meaning, candidates[-1], anchor)
        if _known(early) and _known(late):
            return Days(early.first, late.last)
    found = [days_of(meaning, day, anchor) for day in candidates]
    known = [days for days in found if _known(days)]
    if not known:
        return found[0]
    firsts, lasts = [days.first for days in known], [days.last for days in known]
    first = None if None in firsts else min(day for day in firsts if day)
    last = None if None in lasts else max(day for day in lasts if day)
    reasons = {days.reason for days in known}
    return Days(first, last, reasons.pop() if len(reasons) == 1 else "")


def _known(days: Days) -> bool:
    return days.first is not None or days.last is not None


def _without_publication(meaning: Meaning, anchor: Days) -> Days:
    """Days of an expression when nothing is known of the day of publication."""
    if anchor is not NO_ANCHOR and meaning.kind in ("anaphor", "shift"):
        return days_of(meaning, date(2000, 1, 1), anchor)
    if hangs_on_publication(meaning):
        return Days(None, None, "it hangs on the day of publication, which is not known")
    found = days_of(meaning, date(2000, 1, 1), anchor)
    return found._replace(reason="") if meaning.kind == "days" else found
