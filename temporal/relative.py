"""Days of everything that hangs on the day of publication or on another expression."""

from datetime import date

from temporal.dated import days_of_date
from temporal.days import (
    WEEK_DAYS,
    YEAR_MONTHS,
    YEARS,
    Days,
    add_days,
    add_months,
    months_from,
    nothing,
    season_days,
    setting,
    step,
    unit_around,
    year_days,
)
from temporal.meanings import Meaning

_WHOLE = {"month": "month_shift_whole", "year": "year_shift_whole"}
_SHORT = frozenset({"second", "minute", "hour"})
_THIRDS = {"early": 0, "mid": 1, "late": 2, "third1": 0, "third2": 1, "third3": 2}
_FEAST_DAYS = 10
"""Days of a feast that are counted («ثالث أيام العيد»)."""


def days_of_pointer(meaning: Meaning, day: date) -> Days:
    """«أمس», «غدا الجمعة», «اليوم 25 مارس 2016»: the date where one is named, else the day that is pointed at."""
    pointed = add_days(day, meaning.amount or 0)
    if meaning.day is not None and meaning.month is not None:
        dated = days_of_date(meaning.having(kind="date", amount=None, direction=None), pointed, None)
        odd = dated.first is not None and dated.first != pointed and not dated.reason
        return dated._replace(reason="the date is not the day that the words point at") if odd else dated
    wrong = meaning.weekday is not None and pointed.weekday() != meaning.weekday
    return Days(pointed, pointed, "the weekday is not that of the day" if wrong else "")


def days_of_unit(meaning: Meaning, day: date) -> Days:
    """«الأسبوع الماضي», «الأيام الثلاثة المقبلة», «الأيام الماضية»."""
    unit, amount = meaning.unit or "day", meaning.amount or 0
    if meaning.name == "unsaid":
        return Days(day, None) if meaning.direction == "future" else Days(None, day)
    if meaning.name == "new":
        return year_days(day.year + (day.month >= 7))
    if meaning.count is not None:
        return _run(meaning, unit, day)
    if unit == "weekend" and meaning.direction is None:
        this = unit_around(day, unit)
        return this if this.first and this.first <= day else unit_around(add_days(day, -7), unit)
    if unit == "weekend" and meaning.direction == "past":
        end = unit_around(day, unit).last
        back = -1 if end is None or end > day or amount < -1 else 0
        return unit_around(step(day, "week", min(amount + 1, 0) + back), unit)
    return unit_around(step(day, unit, amount), unit)


def _run(meaning: Meaning, unit: str, day: date) -> Days:
    """So many units up to, or from, the day of publication."""
    count = meaning.count or 0
    if meaning.direction == "future":
        last = step(day, unit, count)
        for other, n in meaning.also:
            last = step(last, other, n)
        return Days(day if unit in _SHORT or meaning.name == "from_today" else add_days(day, 1), max(last, day))
    if meaning.direction == "current":
        return nothing("the words do not say which")
    first = step(day, unit, -count)
    for other, n in meaning.also:
        first = step(first, other, -n)
    last = day if unit in _SHORT else add_days(day, -1)
    return Days(min(first, last), last)


def days_of_shift(meaning: Meaning, day: date, base: Days | None) -> Days:
    """«قبل يومين», «بعد شهر ويومين», «في اليوم التالي»."""
    if meaning.base is not None and (base is None or base.first is None or base.last is None):
        return nothing("what it counts from is not known")
    unit = meaning.unit or "day"
    first = last = _moved(meaning, day)
    if base is not None and base.first is not None and base.last is not None:
        first = last = _moved(meaning, base.first)
        if base.first != base.last:
            last = max(first, add_days(_moved(meaning, add_days(base.last, 1)), -1))
    grain = unit if not meaning.also else "day"
    whole = grain in ("decade", "century") or (grain in _WHOLE and setting(_WHOLE[grain]))
    if whole and (meaning.base is None or meaning.base.unit == grain):
        grain = "year" if grain in ("decade", "century") and meaning.base is None else grain
        first, last = unit_around(first, grain).first or first, unit_around(last, grain).last or last
    elif meaning.base is not None and meaning.base.kind == "anaphor" and grain == "week" == meaning.base.unit:
        first, last = unit_around(first, "week").first or first, unit_around(last, "week").last or last
    if meaning.bound == "before":
        return Days(None, last)
    return Days(first, last)


