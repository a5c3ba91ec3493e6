"""Days with a name: feasts of both calendars, from `data/lexicon/temporal/holidays.yaml`."""

from datetime import date
from functools import cache

from lexicon import Row, load_rows
from temporal.days import YEARS, Days, add_days, nothing
from temporal.hijri import hijri_days, hijri_year_of
from temporal.meanings import Meaning


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
    moving: bool = False
    """True for a feast whose day no calendar here computes; it has no days."""
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
    if row.moving:
        return ()
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
