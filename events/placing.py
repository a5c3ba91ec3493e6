"""Where: the place of the event, not of the speaker or the newsroom, with the reason why."""

from collections.abc import Sequence
from itertools import pairwise

from events.asides import pronouns
from events.chains import AND, CHAIN_GAP, FIRE, STATES, Chain, chains, gather, holds, is_listed
from events.scene import Scene, ToponymAt, distance_km
from events.tellings import Telling
from events.word_sets import word_set
from lexicon import fold
from model import Place, Where

_FAR = 60
_ORIGIN_PENALTY = 25
_BEFORE_PENALTY = 6
_LATER_PENALTY = 2
_TAKEN_PENALTY = 8
_PARTED_PENALTY = 8
_MOST_PLACES = 12
_PRONOUN_REACH = 5
_OF_PLACES = frozenset({"TERRITORY", "TROOP_PRESENCE", "TROOP_MOVEMENT", "DISPLACEMENT", "OFFENSIVE"})
_PAPERS, _PRESENT = frozenset({"AGREEMENT", "INCIDENT"}), ("ي", "ت")
_BEFORE = fold("قبل")
_IN, _GOVERNED_REACH = fold("في"), 4
_TO, _ORIGIN_REACH, _NEAR_ORIGIN = fold("إلى"), 5, 4
_ELSEWHERE_REACH = 3
_EXCEPTED_REACH = 3
_WITH, _BORDER = fold("مع"), (fold("حدود"), fold("الحدود"))
_MATTER_REACH = 5
_VAST_KM, _VAST_PENALTY = 250.0, 15
UNPLACED = frozenset({"STATEMENT", "ACCUSATION", "DEMAND", "THREAT", "SANCTION"})
_SPOKEN = frozenset({"STATEMENT", "SANCTION"})
_MADE = frozenset({"AGREEMENT", "CONTACT", "INCIDENT", "COOPERATION", "SUPPORT"})
"""What states do: a bare name of one is who does it."""
_TALKS = frozenset({"AGREEMENT", "CONTACT", "STATEMENT", "COOPERATION", "INCIDENT"})
_BESIDE, _VENUE = 3, 9
_THERE = fold("حيث")
_ENVOY_REACH, _WHERE = 4, ("ب", "ل")


def place_telling(scene: Scene, telling: Telling) -> list[Chain]:
    """The places that a telling itself names, the likeliest first; several for «في حلب وإدلب»."""
    own = [c for c in chains(scene, telling, (telling.part,)) if not _is_elsewhere(scene, telling, c)]
    if telling.type in UNPLACED:
        own = [c for c in own if not _is_abroad(c.best.place)]
    if not own and telling.type != "CONTACT" and telling.reading.kinds[telling.part] == "main":
        aims = [part for part, kind in telling.reading.kinds.items() if kind == "purpose"]
        own = chains(scene, telling, aims)[:1] if telling.type not in UNPLACED else []
        own = [chain for chain in own if _holds_there(telling, chain)]
        own = [chain for chain in own if not (telling.type in _PAPERS and _is_content(scene, telling, chain))]
    if not own:
        return _antecedent(scene, telling)
    costs = [_cost(scene, telling, chain) for chain in own]
    best = min(range(len(own)), key=lambda n: costs[n] + _LATER_PENALTY * n)
    if costs[best] > _reach(scene, telling, own[best]):
        return []
    listed = [own[best]]
    for number in range(best + 1, 0 if _is_between(scene, own[best]) else len(own)):
        if len(listed) == _MOST_PLACES or not is_listed(scene, telling, own[number - 1], own[number]):
            break
        listed.append(own[number])
    if len(listed) == 1:
        return listed
    apart = [chain for chain in listed if not any(holds(chain.best.place, other.best.place) for other in listed)]
    apart = list({chain.best.place.place_id: chain for chain in reversed(apart)}.values())[::-1]
    return gather(scene, telling, apart) if telling.type in FIRE else apart


def _holds_there(telling: Telling, chain: Chain) -> bool:
    """A ceasefire or a channel holds where it is meant for; any other agreement only in a whole country."""
    limited = telling.type == "AGREEMENT" and telling.subtype not in ("ceasefire", "channel")
    return not limited or chain.best.place.radius_km >= _VAST_KM


def _is_abroad(place: Place) -> bool:
    """Whether a place is a foreign state: beside words of speech it is who speaks or is spoken to, not where."""
    return place.kind == "country" and place.country_code != "SY"


