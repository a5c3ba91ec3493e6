"""Whether two tellings are of one event, and whether one denies the other. A pair is judged by itself alone."""

from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from lexicon.actors import actors_by_id, lineage_of
from model import Event, Place, TimeSpan, status_of

_FAMILIES = {
    "STRIKE": "fire", "EXPLOSION": "fire", "ATTACK": "fire",
    "OFFENSIVE": "ground", "CLASH": "ground", "RAID": "ground",
    "CONTACT": "contact", "COOPERATION": "contact",
}  # fmt: skip
_MUTUAL = frozenset(("contact", "AGREEMENT"))
# Without an actor, one telling would tie together what different actors say or where different armies are.
BY_ACTOR = frozenset(
    ("TROOP_PRESENCE", "TROOP_MOVEMENT", "SUPPORT", "SANCTION", "STATEMENT", "ACCUSATION", "DEMAND", "THREAT")
)
_PLACELESS = frozenset(("contact", "AGREEMENT", "SANCTION", "STATEMENT", "ACCUSATION", "DEMAND", "THREAT"))
# Outlets call one strike «air», «drone» or «missile», and one advance «capture» or «retake».
_LOOSE_SUBTYPES = frozenset(("STRIKE", "OFFENSIVE", "TERRITORY", "TROOP_PRESENCE"))
_FIGHTING = frozenset(("fire", "ground", "TERRITORY"))
_NO_FIGHTERS = frozenset(("media", "monitor", "body"))
_SHORT_SPAN_DAYS = 7
_STATE_APART_DAYS = 45
_DENIAL_APART_DAYS = 10
NEAR_KM = 5.0
LOCAL_KM = 25.0
_REGION_KM = 60.0
_SHARED_DAYS = 1 / 3


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
    """What two tellings are compared by; equal signatures are one event."""

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
    point: tuple[float, float, float] | None
    """Latitude, longitude (degrees) and radius (kilometres) of the place."""
    actors: frozenset[str]
    """Ids of agents and of both sides of a contact."""
    killed: tuple[int, int | None] | None
    """Number of people killed."""
    reported: date | None
    """Day of the report, for tellings whose days are open or unknown."""


def signature_of(telling: Telling) -> Signature:
    """What a telling is compared by."""
    event, place = telling.event, telling.place
    span = event.when.span if event.when else None
    point = None
    if place is not None and place.latitude is not None and place.longitude is not None:
        point = (place.latitude, place.longitude, place.radius_km)
    closed = span is not None and span.earliest is not None and span.latest is not None
    family = family_of(event.type)
    roles = ("agent", "target") if family in _MUTUAL else ("agent",)
    actor_ids = (actor.actor_id for actor in event.actors if actor.actor_id and actor.role in roles)
    return Signature(
        family=family, type=event.type, subtype=event.subtype, status=event.status, span=span, point=point,
        rejects=status_of("asserted", event.modality) if event.polarity == "denied" else None,
        actors=frozenset(actor_id for actor_id in actor_ids if _counts(actor_id, family)),
        killed=killed_of(event), reported=None if closed else telling.published,
    )  # fmt: skip


def _counts(actor_id: str, family: str) -> bool:
    """Whether an actor can have done a thing of a family: those who count the dead do not fight."""
    row = actors_by_id().get(actor_id)
    return row is None or family not in _FIGHTING or row.kind not in _NO_FIGHTERS


def family_of(event_type: str) -> str:
    """Types that outlets use for one and the same thing share a family; any other type is its own."""
    return _FAMILIES.get(event_type, event_type)


def killed_of(event: Event) -> tuple[int, int | None] | None:
    """The largest claim of people killed, as (low, high)."""
    claims = [(q.low, q.high) for q in event.quantities if q.counted == "killed"]
    return max(claims, key=lambda claim: claim[0], default=None)


