"""Where each event sits on the timeline: lanes, and rows inside a lane so that marks do not hide each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

_MOST_ROWS = 56
_LONG_SHARE = 0.8
"""What lasts for so much of the axis is told apart from others by nothing on it."""
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
    starts, stops = numbers["start"].tolist(), numbers["stop"].tolist()
    stops = [max(stop, start + gap) for start, stop in zip(starts, stops, strict=True)]
    members: dict[str, list[int]] = {name: [] for name in names}
    for i in sorted(range(len(lanes)), key=lambda i: (starts[i], -stops[i])):
        members[lanes[i]].append(i)
    used = {name: _rows(members[name], starts, stops, most=_MOST_ROWS) for name in names}
    most = _share_of([max(rows, default=0) + 1 for rows in used.values()])
    inner = [0] * len(lanes)
    depths = {}
    for name, rows in used.items():
        if max(rows, default=0) >= most:
            rows = _crowded(members[name], starts, stops, most=most, axis_days=axis_days)
        depths[name] = max(rows, default=0) + 1
        for i, row in zip(members[name], rows, strict=True):
            inner[i] = row
    tops, edges, top = {}, [0.0], 0.0
    for name in names:
        tops[name] = top
        top += depths[name] + 0.6
        edges.append(top)
    return LanePlan(
        y=[tops[lane] + 0.8 + inner[i] for i, lane in enumerate(lanes)],
        centres={name: (edges[n] + edges[n + 1]) / 2 for n, name in enumerate(names)},
        edges=edges,
        depth=top,
    )


def _share_of(needs: Sequence[int]) -> int:
    """Most rows of a lane, so that all lanes together take no more than `_MOST_ROWS`: who needs few leaves the rest."""
    return next((most for most in range(_MOST_ROWS, 1, -1) if sum(min(need, most) for need in needs) <= _MOST_ROWS), 1)


def _rows(members: Sequence[int], starts: Sequence[float], stops: Sequence[float], *, most: int) -> list[int]:
    """A row for each member of a lane, in the order given; `most` rows at most."""
    ends: list[float] = []
    return [_place(ends, starts[i], stops[i], most) for i in members]


def _crowded(
    members: Sequence[int], starts: Sequence[float], stops: Sequence[float], *, most: int, axis_days: int
) -> list[int]:
    """Rows of a lane with more events than rows: what lasts over most of the axis shares the last one.

    So the events that the axis tells apart are not hidden under those that it does not.
    """
    long = {i for i in members if stops[i] - starts[i] >= axis_days * _LONG_SHARE}
    if not 0 < len(long) < len(members) or most < 2:
        return _rows(members, starts, stops, most=most)
    short = [i for i in members if i not in long]
    rows = dict(zip(short, _rows(short, starts, stops, most=most - 1), strict=True))
    last = max(rows.values()) + 1
    return [rows.get(i, last) for i in members]


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
