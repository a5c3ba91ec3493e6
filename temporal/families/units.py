"""Units, shifts, parts, ordinals, seasons, decades: what hangs on the day of publication or on another expression."""

from collections.abc import Sequence
from typing import Any

from temporal.automaton import Part
from temporal.days import setting
from temporal.meanings import WHATEVER, Meaning

Fields = dict[str, Any]
_ANAPHOR = Meaning(kind="anaphor", unit=WHATEVER)
_LONG = frozenset({"week", "month", "quarter", "half", "season", "year", "decade", "century"})
_PARTED = frozenset({"date", "unit", "decade", "century", "season", "quarter", "anaphor"})
_SIZES = {"second": 0, "minute": 0, "hour": 0, "day": 1, "weekend": 2, "week": 3, "month": 4, "season": 5, "quarter": 5,
          "half": 6, "school_year": 6, "year": 7, "decade": 8, "century": 9}  # fmt: skip


def size_of(meaning: Meaning) -> int:
    """How large the interval of a meaning is, as a place in the order of units; 0 for what has none."""
    if meaning.kind == "date":
        return 1 if meaning.day or meaning.weekday is not None else 4 if meaning.month else 7
    if meaning.kind == "part":
        return size_of(meaning.base) - 1 if meaning.base else 0
    return _SIZES.get(meaning.unit or meaning.kind, 0)


