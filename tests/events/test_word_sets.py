"""Every set of words is asked for by its name, and every name that is asked for is a set."""

import re
from pathlib import Path

import pytest

from events.word_sets import word_set
from lexicon import fold, load_word_sets

ROOT = Path(__file__).resolve().parents[2]
SETS = load_word_sets("lexicon/events/word_sets.yaml")


def test_word_sets_and_the_code_name_the_same_sets() -> None:
    calls = (
        call
        for path in (ROOT / "events").glob("*.py")
        for call in re.findall(r"word_set\(([^)]*)\)", path.read_text(encoding="utf-8"))
    )
    assert {name for call in calls for name in re.findall(r'"(\w+)"', call)} == set(SETS)


@pytest.mark.parametrize("name", sorted(SETS))
def test_word_set_holds_single_folded_words(name: str) -> None:
    assert word_set(name)
    assert all(word == fold(word) and " " not in word for word in word_set(name))
