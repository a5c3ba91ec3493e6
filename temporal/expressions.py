"""Finding expressions of time: what the words say, before any publication day is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles import Text
from model import Mention, TimexType
from temporal.borrowed_years import Placed, borrowed_year, headings, lacks_year, with_year
from temporal.meanings import WHATEVER, Meaning
from temporal.parsing import read_window
from temporal.tense import forward, looks_forward, undirected
from temporal.windows import find_windows


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """An expression of time and what its words say; the days come later, from `temporal.resolution`."""

    mention: Mention
    """The words, modifier included."""
    meaning: Meaning
    """What they say."""
    type: TimexType
    """TIMEX3 type."""
    first: int
    """Index of its first token in `Text.forms`."""
    stop: int
    """One past the index of its last token."""


def find_time_expressions(text: Text) -> tuple[TimeExpression, ...]:
    """Every expression of time, in order of position, without overlaps."""
    found: list[TimeExpression] = []
    placed: list[Placed] = []
    for window in find_windows(text):
        for reading in read_window(window.words):
            first, stop = window.tokens[reading.first], window.tokens[reading.stop]
            start, end = text.letter_start(first, reading.cut), text.ends[stop - 1]
            joined = reading.cut > 0 or _follows_date(text, first, found)
            meaning = _in_context(text, first, reading.meaning, joined=joined)
            mention = text.mention(start, end, "timex", reading.rule_id)
            found.append(TimeExpression(mention=mention, meaning=meaning, type=reading.type, first=first, stop=stop))
            placed.append((first, stop, start, reading.meaning))
    return _with_years(text, found, placed)


def _with_years(text: Text, found: list[TimeExpression], placed: list[Placed]) -> tuple[TimeExpression, ...]:
    """Dates without a year with the one that the words beside them, or a heading over them, give."""
    lacking = [index for index, place in enumerate(placed) if lacks_year(place[3])]
    if not lacking:
        return tuple(found)
    year_over = headings(text)
    for index in reversed(lacking):
        year = borrowed_year(text, placed, index) or year_over(placed[index])
        if year is not None:
            first, stop, start, meaning = placed[index]
            placed[index] = first, stop, start, with_year(meaning, year)
            found[index] = replace(found[index], meaning=placed[index][3])
    return tuple(found)


def _follows_date(text: Text, first: int, found: Sequence[TimeExpression]) -> bool:
    """Whether the expression just before, in the same sentence, is a date with its year."""
    if not found or found[-1].first < text.sentence_at(first).stretch.first:
        return False
    return found[-1].meaning.kind == "date" and found[-1].meaning.year is not None


def _in_context(text: Text, first: int, meaning: Meaning, *, joined: bool) -> Meaning:
    """What the words say in their sentence: forward behind a future verb, counting on in a tale («وبعد يومين»)."""
    counts_on = joined and meaning.kind == "shift" and meaning.base is None and (meaning.amount or 0) > 0
    if not counts_on and not undirected(meaning):
        return meaning
    if looks_forward(text.forms, first, text.sentence_at(first).stretch.first):
        return meaning if counts_on else forward(meaning)
    unit = WHATEVER if meaning.unit == "day" else meaning.unit
    return meaning.having(base=Meaning(kind="anaphor", unit=unit)) if counts_on else meaning
