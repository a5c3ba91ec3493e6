"""What two tellings are compared by."""

from dataclasses import dataclass
from datetime import date

from events.details import Detail, beside_trigger, content_words, find_details
from lexicon.actors import actors_by_id, lineage_of
from model import Event, Place, TimeSpan, status_of

_FAMILIES = {
    "STRIKE": "attack", "EXPLOSION": "attack", "ATTACK": "attack",
    "OFFENSIVE": "attack", "CLASH": "attack", "RAID": "attack",
    "CONTACT": "contact", "COOPERATION": "contact",
}  # fmt: skip
MUTUAL = frozenset(("contact", "AGREEMENT"))
FIGHTING = frozenset(("attack", "TERRITORY"))
_NO_FIGHTERS = frozenset(("media", "monitor", "body"))
_OWN_DAYS = frozenset(("clause", "anaphor"))
Point = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article's telling of an event, as clustering sees it."""

    event: Event
    """The event."""
    place: Place | None
    """Its place, looked up by `event.where.place_id`."""
    source: str
    """The outlet."""
    published: date | None = None
    """Best publication day of the article."""
    fingerprint: tuple[int, ...] = ()
    """`copies.text_fingerprint` of the article's text; empty when unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What two tellings are compared by."""

    article_id: str
    """Article."""
    family: str
    """Family of types that outlets use for one and the same thing."""
    type: str
    """Type."""
    subtype: str | None
    """Subtype."""
    status: str
    """happened, ordered, planned, possible or denied."""
    rejects: str | None
    """Status of the claims that it rejects, for a denial («نفى»); None for anything else."""
    span: TimeSpan | None
    """Days."""
    dated: bool
    """Whether the words around the event name its days."""
    point: Point | None
    """Latitude, longitude (degrees) and radius (kilometres) of the place."""
    place_id: str | None
    """Place."""
    actors: frozenset[str]
    """Ids of agents and of both sides of a contact."""
    against: frozenset[str]
    """Ids of targets."""
    killed: tuple[int, int | None] | None
    """Number of people killed."""
    reported: date | None
    """Day of the report, for tellings whose days are open or unknown."""
    means: Detail
    """What was used."""
    targets: Detail
    """What was hit."""
    hour: Detail
    """Part of the day."""
    words: frozenset[str]
    """Longer words of the sentence."""
    sentence: str
    """The sentence."""


def signature_of(telling: Telling) -> Signature:
    """What a telling is compared by."""
    event, place, when = telling.event, telling.place, telling.event.when
    span = when.span if when else None
    point = None
    if place is not None and place.latitude is not None and place.longitude is not None:
        point = (place.latitude, place.longitude, place.radius_km)
    closed = span is not None and span.earliest is not None and span.latest is not None
    family, sentence = family_of(event.type), event.evidence[0].mention.surface
    near = beside_trigger(event) if family in FIGHTING else ""
    roles = ("agent", "target") if family in MUTUAL else ("agent",)
    return Signature(
        article_id=event.article_id, family=family, type=event.type, subtype=event.subtype, status=event.status,
        rejects=status_of("asserted", event.modality) if event.polarity == "denied" else None,
        span=span, dated=when is not None and when.basis in _OWN_DAYS,
        point=point, place_id=event.where.place_id if event.where else None,
        actors=frozenset(actor_id for actor_id in _named(event, roles) if _counts(actor_id, family)),
        against=_named(event, ("target",)), killed=killed_of(event), reported=None if closed else telling.published,
        means=find_details(near, "means"), targets=find_details(near, "target"),
        hour=find_details(when.timex.surface, "hour") if when and when.timex else frozenset(),
        words=content_words(sentence), sentence=sentence,
    )  # fmt: skip


def _named(event: Event, roles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(actor.actor_id for actor in event.actors if actor.actor_id and actor.role in roles)


def _counts(actor_id: str, family: str) -> bool:
    """Whether an actor can have done a thing of a family: those who count the dead do not fight."""
    row = actors_by_id().get(actor_id)
    return row is None or family not in FIGHTING or row.kind not in _NO_FIGHTERS


def family_of(event_type: str) -> str:
    """Types that outlets use for one and the same thing share a family; any other type is its own."""
    return _FAMILIES.get(event_type, event_type)


def killed_of(event: Event) -> tuple[int, int | None] | None:
    """The largest claim of people killed, as (low, high)."""
    claims = [(q.low, q.high) for q in event.quantities if q.counted == "killed"]
    return max(claims, key=lambda claim: claim[0], default=None)


def can_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two tellings can mean the same actors: related ones, or an armed group and words for just anyone."""
    return related(one, other) or any(
        _may_be(first, second) or _may_be(second, first) for first in one for second in other
    )


def _may_be(anyone: str, actor_id: str) -> bool:
    rows = actors_by_id()
    named, actor = rows.get(anyone), rows.get(actor_id)
    return named is not None and named.generic and actor is not None and (actor.generic or actor.kind == "armed_group")


def related(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some actor of one is, belongs to, or holds some actor of the other."""
    return any(first in lineage_of(second) or second in lineage_of(first) for first in one for second in other)
