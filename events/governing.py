"""What the trigger that governs an actor makes of it: subject, object or genitive, by the words between the two."""

from collections.abc import Sequence

from events.actor_lexicon import load_actor_lexicon
from events.actors import ActorMention
from events.casts import SUBJECT_GAP, VERBAL, Basis, Cast, gap, is_before, is_filled, is_oblique, is_part, row_of
from events.complements import goes_on, is_accused, is_object_by_complement, is_ours, with_joined
from events.frames import SPEAKING, ArgumentsRow
from events.gender import is_accusative, is_object_by_gender
from events.killing import KILLING, comes_to_harm, counts_behind, in_killing, is_counted
from events.leading import leading
from events.role_words import load_role_words
from events.scene import Scene
from events.speech_lexicon import name_ends
from events.triggers import Hit
from events.word_sets import word_set
from model import ActorRole

FIRE = frozenset({"fire", "hit"})
_OBJECT_GAP = 8
_ASKING = ("ب", "إلى", "على", "أن")
_MANY = "ات"
_NAME_WORDS = 3
_NEAR_OBJECT = frozenset({"move", "people", "protest", "fight"}) | SPEAKING
_FAR_OBJECT = frozenset({"hold", "meet", "give", "seize", "slay", "evacuate"})
# «اجتماع في أنقرة»: who is met may stand behind these.
_MEETS_THROUGH = frozenset({"في", "خلال", "مع", "بين"})
# What only shoots: aircraft and guns are not targeted, and air defence not downed, without a word more.
_SHOOTS = {"hit": ("aircraft", "artillery"), "down": ("air_defence",)}
_PROCLITICS = ("ب", "ل", "و", "ف", "ك", "ي", "ت")
_AT_ONCE = frozenset({"protest"}) | SPEAKING


def governed(scene: Scene, cast: Cast, actor: ActorMention) -> tuple[ActorRole, Basis] | None:
    """Role of an actor that no marker announces, and what gave it."""
    last = own = None
    for hit in cast.hits:
        if hit.stop <= actor.first:
            last = hit
        elif hit.first < actor.stop:
            return (row_of(cast, hit).genitive, "noun") if cast.owns(hit) else None
        else:
            own = hit
            break
    if last is None or not cast.owns(last):
        return None if own is None else leading(scene, cast, actor, own, foreign=last is not None)
    if is_before(scene, cast, last):
        return None
    row = row_of(cast, last)
    if row.id in KILLING:
        role: ActorRole | None = in_killing(scene, cast, actor, last)
    elif last.form in VERBAL:
        role = _behind_verb(scene, cast, actor, last, row)
    else:
        role = _behind_noun(scene, cast, actor, last, row) or _killed_by_it(cast, actor, last)
    return None if role is None else (role, "verb" if last.form in VERBAL else "noun")


def _behind_verb(scene: Scene, cast: Cast, actor: ActorMention, hit: Hit, row: ArgumentsRow) -> ActorRole | None:
    between = gap(scene, hit.stop, actor.first)
    if row.id in SPEAKING:
        named = {other.first: other for other in scene.actors_in.get(cast.telling.sentence.number, ())}
        actor = with_joined(actor, named)
    if actor.is_to and (row.id in FIRE or row.id in ("give", "down")):
        return "target"
    if load_role_words().at("charge", scene.text.forms[min(actor.stop, len(scene.text.forms) - 1)]):
        return row.object
    if row.id in SPEAKING and _is_spoken_to(scene, hit, actor, row):
        return row.object
    if _is_carried(scene, hit, actor):
        return None
    if between is not None and row.id not in KILLING and is_accusative(scene.text.forms[actor.word], actor):
        return row.object
    filled = is_filled(scene, cast, hit, row) or cast.has(row.subject, hit.stop, actor.first)
    if not filled and between is not None and between <= SUBJECT_GAP:
        passive = row.object == "victim" and _is_one(scene, cast, actor)
        return row.object if passive else row.subject
    return _object(scene, cast, actor, hit, row) if filled or row.id not in _NEAR_OBJECT else None


def _is_spoken_to(scene: Scene, hit: Hit, actor: ActorMention, row: ArgumentsRow) -> bool:
    """«دعا روسيا إلى», «اتهمت روسيا بقصف»: whether somebody behind a verb of speech cannot be its subject."""
    forms = scene.text.forms
    if is_object_by_gender(forms, hit.first, hit.split.cut, actor) or _is_asked_on(scene, hit, actor):
        return True
    if is_ours(forms[hit.first], hit) or (actor.first == hit.stop and is_accused(scene.text, hit, row)):
        return True
    if _stands_behind_subject(forms, hit, actor):
        return True
    free = not load_role_words().at("preposition", forms[actor.first - 1])
    return free and is_object_by_complement(forms, actor, row.object_before, scene.named)


