"""Words beside a name that say what it does, by `role_cues.yaml`, and verbs whose subject may be a state."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from geo.words import CueRow, endings_of, load_cues, may_end
from lexicon import fold, splits

_NO_VERBS = frozenset(
    fold(word) for word in ("تحت", "وقت", "بيت", "صوت", "موت", "بنت", "سبت", "زيت", "ثابت", "تلك", "تجاه", "تنظيم")
)
_VERB_LETTERS = 4
_STATES = frozenset({"state"})
_NARROWEST = ("syria", "state", "any")


class Cue(NamedTuple):
    """A row of `role_cues.yaml` by one of its phrases."""

    row: CueRow
    words: tuple[str, ...]


class CueTable(NamedTuple):
    """Cues of one side."""

    by_words: Mapping[tuple[str, ...], tuple[Cue, ...]]
    """Folded words -> cues, those for fewer names first."""
    lengths: Mapping[str, tuple[int, ...]]
    """The word next to the name -> numbers of words of its cues, most first."""
    endings: Mapping[tuple[str, ...], frozenset[str]]
    """Words of cues behind the first -> the last letters of what may stand first."""


@cache
def _cues(side: str) -> CueTable:
    by_words: dict[tuple[str, ...], list[Cue]] = {}
    lengths: dict[str, set[int]] = {}
    firsts: dict[tuple[str, ...], set[str]] = {}
    for row in load_cues():
        for words in (tuple(fold(phrase).split()) for phrase in row.words):
            if row.side == side:
                by_words.setdefault(words, []).append(Cue(row, words))
                lengths.setdefault(words[-1 if side == "before" else 0], set()).add(len(words))
                firsts.setdefault(words[1:], set()).add(words[0])
    return CueTable(
        {words: tuple(sorted(cues, key=lambda cue: _NARROWEST.index(cue.row.of))) for words, cues in by_words.items()},
        {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()},
        {rest: endings_of(words) for rest, words in firsts.items()},
    )


def cue_before(forms: Sequence[str], index: int, of: frozenset[str]) -> Cue | None:
    """The longest cue that ends before a token."""
    if not index:
        return None
    last = forms[index - 1]
    table = _cues("before")
    for count in table.lengths.get(last, ()):
        if 1 < count <= index:
            first, words = forms[index - count], tuple(forms[index - count + 1 : index])
            endings = table.endings.get(words)
            if endings and may_end(first, endings) and (cue := _of(_cues_of(first, words), of)) is not None:
                return cue
    return _of(_cues_of(last), of) if may_end(last, table.endings[()]) else None


@lru_cache(maxsize=65_536)
def _cues_of(first: str, rest: tuple[str, ...] = ()) -> tuple[Cue, ...]:
    """The cues before a name made of some words, the first one with proclitics but without an article of its own."""
    table = _cues("before")
    readings = [split.stem for split in splits(first) if "ال" not in split.prefix]
    return tuple(cue for stem in readings for cue in table.by_words.get((stem, *rest), ()))


def _of(cues: Sequence[Cue], of: frozenset[str]) -> Cue | None:
    for cue in cues:
        if cue.row.of in of:
            return cue
    return None


def cue_after(forms: Sequence[str], index: int, of: frozenset[str]) -> Cue | None:
    """The longest cue that begins at a token."""
    if index >= len(forms):
        return None
    table = _cues("after")
    for count in table.lengths.get(forms[index], ()):
        if cue := _of(table.by_words.get(tuple(forms[index : index + count]), ()), of):
            return cue
    return None


def speech_verb(form: str) -> str:
    """The verb of speech that a word is, conjunctions left out; empty for none."""
    table = _cues("after")
    for split in splits(form):
        cue = _of(table.by_words.get((split.stem,), ()), _STATES)
        if cue and not split.prefix.strip("وف"):
            return split.stem
    return ""


def past_verb(form: str) -> bool:
    """Whether a word looks like a verb in the past whose subject is feminine («استغلت»)."""
    stem = form[1:] if form[:1] in ("و", "ف") else form
    return len(stem) >= _VERB_LETTERS and stem.endswith("ت") and not stem.endswith("ات") and stem not in _NO_VERBS


def feminine_verb(form: str) -> bool:
    """Whether a word looks like a verb whose subject is a state («أعلنت», «ستواصل»)."""
    stem = form[1:] if form[:1] in ("و", "ف") else form
    if len(stem) < _VERB_LETTERS or stem in _NO_VERBS:
        return False
    return past_verb(form) or stem.startswith(("ت", "ست"))


def present_verb(form: str) -> bool:
    """Whether a word looks like a verb in the present, third person («تزود», «يعتبر»), conjunctions left out."""
    stem = form[1:] if form[:1] in ("و", "ف", "س") else form
    return (
        len(stem) >= _VERB_LETTERS
        and stem.startswith(("ت", "ي"))
        and not stem.endswith(("ه", "ات", "ون"))
        and stem not in _NO_VERBS
    )
