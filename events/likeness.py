"""Whether two tellings are of one event, and whether one denies the other. A pair is judged by itself alone."""

from datetime import date

from events.details import details_fit
from events.ontology import UNDOING
from events.signatures import FIGHTING, MUTUAL, Signature, can_be_one, related
from events.weighing import (
    ENOUGH,
    FEW_WORDS,
    LOCAL_KM,
    NEAR_KM,
    SHORT_SPAN_DAYS,
    apart_km,
    equal_numbers,
    is_plain,
    likeness,
    shared_days,
)
from model import TimeSpan

# Without an actor, one telling would tie together what different actors say or where different armies are.
BY_ACTOR = frozenset(
    ("TROOP_PRESENCE", "TROOP_MOVEMENT", "SUPPORT", "SANCTION", "STATEMENT", "ACCUSATION", "DEMAND", "THREAT")
)
# Outlets call one strike «air», «drone» or «missile», and one advance «capture» or «retake».
_LOOSE_SUBTYPES = frozenset(("STRIKE", "OFFENSIVE", "TERRITORY", "TROOP_PRESENCE"))
_STATE_APART_DAYS = 45
_DENIAL_APART_DAYS = 10
_REGION_KM = 60.0
_ENOUGH_DAYS, _SOME_DAYS = 1 / 2, 1 / 7


def is_same(one: Signature, other: Signature) -> bool:
    """Whether two tellings are of one event: nothing rules it out, and enough speaks for it."""
    if one.family != other.family or one.status != other.status:
        return False
    if one.type == other.type and one.type not in _LOOSE_SUBTYPES and _differ(one.subtype, other.subtype):
        return False
    if one.subtype != other.subtype and {one.subtype, other.subtype} & UNDOING:
        return False
    if not _told_apart(one, other) or not _same_actors(one, other) or not _same_place(one, other):
        return False
    return _same_days(one, other) and _same_details(one, other) and likeness(one, other) >= ENOUGH


def _told_apart(one: Signature, other: Signature) -> bool:
    """Whether two tellings can be one: not those that one article, or one sentence told twice, keeps apart."""
    if one.sentence == other.sentence and len(one.words) >= FEW_WORDS:
        return not _differ(one.place_id, other.place_id)
    return one.article_id != other.article_id


def _same_actors(one: Signature, other: Signature) -> bool:
    """Parts and wholes agree; who speaks or is posted somewhere must be the same; a vague place asks for an actor."""
    if one.family in MUTUAL and not _same_parties(one.actors, other.actors):
        return False
    if one.family in BY_ACTOR:
        few, many = sorted((one.actors, other.actors), key=len)
        return bool(few) and few <= many
    if one.actors and other.actors:
        return can_be_one(one.actors, other.actors) or equal_numbers(one, other)
    return not (is_vague(one) or is_vague(other)) or is_plain(one, other)


def is_vague(signature: Signature) -> bool:
    """Whether the place says little: a whole country, or none."""
    return signature.point is None or signature.point[2] > 2 * _REGION_KM


def _same_details(one: Signature, other: Signature) -> bool:
    """Whether means, target and hour of two attacks fit."""
    return one.family not in FIGHTING or (
        details_fit(one.means, other.means, "means")
        and details_fit(one.targets, other.targets, "target")
        and details_fit(one.hour, other.hour, "hour")
    )


def _same_days(one: Signature, other: Signature) -> bool:
    """Short spans must share half of their days; states and long spans must be told near each other or be equal.

    A week shares a day with each of its days: that is enough only where something else makes it plain.
    """
    if one.span is None or other.span is None or not one.span.overlaps(other.span):
        return False
    if _is_short(one.span) and _is_short(other.span):
        shared = shared_days(one.span, other.span)
        return shared >= _ENOUGH_DAYS or (shared >= _SOME_DAYS and is_plain(one, other))
    if _is_short(one.span) or _is_short(other.span):
        return False
    if one.reported is not None and other.reported is not None:
        return abs((one.reported - other.reported).days) <= _STATE_APART_DAYS
    return one.span == other.span


def _same_place(one: Signature, other: Signature) -> bool:
    """Whether one circle can be the place of the other: near each other, or one inside the other.

    Of two areas one lies in the other too often for that alone to say anything.
    """
    if one.point is None or other.point is None:
        return True
    apart = apart_km(one.point, other.point)
    small, large = sorted((one.point[2], other.point[2]))
    if small > LOCAL_KM:
        alike = apart <= large / 2 and large <= 2 * small
        return alike or (apart + small <= large and is_plain(one, other))
    return apart <= max(NEAR_KM, large)


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


def _same_parties(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether every party of the shorter list is, as a part or a whole, in the longer one."""
    few, many = sorted((one, other), key=len)
    return all(related(frozenset((party,)), many) for party in few)


def _is_short(span: TimeSpan) -> bool:
    return span.days is not None and span.days <= SHORT_SPAN_DAYS


def _near_in_time(denial: Signature, claim: Signature) -> bool:
    if denial.span is not None and claim.span is not None and not denial.span.overlaps(claim.span):
        return False
    days = [signature.reported or _last_day(signature.span) for signature in (denial, claim)]
    if days[0] is None or days[1] is None:
        return denial.span is not None and claim.span is not None
    return abs((days[0] - days[1]).days) <= _DENIAL_APART_DAYS


def _last_day(span: TimeSpan | None) -> date | None:
    return None if span is None else span.latest or span.earliest
