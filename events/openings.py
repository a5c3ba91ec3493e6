"""What each word of an article may open for this stage: triggers, cues, actors, numbers, words of saying at one look.

A form that is met for the first time is asked of every lexicon at once: what is left of it without proclitics (and, for
triggers, without a pronoun) must be the first word of some row.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress

from articles import Text
from events.actor_lexicon import load_actor_lexicon
from events.lexemes import is_shaped, load_lexemes, plans, trigger_words
from events.pointer_lexicon import load_pointers
from events.quantity_lexicon import load_quantity_lexicon
from events.speech_lexicon import load_speech_lexicon
from lexicon.beginnings import Beginnings
from lexicon.clitics import SUFFIXES, bare_stems, stems_with_suffix
from lexicon.numbers import load_number_words, read_number

HIT, ACTOR, SAYING, COUNT, QUOTE = 1, 2, 4, 8, 16
"""A trigger or cue, an actor, a word of saying or occasion of speech, a number or what governs it, a quotation mark."""
FRAME = 32
"""Beside `HIT`: a trigger and not only a cue."""
OWNER = 64
"""A word that may stand between a head noun and its owner («التابعة»), or name the owner («روسيا», «الروسية»)."""
POINTER = 128
"""A word that points to an actor named before («قواتها»)."""
QUOTES = frozenset("\"“”„«»'‘’")
_NUMBER = 256
"""Beside these: a word for a number, which counts by itself or only beside others."""
_CERTAIN = ACTOR | COUNT | OWNER | POINTER
"""What the first word of a row opens in every reading of it."""
_TABLES = {
    wanted: bytes(bool(flags & wanted) for flags in range(256))
    for wanted in (HIT, ACTOR, SAYING, COUNT, FRAME, POINTER)
}
_A_QUOTE = bytes([QUOTE])
_NO_QUOTES = bytes(flags != QUOTE for flags in range(256))


def openings_of(text: Text) -> bytes:
    """The flags of each token."""
    return _openings.flags_of(text.forms, text.codes)


def where(openings: bytes, flag: int) -> list[int]:
    """Indices of the tokens with a flag."""
    return list(compress(range(len(openings)), openings.translate(_TABLES[flag])))


def without_quotes(forms: Sequence[str], openings: bytes) -> tuple[Sequence[str], bytes, Sequence[int]]:
    """Words and flags without quotation marks, and the index that each of them had."""
    if QUOTE not in openings:
        return forms, openings, range(len(forms))
    kept = openings.translate(_NO_QUOTES)
    return list(compress(forms, kept)), openings.replace(_A_QUOTE, b""), list(compress(range(len(forms)), kept))


def _flags(form: str) -> int:
    """What a folded word may open."""
    if form in QUOTES:
        return QUOTE
    words, lexicon = _first_words(), load_actor_lexicon()
    hint = 0
    for stem in bare_stems(form):
        hint |= words.get(stem, 0)
    flags = hint & _CERTAIN
    hint |= _triggers_by_pronoun(form, words)
    if form in lexicon.adjectives or form in lexicon.passed:
        flags |= OWNER
    if form.isdecimal() or (hint & _NUMBER and read_number((form,), 0) is not None):
        flags |= COUNT
    if hint & HIT and any(plans[form]):
        flags |= hint & (HIT | FRAME)
    elif is_shaped(form):
        flags |= HIT
    if hint & SAYING and load_speech_lexicon().words.begins(form):
        flags |= SAYING
    return flags


def _triggers_by_pronoun(form: str, words: Mapping[str, int]) -> int:
    """Flags of the triggers and cues that a folded word may be with a pronoun behind it."""
    hint = 0
    if form.endswith(SUFFIXES):
        for stem in stems_with_suffix(form):
            hint |= words.get(stem, 0)
    return hint & (HIT | FRAME)


_openings = Beginnings(_flags)


@cache
def _first_words() -> dict[str, int]:
    """First words of the rows of every lexicon, folded, with the flags of the lexicons."""
    flags = dict.fromkeys(load_quantity_lexicon().first_words, COUNT)
    for flag, words in (
        (HIT, load_lexemes().first_words()),
        (FRAME, trigger_words()),
        (ACTOR, load_actor_lexicon().names.first_words()),
        (POINTER, load_pointers().first_words()),
        (OWNER, load_actor_lexicon().links.first_words()),
        (OWNER, load_actor_lexicon().toponyms.first_words()),
        (SAYING, load_speech_lexicon().words.first_words()),
        (_NUMBER, load_number_words()),
    ):
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags
