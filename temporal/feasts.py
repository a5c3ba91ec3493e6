"""Days with a name: feasts of both calendars, from `data/lexicon/temporal/holidays.yaml`."""

from datetime import date, timedelta
from functools import cache

import msgspec

from lexicon import Row, load_rows
from temporal.days import YEARS, Days, add_days, nothing
from temporal.hijri import hijri_days, hijri_year_of
from temporal.meanings import Meaning

CHURCHES = ("western", "eastern")
_CHURCHES_APART = timedelta(days=36)
"""The two Easters of one year lie at most five weeks apart."""


class HolidayRow(Row, frozen=True, kw_only=True):
    """A day with a name."""

    id: str
    """Its name in meanings."""
    month: int
    """Month of its calendar."""
    day: int | None = None
    """Day of the month, for fixed days."""
    calendar: str = "gregorian"
    """gregorian or hijri."""
    easter: str | None = None
    """western, eastern or both, for feasts counted from Easter; both where outlets do not say whose."""
    offset: int = 0
    """Days after Easter."""
    any_of: tuple[str, ...] = ()
    """Rows of which the nearest counts («العيد»)."""
    nth: int | None = None
    """Which weekday of the month, for moving days."""
    weekday: int | None = None
    """0 Monday .. 6 Sunday, for moving days."""


@cache
def holiday(name: str) -> HolidayRow:
    """A row of `data/lexicon/temporal/holidays.yaml`."""
    rows = load_rows("lexicon/temporal/holidays.yaml", HolidayRow, key="id")
    return next(row for row in rows if row.id == name)


def days_of_holiday(meaning: Meaning, day: date, base: Days | None) -> Days:
    """«عيد الفطر», «رأس السنة 2015»: the nearest past unless the words say otherwise."""
    row = holiday(meaning.name or "")
    if row.easter == "both":
        return _of_either(meaning, day, base)
    return _days_of(row, meaning, day, base)


def _of_either(meaning: Meaning, day: date, base: Days | None) -> Days:
    """«عيد الفصح»: from the feast of one church to that of the other, as far as both fit the words."""
    row = holiday(meaning.name or "")
    found = [_days_of(msgspec.structs.replace(row, easter=church), meaning, day, base) for church in CHURCHES]
    firsts = sorted(days.first for days in found if days.first is not None)
    if len(firsts) < len(found):
        return found[0]
    near = firsts[1] - firsts[0] <= _CHURCHES_APART
    last = firsts[-1] if near else firsts[0] if meaning.direction == "future" else firsts[-1]
    first = firsts[0] if near or meaning.direction == "future" else firsts[-1]
    return Days(first, last)


def _days_of(row: HolidayRow, meaning: Meaning, day: date, base: Days | None) -> Days:
    said = base.first.year if base is not None and base.first is not None else meaning.year
    years = [said] if said is not None else list(range(day.year - 3, day.year + 4))
    spans = sorted(span for year in years for span in _feasts(row, year))
    if said is not None:
        chosen = spans[:1]
    elif meaning.direction == "future":
        chosen = [span for span in spans if span[0] > day][:1]
    elif meaning.direction == "past":
        chosen = [span for span in spans if span[0] < day][-1:]
    elif meaning.direction == "current":
        chosen = [span for span in spans if span[0].year == day.year][:1]
    else:
        chosen = [span for span in spans if span[0] <= day][-1:]
    return Days(*chosen[0]) if chosen else nothing("no such day")


@cache
def _feasts(row: HolidayRow, year: int) -> tuple[tuple[date, date], ...]:
    """Days of a feast that begin in a Gregorian year: one, or two where the Hijri year fits twice."""
    if year not in YEARS:
        return ()
    if row.easter is not None:
        found = add_days(easter_day(year, row.easter), row.offset)
        return ((found, found),)
    if row.any_of:
        return tuple(span for name in row.any_of for span in _feasts(holiday(name), year))
    if row.nth is not None and row.weekday is not None:
        first = date(year, row.month, 1)
        found = add_days(first, (row.weekday - first.weekday()) % 7 + 7 * (row.nth - 1))
        return ((found, found),)
    if row.calendar != "hijri":
        found = date(year, row.month, row.day or 1)
        return ((found, found),)
    around = hijri_year_of(date(year, 7, 1))
    spans = (hijri_days(hijri, row.month, row.day) for hijri in range(around - 1, around + 2))
    return tuple(span for span in spans if span and span[0].year == year)


@cache
def easter_day(year: int, church: str) -> date:
    """Easter Sunday by the Gregorian computus, or by the Julian one as a Gregorian day (1900 to 2099 and nearby).

    Args:
        year: of the Gregorian calendar.
        church: western or eastern.
    """
    golden = year % 19
    if church == "eastern":
        moon = (19 * golden + 15) % 30
        sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + sunday + 114, 31)
        return add_days(date(year, month, day + 1), year // 100 - year // 400 - 2)
    century = year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (moon - weekday + 40) // 44
    return date(year, month, moon - weekday + 28 - 31 * (month // 4))
