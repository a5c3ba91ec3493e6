"""What the trigger that governs an actor makes of it: subject, object or genitive, by the words between the two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from events.actor_lexicon import load_actor_lexicon
from events.actors import ActorMention
from events.frames import ArgumentsRow, load_arguments
from events.role_words import RoleWordKind, load_role_words
from events.scene import Scene
from events.tellings import Telling
from events.triggers import Hit
from model import ActorRole

VERBAL = frozenset({"past", "present", "future"})
FIRE = frozenset({"fire", "hit"})
_SUBJECT_GAP = 2
_OBJECT_GAP = 8
_COUNTED_GAP = 4
_NAME_WORDS = 3
_KILL = frozenset({"kill", "harm"})
_NEAR_OBJECT = frozenset({"move", "speak", "people", "protest", "fight"})
_FAR_OBJECT = frozenset({"hold", "meet", "give", "seize", "slay", "evacuate"})
_AT_ONCE = frozenset({"speak", "protest"})
_HARM = frozenset({"killed", "wounded", "casualties"})
_PEOPLE = frozenset({"person", "people"})
_SKIPPED = frozenset({"قد", "ايضا", "كذلك", "اول", "امس", "اليوم", "بدوره", "بدورها"})
_BREAKS: tuple[RoleWordKind, ...] = ("preposition", "opener", "pronoun")
Basis = Literal["verb", "noun", "before"]


@dataclass(slots=True)
class Cast:
    """Who was given a part so far, while the actors of a telling are read from left to right."""

    telling: Telling
    """The telling."""
    hits: Sequence[Hit]
    """Triggers of its part, light verbs and those of other events included, in order."""
    parts: list[tuple[ActorMention, ActorRole, Basis]]
    """Actors with their roles and what gave them."""

    def owns(self, hit: Hit) -> bool:
        """Whether a trigger is one of the telling's own, or an empty verb before it."""
        return (hit.frame is not None and hit.frame.role == "light") or hit in self.telling.hits

    def has(self, role: ActorRole, first: int, stop: int) -> bool:
        """Whether an actor between two tokens has a role."""
        return any(given == role and first <= actor.first < stop for actor, given, _ in self.parts)


def governed(scene: Scene, cast: Cast, actor: ActorMention) -> tuple[ActorRole, Basis] | None:
    """Role of an actor that no marker announces, and what gave it."""
    before = [hit for hit in cast.hits if hit.stop <= actor.first]
    behind = [hit for hit in cast.hits if hit.first >= actor.stop]
    last = before[-1] if before else None
    if last is None or not cast.owns(last):
        return _leading(scene, cast, actor, behind, foreign=last is not None)
    row = _row(cast, last)
    if row.id in _KILL:
        role: ActorRole | None = _in_killing(scene, cast, actor, last)
    elif last.form in VERBAL:
        role = _behind_verb(scene, cast, actor, last, row)
    else:
        role = _behind_noun(scene, cast, actor, last, row) or _killed_by_it(cast, actor, last)
    return None if role is None else (role, "verb" if last.form in VERBAL else "noun")


def _row(cast: Cast, hit: Hit) -> ArgumentsRow:
    """The pattern of a trigger; an empty verb takes that of what it carries, unless it turns it round («تعرض ل»)."""
    rows = load_arguments()
    own = rows[hit.frame.arguments if hit.frame is not None else cast.telling.frame.arguments]
    light = hit.frame is not None and hit.frame.role == "light"
    return rows[cast.telling.frame.arguments] if light and own.subject == "agent" else own


def gap(scene: Scene, first: int, stop: int) -> int | None:
    """How many words stand between two tokens, times and marks aside; None where a preposition or «أن» is one."""
    words, count = load_role_words(), 0
    for token in range(first, stop):
        form = scene.text.forms[token]
        if token in scene.timed or not form.isalnum() or form in _SKIPPED:
            continue
        if any(words.at(kind, form) for kind in _BREAKS):
            return None
        count += 1
    return count