def _stands_behind_subject(forms: Sequence[str], hit: Hit, actor: ActorMention) -> bool:
    """«طالبت قيادات المخيم العراق»: whether a genitive with the article ends another subject before an actor."""
    before = actor.first - 1
    named = actor.prefix or (actor.row is not None and actor.row.kind == "person")
    ends = before > hit.stop and forms[before].startswith("ال") and not forms[before].endswith(("ي", "يه"))
    return ends and not named and forms[before] not in name_ends()


def _is_asked_on(scene: Scene, hit: Hit, actor: ActorMention) -> bool:
    """«قال الوزير … . وطالب مجلس الأمن بإدانة»: whether who spoke before asks whoever stands behind."""
    saying = scene.speech.saying_at(hit.first, scene.text.sentence_at(hit.first).number)
    return saying is not None and saying.carried and saying.told_at == hit.first and actor.first == hit.stop


def _is_carried(scene: Scene, hit: Hit, actor: ActorMention) -> bool:
    """«يواصل ملاحقة فلول داعش»: whether a noun of action stands between an empty verb and an actor."""
    if hit.frame is None or hit.frame.role != "light":
        return False
    forms = scene.text.forms[hit.stop : actor.first]
    return any(form.endswith("ه") and not form.startswith("ال") for form in forms)


