"""Numbers: what is counted, how exactly, and what is no count at all."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import Text, clean
from events.quantities import find_quantities
from events.quantity_lexicon import CountedRow, UnitRow
from lexicon import load_rows
from model import Article, article_id

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "specs" / "quantities.jsonl").read_text(encoding="utf-8").splitlines()
]
WORDS = ["مقتل", "5", "مدنيين", "بينهم", "و", "أكثر من", "عشرات", "،", "-", "قتيلان", "من", "على الأقل", "منهم", "نساء"]
EXAMPLES = [
    *load_rows("lexicon/events/units.yaml", UnitRow),
    *load_rows("lexicon/events/counted.yaml", CountedRow, key="id"),
]


def _read(words: str) -> Text:
    return clean(Article(article_id=article_id(words), text=words))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_numbers_of_a_sentence_are_found(row: dict[str, Any]) -> None:
    found = find_quantities(_read(row["text"]))
    numbers = [[m.quantity.low, m.quantity.high, m.quantity.unit, m.quantity.counted] for m in found]
    assert numbers == row["numbers"]
    if "approximate" in row:
        assert [m.quantity.approximate for m in found] == row["approximate"]
    if "status" in row:
        assert [m.status for m in found] == row["status"]


def test_examples_of_the_lexicon_hold() -> None:
    wrong = [words for row in EXAMPLES for words in row.ok if not find_quantities(_read(words))]
    wrong += [words for row in EXAMPLES for words in row.not_ if find_quantities(_read(words)) and not row.counted]
    assert wrong == []


def test_part_points_to_its_total() -> None:
    total, part = find_quantities(_read("مقتل 9 مدنيين بينهم 4 أطفال في القصف."))
    assert (total.part_of, part.part_of) == (None, 0)


def test_number_behind_a_new_verb_is_no_part() -> None:
    found = find_quantities(_read("مقتل 9 مدنيين بينهم 4 أطفال وإصابة 6 أشخاص."))
    assert [m.part_of for m in found] == [None, 0, None]


def test_total_of_one_sentence_has_no_parts_in_the_next() -> None:
    found = find_quantities(_read("مقتل 9 مدنيين في القصف.\nوبينهم 4 أطفال في المشفى."))
    assert [m.part_of for m in found] == [None] * len(found)


def test_proclitic_is_left_out_of_the_mention() -> None:
    (_, wounded) = find_quantities(_read("مقتل رجل وإصابة عشرات بجروح."))
    assert wounded.quantity.mention.surface == "عشرات"


def test_approximate_word_belongs_to_the_mention() -> None:
    (found,) = find_quantities(_read("قتل نحو 30 مسلحا."))
    assert found.quantity.mention.surface == "نحو 30 مسلحا"


@given(st.integers(min_value=3, max_value=99_999))
def test_digits_of_any_script_give_the_same_number(number: int) -> None:
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for digits in (str(number), arabic):
        (found,) = find_quantities(_read(f"مقتل {digits} مدنيين في القصف."))
        assert (found.quantity.low, found.quantity.high) == (number, number)


@given(
    st.lists(
        st.sampled_from(
            ["مقتل", "5", "مدنيين", "بينهم", "و", "أكثر من", "عشرات", "،", "-", "قتيلان", "من", "على الأقل"]
        )
    )
)
def test_any_row_of_such_words_is_read_without_overlap(words: list[str]) -> None:
    text = _read(" ".join(words) + " .")
    found = find_quantities(text)
    assert all(
        text.source[m.quantity.mention.start : m.quantity.mention.end] == m.quantity.mention.surface for m in found
    )
    assert all(one.stop <= other.first for one, other in pairwise(found))
