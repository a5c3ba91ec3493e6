"""Years that dates take from beside them: a list («9 آذار و16 أيار 2017»), a month just named, a heading."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from articles import Text
from lexicon import fold
from temporal.meanings import Meaning

_HEADING = re.compile(r"^[\s\-–—*#•]*(?:(?:عام|العام|سنة)\s+)?((?:19|20)\d\d)[\s\-–—:*•]*$", re.MULTILINE)
"""A line that is a year and nothing else, as in chronologies."""
_ENTRY = re.compile(r"[\s\-–—*•]*(?:\w+\s+)?")
"""What may stand before the date of an entry («- ليل 8 كانون الثاني: …»)."""
_ENTRY_END = re.compile(r"\s*[:\-–—،]")
_JOINTS = frozenset(fold(word) for word in ["و", "،", ",", "أو", "ثم", "في", "وفي", "أو في", "حتى", "وحتى", "إلى"])
_OUTER = frozenset({"part", "open", "nth"})
Placed = tuple[int, int, int, Meaning]
"""First token, one past the last token, source offset and meaning of an expression."""


def lacks_year(meaning: Meaning) -> bool:
    """Whether the words name a month, or a day of it, and nothing that tells its year."""
    if meaning.kind in _OUTER:
        return meaning.base is not None and lacks_year(meaning.base)
    if meaning.kind == "range":
        return meaning.base is not None and lacks_year(meaning.base) and _is_free(meaning.until)
    return meaning.kind == "date" and _is_free(meaning)


def _is_free(meaning: Meaning | None) -> bool:
    return (
        meaning is not None and meaning.month is not None and meaning.calendar == "gregorian"
        and meaning.year is None and meaning.direction is None and meaning.base is None
    )  # fmt: skip


def with_year(meaning: Meaning, year: int) -> Meaning:
    """The same in a year."""
    if meaning.kind == "date":
        return meaning.having(year=year)
    base = with_year(meaning.base, year) if meaning.base is not None else None
    until = with_year(meaning.until, year) if meaning.until is not None else None
    return meaning.having(base=base, until=until)


def headings(text: Text) -> Callable[[Placed], int | None]:
    """Tells the year of the heading above an entry that begins with its date; None for what is no such entry."""
    lines = [(match.end(), int(match[1])) for match in _HEADING.finditer(text.source)]
    ends = [end for end, _ in lines]

    def year_over(placed: Placed) -> int | None:
        _, stop, start, _ = placed
        line = text.source.rfind("\n", 0, start) + 1
        place = bisect_right(ends, line)
        is_entry = (
            place and _ENTRY.fullmatch(text.source, line, start) and _ENTRY_END.match(text.source, text.ends[stop - 1])
        )
        return lines[place - 1][1] if is_entry else None

    return year_over if lines else lambda _: None


def borrowed_year(text: Text, placed: Sequence[Placed], index: int) -> int | None:
    """The year that an expression which lacks one takes from the one behind or before it; None where it stays open."""
    here = placed[index]
    month = _inner(here[3])
    after = placed[index + 1] if index + 1 < len(placed) else None
    if after is not None and _joined(text, here, after) and (year := _named_year(after[3])) is not None:
        return year - (_order(month) > _order(_inner(after[3])))
    before = next((each for each in reversed(placed[:index]) if each[3].kind == "date"), None)
    if before is None or (year := _named_year(before[3])) is None or "\n" in text.source[before[2] : here[2]]:
        return None
    named = _inner(before[3])
    listed = placed[index - 1] is before and _joined(text, before, here) and _order(named) < _order(month)
    return year if listed or (named.month == month.month and month.day is not None) else None


def _joined(text: Text, first: Placed, second: Placed) -> bool:
    return _JOINTS.issuperset(text.forms[first[1] : second[0]])


def _named_year(meaning: Meaning) -> int | None:
    """The year of a date that names a month of it."""
    inner = _inner(meaning)
    plain = inner.kind == "date" and inner.month is not None and inner.calendar == "gregorian" and inner.base is None
    return inner.year if plain else None


def _inner(meaning: Meaning) -> Meaning:
    """The date inside a part, a bound or a range."""
    return meaning if meaning.base is None or meaning.kind == "date" else _inner(meaning.base)


def _order(date: Meaning) -> tuple[int, int]:
    return date.month or 0, date.day or 0
