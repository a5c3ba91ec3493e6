"""Likelihoods over days: the axis of days, curves of fading, and the narrowest interval that holds 95 %."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from lexicon import Row, load_rows

Days = NDArray[np.float64]
FIRST_DAY = date(2011, 1, 1)
HELD = 0.95
_RULED_OUT = 0.005
_FARTHEST = 60_000
"""Days: the longest lag there is, from a year 1900 to any today."""


class LagRow(Row, frozen=True, kw_only=True):
    """How likely a thing is told at a distance from its days; densities are relative, `during` is the measure."""

    id: str
    """Kind of clue."""
    family: str
    """Kinds whose clues tell the same story: several of one family count for less each."""
    during: float = 1.0
    """On the days of the thing itself."""
    before: tuple[tuple[int, float], ...]
    """(days before the first day, density): log-linear between the points, level beyond the last."""
    after: tuple[tuple[int, float], ...]
    """(days after the last day, density), likewise."""

    @property
    def floor(self) -> float:
        """Log density at and below which a day contradicts the thing; -inf for kinds that rule nothing out."""
        farthest = self.before[-1][1]
        return float(np.log(farthest * 1.5)) if farthest <= _RULED_OUT else -np.inf


@cache
def load_lags() -> dict[str, LagRow]:
    """Rows of `data/lexicon/temporal/publication_lags.yaml` by kind."""
    return {row.id: row for row in load_rows("lexicon/temporal/publication_lags.yaml", LagRow, key="id")}


@dataclass(frozen=True, slots=True, eq=False)
class Axis:
    """Every day that a publication may have, as columns of equal length."""

    first: int
    """Ordinal of the first day."""
    size: int
    """Number of days."""
    weekdays: NDArray[np.int64]
    """0 Monday .. 6 Sunday of each day."""

    def day(self, index: int) -> date:
        """The day at an index."""
        return date.fromordinal(self.first + index)

    def index(self, day: date) -> int:
        """The index of a day; below 0 or beyond the size for days outside."""
        return day.toordinal() - self.first


@lru_cache(maxsize=8)
def axis_until(today: date) -> Axis:
    """The axis from 2011-01-01 to `today`, both included (or to the first day, where today is earlier)."""
    first = FIRST_DAY.toordinal()
    size = max(1, today.toordinal() - first + 1)
    return Axis(first, size, (np.arange(size) + FIRST_DAY.weekday()) % 7)


def around(axis: Axis, begin: date, end: date | None, kind: str) -> Days:
    """Log likelihood of each day for a thing that went on from `begin` to `end` (None: it goes on)."""
    during, before, after = _fading(kind)
    size = axis.size
    start = axis.index(begin)
    stop = size if end is None else axis.index(end) + 1
    first, last = min(max(start, 0), size), min(max(stop, 0), size)
    levels = np.full(size, during)
    if first > 0:
        levels[:first] = before[start - first : start][::-1]
    if last < size:
        levels[last:] = after[last - stop : size - stop]
    return levels


def around_any(axis: Axis, spans: Sequence[tuple[date, date | None]], kind: str) -> Days:
    """Log likelihood for a thing that went on during any of several spans: each day takes its best."""
    return _around_any(axis, tuple(spans), kind)


@lru_cache(maxsize=512)
def _around_any(axis: Axis, spans: tuple[tuple[date, date | None], ...], kind: str) -> Days:
    levels = around(axis, *spans[0], kind)
    for begin, end in spans[1:]:
        np.maximum(levels, around(axis, begin, end, kind), out=levels)
    levels.flags.writeable = False
    return levels


@cache
def _fading(kind: str) -> tuple[float, Days, Days]:
    """Log density during a thing, and 1, 2, 3 … days before and after it."""
    row = load_lags()[kind]
    return float(np.log(row.during)), _curve(row.before), _curve(row.after)


def _curve(points: Sequence[tuple[int, float]]) -> Days:
    """Log density at lags 1, 2, 3 …, log-linear between the points."""
    at = np.log([lag for lag, _ in points])
    levels = np.log([density for _, density in points])
    return np.asarray(np.interp(np.log(np.arange(1, _FARTHEST + 1)), at, levels))


def narrowest(levels: Days, held: float = HELD) -> tuple[int, int]:
    """First and last index of the narrowest stretch of days that holds a share of the likelihood."""
    mass = np.exp(levels - levels.max())
    reached = np.concatenate(([0.0], np.cumsum(mass)))
    wanted = reached[:-1] + held * reached[-1]
    stops = np.searchsorted(reached, wanted - 1e-12 * reached[-1])
    widths = np.where(stops <= len(mass), stops - np.arange(len(mass)), len(mass) + 1)
    narrow = np.flatnonzero(widths == widths.min())
    first = int(narrow[np.argmax(reached[stops[narrow]] - reached[narrow])])
    return first, int(stops[first]) - 1