def is_same(one: Signature, other: Signature) -> bool:
    """Whether two tellings are of one event."""
    if one.family != other.family or one.status != other.status:
        return False
    if one.type == other.type and one.type not in _LOOSE_SUBTYPES and _differ(one.subtype, other.subtype):
        return False
    if not same_days(one, other) or not same_place(one, other):
        return False
    if one.family in _MUTUAL and not _same_parties(one.actors, other.actors):
        return False
    if not one.actors or not other.actors:
        return one.family not in BY_ACTOR
    return related(one.actors, other.actors) or equal_numbers(one, other)


def is_denied(denial: Signature, claim: Signature) -> bool:
    """Whether a denial speaks of the same thing as a claim: like family and days, and like actors or place."""
    if denial.family != claim.family or claim.status != denial.rejects:
        return False
    if denial.type not in _LOOSE_SUBTYPES and _differ(denial.subtype, claim.subtype):
        return False
    parties = bool(denial.actors and claim.actors)
    if parties and not related(denial.actors, claim.actors):
        return False
    if denial.point is None or claim.point is None:
        return parties and _near_in_time(denial, claim)
    reach = max(denial.point[2], claim.point[2], LOCAL_KM)
    near = apart_km(denial.point, claim.point) <= reach and (parties or reach <= _REGION_KM)
    return near and _near_in_time(denial, claim)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def same_days(one: Signature, other: Signature) -> bool:
    """Short spans must share a third of their days; states and long spans must be told near each other or be equal."""
    if one.span is None or other.span is None or not one.span.overlaps(other.span):
        return False
    if _is_short(one.span) and _is_short(other.span):
        return _share_enough(one.span, other.span)
    if _is_short(one.span) or _is_short(other.span):
        return False
    if one.reported is not None and other.reported is not None:
        return abs((one.reported - other.reported).days) <= _STATE_APART_DAYS
    return one.span == other.span


def _share_enough(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether two short spans share enough of their days; a vague telling would else tie a week of strikes together."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    shared = (min(one.latest, other.latest) - max(one.earliest, other.earliest)).days + 1
    return shared >= _SHARED_DAYS * ((max(one.latest, other.latest) - min(one.earliest, other.earliest)).days + 1)


def same_place(one: Signature, other: Signature) -> bool:
    """Whether two circles are one place: near each other, a place in a small area, or like areas.

    A large area holds many places, so a town in it is the same place only when the numbers are equal too.
    """
    if one.point is None or other.point is None:
        return one.family in _PLACELESS and bool(one.actors) and one.actors == other.actors
    apart = apart_km(one.point, other.point)
    small, large = sorted((one.point[2], other.point[2]))
    if large <= LOCAL_KM:
        return apart <= max(NEAR_KM, large)
    if small > LOCAL_KM:
        return apart <= large / 2 and large <= 2 * small
    return apart <= large + NEAR_KM and equal_numbers(one, other)


def equal_numbers(one: Signature, other: Signature) -> bool:
    """Whether both tell the same number of people killed, two or more."""
    return one.killed is not None and one.killed == other.killed and one.killed[0] > 1


def related(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some actor of one is, belongs to, or holds some actor of the other."""
    return any(first in lineage_of(second) or second in lineage_of(first) for first in one for second in other)


def _same_parties(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether every party of the shorter list is, as a part or a whole, in the longer one."""
    few, many = sorted((one, other), key=len)
    return all(related(frozenset((party,)), many) for party in few)


def _is_short(span: TimeSpan) -> bool:
    return span.days is not None and span.days <= _SHORT_SPAN_DAYS


def _near_in_time(denial: Signature, claim: Signature) -> bool:
    if denial.span is not None and claim.span is not None and not denial.span.overlaps(claim.span):
        return False
    days = [signature.reported or _last_day(signature.span) for signature in (denial, claim)]
    if days[0] is None or days[1] is None:
        return denial.span is not None and claim.span is not None
    return abs((days[0] - days[1]).days) <= _DENIAL_APART_DAYS


def _last_day(span: TimeSpan | None) -> date | None:
    return None if span is None else span.latest or span.earliest


def apart_km(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Great-circle distance of two centres (latitude, longitude in degrees, radius unused), kilometres."""
    lat1, lon1, lat2, lon2 = map(radians, (one[0], one[1], other[0], other[1]))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))
