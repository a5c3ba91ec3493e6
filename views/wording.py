"""Days, places, numbers and speakers of an event in words."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from views.labels import Labels, isolated

Row = Mapping[str, Any]


def days_in_words(labels: Labels, row: Row) -> str:
    """When: "27 November 2024", "in September 2015", "between … and …", "from … on"."""
    earliest, latest = row.get("earliest"), row.get("latest")
    throughout = row.get("extent") == "throughout"
    if earliest is None:
        key = "days.until" if throughout else "days.before"
        return labels("days.unknown") if latest is None else labels(key, day=labels.day(latest))
    if latest is None:
        return labels("days.since" if throughout else "days.after", day=labels.day(earliest))
    if earliest == latest:
        return labels.day(earliest)
    if not throughout and (unit := _calendar_unit(labels, earliest, latest)):
        return unit
    key = "days.throughout" if throughout else "days.within"
    return labels(key, first=labels.day(earliest), last=labels.day(latest))


def _calendar_unit(labels: Labels, first: date, last: date) -> str | None:
    """A whole month or year by its name."""
    one_month = (first.year, first.month) == (last.year, last.month)
    if one_month and first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return labels("days.in_unit", unit=labels.day(first, form="MMMM y"))
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return labels("days.in_unit", unit=labels.day(first, form="y"))
    return None


def place_in_words(labels: Labels, row: Row) -> str:
    """Where, or that the text does not say."""
    name = labels.of(row.get("place_en"), row.get("place_ar"))
    return isolated(name) if name else labels("place.unknown")


def quantity_in_words(labels: Labels, row: Row) -> str:
    """How many of what: "about 900 soldiers present", "at least 21 civilians killed"."""
    low, high = row["low"], row.get("high")
    if high is None:
        number = labels("quantity.at_least", n=labels.number(low))
    elif low == high:
        number = labels.number(low)
    else:
        number = labels("quantity.between", low=labels.number(low), high=labels.number(high))
    if row.get("approximate") and low == high:
        number = labels("quantity.about", n=number)
    counted, unit = row.get("counted") or "", row.get("unit") or ""
    words = (
        [labels.name(f"unit.{unit}"), labels.name(f"counted.{counted}")] if counted else [labels.name(f"unit.{unit}")]
    )
    return " ".join((number, *words)).strip()


def speaker_in_words(labels: Labels, row: Row) -> str:
    """Who says so, with the verb; empty for the narrator."""
    name = labels.of(row.get("attribution_en"), row.get("attribution_ar"))
    if not name:
        return ""
    return labels(
        "speaker.verb", verb=labels.name(f"verb.{row.get('attribution_verb') or 'said'}"), name=isolated(name)
    )