def _moved(meaning: Meaning, day: date) -> date:
    """A day moved by every amount of a shift."""
    moved = step(day, meaning.unit or "day", meaning.amount or 0)
    for other, n in meaning.also:
        moved = step(moved, other, n)
    return moved


def days_of_like(meaning: Meaning, day: date, base: Days) -> Days:
    """«مثل هذا اليوم من عام 2011»: the day or month of publication in another year."""
    if base.first is None:
        return nothing("the year that it lies in is not known")
    return unit_around(add_months(day, YEAR_MONTHS * (base.first.year - day.year)), meaning.unit or "day")


def days_of_nth(meaning: Meaning, base: Days) -> Days:
    """«ثالث ثلاثاء في أيلول 2014», «آخر يوم من الشهر», «الأسبوع الأول من أكتوبر»."""
    first, last = base.first, base.last
    if first is None or last is None:
        return nothing("the unit that it lies in is not known")
    unit = meaning.unit or "day"
    if meaning.count is not None:
        return _run_at_end(meaning, first, last)
    if meaning.weekday is None and unit not in ("day", "week"):
        return _nth_unit(unit, meaning.ordinal or 1, first, last)
    return _nth_of_days(meaning, first, last)


def _run_at_end(meaning: Meaning, first: date, last: date) -> Days:
    """«الأشهر الثلاثة الأولى», «آخر يومين»: so many units at one end."""
    unit, count = meaning.unit or "day", meaning.count or 1
    if (meaning.ordinal or 1) > 0:
        return Days(first, min(add_days(step(first, unit, count), -1), last))
    return Days(max(step(add_days(last, 1), unit, -count), first), last)


def _nth_of_days(meaning: Meaning, first: date, last: date) -> Days:
    """A weekday, week or day by its number."""
    weeks = meaning.weekday is None and meaning.unit == "week"
    ordinal = meaning.ordinal or 1
    if weeks and ordinal < 0:
        return Days(max(first, add_days(last, 1 - WEEK_DAYS)), last)
    if meaning.weekday is not None:
        start, width = add_days(first, (meaning.weekday - first.weekday()) % WEEK_DAYS), WEEK_DAYS
    else:
        start, width = first, WEEK_DAYS if weeks else 1
    count = (last - start).days // width + 1
    if meaning.base is not None and meaning.base.kind == "holiday":
        count = max(count, _FEAST_DAYS)
    index = count - 1 if ordinal < 0 else ordinal - 1
    if not 0 <= index < count:
        return nothing("there are not so many of them")
    found = add_days(start, index * width)
    return Days(found, min(add_days(found, WEEK_DAYS - 1), last)) if weeks else Days(found, found)


def _nth_unit(unit: str, ordinal: int, first: date, last: date) -> Days:
    begin = first if ordinal > 0 else last
    found = unit_around(step(begin, unit, ordinal - 1 if ordinal > 0 else 0), unit)
    inside = found.first is not None and found.last is not None and first <= found.first and found.last <= last
    return found if inside else nothing("there are not so many of them")


