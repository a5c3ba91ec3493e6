"""Days of dates: weekday, day, month, year, as far as the words give them, the rest from the day of publication."""

from collections.abc import Iterator
from datetime import date

from temporal.days import YEARS, Days, add_days, add_months, day_or_none, month_days, nothing, setting, year_days
from temporal.hijri import hijri_days, hijri_year_of
from temporal.meanings import Meaning

_GREGORIAN_FROM = 1800
"""A year that a Hijri month stands with and that is no Hijri year («رمضان 2015»)."""
_REACH = 15
"""Years that a weekday may be looked for when a date has none that fits it."""


def days_of_date(meaning: Meaning, day: date, base: Days | None) -> Days:
    """Days of a `date` meaning.

    Args:
        meaning: what the words say.
        day: the day of publication.
        base: days of the unit that the words put it in («من العام الماضي»), or None.
    """
    if base is not None:
        return _in_base(meaning, base)
    if meaning.calendar == "hijri":
        return _hijri(meaning, day)
    if meaning.year is not None:
        return _in_year(meaning, meaning.year)
    if meaning.month is not None:
        return _month(meaning, day) if meaning.day is None else _day_of_year(meaning, day)
    if meaning.day is not None:
        return _day_of_month(meaning, day)
    if meaning.weekday is not None:
        return _weekday(meaning, day)
    return nothing("nothing says which day")


def _checked(meaning: Meaning, day: date | None) -> Days:
    if day is None:
        return nothing("the calendar has no such day")
    wrong = meaning.weekday is not None and day.weekday() != meaning.weekday
    return Days(day, day, "the weekday does not match the date" if wrong else "")


def _in_year(meaning: Meaning, year: int) -> Days:
    if year not in YEARS:
        return nothing(f"year {year} is out of range")
    if meaning.month is None:
        return year_days(year)
    if meaning.day is None:
        return month_days(year, meaning.month)
    return _checked(meaning, day_or_none(year, meaning.month, meaning.day))


def _in_base(meaning: Meaning, base: Days) -> Days:
    """A weekday of a week, a day of a month, a month or day of a year."""
    first = base.first
    if first is None:
        return nothing("the unit that it lies in is not known")
    if meaning.month is not None:
        return _in_year(meaning, first.year)
    if meaning.day is not None:
        return _checked(meaning, day_or_none(first.year, first.month, meaning.day))
    found = add_days(first, ((meaning.weekday or 0) - first.weekday()) % 7)
    return Days(found, found)


def _weekday(meaning: Meaning, day: date) -> Days:
    """The nearest past weekday, today included, unless the words say otherwise."""
    weekday = meaning.weekday or 0
    extra = max(abs(meaning.amount or 0) - 1, 0) * 7
    if meaning.direction == "future":
        today = 0 if meaning.amount is None else 1
        found = add_days(day, (weekday - day.weekday() - today) % 7 + today + extra)
    elif meaning.direction == "past":
        found = add_days(day, -((day.weekday() - weekday - 1) % 7 + 1) - extra)
    elif meaning.direction == "current":
        found = add_days(day, weekday - day.weekday())
    else:
        found = add_days(day, -((day.weekday() - weekday) % 7))
    return Days(found, found)


def _month(meaning: Meaning, day: date) -> Days:
    month, extra = meaning.month or 1, max(abs(meaning.amount or 0) - 1, 0)
    if meaning.direction == "future":
        year = day.year + (month < day.month or (month == day.month and meaning.amount is not None)) + extra
    elif meaning.direction == "past":
        year = day.year - (month >= day.month) - extra
    elif meaning.direction == "current":
        year = day.year
    else:
        year = day.year - (month > day.month)
    return month_days(year, month)


def _same_days(meaning: Meaning, years: Iterator[int]) -> Iterator[date]:
    for year in years:
        found = day_or_none(year, meaning.month or 1, meaning.day or 1)
        if found:
            yield found


