"""The words around numbers, made ready for look-up: what is counted, what governs it, how exact it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from lexicon import Matcher, Row, fold, load_rows
from lexicon.actors import load_actors
from lexicon.clitics import bare_stems
from lexicon.numbers import opens_number

NUMBER, GOVERNOR, NOUN = 1, 2, 4
_MEMO_LIMIT = 100_000
Group = Literal["person", "thing"]
Shape = Literal["one", "two", "both", "many"]
WordKind = Literal[
    "about", "about_after", "over", "least", "least_after", "under", "most", "most_after", "order", "one", "between",
    "part", "part_self", "never", "measure",
]  # fmt: skip


class UnitRow(Row, frozen=True, kw_only=True):
    """Nouns for one kind of thing that is counted."""

    id: str
    """Unit, singular, English; becomes `Quantity.unit`."""
    group: Group
    """Persons or things."""
    singular: tuple[str, ...]
    """Singulars; dual and accusative are derived."""
    plural: tuple[str, ...] = ()
    """Plurals."""
    status: str = ""
    """civilian, child, woman, soldier, fighter …; empty where the noun does not say."""
    counted: str = ""
    """What happened to them, where the noun says so («قتيل»)."""
    ok: tuple[str, ...] = ()
    """Sentences in which something is counted."""
    not_: tuple[str, ...] = ()
    """Sentences in which nothing is counted."""


class CountedRow(Row, frozen=True, kw_only=True):
    """Words that say what happens to those who are counted."""

    id: str
    """Short name."""
    counted: str
    """Becomes `Quantity.counted`; empty for «شن», which leaves it to the unit."""
    governs: Literal["person", "thing", "any"]
    """What it can happen to."""
    words: tuple[str, ...]
    """Every form as written."""
    single: bool = False
    """True when a bare singular behind it counts one: «مقتل مدني»."""
    total: bool = False
    """True for a sum, which may stand behind its number: «ارتفع إلى 27 عدد القتلى»."""
    ok: tuple[str, ...] = ()
    """Sentences in which it governs a number."""
    not_: tuple[str, ...] = ()
    """Sentences in which it governs none."""


class WordRow(Row, frozen=True, kw_only=True):
    """Words that make a number approximate, a bound, a part, or no count at all."""

    id: str
    """Short name."""
    kind: WordKind
    """What they do; see the head of the file."""
    words: tuple[str, ...]
    """Every form as written."""
    low: int = 0
    """For orders of magnitude: smallest number."""
    high: int = 0
    """For orders of magnitude: largest number."""


class Unit(NamedTuple):
    """A noun for what is counted, in one of its forms."""

    row: UnitRow
    shape: Shape
    """one (singular), two (dual), many (plural), or both where dual and plural look alike («مدنيين»)."""


Entry = Unit | CountedRow | WordRow


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """Everything that finding quantities looks up."""

    words: Matcher[Entry]
    """Units, governing words and words around numbers."""
    first_words: Mapping[str, int]
    """First words of what a walk must stop at, folded, with their flags."""
    flags: Mapping[str, int]
    """What every word form can begin: numbers, governing words, nouns that count alone."""
    before: Mapping[str, int]
    """Whether every word form can begin words in front of a number."""


class _Flags(dict[str, int]):
    """Word forms to the flags of the first words that they can be, filled as forms are met."""

    def __init__(self, first_words: Mapping[str, int], *, numbers: bool) -> None:
        """Begin with no form; `numbers` tells whether words for numbers have their flag too."""
        super().__init__()
        self._first_words = first_words
        self._numbers = numbers

    def __missing__(self, form: str) -> int:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        flags = NUMBER if self._numbers and opens_number(form) else 0
        for stem in bare_stems(form):
            flags |= self._first_words.get(stem, 0)
        self[form] = flags
        return flags


@cache
def load_quantity_lexicon() -> QuantityLexicon:
    """Read the rows once and index them."""
    phrases = (*_units(), *_peoples(), *_governors(), *_words())
    first_words: dict[str, int] = {}
    for words, entry in phrases:
        if _flag_of(entry):
            first = fold(words).split()[0]
            first_words[first] = first_words.get(first, 0) | _flag_of(entry)
    before = {fold(words).split()[0]: 1 for words, entry in phrases if isinstance(entry, WordRow)}
    flags = _Flags(first_words, numbers=True)
    return QuantityLexicon(Matcher(phrases), first_words, flags, _Flags(before, numbers=False))


def _flag_of(entry: Entry) -> int:
    """What a word is to a walk; 0 for words that matter only beside a number."""
    if isinstance(entry, WordRow):
        return NUMBER if entry.kind in ("order", "one", "part") else 0
    if isinstance(entry, Unit):
        if entry.shape == "two":
            return NUMBER
        return NOUN if entry.shape != "many" and entry.row.group == "person" else 0
    return GOVERNOR


def _governors() -> Iterator[tuple[str, Entry]]:
    for row in load_rows("lexicon/events/counted.yaml", CountedRow, key="id"):
        for word in row.words:
            yield word, row


def _words() -> Iterator[tuple[str, Entry]]:
    for row in load_rows("lexicon/events/quantity_words.yaml", WordRow, key="id"):
        for word in row.words:
            yield word, row


def _units() -> Iterator[tuple[str, Entry]]:
    for row in load_rows("lexicon/events/units.yaml", UnitRow):
        plurals = {fold(plural) for plural in row.plural}
        if row.group == "person":
            plurals |= {owned for plural in plurals for owned in _owned(plural)}
        forms = dict(pair for singular in row.singular for pair in _forms_of(fold(singular)))
        for form, shape in forms.items():
            yield form, Unit(row, "both" if form in plurals else shape)
        for plural in plurals - forms.keys():
            yield plural, Unit(row, "many")


def _peoples() -> Iterator[tuple[str, Entry]]:
    """«14 لبنانيا», «مقتل سوري»: people counted by their country; «سوريا» only behind a number."""
    row = UnitRow(id="person", group="person", singular=())
    for actor in load_actors():
        for stem in map(fold, actor.adjectives):
            yield stem, Unit(row, "one")
            yield from ((stem + ending, Unit(row, "many")) for ending in ("ا", "ين", "ون"))
        for people in actor.people:
            yield fold(people), Unit(row, "many")


def _owned(plural: str) -> Iterator[str]:
    """A plural with the pronoun of its owner: «مستشاريه», «مقاتليها»."""
    stem = plural[:-1] if plural.endswith(("ين", "ون")) else plural
    yield from (stem + pronoun for pronoun in ("ه", "ها", "هم"))


def _forms_of(singular: str) -> Iterator[tuple[str, Shape]]:
    """Singular, its accusative, and both duals, of a folded noun («غاره جويه» bends its first word)."""
    head, space, rest = singular.partition(" ")
    yield singular, "one"
    if space:
        return
    stem = head[:-1] + "ت" if head.endswith("ه") else head
    yield stem + "ان" + rest, "two"
    yield stem + "ين" + rest, "two"
    if stem is head:
        yield head + "ا", "one"
