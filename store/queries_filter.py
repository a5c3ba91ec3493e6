"""Which events a page shows, as a value, and the SQL condition that it stands for."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

FACTS = ("happened", "ordered")
"""Statuses that totals count and that the map shows unless others are asked for."""

_FOLDED = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "گ": "ك"}
_MARKS = "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """What to show. An empty tuple asks for everything of its kind."""

    first: date | None = None
    """First day of the range, inclusive; None leaves it open."""
    last: date | None = None
    """Last day of the range, inclusive; None leaves it open."""
    surely: bool = False
    """True for events that certainly fall in the range; False adds those that possibly do."""
    types: tuple[str, ...] = ()
    """Event types."""
    statuses: tuple[str, ...] = ()
    """happened, ordered, planned, possible, denied."""
    actors: tuple[str, ...] = ()
    """Actor ids; one of them has to take part."""
    sides: tuple[str, ...] = ()
    """Sides of the actors; one of them has to take part."""
    governorates: tuple[str, ...] = ()
    """English names of governorates."""
    sources: tuple[str, ...] = ()
    """Outlets; one of them has to tell it."""
    min_sources: int = 1
    """Smallest number of independent outlets."""
    words: str = ""
    """Words that the evidence has to hold, in any spelling."""
    box: tuple[float, float, float, float] | None = None
    """South, west, north, east, degrees."""
    place_id: str | None = None
    """One place."""


@dataclass(slots=True)
class Condition:
    """An SQL condition over `shown` and the values for its question marks."""

    parts: list[str] = field(default_factory=list)
    """Conditions that all have to hold."""
    values: list[Any] = field(default_factory=list)
    """One value a question mark, in order."""

    def add(self, part: str, *values: object) -> None:
        """Ask for one thing more."""
        self.parts.append(part)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """The condition, `true` when nothing is asked for."""
        return " AND ".join(f"({part})" for part in self.parts) or "true"


def condition_of(wanted: EventFilter, *, dates: bool = True) -> Condition:
    """The SQL condition of a filter; `dates=False` leaves its range of days out."""
    condition = Condition()
    if dates:
        _add_days(condition, wanted)
    for column, values in (("type", wanted.types), ("status", wanted.statuses), ("governorate", wanted.governorates)):
        if values:
            condition.add(f"{column} IN (SELECT unnest(?))", list(values))
    _add_members(condition, wanted)
    if wanted.min_sources > 1:
        condition.add("sources >= ?", wanted.min_sources)
    if wanted.place_id is not None:
        condition.add("place_id = ?", wanted.place_id)
    if wanted.box:
        south, west, north, east = wanted.box
        condition.add("latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?", south, north, west, east)
    return condition


def _add_days(condition: Condition, wanted: EventFilter) -> None:
    """A dated event, in the range: every possible day of it (surely), or one of them."""
    condition.add("middle IS NOT NULL")
    if wanted.first:
        kept = "earliest >= ? OR (extent = 'throughout' AND coalesce(latest >= ?, true))"
        both = (wanted.first, wanted.first)
        condition.add(
            kept if wanted.surely else "latest >= ? OR latest IS NULL", *(both if wanted.surely else both[:1])
        )
    if wanted.last:
        kept = "latest <= ? OR (extent = 'throughout' AND coalesce(earliest <= ?, true))"
        both = (wanted.last, wanted.last)
        condition.add(
            kept if wanted.surely else "earliest <= ? OR earliest IS NULL", *(both if wanted.surely else both[:1])
        )


def _add_members(condition: Condition, wanted: EventFilter) -> None:
    """Actors, sides, outlets and words: an event may have several, one is enough; all words are needed."""
    for table, column, values in (
        ("shown_actors", "actor_id", wanted.actors),
        ("shown_actors", "side", wanted.sides),
        ("shown_sources", "source", wanted.sources),
    ):
        if values:
            condition.add(
                f"told_id IN (SELECT told_id FROM {table} WHERE {column} IN (SELECT unnest(?)))", list(values)
            )
    for word in wanted.words.split():
        condition.add(
            "told_id IN (SELECT coalesce(cluster_id, event_id) FROM event_sources "
            f"WHERE contains({folded_sql('text')}, ?))",
            fold_spelling(word),
        )


def folded_sql(column: str) -> str:
    """SQL for a column with the spelling folded like `fold_spelling` does."""
    letters, folded = "".join(_FOLDED), "".join(_FOLDED.values())
    return f"lower(translate(regexp_replace({column}, '{_MARKS}', '', 'g'), '{letters}', '{folded}'))"


def fold_spelling(word: str) -> str:
    """One spelling for the ways in which a word of a search is written: hamza, ta marbuta, vowel marks, case."""
    kept = "".join(_FOLDED.get(letter, letter) for letter in word)
    gone = dict.fromkeys(
        code
        for first, last in (
            (0x610, 0x61A),
            (0x640, 0x640),
            (0x64B, 0x65F),
            (0x670, 0x670),
            (0x200B, 0x200F),
            (0x202A, 0x202E),
            (0x2066, 0x2069),
        )
        for code in range(first, last + 1)
    )
    return kept.translate(gone).lower()
