"""Candidate splits of a folded word into proclitics, stem and pronoun suffix. No caller has to believe one of them."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
ARTICLE = "ال"
SUFFIXES = ("هما", "هم", "هن", "كم", "نا", "ها", "ه", "ك", "ي")
_STEM_LETTERS = 2
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


@lru_cache(maxsize=16_384)
def stems(form: str, read: Reader) -> frozenset[str]:
    """The stems of every reading of a folded word, to be held against the words of a lexicon all at once.

    Most words are met once and begin nothing, so that their readings need not be made. They are remembered for as long
    as an article takes, since every lexicon asks for them when its stage meets the word.
    """
    if read not in (splits, splits_with_suffix):
        return frozenset([split.stem for split in read(form)])
    found = [form]
    if form[:1] in _OPENERS:
        found += [stem for _, stem, _ in _cuts(form)]
    if read is splits_with_suffix and form.endswith(SUFFIXES):
        bare = [stem[: -len(suffix)] for stem in found for suffix in SUFFIXES if stem.endswith(suffix)]
        bare = [stem for stem in bare if len(stem) >= _STEM_LETTERS]
        found += [*bare, *[stem[:-1] + "ه" for stem in bare if stem.endswith("ت")]]
    return frozenset(found)
