"""How many troops are where: claims of somebody on a day, and the steps that they make over time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lexicon.actors import lineage_of
from model import Event

_TROOP_TYPES = frozenset(("TROOP_PRESENCE", "TROOP_MOVEMENT"))
_TROOP_UNITS = frozenset(("soldier", "fighter", "person"))
_COUNTED = frozenset(("present", "deployed", "withdrawn"))
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TroopClaim:
    """A number of troops, as somebody puts it."""

    event_id: str
    """The event that carries it."""
    actor_id: str | None
    """Whose troops; None when the text does not say."""
    place_id: str | None
    """Where; None when the text does not say."""
    low: int
    """Smallest number."""
    high: int | None
    """Largest number; None without a bound."""
    approximate: bool
    """Whether the words say that it is not exact."""
    counted: str
    """present, deployed or withdrawn."""
    status: str
    """happened, ordered, planned, possible or denied, as of the event."""
    first: date | None
    """First day for which it is claimed."""
    last: date | None
    """Last day for which it is claimed; None while it goes on."""
    said_by: str
    """Id or name of whoever says so; the outlet for its own claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TroopStep:
    """A stretch of days over which the same claims hold."""

    first: date
    """First day."""
    last: date | None
    """Last day; None for the last step."""
    low: int
    """Smallest number that some claim allows."""
    high: int | None
    """Largest number that some claim allows; None without a bound."""
    claims: tuple[TroopClaim, ...]
    """The claims that hold, one a source."""

    @property
    def disputed(self) -> bool:
        """Whether two of the claims cannot both be right."""
        floors = max(claim.low for claim in self.claims)
        return any(claim.high is not None and claim.high < floors for claim in self.claims)


def troop_claims(events: Iterable[Event], *, outlet: str = "", published: date | None = None) -> tuple[TroopClaim, ...]:
    """The claims about troops in an article's events, in the order of the events.

    Args:
        events: the events of one article.
        outlet: who says what no speaker says.
        published: day of the report, for claims whose days are not known.
    """
    return tuple(
        TroopClaim(
            event_id=event.event_id, actor_id=_whose(event), place_id=event.where.place_id if event.where else None,
            low=quantity.low, high=quantity.high, approximate=quantity.approximate, counted=quantity.counted,
            status=event.status, first=_first_day(event) or published, last=_last_day(event),
            said_by=_said_by(event) or outlet,
        )
        for event in events
        if event.type in _TROOP_TYPES
        for quantity in event.quantities
        if quantity.unit in _TROOP_UNITS and quantity.counted in _COUNTED
    )  # fmt: skip


def build_steps(claims: Iterable[TroopClaim], *, actor_id: str) -> tuple[TroopStep, ...]:
    """Steps of the troops present of one actor, its parts included: each source's latest claim holds until its next.

    Args:
        claims: from any number of articles; only claims that happened, of troops present, with a first day, count.
        actor_id: row of `actors.yaml`.
    """
    by_source: defaultdict[str, list[TroopClaim]] = defaultdict(list)
    for claim in claims:
        if claim.actor_id is not None and actor_id in lineage_of(claim.actor_id) and _holds(claim):
            by_source[claim.said_by].append(claim)
    for claimed in by_source.values():
        claimed.sort(key=lambda claim: (claim.first or date.min, claim.event_id))
    days = sorted({day for claimed in by_source.values() for claim in claimed for day in _turns(claim)})
    steps: list[TroopStep] = []
    for number, day in enumerate(days):
        held = tuple(found for _, claimed in sorted(by_source.items()) if (found := _latest(claimed, day)) is not None)
        if held:
            last = days[number + 1] - _DAY if number + 1 < len(days) else None
            highs = [claim.high for claim in held]
            high = None if None in highs else max(value for value in highs if value is not None)
            low = min(claim.low for claim in held)
            steps.append(TroopStep(first=day, last=last, low=low, high=high, claims=held))
    return tuple(steps)


def _holds(claim: TroopClaim) -> bool:
    return claim.counted == "present" and claim.status == "happened" and claim.first is not None


def _turns(claim: TroopClaim) -> Sequence[date]:
    """Days on which a claim begins to hold, and to hold no longer."""
    days = [] if claim.first is None else [claim.first]
    return days if claim.last is None else [*days, claim.last + _DAY]


def _latest(claims: Sequence[TroopClaim], day: date) -> TroopClaim | None:
    """The claim of one source that holds on a day."""
    begun = [claim for claim in claims if claim.first is not None and claim.first <= day]
    if not begun or (begun[-1].last is not None and begun[-1].last < day):
        return None
    return begun[-1]


def _whose(event: Event) -> str | None:
    return next((actor.actor_id for actor in event.actors if actor.role == "agent" and actor.actor_id), None)


def _first_day(event: Event) -> date | None:
    return None if event.when is None else event.when.span.earliest


def _last_day(event: Event) -> date | None:
    return None if event.when is None else event.when.span.latest


def _said_by(event: Event) -> str:
    attribution = event.attribution
    return "" if attribution is None else attribution.source_id or attribution.name_ar
