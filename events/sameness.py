"""Whether tellings of one article tell one thing although they lack days, places or means of their own."""

from collections.abc import Sequence

from events.dating import RETOLD
from events.sides import sides_differ
from events.tellings import Telling
from model import Place, When, Where

_TAKEN = ("advance", "capture", "retake")
_ENTRIES = frozenset({("RAID", None), ("TROOP_MOVEMENT", "deploy"), *(("TERRITORY", taken) for taken in _TAKEN)})
_MUTUAL = frozenset({"CONTACT", "AGREEMENT", "COOPERATION"})
_GAS = "chemical"
_EXACT_KM = 15.0
_ASSUMED, _ASSUMED_DAYS = frozenset({"publication_day", "sentence"}), 3


def agents(tellings: Sequence[Telling]) -> set[str]:
    """Ids of those who act, or with whom."""
    return {a.actor_id for t in tellings for a in t.actors if a.role in ("agent", "target") and a.actor_id}


def days_fit(one: When | None, other: When | None) -> bool:
    """Whether days overlap, or are open."""
    if one is None or other is None:
        return True
    return one.span.overlaps(other.span)


def is_retold(when: When | None) -> bool:
    """Whether something is retold without a day."""
    return when is not None and when.basis == RETOLD


def same_where(one: Where | None, other: Where | None) -> bool:
    """Whether two places are known and the same."""
    return one is not None and other is not None and one.place_id == other.place_id


def points_back(telling: Telling) -> bool:
    """«العقوبات», «اتهامه»: the words point to what was told before."""
    return telling.lead.definite and telling.lead.form in ("noun", "phrase")


def days_assumed(when: When | None, told: Sequence[Telling], telling: Telling) -> bool:
    """«خلال اتصال مع نظيره», without a day, is the call of the day before that the article has told of."""
    other = telling.when
    if telling.violent or telling.type != told[0].type or when is None or other is None:
        return False
    known = points_back(telling) or bool(agents(told) & agents([telling]))
    if _ASSUMED.isdisjoint((when.basis, other.basis)) or not known:
        return False
    one_end, other_end = when.span.latest, other.span.latest
    return one_end is not None and other_end is not None and abs((one_end - other_end).days) <= _ASSUMED_DAYS


def harm_of(tellings: Sequence[Telling]) -> set[tuple[str, int, int | None]]:
    """What is counted of dead and wounded."""
    return {(q.counted, q.low, q.high) for t in tellings for q in t.quantities if q.counted in ("killed", "wounded")}


def is_gas(told: Sequence[Telling]) -> bool:
    """Whether some telling is of an attack with gas."""
    return any(telling.subtype == _GAS for telling in told)


def is_entry(telling: Telling) -> bool:
    """Whether a telling is of ground forces that come into a place."""
    return (telling.type, telling.subtype) in _ENTRIES


def attackers_fit(told: Sequence[Telling], telling: Telling) -> bool:
    """Whether the same side may have done it; what tells of victims, or points back, names no attacker."""
    if telling.harm_only or told[0].harm_only or telling.lead.definite:
        return True
    return not sides_differ(told, [telling])


def same_entry(told: Sequence[Telling], at: Where | None, telling: Telling) -> bool:
    """«دخلت القوات البلدة», «اقتحمتها», «سيطرت على أجزاء منها»: one way into one place, told by several words."""
    if not same_where(at, telling.where):
        return False
    entries = is_entry(telling) and all(is_entry(other) for other in told)
    return entries and told[0].background == telling.background and bool(agents(told) & agents([telling]))


def gas_fits(told: Sequence[Telling], at: Place | None, telling: Telling, place: Place | None) -> bool:
    """Whether both or none are of gas, on the same place; what only points to an attack may be either («الهجوم»)."""
    gas = is_gas(told)
    if gas == is_gas([telling]):
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
    if points_back(telling):
        return True
    speakers = [_ids(each, "agent") for each in (told[0], telling)]
    if all(speakers) and speakers[0].isdisjoint(speakers[1]):
        return False
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
    return _ids_of([telling], role)


def is_turned(told: Sequence[Telling], telling: Telling) -> bool:
    """«اعتقلت قسد عناصر النظام», «اعتقل النظام عناصر قسد»: whether who acts in one is acted upon in the other."""
    if telling.type in _MUTUAL:
        return False
    doers, done = _ids_of(told, "agent"), _ids_of(told, "target", "victim")
    other_doers, other_done = _ids_of([telling], "agent"), _ids_of([telling], "target", "victim")
    turned = bool(doers and other_doers) and doers <= other_done and other_doers <= done
    return turned and doers.isdisjoint(other_doers)


def _ids_of(tellings: Sequence[Telling], *roles: str) -> set[str]:
    return {a.actor_id for t in tellings for a in t.actors if a.role in roles and a.actor_id}
