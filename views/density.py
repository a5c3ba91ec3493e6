"""Pictures of many events at once: the strip under the date range, and the timeline of months and lanes."""

from collections.abc import Mapping
from datetime import date
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from store.queries_events import Unit
from views.lanes import DAY_MS
from views.palette import faded
from views.timeline import Look, Trace, figure_of, frame_layout, lane_axis, time_axis

_UNIT_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}


def unit_for(span: tuple[date, date], *, most: int = 160) -> Unit:
    """The finest calendar unit that cuts a span into at most so many bins."""
    days = (span[1] - span[0]).days + 1
    for unit, length in _UNIT_DAYS.items():
        if days / length <= most:
            return unit
    return "year"


def build_strip(
    density: pd.DataFrame, *, look: Look, span: tuple[date, date], chosen: tuple[date, date], unit: Unit
) -> go.Figure:
    """Where the data is: events a bin, those of the chosen range in the accent colour.

    Args:
        density: `bin`, `facts`, `claims` of `EventQueries.density`.
        look: words and colours.
        span: first and last day of the axis.
        chosen: the range that is shown.
        unit: width of a bin.
    """
    bins = pd.to_datetime(density["bin"])
    total = (density["facts"] + density["claims"]).tolist()
    width = _UNIT_DAYS[unit] * DAY_MS
    ends = bins + pd.Timedelta(milliseconds=width)
    inside = (ends > pd.Timestamp(chosen[0])) & (bins <= pd.Timestamp(chosen[1]))
    colours = [look.theme.accent if is_in else faded(look.theme.soft, 0.35) for is_in in inside]
    hover = [
        look.labels("strip.hover", when=_bin_name(look, day, unit), n=n) for day, n in zip(bins, total, strict=True)
    ]
    trace: Trace = {
        "type": "bar", "x": bins.dt.strftime("%Y-%m-%d").tolist(), "y": total, "width": width * 0.86, "offset": 0,
        "marker": {"color": colours, "line": {"width": 0}}, "hovertext": hover, "hoverinfo": "text",
    }  # fmt: skip
    band = {
        "type": "rect", "yref": "paper", "y0": 0, "y1": 1, "x0": chosen[0].isoformat(), "layer": "below",
        "x1": f"{chosen[1]} 23:59", "line": {"width": 0}, "fillcolor": faded(look.theme.accent, 0.09),
    }  # fmt: skip
    layout = frame_layout(look, height=84) | {
        "dragmode": "select", "selectdirection": "h", "shapes": [band], "yaxis": {"visible": False, "fixedrange": True},
        "xaxis": time_axis(look, span) | {"fixedrange": True, "showgrid": False},
    }  # fmt: skip
    return figure_of([trace], layout)


def build_binned_timeline(
    bins: pd.DataFrame,
    *,
    look: Look,
    lanes: Mapping[str, str],
    span: tuple[date, date],
    unit: Unit,
    by_type: bool,
    hover: str = "bin.hover",
) -> go.Figure:
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
    traces = []
    for number, (name, words) in enumerate(lanes.items()):
        part = bins[bins["lane"].eq(name)]
        if len(part):
            colour = look.colour(name) if by_type else look.theme.accent
            traces.append(_cells(part, number, colour, look, unit, words, hover))
    layout = frame_layout(look, height=len(lanes) * 30 + 46, names=lanes.values()) | {
        "xaxis": time_axis(look, span),
        "yaxis": lane_axis(look, dict(enumerate(lanes.values()))) | {"range": [len(lanes) - 0.5, -0.5]},
    }
    return figure_of(traces, layout)


def _cells(part: pd.DataFrame, number: int, colour: str, look: Look, unit: Unit, lane: str, hover: str) -> Trace:
    """One lane: a cell a bin. A click gives back the first day of its bin."""
    facts, claims = part["facts"].to_numpy(), part["claims"].to_numpy()
    days = pd.to_datetime(part["bin"]).dt.strftime("%Y-%m-%d").tolist()
    words = look.labels(hover, lane=escape(lane), when="%{base}", facts="%{customdata[1]}", claims="%{customdata[2]}")
    opacity = np.where(facts == 0, 0.07, 0.2 + 0.8 * np.sqrt(facts / max(int(facts.max()), 1)))
    return {
        "type": "bar",
        "orientation": "h",
        "name": lane,
        "y": np.full(len(part), number, dtype=np.int8),
        "base": days,
        "width": 0.78,
        "x": np.full(len(part), _UNIT_DAYS[unit] * DAY_MS, dtype=np.float32),
        "customdata": [list(cell) for cell in zip(days, facts.tolist(), claims.tolist(), strict=True)],
        "hovertemplate": words + "<extra></extra>",
        "marker": {"color": colour, "opacity": opacity.astype(np.float32), "line": {"width": 0}},
    }


def days_of_bin(unit: str, first: date) -> tuple[date, date]:
    """First and last day of a bin."""
    offset = {"day": pd.Timedelta(days=1), "week": pd.Timedelta(days=7)}.get(unit)
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit, 1)
    stop = pd.Timestamp(first) + (pd.DateOffset(months=months) if offset is None else offset)
    return first, (stop - pd.Timedelta(days=1)).date()


def _bin_name(look: Look, day: pd.Timestamp, unit: Unit) -> str:
    form = {"day": "d MMMM y", "week": "d MMMM y", "year": "y"}.get(unit, "MMMM y")
    return look.labels.day(day.date(), form=form)
