"""Every form of every frame and cue, ready for look-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from events.conditions import Conditions, conditions_of
from events.cues import CueRow, load_cues
from events.frames import FrameRow, load_frames
from events.inflection import Form
from lexicon import Matcher, Split, fold, splits_with_suffix

_VERBAL = frozenset({"past", "present", "future"})
_VERB_PREFIXES = frozenset({"", "و", "ف", "ل", "ول", "فل"})
_CUE_PREFIXES = frozenset({"", "و", "ف", "ب", "وب", "ل", "ول"})
_NOUN_SUFFIXES_BARRED = frozenset({"ي", "ك", "كم"})


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


@cache
def load_lexemes() -> Matcher[Lexeme]:
    """Every form of every frame and cue, ready for look-up.

    Phrases of frames go before those of cues; rows that ask something of the words around before those that do not.
    """
    return Matcher(_lexemes(), read=splits_with_suffix)


def _lexemes() -> Iterator[tuple[str, Lexeme]]:
    for frame in sorted(load_frames(), key=lambda frame: conditions_of(frame, "") is None):
        tests: dict[bool, Conditions | None] = {}
        for words, form in frame.forms():
            own = any(fold(key) == words for key in frame.needs_for)
            if own or False not in tests:
                tests[own] = conditions_of(frame, words)
            yield words, Lexeme(form, frame, None, tests[own], words.startswith("ال"))
    for cue in load_cues():
        for words, form in cue.forms():
            yield words, Lexeme(form, None, cue, None, False)


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
