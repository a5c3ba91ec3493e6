"""What tells two attacks on one place and one day apart: means, target and hour, and the words of the sentence."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from lexicon import Row, fold, load_rows, splits
from lexicon.answers import Answers
from model import Event

Slot = Literal["means", "target", "hour", "store"]
_BESIDE = 8
STORE_REACH = 3
_WITH = "ب"
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{3})")
_SHORTEST = 4


class DetailRow(Row, frozen=True, kw_only=True):
    """A value of a detail, with the words that tell it."""

    slot: Slot
    """What it is about."""
    value: str
    """What it is."""
    words: tuple[str, ...] = ()
    """Words, proclitics and article aside; two words stand side by side."""
    beginnings: tuple[str, ...] = ()
    """Beginnings of words."""
    fits: tuple[str, ...] = ()
    """Other values that can be the same thing."""
    ok: tuple[str, ...] = ()
    """Phrases that tell it."""
    not_: tuple[str, ...] = ()
    """Phrases that don't."""


Detail = frozenset[str]


@cache
def load_details() -> tuple[DetailRow, ...]:
    """Every row of `data/lexicon/events/details.yaml`."""
    return load_rows("lexicon/events/details.yaml", DetailRow, key="value")


@cache
def _vocabulary(slot: Slot) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Folded words -> value, and folded beginnings with theirs."""
    rows = [row for row in load_details() if row.slot == slot]
    words = {fold(word): row.value for row in rows for word in row.words}
    return words, tuple((fold(start), row.value) for row in rows for start in row.beginnings)


@cache
def fitting(slot: Slot) -> dict[str, frozenset[str]]:
    """Value -> the values that can be the same thing, itself included."""
    return {row.value: frozenset((row.value, *row.fits)) for row in load_details() if row.slot == slot}


def find_details(phrase: str, slot: Slot) -> Detail:
    """Values of a detail that a phrase tells."""
    forms = _WORD.findall(fold(phrase))
    found: set[str] = set()
    for number, form in enumerate(forms):
        told = _values(slot, form)
        if number + 1 < len(forms) and _begins_pair(slot, form):
            told |= _values(slot, f"{form} {forms[number + 1]}")
        if told and not (slot == "means" and is_stored(forms, number)):
            found |= told
    return frozenset(found)


@lru_cache(maxsize=65_536)
def _values(slot: Slot, words: str) -> Detail:
    """Values that a word, or two, tell by themselves."""
    known, starts = _vocabulary(slot)
    stems = [split.stem for split in splits(words)]
    told = {known[stem] for stem in stems if stem in known}
    return frozenset(told.union(value for start, value in starts if any(stem.startswith(start) for stem in stems)))


@lru_cache(maxsize=65_536)
def _begins_pair(slot: Slot, form: str) -> bool:
    """Whether a word is the first of two that tell a value together."""
    firsts = {words.split()[0] for words in _vocabulary(slot)[0] if " " in words}
    return any(split.stem in firsts for split in splits(form))


@cache
def _stores() -> Answers:
    """Words that name where weapons are kept or stand."""
    words, starts = _vocabulary("store")
    return Answers(words, [start for start, _ in starts])


def names_store(words: Sequence[str]) -> bool:
    """Whether some of a few words name where weapons are kept or stand: only there can `is_stored` be true."""
    return _stores().among(words)


def is_stored(forms: Sequence[str], index: int) -> bool:
    """«مستودع صواريخ», «مواقع أسلحة كيميائية»: the weapon is what was hit there and not what it was hit with."""
    before, stores = range(max(0, index - STORE_REACH), index), _stores()
    near = next((at for at in reversed(before) if stores.among(forms[at : at + 1])), None)
    return near is not None and not any(form.startswith(_WITH) for form in forms[near + 1 : index + 1])


def details_fit(one: Detail, other: Detail, slot: Slot) -> bool:
    """Whether two tellings can mean the same thing, where both say something."""
    if not one or not other:
        return True
    fits = fitting(slot)
    return any(not fits[value].isdisjoint(other) for value in one)


def beside_trigger(event: Event) -> str:
    """The words of the sentence around the trigger; the sentence, where the trigger stands elsewhere."""
    sentence, trigger = event.evidence[0].mention, event.trigger
    if not sentence.start <= trigger.start < sentence.end:
        return sentence.surface
    text, at = sentence.surface, trigger.start - sentence.start
    before, behind = text[:at].split()[-_BESIDE:], text[at:].split()[: _BESIDE + 1]
    return " ".join((*before, *behind))


def content_words(sentence: str) -> frozenset[str]:
    """The longer words of a sentence, folded, without article: what two tellings in like words share."""
    bare = (_ARTICLE.sub("", form) for form in _WORD.findall(fold(sentence)) if len(form) >= _SHORTEST)
    return frozenset(word for word in bare if len(word) >= _SHORTEST)
