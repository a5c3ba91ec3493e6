"""Finding triggers and cues: one walk over the words of an article."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from articles import Text
from events.cues import CueRow, load_cues
from events.frames import FrameRow, load_frames
from events.inflection import Form
from lexicon import Matcher, Split, fold, splits, splits_with_suffix
from lexicon.numbers import read_number

_VERBAL = frozenset({"past", "present", "future"})
_VERB_PREFIXES = frozenset({"", "و", "ف", "ل", "ول", "فل"})
_CUE_PREFIXES = frozenset({"", "و", "ف", "ب", "وب", "ل", "ول"})
_NOUN_SUFFIXES_BARRED = frozenset({"ي", "ك", "كم"})
_NEAR_WORDS = 6
_SOON_WORDS = 7
_MEMO_LIMIT = 100_000
# Behind these a word spelt like a verb is a noun.
_NOUN_BEFORE = frozenset(
    map(fold, ("من", "في", "على", "إلى", "عن", "جراء", "إثر", "نتيجة", "بعد", "قبل", "خلال", "أثناء", "عقب", "ضد",
               "بسبب", "تحت", "منذ", "هذا", "ذلك", "رغم", "مع", "بين", "حول", "وسط", "أي", "كل", "عدم", "دون", "عمليات",
               "عملية", "استمرار", "وقف"))
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Lexeme:
    """A form of a word with the row that it belongs to: a frame or a cue."""

    form: Form
    """Tense, or part of speech."""
    frame: FrameRow | None
    """The frame that it triggers."""
    cue: CueRow | None
    """The cue that it is."""
    test: "_Test | None"
    """What it asks of the words around it."""
    definite: bool
    """Whether the words themselves begin with the article («الهجوم البري»)."""


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


@dataclass(frozen=True, slots=True, eq=False)
class _Test:
    """A frame's conditions, folded. What single words say to them is remembered."""

    needs: frozenset[str]
    window: int
    near: "_Beginnings | None"
    near_strict: "_Beginnings | None"
    never_before: frozenset[str]
    never_after: dict[str, tuple[tuple[str, ...], ...]]
    never_near: "_Beginnings | None"
    counts: bool

    def holds(self, forms: Sequence[str], trigger: tuple[int, int], form: Form, sentence: tuple[int, int]) -> bool:
        """Whether the words around a trigger allow it, both given by first token and one past the last."""
        (index, after), (first, stop) = trigger, sentence
        if self.never_before and index > first and not self.never_before.isdisjoint(_stems(forms[index - 1])):
            return False
        if self.never_after and after < stop and self._is_other(forms, after):
            return False
        if self.never_near and self.never_near.among(forms, after, min(stop, after + _SOON_WORDS)):
            return False
        return self._needed(forms, after, stop) and self._neighbours(forms, trigger, form, sentence)

    def _is_other(self, forms: Sequence[str], after: int) -> bool:
        """Whether the words right behind make the trigger something else."""
        for stem in _stems(forms[after]):
            for rest in self.never_after.get(stem, ()):
                if tuple(forms[after + 1 : after + 1 + len(rest)]) == rest:
                    return True
        return False

    def _needed(self, forms: Sequence[str], after: int, stop: int) -> bool:
        limit = min(stop, after + self.window)
        if self.needs and all(self.needs.isdisjoint(_stems(forms[at])) for at in range(after, limit)):
            return False
        return not self.counts or any(read_number(forms, at) for at in range(after, limit))

    def _neighbours(
        self, forms: Sequence[str], trigger: tuple[int, int], form: Form, sentence: tuple[int, int]
    ) -> bool:
        (index, after), (first, stop) = trigger, sentence
        if self.near and not self.near.among(forms, first, stop):
            return False
        if self.near_strict is None or (after - index > 1 and form == "phrase"):
            return True
        before, behind = max(first, index - _NEAR_WORDS), min(stop, after + _NEAR_WORDS)
        return self.near_strict.among(forms, before, index) or self.near_strict.among(forms, after, behind)


class _Beginnings:
    """Beginnings of words, proclitics aside; which words begin so is remembered."""

    def __init__(self, words: Iterable[str]) -> None:
        self._beginnings = tuple(map(fold, words))
        self._known: dict[str, bool] = {}

    def among(self, forms: Sequence[str], first: int, stop: int) -> bool:
        """Whether a word between two indices begins so."""
        known = self._known
        for index in range(first, stop):
            form = forms[index]
            if known[form] if form in known else self._learn(form):
                return True
        return False

    def _learn(self, form: str) -> bool:
        if len(self._known) > _MEMO_LIMIT:
            self._known.clear()
        begins = any(stem.startswith(self._beginnings) for stem in _stems(form))
        self._known[form] = begins
        return begins


def _stems(form: str) -> set[str]:
    return _stem_sets.get(form) or _remember(form)


_stem_sets: dict[str, set[str]] = {}


def _remember(form: str) -> set[str]:
    if len(_stem_sets) > _MEMO_LIMIT:
        _stem_sets.clear()
    stems = {split.stem for split in splits(form)}
    _stem_sets[form] = stems
    return stems


