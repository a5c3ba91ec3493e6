"""Dates whose parts need a look: frames («من العام الماضي»), two calendars, years in words."""

from collections.abc import Sequence
from typing import Any

from temporal.automaton import Part
from temporal.families.merging import merge, said_by
from temporal.meanings import Meaning

Fields = dict[str, Any]
_WEEKS = 5
"""A month has no more of one weekday."""
_FRAMES = {"day": "month", "month": "year", "weekday": "week"}


def framed(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001 - the signature of builders
    """A day or month inside a unit that hangs on something else: «مارس من العام الماضي»."""
    base = fields["base"]
    finest = "month" if fields.get("month") else "day"
    if "day" in fields and "month" in fields:
        finest = "month"
    if base.kind == "unit" and base.unit == _FRAMES[finest] and base.count is None:
        return {"kind": "date"} | fields
    if base.kind == "anaphor" and base.unit == _FRAMES[finest]:
        return {"kind": "date"} | fields
    same_month = finest == "day" and base.kind == "date" and base.month and base.day is None and base.weekday is None
    return {"kind": "date"} | said_by(base) | {k: v for k, v in fields.items() if k != "base"} if same_month else None


def day_of_month(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """«15 الجاري», «العشرين من الشهر الماضي»; «الأحد الثاني من الشهر» counts Sundays and is no date."""
    counted = any(part.name == "day" and part.edge.definite and fields["day"] <= _WEEKS for part in parts)
    if counted and "weekday" in fields:
        return None
    amount, direction = fields.pop("amount", 0), fields.pop("direction", "current")
    return fields | {"base": Meaning(kind="unit", unit=fields.pop("unit"), amount=amount, direction=direction)}


def weekday_of(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«الأحد من الأسبوع الماضي»."""
    base = fields["base"]
    return fields | {"kind": "date"} if base.kind == "unit" and base.unit == "week" and base.count is None else None


def day_alone(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«يوم 15»: a day of a month that is not said."""
    return fields


def far_year(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """A year that the calendar rules may not reach («عام 2350»)."""
    return fields if 100 <= fields["year"] <= 9999 else None


def spoken_year(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """A year in words without «عام»; round thousands are counts."""
    return fields if fields["year"] > 1100 and fields["year"] != 2000 else None


def two_calendars(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """«12 رجب 1437 هـ الموافق 19 أبريل 2016»: the Gregorian date; the same date told twice is told once."""
    base, other = fields["base"], fields["other"]
    if base.kind != "date" or other.kind != "date" or base.base or other.base:
        return None
    if base.calendar != other.calendar:
        return {"kind": "date"} | said_by(base if base.calendar == "gregorian" else other)
    if base.bare_weekday and base.direction is not None and other.dated and other.direction is None:
        return {"kind": "date", "weekday": base.weekday} | said_by(other)
    adds = other.weekday is not None and base.weekday is None and base.day is not None and other.day is None
    extends = base.bare_weekday and base.direction is None and other.day is not None
    if not (adds or extends):
        return None
    merged = merge([Part("", part.edge) for part in parts if isinstance(part.edge.value, Meaning)])
    return None if merged is None else {"kind": "date"} | merged


def deictic_date(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«اليوم الجمعة 25 مارس 2016»: the date, and how far it lies from the day of publication."""
    date = fields.pop("date")
    if date.kind != "date" or date.day is None or date.month is None or date.direction or date.base:
        return None
    said = said_by(date)
    if fields.get("weekday", said.get("weekday")) != said.get("weekday", fields.get("weekday")):
        return None
    return fields | said | {"kind": "days"}


def known_day(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«هجمات 11 سبتمبر»: a day that everybody knows the year of."""
    year = fields.pop("known").get(f"{fields['day']}-{fields['month']}")
    return None if year is None else fields | {"year": year}


def millennium(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«الألفية الثالثة»: wider than the calendar that is read, so it has no days."""
    return {"kind": "unread", "reason": "a millennium is too wide"}
