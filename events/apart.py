"""What keeps two tellings of like type and days from being one event."""

from collections.abc import Sequence
from functools import cache

from events.cues import load_cues
from events.ontology import UNDOING
from events.scene import Scene
from events.tellings import Telling
from lexicon import fold


def is_apart(tellings: Sequence[Telling], telling: Telling) -> bool:
    """Whether a telling undoes what the tellings of an event did, or is a call where they are meetings."""
    first = tellings[0]
    if telling.type == "CONTACT":
        return _is_other_talk(tellings, telling)
    undone = first.subtype != telling.subtype and bool({first.subtype, telling.subtype} & UNDOING)
    return undone and not telling.named


def _is_other_talk(tellings: Sequence[Telling], telling: Telling) -> bool:
    """A call is no meeting; but «هاتف نظيره وناقش معه» is one call."""
    other = tellings[0].frame.arguments != telling.frame.arguments
    return other and all(told.sentence.number != telling.sentence.number for told in tellings)


def answers(scene: Scene, tellings: Sequence[Telling], telling: Telling) -> bool:
    """«شن غارات ردا على الهجوم على البلدة»: what an attack answers, in the same sentence, is another attack."""
    beside = [other for other in tellings if other.sentence.number == telling.sentence.number]
    return any(_is_answered(scene, other) != _is_answered(scene, telling) for other in beside)


def _is_answered(scene: Scene, telling: Telling) -> bool:
    reading = telling.reading
    if reading.kinds[telling.part] != "background":
        return False
    return scene.text.forms[reading.begin_of(telling.part)] in _answer_words()


@cache
def _answer_words() -> frozenset[str]:
    rows = [row for row in load_cues() if row.id == "background.answer"]
    return frozenset(fold(words).split()[0] for row in rows for words in row.words)
