"""Pictures of many events at once: the strip under the date range, and the timeline of months and lanes."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from store.queries_events import Unit
from views.drawing import EPOCH, Drawing, frame_of
from views.look import Look

_UNIT_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
CELL_HEIGHT = 30


def unit_for(span: tuple[date, date], *, most: int = 160) -> Unit:
    """The finest calendar unit that cuts a span into at most so many bins."""
    days = (span[1] - span[0]).days + 1
    for unit, length in _UNIT_DAYS.items():
        if days / length <= most:
            return unit
    return "year"


def build_strip(
    density: pd.DataFrame, *, look: Look, span: tuple[date, date], chosen: tuple[date, date], unit: Unit
) -> Drawing:
    """Where the data is: events a bin, those of the chosen range in the accent colour.

    Args:
        density: `bin`, `facts`, `claims` of `EventQueries.density`.
        look: words and colours.
        span: first and last day of the axis.
        chosen: the range that is shown.
        unit: width of a bin.
    """
    total = density["facts"] + density["claims"]
    return frame_of(look, span=span, kind="strip") | {
        "bins": _days(density["bin"], span[0]), "totals": total.tolist(), "unit": unit,
        "chosen": [(chosen[0] - span[0]).days, (chosen[1] - span[0]).days + 1],
        "hover": look.labels("strip.hover", when="{when}", n="{n}"),
    }  # fmt: skip


def build_binned_timeline(
    bins: pd.DataFrame,
    *,
    look: Look,
    lanes: Mapping[str, str],
    span: tuple[date, date],
    unit: Unit,
    by_type: bool,
    hover: str = "bin.hover",
) -> Drawing:
    """Lanes against calendar units, darker where more facts are; a cell of claims alone is hardly tinted.

    Args:
        bins: `lane`, `bin`, `facts`, `claims` of `EventQueries.bins`.
        look: words and colours.
        lanes: name of each lane to draw, top to bottom.
        span: first and last day of the axis.
        unit: width of a bin.
        hover: label of what stands beside the pointer, given `lane`, `when`, `facts`, `claims`.
        by_type: True when the lanes are event types and have their colours.
    """
    drawn = bins[bins["lane"].isin(list(lanes))]
    numbers = {name: number for number, name in enumerate(lanes)}
    asked = {name: f"{{{name}}}" for name in ("lane", "when", "facts", "claims")}
    return frame_of(look, span=span, kind="cells") | {
        "rowHeight": CELL_HEIGHT, "depth": len(lanes), "edges": list(range(len(lanes) + 1)),
        "lanes": [(words, number + 0.5) for number, words in enumerate(lanes.values())],
        "colours": [look.colour(name) if by_type else look.theme.accent for name in lanes],
        "unit": unit, "hover": look.labels(hover, **asked),
        "cells": {
            "lane": [numbers[name] for name in drawn["lane"]], "bin": _days(drawn["bin"], span[0]),
            "facts": drawn["facts"].tolist(), "claims": drawn["claims"].tolist(),
        },
    }  # fmt: skip


def _days(bins: pd.Series, first: date) -> list[int]:
    """First days of bins, counted from the first day of the axis."""
    days: list[int] = (bins.to_numpy(dtype="datetime64[D]").astype(int) - (first - EPOCH).days).tolist()
    return days


def days_of_bin(unit: str, first: date) -> tuple[date, date]:
    """First and last day of a bin."""
    offset = {"day": pd.Timedelta(days=1), "week": pd.Timedelta(days=7)}.get(unit)
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit, 1)
    stop = pd.Timestamp(first) + (pd.DateOffset(months=months) if offset is None else offset)
    return first, (stop - pd.Timedelta(days=1)).date()
