"""Candidate splits of a folded word into proclitics, stem and pronoun suffix. No caller has to believe one of them."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
ARTICLE = "ال"
SUFFIXES = ("هما", "هم", "هن", "كم", "نا", "ها", "ه", "ك", "ي")
_SUFFIXES_BY_LETTER = {letter: tuple(s for s in SUFFIXES if s.endswith(letter)) for letter in {s[-1] for s in SUFFIXES}}
_STEM_LETTERS = 2
_ARTICLED = len(ARTICLE) + _STEM_LETTERS
"""Letters of the shortest word behind the article, the article included."""
_OPENERS = frozenset((*CONJUNCTIONS, *PREPOSITIONS, ARTICLE[0]))
"""Letters with which anything that is cut off begins; a word in any other has one reading."""


class Split(NamedTuple):
    """One way to read a folded word."""

    prefix: str
    """Proclitics and article as one string, for example «وال», «بال», «لل»; empty for none."""
    stem: str
    """What is left, for look-up."""
    cut: int
    """How many folded letters of the word come before the stem's own letters."""
    suffix: str = ""
    """Pronoun suffix taken off the end; empty for none."""


@lru_cache(maxsize=131_072)
def splits(form: str) -> tuple[Split, ...]:
    """Every reading of a folded word without suffixes, whole word first, then fewest letters cut off.

    «للقاهره» gives both «القاهره» behind ل and «قاهره» behind لل.
    """
    if form[:1] not in _OPENERS:
        return (Split("", form, 0),)
    found = {Split("", form, 0), *(Split(*cut) for cut in _cuts(form))}
    return tuple(sorted(found, key=lambda split: (split.cut, split.prefix)))


def _cuts(form: str) -> list[tuple[str, str, int]]:
    """Prefix, stem and number of letters cut off of every reading but the whole word; some may repeat."""
    found: list[tuple[str, str, int]] = []
    for head, rest in _heads(form):
        cut = len(form) - len(rest)
        if head:
            found.append((head, rest, cut))
        if rest.startswith(ARTICLE):
            found.append((head + ARTICLE, rest[2:], cut + 2))
        if head.endswith("ل") and rest.startswith("ل"):
            found.append((head, "ا" + rest, cut))
            found.append((head + "ل", rest[1:], cut + 1))
    return [reading for reading in found if len(reading[1]) >= _STEM_LETTERS]


def _heads(form: str) -> list[tuple[str, str]]:
    """A word cut behind nothing, behind a conjunction, behind a preposition, and behind both."""
    heads = [("", form)]
    if form[0] in CONJUNCTIONS:
        heads.append((form[0], form[1:]))
    return heads + [(head + rest[0], rest[1:]) for head, rest in heads if rest[:1] in PREPOSITIONS]


@lru_cache(maxsize=131_072)
def splits_with_suffix(form: str) -> tuple[Split, ...]:
    """Every reading of `splits`, and each with every pronoun suffix taken off («قواتها» -> «قوات»).

    A ta before the suffix may stand for a ta marbuta («خطته» -> «خطه»); both stems are given.
    """
    plain = splits(form)
    if not form.endswith(SUFFIXES):
        return plain
    found = list(plain)
    for split in plain:
        for suffix in SUFFIXES:
            stem = split.stem.removesuffix(suffix)
            if stem == split.stem or len(stem) < _STEM_LETTERS:
                continue
            found.append(Split(split.prefix, stem, split.cut, suffix))
            if stem.endswith("ت"):
                found.append(Split(split.prefix, stem[:-1] + "ه", split.cut, suffix))
    return tuple(found)


Reader = Callable[[str], tuple[Split, ...]]
"""How a word may be read: `splits` or `splits_with_suffix`."""


def stems(form: str, read: Reader) -> frozenset[str]:
    """The stems of every reading of a folded word, to be held against the words of a lexicon all at once.

    Most words are met once and begin nothing, so that their readings need not be made.
    """
    if read is splits:
        return bare_stems(form)
    return stems_with_suffix(form) if read is splits_with_suffix else frozenset([split.stem for split in read(form)])


@lru_cache(maxsize=65_536)
def bare_stems(form: str) -> frozenset[str]:
    """The stems of `splits`, remembered: every lexicon asks for them when its stage meets the word."""
    first = form[:1]
    if first not in _OPENERS:
        return frozenset((form,))
    if first == ARTICLE[0]:  # most words that begin so stand behind the article, and nothing else is cut off
        return frozenset((form, form[2:]) if form.startswith(ARTICLE) and len(form) >= _ARTICLED else (form,))
    return frozenset((form, *[stem for _, stem, _ in _cuts(form)]))


@lru_cache(maxsize=16_384)
def stems_with_suffix(form: str) -> frozenset[str]:
    """The stems of `splits_with_suffix`."""
    found = bare_stems(form)
    endings = _SUFFIXES_BY_LETTER.get(form[-1:])
    if endings is None:
        return found
    bare = [stem[: -len(suffix)] for stem in found for suffix in endings if stem.endswith(suffix)]
    bare = [stem for stem in bare if len(stem) >= _STEM_LETTERS]
    return found.union(bare, [stem[:-1] + "ه" for stem in bare if stem.endswith("ت")])
