"""Clues from counts that grow with the war: its years and its dead."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from articles import Text
from articles.text import Stretch
from lexicon import Row, load_rows
from lexicon.numbers import NumberReading, read_number
from model import TimeSpan
from temporal.likelihood import Axis
from temporal.publication_evidence import Evidence, evidence_around
from temporal.publication_vocabulary import word_set
from temporal.publication_words import says_toll, says_war_age

WAR_BEGAN = date(2011, 3, 15)
"""First day of the protests that became the war."""
_OLDEST = 20
_REACH = 10
_THOUSAND = 1000


class TollRow(Row, frozen=True, kw_only=True):
    """A count of the dead and when it was the count of the day."""

    thousands: int
    """Thousands of dead."""
    begin: date
    """When outlets began to give it."""
    end: date
    """When a higher one had replaced it."""


@cache
def _tolls() -> dict[int, TollRow]:
    rows = load_rows("lexicon/temporal/war_tolls.yaml", TollRow, key="thousands")
    return {row.thousands: row for row in rows}


def find_count_clues(text: Text, axis: Axis) -> Iterator[Evidence]:
    """Evidence of how long the war has gone on and how many it has killed; each told once."""
    age = toll = None
    war, forms = word_set("war"), text.forms
    for sentence in text.sentences:
        stretch = sentence.stretch
        if (age and toll) or war.isdisjoint(forms[stretch.first : stretch.stop]):
            continue
        age = age or _war_age(text, stretch, axis)
        toll = toll or _toll(text, stretch, axis)
    yield from (each for each in (age, toll) if each is not None)


def _numbers(forms: Sequence[str], stretch: Stretch) -> Iterator[tuple[int, NumberReading]]:
    """Every number of a sentence with the index of its first token; numbers do not overlap."""
    index = stretch.first
    while index < stretch.stop:
        reading = read_number(forms, index)
        if reading is not None and reading.stop <= stretch.stop:
            yield index, reading
        index = max(index + 1, reading.stop if reading is not None else 0)


def _war_age(text: Text, stretch: Stretch, axis: Axis) -> Evidence | None:
    """«الحرب المستمرة منذ سبع سنوات»: a number of years with «منذ» before it, behind a word for the war."""
    forms = text.forms
    for index, reading in _numbers(forms, stretch):
        unit = forms[reading.stop] if reading.stop < stretch.stop else ""
        since = "منذ" in forms[max(stretch.first, index - 4) : index]
        if unit not in word_set("years") or not since or reading.ordinal or not 2 <= reading.value <= _OLDEST:
            continue
        if word_set("war").isdisjoint(forms[max(stretch.first, index - _REACH) : index]):
            continue
        begin = date(WAR_BEGAN.year + reading.value, WAR_BEGAN.month, WAR_BEGAN.day)
        end = begin + timedelta(days=365)
        at = (text.starts[index], text.ends[reading.stop])
        says = says_war_age(reading.value)
        allows = TimeSpan(earliest=begin, latest=end)
        return evidence_around(axis, "war_age", [(begin, end)], at=at, says=says, allows=allows)
    return None


def _toll(text: Text, stretch: Stretch, axis: Axis) -> Evidence | None:
    """«أكثر من 350 ألف قتيل» of the war."""
    forms = text.forms
    for index, reading in _numbers(forms, stretch):
        row = _tolls().get(reading.value // _THOUSAND)
        if row is not None and not word_set("dead").isdisjoint(_beside(forms, index, reading)):
            at = (text.starts[index], text.ends[reading.stop - 1])
            allows = TimeSpan(earliest=row.begin, latest=row.end)
            says = says_toll(row.thousands)
            return evidence_around(axis, "toll", [(row.begin, row.end)], at=at, says=says, allows=allows)
    return None


def _beside(forms: Sequence[str], index: int, reading: NumberReading) -> Sequence[str]:
    """The words before and behind a number."""
    return forms[max(0, index - 5) : reading.stop + 3]
