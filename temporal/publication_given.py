"""A publication day that came with the article: trusted, and checked against the text."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from articles import Text
from model import Clue, PublicationDay, TimeSpan
from temporal.expressions import TimeExpression
from temporal.likelihood import axis_until
from temporal.publication_dates import explicit_span, find_today_clue, heads_text
from temporal.publication_readings import Dated, find_dates, offsets, words_of
from temporal.publication_words import Says, says_explicit
from temporal.resolution import contradicts

_SLACK = timedelta(days=2)
"""Night editions and time zones."""


def check_given(text: Text, expressions: Sequence[TimeExpression], given: TimeSpan) -> tuple[PublicationDay, bool]:
    """The given day with what the text says against it as clues, and whether there is anything."""
    best = given.earliest if given.earliest == given.latest else None
    against = tuple(_contradictions(text, expressions, given)) if expressions else ()
    day = PublicationDay(
        earliest=given.earliest, latest=given.latest, best=best, basis="given", clues=against,
        note_en="; ".join(clue.says_en for clue in against), note_ar="؛ ".join(clue.says_ar for clue in against),
    )  # fmt: skip
    return day, bool(against)


def _contradictions(text: Text, expressions: Sequence[TimeExpression], given: TimeSpan) -> Iterator[Clue]:
    """Words that cannot have been published on the given day."""
    first, last = given.earliest, given.latest
    if first is None or last is None:
        return
    for expression in expressions if first == last else ():
        if contradicts(expression, first) and contradicts(expression, first - timedelta(days=1)):
            yield _clue(text, offsets(expression), _says_weekday(expression))
    dated = list(find_dates(text, expressions))
    for each in dated:
        if _is_elsewhere(text, each, first, last):
            yield _clue(text, offsets(each.expression), says_explicit(words_of(each.date)))
    today = find_today_clue(text, expressions, dated, axis_until(last))
    if today is not None and not any(_near(begin, first, last) for begin, _ in today.spans):
        yield today.clue(text)


def _is_elsewhere(text: Text, each: Dated, first: date, last: date) -> bool:
    """Whether a whole date heads the text and is not the given day, or is told as past and lies after it."""
    span = explicit_span(each.date)
    if span is None or span[0] != span[1] or each.planned or _near(span[0], first, last):
        return False
    return heads_text(text, each.expression) or (span[0] > last and not _ahead(text, each))


def _near(day: date, first: date, last: date) -> bool:
    return first - _SLACK <= day <= last + _SLACK


def _ahead(text: Text, each: Dated) -> bool:
    """Whether a date lies in a sentence that speaks of the future: a verb behind «س» or «سوف» stands before it."""
    stretch = text.sentence_at(each.expression.first).stretch
    words = text.forms[stretch.first : each.expression.first]
    return any(form == "سوف" or (form[:2] in ("سي", "ست", "سن") and len(form) > 4) for form in words)


def _says_weekday(expression: TimeExpression) -> Says:
    words = words_of(expression.meaning)
    return f"{words[0]}: does not go with the given day", f"{words[1]}: لا يتفق مع التاريخ المعطى"


def _clue(text: Text, at: tuple[int, int], says: Says) -> Clue:
    return Clue(mention=text.mention(*at, "publication_clue", "contradiction"), says_en=says[0], says_ar=says[1])
