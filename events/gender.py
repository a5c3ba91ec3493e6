"""Gender: a verb in the masculine right before a name in the feminine has another subject («دعا روسيا إلى»)."""

from collections.abc import Sequence

from events.actor_lexicon import head_words, load_actor_lexicon
from events.actors import ActorMention
from events.pointing_actors import is_feminine
from events.speech_lexicon import verb_genders
from events.word_sets import word_set

_BARE = ("", "ال")
_ACCUSATIVE, _TANWIN = "ين", "ا"
_PLURAL = "ايا"
"""«خلايا» ends so by itself."""
_OTHER_ENDS = ("ت", "وا", "ون", "ان", "ن")
_OTHER_BEGINNINGS = ("ت", "ست", "ن", "سن")


def is_feminine_verb(form: str) -> bool:
    """Whether a verb of the past is feminine."""
    return form.endswith("ت") and form.lstrip("وف") not in word_set("roots_in_t")


def is_accusative(form: str, actor: ActorMention) -> bool:
    """«هدد الإرهابيين», «هاجمت رتلا روسيا»: whether a word for people cannot be a subject by its ending."""
    if actor.prefix not in _BARE:
        return False
    head = load_actor_lexicon().heads.get(actor.head)
    if head is not None and head.members and form.endswith(_TANWIN) and not form.endswith(_PLURAL):
        return not head_words(actor.head).isdisjoint((form, form[: -len(_TANWIN)]))
    return bool(head is not None or actor.row.kind == "people") and form.endswith(_ACCUSATIVE)


def is_object_by_gender(forms: Sequence[str], verb: int, cut: int, actor: ActorMention | None) -> bool:
    """Whether an actor right behind a verb cannot be its subject, since the verb does not agree with it.

    Args:
        forms: folded words of the article.
        verb: token of the verb.
        cut: letters of its proclitics.
        actor: who is named right behind it.
    """
    if actor is None or actor.prefix not in _BARE or actor.first != verb + 1:
        return False
    if is_accusative(forms[actor.word], actor):
        return True
    form = forms[verb][cut:]
    if is_feminine_verb(form):
        return forms[actor.word].removeprefix("ال") in word_set("masculine")
    other = form.endswith(_OTHER_ENDS) or form.startswith(_OTHER_BEGINNINGS)
    masculine = not other or verb_genders().get(form) == "m"  # «ناشد واشنطن»
    return masculine and is_feminine(forms[actor.word], actor)
