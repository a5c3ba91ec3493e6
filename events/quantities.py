"""How many: every number that counts people, weapons or attacks, and what happened to them."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from articles import Sentence, Text
from events.numerals import Numeral, bound, is_name_or_date, join_range
from events.openings import COUNT, openings_of, where
from events.quantity_lexicon import (
    NOUN,
    NUMBER,
    CountedRow,
    Entry,
    QuantityLexicon,
    Unit,
    WordRow,
    load_quantity_lexicon,
)
from events.quantity_state import SentenceState, govern
from events.quantity_surroundings import Surroundings, word_among
from events.word_sets import word_set
from lexicon import Match
from lexicon.numbers import read_number
from model import Quantity

_REACH, _SUBJECT = 11, 4
_BARE_REACH, _SUM_REACH = 5, 9
_FAMILY = "family"
_OTHERS = frozenset(("اخر", "ثالث", "رابع"))
_ENDS = frozenset(("في", "من", "على", "جراء", "اثر", "نتيجه", "خلال", "قرب", "عند", "داخل", "اثناء", "على", "علي"))
_ARTICLES = frozenset(("", "ال"))
_OWN_WORD = frozenset(("killed", "wounded", "strike"))
_THAT = frozenset(("ان", "بان"))
# Nobody claims so many dead in Syria at once; such numbers count inhabitants.
_MOST_HARMED = 1_000_000
_HARMED = frozenset(("killed", "wounded", "casualties"))
_BOUNDS = frozenset(("about", "over", "least", "under", "most"))


class QuantityMention(NamedTuple):
    """A number of something in the text."""

    first: int
    """Index of the first token, «نحو» and its like included."""
    stop: int
    """One past the last token, the unit included."""
    quantity: Quantity
    """The number; `counted` is empty where only the frame can say it, `unit` is `person` where the words do not say."""
    status: str
    """civilian, child, woman, soldier, fighter …; empty where the words do not say."""
    part_of: int | None
    """Index, among the quantities found so far, of the total that this is a part of («بينهم 3 أطفال»)."""


class _Walk:
    """A walk over the tokens of an article, sentence by sentence."""

    def __init__(self, text: Text, lexicon: QuantityLexicon, worth: Sequence[int]) -> None:
        """Begin with nothing found; `worth` are the tokens at which something counted can begin."""
        self.worth = worth
        self.text = text
        self.forms = text.forms
        self.words = lexicon.words
        self.flags = lexicon.flags
        self.around = Surroundings(text, lexicon)
        self.found: list[QuantityMention] = []

    def read(self, sentence: Sentence) -> list[QuantityMention]:
        """Every quantity of a sentence, in order."""
        first, stop = sentence.stretch[:2]
        begin = bisect_left(self.worth, first)
        end = bisect_left(self.worth, stop, begin)
        if begin == end:
            return []
        state, free, begun = SentenceState(first, stop), 0, len(self.found)
        for index in self.worth[begin:end]:
            if index >= free:
                free = self._step(state, index)
        return self.found[begun:]

    def _step(self, state: SentenceState, index: int) -> int:
        """Read what begins at a token; gives the first token that is still to be read."""
        that = index > state.first and self.forms[index - 1] in _THAT
        form = self.forms[index]
        if self.flags[form] == NOUN and not that and not self._may_be_one(state, index):
            return index + 1
        matches = self.words.at(self.forms, index, state.stop)
        word = word_among(matches)
        if word is not None and word.entry.kind == "part":
            state.part_from = None if state.total is None else word.stop
            return word.stop
        number = self._number_at(state, index, matches, word)
        if number is not None:
            return self._take(state, number)
        for match in matches:
            if isinstance(match.entry, CountedRow):
                govern(state, match, match.entry)
                return match.stop
        return index + 1

    def _may_be_one(self, state: SentenceState, index: int) -> bool:
        """Whether a bare noun at a token may count one."""
        form, fallen = self.forms[index], index > state.first and self.forms[index - 1] in word_set("fell")
        return state.expects(index) or state.awaits(index, form) or fallen or self._is_object(state, index)

    def _is_object(self, state: SentenceState, index: int) -> bool:
        """«اغتال مسلحون مجهولون الرئيس»: whether a definite noun is whom a verb before its subject harmed."""
        row, stop = state.governor.get("person", (None, -1))
        if row is None or not row.single or not state.last_stop < stop < index <= stop + _SUBJECT:
            return False
        form, before, between = self.forms[index], self.forms[index - 1], self.forms[stop:index]
        if not all(map(str.isalpha, between)) or not word_set("belongings").isdisjoint(between):
            return False
        if form.startswith("ال"):
            named = len(between) > 1 and not between[0].startswith(("ال", "و"))
            return (named or self.forms[stop - 1] in word_set("slays")) and (named or not before.startswith("ال"))
        return self.forms[stop - 1] in word_set("slays") and not form.startswith(("و", "ب", "ل"))

    def _number_at(
        self, state: SentenceState, index: int, matches: Sequence[Match[Entry]], word: "Match[WordRow] | None"
    ) -> Numeral | None:
        """A number in digits or words, an order of magnitude, a dual, or a bare singular that counts one."""
        reading = read_number(self.forms, index) if self.flags[self.forms[index]] & NUMBER else None
        longer = reading is not None and word is not None and reading.stop > word.stop  # «أحد عشر»
        if word is not None and (word.entry.kind == "order" or _is_one(word)) and not longer:
            low, high, vague = word.entry.low, word.entry.high, word.entry.kind == "order"
            return Numeral(index, word.stop, low, high, cut=word.split.cut, approximate=vague)
        if reading is not None and not reading.ordinal:
            if reading.stop > state.stop:
                return None
            return Numeral(index, reading.stop, reading.value, reading.value, cut=reading.cut)
        if any(isinstance(match.entry, CountedRow) for match in matches):
            return None
        for match in matches:
            if isinstance(match.entry, Unit):
                return self._bare(state, match, match.entry)
        return None

    def _bare(self, state: SentenceState, match: Match[Entry], unit: Unit) -> Numeral | None:
        """A dual, or a governed singular; a governed «ين» may be dual or plural, so at least two."""
        cut = match.split.cut
        after = self.forms[match.stop] if match.stop < state.stop else ""
        if unit.shape == "two" or (unit.shape == "both" and after in word_set("two")):
            return Numeral(match.first, match.stop, 2, 2, cut=cut, unit=unit)
        told = self._is_governed(state, match) or self.around.is_told_behind(state, match)
        if self.forms[match.first][cut:] in _OTHERS and not self._ends_at(state, match.stop):
            return None
        if unit.shape == "many" or unit.row.group != "person" or unit.row.id == _FAMILY or not told:
            return None
        if unit.shape == "one":
            return Numeral(match.first, match.stop, 1, 1, cut=cut, unit=unit)
        return Numeral(match.first, match.stop, 2, None, cut=cut, unit=unit)

    def _ends_at(self, state: SentenceState, index: int) -> bool:
        """Whether a noun phrase ends before a token: «وأصيب آخر في», but not «على آخر معاقل»."""
        form = self.forms[index] if index < state.stop else ""
        return not form.isalpha() or form in _ENDS or form.startswith(("ب", "و"))

    def _is_governed(self, state: SentenceState, match: Match[Entry]) -> bool:
        """Whether a bare noun stands right behind a governing word, or is joined to a quantity by «و»."""
        prefix = match.split.prefix
        if prefix.startswith("و"):
            return state.last_stop == match.first
        if prefix not in _ARTICLES:
            return False
        if state.part_from == match.first or self._is_object(state, match.first):
            return True
        own = isinstance(match.entry, Unit) and match.entry.row.counted in _HARMED
        if own and match.first > state.first and self.forms[match.first - 1] in word_set("fell"):
            return True
        row, stop = state.governor.get("person", (None, -1))
        if row is None or not row.single:
            return False
        return stop == match.first or state.awaits(match.first, self.forms[match.first])

    def _take(self, state: SentenceState, number: Numeral) -> int:
        """Complete a number with its bounds and unit, and keep it when it counts something."""
        begin = number.stop
        word = self.around.word_before(state, number.first)
        kind = word.entry.kind if word is not None else ""
        if kind == "never" or is_name_or_date(self.text, number, state.stop):
            return begin
        join_range(self.forms, number, state.stop, between=kind == "between")
        if word is not None and kind in _BOUNDS:
            bound(number, kind)
            number.first, number.cut = word.first, word.split.cut
        if number.unit is None and not self.around.read_unit(state, number):
            return number.stop
        if number.unit is None and self.around.is_part_self(state, number):
            number.unit = self.around.unit_at(number.stop + 1, state.stop)
        self.around.read_behind(state, number)
        counted = self._counted(state, number)
        if counted is None:
            return number.stop
        if counted in _HARMED and number.low > _MOST_HARMED:
            counted = ""
        self._keep(state, number, counted)
        return number.stop

    def _counted(self, state: SentenceState, number: Numeral) -> str | None:
        """What happened to those counted; empty where only the frame can say; None when the number counts nothing."""
        unit = number.unit
        if state.total is not None and self.around.is_part_self(state, number):
            return self.found[state.total].quantity.counted
        if unit is None:
            return self._counted_without_unit(state, number)
        if unit.row.counted in _OWN_WORD and unit.row.group == "person":
            return unit.row.counted
        ahead = self.around.ahead(state, number)
        if ahead is not None:
            return ahead
        if state.part_from is not None and unit.row.group == "person" and state.total is not None:
            return self.found[state.total].quantity.counted
        row, stop = state.governor.get(unit.row.group, (None, 0))
        if row is not None and self._words_between(stop, number.first) <= _REACH and row.counted:
            return "casualties" if state.mixed else row.counted
        if unit.row.group == "person" and not unit.row.counted and self.forms[number.first - 1] in word_set("falls"):
            return "killed"
        return unit.row.counted

    def _words_between(self, first: int, stop: int) -> int:
        """How many words stand between two tokens, marks aside."""
        return sum(form.isalnum() for form in self.forms[first:stop])

    def _counted_without_unit(self, state: SentenceState, number: Numeral) -> str | None:
        """«مقتل 5 وإصابة 7», «ارتفع عدد القتلى إلى 45»: a bare number needs its governing word close by."""
        row, stop = state.governor.get("person", (None, -99))
        ahead = self.around.ahead(state, number)
        if ahead is not None:
            return ahead
        if row is None or row.counted not in ("killed", "wounded", "casualties"):
            return None
        gap = [form for form in self.forms[stop : number.first] if len(form) > 1]
        far = _SUM_REACH if row.total else _BARE_REACH
        reach = number.first - stop <= far if "الي" in gap or not row.single else not gap
        if number.first == stop or reach:
            return "casualties" if state.mixed else row.counted
        return None

    def _keep(self, state: SentenceState, number: Numeral, counted: str) -> None:
        unit = number.unit.row.id if number.unit else "person"
        start = self.text.letter_start(number.first, number.cut)
        quantity = Quantity(
            low=number.low, high=number.high, approximate=number.approximate, unit=unit, counted=counted,
            mention=self.text.mention(start, self.text.ends[number.stop - 1], "quantity", unit),
        )  # fmt: skip
        part_of = self._part_of(state, number)
        self.found.append(QuantityMention(number.first, number.stop, quantity, number.status, part_of))
        state.last_stop = number.stop
        if part_of is None and (number.unit is None or number.unit.row.group == "person"):
            state.total = len(self.found) - 1

    def _part_of(self, state: SentenceState, number: Numeral) -> int | None:
        """The total that a number is a part of: behind «بينهم», or with «منهم» behind it."""
        if state.total is None or (number.unit is not None and number.unit.row.group != "person"):
            return None
        if state.part_from is not None:
            return state.total
        return state.total if self.around.is_part_self(state, number) else None


def _is_one(word: "Match[WordRow]") -> bool:
    """Whether a word is «أحد», one of several; «الأحد» is Sunday."""
    return word.entry.kind == "one" and not word.split.prefix.endswith("ال")


def find_quantities(text: Text) -> tuple[QuantityMention, ...]:
    """Every number that counts something of interest, in order; ages, dates, distances and the like are not counted."""
    found = QuantitiesIn(text, openings_of(text))
    return tuple(quantity for sentence in text.sentences for quantity in found[sentence.number])


class QuantitiesIn(dict[int, list[QuantityMention]]):
    """Number of a sentence to its quantities, each sentence read when it is first asked about."""

    def __init__(self, text: Text, openings: bytes) -> None:
        """Read nothing yet."""
        super().__init__()
        self._sentences = text.sentences
        self._walk = _Walk(text, load_quantity_lexicon(), where(openings, COUNT))

    def __missing__(self, sentence: int) -> list[QuantityMention]:
        found = self[sentence] = self._walk.read(self._sentences[sentence])
        return found
