"""The timeline: a pure function from rows of events to a Plotly figure.

An event of one day is a mark of fixed size, so that it is seen on an axis of ten years as well. An event on some day of
an interval is a mark in the middle of a thin whisker. A state is a bar over its days; an open end fades.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from views.labels import Labels
from views.lanes import DAY_MS, LanePlan, day_numbers, plan_lanes
from views.palette import Theme, faded, type_colour
from views.wording import days_in_words, place_in_words

ROW_HEIGHT = 14
SYMBOLS = {
    "happened": "circle", "ordered": "diamond", "planned": "circle-open", "possible": "circle-open-dot",
    "denied": "circle-x-open",
}  # fmt: skip
PATTERNS = {"happened": "", "ordered": "/", "planned": "", "possible": ".", "denied": "x"}
HOLLOW = ("planned", "possible", "denied")
_FADE = 8
_LETTER_PX = 6.6
"""Mean width of a letter of a lane's name."""
Trace = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What every figure needs to know about the page it is on."""

    labels: Labels
    """Words of the page."""
    theme: Theme
    """Colours of the page."""
    colours: Mapping[str, str]
    """Colour of each event type."""
    type_names: Mapping[str, str]
    """Name of each event type."""

    def colour(self, kind: str) -> str:
        """Colour of an event type on this page."""
        return type_colour(self.colours, kind, self.theme)

    def type_name(self, kind: str) -> str:
        """Name of an event type."""
        return self.type_names.get(kind, kind)


def build_timeline(
    rows: pd.DataFrame,
    *,
    look: Look,
    lanes: Mapping[str, str],
    span: tuple[date, date],
    selected: Collection[str] = (),
) -> go.Figure:
    """The timeline of some events.

    Args:
        rows: rows of `EventQueries.rows`, each with its `lane`.
        look: words and colours.
        lanes: name of each lane to draw, top to bottom; events of other lanes go into the last one.
        span: first and last day of the axis.
        selected: ids of events to ring.
    """
    names = list(lanes) or [""]
    lane = [name if name in lanes else names[-1] for name in rows["lane"]]
    numbers = day_numbers(rows, *span)
    plan = plan_lanes(lane, numbers, names=names, axis_days=(span[1] - span[0]).days + 1)
    drawn = rows.assign(
        y=plan.y, start=numbers["start"], stop=numbers["stop"], mark=numbers["mark"], hover=hover_texts(rows, look),
        colour=rows["type"].map({kind: look.colour(str(kind)) for kind in rows["type"].unique()}),
    )  # fmt: skip
    long = drawn["stop"] - drawn["start"] > 1
    lasting, unsure = drawn["extent"].eq("throughout") & long, drawn["extent"].eq("within") & long
    states = drawn[lasting]
    ends = open_ends(states, span)
    solid = states.assign(start=states["start"] + ends["before"], stop=states["stop"] - ends["after"])
    traces = [_bars(solid), _fades(states, ends), _whiskers(drawn[unsure]), _marks(drawn[~lasting])]
    traces.append(_rings(drawn[drawn["event_id"].isin(list(selected))], look.theme))
    layout = frame_layout(look, height=int(plan.depth * ROW_HEIGHT) + 46, names=lanes.values())
    return figure_of([trace for trace in traces if len(trace["y"])], layout | _axes(plan, lanes, look, span))


def figure_of(traces: list[Trace], layout: dict[str, object]) -> go.Figure:
    """A figure of traces that are known to be right: Plotly's check of every property costs more than drawing."""
    return go.Figure(data=traces, layout=layout, _validate=False)


def hover_texts(rows: pd.DataFrame, look: Look) -> list[str]:
    """What stands beside the pointer; text of articles is escaped, Arabic keeps its direction."""
    labels, mark = look.labels, "\u2067" if look.labels.direction == "rtl" else "\u2066"
    columns = ("type", "status", "earliest", "latest", "extent", "place_en", "place_ar")
    days = {name: [None if pd.isna(day) else day.date() for day in pd.to_datetime(rows[name])] for name in columns[2:4]}
    parts = [days.get(name) or rows[name].tolist() for name in columns]
    types = {kind: escape(look.type_name(str(kind))) for kind in rows["type"].unique()}
    statuses = {status: labels(f"status.{status}") for status in rows["status"].unique()}
    texts = []
    for values in zip(*parts, strict=True):
        row = dict(zip(columns, values, strict=True))
        where = escape(place_in_words(labels, row))
        lines = (f"<b>{types[row['type']]}</b> · {statuses[row['status']]}", days_in_words(labels, row), where)
        texts.append("<br>".join(f"{mark}{line}\u2069" for line in lines))
    return texts


