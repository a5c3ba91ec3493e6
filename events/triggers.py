"""Finding triggers and cues: one walk over the words of an article."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles import Sentence, Text
from events.cues import CueRow
from events.frames import FrameRow
from events.inflection import Form
from events.lexemes import Reading, load_lexemes, plans, takes, what_of
from events.openings import FRAME, HIT, openings_of, where
from lexicon import Split, fold

# Behind these a word spelt like a verb is a noun.
_NOUN_BEFORE = frozenset(
    joined + fold(word)
    for joined in ("", "و", "ف", "ب", "ل")
    for word in (
        "من", "في", "على", "إلى", "عن", "جراء", "إثر", "نتيجة", "بعد", "قبل", "خلال", "أثناء", "عقب", "ضد", "بسبب",
        "تحت", "منذ", "هذا", "ذلك", "رغم", "مع", "بين", "حول", "وسط", "أي", "أية", "كل", "عدم", "دون", "عمليات",
        "عملية", "استمرار", "وقف", "محاولة", "محاولات", "وراء", "تنفيذ",
    )
)  # fmt: skip
_new = tuple.__new__
"""Makes a `Hit` of a row; half the cost of calling the class."""
_THEN, _ON = fold("ثم"), fold("على")
_RELATIVE = frozenset(map(fold, ("التي", "الذي", "الذين", "اللتين", "اللذين", "أن", "ما", "قد")))
_FRAME = 4
"""Where a `Hit` has its frame."""


class Hit(NamedTuple):
    """A trigger or cue in a text."""

    first: int
    """Index of its first token."""
    stop: int
    """One past its last token."""
    split: Split
    """Proclitics and suffix of the first word."""
    form: Form
    """Tense or part of speech, settled by the words around it."""
    frame: FrameRow | None
    """The frame, for a trigger."""
    cue: CueRow | None
    """The cue, for a cue."""

    definite: bool
    """Whether the word carries the article or a pronoun: it points to something told already."""


def is_joined(text: Text, hit: Hit) -> bool:
    """Whether «و», «ف» or «ثم» joins a verb to what stands before it."""
    return hit.split.prefix.startswith(("و", "ف")) or (hit.first > 0 and text.forms[hit.first - 1] == _THEN)


def find_all_hits(text: Text, openings: bytes | None = None) -> Iterator[tuple[Sentence, list[Hit]]]:
    """Each sentence that holds a trigger, with its triggers and cues from left to right.

    Args:
        text: the article.
        openings: its `openings_of`, when they are known already.
    """
    openings = openings_of(text) if openings is None else openings
    worth, triggers = where(openings, HIT), where(openings, FRAME)
    for sentence in text.sentences:
        first, stop = sentence.stretch[:2]
        begin = bisect_left(triggers, first)
        if begin == len(triggers) or triggers[begin] >= stop:
            continue
        begin = bisect_left(worth, first)
        hits = _find(text.forms, worth[begin : bisect_left(worth, stop, begin)], first, stop)
        for hit in hits:
            if hit[_FRAME] is not None:
                yield sentence, hits
                break


def find_hits(text: Text, first: int, stop: int) -> list[Hit]:
    """Triggers and cues between two tokens, left to right, the longest that fits at each place.

    Args:
        text: the article.
        first: first token of a sentence.
        stop: one past its last token.
    """
    worth = [index for index in where(openings_of(text), HIT) if first <= index < stop]
    return _find(text.forms, worth, first, stop)


def _find(forms: Sequence[str], worth: Sequence[int], first: int, stop: int) -> list[Hit]:
    hits: list[Hit] = []
    free = first
    for index in worth:
        if index < free:
            continue
        sure, alone, seconds = plans[forms[index]]
        after = index + 1
        if seconds and after < stop and forms[after] in seconds:
            hit = _phrase_at(forms, index, first, stop)
            if hit is not None:
                hits.append(hit)
                free = hit.stop
            continue
        if sure is not None:
            hits.append(_new(Hit, (index, after) + sure))  # noqa: RUF005 - a sum takes half the time of unpacking
            continue
        hit = _word_at(forms, index, first, stop, alone) if alone else None
        if hit is not None:
            hits.append(hit)
    return hits


def _word_at(forms: Sequence[str], index: int, first: int, stop: int, readings: Sequence[Reading]) -> Hit | None:
    """The first of the readings of a word that the neighbours allow."""
    for what, test, past in readings:
        if past and index > first and (forms[index - 1] in _NOUN_BEFORE or _is_theirs(forms, index, stop, what[0])):
            continue
        if test is None or test.holds(forms, index, index + 1, first, stop):
            return _new(Hit, (index, index + 1, *what))
    return None


def _is_theirs(forms: Sequence[str], index: int, stop: int, split: Split) -> bool:
    """«ركزت القوات قصفها على البلدة»: a word with a pronoun, before «على», is a noun, but not in «التي قصفها على»."""
    if not split.suffix or split.prefix or index + 1 >= stop:
        return False
    return forms[index + 1] == _ON and forms[index - 1] not in _RELATIVE


def _phrase_at(forms: Sequence[str], index: int, first: int, stop: int) -> Hit | None:
    """The longest phrase or word that the neighbours allow."""
    behind_preposition = index > first and forms[index - 1] in _NOUN_BEFORE
    for _, after, split, lexeme in load_lexemes().at(forms, index, stop):
        if not takes(lexeme, split) or (lexeme.form == "past" and behind_preposition):
            continue
        if lexeme.test is None or lexeme.test.holds(forms, index, after, first, stop, phrase=lexeme.form == "phrase"):
            return _new(Hit, (index, after, *what_of(lexeme, split)))
    return None
