"""Every word list of the stage in one matcher: what can begin at each token of an article."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from geo.gazetteer import Gazetteer
from geo.words import (
    adjective_forms,
    load_anaphors,
    load_demonyms,
    load_directions,
    load_heads,
    load_measures,
    load_not_places,
)
from lexicon import Match, Matcher, fold

PARTS = (
    "الجزء", "الأجزاء", "القسم", "الشطر", "المناطق", "المنطقة", "الأحياء", "الريف", "الضواحي", "الأطراف", "الجهة",
    "القرى", "البلدات", "الضفة", "الأرياف", "الجبهة", "المدخل", "القطاع", "المحافظات", "الريفين",
    "الريفان",
)  # fmt: skip
TERRITORY = ("الأراضي", "أراضي الجمهورية", "الداخل", "المجال الجوي", "الأجواء", "المياه الإقليمية")
URBAN_PARTS = frozenset(map(fold, ("الأحياء", "الأطراف", "الضواحي", "المدخل")))
"""Parts that a town has, not a governorate."""
OWN_COUNTRYSIDE = ("ريفها", "ريفه", "ريفيها", "ريفهما")
BORDERS = ("حدود", "الحدود", "الشريط الحدودي", "المنطقة الحدودية", "المناطق الحدودية", "الشريط", "الحدودية", "الحدودي")
ROADS = (
    "طريق",
    "الطريق",
    "أوتوستراد",
    "اوتستراد",
    "أوتستراد",
    "الطريق الدولي",
    "طريق الدولي",
    "الأوتوستراد",
    "الطريق الواصل",
)
BETWEEN = ("بين",)


JOINER = "_"


class Word(NamedTuple):
    """What a phrase of the matcher is."""

    kind: str
    """name, head, direction (noun), compass (adjective), adjective, anaphor, block, measure, part, border, road …"""
    value: Any
    """The row, the ids, or a number."""


WITH_ARTICLE = frozenset({"compass", "adjective"})


def _lexicon_words() -> Iterator[tuple[str, Word]]:
    for plain in load_not_places():
        yield from _all(plain.words, "block", plain)
    for head in load_heads():
        yield from _all(head.one, "head", (head, False))
        yield from _all(head.two + head.many, "head", (head, True))
    for direction in load_directions():
        yield from _all(direction.nouns, "direction", direction.id)
        yield from _all(map("".join, product(direction.nouns, ("ها", "ه", "هما"))), "onward", direction.id)
        yield from _all(map("".join, product(direction.adjectives, ("", "ة", "تين", "ين"))), "compass", direction.id)
    yield from _all(("وسطى",), "compass", "centre")
    for demonym in load_demonyms():
        yield from _all((form for stem in demonym.stems for form in adjective_forms(stem)), "adjective", demonym)
        yield from _all(demonym.plurals, "adjective", demonym)
    yield from _plain_words()


def _plain_words() -> Iterator[tuple[str, Word]]:
    for anaphor in load_anaphors():
        yield from _all(anaphor.words, "anaphor", anaphor)
    for measure in load_measures():
        yield from _all(measure.words, "measure", measure.km)
    lists = {"part": PARTS + TERRITORY, "border": BORDERS, "road": ROADS, "between": BETWEEN, "own": OWN_COUNTRYSIDE}
    for kind, words in lists.items():
        yield from _all(words, kind, None)


def _all(phrases: Iterable[str], kind: str, value: object) -> Iterator[tuple[str, Word]]:
    return ((phrase, Word(kind, value)) for phrase in phrases)


def _names(gazetteer: Gazetteer) -> Iterator[tuple[str, Word]]:
    """Names of the gazetteer, those of several words as hashtags write them, too («#دير_الزور»)."""
    for name, ids in gazetteer.names.items():
        yield name, Word("name", ids)
        if " " in name:
            yield name.replace(" ", f" {JOINER} "), Word("name", ids)


@lru_cache(maxsize=4)
def matcher_of(gazetteer: Gazetteer) -> Matcher[Word]:
    """The matcher for a gazetteer; built once."""
    return Matcher((*_lexicon_words(), *_names(gazetteer)))


Begun = Mapping[str, Match[Word]]
_NOTHING: Begun = {}


class Marks:
    """What begins at each token of an article: the longest match of each kind."""

    __slots__ = ("at", "hits")

    def __init__(self, forms: Sequence[str], codes: Sequence[int], gazetteer: Gazetteer) -> None:
        matcher = matcher_of(gazetteer)
        matches = matcher.at
        self.hits: list[int] = matcher.beginnings().among(forms, codes)
        """Indexes of the tokens at which something may begin."""
        self.at: dict[int, Begun] = {index: _by_kind(matches(forms, index)) for index in self.hits}
        """By index of a token: kind -> match."""

    def get(self, index: int, kind: str) -> Match[Word] | None:
        """The longest match of a kind at a token, or None."""
        return self.at.get(index, _NOTHING).get(kind)


def _by_kind(matches: Sequence[Match[Word]]) -> Begun:
    found: dict[str, Match[Word]] = {}
    for match in matches:
        kind = match.entry.kind
        if kind in found or (kind not in WITH_ARTICLE and match.split.prefix.endswith(("ال", "لل"))):
            continue
        found[kind] = match
    if matches and "block" in found and matches[0].entry.kind != "block":
        del found["block"]
    return found