def _is_one(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«اعتقل قيادي في التنظيم»: one man of name or office behind a verb is not who caught or killed others."""
    head = load_actor_lexicon().heads.get(actor.head)
    if actor.actor_id == "people.unknown" or counts_behind(scene, cast, actor.stop):
        return False
    named = actor.row is not None and (
        actor.row.kind == "person" or actor.text.forms[actor.word] in word_set("one_man")
    )
    return named or (head is not None and head.person) or is_counted(scene, cast, actor)


def _object(scene: Scene, cast: Cast, actor: ActorMention, hit: Hit, row: ArgumentsRow) -> ActorRole | None:
    """Whoever stands further behind a verb, with no preposition where the verb is one of speech or of moving."""
    last = max((other.stop for other, _, _ in cast.parts if other.first >= hit.stop), default=hit.stop)
    of_whom = load_role_words().behind("of_whom", scene.text.forms, actor.first, first=hit.stop)
    between = gap(scene, last, actor.first - of_whom)
    if row.id in _NEAR_OBJECT:
        near = between is not None and between <= _reach_of_object(scene, cast, actor, row, last)
        return row.object if near and not actor.is_oblique else None
    if _in_next_clause(scene, hit, actor):
        return None
    if is_oblique(scene, cast, actor) and not is_part(scene, actor.first - 1):
        met = row.id == "meet" and actor.is_oblique and not actor.is_to
        return row.object if met or (row.id == "hold" and actor.is_to) else None
    return row.object if actor.first - hit.stop <= _OBJECT_GAP + (last - hit.stop) else None


def _reach_of_object(scene: Scene, cast: Cast, actor: ActorMention, row: ArgumentsRow, last: int) -> int:
    """Words that may stand between a subject and its object: the name of a person behind his title.

    Behind words for a subject («فصائل الجنوب») whoever stands right before «ب» or «إلى» is still asked.
    """
    if row.id in SPEAKING and last > 0 and is_object_by_complement(scene.text.forms, actor, _ASKING, scene.named):
        return SUBJECT_GAP
    heads = load_actor_lexicon().heads
    titled = any(actor.stop == last and actor.head in heads and heads[actor.head].person for actor, _, _ in cast.parts)
    return _NAME_WORDS if titled else int(row.id not in _AT_ONCE)


def _behind_noun(scene: Scene, cast: Cast, actor: ActorMention, hit: Hit, row: ArgumentsRow) -> ActorRole | None:
    between = gap(scene, hit.stop, actor.first)
    to = actor.is_to
    near = between is not None and between <= SUBJECT_GAP and _describes(scene, hit.stop, actor.first)
    words, forms = load_role_words(), scene.text.forms
    holds = any(words.is_holding(form) for form in forms[hit.stop : actor.first])
    if near and row.id in SPEAKING:
        return _behind_noun_of_speech(scene, cast, actor, hit, row)
    if near and row.id not in FIRE and holds:
        return "target" if row.id == "hold" else None
    if to and _is_dealt(cast, hit):
        return "target"
    if near and cast.has(row.genitive, hit.stop, actor.first):
        return row.object if to or row.id in _FAR_OBJECT else None
    if near or (to and between is not None and not holds):
        shoots = actor.head in _SHOOTS.get(row.id, ())
        if row.id in _SHOOTS and (shoots or _has_object_behind(scene, cast, actor)):
            return "agent"
        if row.id == "give" and (to or _is_given(scene, actor)):
            return "target"
        return row.genitive
    far = row.id in _FAR_OBJECT and not is_oblique(scene, cast, actor) and not _in_next_clause(scene, hit, actor)
    return row.object if far and (row.id != "meet" or _is_met(forms[hit.stop : actor.first])) else None


def _is_given(scene: Scene, actor: ActorMention) -> bool:
    """«تمويل الإرهابيين», but not «دعم حزب الله للنظام»: whether a group is helped, since no «ل» names who else is."""
    behind = scene.text.forms[actor.stop] if actor.stop < len(scene.text.forms) else ""
    groups = actor.row is not None and actor.row.kind in ("armed_group", "people")
    return groups and not behind.startswith("ل")


def _behind_noun_of_speech(
    scene: Scene, cast: Cast, actor: ActorMention, hit: Hit, row: ArgumentsRow
) -> ActorRole | None:
    """Who is asked or accused («داعيا موسكو إلى», «باتهام قسد بقصف»), else who speaks («تحذيرات موسكو»)."""
    forms, plural = scene.text.forms, scene.text.forms[hit.stop - 1].endswith(_MANY)
    if actor.is_to:
        return row.object
    charged = not plural and is_object_by_complement(forms, actor, row.object_before, scene.named)
    if charged or goes_on(scene.text, hit) or cast.has(row.genitive, hit.stop, actor.first):
        return row.object if charged or not cast.has(row.object, hit.stop, actor.first) else None
    return None if hit.split.prefix == "ل" else row.genitive  # «عاد لتهديد سوريا»


def _is_met(between: Sequence[str]) -> bool:
    """Whether no more than where or with whom stands between a meeting and who is met."""
    words = load_role_words()
    return all(form in _MEETS_THROUGH or not words.at("preposition", form) for form in between)


def _in_next_clause(scene: Scene, hit: Hit, actor: ActorMention) -> bool:
    """«السيطرة على البلدة، وتصر روسيا»: whether a comma and a joined word part an actor from a trigger."""
    forms = scene.text.forms
    return any(
        forms[token] == "،" and forms[token + 1].startswith(("و", "ف")) for token in range(hit.stop, actor.first - 1)
    )


def _describes(scene: Scene, first: int, stop: int) -> bool:
    """Whether the words between a noun and an actor can be its adjectives, and are no verb («الضربات أجبرت إيران»)."""
    return all(
        token in scene.timed or form.startswith("ال") or form.endswith(("ي", "يا", "ه", "ا")) or not form.isalpha()
        for token, form in enumerate(scene.text.forms[first:stop], first)
    )


def _is_dealt(cast: Cast, noun: Hit) -> bool:
    """«وجه ضربة لإيران»: whom the blow is for, where «ضربة للتحالف» is his own."""
    return any(h.stop <= noun.first and h.frame is not None and h.frame.arguments == "deal" for h in cast.hits)


def _killed_by_it(cast: Cast, actor: ActorMention, noun: Hit) -> ActorRole | None:
    """«قتلت ضربة … قياديا في التنظيم»: the noun is the subject of a verb of killing, whoever is named came to harm."""
    kills = (h for h in cast.hits if h.form in VERBAL and h.stop == noun.first and row_of(cast, h).id in KILLING)
    return "victim" if any(kills) and comes_to_harm(actor) and not actor.prefix else None


def _has_object_behind(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«استهداف روسيا المشافي», «استهداف قسد مدرسة»: whether what is targeted stands right behind who targets it."""
    if actor.is_to:
        return False
    number, at = cast.telling.sentence.number, actor.stop
    for other in scene.actors_in.get(number, ()):
        at = other.stop if other.first == at and other.prefix.startswith("و") else at
    stop = cast.telling.sentence.stretch.stop
    at += int(at < stop and scene.text.forms[at] in load_actor_lexicon().adjectives)
    behind = scene.text.forms[at] if at < stop else ""
    if behind.startswith(("ال", "ل")) or load_role_words().is_holding(behind):
        return at not in scene.timed
    return not comes_to_harm(actor) and _is_object(scene, number, at, behind)


def _is_object(scene: Scene, number: int, at: int, form: str) -> bool:
    """Whether a word can only be a noun that a noun of action governs: a place, or no adverb, preposition or verb."""
    if any(place.first == at for place in scene.toponyms_in.get(number, ())) or form in word_set("places_hit"):
        return True
    if at in scene.timed or not form.isalpha() or form.endswith("ا") or form.startswith(_PROCLITICS):
        return False
    return not (
        load_role_words().at("preposition", form) or any(hit.first == at for hit in scene.hits_in.get(number, ()))
    )