def _test_of(frame: FrameRow, form: str) -> _Test | None:
    needs = next((words for key, words in frame.needs_for.items() if fold(key) == form), frame.needs)
    around = (frame.near, frame.near_strict, frame.never_before, frame.never_after, frame.never_near, needs)
    if not any(around) and not frame.counted:
        return None
    never_after: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in frame.never_after:
        head, *rest = fold(words).split()
        never_after[head] = (*never_after.get(head, ()), tuple(rest))
    return _Test(
        needs=frozenset(map(fold, needs)), window=frame.needs_window, near=_beginnings(frame.near),
        near_strict=_beginnings(frame.near_strict), never_before=frozenset(map(fold, frame.never_before)),
        never_after=never_after, never_near=_beginnings(frame.never_near), counts=bool(frame.counted),
    )  # fmt: skip


@cache
def _beginnings(words: tuple[str, ...]) -> _Beginnings | None:
    """One memory for one list of words, however many forms share it."""
    return _Beginnings(words) if words else None


@cache
def load_lexemes() -> Matcher[Lexeme]:
    """Every form of every frame and cue, ready for look-up. Phrases of frames go before those of cues."""
    return Matcher(_lexemes(), read=splits_with_suffix)


def _lexemes() -> Iterator[tuple[str, Lexeme]]:
    for frame in load_frames():
        tests: dict[bool, _Test | None] = {}
        for words, form in frame.forms():
            own = any(fold(key) == words for key in frame.needs_for)
            if own or False not in tests:
                tests[own] = _test_of(frame, words)
            yield words, Lexeme(form, frame, None, tests[own], words.startswith("ال"))
    for cue in load_cues():
        for words, form in cue.forms():
            yield words, Lexeme(form, None, cue, None, False)


class _Plan(NamedTuple):
    """What a word form can be, apart from its neighbours."""

    alone: tuple[tuple[Split, Lexeme], ...]
    """Readings that are one word, fewest letters cut off first."""
    seconds: frozenset[str]
    """Words with which it may begin a phrase."""


_NOTHING = _Plan((), frozenset())
_plans: dict[str, _Plan] = {}


def _plan_of(form: str) -> _Plan:
    if len(_plans) > _MEMO_LIMIT:
        _plans.clear()
    lexemes = load_lexemes()
    alone = tuple((m.split, m.entry) for m in lexemes.at([form], 0) if _takes(m.entry, m.split))
    seconds = lexemes.continues(form)
    plan = _Plan(alone, seconds) if alone or seconds else _NOTHING
    _plans[form] = plan
    return plan


def find_hits(text: Text, first: int, stop: int) -> list[Hit]:
    """Triggers and cues between two tokens, left to right, the longest that fits at each place.

    Args:
        text: the article.
        first: first token of a sentence.
        stop: one past its last token.
    """
    forms, plans = text.forms, _plans
    hits: list[Hit] = []
    free = first
    for index in range(first, stop):
        form = forms[index]
        plan = plans.get(form) or _plan_of(form)
        if plan is _NOTHING or index < free:
            continue
        hit = _hit_at(forms, index, plan, first, stop)
        if hit is not None:
            hits.append(hit)
            free = hit.stop
    return hits


def _hit_at(forms: Sequence[str], index: int, plan: _Plan, first: int, stop: int) -> Hit | None:
    """The first reading at a word that its neighbours allow; phrases go before single words."""
    if index + 1 < stop and forms[index + 1] in plan.seconds:
        for match in load_lexemes().at(forms, index, stop):
            lexeme = match.entry
            if _takes(lexeme, match.split) and _stands(lexeme, forms, index, match.stop, first, stop):
                return _hit(lexeme, match.split, index, match.stop)
        return None
    for split, lexeme in plan.alone:
        if _stands(lexeme, forms, index, index + 1, first, stop):
            return _hit(lexeme, split, index, index + 1)
    return None


def _hit(lexeme: Lexeme, split: Split, first: int, stop: int) -> Hit:
    definite = lexeme.definite or split.suffix != "" or split.prefix.endswith(("ال", "لل"))
    return Hit(first, stop, split, lexeme.form, lexeme.frame, lexeme.cue, definite)


def _takes(lexeme: Lexeme, split: Split) -> bool:
    """Whether the part of speech takes these proclitics and this suffix."""
    if lexeme.form in _VERBAL:
        needy = lexeme.frame is not None and lexeme.frame.needs != ()
        if split.prefix not in _VERB_PREFIXES or split.suffix == "ي" or (split.suffix and needy):
            return False
        return lexeme.form == "present" or not split.prefix.endswith("ل")
    if lexeme.cue is not None:
        return split.suffix == "" and split.prefix in _CUE_PREFIXES
    if lexeme.frame is not None and split.prefix in lexeme.frame.never_prefix:
        return False
    if lexeme.form == "noun":
        return split.suffix not in _NOUN_SUFFIXES_BARRED and not (split.suffix and "ال" in split.prefix)
    definite = "ال" in split.prefix or "لل" in split.prefix
    state = lexeme.frame is not None and lexeme.frame.state
    return split.suffix == "" and (lexeme.form != "participle" or state or not definite)


def _stands(lexeme: Lexeme, forms: Sequence[str], index: int, after: int, first: int, stop: int) -> bool:
    """Whether the words around allow a reading; `first` and `stop` bound the sentence."""
    if lexeme.form == "past" and index > first and forms[index - 1] in _NOUN_BEFORE:
        return False
    return lexeme.test is None or lexeme.test.holds(forms, (index, after), lexeme.form, (first, stop))
