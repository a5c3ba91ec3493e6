"""One clue to the day of publication, as a likelihood over days with the words that say why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from articles import Text
from model import Clue, TimeSpan
from temporal.likelihood import Axis, Days, around_any, load_lags

Spans = Sequence[tuple[date, date | None]]
_CONFIRMED = 5.0
"""What a date of its own takes from the log likelihood of the days before an operation."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """What some words say about the day of publication."""

    kind: str
    """Row of `publication_lags.yaml` (or `weekday`)."""
    start: int
    """Source offset of the words."""
    end: int
    """Source offset one past them."""
    levels: Days
    """Log likelihood of each day of the axis; 0 at best."""
    spans: Spans = ()
    """(first day, last day or None) of each time that the thing went on; empty for weekdays."""
    floor: float
    """A level at or below this one means that the day contradicts the words."""
    says_en: str
    """What it says, English."""
    says_ar: str
    """What it says, Arabic."""
    allows: TimeSpan | None = None
    """The days it allows, as one hull."""
    words: str = ""
    """The words, where they stand outside the text (its headline, its address); `start` and `end` are 0 then."""
    confirms: "Evidence | None" = None
    """Evidence of an operation that a date belongs to."""
    retells: bool = False
    """Whether that operation is told as past, so that it is no news."""

    def begins(self, axis: Axis) -> int:
        """Index of the first day on which the thing could be told as it is; 0 where it has no days of its own."""
        if not self.spans:
            return 0
        return min(max(0, axis.index(min(begin for begin, _ in self.spans))), axis.size)

    def confirmed(self, axis: Axis) -> "Evidence":
        """The same evidence, now that a date says that it is this very operation: no earlier day will do."""
        levels = self.levels.copy()
        levels[: self.begins(axis)] -= _CONFIRMED
        return replace(self, levels=levels)

    def emphasised(self, times: float) -> "Evidence":
        """The same evidence, with every level as many times as far below the best one."""
        return replace(self, levels=self.levels * times, floor=self.floor * times)

    def clue(self, text: Text) -> Clue:
        """The record that pages show."""
        mention = text.mention(self.start, self.end, "publication_clue", self.kind)
        return Clue(mention=mention, words=self.words, says_en=self.says_en, says_ar=self.says_ar, allows=self.allows)


def evidence_around(
    axis: Axis,
    kind: str,
    spans: Spans,
    *,
    at: tuple[int, int],
    says: tuple[str, str],
    allows: TimeSpan | None = None,
) -> Evidence:
    """Evidence of a thing that went on during `spans`, told as publications tell such a `kind`.

    Args:
        axis: the days.
        kind: row of `publication_lags.yaml`.
        spans: (first day, last day or None) of each time that it went on; at least one.
        at: source offsets of the words.
        says: what they say, in English and in Arabic.
        allows: the days they allow, where that is one stretch.
    """
    levels = around_any(axis, spans, kind)
    row = load_lags()[kind]
    return Evidence(
        kind=kind, start=at[0], end=at[1], levels=levels, spans=spans, floor=row.floor, says_en=says[0],
        says_ar=says[1], allows=allows,
    )  # fmt: skip
