"""Who acts in the news: states, armies, groups, bodies, office-holders, with every name that outlets use for them."""

from datetime import date
from functools import cache
from typing import Literal

from msgspec import field

from lexicon.rows import Row, load_rows

ActorKind = Literal[
    "state", "government", "army", "armed_group", "alliance", "body", "media", "monitor", "person", "people"
]


class Term(Row, frozen=True, kw_only=True):
    """A stretch of time in which a person held an office, or an organisation existed under a name."""

    office_en: str
    """The office, English."""
    office_ar: str
    """The office, Arabic."""
    begin: date
    """First day."""
    end: date | None = None
    """Last day; None while it goes on."""
    source: str
    """Where the days come from."""


class ActorRow(Row, frozen=True, kw_only=True):
    """One actor."""

    id: str
    """Dotted name, from the country down: `usa.military`, `syr.sdf`, `usa.person.trump`."""
    kind: ActorKind
    """What it is."""
    name_en: str
    """Neutral display name, English."""
    name_ar: str
    """Neutral display name, Arabic."""
    names: tuple[str, ...] = ()
    """Every other name, loaded ones too, as written (folding and proclitics are done for you)."""
    toponyms: tuple[str, ...] = ()
    """Place names that stand for it when they act: واشنطن, البنتاغون, الكرملين."""
    adjectives: tuple[str, ...] = ()
    """Adjective stems, masculine singular without the article: أمريكي, أميركي; all their forms are derived."""
    people: tuple[str, ...] = ()
    """Plurals that the stems do not give: روس, أتراك, أكراد."""
    adjective_en: str | None = None
    """English adjective, for names that are put together («Russian aircraft»)."""
    parts: dict[str, str] = field(default_factory=dict)
    """Part of it («factions», «proxies» …) to the row that stands for that part, where no row's id says so."""
    parent: str | None = None
    """Id of the actor that it belongs to, where that is not the beginning of its own id (see `parent_of`)."""
    side: str | None = None
    """Side in the war, for lanes and colours: government, opposition, sdf, isis, usa, russia, turkey, iran, un …"""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    office: bool = False
    """True for an office that one person holds, whose name may follow («المبعوث الأممي غير بيدرسن»)."""
    masculine: bool = False
    """True for the few states that «قواته» and not «قواتها» takes up."""
    generic: bool = False
    """True for words that say nothing of who it was («مسلحون»): any armed group may be meant."""
    terms: tuple[Term, ...] = ()
    """Offices held."""
    ok: tuple[str, ...] = ()
    """Sentences in which it is found."""
    not_: tuple[str, ...] = ()
    """Sentences in which it is not."""


@cache
def load_actors() -> tuple[ActorRow, ...]:
    """Every actor of `data/lexicon/actors.yaml` and person of `persons.yaml`, in file order."""
    organisations = load_rows("lexicon/actors.yaml", ActorRow, key="id")
    return organisations + load_rows("lexicon/persons.yaml", ActorRow, key="id")


@cache
def actors_by_id() -> dict[str, ActorRow]:
    """Every actor by its id."""
    return {row.id: row for row in load_actors()}


@cache
def parent_of(actor_id: str) -> str | None:
    """The actor that an actor belongs to: its `parent`, else the longest beginning of its id that is a row."""
    rows = actors_by_id()
    if actor_id not in rows:
        return None
    if rows[actor_id].parent is not None:
        return rows[actor_id].parent
    stem = actor_id
    while "." in stem:
        stem = stem.rpartition(".")[0]
        if stem in rows:
            return stem
    return None


@cache
def lineage_of(actor_id: str) -> tuple[str, ...]:
    """An actor and all that it belongs to, nearest first."""
    found = [actor_id]
    while (parent := parent_of(found[-1])) is not None and parent not in found:
        found.append(parent)
    return tuple(found)
