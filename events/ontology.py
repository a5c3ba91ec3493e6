"""The types of event: what they are called, how they look, what they mean, and their codes elsewhere."""

from functools import cache
from typing import Literal

from lexicon import Row, load_rows

EventType = Literal[
    "TROOP_PRESENCE", "TROOP_MOVEMENT", "OFFENSIVE", "CLASH", "STRIKE", "EXPLOSION", "RAID", "ATTACK", "TERRITORY",
    "AGREEMENT", "CONTACT", "COOPERATION", "SUPPORT", "STATEMENT", "ACCUSATION", "DEMAND", "THREAT", "SANCTION",
    "DISPLACEMENT", "DETENTION", "PROTEST", "INCIDENT",
]  # fmt: skip
Group = Literal["troops", "violence", "diplomacy", "speech", "people", "other"]

GOES_ON = frozenset({"OFFENSIVE", "CLASH", "COOPERATION", "TROOP_PRESENCE", "DISPLACEMENT"})
"""Types that last, whose beginning alone may be told."""
VIOLENT = frozenset({"STRIKE", "CLASH", "OFFENSIVE", "ATTACK", "EXPLOSION", "RAID", "TERRITORY"})
"""Types whose mentions may tell one and the same attack in different words."""
UNDOING = frozenset({"violated", "release", "return", "lifted"})
"""Subtypes that undo what others of their type do, and so are never the same event."""


class SubtypeRow(Row, frozen=True, kw_only=True):
    """A finer type."""

    name: str
    """Its name in records."""
    label_en: str
    """Label, English."""
    label_ar: str
    """Label, Arabic."""
    acled: str | None
    """ACLED sub-event type; None where the scheme has none."""
    plover: str | None
    """PLOVER class."""
    cameo: str | None
    """CAMEO root or base code."""


class TypeRow(Row, frozen=True, kw_only=True):
    """A type of event."""

    type: EventType
    """Its name in records."""
    label_en: str
    """Label, English."""
    label_ar: str
    """Label, Arabic."""
    colour: str
    """Hexadecimal colour."""
    icon: str
    """A plain glyph."""
    group: Group
    """Lane of the timeline."""
    definition_en: str
    """What it means, English."""
    definition_ar: str
    """What it means, Arabic."""
    counted: tuple[str, ...] = ()
    """What its numbers can count."""
    acled: str | None
    """ACLED sub-event type; None where the scheme has none."""
    plover: str | None
    """PLOVER class."""
    cameo: str | None
    """CAMEO root or base code."""
    subtypes: tuple[SubtypeRow, ...] = ()
    """Finer types."""


@cache
def load_ontology() -> tuple[TypeRow, ...]:
    """Every type, in the order in which pages list them.

    Raises:
        RuleError: a row that does not fit, or a type twice.
    """
    return load_rows("lexicon/events/ontology.yaml", TypeRow, key="type")


@cache
def subtype_names() -> dict[str, frozenset[str]]:
    """Names of the subtypes of each type."""
    return {row.type: frozenset(subtype.name for subtype in row.subtypes) for row in load_ontology()}


@cache
def counted_by_type() -> dict[str, frozenset[str]]:
    """What the numbers of each type can count."""
    return {row.type: frozenset(row.counted) for row in load_ontology()}
