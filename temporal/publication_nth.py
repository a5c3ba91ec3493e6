"""Clues from the days of an operation that are counted: «لليوم السادس», «ثاني أيام العملية»."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from articles import Text
from articles.text import Stretch
from lexicon.numbers import read_number
from model import TimeSpan
from temporal.likelihood import Axis
from temporal.publication_evidence import Evidence, evidence_around
from temporal.publication_vocabulary import word_set
from temporal.publication_words import says_counted_day

_MOST = 60
"""Days of an operation that are still counted."""


def find_counted_days(text: Text, axis: Axis, told: Sequence[Evidence]) -> Iterator[Evidence]:
    """Evidence of the first counted day that stands in the sentence of an operation whose first day is on record."""
    sentences = {text.sentence_at(text.token_at(each.start)).number: each for each in told if len(each.spans) == 1}
    for number, operation in sentences.items():
        begin, end = operation.spans[0]
        counted = _counted(text, text.sentences[number].stretch)
        if counted is None:
            continue
        first, stop, ordinal = counted
        day = begin + timedelta(days=ordinal - 1)
        if end is not None and begin < day <= end:
            yield _evidence(axis, day, ordinal, at=(text.starts[first], text.ends[stop - 1]))
            return


def _evidence(axis: Axis, day: date, ordinal: int, *, at: tuple[int, int]) -> Evidence:
    allows = TimeSpan(earliest=day)
    return evidence_around(axis, "counted_day", [(day, day)], at=at, says=says_counted_day(ordinal, day), allows=allows)


def _counted(text: Text, stretch: Stretch) -> tuple[int, int, int] | None:
    """First token, one past the last token and number of the first day that is counted in a sentence."""
    forms = text.forms
    behind, before = word_set("counted_behind"), word_set("counted_before")
    for index in range(stretch.first, stretch.stop - 1):
        if forms[index] in behind:
            reading = read_number(forms, index + 1)
            found = (index, reading.stop, reading) if reading is not None else None
        else:
            reading = read_number(forms, index) if forms[index + 1] in before else None
            found = (index, index + 2, reading) if reading is not None else None
        if found is not None and found[2].ordinal and 1 < found[2].value <= _MOST:
            return found[0], found[1], found[2].value
    return None
