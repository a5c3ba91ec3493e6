"""Outcome: what the tellings of one event say together."""

from collections.abc import Iterator, Sequence
from typing import Literal

from events.merging import Merged
from events.successions import of_their_day, source_of_its_day
from lexicon.actors import actors_by_id, lineage_of
from model import Actor, Attribution, Quantity, Where

_MUTUAL = frozenset({"CLASH"})
_NO_SIDES = frozenset({None, "other", "opposition", "civilians"})
"""Sides that are many groups, which fight each other."""
_UNNAMED = frozenset({"people.gunmen", "people.militants"})


def actors_of(event: Merged) -> tuple[Actor, ...]:
    """Everybody named in any telling; each actor once, in the role told first, and nobody unnamed beside a name."""
    kept: dict[str, Actor] = {}
    for telling in event.tellings:
        for actor in telling.actors:
            kept.setdefault(actor.actor_id or actor.mention.surface, actor)
    named = {actor.role for actor in kept.values() if _is_group(actor)}
    known = [actor for actor in kept.values() if actor.actor_id not in _UNNAMED or actor.role not in named]
    known = [actor for actor in known if not _is_state_of(actor, known)]
    one_sided = event.first.violent and event.first.type not in _MUTUAL
    return of_their_day(_without_own(known) if one_sided else known, event.when)


def _without_own(known: Sequence[Actor]) -> list[Actor]:
    """Without agents on the side of those who were attacked, where somebody else attacked: they only answered it."""
    hit = {_side(actor) for actor in known if actor.role in ("target", "victim")} - _NO_SIDES
    others = any(actor.role == "agent" and _side(actor) not in hit for actor in known)
    return [actor for actor in known if actor.role != "agent" or not others or _side(actor) not in hit]


def _side(actor: Actor) -> str | None:
    row = actors_by_id().get(actor.actor_id or "")
    return None if row is None else row.side


def _is_state_of(state: Actor, known: Sequence[Actor]) -> bool:
    """Whether a state stands beside its own army in one role: «غارة أمريكية» of the Central Command is that of one."""
    rows = actors_by_id()
    row = rows.get(state.actor_id or "")
    if row is None or row.kind != "state":
        return False
    same = (rows.get(a.actor_id or "") for a in known if a.role == state.role and a is not state)
    return any(r is not None and r.side == row.side and r.kind == "army" and row.id in lineage_of(r.id) for r in same)


def _is_group(actor: Actor) -> bool:
    """Whether an actor is a group with a name, which «إرهابيون» of another sentence are."""
    row = actors_by_id().get(actor.actor_id or "")
    return row is not None and row.kind == "armed_group"


def quantities_of(event: Merged) -> tuple[Quantity, ...]:
    """Every number once: of tellings that repeat one, the first."""
    return tuple({(q.low, q.high, q.unit, q.counted): q for q in _reversed_quantities(event)}.values())[::-1]


def _reversed_quantities(event: Merged) -> Iterator[Quantity]:
    for telling in reversed(event.tellings):
        yield from reversed(telling.quantities)


def attribution_of(event: Merged) -> Attribution | None:
    """Who vouches for the first telling that has a source; who only speaks about it («إن الهجوم …») does not."""
    said = [t for t in event.tellings if t.saying is not None]
    if not said:
        return None
    told = [t for t in event.tellings if not t.pointing] or event.tellings
    found = next((t.saying.attribution for t in told if t.saying is not None), None)
    return source_of_its_day(found, event.when)


def end_of(event: Merged, end: Literal["origin", "destination"]) -> Where | None:
    """One end of the way of an event: what the first telling of its place that names one says."""
    place = event.where.place_id if event.where else None
    for telling in event.tellings:
        where: Where | None = getattr(telling, end)
        if where is not None and (telling.where is None or telling.where.place_id == place):
            return where
    return None
