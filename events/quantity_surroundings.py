"""What stands around a number: words in front of it, the noun behind it, verbs further on."""

from collections.abc import Sequence

from articles import Text
from events.numerals import Numeral, bound
from events.quantity_lexicon import GOVERNOR, CountedRow, Entry, QuantityLexicon, Unit, WordRow
from events.quantity_state import SentenceState
from lexicon import Match

_WORDS_BEFORE = 5
_AHEAD = 6
_ARTICLES = frozenset(("", "ال"))
_AFTER = frozenset(("about_after", "least_after", "most_after"))
_NEVER = "never"
_OF_THEM = frozenset(("منهم", "منهن", "منها"))
_AMONG, _HARM = frozenset(("بين",)), frozenset(("killed", "wounded"))
_THAT = frozenset(("ان", "بان"))


class Surroundings:
    """The tokens of one article, looked at from a number."""

    def __init__(self, text: Text, lexicon: QuantityLexicon) -> None:
        """Remember the article and the words."""
        self.forms = text.forms
        self.words = lexicon.words
        self.flags = lexicon.flags
        self.before = lexicon.before

    def is_told_behind(self, state: SentenceState, match: Match[Entry]) -> bool:
        """Whether a verb right behind a noun that «إن» opens says what happened to it: «إن مدنيا استشهد»."""
        before, behind = match.first - 1, match.stop
        if before < state.first or behind >= state.stop or self.forms[before] not in _THAT:
            return False
        if self.forms[behind].endswith(("يا", "ه", "ي")) and behind + 1 < state.stop:
            behind += 1
        return any(
            isinstance(m.entry, CountedRow) and m.entry.single and not m.split.prefix
            for m in self.words.at(self.forms, behind, state.stop)
        )  # fmt: skip

    def word_before(self, state: SentenceState, first: int) -> "Match[WordRow] | None":
        """The longest word around numbers that ends right in front of a token, or one lone proclitic before it."""
        before = first - 1
        lone = before > state.first and len(self.forms[before]) == 1 and self.forms[before].isalpha()
        ends = (first, before) if lone else (first,)
        for index in range(max(state.first, state.last_stop, first - _WORDS_BEFORE), first):
            if not self.before[self.forms[index]]:
                continue
            for match in self.words.at(self.forms, index, first):
                if match.stop not in ends or not isinstance(match.entry, WordRow):
                    continue
                if match.entry.kind != _NEVER or match.stop == first:  # «منذ بداية العام لـ17 هجوما»: no year
                    return Match(match.first, match.stop, match.split, match.entry)
        return None

    def read_unit(self, state: SentenceState, number: Numeral) -> bool:
        """Find the noun behind a number; False when the number measures what does not interest us."""
        at = number.stop
        for _ in range(3):
            if at >= state.stop:
                return True
            matches = [m for m in self.words.at(self.forms, at, state.stop) if m.split.prefix in _ARTICLES]
            word = word_among(matches)
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

    def is_part_self(self, state: SentenceState, number: Numeral) -> bool:
        """Whether a bare number says how many of a total: «قتل 9 أشخاص، 4 منهم نساء»."""
        behind = self.forms[number.stop] if number.stop < state.stop else ""
        return state.total is not None and behind in _OF_THEM

    def unit_at(self, index: int, stop: int) -> Unit | None:
        """The noun that begins at a token."""
        if index >= stop:
            return None
        matches = self.words.at(self.forms, index, stop)
        return next((m.entry for m in matches if isinstance(m.entry, Unit) and m.split.prefix in _ARTICLES), None)

    def read_behind(self, state: SentenceState, number: Numeral) -> None:
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

    def ahead(self, state: SentenceState, number: Numeral) -> str | None:
        """What verbs behind the noun say: «5 مدنيين قتلوا», «20 شخصا بين قتيل وجريح»."""
        for at in range(number.stop, min(number.stop + _AHEAD, state.stop)):
            if not self.flags[self.forms[at]] & GOVERNOR:
                continue
            for match in self.words.at(self.forms, at, state.stop):
                row = match.entry
                if not isinstance(row, CountedRow) or match.split.prefix:
                    continue
                many = self.forms[at].endswith("ا") and not self.forms[at].endswith("ها")
                told = row.single and (many or (number.high == 1 and self._is_beside(number.stop, at)))
                among = self.forms[at - 1] in _AMONG and row.counted in _HARM
                summed = row.total and number.unit is None and at == number.stop
                if told or among or summed or row.counted == "casualties":
                    return row.counted
        return None

    def _is_beside(self, stop: int, at: int) -> bool:
        """Whether a verb stands right behind a noun, or behind the noun's adjective («عسكريا سوريا أصيب»)."""
        return at == stop or (at == stop + 1 and self.forms[stop].endswith(("ي", "يا", "ه")))


def word_among(matches: Sequence[Match[Entry]]) -> "Match[WordRow] | None":
    """The longest word around numbers among matches, unless a governing word or unit is longer."""
    for match in matches:
        if match.stop < matches[0].stop:
            return None
        if isinstance(match.entry, WordRow):
            return Match(match.first, match.stop, match.split, match.entry)
    return None