def _day_of_year(meaning: Meaning, day: date) -> Days:
    """«27 نوفمبر»: the nearest past, or where words or tense point; a weekday must agree if a nearby year lets it."""
    past = [d for d in _same_days(meaning, iter(range(day.year, day.year - _REACH, -1))) if d <= day]
    future = [d for d in _same_days(meaning, iter(range(day.year, day.year + _REACH))) if d >= day]
    if meaning.direction == "current":
        return _checked(meaning, day_or_none(day.year, meaning.month or 1, meaning.day or 1))
    if meaning.direction == "past":
        candidates = [d for d in past if d < day][:1]
    elif meaning.direction == "future":
        candidates = [d for d in future if d > day or meaning.amount is None][:1]
        if meaning.amount is None:  # only the tense looks forward: the weekday knows better
            candidates += past[:1]
    elif meaning.name == "nearest":
        candidates = sorted(past[:1] + future[:1], key=lambda d: abs((d - day).days))
    elif future and (future[0] - day).days <= setting("bare_date_ahead_days"):
        candidates = future[:1] + past[:1]
    else:
        candidates = past[:1] + future[:1]
    if not candidates:
        return nothing("the calendar has no such day")
    fits = [d for d in candidates if meaning.weekday is None or d.weekday() == meaning.weekday]
    return _checked(meaning, (fits or candidates)[0])


def _day_of_month(meaning: Meaning, day: date) -> Days:
    """«يوم 15»: of this month if it has come, else of the month before; a weekday may move it on by a month."""
    wanted = meaning.day or 1
    found: list[date] = []
    for months in (0, -1, 1, -2):
        month = add_months(day.replace(day=1), months)
        candidate = day_or_none(month.year, month.month, wanted)
        if candidate and (months > 0 or candidate <= day):
            found.append(candidate)
    ahead = [d for d in found if d > day]
    nearest = [d for d in found if d <= day]
    ordered = ahead + nearest if meaning.direction == "future" else nearest + ahead
    fits = [d for d in ordered if meaning.weekday is None or d.weekday() == meaning.weekday]
    return _checked(meaning, (fits or ordered)[0])


def _hijri_in_gregorian_year(meaning: Meaning, year: int) -> Days:
    """«رمضان 2015»: the one that begins in that year."""
    if year not in YEARS:
        return nothing(f"year {year} is out of range")
    around = hijri_year_of(date(year, 7, 1))
    spans = (hijri_days(hijri, meaning.month, meaning.day) for hijri in range(around - 1, around + 2))
    found = next((span for span in spans if span and span[0].year == year), None)
    return Days(*found) if found and meaning.month is not None else nothing("the Hijri calendar has no such date")


def _hijri(meaning: Meaning, day: date) -> Days:
    """Days of a Hijri date; with no year, the nearest past unless the words say otherwise."""
    if meaning.year is not None and meaning.year >= _GREGORIAN_FROM:
        return _hijri_in_gregorian_year(meaning, meaning.year)
    if meaning.year is not None:
        found = hijri_days(meaning.year, meaning.month, meaning.day)
        return Days(*found) if found else nothing("the Hijri calendar has no such date")
    year = hijri_year_of(day)
    spans = [span for y in range(year - 2, year + 3) if (span := hijri_days(y, meaning.month, meaning.day))]
    if not spans:
        return nothing("the Hijri calendar has no such date")
    if meaning.direction == "future":
        chosen = [span for span in spans if span[0] > day][:1]
    elif meaning.direction == "past":
        chosen = [span for span in spans if span[1] < day][-1:]
    elif meaning.direction == "current":
        chosen = [span for span in spans if hijri_year_of(span[0]) == year][:1]
    else:
        chosen = [span for span in spans if span[0] <= day][-1:]
    return Days(*chosen[0]) if chosen else nothing("the Hijri calendar has no such date")
