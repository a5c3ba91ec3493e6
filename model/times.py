"""Words that name times, and the day on which an article was published."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from model.spans import TimeSpan
from model.texts import Mention

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
PublicationBasis = Literal["given", "dateline", "inferred", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """An expression of time. `span` is None when the text does not fix the days; they are never guessed."""

    mention: Mention
    """The words, modifier included; `mention.rule_id` names the rule."""
    type: TimexType
    """TIMEX3 type."""
    value: str | None = None
    """TIMEX3 value, for example `2024-11-27`, `2015-09`, `P2D`, `XXXX-WXX-2`, `FUTURE_REF`."""
    mod: str | None = None
    """TIMEX3 modifier, for example `START`, `END`, `BEFORE`, `APPROX`."""
    anchor: Mention | None = None
    """The expression that this one hangs on, for «في اليوم نفسه» and «حينها»."""
    span: TimeSpan | None = None
    """The days, or None."""
    reason: str = ""
    """Why there are no days, or what is odd about them (a weekday that contradicts its date)."""
    fixed: bool = False
    """True when the words alone fix the days, whatever the publication day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One thing that the text says about its day of publication."""

    mention: Mention
    """The words."""
    words: str = ""
    """The words, where they stand outside the text (its headline, its address); the mention is empty then."""
    says_en: str
    """What it says, in English."""
    says_ar: str
    """What it says, in Arabic."""
    allows: TimeSpan | None = None
    """The days it allows, as one hull; None where it allows several stretches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDay:
    """When an article was published: a 95 % interval, the best day, and the clues that gave them."""

    earliest: date | None = None
    """First day of the interval; None when unknown."""
    latest: date | None = None
    """Last day of the interval, inclusive; None when unknown."""
    best: date | None = None
    """The likeliest day; None when nothing tells the days of the interval apart and it is unknown."""
    basis: PublicationBasis = "unknown"
    """How it is known."""
    clues: tuple[Clue, ...] = ()
    """What gave it, strongest first."""
    note_en: str = ""
    """What is odd (a given date that the text contradicts, a clue that was dropped), in English."""
    note_ar: str = ""
    """The same, in Arabic."""

    @property
    def span(self) -> TimeSpan:
        """The interval as days."""
        return TimeSpan(earliest=self.earliest, latest=self.latest)
