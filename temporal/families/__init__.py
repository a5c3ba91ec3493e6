"""How the parts of a rule become a meaning. Rules name these functions in `build:`; `merge` serves most of them."""

from collections.abc import Callable, Sequence
from typing import Any

from temporal.automaton import Part
from temporal.families import clocks, dates, merging, quantities, ranges, units
from temporal.meanings import Meaning
from temporal.rules import RuleRow

Fields = dict[str, Any]
Builder = Callable[[Fields, Sequence[Part]], Fields | None]

BUILDERS: dict[str, Builder] = {
    "merge": merging.keep, "first_month": merging.first_month,
    "and_half": quantities.and_half, "part_of_one": quantities.part_of_one, "compound": quantities.compound,
    "shift": quantities.shift, "counted": quantities.counted,
    "duration": quantities.duration, "repeated": quantities.repeated,
    "framed": dates.framed, "day_of_month": dates.day_of_month, "weekday_of": dates.weekday_of,
    "day_alone": dates.day_alone, "far_year": dates.far_year, "spoken_year": dates.spoken_year,
    "two_calendars": dates.two_calendars, "deictic_date": dates.deictic_date,
    "unit_directed": units.directed,
    "unit_latest": units.latest, "unit_unsaid": units.unsaid, "weekend": units.weekend, "ahead": units.ahead,
    "part_of": units.part_of, "part_of_unit": units.part_of_unit, "within_year": units.within_year,
    "season_directed": units.season_directed, "nth": units.nth, "decade": units.decade, "eve": units.eve,
    "back_unit": units.back_unit, "back_shift": units.back_shift, "shift_back": units.shift_back,
    "back_vague": units.back_vague,
    "shift_from": units.shift_from, "bounded": units.bounded,
    "range": ranges.between, "range_shared": ranges.shared, "numbers": ranges.between_numbers,
    "clock": clocks.clock, "clock_alone": clocks.clock_alone, "on_day": clocks.on_day,
    "night_between": clocks.night_between, "clock_range": clocks.clock_range, "daytime": clocks.daytime,
    "clock_range_on_day": clocks.clock_range_on_day, "feast": units.feast,
    "run_of": units.run_of, "part_of_units": units.part_of_units, "recent": units.recent,
    "months_pair": ranges.months_pair, "known_day": dates.known_day, "millennium": dates.millennium,
    "school_year": units.school_year, "school_years": units.school_years, "like_day": units.like_day,
    "winter_of": units.winter_of, "after_midnight": clocks.after_midnight,
    "holiday_of": units.holiday_of, "day_of_hijri": units.day_of_hijri,
}  # fmt: skip
_MEANINGS = frozenset({"T", "TIME", "DUR", "SET", "VAGUE"})


def build_value(rule: RuleRow, parts: Sequence[Part]) -> Meaning | Fields | None:
    """What a rule says of its parts; None where they do not go together."""
    if rule.makes == "NOT":
        return {}
    fields = merging.merge(parts)
    if fields is None:
        return None
    built = BUILDERS[rule.build](fields | rule.set, parts)
    if built is None or rule.makes not in _MEANINGS:
        return built
    return Meaning(**built)
