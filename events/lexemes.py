"""Every form of every frame and cue, ready for look-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from events.conditions import Conditions, conditions_of, followed_by
from events.cues import CONJUNCTIONS, CueRow, load_cues, load_shaped_cues
from events.frames import FrameRow, load_frames
from events.inflection import Form
from lexicon import Matcher, Split, fold, splits_with_suffix

_VERBAL = frozenset({"past", "present", "future"})
_CUE_NEEDS = 5
"""Words behind a cue in which what it needs must stand."""
_VERB_PREFIXES = frozenset({"", "و", "ف", "ل", "ول", "فل"})
_CUE_PREFIXES = frozenset({"", "و", "ف", "ب", "وب", "ل", "ول"})
_NOUN_SUFFIXES_BARRED = frozenset({"ي", "ك", "كم"})
_MEMO_LIMIT = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class Lexeme:
    """A form of a word with the row that it belongs to: a frame or a cue."""

    form: Form
    """Tense, or part of speech."""
    frame: FrameRow | None
    """The frame that it triggers."""
    cue: CueRow | None
    """The cue that it is."""
    test: Conditions | None
    """What it asks of the words around it."""
    definite: bool
    """Whether the words themselves begin with the article («الهجوم البري»)."""


class Reading(NamedTuple):
    """One way to take a word form as a trigger or cue by itself."""

    what: tuple[Split, Form, FrameRow | None, CueRow | None, bool]
    """Its split, tense or part of speech, row, and whether it is definite: the end of a `triggers.Hit`."""
    test: Conditions | None
    """What it asks of the words around it."""
    past: bool
    """Whether it is a verb of the past, which is none behind a preposition."""


class Plan(NamedTuple):
    """What a word form can be, apart from its neighbours."""

    sure: tuple[Split, Form, FrameRow | None, CueRow | None, bool] | None
    """What it is wherever it begins no phrase; None where that depends on its neighbours."""
    alone: tuple[Reading, ...]
    """Readings that are one word, fewest letters cut off first."""
    seconds: frozenset[str]
    """Words with which it may begin a phrase."""


@cache
def load_lexemes() -> Matcher[Lexeme]:
    """Every form of every frame and cue, ready for look-up.

    Phrases of frames go before those of cues; rows that ask something of the words around before those that do not.
    """
    return Matcher(_lexemes(), read=splits_with_suffix)


@cache
def trigger_words() -> frozenset[str]:
    """First words of the triggers, folded; those of cues are left out."""
    return frozenset(words.split()[0] for words, lexeme in _lexemes() if lexeme.frame is not None)


class _Plans(dict[str, Plan]):
    """Word forms to what they can be, filled as forms are met."""

    def __missing__(self, form: str) -> Plan:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        lexemes = load_lexemes()
        alone = tuple(
            Reading(what_of(m.entry, m.split), m.entry.test, m.entry.form == "past")
            for m in lexemes.at([form], 0)
            if takes(m.entry, m.split)
        )
        alone = _without_idle((*alone, *_shaped(form)))
        sure = alone[0].what if len(alone) == 1 and alone[0].test is None and not alone[0].past else None
        plan = self[form] = Plan(sure, alone, lexemes.continues(form))
        return plan


def _without_idle(alone: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Readings up to the first that asks for nothing: those behind it never get their turn."""
    sure = next((number for number, reading in enumerate(alone) if reading.test is None and not reading.past), None)
    return alone if sure is None else alone[: sure + 1]


plans: dict[str, Plan] = _Plans()
"""What each word form can be."""


def is_shaped(form: str) -> bool:
    """Whether a folded word may be a cue by its shape alone."""
    return form.startswith(_shapes()) and any(cue.fits(form) for cue in load_shaped_cues())


@cache
def _shapes() -> tuple[str, ...]:
    """How such a word begins, a conjunction before it or not."""
    beginnings = [beginning for cue in load_shaped_cues() for beginning in cue.beginnings]
    return tuple(joined + beginning for joined in ("", *CONJUNCTIONS) for beginning in beginnings)


def _shaped(form: str) -> Iterator[Reading]:
    """A verb of the future that no row takes where it stands («ستباشر»)."""
    if not is_shaped(form):
        return
    prefix = "" if form.startswith(tuple(b for cue in load_shaped_cues() for b in cue.beginnings)) else form[:1]
    split = Split(prefix, form[len(prefix) :], len(prefix))
    for cue in load_shaped_cues():
        if cue.fits(form):
            yield Reading((split, "future", None, cue, False), None, False)


def what_of(lexeme: Lexeme, split: Split) -> tuple[Split, Form, FrameRow | None, CueRow | None, bool]:
    """What a lexeme makes of a trigger, but for its place."""
    definite = lexeme.definite or split.suffix != "" or split.prefix.endswith(("ال", "لل"))
    return split, lexeme.form, lexeme.frame, lexeme.cue, definite


@cache
def _lexemes() -> tuple[tuple[str, Lexeme], ...]:
    return tuple(_every_lexeme())


def _every_lexeme() -> Iterator[tuple[str, Lexeme]]:
    for frame in sorted(load_frames(), key=lambda frame: conditions_of(frame, "") is None):
        tests: dict[bool, Conditions | None] = {}
        for words, form in frame.forms():
            own = any(fold(key) == words for key in frame.needs_for)
            if own or False not in tests:
                tests[own] = conditions_of(frame, words)
            yield words, Lexeme(form, frame, None, tests[own], words.startswith("ال"))
    for cue in load_cues():
        test = followed_by(cue.needs, _CUE_NEEDS) if cue.needs else None
        for words, form in cue.forms():
            yield words, Lexeme(form, None, cue, test, False)


def takes(lexeme: Lexeme, split: Split) -> bool:
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
    attributive = lexeme.form == "participle" and ("ال" in split.prefix or "لل" in split.prefix)
    return split.suffix == "" and not attributive
