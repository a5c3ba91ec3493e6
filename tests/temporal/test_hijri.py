"""The Hijri calendar in and outside the recorded years."""

from datetime import date

from temporal.hijri import hijri_days, hijri_year_of


def test_recorded_month_has_its_published_days() -> None:
    assert hijri_days(1440, 9, None) == (date(2019, 5, 6), date(2019, 6, 3))


def test_year_outside_the_record_is_a_day_wider_at_both_ends() -> None:
    assert hijri_days(1325, 1, 1) == (date(1907, 2, 13), date(1907, 2, 15))


def test_day_that_the_month_does_not_have_is_none() -> None:
    assert hijri_days(1440, 9, 31) is None
    assert hijri_days(1325, 2, 30) is None


def test_month_thirteen_is_none() -> None:
    assert hijri_days(1440, 13, 1) is None


def test_year_of_a_gregorian_day() -> None:
    assert hijri_year_of(date(2019, 8, 31)) == 1441
    assert hijri_year_of(date(1907, 3, 1)) == 1325
