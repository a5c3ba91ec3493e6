"""Where: the place of the event, not of the speaker or the newsroom, with the reason why."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from events.asides import pronouns
from events.scene import Scene, ToponymAt, distance_km
from events.sections import is_head
from events.tellings import Telling
from lexicon import fold
from model import Place, Where

_CHAIN_GAP = 4
_LIST_GAP = 2
_FAR = 60
_ORIGIN_PENALTY = 25
_BEFORE_PENALTY = 6
_LATER_PENALTY = 2
_TAKEN_PENALTY = 8
_MOST_PLACES = 12
_MOST_UNDER_FIRE, _MOST_RETOLD, _FEWEST_GATHERED = 2, 2, 2
FIRE = frozenset({"STRIKE", "CLASH", "EXPLOSION", "ATTACK"})
_AND = frozenset({"و", "،", ",", "/"})
_QUOTES = frozenset("\"“”«»'")
_SPREAD_KM = 15.0
# Behind these stands where fire, people or news come from.
_ORIGINS = frozenset(
    map(fold, ("من", "مصدره", "مصدرها", "المتمركزة", "المتمركز", "أبناء", "أهالي", "ينحدر", "تنحدر", "نازحين", "مهجري",
               "المنحدر", "المنتشرة", "انطلاقا", "قادمة", "قادما", "مراسل", "مراسلنا", "حواجز", "معسكر",
               "مقره", "مقرها", "ومقره", "ومقرها", "مقيم", "المقيم", "مواليد"))
)  # fmt: skip
_NEARNESS = frozenset(map(fold, ("قرب", "بالقرب", "القريبة", "القريب", "قريبة", "المتاخمة", "المجاورة", "المحاذية")))
_STATES = frozenset({"country", "capital"})
_PARTIES = frozenset(
    map(fold, ("بين", "اتفاق", "اتفاقية", "الاتفاق بين", "تفاهم", "محادثات", "مباحثات", "مفاوضات", "علاقات", "تنسيق"))
)
_PRONOUN_REACH = 5
_OF_PLACES = frozenset({"TERRITORY", "TROOP_PRESENCE", "TROOP_MOVEMENT", "DISPLACEMENT", "OFFENSIVE"})
_ITS = frozenset(
    map(
        fold,
        (
            "فيها",
            "داخلها",
            "منها",
            "إليها",
            "عليها",
            "نحوها",
            "معظمها",
            "أغلبها",
            "كاملها",
            "أجزائها",
            "محيطها",
            "أطرافها",
            "وسطها",
        ),
    )
)
# Behind the name of a capital these say that its government holds or takes them.
_HOLDINGS = frozenset(map(fold, ("السيطرة", "مناطق", "مساحات", "أراض", "أراضي", "معظم", "كامل", "بلدات", "قرى")))
_IN, _GOVERNED_REACH = fold("في"), 4
_TO, _ORIGIN_REACH = fold("إلى"), 5
_HOSPITALS = frozenset(map(fold, ("مشفى", "مستشفى", "مشافي", "مستشفيات", "المشفى", "المستشفى", "المشافي")))
_FAR_ORIGINS = frozenset(map(fold, ("مصدره", "مصدرها", "المتمركزة", "المتمركز", "انطلقت", "أطلقت")))
_NOT_ORIGINS = frozenset(
    map(fold, ("القرب", "بالقرب", "مقربة", "كل", "محيط", "عدد", "العديد", "كلا", "كلم", "شمال", "جنوب"))
)
DESTINATIONS = frozenset(map(fold, ("إلى", "باتجاه", "نحو", "صوب", "بإتجاه")))
_VENUES = frozenset(
    map(fold, ("كلمة", "خطاب", "مؤتمر", "بيان", "تصريح", "تصريحات", "مقابلة", "كلمته", "خطابه", "حديثه", "تصريحاته"))
)
_ELSEWHERE_REACH = 3
_VAST_KM, _VAST_PENALTY = 250.0, 15
UNPLACED = frozenset({"STATEMENT", "ACCUSATION", "DEMAND", "THREAT", "SANCTION"})
_SPOKEN = frozenset({"STATEMENT", "SANCTION"})
_BESIDE = 3
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


def chains(scene: Scene, telling: Telling, parts: Sequence[int], *, apart: Set[str] = DESTINATIONS) -> list[Chain]:
    """The places named in some parts of a sentence, in order; words `apart` tell two names apart."""
    reading = telling.reading
    found: list[Chain] = []
    for at in scene.toponyms_in.get(telling.sentence.number, ()):
        if reading.part_of(at.first) not in parts:
            continue
        if (at.toponym.role == "topic" and telling.violent) or is_head(scene, telling.sentence, at):
            continue
        if _is_party(scene.text.forms, at):
            continue
        if found and _narrows(scene, found[-1], at, apart):
            last = found[-1]
            if _lies_near(scene.text.forms, last, at):
                found[-1] = last._replace(stop=at.stop)
                continue
            best, wide = (at, last.best) if at.place.radius_km < last.best.place.radius_km else (last.best, at)
            found[-1] = Chain(last.first, at.stop, best, (*last.wider, wide.place), last.joined)
        else:
            found.append(Chain(at.first, at.stop, at, joined=_is_joined(scene, at)))
    return found


def _lies_near(forms: Sequence[str], chain: Chain, at: ToponymAt) -> bool:
    """«منطقة القلمون قرب العاصمة دمشق»: the smaller name only says what the place is near."""
    if at.place.radius_km >= chain.best.place.radius_km:
        return False
    return not _NEARNESS.isdisjoint(forms[max(0, chain.stop - 2) : at.first + 1])


def _is_party(forms: Sequence[str], at: ToponymAt) -> bool:
    """«اتفاق روسيا وتركيا», «بين دمشق وأنقرة»: who makes it, not where."""
    if at.place.kind not in _STATES or at.first == 0:
        return False
    before = forms[at.first - 1]
    if at.stop < len(forms) and forms[at.stop] in _HOLDINGS:
        return True
    joined = forms[at.first].startswith("و") and at.first > 1 and forms[at.first - 2] in _PARTIES
    return before in _PARTIES or joined


def _narrows(scene: Scene, chain: Chain, at: ToponymAt, apart: Set[str]) -> bool:
    """Whether a name right behind a chain says where the chain's place lies, or the other way round."""
    if at.first - chain.stop > _CHAIN_GAP:
        return False
    forms = scene.text.forms
    gap = forms[chain.stop : at.first]
    if any(form in _AND or form in apart for form in gap) or _is_joined(scene, at):
        return False
    one, other = chain.best.place, at.place
    wide, narrow = (one, other) if one.radius_km >= other.radius_km else (other, one)
    if wide.radius_km <= narrow.radius_km:
        return False
    return distance_km(wide, narrow) <= wide.radius_km * 1.5 + _SPREAD_KM


