"""Pictures of many events at once: the strip under the date range, and the timeline of months and lanes."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from store.queries_events import Unit
from views.lanes import DAY_MS
from views.palette import faded
from views.timeline import Look, frame_layout, time_axis

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
    figure = go.Figure(
        go.Bar(
            x=bins, y=total, width=width * 0.86, offset=0, marker={"color": colours, "line": {"width": 0}},
            hovertext=hover, hoverinfo="text", showlegend=False,
        )
    )  # fmt: skip
    figure.update_layout(**frame_layout(look, height=84) | {"dragmode": "select", "selectdirection": "h"})
    figure.update_xaxes(**time_axis(look, span), fixedrange=True)
    figure.update_xaxes(showgrid=False)
    figure.update_yaxes(visible=False, fixedrange=True)
    figure.add_vrect(
        x0=chosen[0].isoformat(), x1=chosen[1].isoformat() + " 23:59", line={"width": 0}, layer="below",
        fillcolor=faded(look.theme.accent, 0.09),
    )  # fmt: skip
    return figure


def build_binned_timeline(
    bins: pd.DataFrame, *, look: Look, lanes: Mapping[str, str], span: tuple[date, date], unit: Unit, by_type: bool
) -> go.Figure:
    """Lanes against calendar units, darker where more events are; claims that did not happen are a line under the cell.

    Args:
        bins: `lane`, `bin`, `facts`, `claims` of `EventQueries.bins`.
        look: words and colours.
        lanes: name of each lane to draw, top to bottom.
        span: first and last day of the axis.
        unit: width of a bin.
        by_type: True when the lanes are event types and have their colours.
    """
    names = list(lanes)
    figure = go.Figure()
    for number, name in enumerate(names):
        part = bins[bins["lane"].eq(name)]
        if part.empty:
            continue
        colour = look.colour(name) if by_type else look.theme.accent
        figure.add_trace(_cells(part, number, colour, look, unit, lanes[name]))
    figure.update_layout(**frame_layout(look, height=len(names) * 30 + 46))
    figure.update_xaxes(**time_axis(look, span))
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5], tickvals=list(range(len(names))), ticktext=[lanes[n] for n in names],
        tickfont={"size": 12, "color": look.theme.ink}, fixedrange=True, showgrid=False, zeroline=False,
        side="right" if look.labels.direction == "rtl" else "left", automargin=True,
    )  # fmt: skip
    return figure


def _cells(part: pd.DataFrame, number: int, colour: str, look: Look, unit: Unit, lane: str) -> go.Bar:
    days = pd.to_datetime(part["bin"])
    facts, claims = part["facts"].tolist(), part["claims"].tolist()
    most = max(max(facts), 1)
    opacity = [0.06 if n == 0 else 0.2 + 0.8 * (n / most) ** 0.5 for n in facts]
    hover = [
        look.labels("bin.hover", lane=lane, when=_bin_name(look, day, unit), facts=f, claims=c)
        for day, f, c in zip(days, facts, claims, strict=True)
    ]
    return go.Bar(
        orientation="h", y=[number] * len(part), base=days.dt.strftime("%Y-%m-%d").tolist(), width=0.78,
        x=[_UNIT_DAYS[unit] * DAY_MS] * len(part), customdata=_bin_ids(part, unit), hovertext=hover, hoverinfo="text",
        marker={"color": [faded(colour, o) for o in opacity], "line": {"width": 0}}, showlegend=False,
    )  # fmt: skip


def _bin_ids(part: pd.DataFrame, unit: Unit) -> Sequence[str]:
    """What a click on a cell gives back: `bin:`, the unit and the first day."""
    return [f"bin:{unit}:{day}" for day in pd.to_datetime(part["bin"]).dt.strftime("%Y-%m-%d")]


def days_of_bin(unit: str, first: date) -> tuple[date, date]:
    """First and last day of a bin."""
    offset = {"day": pd.Timedelta(days=1), "week": pd.Timedelta(days=7)}.get(unit)
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit, 1)
    stop = pd.Timestamp(first) + (pd.DateOffset(months=months) if offset is None else offset)
    return first, (stop - pd.Timedelta(days=1)).date()


def _bin_name(look: Look, day: pd.Timestamp, unit: Unit) -> str:
    form = {"day": "d MMMM y", "week": "d MMMM y", "year": "y"}.get(unit, "MMMM y")
    return look.labels.day(day.date(), form=form)
