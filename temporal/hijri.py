"""The Hijri calendar: Umm al-Qura where it is on record (1343-1500 AH), the tabular calendar outside, a day wider."""

from datetime import date, timedelta
from functools import lru_cache

from convertdate import islamic
from hijridate import Gregorian, Hijri

RECORDED = range(1343, 1501)
"""Years that `hijridate` knows from the published tables."""
YEARS = range(1, 1701)
_MONTHS = 12
_DAY = timedelta(1)


@lru_cache(maxsize=4096)
def hijri_days(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    """Gregorian days of a Hijri year, month or day; None where the calendar has none such.

    Outside the recorded years the interval is one day wider at both ends, since observation and table differ.
    """
    if year not in YEARS or (month is not None and not 1 <= month <= _MONTHS):
        return None
    if year not in RECORDED:
        return _tabular(year, month, day)
    try:
        first = Hijri(year, month or 1, day or 1).to_gregorian()
        last_month = month or _MONTHS
        last = Hijri(year, last_month, day or Hijri(year, last_month, 1).month_length()).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(*first.datetuple()), date(*last.datetuple())


def _tabular(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    if day is not None and day > islamic.month_length(year, month or 1):
        return None
    last_month = month or _MONTHS
    first = islamic.to_gregorian(year, month or 1, day or 1)
    last = islamic.to_gregorian(year, last_month, day or islamic.month_length(year, last_month))
    if first[0] < 1 or last[0] > 9998:
        return None
    return date(*first) - _DAY, date(*last) + _DAY


@lru_cache(maxsize=4096)
def hijri_year_of(day: date) -> int:
    """The Hijri year that a Gregorian day falls in."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return int(islamic.from_gregorian(day.year, day.month, day.day)[0])
