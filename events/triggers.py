"""Finding triggers and cues: one walk over the words of an article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from articles import Text
from events.cues import CueRow, load_cues
from events.frames import FrameRow, load_frames
from events.inflection import Form
from lexicon import Match, Matcher, Split, fold, splits, splits_with_suffix
from lexicon.numbers import read_number

_VERBAL = frozenset({"past", "present", "future"})
_VERB_PREFIXES = frozenset({"", "و", "ف", "ل", "ول", "فل"})
_CUE_PREFIXES = frozenset({"", "و", "ف", "ب", "وب", "ل", "ول"})
_NOUN_SUFFIXES_BARRED = frozenset({"ي", "ك", "كم"})
_NEAR_WORDS = 6
_SOON_WORDS = 7
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

    @property
    def definite(self) -> bool:
        """Whether the word carries the article or a pronoun: it points to something told already."""
        return self.split.prefix.endswith(("ال", "لل")) or self.split.suffix != ""


@dataclass(frozen=True, slots=True, eq=False)
class _Test:
    """A frame's conditions, folded."""

    needs: frozenset[str]
    window: int
    near: tuple[str, ...]
    near_strict: tuple[str, ...]
    never_before: frozenset[str]
    never_after: tuple[tuple[str, ...], ...]
    never_near: tuple[str, ...]
    counts: bool

    def holds(self, forms: Sequence[str], match: Match[Lexeme], first: int, stop: int) -> bool:
        """Whether the words around a match allow it; `first` and `stop` bound the sentence."""
        index, after = match.first, match.stop
        if self.never_before and index > first and not self.never_before.isdisjoint(_stems(forms[index - 1])):
            return False
        if any(_begins(forms, after, words) for words in self.never_after):
            return False
        if self.never_near and _any_begins(forms, after, min(stop, after + _SOON_WORDS), self.never_near):
            return False
        if self.needs and not any(
            not self.needs.isdisjoint(_stems(forms[at])) for at in range(after, min(stop, after + self.window))
        ):
            return False
        if self.counts and not any(read_number(forms, at) for at in range(after, min(stop, after + self.window))):
            return False
        if self.near and not _any_begins(forms, first, stop, self.near):
            return False
        if self.near_strict and (after - index == 1 or match.entry.form != "phrase"):
            around = max(first, index - _NEAR_WORDS), min(stop, after + _NEAR_WORDS)
            return _any_begins(forms, *around, self.near_strict, besides=(index, after))
        return True


def _stems(form: str) -> set[str]:
    return _stem_sets.get(form) or _remember(form)


_stem_sets: dict[str, set[str]] = {}


def _remember(form: str) -> set[str]:
    if len(_stem_sets) > 100_000:
        _stem_sets.clear()
    stems = {split.stem for split in splits(form)}
    _stem_sets[form] = stems
    return stems


def _begins(forms: Sequence[str], index: int, words: tuple[str, ...]) -> bool:
    """Whether the words stand at `index`, the first one with any proclitics."""
    if index + len(words) > len(forms) or words[0] not in _stems(forms[index]):
        return False
    return all(forms[index + at] == word for at, word in enumerate(words) if at)


def _any_begins(
    forms: Sequence[str], first: int, stop: int, beginnings: tuple[str, ...], besides: tuple[int, int] = (0, 0)
) -> bool:
    """Whether a word between two indices, proclitics aside, begins with one of some letters."""
    for index in range(first, stop):
        if not besides[0] <= index < besides[1] and any(s.startswith(beginnings) for s in _stems(forms[index])):
            return True
    return False


def _test_of(frame: FrameRow, form: str) -> _Test | None:
    needs = next((words for key, words in frame.needs_for.items() if fold(key) == form), frame.needs)
    strict = (frame.near, frame.near_strict, frame.never_before, frame.never_after, frame.never_near, needs)
    if not any(strict):
        return None
    return _Test(
        needs=frozenset(map(fold, needs)), window=frame.needs_window, near=tuple(map(fold, frame.near)),
        near_strict=tuple(map(fold, frame.near_strict)), never_before=frozenset(map(fold, frame.never_before)),
        never_after=tuple(tuple(fold(words).split()) for words in frame.never_after),
        never_near=tuple(map(fold, frame.never_near)), counts=bool(frame.counted),
    )  # fmt: skip


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
            yield words, Lexeme(form, frame, None, tests[own])
    for cue in load_cues():
        for words, form in cue.forms():
            yield words, Lexeme(form, None, cue, None)


def find_hits(text: Text, first: int, stop: int) -> list[Hit]:
    """Triggers and cues between two tokens, left to right, the longest that fits at each place.

    Args:
        text: the article.
        first: first token of a sentence.
        stop: one past its last token.
    """
    lexemes, forms = load_lexemes(), text.forms
    hits: list[Hit] = []
    free = first
    for index in lexemes.candidates(forms, first, stop):
        if index < free:
            continue
        for hit in _readings(lexemes.at(forms, index, stop), forms, first, stop):
            hits.append(hit)
            free = hit.stop
            break
    return hits


def _readings(matches: Sequence[Match[Lexeme]], forms: Sequence[str], first: int, stop: int) -> Iterator[Hit]:
    for match in matches:
        lexeme = match.entry
        if not _allowed(lexeme, match.split, forms, match.first, first):
            continue
        if lexeme.test is None or lexeme.test.holds(forms, match, first, stop):
            yield Hit(match.first, match.stop, match.split, lexeme.form, lexeme.frame, lexeme.cue)


def _allowed(lexeme: Lexeme, split: Split, forms: Sequence[str], index: int, first: int) -> bool:
    """Whether the part of speech takes these proclitics, and stands where it can stand."""
    if lexeme.form in _VERBAL:
        if split.prefix not in _VERB_PREFIXES or (split.prefix.endswith("ل") and lexeme.form != "present"):
            return False
        return lexeme.form != "past" or index == first or forms[index - 1] not in _NOUN_BEFORE
    if lexeme.cue is not None:
        return split.suffix == "" and split.prefix in _CUE_PREFIXES
    if lexeme.form == "noun":
        return split.suffix not in _NOUN_SUFFIXES_BARRED and not (split.suffix and "ال" in split.prefix)
    definite = "ال" in split.prefix or "لل" in split.prefix
    state = lexeme.frame is not None and lexeme.frame.state
    return split.suffix == "" and (lexeme.form != "participle" or state or not definite)
