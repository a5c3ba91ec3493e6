"""Numbers in digits and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import clean
from lexicon.numbers import NumberReading, read_number
from model import Article

VALUES = [
    ("ألف وتسعمئة وسبعة وستين", 1967), ("ألفين وواحد وعشرين", 2021), ("سبع وستين وتسعمئة وألف", 1967),
    ("مئة وخمسين ألف", 150_000), ("مليون ومئتي ألف وخمسة", 1_200_005), ("أحد عشر", 11), ("إحدى وعشرين", 21),
    ("ثلاثمئة وخمسة وعشرون ألفا وأربعمئة", 325_400), ("خمس مئة", 500), ("ثماني مائة وثلاثة", 803), ("ميتين", 200),
    ("مائتان", 200), ("مئتا ألف", 200_000), ("مليوني", 2_000_000), ("ألفا", 2000), ("عشرة آلاف", 10_000), ("ميه", 100),
    ("خمستعش", 15), ("تلاتة", 3), ("تسعة وتسعين", 99), ("مئة وخمسة عشر", 115), ("خمسة ملايين", 5_000_000),
    ("2,000", 2000), ("2.000", 2000), ("2 000 000", 2_000_000), ("٢٠ ألفا", 20_000), ("3.5 مليون", 3_500_000),
    ("٩٠٠ ألف", 900_000), ("۱۲ مليون", 12_000_000), ("12.500.000", 12_500_000),
    ("نصف مليون", 500_000), ("ربع المليون", 250_000), ("مليون ونصف المليون", 1_500_000), ("3 ملايين ونصف", 3_500_000),
    ("مليونين ونصف المليون", 2_500_000), ("ستة ملايين ونصف مليون", 6_500_000), ("نصف مليار", 500_000_000),
]  # fmt: skip
ORDINALS = [("الثامن", 8), ("الحادي عشر", 11), ("السادس عشر", 16), ("الحادية والعشرين", 21), ("والثاني والعشرين", 22)]
NONE = ["نصف السكان", "ربع ساعة", "آلاف", "أحد الجنود", "الأحد", "ملايين", "كتاب"]


def read(words: str) -> NumberReading | None:
    return read_number(clean(Article(article_id="x", text=words)).forms, 0)


@pytest.mark.parametrize(("words", "value"), VALUES)
def test_number_has_its_value_and_takes_all_its_words(words: str, value: int) -> None:
    forms = clean(Article(article_id="x", text=words)).forms
    reading = read_number(forms, 0)
    assert reading is not None
    assert (reading.value, reading.stop) == (value, len(forms))


@pytest.mark.parametrize(("words", "value"), ORDINALS)
def test_ordinal_says_so(words: str, value: int) -> None:
    reading = read(words)
    assert reading is not None
    assert (reading.value, reading.ordinal) == (value, True)


@pytest.mark.parametrize("words", NONE)
def test_words_that_only_look_like_numbers_are_none(words: str) -> None:
    assert read(words) is None


def test_proclitics_are_counted_and_the_article_is_not() -> None:
    assert read("وبخمسة") == NumberReading(5, 1, 2, digits=False, ordinal=False)
    assert read("والثامن") == NumberReading(8, 1, 1, digits=False, ordinal=True)


def test_a_date_with_stops_is_no_grouped_number() -> None:
    assert read("9.10.2019") == NumberReading(9, 1, 0, digits=True, ordinal=False)


def test_smaller_numbers_in_a_row_are_not_joined() -> None:
    assert read("خمسة وستة") == NumberReading(5, 1, 0, digits=False, ordinal=False)


@given(value=st.integers(min_value=0, max_value=10**9))
def test_digits_are_their_number(value: int) -> None:
    assert read_number([str(value)], 0) == NumberReading(value, 1, 0, digits=True, ordinal=False)


@given(value=st.integers(min_value=1000, max_value=10**9))
def test_grouped_digits_are_their_number(value: int) -> None:
    reading = read(f"{value:,}")
    assert reading is not None
    assert reading.value == value