def _bars(part: pd.DataFrame) -> Trace:
    """States: a bar from the first day to the last."""
    looks = list(zip(part["colour"], part["status"], strict=True))
    fill = [
        faded(colour, 0.08 if status in HOLLOW else 0.55 if status == "ordered" else 0.85) for colour, status in looks
    ]
    return _bar(part, part["start"], width=0.66) | {
        "name": "state",
        "customdata": part["event_id"].tolist(),
        "hovertext": part["hover"].tolist(),
        "hoverinfo": "text",
        "marker": {
            "color": fill,
            "line": {"color": part["colour"].tolist(), "width": 1.4},
            "cornerradius": 3,
            "pattern": {
                "shape": [PATTERNS.get(status, "") for _, status in looks],
                "fgcolor": part["colour"].tolist(),
                "size": 5,
                "solidity": 0.25,
            },
        },
    }


def _whiskers(part: pd.DataFrame) -> Trace:
    """Uncertain days: a thin line from the first possible day to the last."""
    fill = [faded(colour, 0.45) for colour in part["colour"]]
    return _bar(part, part["start"], width=0.16) | {
        "name": "possible days",
        "marker": {"color": fill, "line": {"width": 0}},
    }


def _fades(lasting: pd.DataFrame, ends: pd.DataFrame) -> Trace:
    """Open ends fade: slices of the bar's colour, each fainter than the one before."""
    slices = []
    for side, edge, sign in (("after", "stop", -1), ("before", "start", 1)):
        open_end = lasting[ends[side] > 0]
        width = ends.loc[open_end.index, side] / _FADE
        for n in range(_FADE):
            start = open_end[edge] + width * (n if sign > 0 else -n - 1)
            slices.append(open_end.assign(start=start, stop=start + width, opacity=0.8 * (n + 0.5) / _FADE))
    part = pd.concat(slices)
    opacity = part["opacity"].where(~part["status"].isin(HOLLOW), part["opacity"] * 0.35)
    fill = [faded(colour, share) for colour, share in zip(part["colour"], opacity, strict=True)]
    return _bar(part, part["start"], width=0.66) | {"name": "open end", "marker": {"color": fill, "line": {"width": 0}}}


def open_ends(lasting: pd.DataFrame, span: tuple[date, date]) -> pd.DataFrame:
    """Days over which a bar fades `before` and `after`: a twelfth of the axis, half of a short bar, 0 where known."""
    most = ((span[1] - span[0]).days + 1) / 12
    width = ((lasting["stop"] - lasting["start"]) / 2).clip(upper=most)
    before, after = (width.where(lasting[name].isna(), 0.0) for name in ("earliest", "latest"))
    return pd.DataFrame({"before": before, "after": after})


def _bar(part: pd.DataFrame, base: pd.Series, *, width: float) -> Trace:
    length = (part["stop"] - part["start"]).to_numpy(dtype=float) * DAY_MS
    return {
        "type": "bar", "orientation": "h", "y": part["y"].to_numpy(dtype=float), "base": _moments(base), "x": length,
        "width": width, "hoverinfo": "skip",
    }  # fmt: skip


def _marks(part: pd.DataFrame) -> Trace:
    """Everything of a day, or of some day: a mark of fixed size in the middle of its days."""
    colours = part["colour"].tolist()
    kept = {"marker": {"opacity": 1}}
    return {
        "type": "scatter",
        "name": "event",
        "mode": "markers",
        "x": _moments(part["mark"]),
        "y": part["y"].to_numpy(dtype=float),
        "customdata": part["event_id"].tolist(),
        "hovertext": part["hover"].tolist(),
        "hoverinfo": "text",
        "cliponaxis": False,
        "selected": kept,
        "unselected": kept,
        "marker": {
            "symbol": [SYMBOLS.get(status, "circle") for status in part["status"]],
            "color": colours,
            "opacity": 1,
            "size": part["background"].map({True: 7.0, False: 9.5}).to_numpy(dtype=float),
            "line": {"width": 1.6, "color": colours},
        },
    }


