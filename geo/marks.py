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
from lexicon import Match, Matcher, Split, fold

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
OWN_BORDERS = ("حدودها", "حدوده", "حدودهما")
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
_MOST_FORMS = 100_000


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
    lists = {
        "part": PARTS + TERRITORY,
        "border": BORDERS + OWN_BORDERS,
        "road": ROADS,
        "between": BETWEEN,
        "own": OWN_COUNTRYSIDE,
    }
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


READ = (
    "between", "road", "border", "measure", "direction", "part", "own", "onward", "head", "name", "adjective",
    "anaphor",
)  # fmt: skip
"""Kinds of words with which a phrase may begin, in the order in which they are tried."""


class Found(NamedTuple):
    """A phrase of the lists, wherever it stands."""

    split: Split
    """How its first word was read."""
    word: Word
    """What it is."""
    length: int
    """Number of its words."""


class Begun(NamedTuple):
    """What begins at a token."""

    by_kind: Mapping[str, Found]
    """The longest phrase of each kind."""
    kinds: tuple[str, ...]
    """Those of `READ` among them, in that order; none where a phrase says that there is no place."""
    blocks: int
    """Number of words of such a phrase («block»), 0 for none."""


class _Alone(NamedTuple):
    """What begins with a word form."""

    begun: Begun | None
    """Where the next word makes no longer phrase with it."""
    seconds: frozenset[str]
    """Words that may make one."""


class WordLists:
    """Every word list with the names of a gazetteer; what a word form begins is worked out once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Index all words; as long as a second of work for a gazetteer of a hundred thousand names."""
        self._matcher = Matcher((*_lexicon_words(), *_names(gazetteer)))
        self._alone: dict[str, _Alone] = {}
        self._beginnings = self._matcher.beginnings()
        """Which word forms may begin something."""

    def begun(self, forms: Sequence[str], codes: Sequence[int]) -> Iterator[tuple[int, Begun]]:
        """What begins at the words of an article at which something does, with their indexes."""
        known, following = self._alone, [*forms[1:], ""]
        for index in self._beginnings.among(forms, codes):
            form = forms[index]
            alone = known.get(form) or self._learn(form)
            here = _begun(self._matcher.at(forms, index)) if following[index] in alone.seconds else alone.begun
            if here is not None:
                yield index, here

    def _learn(self, form: str) -> _Alone:
        if len(self._alone) >= _MOST_FORMS:
            self._alone.clear()
        alone = _Alone(_begun(self._matcher.at((form,), 0)), self._matcher.continues(form))
        self._alone[form] = alone
        return alone


def _begun(matches: Sequence[Match[Word]]) -> Begun | None:
    found: dict[str, Found] = {}
    for first, stop, split, word in matches:
        kind = word.kind
        if kind in found or (kind not in WITH_ARTICLE and split.prefix.endswith(("ال", "لل"))):
            continue
        found[kind] = Found(split, word, stop - first)
    if matches and "block" in found and matches[0].entry.kind != "block":
        del found["block"]
    if not found:
        return None
    blocks = found["block"].length if "block" in found else 0
    return Begun(found, () if blocks else tuple(kind for kind in READ if kind in found), blocks)


@lru_cache(maxsize=4)
def lists_of(gazetteer: Gazetteer) -> WordLists:
    """The word lists with the names of a gazetteer; built once."""
    return WordLists(gazetteer)


_new = tuple.__new__
"""Makes a `Match` of a row; half the cost of calling the class."""


class Marks:
    """What begins at each token of an article: the longest match of each kind."""

    __slots__ = ("at", "hits")

    def __init__(self, forms: Sequence[str], codes: Sequence[int], gazetteer: Gazetteer) -> None:
        self.at: dict[int, Begun] = dict(lists_of(gazetteer).begun(forms, codes))
        """By index of a token; tokens at which nothing begins are left out."""
        self.hits = [index for index, here in self.at.items() if here.kinds or here.blocks]
        """Indexes of the tokens at which a phrase may begin, or may not."""

    def get(self, index: int, kind: str) -> Match[Word] | None:
        """The longest match of a kind at a token, or None."""
        here = self.at.get(index)
        if here is None:
            return None
        found = here.by_kind.get(kind)
        if found is None:
            return None
        split, word, length = found
        return _new(Match, (index, index + length, split, word))
