"""Who does what: actors of a part of a sentence and their roles around its trigger."""

from functools import cache

from events.actors import ActorMention
from events.agents import implied_agents, is_harmed, judges
from events.frames import ArgumentsRow, load_arguments
from events.scene import Scene
from events.tellings import Telling
from events.triggers import Hit
from lexicon import fold, splits
from model import Actor, ActorRole

_MARKER_WORDS = 3
_GENITIVE_GAP = 2
_MOST_ACTORS = 6
_BESIDE = 2
_VERBAL = frozenset({"past", "present", "future"})
_TELLERS = frozenset({"media", "monitor"})
_FIRE = frozenset({"fire", "hit"})
_SPEECH = frozenset({"ACCUSATION", "DEMAND", "THREAT", "STATEMENT", "SANCTION"})
_POSSESSION_REACH = 5
_AT = frozenset(map(fold, ("على", "ضد", "استهدف", "استهدفت", "يستهدف", "تستهدف", "طال", "طالت", "أصاب", "أصابت")))
_POSSESSIONS = frozenset(
    map(fold, ("مواقع", "موقع", "موقعا", "مقر", "مقرا", "مقرات", "نقطة", "نقاط", "تجمع", "تجمعات", "رتل", "رتلا",
               "أرتال", "هدف", "هدفا", "أهداف", "أهدافا", "معقل", "معاقل", "حاجز", "حاجزا", "حواجز", "مستودع",
               "مستودعا", "مستودعات", "آلية", "آليات", "قاعدة", "قواعد", "سيارة", "تابع", "تابعة", "عسكري", "عسكرية",
               "سيطرة", "مناطق", "منطقة", "مراكز", "مركز", "قيادة", "معسكر", "معسكرا", "معسكرات",
               "عناصر", "مسلحي", "مقاتلي"))
)  # fmt: skip
_Markers = dict[tuple[str, ...], ActorRole]


@cache
def _markers(arguments: str) -> _Markers:
    """Words that announce an actor, folded, to its role."""
    row = load_arguments()[arguments]
    return {tuple(fold(words).split()): marker.role for marker in row.markers for words in marker.words}


def assign_actors(scene: Scene, telling: Telling) -> list[Actor]:
    """The actors of a telling with their roles, by marker, else by place around the trigger."""
    found: list[Actor] = []
    last: tuple[ActorMention, ActorRole] | None = None
    for actor in scene.actors_in.get(telling.sentence.number, ()):
        if not telling.holds(actor.first) or _reports(actor):
            continue
        role = _joined(scene, last, actor) or _marked(scene, telling, actor) or _unmarked(scene, telling, actor)
        if role is None:
            continue
        role = _second(telling, actor, role, found) if _joined(scene, last, actor) is None else role
        last = actor, role
        known = any(a.role == role and a.actor_id == actor.actor_id and actor.actor_id for a in found)
        if not known and len(found) < _MOST_ACTORS:
            found.append(
                Actor(role=role, actor_id=actor.actor_id, name_en=actor.name_en, name_ar=actor.name_ar,
                      mention=actor.mention)
            )  # fmt: skip
    found = _owners(scene, telling, found)
    return [*found, *implied_agents(scene, telling, found)]


def _owners(scene: Scene, telling: Telling, found: list[Actor]) -> list[Actor]:
    """«أقر الجيش بدخول المسلحين»: whoever stands right behind the noun did it, nobody before it."""
    starts, lead = scene.text.starts, telling.lead
    if telling.frame.arguments != "hold" or lead.form != "noun" or lead.stop >= len(starts):
        return found
    behind = starts[lead.stop]
    if all(actor.role != "agent" or actor.mention.start != behind for actor in found):
        return found
    return [actor for actor in found if actor.role != "agent" or actor.mention.start >= behind]


