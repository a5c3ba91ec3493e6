"""Catalogues: complete in both languages, every key of the code in them, no label in the code."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from views.labels import CATALOGUES, LANGUAGES, Labels, days_kept, left_to_right

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "views").glob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])


def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        messages = read_po(file, locale=language)
    return {
        str(m.id[0] if isinstance(m.id, tuple) else m.id): (m.string,) if isinstance(m.string, str) else tuple(m.string)
        for m in messages
        if m.id
    }


def keys_of_the_code() -> set[str]:
    """Whole keys that are handed to `labels(...)`, `labels.plural(...)`."""
    found = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = ast.unparse(node.func)
                if name.endswith(("labels", "labels.plural")) and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return found


def test_both_languages_hold_the_same_keys() -> None:
    assert catalogue("en").keys() == catalogue("ar").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty(language: str) -> None:
    assert [key for key, texts in catalogue(language).items() if not all(texts)] == []


def test_every_key_of_the_code_is_in_the_catalogue() -> None:
    keys = keys_of_the_code()
    assert len(keys) > 60
    assert keys - catalogue("en").keys() == set()


def test_both_languages_fill_in_the_same_names() -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text)) - {"n"}

    english, arabic = catalogue("en"), catalogue("ar")
    assert [key for key in english if names(english[key][-1]) != names(arabic[key][-1])] == []


@pytest.mark.parametrize(
    ("count", "words"), [(1, "مصدر واحد"), (2, "مصدران"), (3, "3 مصادر"), (11, "11 مصدرا"), (100, "100 مصدر")]
)
def test_arabic_counts_in_its_six_ways(count: int, words: str) -> None:
    assert Labels(language="ar").plural("evidence.sources", count) == words


def test_day_is_written_with_the_months_of_choice() -> None:
    day = date(2024, 11, 27)
    assert Labels(language="ar").day(day) == "27 تشرين الثاني 2024"
    assert Labels(language="ar", levantine=False).day(day) == "27 نوفمبر 2024"
    assert Labels(language="ar", arabic_digits=True).day(day) == "٢٧ تشرين الثاني ٢٠٢٤"
    assert Labels().day(day) == "27 November 2024"


def test_name_of_an_unknown_code_is_the_code_itself() -> None:
    assert Labels(language="ar").name("side.no_such_side") == "no such side"


def test_iso_day_cannot_turn_round_beside_arabic() -> None:
    assert left_to_right("2017-11-03") == "\u20662017-11-03\u2069"


def test_iso_days_inside_a_sentence_are_kept_together() -> None:
    kept = days_kept("من 2019-12-19 إلى 2020-03")
    assert kept.replace("\u2060", "") == "من \u20662019-12-19\u2069 إلى \u20662020-03\u2069"
