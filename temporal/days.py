"""Days of calendar units, and steps between them. All intervals are inclusive."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from typing import NamedTuple

from lexicon import Row, load_rows

DAY = timedelta(1)
WEEK_DAYS = 7
YEAR_MONTHS = 12
YEARS = range(600, 2101)
"""Gregorian years that an article may mean."""
_STEPS = {
    "year": 12,
    "decade": 120,
    "century": 1200,
    "quarter": 3,
    "half": 6,
    "season": 3,
    "month": 1,
    "school_year": 12,
}
_SPANS = {"decade": 10, "century": 100}


class Days(NamedTuple):
    """An interval of days; both ends None with a reason where there is none."""

    first: date | None
    """First day; None where it is open."""
    last: date | None
    """Last day, inclusive; None where it is open."""
    reason: str = ""
    """Why there are no days, or what is odd about them."""


class SettingRow(Row, frozen=True, kw_only=True):
    """A choice of usage."""

    id: str
    """Its name."""
    value: int
    """What Khatt does."""
    note: str
    """What that means."""


@cache
def setting(name: str) -> int:
    """A row of `data/lexicon/temporal/settings.yaml`."""
    rows = load_rows("lexicon/temporal/settings.yaml", SettingRow, key="id")
    return next(row.value for row in rows if row.id == name)


def nothing(reason: str) -> Days:
    """No days, and why."""
    return Days(None, None, reason)


def year_days(year: int) -> Days:
    """All of a year."""
    if year not in YEARS:
        return nothing(f"year {year} is out of range")
    return Days(date(year, 1, 1), date(year, 12, 31))


def month_days(year: int, month: int) -> Days:
    """All of a month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, or None where the month has no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= YEAR_MONTHS):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the month's last day where it has no such day."""
    index = day.year * YEAR_MONTHS + day.month - 1 + months
    year, month = divmod(index, YEAR_MONTHS)
    year = min(max(year, 1), MAXYEAR - 1)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """So many days on, held inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def step(day: date, unit: str, amount: int) -> date:
    """A day moved by an amount of a unit; units below a day move whole days only."""
    if unit in _STEPS:
        return add_months(day, _STEPS[unit] * amount)
    hours = {"hour": 1, "minute": 0, "second": 0}
    if unit in hours:
        return add_days(day, int(amount * hours[unit] / 24))
    return add_days(day, amount * (WEEK_DAYS if unit in ("week", "weekend") else 1))


def unit_around(day: date, unit: str) -> Days:
    """The calendar unit that a day lies in; the day itself for units below one."""
    if unit == "week":
        monday = add_days(day, -day.weekday())
        return Days(monday, add_days(monday, WEEK_DAYS - 1))
    if unit == "weekend":
        monday = add_days(day, -day.weekday())
        return Days(add_days(monday, setting("first_weekend_day")), add_days(monday, setting("last_weekend_day")))
    if unit == "month":
        return month_days(day.year, day.month)
    if unit in ("quarter", "half"):
        months = _STEPS[unit]
        return months_from(day.year, (day.month - 1) // months * months + 1, months)
    if unit == "season":
        return season_days(day.year - (day.month < 3), (day.month % YEAR_MONTHS) // 3 + 1)
    if unit == "year":
        return year_days(day.year)
    return _other_unit(day, unit)


def _other_unit(day: date, unit: str) -> Days:
    if unit == "school_year":
        begins = setting("school_first_month")
        return months_from(day.year - (day.month < begins), begins, setting("school_months"))
    if unit in _SPANS:
        width = _SPANS[unit]
        start = max(day.year // width * width, 1)
        return Days(date(start, 1, 1), date(start + width - 1, 12, 31))
    return Days(day, day)


def months_from(year: int, month: int, months: int) -> Days:
    """A run of whole months."""
    first = date(year, month, 1)
    return Days(first, add_days(add_months(first, months), -1))


def season_days(year: int, season: int) -> Days:
    """A season, 1 winter .. 4 autumn, three whole months; winter begins in the year that names it."""
    if season == 1:
        return months_from(year, setting("winter_first_month"), 3)
    return months_from(year, season * 3 - 3, 3)