def _second(telling: Telling, actor: ActorMention, role: ActorRole, found: list[Actor]) -> ActorRole:
    """«اتهمت باريس موسكو»: whoever stands behind the verb after its subject is its object."""
    arguments = load_arguments()[telling.frame.arguments]
    verbal = telling.lead.form in _VERBAL and actor.first - telling.lead.stop <= _GENITIVE_GAP
    if not verbal or role != arguments.subject or actor.first < telling.lead.stop:
        return role
    return arguments.object if any(other.role == role for other in found) else role


def _reports(actor: ActorMention) -> bool:
    """Whether an actor is who tells of it, and takes no part."""
    return (actor.row is not None and actor.row.kind in _TELLERS) or (actor.actor_id or "").startswith("source.")


def _joined(scene: Scene, last: tuple[ActorMention, ActorRole] | None, actor: ActorMention) -> ActorRole | None:
    """«روسيا وإيران»: the second does what the first does."""
    if last is None or not actor.prefix.startswith("و"):
        return None
    gap = scene.text.forms[last[0].stop : actor.first]
    return last[1] if len(gap) <= 1 else None


def _marked(scene: Scene, telling: Telling, actor: ActorMention) -> ActorRole | None:
    forms, markers = scene.text.forms, _markers(telling.frame.arguments)
    for width in range(_MARKER_WORDS, 0, -1):
        first = actor.first - width
        if first >= telling.sentence.stretch.first:
            role = markers.get(tuple(forms[first : actor.first]))
            if role is not None:
                return role
    return _possessed(scene, telling, actor)


def _possessed(scene: Scene, telling: Telling, actor: ActorMention) -> ActorRole | None:
    """«على مواقع القوات», «أصابت أهدافا لتنظيم»: whose positions are hit is hit."""
    forms = scene.text.forms
    first = actor.first - 1
    since = max(telling.sentence.stretch.first, actor.first - _POSSESSION_REACH)
    while first >= since and _is_possession(forms[first]):
        first -= 1
    if first == actor.first - 1 or first < telling.sentence.stretch.first or telling.frame.arguments not in _FIRE:
        return None
    return "target" if actor.prefix.endswith("ل") or forms[first] in _AT else None


@cache
def _is_possession(form: str) -> bool:
    """Whether a word names what fighters hold or use, or says whose that is."""
    return any(split.stem in _POSSESSIONS for split in splits(form))


def _unmarked(scene: Scene, telling: Telling, actor: ActorMention) -> ActorRole | None:
    arguments = load_arguments()[telling.frame.arguments]
    if telling.violent and is_harmed(scene, telling, actor):
        return "victim"
    if telling.type not in _SPEECH and judges(scene, actor):
        return None
    return _placed(telling, actor, arguments)


def _is_victim(telling: Telling, actor: ActorMention) -> bool:
    """People come to harm wherever they stand; a person of name only right beside a word of harm."""
    kind = actor.row.kind if actor.row is not None else ""
    if kind == "people":
        return True
    beside = any(abs(actor.first - hit.stop) <= _BESIDE and _harms(hit) for hit in telling.hits)
    return kind == "person" and beside


def _harms(hit: Hit) -> bool:
    return hit.frame is not None and hit.frame.role == "casualty"


def _placed(telling: Telling, actor: ActorMention, arguments: ArgumentsRow) -> ActorRole | None:
    """Role by the place before or behind the leading trigger."""
    lead = telling.lead
    if telling.violent and arguments.id in ("fire", "hit", "harm") and _is_victim(telling, actor):
        return "victim"
    if actor.first < lead.first:
        return arguments.subject if arguments.id != "harm" else None
    gap = actor.first - lead.stop
    if lead.form in _VERBAL:
        if actor.prefix.endswith("ل") and arguments.id in _FIRE:
            return "target"
        return arguments.subject if gap <= _GENITIVE_GAP else arguments.object
    if gap <= _GENITIVE_GAP or actor.prefix.endswith("ل"):
        return arguments.genitive
    return arguments.object if arguments.id not in ("fire", "hit", "harm") else None