def place_telling(scene: Scene, telling: Telling) -> list[Chain]:
    """The places that a telling itself names, the likeliest first; several for «في حلب وإدلب»."""
    own = [c for c in chains(scene, telling, (telling.part,)) if not _is_elsewhere(scene, telling, c)]
    if not own and telling.reading.kinds[telling.part] == "main":
        aims = [part for part, kind in telling.reading.kinds.items() if kind == "purpose"]
        own = chains(scene, telling, aims)[:1] if telling.type not in UNPLACED else []
    if not own:
        return _antecedent(scene, telling)
    ranked = sorted(range(len(own)), key=lambda n: (_cost(scene, telling, own[n]) + _LATER_PENALTY * n, n))
    best = ranked[0]
    if _cost(scene, telling, own[best]) > (_BESIDE if telling.type in _SPOKEN else _FAR):
        return []
    listed = [own[best]]
    for number in range(best + 1, len(own)):
        if len(listed) == _MOST_PLACES or not _listed(scene, own[number - 1], own[number]):
            break
        listed.append(own[number])
    apart = [chain for chain in listed if not any(_holds(chain.best.place, other.best.place) for other in listed)]
    return _gather(scene, telling, apart) if telling.type in FIRE else apart


def _gather(scene: Scene, telling: Telling, listed: list[Chain]) -> list[Chain]:
    """«قرى أ وب وج ود وهـ في جبل الزاوية»: the last of many places under fire give way to the area that holds them."""
    most = _MOST_RETOLD if telling.background else _MOST_UNDER_FIRE
    first, rest = listed[:most], listed[most:]
    if len(rest) < _FEWEST_GATHERED:
        return listed
    best: tuple[int, float, ToponymAt] | None = None
    for at in scene.toponyms_in.get(telling.sentence.number, ()):
        outside = sum(not _holds(at.place, chain.best.place) for chain in rest)
        if len(rest) - outside >= _FEWEST_GATHERED and (best is None or (outside, at.place.radius_km) < best[:2]):
            best = outside, at.place.radius_km, at
    if best is None:
        return first if telling.background else listed
    area = best[2]
    outside_area = [chain for chain in rest if not _holds(area.place, chain.best.place)]
    return [*first, *outside_area, Chain(area.first, area.stop, area)]


def _holds(wide: Place, narrow: Place) -> bool:
    """Whether an area only says where another place of a list lies: «الزاوية، ريف إدلب الجنوبي»."""
    return wide.kind in AREAS and wide.radius_km > narrow.radius_km and distance_km(wide, narrow) <= wide.radius_km


def _is_joined(scene: Scene, at: ToponymAt) -> bool:
    """Whether «و» joins a name to the one before it; in «وسط سوريا» it is a letter of the name."""
    return at.toponym.mention.start > scene.text.starts[at.first] and scene.text.forms[at.first].startswith("و")


def _antecedent(scene: Scene, telling: Telling) -> list[Chain]:
    """«في القرية التي سيطر عليها الجيش»: a clause has the place that it hangs on."""
    reading = telling.reading
    begins = reading.begin_of(telling.part)
    if scene.text.forms[begins] not in pronouns() or telling.type in UNPLACED:
        return []
    last = next((at for at in scene.toponyms_in.get(telling.sentence.number, ()) if at.stop == begins), None)
    return [] if last is None else [Chain(last.first, last.stop, last)]


