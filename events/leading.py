"""An actor in front of the triggers: their subject, or who only speaks of it, held it up or lost men in it."""

from events.actors import ActorMention
from events.casts import SUBJECT_GAP, VERBAL, Basis, Cast, is_before, is_oblique, is_part, row_of
from events.frames import SPEAKING, ArgumentsRow
from events.killing import KILLING, comes_to_harm, counts_behind
from events.lexemes import plans
from events.role_words import load_role_words
from events.scene import Scene
from events.triggers import Hit
from lexicon import fold
from model import ActorRole

_ON, _TOWARDS = fold("على"), fold("إلى")
_OF, _LOSS_REACH = "من", 7


def leading(
    scene: Scene, cast: Cast, actor: ActorMention, own: Hit, *, foreign: bool
) -> tuple[ActorRole, Basis] | None:
    """The role of an actor as the subject of the first of the triggers behind it.

    Args:
        scene: the article.
        cast: who was given a part so far.
        actor: who stands in front.
        own: the trigger behind it.
        foreign: whether a trigger of another event stands before it.
    """
    if not cast.owns(own) or is_before(scene, cast, own) or _is_added(own):
        return None
    if _is_lost(scene, cast, actor):
        return "victim", "noun"
    row = row_of(cast, own)
    if _is_of_dead(scene, actor, own, row) and not counts_behind(scene, cast, own.stop):
        return "victim", "before"
    if own.form in VERBAL and own.split.suffix and _is_holder(scene, actor):
        return row.object, "verb"
    if _is_bystander(scene, cast, actor, own) or is_oblique(scene, cast, actor):
        return None
    if own.form not in VERBAL and (_repels(scene, cast, actor, own) or _receives(scene, cast, actor, own)):
        return row.object, "verb"
    if _is_of_other_clause(scene, actor, own) or (foreign and not _is_driven(scene, actor, own, row)):
        return None
    return _as_subject(scene, cast, actor, own, foreign=foreign)


def _is_added(own: Hit) -> bool:
    """«هزيمة داعش وتقديم المساعدات»: whether a noun of action stands beside another one, whose the actor is."""
    return own.form not in VERBAL and own.split.prefix == "و"


def _as_subject(
    scene: Scene, cast: Cast, actor: ActorMention, own: Hit, *, foreign: bool
) -> tuple[ActorRole, Basis] | None:
    """The subject of a verb, whoever announces what a noun tells, or whom «التنظيم قصفه الطيران» takes up."""
    row = row_of(cast, own)
    if own.form in VERBAL and own.split.suffix:
        return (row.object if row.id not in KILLING else "victim"), "verb"
    if own.form not in VERBAL and _announces(scene, cast, actor):
        near = own.first - actor.stop <= SUBJECT_GAP and row.id not in KILLING
        return (row.subject, "before") if near else None
    if row.id in KILLING:
        if own.form not in VERBAL or (_announces(scene, cast, actor) and not _is_noun_too(scene, own)):
            return None
        return ("victim" if comes_to_harm(actor) and not counts_behind(scene, cast, own.stop) else "agent"), "before"
    if row.id in SPEAKING and own.form not in VERBAL and own.split.prefix.endswith("ال"):
        return None  # «فريق للتحقيق في الاتهامات»
    if own.form not in VERBAL and cast.telling.violent and _joins(scene, cast, actor):
        return row.subject, "beside"
    strong = foreign or own.form in VERBAL or (own.frame is not None and own.frame.role == "light")
    return row.subject, "verb" if strong else "before"


def _is_of_dead(scene: Scene, actor: ActorMention, own: Hit, row: ArgumentsRow) -> bool:
    """«ستة من مقاتلي قسد قتلوا»: whose the dead are that a number counts."""
    return (
        row.id in KILLING
        and own.form in VERBAL
        and own.first - actor.stop <= SUBJECT_GAP
        and is_part(scene, actor.first - 1)
    )


def _is_holder(scene: Scene, actor: ActorMention) -> bool:
    """«حاجز لقسد هاجمه مجهولون»: whose is what a verb takes up."""
    return actor.is_to and actor.first > 0 and load_role_words().is_holding(scene.text.forms[actor.first - 1])


