"""Ranges under one head: «من 13 إلى 15 تموز», «بين عامي 2011 و2016», «يومي السبت والأحد»."""

from collections.abc import Sequence
from typing import Any

from temporal.automaton import Part
from temporal.meanings import Meaning

Fields = dict[str, Any]
_FRAME = ("month", "year", "calendar", "base", "direction")


def between(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001 - the signature of builders
    """Two ends, each a number or an expression; what the fuller one says more, the other takes over."""
    first, second = fields.pop("base"), fields.pop("until")
    fields.pop("mid", None)
    direction = fields.pop("direction", None)
    first = first if isinstance(first, Meaning) else _like(first, second)
    second = second if isinstance(second, Meaning) else _like(second, first)
    if first is None or second is None or "range" in (first.kind, second.kind):
        return None
    if direction:
        first, second = first.having(direction=direction), second.having(direction=direction)
    first, second = _completed(first, _whole(second)), _completed(second, _whole(first))
    return fields | {"kind": "range", "base": first, "until": second}


def shared(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """«بين الأحد والثلاثاء المقبلين»: the direction is said once, of both weekdays."""
    first, second = fields["base"], fields["until"]
    ends = [end for end in (first, second) if isinstance(end, Meaning) and end.bare_weekday]
    if len(ends) == 2 and first.direction is None and second.direction is not None:
        fields["base"] = first.having(direction=second.direction, amount=second.amount)
    return between(fields, parts)


def _like(number: int, model: object) -> Meaning | None:
    """A bare number read as what the other end is: a day of its month, or a year."""
    if not isinstance(model, Meaning):
        return None
    if model.day is not None and 1 <= number <= 31:
        return model.having(day=number, weekday=None)
    if model.year is not None and model.month is None and number >= 1000:
        return model.having(year=number)
    return None


def _completed(meaning: Meaning, other: Meaning) -> Meaning:
    """«13 يناير» beside «15 مارس 2019»: the year is said once."""
    if meaning.kind != "date" or other.kind != "date" or (meaning.weekday is not None and meaning.day is None):
        return meaning
    if meaning.month is not None and meaning.year is None and other.year is not None and meaning.base is None:
        return meaning.having(year=other.year, calendar=other.calendar)
    return meaning


def _whole(meaning: Meaning) -> Meaning:
    """What a part is a part of: «بداية العام الحالي 2023» names the year as well as the year itself."""
    return meaning.base if meaning.kind == "part" and meaning.base is not None else meaning


def between_numbers(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«13-15 يوليو», «1936-1939»: both ends are numbers, everything else is said of both."""
    low, high = fields.pop("low"), fields.pop("high")
    fields.pop("mid", None)
    if low > high:
        return None
    field = "day" if high <= 31 else "year"
    base = fields.get("base")
    if field == "day" and fields.get("month") is None and base is None:
        return None
    if base is not None and (field == "year" or base.kind != "unit" or base.unit != "month" or base.count):
        return None
    own = {name: fields.pop(name) for name in _FRAME if name in fields}
    return fields | {
        "kind": "range",
        "base": Meaning(kind="date", **{field: low}, **own),
        "until": Meaning(kind="date", **{field: high}, **own),
    }


def months_pair(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«تموز وآب 2015»: two months of one year."""
    first, second = fields.pop("first"), fields.pop("second")
    fields.pop("mid", None)
    if "month" not in first or "month" not in second or first.get("calendar") or second.get("calendar"):
        return None
    base = Meaning(kind="date", month=first["month"], **fields)
    return {"kind": "range", "base": base, "until": Meaning(kind="date", month=second["month"], **fields)}
