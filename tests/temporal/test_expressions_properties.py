"""What holds for every expression: its words are the text's own, spelling marks change nothing, days move together."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import clean
from model import Article, PublicationDay, Timex, article_id
from temporal import find_time_expressions, resolve_timexes
from temporal.calendar import hangs_on_publication, moves_forward
from temporal.parsing import read_window
from temporal.resolution import contradicts, span_on
from temporal.rules import load_rules
from temporal.vocabulary import load_words

SENTENCES = sorted({re.sub(r"[\[\]]", "", sentence) for rule in load_rules() for sentence in rule.ok})
WORDS = sorted({piece for row in load_words() for words in row.words for piece in words.split()})
PIECES = [
    *WORDS,
    "1",
    "12",
    "31",
    "2015",
    "1948",
    "5/6/2015",
    "31/02/2015",
    "10:10",
    "2011-2016",
    "/",
    "-",
    "(",
    ")",
    "،",
]

"""How much a busy machine may distort a time."""
DAYS = st.dates(min_value=date(2012, 1, 1), max_value=date(2025, 12, 31))


def read(source: str, day: date) -> tuple[Timex, ...]:
    text = clean(Article(article_id=article_id(source), text=source))
    given_day = PublicationDay(earliest=day, latest=day, best=day, basis="given")
    return resolve_timexes(text, find_time_expressions(text), given_day)


def said(timexes: tuple[Timex, ...]) -> list[tuple[object, ...]]:
    return [(t.type, t.value, t.mod, t.span, t.mention.rule_id) for t in timexes]


@given(words=st.lists(st.sampled_from(PIECES), min_size=1, max_size=14), day=DAYS)
@settings(max_examples=150, deadline=None)
def test_any_words_give_mentions_that_are_slices_in_order(words: list[str], day: date) -> None:
    source = " ".join(words)
    end = 0
    for timex in read(source, day):
        mention = timex.mention
        assert source[mention.start : mention.end] == mention.surface
        assert mention.start >= end
        end = mention.end


@given(sentence=st.sampled_from(SENTENCES), day=DAYS)
@settings(max_examples=120, deadline=None)
def test_vowel_marks_change_nothing(sentence: str, day: date) -> None:
    marked = re.sub("([\u0628-\u0647])", "\\1\u064e", sentence)
    assert said(read(marked, day)) == said(read(sentence, day))


@given(sentence=st.sampled_from(SENTENCES), day=DAYS)
@settings(max_examples=120, deadline=None)
def test_arabic_indic_digits_change_nothing(sentence: str, day: date) -> None:
    digits = sentence.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert said(read(digits, day)) == said(read(sentence, day))


@given(sentence=st.sampled_from(SENTENCES), day=DAYS)
@settings(max_examples=120, deadline=None)
def test_a_joined_conjunction_changes_no_words(sentence: str, day: date) -> None:
    plain = [timex.mention.surface for timex in read(f"{sentence}، ثم {sentence}", day)]
    assert plain == [timex.mention.surface for timex in read(sentence, day)] * 2


@pytest.mark.parametrize("words", ["أمس", "غدا", "اليوم", "أول أمس", "قبل ثلاثة أيام", "بعد أسبوعين", "مساء أمس"])
@given(day=DAYS, days=st.integers(min_value=-400, max_value=400))
@settings(max_examples=25, deadline=None)
def test_moving_the_publication_day_moves_a_pure_offset(words: str, day: date, days: int) -> None:
    (first,), (second,) = read(words, day), read(words, day + timedelta(days))
    assert first.span is not None
    assert second.span is not None
    assert first.span.earliest is not None
    assert second.span.earliest == first.span.earliest + timedelta(days)


@given(sentence=st.sampled_from(SENTENCES), day=DAYS, other=DAYS)
@settings(max_examples=120, deadline=None)
def test_what_is_fixed_has_the_same_days_for_every_publication_day(sentence: str, day: date, other: date) -> None:
    for first, second in zip(read(sentence, day), read(sentence, other), strict=True):
        if first.fixed:
            assert first.span == second.span


@given(sentence=st.sampled_from(SENTENCES), day=DAYS)
@settings(max_examples=120, deadline=None)
def test_days_on_a_day_are_those_of_resolution(sentence: str, day: date) -> None:
    text = clean(Article(article_id=article_id(sentence), text=sentence))
    expressions = find_time_expressions(text)
    for expression, timex in zip(expressions, read(sentence, day), strict=True):
        if timex.anchor is None:
            assert span_on(expression, day) == timex.span
        if not hangs_on_publication(expression.meaning):
            assert contradicts(expression, day) == contradicts(expression, date(2016, 5, 5))


@given(sentence=st.sampled_from(SENTENCES), first=DAYS, days=st.integers(min_value=2, max_value=700))
@settings(max_examples=150, deadline=None)
def test_an_interval_of_publication_days_gives_every_day_that_one_of_them_gives(
    sentence: str, first: date, days: int
) -> None:
    text = clean(Article(article_id=article_id(sentence), text=sentence))
    expressions = find_time_expressions(text)
    interval = PublicationDay(earliest=first, latest=first + timedelta(days), basis="inferred")
    together = resolve_timexes(text, expressions, interval)
    for expression, timex in zip(expressions, together, strict=True):
        if moves_forward(expression.meaning) and timex.anchor is None and len(expressions) == 1:
            alone = [span_on(expression, first + timedelta(n)) for n in range(days + 1)]
            spans = [span for span in alone if span is not None]
            assert (timex.span is None) == (not spans)
            if timex.span is not None:
                assert timex.span.earliest == _outermost(min, [span.earliest for span in spans])
                assert timex.span.latest == _outermost(max, [span.latest for span in spans])


def _outermost(choose: Callable[[list[date]], date], ends: list[date | None]) -> date | None:
    known = [end for end in ends if end is not None]
    return choose(known) if len(known) == len(ends) else None


def test_long_runs_of_each_word_are_read() -> None:
    for word in {*PIECES, "و", "من", "يوم", "شهر", "قبل"}:
        found = read_window((word,) * 60)
        assert all(0 <= reading.first < reading.stop <= 60 for reading in found)


@pytest.mark.parametrize("words", [("يوم",), ("من", "يوم"), ("12", "/"), ("و", "2015"), ("قبل", "بعد"), ("شهر", "12")])
def test_ten_times_the_words_cost_no_more_than_linear(
    words: tuple[str, ...], count_calls: Callable[[Callable[[], Any]], int]
) -> None:
    read_window(words * 400)
    short = count_calls(lambda: read_window(words * 40))
    assert count_calls(lambda: read_window(words * 400)) < 12 * short


NUMBERED = (
    "قبل {} عاما", "بعد {} يوما", "الأعوام الـ{} الماضية", "خلال {} ساعة", "منذ {} قرنا", "عام {}", "الساعة {}",
    "كل {} أيام", "آخر {} عقود", "في {} مارس {}", "القرن {}", "{}/{}/{}", "سنة {} هجري", "شهر {}",
    "أول {} أشهر من 2018",
    "في غضون {} سنة", "{}-{}", "قبل أقل من {} عقدا", "{} قبل الميلاد", "الأسبوع {} من 2016", "{} رمضان {}",
)  # fmt: skip


@given(
    frame=st.sampled_from(NUMBERED),
    number=st.one_of(st.integers(min_value=0, max_value=3000), st.integers(min_value=0, max_value=10**24)),
    day=st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
)
@settings(max_examples=250, deadline=None)
def test_any_number_and_any_publication_day_is_survived(frame: str, number: int, day: date) -> None:
    source = frame.replace("{}", str(number))
    assert all(timex.mention.surface in source for timex in read(source, day))
