"""How far the tellings of one event agree, slot by slot, and who claims which number."""

from collections.abc import Sequence
from typing import NamedTuple

from events.signatures import Telling
from events.weighing import NEAR_KM, apart_km
from lexicon.actors import lineage_of
from model import Place, TimeSpan

Interval = tuple[float, float]
_FOREVER = float("inf")


class NumberClaim(NamedTuple):
    """A number as one outlet gives it."""

    source: str
    """The outlet."""
    said_by: str
    """Id or name of whoever the outlet cites; empty for the outlet itself."""
    counted: str
    """killed, wounded, present …"""
    low: int
    """Smallest number."""
    high: int | None
    """Largest number; None without a bound."""


def agreement_of(tellings: Sequence[Telling]) -> tuple[tuple[str, str], ...]:
    """(slot, `agree` | `compatible` | `conflict` | `single`) for type, days, place, numbers and actors."""
    return (
        ("type", _by_equality([telling.event.type for telling in tellings])),
        ("days", _by_overlap([_days(t.event.when.span) for t in tellings if t.event.when is not None])),
        ("place", _places([telling.place for telling in tellings if telling.place is not None])),
        ("numbers", _numbers(tellings)),
        ("actors", _actors([_agents(telling) for telling in tellings])),
    )


def number_claims(tellings: Sequence[Telling]) -> tuple[NumberClaim, ...]:
    """Every number of an event with who says it, sorted; what conflicts stays side by side."""
    found = {
        NumberClaim(telling.source, _cited(telling), quantity.counted, quantity.low, quantity.high)
        for telling in tellings
        for quantity in telling.event.quantities
    }
    return tuple(sorted(found, key=lambda c: (c.counted, c.low, c.high or 0, c.source, c.said_by)))


def _cited(telling: Telling) -> str:
    attribution = telling.event.attribution
    return "" if attribution is None else attribution.source_id or attribution.name_ar


def _by_equality(values: Sequence[str]) -> str:
    if len(values) < 2:
        return "single"
    return "agree" if len(set(values)) == 1 else "compatible"


def _by_overlap(intervals: Sequence[Interval]) -> str:
    """Equal intervals agree, intervals with a value in common are compatible."""
    if len(intervals) < 2:
        return "single"
    if len(set(intervals)) == 1:
        return "agree"
    return "compatible" if max(low for low, _ in intervals) <= min(high for _, high in intervals) else "conflict"


def _days(span: TimeSpan) -> Interval:
    first = -_FOREVER if span.earliest is None else float(span.earliest.toordinal())
    return first, _FOREVER if span.latest is None else float(span.latest.toordinal())


def _places(places: Sequence[Place]) -> str:
    """The same place agrees; places are compatible when the smallest lies in, or next to, each of the others."""
    if len(places) < 2:
        return "single"
    if len({place.place_id for place in places}) == 1:
        return "agree"
    smallest = min(places, key=lambda place: (place.radius_km, place.place_id))
    return "compatible" if all(_meets(smallest, place) for place in places) else "conflict"


def _meets(small: Place, large: Place) -> bool:
    if small.latitude is None or small.longitude is None or large.latitude is None or large.longitude is None:
        return False
    apart = apart_km((small.latitude, small.longitude, 0.0), (large.latitude, large.longitude, 0.0))
    return apart <= large.radius_km + NEAR_KM


def _numbers(tellings: Sequence[Telling]) -> str:
    """The worst agreement over what is counted."""
    by_counted: dict[str, list[Interval]] = {}
    for telling in tellings:
        largest: dict[str, Interval] = {}
        for quantity in telling.event.quantities:
            interval = (float(quantity.low), _FOREVER if quantity.high is None else float(quantity.high))
            largest[quantity.counted] = max(largest.get(quantity.counted, (-1.0, -1.0)), interval)
        for counted, interval in largest.items():
            by_counted.setdefault(counted, []).append(interval)
    found = {_by_overlap(intervals) for intervals in by_counted.values()}
    return next((word for word in ("conflict", "compatible", "agree") if word in found), "single")


def _agents(telling: Telling) -> frozenset[str]:
    return frozenset(actor.actor_id for actor in telling.event.actors if actor.actor_id and actor.role == "agent")


def _actors(agents: Sequence[frozenset[str]]) -> str:
    """Equal sets agree; sets whose members belong together are compatible."""
    named = sorted({ids for ids in agents if ids}, key=sorted)
    if sum(bool(ids) for ids in agents) < 2:
        return "single"
    if len(named) == 1:
        return "agree"
    lines = [frozenset(ancestor for actor in ids for ancestor in lineage_of(actor)) for ids in named]
    return "compatible" if frozenset.intersection(*lines) else "conflict"
