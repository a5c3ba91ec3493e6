"""TIMEX3 values and modifiers."""

from datetime import date

from temporal.days import Days, add_days, unit_around
from temporal.meanings import Meaning

SEASONS = {1: "WI", 2: "SP", 3: "SU", 4: "FA"}
_MODS = {"early": "START", "mid": "MID", "late": "END", "half1": "FIRST_HALF", "half2": "SECOND_HALF"}
_BOUNDS = {"since": "ON_OR_AFTER", "until": "ON_OR_BEFORE", "by": "ON_OR_BEFORE", "before": "BEFORE", "after": "AFTER"}


def mod_of(meaning: Meaning) -> str | None:
    """TIMEX3 modifier, or None."""
    if meaning.bound is not None:
        return _BOUNDS[meaning.bound]
    if meaning.kind == "part":
        return _MODS.get(meaning.part or "")
    return "APPROX" if meaning.approximate else None


def value_of(meaning: Meaning, days: Days) -> str | None:
    """TIMEX3 value: the days where they are known, otherwise what the words give («XXXX-10»)."""
    if meaning.kind in ("vague", "duration", "set"):
        return meaning.name
    if meaning.kind == "clock":
        return _part_value(meaning.daypart or "")
    if meaning.kind == "open" and meaning.base is not None:
        return _bounded_value(meaning, meaning.base, days)
    if meaning.kind == "part" and meaning.base is not None:
        meaning = meaning.base
    if meaning.kind == "unit" and meaning.name == "unsaid":
        return {"past": "PAST_REF", "future": "FUTURE_REF"}.get(meaning.direction or "", "PRESENT_REF")
    if days.first is None or days.last is None:
        return _unknown(meaning)
    value = unit_value(meaning, days.first, days.last)
    if meaning.daypart is None or days.first != days.last:
        return value
    return value + _part_value(meaning.daypart)


def _part_value(part: str) -> str:
    """«TNI», «T17:30»; daybreak is a morning to TIMEX3."""
    return part if part.startswith("T") else f"T{'MO' if part == 'DAWN' else part}"


def _bounded_value(meaning: Meaning, base: Meaning, days: Days) -> str | None:
    """The value of the date that bounds an open interval, from the end that is known."""
    if days.first is not None and days.last is not None:
        return value_of(base, days)
    inner = days.first if meaning.bound == "after" else days.last
    if inner is None or base.kind not in ("date", "days", "nth", "holiday"):
        return _unknown(base)
    step = {"before": 1, "after": -1}.get(meaning.bound or "", 0)
    edge = add_days(inner, step)
    if base.kind == "date" and base.day is None and base.weekday is None:
        return f"{edge:%Y-%m}" if base.month is not None else _year(base)
    return edge.isoformat()


def unit_value(meaning: Meaning, first: date, last: date) -> str:
    """ISO 8601 (as TIMEX3 uses it) of an interval: a unit where it is one, else «first/last»."""
    if first == last:
        return first.isoformat()
    if meaning.kind == "season":
        return f"{first.year:04d}-{SEASONS[meaning.ordinal or 1]}"
    weekend = ("weekend",) if meaning.unit == "weekend" else ()
    for unit in ("month", "year", "week", *weekend, "quarter", "decade", "century"):
        if unit_around(first, unit)[:2] == (first, last):
            return _named(unit, first)
    return f"{first.isoformat()}/{last.isoformat()}"


def _named(unit: str, first: date) -> str:
    year, week, _ = first.isocalendar()
    names = {
        "month": f"{first:%Y-%m}",
        "year": f"{first.year:04d}",
        "week": f"{year:04d}-W{week:02d}",
        "weekend": f"{year:04d}-W{week:02d}-WE",
        "quarter": f"{first.year:04d}-Q{(first.month + 2) // 3}",
        "decade": f"{first.year // 10:03d}",
        "century": f"{first.year // 100:02d}",
    }
    return names[unit]


def _unknown(meaning: Meaning) -> str | None:
    """What is known of a date with no days."""
    if meaning.kind == "date" and meaning.calendar == "gregorian":
        if meaning.month is not None:
            month = f"{_year(meaning)}-{meaning.month:02d}"
            return f"{month}-{meaning.day:02d}" if meaning.day is not None else month
        if meaning.weekday is not None:
            return f"XXXX-WXX-{meaning.weekday + 1}"
        if meaning.year is not None:
            return _year(meaning)
    if meaning.kind == "days" and meaning.amount is not None:
        return "PRESENT_REF" if meaning.amount == 0 else "PAST_REF" if meaning.amount < 0 else "FUTURE_REF"
    return None


def _year(meaning: Meaning) -> str:
    return f"{meaning.year:04d}" if meaning.year is not None else "XXXX"
