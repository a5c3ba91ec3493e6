"""From what words say to days, for one day of publication: which function answers for which kind of meaning."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from temporal import relative
from temporal.dated import days_of_date
from temporal.days import Days, nothing, unit_around
from temporal.feasts import days_of_holiday
from temporal.meanings import WHATEVER, Meaning

NO_ANCHOR = nothing("no date before it to hang on")
_NO_DAYS = {"vague": "a vague word", "duration": "a length of time", "set": "a habit",
            "clock": "a time of day on a day that is not said"}  # fmt: skip
_SHORTEST_MONTH = 28
_WIDEST_COUNTED = 366
"""Days of the widest date that is counted from («عام 2014، وبعد ذلك بعام»)."""
Resolver = Callable[[Meaning, date, Days, Days], Days]

_RESOLVERS: dict[str, Resolver] = {
    "date": lambda meaning, day, base, _: days_of_date(meaning, day, base if meaning.base else None),
    "days": lambda meaning, day, *_: relative.days_of_pointer(meaning, day),
    "unit": lambda meaning, day, *_: relative.days_of_unit(meaning, day),
    "shift": lambda meaning, day, base, _: relative.days_of_shift(meaning, day, base if meaning.base else None),
    "nth": lambda meaning, _day, base, _: relative.days_of_nth(meaning, base),
    "part": lambda meaning, _day, base, _: relative.days_of_part(meaning, base),
    "open": lambda meaning, _day, base, _: relative.days_of_open(meaning, base),
    "range": relative.days_of_range,
    "season": lambda meaning, day, base, _: relative.days_of_season(meaning, day, base if meaning.base else None),
    "quarter": lambda meaning, _day, base, _: relative.days_of_quarter(meaning, base),
    "decade": lambda meaning, *_: relative.days_of_era(meaning),
    "century": lambda meaning, *_: relative.days_of_era(meaning),
    "like": lambda meaning, day, base, _: relative.days_of_like(meaning, day, base),
    "holiday": lambda meaning, day, base, _: days_of_holiday(meaning, day, base if meaning.base else None),
}


@lru_cache(maxsize=65_536)
def days_of(meaning: Meaning, day: date, anchor: Days = NO_ANCHOR) -> Days:
    """Days of a meaning if its article was published on `day`; `anchor` is the last dated expression before it."""
    if meaning.kind == "anaphor":
        return _around(meaning, anchor)
    if meaning.kind in _NO_DAYS or meaning.kind == "unread":
        return nothing(meaning.reason or _NO_DAYS.get(meaning.kind, "the calendar has no such day"))
    base = NO_ANCHOR if meaning.base is None else _end(meaning.base, day, anchor)
    until = NO_ANCHOR if meaning.until is None else _end(meaning.until, day, anchor)
    return _RESOLVERS[meaning.kind](meaning, day, base, until)


def _end(meaning: Meaning, day: date, anchor: Days) -> Days:
    """A base; a shift that counts from «ذلك» has no day of publication to fall back on but that."""
    if meaning.kind == "anaphor" and anchor.first is None:
        return _around(meaning, Days(day, day))
    return days_of(meaning, day, anchor)


def _around(meaning: Meaning, anchor: Days) -> Days:
    if anchor.first is None or anchor.last is None:
        return NO_ANCHOR
    if meaning.unit is None:
        return nothing("it points at the date before it and has no days of its own")
    if meaning.unit == WHATEVER:
        wide = (anchor.last - anchor.first).days > _WIDEST_COUNTED
        return nothing("the date before it is too wide") if wide else anchor
    if meaning.unit == "day":
        return anchor if anchor.first == anchor.last else nothing("the date before it is no single day")
    first, last = unit_around(anchor.first, meaning.unit), unit_around(anchor.last, meaning.unit)
    return first if first == last else nothing("the date before it is too wide")


@lru_cache(maxsize=65_536)
def hangs_on_publication(meaning: Meaning) -> bool:
    """Whether the days depend on the day of publication."""
    if meaning.kind == "like":
        return True
    if meaning.kind in ("days", "unit"):
        return not (meaning.year is not None and meaning.day is not None)
    if meaning.kind in ("decade", "century", *_NO_DAYS, "unread"):
        return False
    if meaning.kind in ("date", "holiday") and meaning.year is not None:
        return False
    if meaning.kind == "shift" and meaning.base is None:
        return True
    if meaning.kind == "date" and meaning.base is None:
        return True
    ends = [end for end in (meaning.base, meaning.until) if end is not None]
    return not ends or any(hangs_on_publication(end) for end in ends)


@lru_cache(maxsize=65_536)
def may_contradict(meaning: Meaning) -> bool:
    """Whether a weekday or a pointing word stands with a date that it may not go with, so that days bear a reason."""
    dated = meaning.day is not None
    pointed = meaning.kind == "days" and (meaning.weekday is not None or (dated and meaning.month is not None))
    ends = [end for end in (meaning.base, meaning.until) if end is not None]
    return pointed or (dated and meaning.weekday is not None) or any(may_contradict(end) for end in ends)


@lru_cache(maxsize=65_536)
def moves_forward(meaning: Meaning) -> bool:
    """Whether a later day of publication never gives earlier days, so that the ends of an interval tell of it all.

    So it is with everything that is counted or looked up from the day of publication, but for ranges that are put
    right, feasts, like days of a year that stands, days that not every month has, and parts of runs whose length
    changes with the months.
    """
    if meaning.kind in ("range", "holiday", "like") or may_contradict(meaning):
        return False
    if meaning.kind == "date" and meaning.month is None and (meaning.day or 0) > _SHORTEST_MONTH:
        return False
    if meaning.kind == "part" and meaning.base is not None and meaning.base.count is not None:
        return False
    return meaning.base is None or moves_forward(meaning.base)