def is_beside(scene: Scene, telling: Telling, found: Sequence[Chain]) -> bool:
    """Whether the first place is what the trigger governs («تسليم عفرين»), not where it is («تسليم … في عفرين»)."""
    if not found or not 0 <= found[0].first - telling.lead.stop <= _GOVERNED_REACH:
        return False
    between = scene.text.forms[telling.lead.stop : found[0].first]
    return _IN not in between


def _is_elsewhere(scene: Scene, telling: Telling, chain: Chain) -> bool:
    """Whether a place is where troops withdraw to, or where somebody speaks («في كلمة من …»)."""
    withdraws = telling.subtype == "withdraw" and telling.type == "TROOP_MOVEMENT"
    if not withdraws and not telling.violent:
        return False
    words = DESTINATIONS if withdraws else _VENUES
    since = max(telling.sentence.stretch.first, chain.first - _ELSEWHERE_REACH)
    return any(form in words for form in scene.text.forms[since : chain.first])


def _cost(scene: Scene, telling: Telling, chain: Chain) -> int:
    """How far a place stands from the triggers; a place behind one is nearer than a place before it."""
    behind = [chain.first - hit.stop for hit in telling.hits if hit.stop <= chain.first]
    cost = min(behind) if behind else telling.hits[0].first - chain.stop + _BEFORE_PENALTY
    behind_other = bool(behind) and _behind_another(telling, chain)
    cost += _TAKEN_PENALTY * behind_other
    vast = telling.violent and chain.best.place.radius_km > _VAST_KM
    return cost + _VAST_PENALTY * vast + (_ORIGIN_PENALTY if _is_origin(scene, telling, chain) else 0)


def _behind_another(telling: Telling, chain: Chain) -> bool:
    """Whether a trigger of another event stands between the telling and a place («احتجاجات على الغارات على …»)."""
    before = [scoped.hit for scoped in telling.reading.triggers if scoped.hit.stop <= chain.first]
    return bool(before) and before[-1] not in telling.hits


def _is_origin(scene: Scene, telling: Telling, chain: Chain) -> bool:
    """Whether the words before a place say that something comes from there."""
    forms = scene.text.forms
    since = max((hit.stop for hit in telling.hits if hit.stop <= chain.first), default=chain.first)
    others = scene.toponyms_in.get(telling.sentence.number, ())
    since = max([since, *(at.stop for at in others if at.stop <= chain.first)])
    if any(forms[token] in _FAR_ORIGINS for token in range(since, chain.first)):
        return True
    words = forms[max(telling.sentence.stretch.first, chain.first - _ORIGIN_REACH) : chain.first]
    if _TO in words and not _HOSPITALS.isdisjoint(words):
        return True
    before = range(chain.first - 1, max(telling.sentence.stretch.first, chain.first - 4) - 1, -1)
    for token in before:
        if forms[token] in _NOT_ORIGINS or forms[token] in _AND:
            return False
        if forms[token] in _ORIGINS:
            return telling.type not in ("TROOP_MOVEMENT", "DISPLACEMENT", "TERRITORY")
    return False


def _listed(scene: Scene, one: Chain, other: Chain) -> bool:
    """Whether two places stand side by side in a list."""
    forms = scene.text.forms
    gap = [forms[token] for token in range(one.stop, other.first) if forms[token] not in _QUOTES]
    if len(gap) > _LIST_GAP:
        return False
    return other.joined or any(form in _AND or (form.startswith("و") and form != _MIDDLE) for form in gap)


def where_of(at: ToponymAt, basis: str) -> Where:
    """A place of an event with its reason."""
    return Where(place_id=at.place.place_id, basis=basis, toponym=at.toponym.mention)


def place_of_pronoun(scene: Scene, telling: Telling) -> Where | None:
    """«تنتشر فيها قوات», «سيطرت على معظمها»: the place named last before, in its sentence or the one before."""
    lead, stretch = telling.lead, telling.sentence.stretch
    behind = scene.text.forms[lead.stop : min(stretch.stop, lead.stop + _PRONOUN_REACH)]
    if telling.type not in _OF_PLACES or _ITS.isdisjoint(behind):
        return None
    number = telling.sentence.number
    named = [at for n in (number - 1, number) for at in scene.toponyms_in.get(n, ()) if at.stop <= lead.first]
    named = [at for at in named if at.place.kind not in _STATES or at.place.kind == "capital"]
    if not named:
        return None
    last = named[-1]
    inside = [at for at in named[-2:-1] if at.place.radius_km < last.place.radius_km]
    return where_of(inside[0] if inside and _narrows_pair(scene, inside[0], last) else last, "anaphor")


def _narrows_pair(scene: Scene, one: ToponymAt, other: ToponymAt) -> bool:
    """Whether the second of two names says where the first lies («مدينة عفرين في شمال سوريا»)."""
    gap = scene.text.forms[one.stop : other.first]
    near = distance_km(one.place, other.place) <= other.place.radius_km * 1.5
    return near and len(gap) <= 2 * _CHAIN_GAP and _AND.isdisjoint(gap)
