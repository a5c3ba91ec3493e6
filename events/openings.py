"""What each word of an article may open for this stage: triggers, cues, actors, numbers, words of saying at one look.

A form that is met for the first time is asked of every lexicon at once, and of most not at all: what is left of it
without proclitics (and, for triggers, without a pronoun) must be the first word of some row.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import compress

from articles import Text
from events.actor_lexicon import load_actor_lexicon
from events.lexemes import is_shaped, load_lexemes, plans, trigger_words
from events.pointer_lexicon import load_pointers
from events.quantity_lexicon import load_quantity_lexicon
from events.speech_lexicon import load_speech_lexicon
from lexicon.beginnings import Beginnings
from lexicon.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS, SUFFIXES
from lexicon.numbers import load_number_words

HIT, ACTOR, SAYING, COUNT, QUOTE = 1, 2, 4, 8, 16
"""A trigger or cue, an actor, a word of saying or occasion of speech, a number or what governs it, a quotation mark."""
FRAME = 32
"""Beside `HIT`: a trigger and not only a cue."""
OWNER = 64
"""A word that may stand between a head noun and its owner («التابعة»), or name the owner («روسيا», «الروسية»)."""
POINTER = 128
"""A word that points to an actor named before («قواتها»)."""
QUOTES = frozenset("\"“”„«»'‘’")
_CLITICS = ("ال", *CONJUNCTIONS, *PREPOSITIONS)
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
    hint = _hint(form)
    flags = COUNT if form.isdecimal() else hint & OWNER
    if form in load_actor_lexicon().adjectives or form in load_actor_lexicon().passed:
        flags |= OWNER
    if hint & HIT and any(plans[form]):
        flags |= hint & (HIT | FRAME)
    elif is_shaped(form):
        flags |= HIT
    for flag, may_begin in _questions():
        if hint & flag and may_begin(form):
            flags |= flag
    return flags


_openings = Beginnings(_flags)


@cache
def _questions() -> tuple[tuple[int, Callable[[str], object]], ...]:
    """Flags of lexicons, each with what tells for certain whether a word may begin a row of it."""
    return (
        (ACTOR, load_actor_lexicon().names.begins),
        (POINTER, load_pointers().begins),
        (SAYING, load_speech_lexicon().words.begins),
        (COUNT, load_quantity_lexicon().flags_of),
    )


def _hint(form: str) -> int:
    """Flags of the lexicons that have a row whose first word may stand in a folded word."""
    words = _first_words()
    hint = 0
    for rest in _rests(form):
        hint |= words.get(rest, 0)
    if form.endswith(SUFFIXES):
        for bare in _without_pronoun(form):
            for rest in _rests(bare):
                hint |= words.get(rest, 0) & (HIT | FRAME)
    return hint


def _without_pronoun(form: str) -> Iterator[str]:
    for suffix in SUFFIXES:
        if form.endswith(suffix):
            bare = form[: -len(suffix)]
            yield bare
            if bare.endswith("ت"):
                yield bare[:-1] + "ه"


def _rests(form: str) -> Iterable[str]:
    """A folded word, and what may be left of it without proclitics: the stems of `lexicon.splits` and a few more."""
    if not form.startswith(_CLITICS):
        return (form,)
    heads = [form]
    if form.startswith(CONJUNCTIONS):
        heads.append(form[1:])
    heads += [rest[1:] for rest in heads if rest.startswith(PREPOSITIONS)]
    rests = heads + [rest[2:] for rest in heads if rest.startswith(ARTICLE)]
    rests += [stem for rest in heads if rest.startswith("لل") for stem in ("ا" + rest[1:], rest[2:])]
    return rests


@cache
def _first_words() -> dict[str, int]:
    """First words of the rows of every lexicon, folded, with the flags of the lexicons."""
    flags: dict[str, int] = {}
    counts = (*load_quantity_lexicon().words.first_words(), *load_number_words())
    for flag, words in (
        (HIT, load_lexemes().first_words()),
        (FRAME, trigger_words()),
        (ACTOR, load_actor_lexicon().names.first_words()),
        (POINTER, load_pointers().first_words()),
        (OWNER, load_actor_lexicon().links.first_words()),
        (OWNER, load_actor_lexicon().toponyms.first_words()),
        (SAYING, load_speech_lexicon().words.first_words()),
        (COUNT, counts),
    ):
        for word in words:
            flags[word] = flags.get(word, 0) | flag
    return flags
