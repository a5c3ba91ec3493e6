"""Who does what: actors of a part of a sentence and their roles around its trigger."""

from functools import cache

from events.actors import ActorMention
from events.frames import ArgumentsRow, load_arguments
from events.scene import Scene
from events.tellings import Telling
from events.triggers import Hit
from lexicon import fold
from model import Actor, ActorRole

_MARKER_WORDS = 3
_GENITIVE_GAP = 2
_MOST_ACTORS = 6
_BESIDE = 2
_VERBAL = frozenset({"past", "present", "future"})
_TELLERS = frozenset({"media", "monitor"})
_Markers = dict[tuple[str, ...], ActorRole]


@cache
def _markers(arguments: str) -> _Markers:
    """Words that announce an actor, folded, to its role."""
    row = load_arguments()[arguments]
    return {tuple(fold(words).split()): marker.role for marker in row.markers for words in marker.words}


def assign_actors(scene: Scene, telling: Telling) -> list[Actor]:
    """The actors of a telling with their roles, by marker, else by place around the trigger."""
    arguments = load_arguments()[telling.frame.arguments]
    found: list[Actor] = []
    last: tuple[ActorMention, ActorRole] | None = None
    for actor in scene.actors_in.get(telling.sentence.number, ()):
        if not telling.holds(actor.first) or _reports(actor):
            continue
        role = _joined(scene, last, actor) or _marked(scene, telling, actor) or _placed(telling, actor, arguments)
        if role is None:
            continue
        last = actor, role
        known = any(a.role == role and a.actor_id == actor.actor_id and actor.actor_id for a in found)
        if not known and len(found) < _MOST_ACTORS:
            found.append(
                Actor(role=role, actor_id=actor.actor_id, name_en=actor.name_en, name_ar=actor.name_ar,
                      mention=actor.mention)
            )  # fmt: skip
    return found


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
    return None


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
        return arguments.subject if gap <= _GENITIVE_GAP else arguments.object
    if gap <= _GENITIVE_GAP or actor.prefix.endswith("ل"):
        return arguments.genitive
    return arguments.object if arguments.id not in ("fire", "hit", "harm") else None
