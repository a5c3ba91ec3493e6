"""Whether tellings of one article tell one thing although they lack days, places or means of their own."""

from collections.abc import Sequence

from events.tellings import Telling
from model import Place, When

_GAS = "chemical"
_EXACT_KM = 15.0
_ASSUMED, _ASSUMED_DAYS = "publication_day", 3


def agents(tellings: Sequence[Telling]) -> set[str]:
    """Ids of those who act, or with whom."""
    return {a.actor_id for t in tellings for a in t.actors if a.role in ("agent", "target") and a.actor_id}


def days_assumed(when: When | None, told: Sequence[Telling], telling: Telling) -> bool:
    """«خلال اتصال مع نظيره», without a day, is the call of the day before that the article has told of."""
    other = telling.when
    if telling.violent or telling.type != told[0].type or when is None or other is None:
        return False
    if _ASSUMED not in (when.basis, other.basis) or not agents(told) & agents([telling]):
        return False
    one_end, other_end = when.span.latest, other.span.latest
    return one_end is not None and other_end is not None and abs((one_end - other_end).days) <= _ASSUMED_DAYS


def gas_fits(told: Sequence[Telling], at: Place | None, telling: Telling, place: Place | None) -> bool:
    """Whether both or none are of gas, on the same place; what only points to an attack may be either («الهجوم»)."""
    gas = any(other.subtype == _GAS for other in told)
    if gas == (telling.subtype == _GAS):
        return True
    here, there = (at, place) if gas else (place, at)
    if there is not None:
        return there.radius_km <= _EXACT_KM if here is None else here.place_id == there.place_id
    return all(_may_be_gas(other) for other in ([telling] if gas else told))


def _may_be_gas(telling: Telling) -> bool:
    named = any(actor.role in ("agent", "target") for actor in telling.actors)
    return telling.harm_only or (not named and (telling.frame.role == "generic" or telling.lead.definite))


def same_speaker(told: Sequence[Telling], telling: Telling) -> bool:
    """Whether speech is told again: by those who spoke just before, or by the same against the same."""
    one, other = agents(told), agents([telling])
    if telling.lead.definite and telling.lead.form in ("noun", "phrase"):
        return True
    if telling.type == "STATEMENT":
        return not one or not other or bool(one & other)
    near = telling.sentence.number - max(t.sentence.number for t in told)
    if near == 0 and not one and not other:
        return True
    return bool(one & other) and (near <= 1 or _same_speech(told[0], telling))


def _same_speech(one: Telling, other: Telling) -> bool:
    """Whether a threat or charge names the same speakers against the same, and neither is retold."""
    speakers = [_ids(telling, "agent") for telling in (one, other)]
    against = [_ids(telling, "target") for telling in (one, other)]
    again = other.type != "DEMAND" and one.background == other.background
    return again and speakers[0] == speakers[1] and (not all(against) or bool(against[0] & against[1]))


def _ids(telling: Telling, role: str) -> set[str]:
    return {a.actor_id for a in telling.actors if a.role == role and a.actor_id}
