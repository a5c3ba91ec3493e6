"""Every word list of the stage in one matcher: what can begin at each token of an article."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
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
from lexicon import Match, Matcher

PARTS = (
    "الجزء", "الأجزاء", "القسم", "الشطر", "المناطق", "المنطقة", "الأحياء", "الريف", "الضواحي", "الأطراف", "الجهة",
    "القرى", "البلدات", "الأرياف", "الجبهة", "المدخل", "القطاع", "المحافظات",
)  # fmt: skip
TERRITORY = ("الأراضي", "أراضي الجمهورية", "الداخل", "المجال الجوي", "الأجواء", "المياه الإقليمية")
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


_MEMO_LIMIT = 200_000


class Word(NamedTuple):
    """What a phrase of the matcher is."""

    kind: str
    """name, head, direction, compass (adjective), adjective, anaphor, block, measure, part, border, between, road, own."""
    value: Any
    """The row, the ids, or a number."""


WITH_ARTICLE = frozenset({"compass", "adjective"})


def _lexicon_words() -> Iterator[tuple[str, Word]]:
    for plain in load_not_places():
        yield from ((words, Word("block", plain)) for words in plain.words)
    for head in load_heads():
        yield from ((words, Word("head", (head, False))) for words in head.one)
        yield from ((words, Word("head", (head, True))) for words in head.two + head.many)
    for direction in load_directions():
        yield from ((words, Word("direction", direction.id)) for words in direction.nouns)
        for stem in direction.adjectives:
            yield from ((form, Word("compass", direction.id)) for form in (stem, stem + "ة", stem + "تين", stem + "ين"))
    yield ("وسطى", Word("compass", "centre"))
    for demonym in load_demonyms():
        forms = [form for stem in demonym.stems for form in adjective_forms(stem)]
        yield from ((form, Word("adjective", demonym)) for form in (*forms, *demonym.plurals))
    for anaphor in load_anaphors():
        yield from ((words, Word("anaphor", anaphor)) for words in anaphor.words)
    for measure in load_measures():
        yield from ((words, Word("measure", measure.km)) for words in measure.words)
    for kind, lists in (
        ("part", PARTS + TERRITORY),
        ("border", BORDERS),
        ("road", ROADS),
        ("between", BETWEEN),
        ("own", OWN_COUNTRYSIDE),
    ):
        yield from ((words, Word(kind, None)) for words in lists)


@lru_cache(maxsize=4)
def matcher_of(gazetteer: Gazetteer) -> Matcher[Word]:
    """The matcher for a gazetteer; built once."""
    names = ((name, Word("name", ids)) for name, ids in gazetteer.names.items())
    return Matcher((*_lexicon_words(), *names))


Begun = Mapping[str, Match[Word]]
_NOTHING: Begun = {}


class _Beginners(dict[str, bool]):
    """Whether a phrase may begin with a word, remembered by word."""

    __slots__ = ("_begins",)

    def __init__(self, begins: Callable[[str], bool]) -> None:
        super().__init__()
        self._begins = begins

    def __missing__(self, form: str) -> bool:
        known = self[form] = self._begins(form)
        return known


@lru_cache(maxsize=4)
def _beginners(gazetteer: Gazetteer) -> _Beginners:
    return _Beginners(matcher_of(gazetteer).begins)


class Marks:
    """What begins at each token of an article: the longest match of each kind."""

    __slots__ = ("at", "hits")

    def __init__(self, forms: Sequence[str], gazetteer: Gazetteer) -> None:
        begins, matches = _beginners(gazetteer), matcher_of(gazetteer).at
        if len(begins) > _MEMO_LIMIT:
            begins.clear()
        self.hits: list[int] = list(compress(range(len(forms)), map(begins.__getitem__, forms)))
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
