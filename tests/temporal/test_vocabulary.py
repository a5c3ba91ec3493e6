"""The words of time against the calendar names that CLDR publishes."""

import pytest
from babel import Locale

from lexicon import fold
from temporal.vocabulary import load_words

COUNTRIES = ("ar", "ar_DZ", "ar_EG", "ar_IQ", "ar_JO", "ar_LB", "ar_MA", "ar_MR", "ar_PS", "ar_SA", "ar_SY", "ar_TN")
PAIRS = [(country, month) for country in COUNTRIES for month in range(1, 13)]


def words_of(symbol: str, field: str, value: int) -> set[str]:
    rows = (row for row in load_words() if row.symbol == symbol and row.says.get(field) == value)
    return {fold(word) for row in rows for word in row.words}


@pytest.mark.parametrize(("country", "month"), PAIRS)
def test_month_name_of_a_country_is_known(country: str, month: int) -> None:
    name = fold(Locale.parse(country).months["format"]["wide"][month])
    assert name in words_of("MONTH", "month", month)


@pytest.mark.parametrize("weekday", range(7))
def test_weekday_name_is_known(weekday: int) -> None:
    name = fold(Locale.parse("ar").days["format"]["wide"][weekday]).removeprefix("ال")
    assert name in words_of("WEEKDAY", "weekday", weekday)


def test_every_vague_word_says_where_it_points() -> None:
    names = {row.says["name"] for row in load_words() if row.symbol == "VAGUEWORD"}
    assert names == {"PAST_REF", "PRESENT_REF", "FUTURE_REF"}