def _rings(chosen: pd.DataFrame, theme: Theme) -> Trace:
    return {
        "type": "scatter", "name": "selected", "mode": "markers", "x": _moments(chosen["mark"]),
        "y": chosen["y"].to_numpy(dtype=float), "hoverinfo": "skip", "cliponaxis": False,
        "marker": {"symbol": "circle-open", "size": 19, "color": theme.ink, "line": {"width": 2.4}},
    }  # fmt: skip


def _moments(days: pd.Series) -> list[str]:
    """Days since 1970 as what Plotly reads as moments; the hour only where it is not midnight."""
    moments = pd.to_datetime(days.to_numpy(dtype=float) * DAY_MS, unit="ms")
    return [str(text).removesuffix(" 00:00") for text in moments.strftime("%Y-%m-%d %H:%M")]


def _axes(plan: LanePlan, lanes: Mapping[str, str], look: Look, span: tuple[date, date]) -> dict[str, object]:
    line = {"color": look.theme.line, "width": 1}
    edge = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "line": line}
    return {
        "xaxis": time_axis(look, span),
        "yaxis": lane_axis(look, {plan.centres[name]: lanes.get(name, name) for name in plan.centres})
        | {"range": [plan.depth, 0]},
        "shapes": [edge | {"y0": y, "y1": y} for y in plan.edges],
    }


def lane_axis(look: Look, names: Mapping[float, str]) -> dict[str, object]:
    """The axis with the names of the lanes, at the side where the page begins."""
    return {
        "tickvals": list(names), "ticktext": [_short(name) for name in names.values()], "fixedrange": True, "ticks": "",
        "tickfont": {"size": 12, "color": look.theme.ink}, "showgrid": False, "zeroline": False,
        "ticklabeloverflow": "allow", "side": "right" if look.labels.direction == "rtl" else "left",
    }  # fmt: skip


def frame_layout(look: Look, *, height: int, names: Iterable[str] = ()) -> dict[str, object]:
    """What all figures share: paper, font, margins, hover.

    Args:
        look: words and colours.
        height: pixels.
        names: names of the lanes, which need room; with room given the browser need not lay the figure out twice.
    """
    right = look.labels.direction == "rtl"
    room = max((12 + _LETTER_PX * len(_short(name)) for name in names), default=8.0)
    return {
        "height": height, "barmode": "overlay", "bargap": 0, "dragmode": "pan", "hovermode": "closest",
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "showlegend": False,
        "margin": {"l": 8 if right else room, "r": room if right else 8, "t": 6, "b": 30}, "uirevision": "keep",
        "font": {"family": '"Noto Sans", "Noto Sans Arabic", sans-serif', "size": 12, "color": look.theme.soft},
        "hoverlabel": {
            "align": "right" if right else "left", "bgcolor": look.theme.paper, "bordercolor": look.theme.soft,
            "font": {"color": look.theme.ink, "size": 13},
        },
    }  # fmt: skip


def time_axis(look: Look, span: tuple[date, date]) -> dict[str, object]:
    """The time axis: it runs from left to right in both languages, and says years, months or days as it is zoomed."""
    days = max(1, (span[1] - span[0]).days)
    pad = timedelta(days=max(1.0, days * 0.015))
    words = look.labels.language == "en"
    month, day = ("%b %Y", "%d %b %Y") if words else ("%m/%Y", "%d/%m/%Y")
    year_ms, month_ms = 366 * DAY_MS, 28 * DAY_MS
    return {
        "type": "date", "range": [(pd.Timestamp(span[0]) - pad).isoformat(), (pd.Timestamp(span[1]) + pad).isoformat()],
        "gridcolor": look.theme.line, "linecolor": look.theme.line, "zeroline": False, "ticks": "outside",
        "tickcolor": look.theme.line, "tickfont": {"size": 12, "color": look.theme.soft}, "nticks": 8,
        "ticklabeloverflow": "allow",
        "tickformatstops": [
            {"dtickrange": [None, month_ms - 1], "value": day},
            {"dtickrange": [month_ms, year_ms - DAY_MS * 2], "value": month},
            {"dtickrange": [year_ms - DAY_MS * 2, None], "value": "%Y"},
        ],
    }  # fmt: skip


def _short(name: str, *, length: int = 20) -> str:
    escaped = escape(name if len(name) <= length else name[: length - 1] + "…")
    return f"\u2068{escaped}\u2069"
