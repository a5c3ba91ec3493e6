"""Clues from the expressions of time: dates at the head, dates called today, dates with a year, and the rest."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from articles import Text
from articles.markers import stamp_words
from model import TimeSpan
from temporal.expressions import TimeExpression
from temporal.likelihood import Axis
from temporal.meanings import Meaning
from temporal.publication_evidence import Evidence, evidence_around
from temporal.publication_readings import Dated, find_dates, occurrences, offsets, words_of
from temporal.publication_vocabulary import word_set
from temporal.publication_weekdays import find_weekday_clues
from temporal.publication_words import day_words, says_dateline, says_explicit, says_today, says_year
from temporal.publication_yearless import find_yearless_clues

_HEAD_SENTENCES, _LAST_SENTENCES = 4, 2
_BESIDE, _IN_HEADLINE = 3, 2
"""Words and marks that may stand beside a date that is alone."""
_LEAD_SENTENCES = 3
_EXPLICIT = {3: "explicit_day", 2: "explicit_month", 1: "explicit_year"}


def find_date_clues(
    text: Text, expressions: Sequence[TimeExpression], axis: Axis, told: Sequence[Evidence] = ()
) -> Iterator[Evidence]:
    """Evidence of the dates, months, years and weekdays that a text names.

    Args:
        text: the article.
        expressions: its expressions of time.
        axis: the days.
        told: evidence of operations, which give a date beside them its year.
    """
    dated = list(find_dates(text, expressions))
    today = find_today_clue(text, expressions, dated, axis)
    if today is not None:
        yield today
    yield from _said_year(expressions, axis)
    yield from _explicit_clues(text, dated, axis)
    yield from find_yearless_clues(text, dated, axis, told)
    if today is None:
        yield from find_weekday_clues(text, expressions, axis, dated)


def find_today_clue(
    text: Text, expressions: Sequence[TimeExpression], dated: Sequence[Dated], axis: Axis
) -> Evidence | None:
    """«اليوم الخميس 23 آذار», «أمس (22 آذار)»: a date that is said to be today, yesterday or tomorrow."""
    by_first = {each.expression.first: each for each in dated}
    for expression in expressions:
        amount = _pointing(text, expression)
        if amount is None:
            continue
        follows = by_first.get(_next_token(text, expression.stop))
        named = next((each.date for each in (by_first.get(expression.first), follows) if each is not None), None)
        if named is None or named.day is None or named.month is None:
            continue
        shift = timedelta(days=-amount)
        weekday = expression.meaning.weekday if named.weekday is None else named.weekday
        days = [day + shift for day in occurrences(weekday, named.day, named.month, named.year, axis)]
        if days:
            end = max(expression.mention.end, follows.expression.mention.end if follows else 0)
            return evidence_around(
                axis, "today", [(day, day) for day in days], at=(expression.mention.start, end),
                says=says_today(words_of(named), amount), allows=_one(days),
            )  # fmt: skip
    return None


def _pointing(text: Text, expression: TimeExpression) -> int | None:
    """Days from publication that an expression points to with «اليوم», «أمس» or «غدا», or None."""
    meaning, forms = expression.meaning, text.forms
    if len(forms) > expression.first + 1 and forms[expression.first + 1] in word_set("other_day"):
        return None
    if meaning.kind == "days" and (meaning.weekday is not None or meaning.day is not None):
        return meaning.amount if meaning.amount in (-1, 0, 1) else None
    if heads_roundup(text, expression):
        return 0
    pointers = (("today", 0), ("yesterday", -1), ("tomorrow", 1))
    return next((amount for name, amount in pointers if forms[expression.first] in word_set(name)), None)


def heads_roundup(text: Text, expression: TimeExpression) -> bool:
    """Whether a date in the headline is the day whose news is told: «حصاد الأحداث الميدانية ليوم الأربعاء»."""
    if text.kind_of(expression.first) != "title":
        return False
    stretch, forms = text.sentence_at(expression.first).stretch, text.forms
    before = forms[stretch.first : expression.first]
    of_day = forms[expression.first] in word_set("of_day") and not word_set("day_news").isdisjoint(before)
    return of_day or not word_set("roundup").isdisjoint(before)


def _one(days: Sequence[date]) -> TimeSpan | None:
    return TimeSpan.on(days[0]) if len(days) == 1 else None


def _next_token(text: Text, index: int) -> int:
    """The first token from `index` on that is no link between a weekday and its date."""
    for token in range(index, min(index + 3, len(text.forms))):
        if text.forms[token] not in word_set("link"):
            return token
    return index


def _said_year(expressions: Sequence[TimeExpression], axis: Axis) -> Iterator[Evidence]:
    """«العام الحالي 2023», alone or in «منذ بداية العام الحالي 2023»: the year of publication by its number, once."""
    for expression in expressions:
        said = _year_with_direction(expression.meaning)
        if said is not None:
            year, amount = said
            begin, end = date(year - amount, 1, 1), date(year - amount, 12, 31)
            yield evidence_around(
                axis, "said_year", [(begin, end)], at=offsets(expression), says=says_year(year, amount),
                allows=TimeSpan.year(year - amount),
            )  # fmt: skip
            return


def _year_with_direction(meaning: Meaning | None) -> tuple[int, int] | None:
    """A year and how many years it lies from the publication day, or None."""
    if meaning is None:
        return None
    if meaning.year is not None and meaning.amount is not None and meaning.direction and meaning.month is None:
        return meaning.year, meaning.amount
    return _year_with_direction(meaning.base) or _year_with_direction(meaning.until)


def _explicit_clues(text: Text, dated: Sequence[Dated], axis: Axis) -> Iterator[Evidence]:
    """The date at the head of the text; or else the latest date with a year that it tells as past."""
    last = axis.day(axis.size - 1)
    told = [(span, each) for each in dated if (span := explicit_span(each.date)) and span[0] <= last]
    for (begin, end), each in told:
        if begin == end and heads_text(text, each.expression):
            at, says = offsets(each.expression), says_dateline(day_words(begin))
            yield evidence_around(axis, "dateline", [(begin, end)], at=at, says=says, allows=TimeSpan.on(begin))
            return
    past = [pair for pair in told if not pair[1].planned]
    if past:
        (begin, end), each = max(past, key=lambda pair: (pair[0][0], -pair[0][1].toordinal()))
        at, says = offsets(each.expression), says_explicit(words_of(each.date))
        kind = _explicit_kind(text, each)
        yield evidence_around(axis, kind, [(begin, end)], at=at, says=says, allows=TimeSpan(earliest=begin))


def _explicit_kind(text: Text, each: Dated) -> str:
    """A date in the lead is fresher than one further down; «منذ عام 2020» is hardly said before that year is over."""
    kind = _EXPLICIT[sum(value is not None for value in (each.date.year, each.date.month, each.date.day))]
    if kind == "explicit_year" and each.expression.meaning.bound == "since":
        return "since_year"
    lead = text.sentence_at(each.expression.first).number < _LEAD_SENTENCES
    return "lead_day" if kind == "explicit_day" and lead else kind


def explicit_span(meaning: Meaning) -> tuple[date, date] | None:
    """The days of a date with a year, or None."""
    if meaning.year is None or not 1900 <= meaning.year <= 2100 or (meaning.weekday is not None and not meaning.day):
        return None
    if meaning.month is None:
        return date(meaning.year, 1, 1), date(meaning.year, 12, 31)
    last = monthrange(meaning.year, meaning.month)[1]
    if meaning.day is None:
        return date(meaning.year, meaning.month, 1), date(meaning.year, meaning.month, last)
    if meaning.day > last:
        return None
    day = date(meaning.year, meaning.month, meaning.day)
    return day, day


def heads_text(text: Text, expression: TimeExpression) -> bool:
    """Whether an expression stands at the head of the text, in a dateline or byline, or alone in its line.

    A statement may be signed with its day at its end: «حرر في 12 جمادى الأولى 1445هـ الموافق 25 تشرين الثاني 2023».
    """
    sentence = text.sentence_at(expression.first)
    stretch = sentence.stretch
    if not word_set("event_label").isdisjoint(text.forms[stretch.first : expression.first]):
        return False
    if text.regions[sentence.region].kind in ("dateline", "byline"):
        return True
    words = text.forms[stretch.first : stretch.stop]
    signs = len(text.sentences) - sentence.number <= _LAST_SENTENCES and not word_set("signed").isdisjoint(words)
    return (sentence.number < _HEAD_SENTENCES or signs) and _is_alone(text, expression)


def _is_alone(text: Text, expression: TimeExpression) -> bool:
    """Whether little but words of a stamp stands in its sentence: «تاريخ النشر: 13.05.2022 | 17:47 GMT»."""
    stretch, forms = text.sentence_at(expression.first).stretch, text.forms
    others = [*forms[stretch.first : expression.first], *forms[expression.stop : stretch.stop]]
    most = _IN_HEADLINE if text.kind_of(expression.first) == "title" else _BESIDE
    return len([form for form in others if form not in stamp_words("stamp")]) <= most
