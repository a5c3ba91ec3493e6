"""A number on its way to becoming a quantity: its bounds, its range, and whether it is a number of anything at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles import Text
from events.quantity_lexicon import Unit
from lexicon.numbers import read_number

_RANGE_MARKS = frozenset(("-", "–", "—", "الي", "او"))
_DATE_MARKS = frozenset("/:-.")
_AND = "و"
_THOUSAND = 1000


@dataclass(slots=True)
class Numeral:
    """A number with the tokens that it takes; completed step by step."""

    first: int
    """Index of the first token."""
    stop: int
    """One past the last token."""
    low: int
    """Smallest number that the words allow."""
    high: int | None
    """Largest number that the words allow."""
    cut: int = 0
    """Folded letters of the first token that are proclitics."""
    approximate: bool = False
    """Whether the words say that it is not exact."""
    unit: Unit | None = None
    """The noun counted."""
    status: str = ""
    """civilian, child, soldier …"""


def is_name_or_date(text: Text, numeral: Numeral, stop: int) -> bool:
    """Whether digits are part of a model («F-16», «سو-24»), a clock time or a date; the sentence ends at `stop`."""
    forms, first = text.forms, numeral.first
    if not forms[first].isdecimal():
        return False
    before = forms[first - 1] if first else ""
    if before.isascii() and before.isalpha():
        return True
    if before in _DATE_MARKS and first > 1 and _is_glued(text, first - 1):
        return len(forms[first - 2]) > 1 or forms[first - 2].isdecimal()
    behind = numeral.stop
    return behind + 1 < stop and forms[behind] in ("/", ":") and forms[behind + 1].isdecimal()


def _is_glued(text: Text, index: int) -> bool:
    """Whether a mark stands between two tokens without a space on either side."""
    return text.ends[index - 1] == text.starts[index] and text.ends[index] == text.starts[index + 1]


def join_range(forms: Sequence[str], numeral: Numeral, stop: int, *, between: bool) -> None:
    """Take in the second number of «5-7», «5 إلى 7», «5 أو 6», «بين 5 و7»."""
    mark = numeral.stop
    if numeral.unit is not None or numeral.high is None or mark + 1 >= stop:
        return
    joined = forms[mark] in _RANGE_MARKS or (between and forms[mark] == _AND)
    if not joined and not (between and forms[mark].startswith(_AND)):
        return
    second = read_number(forms, mark + 1 if joined else mark)
    if second is None or second.ordinal or second.stop > stop:
        return
    low = numeral.low
    if second.value >= _THOUSAND > low * 10:
        low *= _THOUSAND
    if low < second.value:
        numeral.low, numeral.high, numeral.stop = low, second.value, second.stop


def bound(numeral: Numeral, kind: str) -> None:
    """Widen a number by what a word of a kind of `quantity_words.yaml` says of it."""
    if kind in ("about", "about_after"):
        numeral.approximate = True
    elif kind == "over":
        numeral.low, numeral.high = numeral.low + 1, None
    elif kind in ("least", "least_after"):
        numeral.high = None
    elif kind == "under":
        numeral.low, numeral.high = 1, max(1, numeral.low - 1)
    elif kind in ("most", "most_after"):
        numeral.low, numeral.high = 1, max(1, numeral.low)
