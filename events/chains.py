"""Chains: names that stand side by side narrow one place down, or list several."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from events.scene import Scene, ToponymAt, distance_km
from events.sections import is_head
from events.sweep import COMMAS
from events.tellings import Telling
from events.word_sets import word_set
from lexicon import fold
from model import Place

CHAIN_GAP = 4
_LIST_GAP = 2
_MOST_UNDER_FIRE, _MOST_RETOLD, _FEWEST_GATHERED = 2, 2, 2
FIRE = frozenset({"STRIKE", "CLASH", "EXPLOSION", "ATTACK"})
AND = frozenset({"و", "،", ",", "/"})
_QUOTES = frozenset("\"“”«»'")
_SPREAD_KM = 15.0
_BEARING_KM = 100.0
"""How far from the middle of a side of a governorate a place may lie: sides are named loosely."""
STATES = frozenset({"country", "capital"})
_MIDDLE = fold("وسط")
AREAS = frozenset({"area", "governorate", "district", "country", "region"})


class Chain(NamedTuple):
    """Names that narrow one place down: «قرية البارة جنوبي إدلب»."""

    first: int
    """First token."""
    stop: int
    """One past the last token."""
    best: ToponymAt
    """The smallest of them."""
    wider: tuple[Place, ...] = ()
    """The places around it."""
    joined: bool = False
    """Whether «و» joins it to what stands before."""


def chains(scene: Scene, telling: Telling, parts: Sequence[int], *, apart: Set[str] | None = None) -> list[Chain]:
    """The places named in some parts of a sentence, in order; words `apart`, else of direction, tell names apart."""
    apart = word_set("destinations") if apart is None else apart
    reading = telling.reading
    found: list[Chain] = []
    for at in scene.toponyms_in.get(telling.sentence.number, ()):
        if reading.part_of(at.first) not in parts:
            continue
        if (at.toponym.role == "topic" and telling.violent) or is_head(scene, telling.sentence, at):
            continue
        if _is_party(scene.text.forms, at):
            continue
        if found and not _is_parted(telling, found[-1], at) and _narrows(scene, found[-1], at, apart):
            last = found[-1]
            if _lies_near(scene.text.forms, last, at):
                found[-1] = last._replace(stop=at.stop)
                continue
            inner = is_narrower(at.place, last.best.place) and not _belongs(scene.text.forms, last, at)
            best, wide = (at, last.best) if inner else (last.best, at)
            found[-1] = Chain(last.first, at.stop, best, (*last.wider, wide.place), last.joined)
        else:
            found.append(Chain(at.first, at.stop, at, joined=_is_joined(scene, at)))
    return found


def _is_parted(telling: Telling, chain: Chain, at: ToponymAt) -> bool:
    """«من اتجاه شرق بيروت استهدف نقاطا في ريف دمشق»: what happened stands between the two."""
    return any(
        chain.stop <= scoped.hit.first < at.first and scoped.hit.form in ("past", "participle")
        for scoped in telling.reading.triggers
    )


def _lies_near(forms: Sequence[str], chain: Chain, at: ToponymAt) -> bool:
    """«منطقة القلمون قرب العاصمة دمشق»: the smaller name only says what the place is near."""
    if at.place.radius_km >= chain.best.place.radius_km:
        return False
    return not word_set("nearness").isdisjoint(forms[max(0, chain.stop - 2) : at.first + 1])


def _is_party(forms: Sequence[str], at: ToponymAt) -> bool:
    """«اتفاق روسيا وتركيا», «بين دمشق وأنقرة»: who makes it, not where."""
    if at.place.kind not in STATES or at.first == 0:
        return False
    before, parties = forms[at.first - 1], word_set("parties")
    if at.stop < len(forms) and forms[at.stop] in word_set("holds"):
        return True
    joined = forms[at.first].startswith("و") and at.first > 1 and forms[at.first - 2] in parties
    return before in parties or joined


def _narrows(scene: Scene, chain: Chain, at: ToponymAt, apart: Set[str]) -> bool:
    """Whether a name right behind a chain says where the chain's place lies, or the other way round."""
    if at.first - chain.stop > CHAIN_GAP:
        return False
    forms = scene.text.forms
    gap = forms[chain.stop : at.first]
    if not word_set("except").isdisjoint(gap):
        return False
    if _belongs(forms, chain, at):
        return True
    if gap and word_set("town_heads").issuperset(gap) and not {chain.best.place.kind, at.place.kind} & AREAS:
        return False  # «قصفت من سراقب بلدة النيرب»: a town of its own
    parted = any(form in AND or form in apart for form in gap) or _is_joined(scene, at)
    bearing = parted and _is_bearing(forms, gap, at)
    if parted and not (bearing or _is_part_of_home(forms, gap, at)):
        return False
    one, other = chain.best.place, at.place
    wide, narrow = (other, one) if is_narrower(one, other) else (one, other)
    if not is_narrower(narrow, wide):
        return False
    return distance_km(wide, narrow) <= max(wide.radius_km * 1.5 + _SPREAD_KM, bearing * _BEARING_KM)


