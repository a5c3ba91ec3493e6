"""Intervals of days with their uncertainty, and their EDTF (ISO 8601-2) notation."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from model.errors import SpanError

Extent = Literal["within", "throughout"]
Precision = Literal["day", "month", "year", "decade", "century", "interval", "open", "unknown"]

_UNIT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_SET = re.compile(r"\[(?P<first>[\d-]*)\.\.(?P<last>[\d-]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """Days between two ends, inclusive.

    `within` means on some day of the interval; `throughout` means on every day of it.
    """

    earliest: date | None = None
    """First day, Gregorian; None where the interval is open."""
    latest: date | None = None
    """Last day, Gregorian, inclusive; None where the interval is open."""
    extent: Extent = "within"
    """Whether a thing happened on some day (`within`) or held on every day (`throughout`)."""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise SpanError(f"an interval cannot end before it begins: {self.earliest} .. {self.latest}")

    @property
    def edtf(self) -> str | None:
        """EDTF level 2 notation; None when both ends are open."""
        if self.earliest is None and self.latest is None:
            return None
        if self.extent == "throughout":
            return f"{_bound(self.earliest)}/{_bound(self.latest)}"
        if self.earliest is None or self.latest is None:
            return f"[{self.earliest or ''}..{self.latest or ''}]"
        return _unit(self.earliest, self.latest) or f"[{self.earliest}..{self.latest}]"

    @property
    def precision(self) -> Precision:
        """How exact the interval is: a calendar unit, any other `interval`, `open`, or `unknown`."""
        if self.earliest is None and self.latest is None:
            return "unknown"
        if self.earliest is None or self.latest is None:
            return "open"
        unit = _unit(self.earliest, self.latest) or ""
        by_form: dict[tuple[int, int], Precision] = {
            (10, 0): "day", (7, 0): "month", (4, 0): "year", (4, 1): "decade", (4, 2): "century",
        }  # fmt: skip
        return by_form.get((len(unit), unit.count("X")), "interval")

    @property
    def days(self) -> int | None:
        """Number of days in the interval; None when an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def possibly_within(self, first: date | None, last: date | None) -> bool:
        """Whether some day of this interval lies in `first` .. `last` (inclusive, None is open)."""
        return not (
            (last is not None and self.earliest is not None and self.earliest > last)
            or (first is not None and self.latest is not None and self.latest < first)
        )

    def surely_within(self, first: date | None, last: date | None) -> bool:
        """Whether the thing dated so certainly falls in `first` .. `last`, at least in part."""
        if self.earliest is None and self.latest is None:
            return first is None and last is None
        if self.extent == "throughout":
            return self.possibly_within(first, last)
        starts = first is None or (self.earliest is not None and self.earliest >= first)
        ends = last is None or (self.latest is not None and self.latest <= last)
        return starts and ends

    def covers(self, other: "TimeSpan") -> bool:
        """Whether every day of `other` lies in this interval."""
        starts = self.earliest is None or (other.earliest is not None and other.earliest >= self.earliest)
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    def overlaps(self, other: "TimeSpan") -> bool:
        """Whether the two intervals share a day."""
        return self.possibly_within(other.earliest, other.latest)

    def union(self, other: "TimeSpan") -> "TimeSpan":
        """The smallest interval that holds both; it keeps this one's extent."""
        both_start = self.earliest is not None and other.earliest is not None
        both_end = self.latest is not None and other.latest is not None
        return TimeSpan(
            earliest=min(self.earliest, other.earliest) if both_start else None,  # type: ignore[type-var]
            latest=max(self.latest, other.latest) if both_end else None,  # type: ignore[type-var]
            extent=self.extent,
        )

    @classmethod
    def on(cls, day: date) -> "TimeSpan":
        """The interval of one day."""
        return cls(earliest=day, latest=day)

    @classmethod
    def month(cls, year: int, month: int) -> "TimeSpan":
        """The interval of one calendar month."""
        return cls(earliest=date(year, month, 1), latest=date(year, month, monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> "TimeSpan":
        """The interval of one calendar year."""
        return cls(earliest=date(year, 1, 1), latest=date(year, 12, 31))


def parse(edtf: str | None) -> TimeSpan:
    """Read the EDTF that `TimeSpan.edtf` writes, so that `parse(span.edtf)` covers the same days.

    Raises SpanError for any other notation.
    """
    if edtf is None:
        return TimeSpan()
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return TimeSpan(
            earliest=None if first == ".." else _days_of(first)[0],
            latest=None if last == ".." else _days_of(last)[1],
            extent="throughout",
        )
    if found := _SET.fullmatch(edtf):
        return TimeSpan(
            earliest=_days_of(found["first"])[0] if found["first"] else None,
            latest=_days_of(found["last"])[1] if found["last"] else None,
        )
    earliest, latest = _days_of(edtf)
    return TimeSpan(earliest=earliest, latest=latest)


def _bound(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def _unit(first: date, last: date) -> str | None:
    """The calendar unit that is exactly these days, if there is one."""
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        return f"{first:%Y-%m}" if whole else None
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return None
    if first.year == last.year:
        return f"{first.year:04d}"
    for width, letters in ((10, 1), (100, 2)):
        if first.year % width == 0 and last.year == first.year + width - 1:
            return f"{first.year:04d}"[: 4 - letters] + "X" * letters
    return None


def _days_of(unit: str) -> tuple[date, date]:
    """First and last day of an EDTF calendar unit."""
    for letters, width in ((1, 10), (2, 100)):
        digits = unit.removesuffix("X" * letters)
        if len(unit) == 4 and len(digits) == 4 - letters and digits.isdigit():
            return date(int(digits) * width, 1, 1), date(int(digits) * width + width - 1, 12, 31)
    found = _UNIT.fullmatch(unit)
    if not found:
        raise SpanError(f"not an EDTF date that Khatt writes: {unit!r}")
    year, month, day = (int(found[name]) if found[name] else None for name in ("year", "month", "day"))
    try:
        if year is not None and month and day:
            return date(year, month, day), date(year, month, day)
        if year is not None and month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year or 0, 1, 1), date(year or 0, 12, 31)
    except ValueError as error:
        raise SpanError(f"not a day of the calendar: {unit!r}") from error
