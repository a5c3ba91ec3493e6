"""The words around place names: head nouns, directions, adjectives, cues, stop words; from `data/lexicon/geo/`."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from lexicon import Row, WordSetRow, fold, load_rows, load_word_sets

_ENDING = 3
HeadMode = Literal["point", "area", "near", "inside"]
Shape = Literal["", "governorate", "district", "subdistrict", "rural", "desert"]
CueRole = Literal["location", "actor", "attributive", "topic"]


class HeadRow(Row, frozen=True, kw_only=True):
    """A noun that says what kind of place the next name is."""

    id: str
    mode: HeadMode
    """What the noun does to the name behind it; see the head of `heads.yaml`."""
    shape: Shape = ""
    """Which area of the name it means, for `mode: area`."""
    one: tuple[str, ...] = ()
    two: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    """Singular, dual and plural; the last two hold for every name of the list behind them."""
    kinds: tuple[str, ...] = ()
    """Kinds of gazetteer rows that fit."""
    unknown: bool = False
    """Whether a name that the gazetteer lacks is kept behind it."""
    back: tuple[str, ...] = ()
    """Forms with an article; they point back («المدينة»)."""
    radius_km: float = 0.0
    """Radius it gives to an area around a settlement, or to a name that the gazetteer lacks."""
    ok: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()


class DirectionRow(Row, frozen=True, kw_only=True):
    """A point of the compass."""

    id: str
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    name_ar: str
    ok: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()


class DemonymRow(Row, frozen=True, kw_only=True):
    """Adjectives and peoples made of a place name."""

    id: str
    """The place."""
    stems: tuple[str, ...]
    """Masculine singular without the article."""
    plurals: tuple[str, ...] = ()
    """Broken plurals and collectives."""
    also_names: tuple[str, ...] = ()
    """Forms that are a name of the place, too."""
    only_area: bool = False
    """Counts only where it says which area is meant («الريف الحلبي»): elsewhere it is a surname."""
    ok: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()


class CueRow(Row, frozen=True, kw_only=True):
    """Words beside a name that say what the name does."""

    id: str
    role: CueRole
    side: Literal["before", "after"]
    of: Literal["any", "state", "syria"]
    """state: countries, capitals and seats of government only."""
    strong: bool = False
    """Wins over words on the other side."""
    words: tuple[str, ...]
    ok: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()


class AnaphorRow(Row, frozen=True, kw_only=True):
    """Words that point to a place named before."""

    id: str
    words: tuple[str, ...]
    groups: tuple[str, ...]
    """Which places they may point to: country, area, settlement, facility, or one kind."""
    locative: bool = False
    """Told apart from «there is» by the words beside it."""
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    """Words beside it that make it something else."""
    ok: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()


class MeasureRow(Row, frozen=True, kw_only=True):
    """A unit of distance."""

    id: str
    words: tuple[str, ...]
    km: float
    ok: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()


class DatelineRow(Row, frozen=True, kw_only=True):
    """Cities of newsrooms and the agencies that may follow them in a dateline."""

    id: str
    cities: tuple[str, ...]
    agencies: tuple[str, ...]
    ok: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()


def load_heads() -> tuple[HeadRow, ...]:
    """Head nouns."""
    return load_rows("lexicon/geo/heads.yaml", HeadRow, key="id")


def load_directions() -> tuple[DirectionRow, ...]:
    """Points of the compass."""
    return load_rows("lexicon/geo/directions.yaml", DirectionRow, key="id")


def load_demonyms() -> tuple[DemonymRow, ...]:
    """Adjectives made of place names."""
    return load_rows("lexicon/geo/demonyms.yaml", DemonymRow, key="id")


def load_cues() -> tuple[CueRow, ...]:
    """Cues for roles."""
    return load_rows("lexicon/geo/role_cues.yaml", CueRow, key="id")


def load_anaphors() -> tuple[AnaphorRow, ...]:
    """Words that point back."""
    return load_rows("lexicon/geo/anaphors.yaml", AnaphorRow, key="id")


def load_measures() -> tuple[MeasureRow, ...]:
    """Units of distance."""
    return load_rows("lexicon/geo/measures.yaml", MeasureRow, key="id")


def load_not_places() -> tuple[WordSetRow, ...]:
    """Phrases in which a place name is no mention of the place."""
    return load_rows("lexicon/geo/not_places.yaml", WordSetRow, key="id")


def load_datelines() -> tuple[DatelineRow, ...]:
    """Newsrooms."""
    return load_rows("lexicon/geo/datelines.yaml", DatelineRow, key="id")


@cache
def word_set(name: str) -> frozenset[str]:
    """Folded words of one row of `naming.yaml`; comments in the file say what each is for."""
    return load_word_sets("lexicon/geo/naming.yaml")[name]


def endings_of(words: Iterable[str]) -> frozenset[str]:
    """The last three letters of each of some words, which `may_end` asks of a form before its readings are made."""
    return frozenset(word[-_ENDING:] for word in words)


def may_end(form: str, endings: frozenset[str]) -> bool:
    """Whether a form may be one of some words behind proclitics, by its last letters; most words are not."""
    return form[-_ENDING:] in endings or form[-2:] in endings or form[-1:] in endings


class FrequentRow(Row, frozen=True, kw_only=True):
    """A word that news uses so often that a village of that name needs a head noun."""

    word: str


@cache
def frequent_words() -> frozenset[str]:
    """Folded words of `frequent_words.csv`, and the common ones of `naming.yaml`."""
    rows = load_rows("lexicon/geo/frequent_words.csv", FrequentRow)
    return frozenset(row.word for row in rows) | word_set("common")


@cache
def pointing_words() -> frozenset[str]:
    """Folded words that point back («المدينة»), which some village bears as its name."""
    return frozenset(fold(word) for row in load_anaphors() for word in row.words)


def adjective_forms(stem: str) -> Iterator[str]:
    """Forms of an adjective in «ي» without the article: gender, dual, sound plurals, and the construct of plurals."""
    yield stem
    for ending in ("ة", "ين", "ون", "ان", "ات", "تين", "تان", "و"):
        yield stem + ending
