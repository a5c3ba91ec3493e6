"""Spellings of a place name that folding alone does not join: words run together or apart."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lexicon import fold, fold_with_map

_HEADS = frozenset(
    ("كفر", "دير", "تل", "خان", "عين", "ابو", "ام", "بيت", "راس", "معره", "شيخ", "جسر", "قلعه", "باب", "رسم", "حوش")
)
_ARTICLE_HEADS = frozenset(("تل", "دير", "خان", "كفر", "معره", "حوش", "رسم", "عين"))
_SPLIT_HEADS = ("كفر", "معره")
_REST_LETTERS = 3
_FOLDED_AT_ONCE = 200
_CONFUSED_LETTERS = 6
_ARTICLE_LETTERS = 5
_ARABIC_NAME = re.compile(r"[\u0621-\u063a\u0640-\u0652 \-0-9]+")
"""Arabic letters, marks and digits only: Persian, Urdu, Kurdish and Sorani forms carry letters beyond these."""


def spellings(name: str) -> Iterator[str]:
    """Folded ways to write a name: as it stands, with its first word run into the second, with it split off.

    «كفر زيتا» and «كفرزيتا», «دير الزور» and «ديرالزور», «أبو كمال» and «ابوكمال».
    """
    return _ways(fold(name))


def spellings_of_all(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """`spellings` of each of many names; they are folded by the hundred, since folding has a price per call."""
    for first in range(0, len(names), _FOLDED_AT_ONCE):
        together = "\n".join(names[first : first + _FOLDED_AT_ONCE])
        for folded in fold_with_map(together).text.split("\n"):
            yield tuple(_ways(folded))


def _ways(folded: str) -> Iterator[str]:
    folded = folded.strip()
    if "-" in folded or "  " in folded:
        folded = " ".join(folded.replace("-", " ").split())
    yield folded
    head, space, rest = folded.partition(" ")
    if space:
        if head in _HEADS and len(rest) >= _REST_LETTERS:
            yield head + rest
        return
    for head in _SPLIT_HEADS:
        rest = folded.removeprefix(head)
        if rest != folded and len(rest) >= _REST_LETTERS:
            yield f"{head} {rest}"


def other_ending(spelling: str) -> str:
    """A village's name with the ending that writers confuse: «كفر لاتة» and «كفر لاتا»; empty where there is none.

    A single word in alef gets none in ha, which would be read as a pronoun: «حلفايا», «حلفائه».
    """
    if len(spelling) < _CONFUSED_LETTERS:
        return ""
    if spelling[-1] == "ه":
        return spelling[:-1] + "ا"
    return spelling[:-1] + "ه" if spelling[-1] == "ا" and " " in spelling else ""


def with_article(spelling: str) -> str:
    """A village's name with an article added, as writers do: «حصرايا», «الحصرايا»; empty where it has one or is short.

    Names like adjectives («عثمانية») get none, which would be other words. Behind «تل» and its like an article is
    dropped as well: «تل طوقان», «تل الطوقان».
    """
    head, space, rest = spelling.partition(" ")
    if space:
        if head not in _ARTICLE_HEADS or " " in rest or len(rest) < _REST_LETTERS:
            return ""
        bare = rest.removeprefix("ال")
        if len(bare) < _REST_LETTERS:
            return ""
        return f"{head} {bare}" if bare != rest else f"{head} ال{rest}"
    if spelling.startswith("ال") or spelling.endswith("يه") or len(spelling) < _ARTICLE_LETTERS:
        return ""
    return "ال" + spelling


def arabic_names(names: Iterable[str]) -> tuple[str, ...]:
    """Those of some names that are written in Arabic, without repeats, in order."""
    trimmed = (name.replace("\u200e", "").replace("\u200f", "").strip() for name in names)
    return tuple(dict.fromkeys(name for name in trimmed if _ARABIC_NAME.fullmatch(name) and not name.isdecimal()))
