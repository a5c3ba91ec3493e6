"""Claimed troop numbers over time: a step for each claim, a band where claims of one day disagree."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from store.queries_details import records
from views.charts import Trace, frame_layout, margins_of, number_axis, time_axis
from views.evidence import shortened
from views.labels import Labels
from views.look import Look
from views.palette import faded, side_colour
from views.plain_table import table_html
from views.wording import days_in_words, place_in_words, quantity_in_words, speaker_in_words

HOLLOW = ("planned", "possible", "denied")
_MOVES = {"deployed": "triangle-up", "withdrawn": "triangle-down"}


def build_forces(claims: pd.DataFrame, *, look: Look, span: tuple[date, date], names: Mapping[str, str]) -> go.Figure:
    """Presence as steps and a band a side, each claim a mark with its range; arrivals and departures as triangles.

    Args:
        claims: rows of `store.queries_forces.find_claims` that have a day.
        look: words and colours.
        span: first and last day of the axis.
        names: name of each side.
    """
    traces: list[Trace] = []
    for side, part in claims.groupby("side", sort=True):
        colour = side_colour(str(side), look.theme)
        present = part[part["counted"].eq("present") & ~part["status"].isin(HOLLOW)]
        if len(present):
            traces += _band(present, colour, span)
        traces.append(_marks(part, colour, names.get(str(side), str(side)), look))
    people = number_axis(look, float(claims["high"].max()))
    axes = {"xaxis": time_axis(look, span), "yaxis": people, "margin": margins_of(people)}
    return go.Figure(data=traces, layout=frame_layout(look, height=420) | axes)


def _band(present: pd.DataFrame, colour: str, span: tuple[date, date]) -> list[Trace]:
    """Lowest and highest number claimed on each day, kept until the next claim."""
    days = present.groupby("middle").agg(low=("low", "min"), high=("high", "max")).sort_index()
    moments = [str(day)[:10] for day in days.index]
    moments.append(max(moments[-1], span[1].isoformat()))
    low, high = ([*days[name].astype(int), int(days[name].iloc[-1])] for name in ("low", "high"))
    line = {"type": "scatter", "mode": "lines", "x": moments, "hoverinfo": "skip", "showlegend": False}
    shape = {"shape": "hv", "color": colour, "width": 1.6}
    return [
        line | {"y": low, "line": shape},
        line | {"y": high, "line": shape, "fill": "tonexty", "fillcolor": faded(colour, 0.16)},
    ]


def _marks(part: pd.DataFrame, colour: str, name: str, look: Look) -> Trace:
    """Each claim, filled where it is told as a fact, hollow where it is denied, planned or possible."""
    hollow = part["status"].isin(HOLLOW)
    shapes = [_MOVES.get(counted, "circle") for counted in part["counted"]]
    middle = (part["low"] + part["high"]) / 2
    reach = ((part["high"] - part["low"]) / 2).astype(float).tolist()
    return {
        "type": "scatter", "mode": "markers", "name": name or look.labels("side.unknown"),
        "y": middle.astype(float).tolist(), "x": pd.to_datetime(part["middle"]).dt.strftime("%Y-%m-%d").tolist(),
        "customdata": part["event_id"].tolist(),
        "hovertext": [_hover(row, look) for row in records(part)], "hoverinfo": "text", "cliponaxis": False,
        "error_y": {"type": "data", "array": reach, "color": colour, "thickness": 1.2, "width": 3},
        "marker": {
            "symbol": [shape + ("-open" if is_open else "") for shape, is_open in zip(shapes, hollow, strict=True)],
            "size": 10, "color": colour, "line": {"width": 1.6, "color": colour},
        },
        "selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _hover(row: Mapping[str, Any], look: Look) -> str:
    labels = look.labels
    lines = (
        quantity_in_words(labels, _claimed(row)), days_in_words(labels, row), place_in_words(labels, row),
        speaker_in_words(labels, row),
    )  # fmt: skip
    return "<br>".join(f"\u2068{escape(line)}\u2069" for line in lines if line)


def _claimed(row: Mapping[str, Any]) -> dict[str, Any]:
    """The number as it was claimed; the figure needs an upper end even where none was given."""
    return dict(row) | ({"high": None} if row["open_high"] else {})


def claims_html(claims: pd.DataFrame, look: Look, names: Mapping[str, str]) -> str:
    """The claims as a table, with the sentence of each."""
    labels = look.labels
    lines = (
        {
            "when": days_in_words(labels, row), "side": names.get(row["side"], row["side"]),
            "where": place_in_words(labels, row),
            "number": quantity_in_words(labels, _claimed(row)), "status": labels(f"status.{row['status']}"),
            "says": speaker_in_words(labels, row), "sentence": shortened(row["evidence_text"] or "", 400),
        }
        for row in records(claims)
    )  # fmt: skip
    columns = ("when", "side", "where", "number", "status", "says", "sentence")
    return table_html(columns, lines, labels, title=labels("table.alt"), arabic=("sentence",), stacked=True)


def forces_html(claims: int, labels: Labels) -> str:
    """How many claims there are, and how to read them."""
    first, second = labels.plural("forces.summary", claims), labels("forces.note")
    return (
        f'<div dir="{labels.direction}"><p class="khatt-summary" role="status">{escape(first)}</p>'
        f'<p class="khatt-second">{escape(second)}</p></div>'
    )