def _reach(scene: Scene, telling: Telling, chain: Chain) -> int:
    """How far from its trigger a place may stand: near for speech, but for «ألقى كلمة أمام الجمعية في نيويورك»."""
    if telling.type not in _SPOKEN:
        return _FAR
    forms = scene.text.forms
    since = max(telling.sentence.stretch.first, chain.first - _MATTER_REACH)
    venue = forms[chain.first - 1] == _IN and word_set("matters").isdisjoint(forms[since : chain.first])
    return _VENUE if venue and telling.type == "STATEMENT" and telling.lead.form == "phrase" else _BESIDE


def _is_between(scene: Scene, chain: Chain) -> bool:
    """«بين بلدتي صيدا والنعيمة»: two names for one place."""
    return not word_set("between").isdisjoint(scene.text.forms[max(0, chain.first - 2) : chain.first])


def _antecedent(scene: Scene, telling: Telling) -> list[Chain]:
    """«في القرية التي سيطر عليها الجيش», «إلى القاهرة حيث التقى»: a clause has the place that it hangs on."""
    reading = telling.reading
    begins = reading.begin_of(telling.part)
    if (scene.text.forms[begins] not in pronouns() and scene.text.forms[begins] != _THERE) or telling.type in UNPLACED:
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
    """Whether a place is left out («عدا»), where troops withdraw to, where somebody speaks, what people meet about."""
    excepted = scene.text.forms[max(telling.sentence.stretch.first, chain.first - _EXCEPTED_REACH) : chain.first]
    if not word_set("except").isdisjoint(excepted):
        return True
    if telling.type in _PAPERS and _is_content(scene, telling, chain):
        return True
    if telling.type in _MADE and (_is_matter(telling, chain) or _does(scene, chain)):
        return True
    if chain.best.place.kind == "country" and chain.stop <= telling.hits[0].first and _is_parted(scene, telling, chain):
        return True
    before = scene.text.forms[max(0, chain.first - 3) : chain.first]
    if before and before[-1] == _WITH and any(form.startswith(_BORDER) for form in before):
        return telling.type != "CONTACT"
    withdraws = telling.subtype == "withdraw" and telling.type == "TROOP_MOVEMENT"
    if telling.type == "CONTACT":
        since = max(telling.sentence.stretch.first, chain.first - _MATTER_REACH)
        return not word_set("matters").isdisjoint(scene.text.forms[since : chain.first])
    if not withdraws and not telling.violent:
        return False
    words = word_set("destinations" if withdraws else "venues")
    since = max(telling.sentence.stretch.first, chain.first - _ELSEWHERE_REACH)
    near = scene.text.forms[since : chain.first]
    return any(form in words for form in near) or (_TO in near and not word_set("hospitals").isdisjoint(near))


def _is_content(scene: Scene, telling: Telling, chain: Chain) -> bool:
    """Whether a place stands in what a paper says or a vote is on («قرارا يدعم محادثات في أستانا»)."""
    if telling.type == "INCIDENT" and telling.frame.content == "plan" and _behind_another(telling, chain):
        return True
    forms = scene.text.forms
    for token in range(telling.lead.stop, chain.first - 1):
        if forms[token] in word_set("papers") and forms[token + 1].startswith(_PRESENT):
            return forms[token + 1] not in word_set("papers")
    return False


def _is_matter(telling: Telling, chain: Chain) -> bool:
    """«بحثا سحب القوات من منبج», «ناقشا القصف على إدلب»: where what is talked about or agreed on is."""
    if telling.type not in ("AGREEMENT", "CONTACT"):
        return False
    base, parts = telling.reading.first, telling.reading.parts
    between = (hit for hit in telling.reading.frames if telling.lead.stop <= hit.first < chain.first)
    return any(
        hit.frame is not None and hit.frame.type not in _TALKS and hit.form == "noun"
        and parts[hit.first - base] == telling.part
        for hit in between
    )  # fmt: skip


def _does(scene: Scene, chain: Chain) -> bool:
    """«استعادة سوريا مقعدها»: a state that no word of place stands before is who acts."""
    forms = scene.text.forms
    if chain.best.place.kind != "country" or chain.first == 0:
        return False
    if forms[chain.first - 1] == _TO:  # «المبعوث الأممي إلى سوريا»
        return not word_set("envoys").isdisjoint(forms[max(0, chain.first - _ENVOY_REACH) : chain.first])
    return not forms[chain.first].startswith(_WHERE) and forms[chain.first - 1] not in word_set("locatives")


