"""How much speaks for two tellings being of one event, in points."""

from math import asin, cos, radians, sin, sqrt

from events.signatures import FIGHTING, Point, Signature, related
from model import TimeSpan

NEAR_KM = 5.0
LOCAL_KM = 25.0
SHORT_SPAN_DAYS = 7
ENOUGH = 5.0
"""Points from which two tellings are one event."""
_TOWN_KM = 10.0
_PROVINCE_KM = 100.0
_DAYS = (1.0, 2.0, 3.0)
"""Equal days that none, one or both of the tellings name themselves."""
_WIDE_DAYS, _STATE_DAYS = 1.0, 3.0
_NIGHT_DAYS = 2
FEW_WORDS, _COMMON_WORDS, _WORD_POINTS = 4, 0.2, 8.0
_SURE_WORDS = 2.4
_FIRE = frozenset({"STRIKE", "EXPLOSION"})
_GROUND = frozenset({"OFFENSIVE", "CLASH", "RAID"})


def likeness(one: Signature, other: Signature) -> float:
    """How much speaks for one event: days, place, parties, numbers, kind and details, and the words themselves."""
    points = _days(one, other) + _place(one, other) + _parties(one, other) + _numbers(one, other)
    return points + _kind(one, other) + _details(one, other) + word_points(one, other)


def is_plain(one: Signature, other: Signature) -> bool:
    """Whether numbers, like words or so rare a thing as gas tell that two tellings are of one event."""
    gas = "gas" in one.means and "gas" in other.means and one.place_id == other.place_id
    return gas or equal_numbers(one, other) or word_points(one, other) > _SURE_WORDS


def _days(one: Signature, other: Signature) -> float:
    named = one.dated + other.dated
    if one.span is None or other.span is None:
        return 0.0
    if one.span.days is None or other.span.days is None:
        lasting = one.family not in FIGHTING and one.span.earliest is not None and other.span.earliest is not None
        return _STATE_DAYS if lasting else 0.0
    if max(one.span.days, other.span.days) > SHORT_SPAN_DAYS:
        return _WIDE_DAYS
    if one.span == other.span:
        return _DAYS[named] - (one.span.days > _NIGHT_DAYS)
    return (named - 2 * (shared_days(one.span, other.span) < 1 / 2)) / 2


def shared_days(one: TimeSpan, other: TimeSpan) -> float:
    """The days that two spans share, as part of the days that they cover together; 0 for an open one."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return 0.0
    shared = (min(one.latest, other.latest) - max(one.earliest, other.earliest)).days + 1
    return shared / ((max(one.latest, other.latest) - min(one.earliest, other.earliest)).days + 1)


def _place(one: Signature, other: Signature) -> float:
    if one.point is None or other.point is None:
        return 0.0
    radius_km, equal = max(one.point[2], other.point[2]), one.place_id == other.place_id
    if radius_km <= LOCAL_KM:
        return 1.5 + equal / 2 + (radius_km <= _TOWN_KM) * (1 + equal) / 2
    return equal / 2 + (radius_km <= _PROVINCE_KM) / 2


def _parties(one: Signature, other: Signature) -> float:
    shared = sum(related(frozenset((actor,)), other.actors) for actor in one.actors)
    equal = not one.actors.isdisjoint(other.actors)
    return min(shared, 3) + (equal + related(one.against, other.against)) / 2


def _numbers(one: Signature, other: Signature) -> float:
    """Equal numbers of dead speak for one event, the more the larger they are; numbers far apart against it."""
    if one.killed is None or other.killed is None:
        return 0.0
    low, high = sorted((one.killed, other.killed), key=lambda killed: killed[0])
    if low == high:
        return 0.5 if low[0] == 1 else 2.0 if low[0] < 5 else 3.0
    return -1.5 if high[0] > 3 * max(low[1] or high[0], 1) else 0.0


def equal_numbers(one: Signature, other: Signature) -> bool:
    """Whether both tell the same number of people killed, two or more."""
    return one.killed is not None and one.killed == other.killed and one.killed[0] > 1


def _kind(one: Signature, other: Signature) -> float:
    """Outlets call one thing strike, explosion and attack; fire and fighting on the ground are seldom one."""
    if one.type == other.type:
        return 0.5
    types = {one.type, other.type}
    if types & _FIRE and types & _GROUND:
        return -3.5
    return -1.0 if types & _GROUND else 0.0


def _details(one: Signature, other: Signature) -> float:
    same = [not a.isdisjoint(b) for a, b in ((one.means, other.means), (one.hour, other.hour))]
    gas = ("gas" in one.means) + ("gas" in other.means)
    return sum(same) / 2 + (not one.targets.isdisjoint(other.targets)) + (0.0, -2.5, 1.0)[gas]


def word_points(one: Signature, other: Signature) -> float:
    """Like words: copies and the background that agencies repeat share most of them, any two reports a fifth."""
    few = min(len(one.words), len(other.words))
    if few < FEW_WORDS:
        return 0.0
    return _WORD_POINTS * (len(one.words & other.words) / few - _COMMON_WORDS)


def apart_km(one: Point, other: Point) -> float:
    """Great-circle distance of two centres (latitude, longitude in degrees, radius unused), kilometres."""
    lat1, lon1, lat2, lon2 = map(radians, (one[0], one[1], other[0], other[1]))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))
