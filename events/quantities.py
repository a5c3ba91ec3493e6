"""How many: every number that counts people, weapons or attacks, and what happened to them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from articles import Text
from events.numerals import Numeral, bound, is_name_or_date, join_range
from events.quantity_lexicon import (
    GOVERNOR,
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
from lexicon import Match
from lexicon.numbers import read_number
from model import Quantity

_REACH = 9
_WORDS_BEFORE = 5
_AHEAD = 6
_ARTICLES = frozenset(("", "ال"))
_OWN_WORD = frozenset(("killed", "wounded", "strike"))
_OF_THEM = frozenset(("منهم", "منهن", "منها"))
_BOUNDS = frozenset(("about", "over", "least", "under", "most"))
_AFTER = frozenset(("about_after", "least_after", "most_after"))


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
    """Index, among the article's quantities, of the total that this is a part of («بينهم 3 أطفال»)."""


class _Walk:
    """One pass over the tokens of an article."""

    def __init__(self, text: Text, lexicon: QuantityLexicon) -> None:
        """Begin with nothing found."""
        self.text = text
        self.forms = text.forms
        self.words = lexicon.words
        self.beginnings = lexicon.beginnings
        self.before = lexicon.before
        self.found: list[QuantityMention] = []

    def run(self) -> tuple[QuantityMention, ...]:
        """Every quantity, in order."""
        indices = self.beginnings.among(self.forms)
        position = 0
        for sentence in self.text.sentences:
            state, free = SentenceState(sentence.stretch.first, sentence.stretch.stop), 0
            end = bisect_left(indices, sentence.stretch.stop, position)
            for index in indices[position:end]:
                if index >= free:
                    free = self._step(state, index)
            position = end
        return tuple(self.found)

    def _step(self, state: SentenceState, index: int) -> int:
        """Read what begins at a token; gives the first token that is still to be read."""
        if self.beginnings[self.forms[index]] == NOUN and not state.expects(index):
            return index + 1
        matches = self.words.at(self.forms, index, state.stop)
        word = _word_among(matches)
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

    def _number_at(
        self, state: SentenceState, index: int, matches: Sequence[Match[Entry]], word: "Match[WordRow] | None"
    ) -> Numeral | None:
        """A number in digits or words, an order of magnitude, a dual, or a bare singular that counts one."""
        if word is not None and word.entry.kind in ("order", "one"):
            low, high, vague = word.entry.low, word.entry.high, word.entry.kind == "order"
            return Numeral(index, word.stop, low, high, cut=word.split.cut, approximate=vague)
        reading = read_number(self.forms, index) if self.beginnings[self.forms[index]] & NUMBER else None
        if reading is not None:
            if reading.ordinal or reading.stop > state.stop:
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
        if unit.shape == "two":
            return Numeral(match.first, match.stop, 2, 2, cut=cut, unit=unit)
        if unit.shape == "many" or unit.row.group != "person" or not self._is_governed(state, match):
            return None
        if unit.shape == "one":
            return Numeral(match.first, match.stop, 1, 1, cut=cut, unit=unit)
        return Numeral(match.first, match.stop, 2, None, cut=cut, unit=unit)

    def _is_governed(self, state: SentenceState, match: Match[Entry]) -> bool:
        """Whether a bare noun stands right behind a governing word, or is joined to a quantity by «و»."""
        prefix = match.split.prefix
        if prefix.startswith("و"):
            return state.last_stop == match.first
        if prefix not in _ARTICLES:
            return False
        if state.part_from == match.first:
            return True
        row, stop = state.governor.get("person", (None, -1))
        return row is not None and row.single and stop == match.first

    def _take(self, state: SentenceState, number: Numeral) -> int:
        """Complete a number with its bounds and unit, and keep it when it counts something."""
        begin = number.stop
        word = self._word_before(state, number.first)
        kind = word.entry.kind if word is not None else ""
        if kind == "never" or is_name_or_date(self.text, number, state.stop):
            return begin
        join_range(self.forms, number, state.stop, between=kind == "between")
        if word is not None and kind in _BOUNDS:
            bound(number, kind)
            number.first, number.cut = word.first, word.split.cut
        if number.unit is None and not self._read_unit(state, number):
            return number.stop
        if number.unit is None and self._is_part_self(state, number):
            number.unit = self._unit_at(number.stop + 1, state.stop)
        self._read_behind(state, number)
        counted = self._counted(state, number)
        if counted is None:
            return number.stop
        self._keep(state, number, counted)
        return number.stop

    def _word_before(self, state: SentenceState, first: int) -> "Match[WordRow] | None":
        """The longest word around numbers that ends right in front of a token, or one lone proclitic before it."""
        before = first - 1
        lone = before > state.first and len(self.forms[before]) == 1 and self.forms[before].isalpha()
        ends = (first, before) if lone else (first,)
        for index in range(max(state.first, state.last_stop, first - _WORDS_BEFORE), first):
            if not self.before[self.forms[index]]:
                continue
            for match in self.words.at(self.forms, index, first):
                if match.stop in ends and isinstance(match.entry, WordRow):
                    return Match(match.first, match.stop, match.split, match.entry)
        return None

    def _read_unit(self, state: SentenceState, number: Numeral) -> bool:
        """Find the noun behind a number; False when the number measures what does not interest us."""
        at = number.stop
        for _ in range(3):
            if at >= state.stop:
                return True
            matches = [m for m in self.words.at(self.forms, at, state.stop) if m.split.prefix in _ARTICLES]
            word = _word_among(matches)
            if word is not None and word.entry.kind == "measure":
                return False
            if word is not None and word.entry.kind in _AFTER:
                bound(number, word.entry.kind)
                number.stop = at = word.stop
                continue
            unit = next((m for m in matches if isinstance(m.entry, Unit)), None)
            if unit is not None and isinstance(unit.entry, Unit):
                number.unit, number.stop = unit.entry, unit.stop
                return True
            if self.forms[at] != "من":
                return True
            at += 1
        return True

    def _is_part_self(self, state: SentenceState, number: Numeral) -> bool:
        """Whether a bare number says how many of a total: «قتل 9 أشخاص، 4 منهم نساء»."""
        behind = self.forms[number.stop] if number.stop < state.stop else ""
        return state.total is not None and behind in _OF_THEM

    def _unit_at(self, index: int, stop: int) -> Unit | None:
        if index >= stop:
            return None
        matches = self.words.at(self.forms, index, stop)
        return next((m.entry for m in matches if isinstance(m.entry, Unit) and m.split.prefix in _ARTICLES), None)

    def _read_behind(self, state: SentenceState, number: Numeral) -> None:
        """Status from a second noun («أشخاص مدنيين», «قتلى من الجنود»), and bounds behind the noun."""
        if number.unit is not None:
            number.status = number.unit.row.status
        at = number.stop
        for step in range(2):
            if at >= state.stop:
                return
            for match in self.words.at(self.forms, at, state.stop):
                if isinstance(match.entry, WordRow) and match.entry.kind in _AFTER:
                    bound(number, match.entry.kind)
                    number.stop = match.stop
                    return
                if isinstance(match.entry, Unit) and match.split.prefix in _ARTICLES and number.unit is not None:
                    number.status = number.status or match.entry.row.status
                    number.stop = match.stop if step == 0 else number.stop
            if step == 0 and self.forms[at] != "من":
                return
            at += 1

    def _counted(self, state: SentenceState, number: Numeral) -> str | None:
        """What happened to those counted; empty where only the frame can say; None when the number counts nothing."""
        unit = number.unit
        if state.total is not None and self._is_part_self(state, number):
            return self.found[state.total].quantity.counted
        if unit is None:
            return self._counted_without_unit(state, number)
        if unit.row.counted in _OWN_WORD and unit.row.group == "person":
            return unit.row.counted
        ahead = self._ahead(state, number)
        if ahead is not None:
            return ahead
        if state.part_from is not None and unit.row.group == "person" and state.total is not None:
            return self.found[state.total].quantity.counted
        row, stop = state.governor.get(unit.row.group, (None, 0))
        if row is not None and number.first - stop <= _REACH and row.counted:
            return "casualties" if state.mixed else row.counted
        return unit.row.counted

    def _counted_without_unit(self, state: SentenceState, number: Numeral) -> str | None:
        """«مقتل 5 وإصابة 7», «ارتفع عدد القتلى إلى 45»: a bare number needs its governing word close by."""
        row, stop = state.governor.get("person", (None, -99))
        if row is None or row.counted not in ("killed", "wounded", "casualties") or number.low > 100_000:
            return None
        gap = [form for form in self.forms[stop : number.first] if len(form) > 1]
        reach = number.first - stop <= 5 if "الي" in gap or not row.single else not gap
        if number.first == stop or reach:
            return "casualties" if state.mixed else row.counted
        return None

    def _ahead(self, state: SentenceState, number: Numeral) -> str | None:
        """What verbs behind the noun say: «5 مدنيين قتلوا», «20 شخصا بين قتيل وجريح»."""
        for at in range(number.stop, min(number.stop + _AHEAD, state.stop)):
            if not self.beginnings[self.forms[at]] & GOVERNOR:
                continue
            for match in self.words.at(self.forms, at, state.stop):
                row = match.entry
                if not isinstance(row, CountedRow) or match.split.prefix:
                    continue
                if row.counted == "casualties" or (row.single and self.forms[at].endswith("وا")):
                    return row.counted
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
        return state.total if self._is_part_self(state, number) else None


def find_quantities(text: Text) -> tuple[QuantityMention, ...]:
    """Every number that counts something of interest, in order; ages, dates, distances and the like are not counted."""
    return _Walk(text, load_quantity_lexicon()).run()


def _word_among(matches: Sequence[Match[Entry]]) -> "Match[WordRow] | None":
    """The longest word around numbers among matches, unless a governing word or unit is longer."""
    for match in matches:
        if match.stop < matches[0].stop:
            return None
        if isinstance(match.entry, WordRow):
            return Match(match.first, match.stop, match.split, match.entry)
    return None


def with_counted(quantity: Quantity, counted: str) -> Quantity:
    """A quantity whose governing frame says what happened, where its own words did not."""
    return quantity if quantity.counted else replace(quantity, counted=counted)
