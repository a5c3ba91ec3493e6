"""Finding triggers and cues: one walk over the words of an article."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles import Sentence, Text
from events.cues import CueRow
from events.frames import FrameRow
from events.inflection import Form
from events.lexemes import Lexeme, load_lexemes, takes
from lexicon import Split, fold
from lexicon.beginnings import Beginnings

_MEMO_LIMIT = 100_000
# Behind these a word spelt like a verb is a noun.
_NOUN_BEFORE = frozenset(
    map(fold, ("من", "في", "على", "إلى", "عن", "جراء", "إثر", "نتيجة", "بعد", "قبل", "خلال", "أثناء", "عقب", "ضد",
               "بسبب", "تحت", "منذ", "هذا", "ذلك", "رغم", "مع", "بين", "حول", "وسط", "أي", "كل", "عدم", "دون", "عمليات",
               "عملية", "استمرار", "وقف"))
)  # fmt: skip


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


class _Plan(NamedTuple):
    """What a word form can be, apart from its neighbours."""

    alone: tuple[tuple[Split, Lexeme], ...]
    """Readings that are one word, fewest letters cut off first."""
    seconds: frozenset[str]
    """Words with which it may begin a phrase."""


_plans: dict[str, _Plan] = {}


def _can_begin(form: str) -> int:
    """Whether a word form can be a trigger or cue, or begin one; what it can be is remembered."""
    if len(_plans) > _MEMO_LIMIT:
        _plans.clear()
    _plan_of(form)
    return bool(_plans[form].alone or _plans[form].seconds)


def _plan_of(form: str) -> _Plan:
    lexemes = load_lexemes()
    alone = tuple((m.split, m.entry) for m in lexemes.at([form], 0) if takes(m.entry, m.split))
    plan = _plans[form] = _Plan(alone, lexemes.continues(form))
    return plan


_beginnings_of_hits = Beginnings(_can_begin)


def find_all_hits(text: Text) -> Iterator[tuple[Sentence, list[Hit]]]:
    """Each sentence that holds a trigger, with its triggers and cues from left to right."""
    worth = _beginnings_of_hits.among(text.forms, text.codes)
    place = 0
    for sentence in text.sentences:
        first, stop = sentence.stretch.first, sentence.stretch.stop
        begin = place
        while place < len(worth) and worth[place] < stop:
            place += 1
        hits = _find(text.forms, worth[begin:place], first, stop)
        if any(hit.frame is not None for hit in hits):
            yield sentence, hits


def find_hits(text: Text, first: int, stop: int) -> list[Hit]:
    """Triggers and cues between two tokens, left to right, the longest that fits at each place.

    Args:
        text: the article.
        first: first token of a sentence.
        stop: one past its last token.
    """
    worth = [first + index for index in _beginnings_of_hits.among(text.forms[first:stop], text.codes[first:stop])]
    return _find(text.forms, worth, first, stop)


def _find(forms: Sequence[str], worth: Sequence[int], first: int, stop: int) -> list[Hit]:
    plans = _plans
    hits: list[Hit] = []
    free = first
    for index in worth:
        if index < free:
            continue
        form = forms[index]
        plan = plans.get(form) or _plan_of(form)
        if plan.seconds and index + 1 < stop and forms[index + 1] in plan.seconds:
            hit = _phrase_at(forms, index, first, stop)
        else:
            hit = _word_at(forms, index, plan, first, stop) if plan.alone else None
        if hit is not None:
            hits.append(hit)
            free = hit.stop
    return hits


def _phrase_at(forms: Sequence[str], index: int, first: int, stop: int) -> Hit | None:
    """The longest phrase or word that the neighbours allow."""
    for match in load_lexemes().at(forms, index, stop):
        lexeme = match.entry
        if takes(lexeme, match.split) and _stands(lexeme, forms, index, match.stop, first, stop):
            return _hit(lexeme, match.split, index, match.stop)
    return None


def _word_at(forms: Sequence[str], index: int, plan: _Plan, first: int, stop: int) -> Hit | None:
    """The first reading as one word that the neighbours allow."""
    for split, lexeme in plan.alone:
        if (lexeme.test is None and lexeme.form != "past") or _stands(lexeme, forms, index, index + 1, first, stop):
            return _hit(lexeme, split, index, index + 1)
    return None


def _hit(lexeme: Lexeme, split: Split, first: int, stop: int) -> Hit:
    definite = lexeme.definite or split.suffix != "" or split.prefix.endswith(("ال", "لل"))
    return Hit(first, stop, split, lexeme.form, lexeme.frame, lexeme.cue, definite)


def _stands(lexeme: Lexeme, forms: Sequence[str], index: int, after: int, first: int, stop: int) -> bool:
    """Whether the words around allow a reading; `first` and `stop` bound the sentence."""
    if lexeme.form == "past" and index > first and forms[index - 1] in _NOUN_BEFORE:
        return False
    return lexeme.test is None or lexeme.test.holds(forms, (index, after), lexeme.form, (first, stop))
