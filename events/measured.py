"""Days told by how far they lie from other days: «غداة الهجوم», «بعد يومين من الزيارة», «عشية القمة»."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from events.word_sets import word_set
from lexicon import fold
from lexicon.numbers import read_number
from model import TimeSpan

_DAY_AFTER, _AFTER, _EVE = fold("غداة"), fold("بعد"), fold("عشية")
_OF, _MOST_DAYS, _LENGTH_REACH = fold("من"), 60, 6


class Gap(NamedTuple):
    """How many days the main event lies behind what it is measured from; negative on the eve of it."""

    least: int
    """The fewest."""
    most: int
    """The most."""


_LENGTHS = {
    fold(word): Gap(*days)
    for word, days in {
        "ساعات": (0, 1), "ساعة": (0, 1), "ساعتين": (0, 1), "يوم": (1, 1), "يومين": (2, 2), "أسبوع": (7, 7),
        "أسبوعين": (14, 14), "شهر": (28, 31), "شهرين": (59, 62),
    }.items()
}  # fmt: skip
_UNITS = {fold(word): days for word, days in {"أيام": 1, "يوما": 1, "أسابيع": 7}.items()}


def gap_of(forms: Sequence[str], first: int) -> Gap | None:
    """The days between what stands behind the words at token `first` and the main event; None for other words."""
    if forms[first] == _DAY_AFTER:
        return Gap(1, 1)
    if forms[first] == _EVE:
        return Gap(-1, -1)
    if forms[first] != _AFTER or first + 2 >= len(forms):
        return None
    gap, stop = _length(forms, first + 1)
    measured = stop + 1 < len(forms) and forms[stop] in word_set("measured")
    measured = measured and (forms[stop] != _OF or forms[stop + 1] not in word_set("durative"))
    return gap if measured and gap is not None and gap.most <= _MOST_DAYS + 2 else None


def is_length(forms: Sequence[str], first: int) -> bool:
    """«بعد أربعة أشهر من المعارك»: how long something lasted that was before, and is no news."""
    if forms[first] != _AFTER:
        return False
    span = forms[first + 1 : first + _LENGTH_REACH]
    ends = (index for index, pair in enumerate(pairwise(span)) if pair[0] == _OF and pair[1] in word_set("durative"))
    return any(not word_set("long_units").isdisjoint(span[:index]) for index in ends)


def _length(forms: Sequence[str], first: int) -> tuple[Gap | None, int]:
    """How many days some words name, and one past them."""
    if forms[first] in _LENGTHS:
        return _LENGTHS[forms[first]], first + 1
    number = read_number(forms, first)
    if number is None or number.stop >= len(forms) or forms[number.stop] not in _UNITS:
        return None, first
    days = int(number.value) * _UNITS[forms[number.stop]]
    return Gap(days, days), number.stop + 1


def days_before(main: TimeSpan, gap: Gap) -> TimeSpan | None:
    """The days of what the main event is measured from."""
    if main.earliest is None or main.latest is None or main.days != 1:
        return None
    return TimeSpan(earliest=main.earliest - timedelta(days=gap.most), latest=main.latest - timedelta(days=gap.least))


def days_after(anchor: TimeSpan, gap: Gap) -> TimeSpan | None:
    """The days of the main event, measured from those of another."""
    if anchor.earliest is None or anchor.latest is None or anchor.days != 1:
        return None
    return TimeSpan(
        earliest=anchor.earliest + timedelta(days=gap.least), latest=anchor.latest + timedelta(days=gap.most)
    )