def is_narrower(one: Place, other: Place) -> bool:
    """Whether a place is the more exact of two: a village known only by its town lies in that town's land."""
    if other.place_id.startswith(f"{one.place_id}:") or one.place_id.startswith(f"{other.place_id}:"):
        return len(one.place_id) > len(other.place_id)
    return one.radius_km < other.radius_km


def _belongs(forms: Sequence[str], chain: Chain, at: ToponymAt) -> bool:
    """«الريف الشرقي لعين عيسى التابعة لمدينة الرقة»: the second name says to what the first belongs."""
    gap = forms[chain.stop : at.first]
    return len(gap) <= CHAIN_GAP and not word_set("belonging").isdisjoint(gap)


def _is_part_of_home(forms: Sequence[str], gap: Sequence[str], at: ToponymAt) -> bool:
    """«في محافظة السويداء، جنوب شرقي سوريا»: behind a comma, the part of the country that the place lies in."""
    return len(gap) == 1 and gap[0] in COMMAS and at.place.kind == "area" and forms[at.stop - 1] in word_set("home")


def _is_bearing(forms: Sequence[str], gap: Sequence[str], at: ToponymAt) -> bool:
    """«في ريف مدينة جرابلس، شمالي حلب»: behind a comma, the side of a governorate that the place lies in."""
    return len(gap) == 1 and gap[0] in COMMAS and at.place.kind == "area" and forms[at.first] in word_set("bearings")


def gather(scene: Scene, telling: Telling, listed: list[Chain]) -> list[Chain]:
    """«قرى أ وب وج ود وهـ في جبل الزاوية»: the last of many places under fire give way to the area that holds them."""
    most = _MOST_RETOLD if telling.background else _MOST_UNDER_FIRE
    first, rest = listed[:most], listed[most:]
    if len(rest) < _FEWEST_GATHERED:
        return listed
    best: tuple[int, float, ToponymAt] | None = None
    for at in scene.toponyms_in.get(telling.sentence.number, ()):
        outside = sum(not holds(at.place, chain.best.place) for chain in rest)
        if len(rest) - outside >= _FEWEST_GATHERED and (best is None or (outside, at.place.radius_km) < best[:2]):
            best = outside, at.place.radius_km, at
    if best is None:
        return first if telling.background else listed
    area = best[2]
    outside_area = [chain for chain in rest if not holds(area.place, chain.best.place)]
    return [*first, *outside_area, Chain(area.first, area.stop, area)]


def holds(wide: Place, narrow: Place) -> bool:
    """Whether an area only says where another place of a list lies: «الزاوية، ريف إدلب الجنوبي»."""
    return wide.kind in AREAS and wide.radius_km > narrow.radius_km and distance_km(wide, narrow) <= wide.radius_km


def _is_joined(scene: Scene, at: ToponymAt) -> bool:
    """Whether «و» joins a name to the one before it; in «وسط سوريا» it is a letter of the name."""
    return at.toponym.mention.start > scene.text.starts[at.first] and scene.text.forms[at.first].startswith("و")


def is_listed(scene: Scene, telling: Telling, one: Chain, other: Chain) -> bool:
    """Whether two places stand side by side in a list, with no trigger between («القاهرة، استعادة سوريا»)."""
    forms = scene.text.forms
    if any(one.stop <= hit.first < other.first for hit in telling.reading.frames):
        return False
    gap = [forms[token] for token in range(one.stop, other.first) if forms[token] not in _QUOTES]
    if len(gap) > _LIST_GAP:
        return False
    return other.joined or any(form in AND or (form.startswith("و") and form != _MIDDLE) for form in gap)
