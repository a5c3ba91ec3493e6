"""Likelihoods over days."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from temporal.likelihood import FIRST_DAY, around, around_any, axis_until, load_lags, narrowest

AXIS = axis_until(date(2026, 6, 30))
DAYS = st.dates(min_value=date(2005, 1, 1), max_value=date(2030, 1, 1))
KINDS = st.sampled_from(sorted(load_lags()))


def test_axis_ends_today():
    assert AXIS.day(AXIS.size - 1) == date(2026, 6, 30)
    assert AXIS.weekdays[0] == FIRST_DAY.weekday()


@given(day=st.dates(min_value=FIRST_DAY, max_value=date(2026, 6, 30)))
def test_axis_index_is_the_inverse_of_day(day):
    assert AXIS.day(AXIS.index(day)) == day
    assert AXIS.weekdays[AXIS.index(day)] == day.weekday()


@given(begin=DAYS, length=st.integers(0, 900), kind=KINDS)
def test_around_covers_the_axis_with_finite_levels(begin, length, kind):
    levels = around(AXIS, begin, begin + timedelta(days=length), kind)
    assert levels.shape == (AXIS.size,)
    assert np.isfinite(levels).all()


@given(begin=st.dates(min_value=date(2012, 1, 1), max_value=date(2025, 1, 1)), shift=st.integers(1, 200), kind=KINDS)
def test_around_moves_with_its_days(begin, shift, kind):
    end = begin + timedelta(days=10)
    moved = timedelta(days=shift)
    here, there = around(AXIS, begin, end, kind), around(AXIS, begin + moved, end + moved, kind)
    assert np.allclose(here[:-shift], there[shift:])


@given(kind=KINDS)
def test_around_without_end_goes_on(kind):
    levels = around(AXIS, date(2020, 1, 1), None, kind)
    assert set(levels[AXIS.index(date(2020, 1, 1)) :]) == {float(np.log(load_lags()[kind].during))}


def test_around_any_takes_the_best_of_its_spans():
    spans = [(date(2015, 1, 1), date(2015, 2, 1)), (date(2020, 1, 1), None)]
    levels = around_any(AXIS, spans, "office")
    assert levels[AXIS.index(date(2015, 1, 15))] == levels[AXIS.index(date(2021, 1, 1))] == 0.0
    assert levels[AXIS.index(date(2018, 1, 1))] < -2


@given(peak=st.integers(0, AXIS.size - 1), width=st.integers(0, 30))
def test_narrowest_holds_what_it_must_and_no_more(peak, width):
    levels = np.full(AXIS.size, -40.0)
    levels[peak : peak + width + 1] = 0.0
    first, last = narrowest(levels)
    mass = np.exp(levels)
    assert mass[first : last + 1].sum() >= 0.95 * mass.sum() * (1 - 1e-9)
    assert peak <= first <= last <= min(peak + width, AXIS.size - 1)


def test_narrowest_takes_the_fuller_of_equal_stretches():
    levels = np.log(np.array([0.02, 0.5, 0.46, 0.02]))
    assert narrowest(levels) == (1, 2)


@pytest.mark.parametrize("row", load_lags().values(), ids=lambda row: row.id)
def test_lag_rows_rise_and_stay_positive(row):
    for points in (row.before, row.after):
        lags = [lag for lag, _ in points]
        assert lags == sorted(set(lags))
        assert lags[0] >= 1
        assert all(0 < density <= 1 for _, density in points)
