"""Amounts of time: «ثلاثة أيام», «شهر ويومان», «قبل خمسة وعشرين عاما», «كل ثلاثة أشهر»."""

from collections.abc import Sequence
from typing import Any

from temporal.automaton import Part
from temporal.values import SEASONS

Fields = dict[str, Any]
LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "month": "M",
           "quarter": "Q", "half": "H", "season": "S", "year": "Y", "decade": "DE", "century": "CE",
           "millennium": "ML"}  # fmt: skip
_SMALLER = {"century": ("year", 100), "decade": ("year", 10), "year": ("month", 12), "month": ("day", 30),
            "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}  # fmt: skip
MOST = 100_000
_MOST_ERAS = 100
"""More decades or centuries than this are no amount."""
_YEARS, _ROUND = range(1800, 2101), 100


def counted(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001 - the signature of builders
    """«خمسة وعشرين عاما»; «2013 عقد المؤتمر» and «عام 2016 سنة التحول» name a year."""
    unit, count = fields["unit"], fields["count"]
    eras = unit in ("decade", "century") and count > _MOST_ERAS
    return None if eras or (unit == "year" and count in _YEARS and count % _ROUND) else fields


def compound(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001 - the signature of builders
    """«شهر ويومان»: the first amount, and the others behind it; larger units first."""
    amounts = [(part.edge.value["unit"], part.edge.value["count"]) for part in parts if "unit" in _dict(part)]
    units = [unit for unit, _ in amounts]
    if len(set(units)) < len(units):
        return None
    (unit, count), *others = amounts
    return {"unit": unit, "count": count, "also": tuple(others)}


def _dict(part: Part) -> Fields:
    return part.edge.value if isinstance(part.edge.value, dict) else {}


def shift(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001 - the signature of builders
    """«قبل يومين»: an amount, with the sign that the rule gives."""
    sign, count = fields.pop("sign"), fields.pop("count")
    if count > MOST:
        return None
    also = tuple((unit, sign * n) for unit, n in fields.pop("also", ()))
    return fields | {"kind": "shift", "amount": sign * count, "also": also}


def period(unit: str, count: object) -> str:
    """TIMEX3 value of an amount: P2D, PT3H, PXM."""
    letter = LETTERS[unit]
    return f"P{letter[:-1]}{count}{letter[-1]}" if letter.startswith("T") else f"P{count}{letter}"


def duration(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """«لمدة سنتين»: the TIMEX3 value of an amount; X for one not said. «لعقد» is «to hold», no decade."""
    if "unit" not in fields:
        return {"kind": "duration", "name": "PX"}
    unit, count = fields.pop("unit"), fields.pop("count", "X")
    if unit == "decade" and any(part.edge.prefix == "ل" for part in parts):
        return None
    also = fields.pop("also", ())
    value = period(unit, count)
    for other, n in also:
        more = period(other, n).removeprefix("P")
        value += more.removeprefix("T") if "T" in value else more
    return {"kind": "duration", "name": value, "unit": unit, "approximate": fields.get("approximate", False),
            "count": count if isinstance(count, int) else None}  # fmt: skip


def repeated(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«كل ثلاثاء», «كل ثلاثة أشهر»: the TIMEX3 value of what comes back."""
    if fields.get("kind") == "set":
        return {"kind": "set", "name": fields["name"]}
    if "weekday" in fields:
        return {"kind": "set", "name": f"XXXX-WXX-{fields['weekday'] + 1}", "weekday": fields["weekday"]}
    if "day" in fields or "month" in fields:
        month = f"{fields['month']:02d}" if "month" in fields else "XX"
        return {"kind": "set", "name": f"XXXX-{month}-{fields['day']:02d}" if "day" in fields else f"XXXX-{month}"}
    if "ordinal" in fields and "unit" not in fields:
        return {"kind": "set", "name": f"XXXX-{SEASONS[fields['ordinal']]}"}
    return {"kind": "set", "name": period(fields["unit"], fields.get("count", 1))}


def and_half(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«عام ونصف»: one and a half, in the next smaller unit."""
    unit, count = fields["unit"], fields["count"]
    if unit not in _SMALLER or "also" in fields:
        return None
    smaller, parts_of_one = _SMALLER[unit]
    return fields | {"unit": smaller, "count": count * parts_of_one + parts_of_one // 2}


def part_of_one(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«نصف ساعة», «ربع قرن»: in the next smaller unit, where it is a whole number of them; `share` 2 is a half."""
    unit, share = fields["unit"], fields.pop("share", 2)
    if unit not in _SMALLER:
        return None
    smaller, parts_of_one = _SMALLER[unit]
    if share > 2 and parts_of_one % share:
        return None
    return fields | {"unit": smaller, "count": parts_of_one // share}