def _leading(
    scene: Scene, cast: Cast, actor: ActorMention, behind: Sequence[Hit], *, foreign: bool
) -> tuple[ActorRole, Basis] | None:
    """An actor in front of the triggers: the subject of the first of them, unless it only speaks of it."""
    own = next((hit for hit in behind if cast.owns(hit)), None)
    if own is None or _is_bystander(scene, cast, actor, own) or _is_oblique(scene, cast, actor):
        return None
    if foreign and (own.form not in VERBAL or own.first - actor.stop > _SUBJECT_GAP):
        return None
    row = _row(cast, own)
    if own.form not in VERBAL and _announces(scene, cast, actor):
        near = own.first - actor.stop <= _SUBJECT_GAP and row.id not in _KILL
        return (row.subject, "before") if near else None
    if row.id in _KILL:
        if own.form not in VERBAL:
            return None
        return ("victim" if _comes_to_harm(actor) and not _counts_behind(scene, cast, own.stop) else "agent"), "before"
    return row.subject, "verb" if own.form in VERBAL or (own.frame and own.frame.role == "light") else "before"


def _is_bystander(scene: Scene, cast: Cast, actor: ActorMention, own: Hit) -> bool:
    """«لم تعلق الوزارة على», «الوزارة لم تعلق على»: the verb beside an actor says that it only speaks or judges."""
    words, forms = load_role_words(), scene.text.forms
    if words.behind("bystander", forms, actor.first, first=cast.telling.sentence.stretch.first):
        return True
    beside = range(actor.stop, min(actor.stop + 2, own.first))
    return any(words.at("bystander", forms[token]) for token in beside)


