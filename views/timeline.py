"""The timeline: a pure function from rows of events to a drawing, which `views/assets/chart.js` puts on the page.

An event of one day is a mark of fixed size, so that it is seen on an axis of ten years as well. An event on some day of
an interval is a mark in the middle of a thin whisker. A state is a bar over its days; an open end fades.
"""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from views.drawing import Drawing, distinct, frame_of
from views.labels import Labels
from views.lanes import LanePlan, day_numbers, plan_lanes
from views.legend import STATUSES
from views.look import Look
from views.wording import days_in_words, place_in_words

ROW_HEIGHT = 14
MARK, WHISKER, STATE = 0, 1, 2
"""How an event is drawn: as a mark, as a mark on a whisker, as a bar."""


def build_timeline(
    rows: pd.DataFrame,
    *,
    look: Look,
    lanes: Mapping[str, str],
    span: tuple[date, date],
    selected: Collection[str] = (),
) -> Drawing:
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
    ids = rows["event_id"].tolist()
    return frame_of(look, span=span, kind="events") | {
        "rowHeight": ROW_HEIGHT, "depth": round(plan.depth, 2), "edges": [round(y, 2) for y in plan.edges],
        "lanes": _lanes(plan, lanes), "statuses": [look.labels(f"status.{status}") for status in STATUSES],
        "selected": [ids.index(event_id) for event_id in selected if event_id in ids],
        "events": {"id": ids, "y": np.round(plan.y, 2).tolist()} | _places_in_time(rows, numbers, span),
    } | _described(rows, look)  # fmt: skip


def _lanes(plan: LanePlan, lanes: Mapping[str, str]) -> list[tuple[str, float]]:
    return [(lanes.get(name, name), round(centre, 2)) for name, centre in plan.centres.items()]


def _places_in_time(rows: pd.DataFrame, numbers: pd.DataFrame, span: tuple[date, date]) -> dict[str, list[Any]]:
    """Days counted from the first of the axis, how each event is drawn, and over how many days its ends fade."""
    first = (span[0] - date(1970, 1, 1)).days
    start, stop, mark = (numbers[name].to_numpy(dtype=float) - first for name in ("start", "stop", "mark"))
    long = stop - start > 1
    lasting = rows["extent"].eq("throughout").to_numpy() & long
    before, after = open_ends(rows, stop - start, lasting, span)
    return {
        "start": start.tolist(), "stop": stop.tolist(), "mark": mark.tolist(),
        "shape": np.select([lasting, long], [STATE, WHISKER], MARK).tolist(),
        "before": np.round(before, 1).tolist(), "after": np.round(after, 1).tolist(),
    }  # fmt: skip


def open_ends(
    rows: pd.DataFrame, length: np.ndarray, lasting: np.ndarray, span: tuple[date, date]
) -> tuple[np.ndarray, np.ndarray]:
    """Days over which a bar fades at either end: a twelfth of the axis, half of a short bar, 0 where the end is known.

    Args:
        rows: `earliest` and `latest` of each event, missing where nobody says.
        length: days of each bar.
        lasting: True for bars.
        span: first and last day of the axis.
    """
    width = np.minimum(length / 2, ((span[1] - span[0]).days + 1) / 12)
    before, after = (np.where(lasting & rows[end].isna().to_numpy(), width, 0.0) for end in ("earliest", "latest"))
    return before, after


def _described(rows: pd.DataFrame, look: Look) -> dict[str, Any]:
    """What an event is, in numbers that point into lists of words, so that no words are sent twice."""
    types, kinds = distinct(rows["type"].tolist())
    days, day = distinct(_days(rows, look.labels))
    both = zip(rows["place_en"], rows["place_ar"], strict=True)
    places, place = distinct([_place(look.labels, english, arabic) for english, arabic in both])
    return {
        "types": [look.type_name(str(kind)) for kind in types], "colours": [look.colour(str(kind)) for kind in types],
        "days": days, "places": places,
        "told": {
            "type": kinds, "day": day, "place": place, "small": rows["background"].astype(int).tolist(),
            "status": [STATUSES.index(status) if status in STATUSES else 0 for status in rows["status"]],
        },
    }  # fmt: skip


def _days(rows: pd.DataFrame, labels: Labels) -> list[str]:
    ends = (rows[name].to_numpy(dtype="datetime64[D]").tolist() for name in ("earliest", "latest"))
    return [_days_said(labels, *row) for row in zip(*ends, rows["extent"].tolist(), strict=True)]


@lru_cache(maxsize=20_000)
def _days_said(labels: Labels, earliest: date | None, latest: date | None, extent: str) -> str:
    return days_in_words(labels, {"earliest": earliest, "latest": latest, "extent": extent})


def _place(labels: Labels, english: object, arabic: object) -> str:
    names = {"place_en": english, "place_ar": arabic}
    return place_in_words(labels, {key: name if isinstance(name, str) else None for key, name in names.items()})