def directed(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001 - the signature of builders
    """«الأسبوع الماضي»; units below a day are left alone."""
    return fields if _SIZES[fields["unit"]] >= 1 else None


def school_year(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«العام الدراسي الماضي»."""
    return {"amount": 0, "direction": "current"} | fields


def school_years(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«العام الدراسي 2021-2022»: the months of school of two years that follow each other."""
    low, high = fields.pop("low"), fields.pop("high")
    begins = setting("school_first_month")
    if high != low + 1:
        return None
    ends = (begins + setting("school_months") - 2) % 12 + 1
    base = Meaning(kind="date", year=low, month=begins)
    return fields | {"base": base, "until": Meaning(kind="date", year=high, month=ends)}


def like_day(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«مثل هذا اليوم من عام 2011»: the day of publication in another year."""
    base = fields["base"]
    yearly = size_of(base) == _SIZES["year"] or (base.kind == "shift" and base.unit == "year")
    return fields | {"kind": "like", "unit": fields.get("unit", "day")} if yearly else None


def winter_of(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«شتاء 2019-2020»: the winter that lies in both."""
    low, high = fields.pop("low"), fields.pop("high")
    return fields | {"base": Meaning(kind="date", year=low)} if high == low + 1 and fields["ordinal"] == 1 else None


def latest(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«الأسبوع الأخير»: the last one; «اليوم الأخير» is the last of something else."""
    return fields if _SIZES[fields["unit"]] >= _SIZES["week"] else None


def unsaid(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«الأيام الماضية»: a number of units that is not said."""
    fields.pop("other", None)
    return fields | {"name": "unsaid"}


def weekend(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«نهاية الأسبوع» with no direction."""
    return fields


def ahead(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«في غضون ثلاثة أيام»: from the day of publication on."""
    return fields | {"kind": "unit", "direction": "future", "amount": 1, "name": "from_today"}


def part_of(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """«أوائل عام 2015»: a part of something longer than a day."""
    base = fields.pop("base", None) or next((p.edge.value for p in parts if isinstance(p.edge.value, Meaning)), None)
    if base is None or base.kind not in _PARTED or (size_of(base) < 3 and base.kind != "anaphor"):
        return None
    if base.kind == "unit" and (base.count or base.name):
        return None
    return {"kind": "part", "part": fields["part"], "base": base}


def part_of_unit(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«مطلع العام»: a part of the current unit."""
    unit = fields.pop("unit")
    if unit not in _LONG:
        return None
    return fields | {"base": Meaning(kind="unit", unit=unit, amount=0, direction="current")}


def within_year(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """A quarter or season of a year, said or pointed at."""
    base = fields.pop("base", None)
    unit = fields.pop("unit", None)
    year = fields.pop("year", None)
    inner = [part.edge.value for part in parts if isinstance(part.edge.value, Meaning)]
    if base is None and inner:
        base = inner[0]
    if base is None:
        if unit not in (None, "year"):
            return None
        current = Meaning(kind="unit", unit="year", amount=0, direction="current")
        base = Meaning(kind="date", year=year) if year else current
    if size_of(base) != _SIZES["year"] or base.count:
        return None
    kept = {name: fields[name] for name in ("kind", "ordinal")}
    return kept | {"base": base}


def season_directed(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«الصيف الماضي», «هذا الشتاء»."""
    return {"amount": 0, "direction": "current"} | fields


def nth(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """«ثالث ثلاثاء في أيلول 2014», «آخر يوم من الشهر»: a smaller thing counted inside a larger one."""
    units = [
        part.edge.value["unit"] for part in parts if isinstance(part.edge.value, dict) and "unit" in part.edge.value
    ]
    base = fields.pop("base", None) or next((p.edge.value for p in parts if isinstance(p.edge.value, Meaning)), None)
    if base is None:
        if "whole" not in fields:
            return None
        base = Meaning(kind="unit", unit=fields["whole"]["unit"], amount=0, direction="current")
    unit = units[0] if units else "day"
    if (
        _SIZES[unit] < 1
        or fields["ordinal"] > 366
        or base.kind in ("days", "vague", "open", "range", "duration", "set", "clock")
    ):
        return None
    if base.kind != "holiday" and size_of(base) <= _SIZES[unit]:
        return None
    kept = {name: fields[name] for name in ("ordinal", "weekday") if name in fields}
    return kept | {"kind": "nth", "unit": unit, "base": base}


def decade(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«السبعينيات»: of the twentieth century unless another is said."""
    century = fields.pop("ordinal", 20)
    return fields | {"year": (century - 1) * 100 + fields["year"]}


def eve(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«عشية رأس السنة», «غداة 27 نوفمبر»: the day before or after a feast or a date."""
    base = fields["base"]
    dated = base.kind == "date" and base.day is not None
    return fields if base.kind == "holiday" or (dated and fields["name"] != "night") else None


def back_unit(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«اليوم نفسه»: the unit around the last date."""
    unit = fields.get("unit", "day")
    return {"kind": "anaphor", "unit": unit, "daypart": fields.get("daypart")} if _SIZES[unit] >= 1 else None


def back_shift(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«اليوم التالي»: a unit further than the last date."""
    unit, amount = fields.pop("unit", "day"), fields.pop("amount", 1)
    if _SIZES[unit] < 1:
        return None
    return {"kind": "shift", "unit": unit, "amount": amount, "base": Meaning(kind="anaphor", unit=unit)}


def shift_back(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """«بعد ذلك بيومين»: an amount further than the last date."""
    return _shifted(fields, parts, _ANAPHOR)


def back_vague(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«بعد ذلك بأيام»: from the last date on or back, nobody says how far."""
    return {"kind": "anaphor"}


def shift_from(fields: Fields, parts: Sequence[Part]) -> Fields | None:
    """«بعد أسبوع من عيد الفطر»: an amount further than an expression."""
    base = fields.pop("base")
    dated = base.kind in ("days", "holiday", "nth", "part", "unit") or base.kind == "date"
    return _shifted(fields, parts, base) if dated else None


def _shifted(fields: Fields, parts: Sequence[Part], base: Meaning) -> Fields | None:
    amounts = [part.edge.value for part in parts if isinstance(part.edge.value, dict) and "count" in part.edge.value]
    if len(amounts) != 1:
        return None
    amount, sign = amounts[0], fields["sign"]
    also = tuple((unit, sign * n) for unit, n in amount.get("also", ()))
    return {"kind": "shift", "unit": amount["unit"], "amount": sign * amount["count"], "also": also, "base": base}


def bounded(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«منذ عام 2020», «حتى الجمعة»: an open interval that a date bounds."""
    base, bound = fields["base"], fields["bound"]
    if base.kind in ("open", "vague", "duration", "set", "clock", "shift", "range") or (
        base.timed and bound != "since"
    ):
        return None
    if bound == "by" and base.direction is None and base.kind in ("date", "holiday", "season"):
        base = base.having(direction="future")
    if fields.get("name") == "onward" and base.kind == "date" and base.year is None and base.direction is None:
        base = base.having(direction="future") if base.bare_weekday else base.having(name="nearest")
    if bound in ("before", "until") and base.dated and base.year is None and base.direction is None:
        base = base.having(name="nearest")
    if base.unit == "weekend" and base.direction is None and bound != "since":
        base = base.having(direction="current", amount=0)
    return {"kind": "open", "bound": bound, "base": base}


def feast(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«ثاني أيام العيد»: a day of whichever feast is nearest."""
    return {"ordinal": 1} | fields | {"base": Meaning(kind="holiday", name="eid")}


def holiday_of(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«عيد النوروز هذا العام»."""
    base = fields["base"]
    return fields | {"kind": "holiday"} if size_of(base) == _SIZES["year"] and not base.count else None


def day_of_hijri(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«أول يوم رمضان»."""
    month = Meaning(kind="date", month=fields["month"], calendar="hijri")
    return {"kind": "nth", "unit": "day", "ordinal": fields["ordinal"], "base": month}


def run_of(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«الأشهر الثلاثة الأولى من عام 2019»: so many units at one end of something larger."""
    base, unit, ordinal = fields["base"], fields["unit"], fields["ordinal"]
    if ordinal not in (1, -1) or not 1 <= _SIZES[unit] < size_of(base) or base.count:
        return None
    return {"kind": "nth", "unit": unit, "ordinal": ordinal, "count": fields["count"], "base": base}


def part_of_units(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«الأيام الأخيرة من ديسمبر»: the early or late part of something larger."""
    base = fields["base"]
    if base.kind not in _PARTED or not 1 <= _SIZES[fields["unit"]] < size_of(base) or base.count:
        return None
    return {"kind": "part", "part": fields["part"], "base": base}


def recent(fields: Fields, parts: Sequence[Part]) -> Fields | None:  # noqa: ARG001
    """«قبل أقل من شهر»: within so many units up to the day of publication."""
    return fields
