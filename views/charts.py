"""What the Plotly figures share: paper, font, margins, and axes in the words and digits of the page."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Literal

import pandas as pd

from views.labels import Labels, right_to_left
from views.look import Look

Unit = Literal["day", "month", "year"]
_STEPS: tuple[tuple[Unit, int], ...] = (
    ("day", 1), ("day", 2), ("day", 7), ("day", 14), ("month", 1), ("month", 2), ("month", 3), ("month", 6),
    ("year", 1), ("year", 2), ("year", 5), ("year", 10), ("year", 20), ("year", 50), ("year", 100),
)  # fmt: skip
_FORMS = {"day": "d MMM y", "month": "MMM y", "year": "y"}
_MOST_TICKS = 6

Trace = dict[str, Any]


def frame_layout(look: Look, *, height: int) -> dict[str, object]:
    """What all figures share: paper, font, margins, hover; height in pixels."""
    right = look.labels.direction == "rtl"
    return {
        "height": height, "barmode": "overlay", "bargap": 0, "dragmode": "pan", "hovermode": "closest",
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "showlegend": False,
        "margin": {"l": 8, "r": 8, "t": 6, "b": 30}, "uirevision": "keep",
        "font": {"family": '"Noto Sans", "Noto Sans Arabic", sans-serif', "size": 12, "color": look.theme.soft},
        "hoverlabel": {
            "align": "right" if right else "left", "bgcolor": look.theme.paper, "bordercolor": look.theme.soft,
            "font": {"color": look.theme.ink, "size": 13},
        },
    }  # fmt: skip


def time_axis(look: Look, span: tuple[date, date]) -> dict[str, object]:
    """The time axis: it runs from left to right in both languages, and says years, months or days after its length."""
    pad = timedelta(days=max(1.0, (span[1] - span[0]).days * 0.015))
    days, form = ticks_of(span)
    return _axis_of(look) | {
        "type": "date", "range": [(pd.Timestamp(span[0]) - pad).isoformat(), (pd.Timestamp(span[1]) + pad).isoformat()],
        "linecolor": look.theme.line, "ticks": "outside", "tickcolor": look.theme.line, "ticklabeloverflow": "allow",
        "tickvals": [day.isoformat() for day in days],
        "ticktext": [_in_order(look.labels.day(day, form=form), look.labels) for day in days],
    }  # fmt: skip


def number_axis(look: Look, most: float) -> dict[str, Any]:
    """An axis from nothing to `most`, its numbers whole and written out."""
    step = _round_step(most / (_MOST_TICKS - 1))
    numbers = range(0, int(most) + step, step)
    return _axis_of(look) | {
        "rangemode": "tozero", "side": "right" if look.labels.direction == "rtl" else "left",
        "tickvals": list(numbers), "ticktext": [look.labels.number(number) for number in numbers],
    }  # fmt: skip


def margins_of(numbers: dict[str, Any]) -> dict[str, int]:
    """Margins, pixels: room for the numbers of an axis, and on the other side for half a day's name."""
    beside = 16 + 8 * max(len(words) for words in numbers["ticktext"])
    left = numbers["side"] == "left"
    return {"l": beside if left else 46, "r": 46 if left else beside, "t": 10, "b": 30}


def _axis_of(look: Look) -> dict[str, object]:
    """What both axes share; none is moved by a finger, which on a phone scrolls the page."""
    return {
        "gridcolor": look.theme.line, "zeroline": False, "fixedrange": True,
        "tickfont": {"size": 12, "color": look.theme.soft},
    }  # fmt: skip


def _in_order(words: str, labels: Labels) -> str:
    return right_to_left(words) if labels.direction == "rtl" else words


def ticks_of(span: tuple[date, date]) -> tuple[list[date], str]:
    """Days to name on a time axis, few enough to have room, and the form in which to write them."""
    for unit, step in _STEPS:
        days: list[date] = []
        for day in _days_from(span[0], unit, step):
            if day > span[1] or len(days) > _MOST_TICKS:
                break
            days.append(day)
        if len(days) <= _MOST_TICKS:
            return days, _FORMS[unit]
    return [span[0], span[1]], _FORMS["year"]


def _days_from(first: date, unit: Unit, step: int) -> Iterator[date]:
    """First days of a unit, `step` units apart, from a day on."""
    if unit == "day":
        yield from (first + timedelta(days=n) for n in range(0, (date.max - first).days, step))
        return
    months = step * (12 if unit == "year" else 1)
    number = -(-(first.year * 12 + first.month - (first.day == 1)) // months) * months
    while number // 12 <= date.max.year:
        yield date(number // 12, number % 12 + 1, 1)
        number += months


def _round_step(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 and so on that is no less."""
    power = 1
    while power * 10 <= least:
        power *= 10
    return next(power * n for n in (1, 2, 5, 10) if power * n >= least)