def _announces(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«أعلن الجيش تدمير مستودع»: whoever announces a deed in the next words did it."""
    first = cast.telling.sentence.stretch.first
    return load_role_words().behind("announcer", scene.text.forms, actor.first, first=first)


def _is_oblique(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """Whether an actor stands behind a preposition and so is no subject."""
    if actor.is_oblique:
        return True
    before = actor.first - 1
    return before >= cast.telling.sentence.stretch.first and load_role_words().at(
        "preposition", scene.text.forms[before]
    )


def _behind_verb(scene: Scene, cast: Cast, actor: ActorMention, hit: Hit, row: ArgumentsRow) -> ActorRole | None:
    between = gap(scene, hit.stop, actor.first)
    if actor.is_to and row.id in FIRE:
        return "target"
    if load_role_words().at("charge", scene.text.forms[min(actor.stop, len(scene.text.forms) - 1)]):
        return row.object
    filled = _is_filled(scene, cast, hit, row) or cast.has(row.subject, hit.stop, actor.first)
    if not filled and between is not None and between <= _SUBJECT_GAP:
        passive = row.object == "victim" and _is_one(scene, cast, actor)
        return row.object if passive else row.subject
    return _object(scene, cast, actor, hit, row) if filled or row.id not in _NEAR_OBJECT else None


def _is_one(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«اعتقل قيادي في التنظيم»: one man of name or office behind a verb is not who caught or killed others."""
    head = load_actor_lexicon().heads.get(actor.head)
    if actor.actor_id == "people.unknown" or _counts_behind(scene, cast, actor.stop):
        return False
    named = actor.row is not None and actor.row.kind == "person"
    return named or (head is not None and head.person) or _is_counted(scene, cast, actor)


def _is_filled(scene: Scene, cast: Cast, hit: Hit, row: ArgumentsRow) -> bool:
    """Whether the subject of a verb stands before it: «الذي استهدف», «إنه استهدف», «الجيش استهدف»."""
    before = scene.text.forms[hit.first - 1] if hit.first > cast.telling.sentence.stretch.first else ""
    words = load_role_words()
    if words.at("relative", before) or words.at("pronoun", before):
        return True
    nouns = (h for h in cast.hits if h.form not in VERBAL and cast.owns(h) and h.stop <= hit.first)
    if not hit.split.prefix and any(hit.first - noun.stop <= _SUBJECT_GAP for noun in nouns):
        return True
    return any(given == row.subject and actor.stop in (hit.first, hit.first - 1) for actor, given, _ in cast.parts)


def _object(scene: Scene, cast: Cast, actor: ActorMention, hit: Hit, row: ArgumentsRow) -> ActorRole | None:
    """Whoever stands further behind a verb, with no preposition where the verb is one of speech or of moving."""
    last = max((other.stop for other, _, _ in cast.parts if other.first >= hit.stop), default=hit.stop)
    between = gap(scene, last, actor.first)
    if row.id in _NEAR_OBJECT:
        near = between is not None and between <= _reach_of_object(cast, row, last)
        return row.object if near and not actor.is_oblique else None
    if _is_oblique(scene, cast, actor):
        return row.object if row.id == "hold" and actor.is_to else None
    return row.object if actor.first - hit.stop <= _OBJECT_GAP + (last - hit.stop) else None


def _reach_of_object(cast: Cast, row: ArgumentsRow, last: int) -> int:
    """Words that may stand between a subject and its object: the name of a person behind his title."""
    heads = load_actor_lexicon().heads
    titled = any(actor.stop == last and actor.head in heads and heads[actor.head].person for actor, _, _ in cast.parts)
    return _NAME_WORDS if titled else int(row.id not in _AT_ONCE)


def _behind_noun(scene: Scene, cast: Cast, actor: ActorMention, hit: Hit, row: ArgumentsRow) -> ActorRole | None:
    between = gap(scene, hit.stop, actor.first)
    to = actor.is_to
    near = between is not None and between <= _SUBJECT_GAP
    words = load_role_words()
    if near and row.id not in FIRE and any(words.is_holding(form) for form in scene.text.forms[hit.stop : actor.first]):
        return "target" if row.id == "hold" else None
    if to and _is_dealt(cast, hit):
        return "target"
    if near and to and cast.has(row.genitive, hit.stop, actor.first):
        return row.object
    if near or (to and between is not None):
        if row.id == "hit" and _shoots(actor):
            return "agent"
        if row.id == "give" and to:
            return "target"
        return row.genitive
    return row.object if row.id in _FAR_OBJECT and not _is_oblique(scene, cast, actor) else None


def _is_dealt(cast: Cast, noun: Hit) -> bool:
    """«وجه ضربة لإيران»: whom the blow is for, where «ضربة للتحالف» is his own."""
    return any(h.stop <= noun.first and h.frame is not None and h.frame.arguments == "deal" for h in cast.hits)


def _killed_by_it(cast: Cast, actor: ActorMention, noun: Hit) -> ActorRole | None:
    """«قتلت ضربة … قياديا في التنظيم»: the noun is the subject of a verb of killing, whoever is named came to harm."""
    kills = (h for h in cast.hits if h.form in VERBAL and h.stop == noun.first and _row(cast, h).id in _KILL)
    return "victim" if any(kills) and _comes_to_harm(actor) and not actor.prefix else None


def _shoots(actor: ActorMention) -> bool:
    """Whether words name what only shoots: aircraft and guns are not targeted without a word more."""
    return actor.head in ("aircraft", "artillery")


def _in_killing(scene: Scene, cast: Cast, actor: ActorMention, hit: Hit) -> ActorRole | None:
    """«قتل 33 جنديا تركيا», «قتل قيادي في التنظيم»: who is counted or named came to harm; «قتل الجيش خمسة» did it."""
    if _is_counted(scene, cast, actor):
        return "victim"
    between = gap(scene, hit.stop, actor.first)
    beside = between is not None and between <= 1
    active = hit.form in VERBAL and _row(cast, hit).subject == "agent"
    if active and beside and not cast.has("agent", hit.stop, actor.first):
        deed = _counts_behind(scene, cast, actor.stop) and not _is_filled(scene, cast, hit, _row(cast, hit))
        if (deed or actor.actor_id == "people.unknown") and not actor.is_to:
            return "agent"
    if _comes_to_harm(actor) and between is not None and between <= _OBJECT_GAP:
        return "victim"
    if beside and actor.row is not None and not active:
        return "victim"
    return "victim" if _is_of_counted(scene, cast, actor) else None


def _comes_to_harm(actor: ActorMention) -> bool:
    """Whether words name people and no army or group as a whole."""
    head = load_actor_lexicon().heads.get(actor.head)
    return (head is not None and (head.person or head.members)) or (actor.row is not None and actor.row.kind in _PEOPLE)


def _is_counted(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«خمسة من عناصر التنظيم»: whether a number of dead or hurt counts the actor."""
    return any(
        q.quantity.counted in _HARM and q.first < actor.stop and actor.first <= q.stop
        for q in scene.quantities_in.get(cast.telling.sentence.number, ())
    )


def _is_of_counted(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«قتل العميد فلان الفلاني من قوات النظام»: whose the dead are."""
    if scene.text.forms[actor.first - 1] not in ("من", "في") and not actor.is_to:
        return False
    return any(
        q.quantity.counted in _HARM and 0 <= actor.first - q.stop <= _COUNTED_GAP
        for q in scene.quantities_in.get(cast.telling.sentence.number, ())
    )


def _counts_behind(scene: Scene, cast: Cast, token: int) -> bool:
    """Whether a number of people follows within a few words."""
    return any(
        0 <= q.first - token <= _COUNTED_GAP and (q.quantity.counted in _HARM or q.status)
        for q in scene.quantities_in.get(cast.telling.sentence.number, ())
    )
