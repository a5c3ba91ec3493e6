"""Clues from outside the story: posts that the page shows, a headline that came apart from the text, the address."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from articles import Text, clean
from model import Article, TimeSpan
from temporal.expressions import find_time_expressions
from temporal.likelihood import Axis
from temporal.publication_dates import find_date_clues
from temporal.publication_evidence import Evidence, evidence_around
from temporal.publication_words import day_words, says_address, says_dateline, says_headline, says_post

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = (
    r"(?:(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})|(?P<first>\d{1,2}) (?P<behind>[A-Za-z]{3,9})\.?)"
    r"[,،]? (?P<year>20\d\d)\b"
)
_STAMP = re.compile(rf"\b{_DAY}")
"""«November 25, 2023»."""
_POST = re.compile(rf"\(@\w{{1,30}}\)\s*[-–—]?\s*{_DAY}")
"""«Outlet (@handle) August 22, 2023»: who signs a post, and its day."""
_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>20\d\d)([/_-]?)(?P<month>[01]\d|[1-9](?=[/_-]))\2(?P<day>[0-3]\d|[1-9](?=[/_-]|$))(?!\d)"
)
"""«/2023/08/22/», «2023-08-22», «20230822»."""
_HEADLINE = frozenset({"today", "lead_day", "explicit_day", "dateline"})


def find_outside_clues(text: Text, axis: Axis) -> Iterator[Evidence]:
    """Evidence of what stands outside the story.

    Args:
        text: the article.
        axis: the days.
    """
    yield from _latest_post(text, axis)
    yield from _stamp(text, axis)
    yield from _headline(text, axis)
    yield from _address(text, axis)


def _latest_post(text: Text, axis: Axis) -> Iterator[Evidence]:
    """The latest post that the page shows: the article is hardly older, and mostly of the same day."""
    found = [(day, each.span()) for each in _POST.finditer(text.source) if (day := _english_day(each, axis))]
    if found:
        day, at = max(found)
        says = says_post(day_words(day))
        yield evidence_around(axis, "post", [(day, day)], at=at, says=says, allows=TimeSpan(earliest=day))


def _stamp(text: Text, axis: Axis) -> Iterator[Evidence]:
    """An English stamp in a dateline; Arabic ones are read with the text."""
    for region in text.regions:
        found = _STAMP.search(text.source, region.start, region.end) if region.kind == "dateline" else None
        day = _english_day(found, axis) if found else None
        if found and day:
            says, allows = says_dateline(day_words(day)), TimeSpan.on(day)
            yield evidence_around(axis, "dateline", [(day, day)], at=found.span(), says=says, allows=allows)
            return


def _english_day(found: re.Match[str], axis: Axis) -> date | None:
    """The day of a match, or None where its words are no month or no day of the axis."""
    name = (found["month"] or found["behind"])[:3].lower()
    if name not in _MONTHS:
        return None
    return _day(found["year"], _MONTHS.index(name) + 1, found["day"] or found["first"], axis)


def _headline(text: Text, axis: Axis) -> Iterator[Evidence]:
    """The day that a headline names which the text does not repeat: «حصاد الأحداث ليوم الأربعاء 03-08-2022»."""
    title = text.article.title
    if not any(letter.isdecimal() for letter in title) or any(region.kind == "title" for region in text.regions):
        return
    alone = clean(Article(article_id=text.article.article_id, text=title, title=title))
    for each in find_date_clues(alone, find_time_expressions(alone), axis):
        if each.kind in _HEADLINE:
            says = says_headline((each.says_en, each.says_ar))
            yield replace(each, start=0, end=0, words=title[each.start : each.end], says_en=says[0], says_ar=says[1])


def _address(text: Text, axis: Axis) -> Iterator[Evidence]:
    """The day in the address of the article."""
    found = _ADDRESS.search(text.article.url)
    day = _day(found["year"], int(found["month"]), found["day"], axis) if found else None
    if found and day:
        kind, says, allows = "dateline", says_address(day_words(day)), TimeSpan.on(day)
        of_text = evidence_around(axis, kind, [(day, day)], at=(0, 0), says=says, allows=allows)
        yield replace(of_text, words=found.group())


def _day(year: str, month: int, day: str, axis: Axis) -> date | None:
    """A day of the axis, or None where there is no such day."""
    with suppress(ValueError):
        found = date(int(year), month, int(day))
        return found if 0 <= axis.index(found) < axis.size else None
    return None
