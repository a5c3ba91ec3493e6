"""Every word list of the stage in one matcher: what can begin at each token of an article."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
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
    "الجزء", "الأجزاء", "القسم", "الشطر", "المناطق", "المنطقة", "الأحياء", "الريف", "الضواحي", "الأطراف", "الجهة", "القرى",
    "البلدات", "الأرياف", "الجبهة", "المدخل", "القطاع", "الأراضي", "المحافظات", "الحدود",
)  # fmt: skip
TERRITORY = (
    "الأراضي",
    "التراب",
    "الداخل",
    "الأجواء",
    "المدن",
    "القرى",
    "المناطق",
    "البلدات",
    "المحافظات",
    "الجنوب",
    "الشمال",
)
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
BETWEEN = ("بين", "ما بين")


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
        ("part", PARTS),
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


class Marks:
    """What begins at each token of an article, longest first."""

    __slots__ = ("at",)

    def __init__(self, forms: Sequence[str], gazetteer: Gazetteer) -> None:
        begin = matcher_of(gazetteer).at
        self.at: list[list[Match[Word]]] = [begin(forms, index) for index in range(len(forms))]

    def get(self, index: int, kind: str) -> Match[Word] | None:
        """The longest match of a kind at a token, or None."""
        if index >= len(self.at):
            return None
        for match in self.at[index]:
            if match.entry.kind == kind and (kind in WITH_ARTICLE or not match.split.prefix.endswith(("ال", "لل"))):
                return match
        return None
