"""Days told by how far they lie from other days: «غداة الهجوم», «بعد يومين من الزيارة»."""

from collections.abc import Sequence

from events.word_sets import word_set
from lexicon import fold
from lexicon.numbers import read_number

_DAY_AFTER, _AFTER = fold("غداة"), fold("بعد")
_DAY, _TWO_DAYS, _DAYS = fold("يوم"), fold("يومين"), frozenset(map(fold, ("أيام", "يوما")))
_MOST_DAYS = 30


def days_before(forms: Sequence[str], first: int) -> int | None:
    """Days by which what stands behind the words at token `first` was before the main event; None for other words."""
    if forms[first] == _DAY_AFTER:
        return 1
    if forms[first] != _AFTER or first + 2 >= len(forms):
        return None
    days, stop = _length(forms, first + 1)
    measured = stop < len(forms) and forms[stop] in word_set("measured")
    return days if measured and days is not None and days <= _MOST_DAYS else None


def _length(forms: Sequence[str], first: int) -> tuple[int | None, int]:
    """How many days some words name, and one past them."""
    if forms[first] in (_DAY, _TWO_DAYS):
        return (1 if forms[first] == _DAY else 2), first + 1
    number = read_number(forms, first)
    if number is None or number.stop >= len(forms) or forms[number.stop] not in _DAYS:
        return None, first
    return int(number.value), number.stop + 1
