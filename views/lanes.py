"""Where each event sits on the timeline: lanes, and rows inside a lane so that marks do not hide each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

DAY_MS = 86_400_000
_MOST_ROWS = 56
_GAP_SHARE = 0.011
"""Room that a mark needs beside itself, as a share of the axis: about ten pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanePlan:
    """The rows of a timeline, top to bottom."""

    y: Sequence[float]
    """Height of each event, in the order of the rows given."""
    centres: Mapping[str, float]
    """Height of the middle of each lane."""
    edges: Sequence[float]
    """Heights of the lines between lanes."""
    depth: float
    """Height of the whole, in rows."""


def day_numbers(rows: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Days since 1970 of each event: `start`, `stop` (the day after), `mark`.

    Open ends reach the ends of the axis. The mark stands in the middle of the days, or at the end that is known, and
    where that lies outside the axis at its edge, so that no event that is shown is out of sight.
    """
    epoch = pd.Timestamp(0)
    begin, end = (pd.Timestamp(first) - epoch).days, (pd.Timestamp(last) - epoch).days
    earliest, latest = ((pd.to_datetime(rows[name]) - epoch).dt.days for name in ("earliest", "latest"))
    start = earliest.fillna(latest.clip(upper=begin)).fillna(begin)
    stop = latest.fillna(earliest.clip(lower=end)).fillna(end) + 1
    middle = (start + stop) / 2
    mark = middle.where(latest.notna(), start + 0.5).where(earliest.notna(), stop - 0.5)
    return pd.DataFrame({"start": start, "stop": stop, "mark": mark.clip(begin, end + 1)}, index=rows.index)


def plan_lanes(lanes: Sequence[str], numbers: pd.DataFrame, *, names: Sequence[str], axis_days: int) -> LanePlan:
    """Give every event a row.

    Args:
        lanes: lane of each event.
        numbers: `start` and `stop` of each event.
        names: the lanes to draw, top to bottom.
        axis_days: length of the time axis in days.
    """
    gap = max(axis_days * _GAP_SHARE, 0.5)
    cap = max(1, _MOST_ROWS // max(1, len(names)))
    ends: dict[str, list[float]] = {name: [] for name in names}
    inner = [0] * len(lanes)
    starts, stops = numbers["start"].tolist(), numbers["stop"].tolist()
    order = sorted(range(len(lanes)), key=lambda i: (starts[i], -stops[i]))
    for i in order:
        inner[i] = _place(ends[lanes[i]], starts[i], max(stops[i], starts[i] + gap), cap)
    tops, edges, top = {}, [0.0], 0.0
    for name in names:
        tops[name] = top
        top += max(1, len(ends[name])) + 0.6
        edges.append(top)
    return LanePlan(
        y=[tops[lane] + 0.8 + inner[i] for i, lane in enumerate(lanes)],
        centres={name: (edges[n] + edges[n + 1]) / 2 for n, name in enumerate(names)},
        edges=edges,
        depth=top,
    )


def _place(ends: list[float], start: float, stop: float, cap: int) -> int:
    """The first row that is free at `start`; the one that is free soonest when all `cap` rows are taken."""
    for row, end in enumerate(ends):
        if end <= start:
            ends[row] = stop
            return row
    if len(ends) < cap:
        ends.append(stop)
        return len(ends) - 1
    row = min(range(len(ends)), key=ends.__getitem__)
    ends[row] = max(ends[row], stop)
    return row
