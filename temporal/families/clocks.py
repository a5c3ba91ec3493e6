"""Times of the day: «الساعة الخامسة مساء», «فجر اليوم», «10:10»."""

from collections.abc import Sequence
from typing import Any

from temporal.automaton import Part
from temporal.families.merging import said_by
from temporal.families.units import size_of
from temporal.meanings import Meaning

Fields = dict[str, Any]
_AFTERNOON = {"AF", "EV", "MI"}
_NIGHT_BEGINS = 6


def clock(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001 - the signature of builders
    """An hour with its minutes and part of the day, as `daypart` T17:30."""
    hour, minute = fields.pop("hour"), fields.pop("minute", 0)
    quarter = fields.pop("quarter_minutes", 0)
    part = fields.pop("daypart", None)
    if not 0 <= hour <= 24 or not 0 <= minute <= 59:
        return None
    total = _hour_of_day(hour, part) * 60 + minute + quarter
    hour, minute = total // 60 % 24, total % 60
    return fields | {"kind": "clock", "daypart": f"T{hour:02d}:{minute:02d}"}


def _hour_of_day(hour: int, part: str | None) -> int:
    if hour == 12 and part in ("MO", "NI", "DAWN"):
        return 0
    if part in _AFTERNOON and hour < 12 and not (part == "MI" and hour >= 10):
        return hour + 12
    if part == "NI" and _NIGHT_BEGINS <= hour < 12:
        return hour + 12
    return hour


def on_day(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """A part of the day or a time on the day of an expression: «فجر اليوم», «الساعة 10 من مساء الأحد»."""
    days = [part.edge.value for part in parts if isinstance(part.edge.value, Meaning)]
    base = next((day for day in days if day.kind != "clock"), None)
    if base is not None and base.kind == "range" and base.base is not None and fields.get("daypart") in ("NI", "EV"):
        return {"kind": "range"} | said_by(base) | {"daypart": fields["daypart"]} if _is_day(base.base) else None
    if base is None or base.kind in ("vague", "duration", "set", "open", "range") or not _is_day(base):
        return None
    if base.daypart is not None and "daypart" not in fields and len(days) == 1:
        return None
    time = next((day.daypart for day in days if day.kind == "clock"), None) or fields.get("daypart")
    if "hour" in fields:
        said: Fields = {name: fields[name] for name in ("hour", "quarter_minutes", "daypart") if name in fields}
        time = (clock(said, parts) or {}).get("daypart", time)
    time = _in_part(time, fields.get("daypart") or base.daypart)
    return {"kind": base.kind} | said_by(base) | {"daypart": time}


def after_midnight(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«بعد منتصف ليل الاثنين - الثلاثاء»: the second day has begun."""
    first, base = fields["first"], fields["base"]
    if first.weekday is None or base.weekday is None or "days" in (first.kind, base.kind):
        return None
    if (first.weekday + 1) % 7 != base.weekday or not _is_day(base) or base.daypart is not None:
        return None
    return {"kind": base.kind} | said_by(base) | {"daypart": "NI"}


def _in_part(time: str | None, part: str | None) -> str | None:
    """«الساعة 8 الليلة»: the hour as the part of the day says."""
    if time is None or not time.startswith("T") or part is None or part.startswith("T") or "/" in time:
        return time
    return f"T{_hour_of_day(int(time[1:3]), part) % 24:02d}{time[3:]}"


def _is_day(meaning: Meaning) -> bool:
    """Whether a meaning is about one day."""
    return meaning.kind in ("days", "holiday", "nth") or size_of(meaning) == 1 or meaning.unit == "day"


def clock_alone(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """A time on the clock with no day; «منتصف الليل» is 24 o'clock."""
    fields.pop("utc", None)
    return clock({"hour": 24} | fields, parts)


def daytime(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«ساعات الصباح الأولى»: a part of a day that is not said."""
    return fields | {"kind": "clock"}


def clock_range(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«بين الساعة 07:00 و15:00»: from one time to the other."""
    ends = [end for end in (fields.get("first"), fields["second"]) if end is not None]
    if "hour" in fields:
        ends.insert(0, Meaning(kind="clock", daypart=f"T{fields['hour']:02d}:00"))
    if len(ends) != 2 or any(end.kind != "clock" for end in ends):
        return None
    return {"kind": "clock", "daypart": "/".join(end.daypart or "" for end in ends)}


def night_between(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """«ليل الأربعاء الخميس»: the night from one weekday to the next."""
    days = [
        part.edge.value if isinstance(part.edge.value, Meaning) else Meaning(kind="date", **part.edge.value)
        for part in parts
        if isinstance(part.edge.value, Meaning) or _is_weekday(part)
    ]
    if len(days) != 2:
        return None
    if days[0].bare_weekday and days[1].kind == "date" and days[1].dated:
        follows = days[1].weekday is not None and ((days[0].weekday or 0) + 1) % 7 == days[1].weekday
        return {"kind": "date"} | said_by(days[1]) | {"daypart": fields.get("daypart", "NI")} if follows else None
    first, second = sorted(days, key=lambda day: (day.weekday or 0, day.weekday == 6))
    if {first.weekday, second.weekday} == {0, 6}:
        first, second = (first, second) if first.weekday == 6 else (second, first)
    if not (first.bare_weekday and second.bare_weekday) or ((first.weekday or 0) + 1) % 7 != second.weekday:
        return None
    direction = second.direction or first.direction
    amount = second.amount or first.amount
    return {"kind": "range", "daypart": fields.get("daypart", "NI"),
            "base": first.having(direction=direction, amount=amount, daypart=None),
            "until": second.having(direction=direction, amount=amount, daypart=None)}  # fmt: skip


def _is_weekday(part: Part) -> bool:
    return isinstance(part.edge.value, dict) and "weekday" in part.edge.value


def clock_range_on_day(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«بين الثالثة والخامسة مساء غدا»: from one time to the other on a day."""
    base = fields["base"]
    if base.daypart is None or not base.daypart.startswith("T") or not _is_day(base):
        return None
    first = fields["first"].daypart if "first" in fields else f"T{fields['hour']:02d}:00"
    if "hour" in fields and base.daypart >= "T13" and fields["hour"] < 12:
        first = f"T{fields['hour'] + 12:02d}:00"
    return {"kind": base.kind} | said_by(base) | {"daypart": f"{first}/{base.daypart}"}
