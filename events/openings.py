"""What each word of an article may open for this stage: triggers, cues, actors, numbers, words of saying at one look.

A form that is met for the first time is asked of every lexicon at once: what is left of it without proclitics (and, for
triggers, without a pronoun) must be the first word of some row.
"""

from collections.abc import Sequence
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
from lexicon.numbers import load_fractions, load_number_words, opens_number

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
    words = _first_words()
    flags = _whole_words().get(form, 0)
    if flags == QUOTE:
        return QUOTE
    if form.isdecimal():
        flags |= COUNT
    if is_shaped(form):
        flags |= HIT
    if words.keys().isdisjoint(stems_with_suffix(form)):
        return flags
    hint = with_pronoun = 0
    for stem in bare_stems(form):
        hint |= words.get(stem, 0)
    if form.endswith(SUFFIXES):
        for stem in stems_with_suffix(form):
            with_pronoun |= words.get(stem, 0)
        hint |= with_pronoun & (HIT | FRAME)
    return flags | (hint & _CERTAIN) | _asked(form, hint)


def _asked(form: str, hint: int) -> int:
    """Those flags of a word for which the first words of rows are not enough."""
    flags = hint & (HIT | FRAME) if hint & HIT and any(plans[form]) else 0
    if hint & _NUMBER and opens_number(form):
        flags |= COUNT
    if hint & SAYING and load_speech_lexicon().words.begins(form):
        flags |= SAYING
    return flags


@cache
def _whole_words() -> dict[str, int]:
    """Words that open something as they stand."""
    lexicon = load_actor_lexicon()
    return {**dict.fromkeys((*lexicon.adjectives, *lexicon.passed), OWNER), **dict.fromkeys(QUOTES, QUOTE)}


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
        (_NUMBER, load_fractions()),
    ):
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags
