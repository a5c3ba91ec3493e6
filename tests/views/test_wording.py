"""Days and numbers in words."""

from datetime import date

import pytest

from views.labels import Labels
from views.wording import days_in_words, quantity_in_words, speaker_in_words

EN = Labels()
D = date


@pytest.mark.parametrize(
    ("earliest", "latest", "extent", "words"),
    [
        (D(2024, 11, 27), D(2024, 11, 27), "within", "27 November 2024"),
        (D(2015, 9, 1), D(2015, 9, 30), "within", "Some day in September 2015"),
        (D(2020, 2, 1), D(2020, 2, 29), "within", "Some day in February 2020"),
        (D(2020, 2, 1), D(2020, 2, 28), "within", "Some day between 1 February 2020 and 28 February 2020"),
        (D(2015, 1, 1), D(2015, 12, 31), "within", "Some day in 2015"),
        (D(2024, 11, 27), D(2024, 12, 2), "within", "Some day between 27 November 2024 and 2 December 2024"),
        (D(2024, 11, 27), D(2024, 12, 2), "throughout", "27 November 2024 to 2 December 2024"),
        (D(2024, 12, 2), None, "throughout", "From 2 December 2024 on"),
        (D(2024, 12, 2), None, "within", "On or after 2 December 2024"),
        (None, D(2024, 12, 2), "throughout", "Until 2 December 2024"),
        (None, D(2024, 12, 2), "within", "On or before 2 December 2024"),
        (None, None, None, "No day given"),
    ],
)
def test_days_are_said_as_exactly_as_they_are_known(
    earliest: date | None, latest: date | None, extent: str | None, words: str
) -> None:
    assert days_in_words(EN, {"earliest": earliest, "latest": latest, "extent": extent}) == words


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [
        (900, 900, False, "900 soldiers present"),
        (900, 900, True, "about 900 soldiers present"),
        (21, None, False, "at least 21 soldiers present"),
        (2000, 9999, True, "2,000 to 9,999 soldiers present"),
    ],
)
def test_number_says_how_sure_it_is(low: int, high: int | None, approximate: bool, words: str) -> None:
    row = {"low": low, "high": high, "approximate": approximate, "unit": "soldier", "counted": "present"}
    assert quantity_in_words(EN, row) == words


def test_narrator_is_no_speaker() -> None:
    assert speaker_in_words(EN, {"attribution_en": None, "attribution_ar": None}) == ""
