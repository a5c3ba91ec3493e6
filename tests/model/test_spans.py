from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import SpanError, TimeSpan, parse

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@st.composite
def spans(draw):
    ends = sorted([draw(DAYS), draw(DAYS)])
    earliest, latest = (end if draw(st.booleans()) else None for end in ends)
    return TimeSpan(earliest=earliest, latest=latest, extent=draw(st.sampled_from(["within", "throughout"])))


@given(spans())
def test_edtf_parses_back_to_the_same_days(span):
    again = parse(span.edtf)
    assert (again.earliest, again.latest) == (span.earliest, span.latest)


@given(spans())
def test_edtf_keeps_the_extent_of_intervals_with_an_end(span):
    if span.edtf is not None:
        assert parse(span.edtf).extent == span.extent


@pytest.mark.parametrize(
    ("first", "last", "edtf", "precision"),
    [
        ("2015-09-12", "2015-09-12", "2015-09-12", "day"),
        ("2015-09-01", "2015-09-30", "2015-09", "month"),
        ("2016-02-01", "2016-02-29", "2016-02", "month"),
        ("2015-01-01", "2015-12-31", "2015", "year"),
        ("1970-01-01", "1979-12-31", "197X", "decade"),
        ("1900-01-01", "1999-12-31", "19XX", "century"),
        ("2024-11-27", "2024-12-02", "[2024-11-27..2024-12-02]", "interval"),
        ("2015-09-02", "2015-09-30", "[2015-09-02..2015-09-30]", "interval"),
    ],
)
def test_days_within_are_written_as_the_calendar_unit_they_fill(first, last, edtf, precision):
    span = TimeSpan(earliest=date.fromisoformat(first), latest=date.fromisoformat(last))
    assert (span.edtf, span.precision) == (edtf, precision)


def test_open_ends_are_written_with_two_dots():
    day = date(2015, 9, 30)
    assert TimeSpan(earliest=day).edtf == "[2015-09-30..]"
    assert TimeSpan(latest=day, extent="throughout").edtf == "../2015-09-30"
    assert TimeSpan().edtf is None


def test_crossed_ends_are_refused():
    with pytest.raises(SpanError):
        TimeSpan(earliest=date(2020, 1, 2), latest=date(2020, 1, 1))


@pytest.mark.parametrize("text", ["2015-13", "2015-02-30", "yesterday", "20150", "[x..y]", "1X", "2015/x"])
def test_other_notations_are_refused(text):
    with pytest.raises(SpanError):
        parse(text)


@given(spans(), DAYS, DAYS)
def test_surely_within_implies_possibly_within(span, one, other):
    first, last = sorted([one, other])
    if span.surely_within(first, last):
        assert span.possibly_within(first, last)


@given(spans(), spans())
def test_union_covers_both(one, other):
    union = one.union(other)
    assert union.covers(one)
    assert union.covers(other)


@given(spans(), spans())
def test_overlap_does_not_depend_on_the_order(one, other):
    assert one.overlaps(other) == other.overlaps(one)


def test_ends_of_a_range_count_as_inside():
    span = TimeSpan.on(date(2024, 12, 8))
    assert span.surely_within(date(2024, 11, 27), date(2024, 12, 8))
    assert not span.possibly_within(date(2024, 12, 9), None)


def test_state_that_lasts_is_surely_within_a_part_of_its_days():
    state = TimeSpan(earliest=date(2024, 1, 1), latest=date(2024, 12, 31), extent="throughout")
    moment = TimeSpan(earliest=date(2024, 1, 1), latest=date(2024, 12, 31))
    assert state.surely_within(date(2024, 5, 1), date(2024, 5, 2))
    assert not moment.surely_within(date(2024, 5, 1), date(2024, 5, 2))


@given(DAYS, st.integers(min_value=0, max_value=4000))
def test_days_are_counted_with_both_ends(first, more):
    last = first + timedelta(days=more)
    assert TimeSpan(earliest=first, latest=last).days == more + 1