def _cost(scene: Scene, telling: Telling, chain: Chain) -> int:
    """How far a place stands from the triggers; a place behind one is nearer than a place before it."""
    behind = [chain.first - hit.stop for hit in telling.hits if hit.stop <= chain.first]
    cost = min(behind) if behind else telling.hits[0].first - chain.stop + _BEFORE_PENALTY
    behind_other = bool(behind) and _behind_another(telling, chain)
    cost += _TAKEN_PENALTY * behind_other
    cost += _PARTED_PENALTY * (not behind and _is_parted(scene, telling, chain))
    vast = telling.violent and chain.best.place.radius_km > _VAST_KM
    return cost + _VAST_PENALTY * vast + (_ORIGIN_PENALTY if _is_origin(scene, telling, chain) else 0)


def _is_parted(scene: Scene, telling: Telling, chain: Chain) -> bool:
    """«أبلغت دمشق قبل الغارات على الرقة»: what stands before «قبل» or «بعد» is not where the event behind it was."""
    between = scene.text.forms[chain.stop : telling.hits[0].first]
    return _BEFORE in between or not word_set("after").isdisjoint(between)


def _behind_another(telling: Telling, chain: Chain) -> bool:
    """Whether a trigger of another event stands between the telling and a place («احتجاجات على الغارات على …»)."""
    before = [scoped.hit for scoped in telling.reading.triggers if scoped.hit.stop <= chain.first]
    return bool(before) and before[-1] not in telling.hits


def _is_origin(scene: Scene, telling: Telling, chain: Chain) -> bool:
    """Whether the words before a place say that something comes from there."""
    forms = scene.text.forms
    place = chain.first
    others = scene.toponyms_in.get(telling.sentence.number, ())
    since = max([hit.stop for hit in telling.hits if hit.stop <= place], default=place)
    since = max([at.stop for at in others if since < at.stop <= place], default=since)
    if not word_set("far_origins").isdisjoint(forms[since : chain.first]):
        return True
    named = max([at.stop for at in others if at.stop < place], default=telling.sentence.stretch.first)
    apart = not chain.joined and word_set("town_heads").issuperset(forms[named:place])
    begin = max(telling.sentence.stretch.first, place - _ORIGIN_REACH, named if apart else 0)
    words = forms[begin:place]
    if _TO in words and not word_set("hospitals").isdisjoint(words):
        return True
    for before, form in reversed(list(pairwise(("", *words)))[-_NEAR_ORIGIN:]):
        if form in word_set("no_origins") or form in AND:
            return False
        if form in word_set("origins"):
            if before in word_set("portions"):
                return False
            return telling.type not in ("TROOP_MOVEMENT", "DISPLACEMENT", "TERRITORY")
    return False


def where_of(at: ToponymAt, basis: str) -> Where:
    """A place of an event with its reason."""
    return Where(place_id=at.place.place_id, basis=basis, toponym=at.toponym.mention)


def place_of_pronoun(scene: Scene, telling: Telling) -> Where | None:
    """«تنتشر فيها قوات», «هجومهم عليه»: the place named before, in its sentence or (not of fire) the one before."""
    lead, stretch, number = telling.lead, telling.sentence.stretch, telling.sentence.number
    behind = scene.text.forms[lead.stop : min(stretch.stop, lead.stop + _PRONOUN_REACH)]
    since = number - 1
    if telling.type not in _OF_PLACES:
        behind, since = behind[:1] if telling.violent else [], number
    if word_set("its").isdisjoint(behind):
        return None
    named = [at for n in range(since, number + 1) for at in scene.toponyms_in.get(n, ()) if at.stop <= lead.first]
    named = [at for at in named if at.place.kind not in STATES or at.place.kind == "capital"]
    if not named:
        return None
    last = named[-1]
    inside = [at for at in named[-2:-1] if at.place.radius_km < last.place.radius_km]
    return where_of(inside[0] if inside and _narrows_pair(scene, inside[0], last) else last, "anaphor")


def _narrows_pair(scene: Scene, one: ToponymAt, other: ToponymAt) -> bool:
    """Whether the second of two names says where the first lies («مدينة عفرين في شمال سوريا»)."""
    gap = scene.text.forms[one.stop : other.first]
    near = distance_km(one.place, other.place) <= other.place.radius_km * 1.5
    return near and len(gap) <= 2 * CHAIN_GAP and AND.isdisjoint(gap)