def days_of_part(meaning: Meaning, base: Days) -> Days:
    """«أوائل», «منتصف», «أواخر» of a unit: the conventions stand in `docs/dates.md`."""
    first, last = base.first, base.last
    if first is None or last is None:
        return nothing("what it is a part of is not known")
    part = meaning.part or "whole"
    length = (last - first).days + 1
    if part in ("half1", "half2"):
        return _half(first, last, part)
    if part not in _THIRDS:
        return Days(first, last)
    third = _THIRDS[part]
    if 28 <= length <= 31:
        cuts = (0, setting("early_month_last_day"), setting("mid_month_last_day"), length)
        return Days(add_days(first, cuts[third]), add_days(first, cuts[third + 1] - 1))
    if length > 31 and first.day == 1 and (last.year * 12 + last.month - first.year * 12 - first.month + 1) % 3 == 0:
        months = (last.year * 12 + last.month - first.year * 12 - first.month + 1) // 3
        start = add_months(first, months * third)
        return Days(start, add_days(add_months(start, months), -1))
    return Days(add_days(first, length * third // 3), add_days(first, length * (third + 1) // 3 - 1))


def _half(first: date, last: date, part: str) -> Days:
    months = last.year * 12 + last.month - first.year * 12 - first.month + 1
    middle = add_days(add_months(first, months // 2), -1)
    if months < 2 or first.day != 1:
        middle = add_days(first, ((last - first).days + 1) // 2 - 1)
    return Days(first, middle) if part == "half1" else Days(add_days(middle, 1), last)


def days_of_open(meaning: Meaning, base: Days) -> Days:
    """«منذ X» has X's own days; the others are open at one end."""
    if base.first is None and base.last is None:
        return base
    if meaning.bound == "since":
        return base
    if meaning.bound == "before" and meaning.base is not None and meaning.base.part == "late":
        return Days(None, base.last, base.reason)
    if meaning.bound in ("until", "by"):
        return Days(None, base.last, base.reason)
    if meaning.bound == "before":
        return Days(None, add_days(base.first, -1) if base.first else None, base.reason)
    return Days(add_days(base.last, 1) if base.last else None, None, base.reason)


def days_of_range(meaning: Meaning, day: date, base: Days, until: Days) -> Days:
    """From the first day of one end to the last day of the other."""
    first, last = base.first, until.last
    if first is None or last is None:
        return nothing(base.reason or until.reason or "an end of the range is not known")
    if last < first and meaning.until is not None and meaning.until.bare_weekday:
        last = add_days(last, 7)
        latest = add_days(day, -1) if meaning.until.direction == "past" else day
        looks_back = meaning.base is not None and "future" not in (meaning.base.direction, meaning.until.direction)
        if looks_back and last > latest:
            first, last = add_days(first, -7), add_days(last, -7)
    elif last < first and meaning.base is not None and meaning.base.year is None and meaning.base.month is not None:
        first = add_months(first, -12)
    if last < first:
        return nothing("the range ends before it begins")
    return Days(first, last, base.reason or until.reason)


def days_of_season(meaning: Meaning, day: date, base: Days | None) -> Days:
    """«صيف 2014», «الشتاء الماضي»."""
    season = meaning.ordinal or 1
    if base is not None:
        return season_days(base.first.year, season) if base.first else nothing(base.reason)
    spans = [season_days(year, season) for year in range(day.year - 3, day.year + 4)]
    if meaning.direction == "past":
        chosen = [s for s in spans if s.last and s.last < day][meaning.amount or -1 :][:1]
    elif meaning.direction == "future":
        chosen = [s for s in spans if s.first and s.first > day][(meaning.amount or 1) - 1 :][:1]
    else:
        chosen = [season_days(day.year - (season == 1 and day.month <= 2), season)]
    return chosen[0] if chosen else nothing("no such season")


def days_of_quarter(meaning: Meaning, base: Days) -> Days:
    """«الربع الأول من 2021»."""
    return months_from(base.first.year, (meaning.ordinal or 1) * 3 - 2, 3) if base.first else nothing(base.reason)


def days_of_era(meaning: Meaning) -> Days:
    """A decade or century by its number."""
    if meaning.kind == "decade":
        year, width = meaning.year or 1900, 10
    else:
        year, width = ((meaning.ordinal or 1) - 1) * 100, 100
    if year not in YEARS or year + width - 1 not in range(600, 2200):
        return nothing("out of range")
    return Days(year_days(year).first, date(year + width - 1, 12, 31))
