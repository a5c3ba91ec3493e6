"""Complements of speech: who stands right before what is laid to him, or asked of him, is its object."""

from collections.abc import Container, Mapping, Sequence

from articles import Text
from events.actor_lexicon import load_actor_lexicon
from events.actors import ActorMention
from events.frames import SPEAKING, ArgumentsRow
from events.speech_lexicon import day_words
from events.triggers import Hit
from events.word_sets import word_set
from lexicon import fold

_PROCLITIC, _WE = 1, "ن"
_VOWEL_U, _VOWELLED = "\u064f", 4


def is_object_by_complement(
    forms: Sequence[str], actor: ActorMention | None, particles: Sequence[str], named: Container[int]
) -> bool:
    """«اتهمت روسيا بقصف»: whoever stands right before the complement of a verb is not its subject.

    Args:
        forms: folded words of the article.
        actor: who is named.
        particles: words, and proclitics of one letter, with which the complement of the verb begins.
        named: tokens at which a name begins.
    """
    return actor is not None and begins_complement(forms, actor.stop, particles, named)


def with_joined(actor: ActorMention, first_tokens: Mapping[int, ActorMention]) -> ActorMention:
    """An actor up to the last of those that «و» joins to it: «روسيا وإيران»."""
    stop = actor.stop
    while (other := first_tokens.get(stop)) is not None and other.prefix.startswith("و"):
        stop = other.stop
    return actor if stop == actor.stop else actor._replace(stop=stop)


def begins_complement(forms: Sequence[str], at: int, particles: Sequence[str], named: Container[int]) -> bool:
    """Whether a token, days aside, begins with one of some particles and is no name («بكين»)."""
    if not particles:
        return False
    while at < len(forms) and forms[at] in day_words():
        at += 1
    if at >= len(forms) or at in named or forms[at] in word_set("not_asked"):
        return False
    form = forms[at]
    begins = any(form == fold(p) or (len(p) == _PROCLITIC and form.startswith(p)) for p in particles)
    return begins and not any(not match.split.prefix for match in load_actor_lexicon().toponyms.at(forms, at))


def is_accused(text: Text, hit: Hit, row: ArgumentsRow) -> bool:
    """«اتُّهم الضباط بارتكاب»: whether vowel marks say that a verb of accusing is passive."""
    return bool(row.object_before) and is_passive_by_vowel(text.source, text.starts[hit.first])


def goes_on(text: Text, hit: Hit) -> bool:
    """«قال …، داعيا موسكو إلى»: whether a participle adds what a speaker asks or lays to somebody."""
    if hit.frame is None or hit.frame.arguments not in SPEAKING or hit.form not in ("participle", "phrase"):
        return False
    form, before = text.forms[hit.first][hit.split.cut :], text.forms[hit.first - 1] if hit.first else ""
    joined = before == "،" or hit.split.prefix == "و"
    return form.endswith(("ا", "ين")) or (joined and form.endswith("ه") and not form.startswith("ال"))


def is_ours(form: str, hit: Hit) -> bool:
    """«ندعو موسكو إلى»: whether those who speak are the subject of a verb."""
    return hit.form == "present" and form[hit.split.cut :].startswith(_WE)


def is_passive_by_vowel(source: str, start: int) -> bool:
    """«يُتهم», «اتُّهمت»: whether a verb that needs no such vowel when it is active carries «u» on its first letters."""
    return _VOWEL_U in source[start : start + _VOWELLED]
