"""Gender: a verb in the masculine right before a name in the feminine has another subject («دعا روسيا إلى»)."""

from collections.abc import Sequence

from events.actors import ActorMention
from events.pointing_actors import is_feminine
from events.word_sets import word_set

_BARE = ("", "ال")
_ACCUSATIVE = "ين"
_OTHER_ENDS = ("ت", "وا", "ون", "ان", "ن")
_OTHER_BEGINNINGS = ("ت", "ست", "ن", "سن")


def is_feminine_verb(form: str) -> bool:
    """Whether a verb of the past is feminine."""
    return form.endswith("ت")


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
    people = actor.head or (actor.row is not None and actor.row.kind == "people")
    if people and forms[actor.word].endswith(_ACCUSATIVE):
        return True  # «هدد الإرهابيين»
    form = forms[verb][cut:]
    if form.endswith("ت"):
        return forms[actor.word].removeprefix("ال") in word_set("masculine")
    masculine = not form.endswith(_OTHER_ENDS) and not form.startswith(_OTHER_BEGINNINGS)
    return masculine and is_feminine(forms[actor.word], actor)
