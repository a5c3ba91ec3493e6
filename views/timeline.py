"""The timeline: a pure function from rows of events to a Plotly figure.

An event of one day is a mark of fixed size, so that it is seen on an axis of ten years as well. An event on some day of
an interval is a mark in the middle of a thin whisker. A state is a bar over its days; an open end fades.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

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
_FADE = 6


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
    drawn = rows.assign(y=plan.y, start=numbers["start"], stop=numbers["stop"], hover=hover_texts(rows, look))
    figure = go.Figure()
    for kind, part in drawn.groupby("type", sort=True):
        _add_type(figure, str(kind), part, look)
    _add_fades(figure, drawn, look, span)
    _add_rings(figure, drawn[drawn["event_id"].isin(list(selected))], look.theme)
    _set_axes(figure, plan, lanes, look, span)
    return figure


def hover_texts(rows: pd.DataFrame, look: Look) -> list[str]:
    """What stands beside the pointer; text of articles is escaped, Arabic keeps its direction."""
    texts = []
    for row in rows.to_dict("records"):
        plain = {name: None if pd.isna(row[name]) else row[name] for name in ("earliest", "latest")}
        status = look.labels(f"status.{row['status']}")
        when = days_in_words(look.labels, {**row, **plain})
        lines = (
            f"<b>{escape(look.type_name(row['type']))}</b> · {status}",
            when,
            escape(place_in_words(look.labels, row)),
        )
        mark = "\u2067" if look.labels.direction == "rtl" else "\u2066"
        texts.append("<br>".join(f"{mark}{line}\u2069" for line in lines))
    return texts


def _add_type(figure: go.Figure, kind: str, part: pd.DataFrame, look: Look) -> None:
    """Bars of states, whiskers of uncertain days, and marks of everything else, of one type."""
    colour = look.colour(kind)
    lasting = part["extent"].eq("throughout") & (part["stop"] - part["start"] > 1)
    unsure = part["extent"].eq("within") & (part["stop"] - part["start"] > 1)
    if lasting.any():
        figure.add_trace(_bars(part[lasting], colour, kind))
    if unsure.any():
        figure.add_trace(_whiskers(part[unsure], colour))
    if not lasting.all():
        figure.add_trace(_marks(part[~lasting], colour, kind))


def _bars(part: pd.DataFrame, colour: str, kind: str) -> go.Bar:
    status = part["status"]
    fill = [faded(colour, 0.08 if s in HOLLOW else 0.55 if s == "ordered" else 0.85) for s in status]
    return go.Bar(
        name=kind, orientation="h", y=part["y"], base=_moments(part["start"]), width=0.66, showlegend=False,
        x=(part["stop"] - part["start"]) * DAY_MS, customdata=part["event_id"], hovertext=part["hover"],
        hoverinfo="text",
        marker={
            "color": fill, "line": {"color": colour, "width": 1.4}, "cornerradius": 3,
            "pattern": {"shape": [PATTERNS.get(s, "") for s in status], "fgcolor": colour, "size": 5, "solidity": 0.25},
        },
    )  # fmt: skip


def _whiskers(part: pd.DataFrame, colour: str) -> go.Bar:
    return go.Bar(
        orientation="h", y=part["y"], base=_moments(part["start"]), x=(part["stop"] - part["start"]) * DAY_MS,
        width=0.16, showlegend=False, hoverinfo="skip", marker={"color": faded(colour, 0.45), "line": {"width": 0}},
    )  # fmt: skip


def _marks(part: pd.DataFrame, colour: str, kind: str) -> go.Scatter:
    status = part["status"]
    return go.Scatter(
        name=kind, mode="markers", x=_moments((part["start"] + part["stop"]) / 2), y=part["y"], showlegend=False,
        customdata=part["event_id"], hovertext=part["hover"], hoverinfo="text",
        marker={
            "symbol": [SYMBOLS.get(s, "circle") for s in status], "color": colour, "opacity": 1,
            "size": [7 if background else 9.5 for background in part["background"]],
            "line": {"width": 1.6, "color": colour},
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _add_fades(figure: go.Figure, drawn: pd.DataFrame, look: Look, span: tuple[date, date]) -> None:
    """Let open ends fade into the paper: slices of it laid over the last twelfth of the bar."""
    width = ((span[1] - span[0]).days + 1) / 12 / _FADE
    lasting = drawn[drawn["extent"].eq("throughout")]
    for column, edge, step in (("latest", "stop", -width), ("earliest", "start", width)):
        open_end = lasting[lasting[column].isna()]
        if open_end.empty:
            continue
        for n in range(_FADE):
            at = open_end[edge] + step * (n + (1 if step < 0 else 0))
            figure.add_trace(
                go.Bar(
                    orientation="h", y=open_end["y"], base=_moments(at), x=[abs(step) * DAY_MS] * len(at), width=0.8,
                    marker={"color": faded(look.theme.paper, 0.9 - n / _FADE * 0.9), "line": {"width": 0}},
                    hoverinfo="skip", showlegend=False,
                )
            )  # fmt: skip


def _add_rings(figure: go.Figure, chosen: pd.DataFrame, theme: Theme) -> None:
    if chosen.empty:
        return
    figure.add_trace(
        go.Scatter(
            name="selected", mode="markers", x=_moments((chosen["start"] + chosen["stop"]) / 2), y=chosen["y"],
            marker={"symbol": "circle-open", "size": 19, "color": theme.ink, "line": {"width": 2.4}},
            hoverinfo="skip", showlegend=False,
        )
    )  # fmt: skip


def _moments(days: pd.Series) -> list[str]:
    """Days since 1970 as what Plotly reads as moments."""
    return pd.to_datetime(days * DAY_MS, unit="ms").dt.strftime("%Y-%m-%d %H:%M").tolist()


def _set_axes(figure: go.Figure, plan: LanePlan, lanes: Mapping[str, str], look: Look, span: tuple[date, date]) -> None:
    figure.update_layout(**frame_layout(look, height=int(plan.depth * ROW_HEIGHT) + 46))
    figure.update_xaxes(**time_axis(look, span))
    figure.update_yaxes(
        range=[plan.depth, 0], tickvals=list(plan.centres.values()), fixedrange=True, showgrid=False, zeroline=False,
        ticktext=[_short(lanes.get(name, name)) for name in plan.centres], tickfont={"size": 12, "color": look.theme.ink},
        side="right" if look.labels.direction == "rtl" else "left", ticks="", automargin=True,
    )  # fmt: skip
    for edge in plan.edges:
        figure.add_hline(y=edge, line={"color": look.theme.line, "width": 1}, layer="below")


def frame_layout(look: Look, *, height: int) -> dict[str, object]:
    """What all figures share: paper, font, margins, hover."""
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
        "tickformatstops": [
            {"dtickrange": [None, month_ms - 1], "value": day},
            {"dtickrange": [month_ms, year_ms - DAY_MS * 2], "value": month},
            {"dtickrange": [year_ms - DAY_MS * 2, None], "value": "%Y"},
        ],
    }  # fmt: skip


def _short(name: str, *, length: int = 20) -> str:
    escaped = escape(name if len(name) <= length else name[: length - 1] + "…")
    return f"\u2068{escaped}\u2069"