def _is_of_other_clause(scene: Scene, actor: ActorMention, own: Hit) -> bool:
    """Whether «أنه», «أن» or «، و» between an actor and a verb give that a subject of its own, or «متهم ب» none."""
    forms = scene.text.forms[actor.stop : own.first]
    words = load_role_words()
    if any(words.at("pronoun", form) or words.at("opener", form) or words.at("accused", form) for form in forms):
        return True
    return own.form in VERBAL and own.split.prefix.startswith(("و", "ف")) and "،" in forms


def _is_driven(scene: Scene, actor: ActorMention, own: Hit, row: ArgumentsRow) -> bool:
    """Whether somebody behind another trigger is the subject of this one: «أجبرت الضربات التنظيم على الانسحاب»."""
    if own.form in VERBAL:
        return own.first - actor.stop <= SUBJECT_GAP
    on = scene.text.forms[actor.stop : own.first] in ([_ON], [_TOWARDS])
    return row.id == "move" and on


def _is_bystander(scene: Scene, cast: Cast, actor: ActorMention, own: Hit) -> bool:
    """«لم تعلق الوزارة على», «الوزارة لم تعلق على»: the verb beside an actor says that it only speaks or judges.

    Whoever stands before a protest («فرقت الشرطة مظاهرة») is none of the protesters.
    """
    words, forms = load_role_words(), scene.text.forms
    if own.form not in VERBAL and row_of(cast, own).id == "protest":
        return not (own.frame is not None and own.frame.role == "light")
    begin = cast.telling.sentence.stretch.first
    led = actor.first - 1 > begin and words.is_holding(forms[actor.first - 1])
    if any(words.behind("bystander", forms, first, first=begin) for first in (actor.first, actor.first - led)):
        return True
    beside = range(actor.stop, min(actor.stop + 2, own.first))
    return any(words.at("bystander", forms[token]) for token in beside)


def _is_lost(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«نعى حزب الله اثنين من مقاتليه», «شيعت قسد مقاتلا»: men behind a verb of loss that is some words back."""
    forms, begin = scene.text.forms, cast.telling.sentence.stretch.first
    if not cast.telling.violent or (forms[actor.first - 1] != _OF and not comes_to_harm(actor)):
        return False
    words = load_role_words()
    return any(words.at("loser", form) for form in forms[max(begin, actor.first - _LOSS_REACH) : actor.first - 1])


def _repels(scene: Scene, cast: Cast, actor: ActorMention, own: Hit) -> bool:
    """«أحبط الجيش هجوما», «الجيش أفشل هجوما», «أعلن الجيش إحباط هجوم»: the attack was on whoever held it up."""
    words, forms = load_role_words(), scene.text.forms
    if words.behind("repeller", forms, actor.first, first=cast.telling.sentence.stretch.first):
        return True
    return any(words.at("repeller", form) for form in forms[actor.stop : own.first])


def _joins(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«شاركت فرنسا في غارات التحالف»: whether somebody is said to have a share in what a noun tells."""
    return load_role_words().behind("joiner", scene.text.forms, actor.first, first=cast.telling.sentence.stretch.first)


def _receives(scene: Scene, cast: Cast, actor: ActorMention, own: Hit) -> bool:
    """«تلقت روسيا تحذيرا», «واجهت الدوحة اتهامات»: whether somebody gets what a noun tells."""
    words, forms, begin = load_role_words(), scene.text.forms, cast.telling.sentence.stretch.first
    if own.first - actor.stop > SUBJECT_GAP:
        return False
    return words.behind("receiver", forms, actor.first, first=begin)


def _is_noun_too(scene: Scene, hit: Hit) -> bool:
    """«قتل» may be a deed that somebody announces; «أصيب» is of whoever stands before it («وفاة موظف أصيب»)."""
    return any(reading.what[1] == "noun" for reading in plans[scene.text.forms[hit.first]].alone)


def _announces(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«أعلن الجيش تدمير مستودع»: whoever announces a deed in the next words did it."""
    first = cast.telling.sentence.stretch.first
    return load_role_words().behind("announcer", scene.text.forms, actor.first, first=first)
