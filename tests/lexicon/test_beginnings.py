"""What can begin with a word form is asked once a form."""

import pytest

from lexicon import beginnings
from lexicon.beginnings import Beginnings, codes_of


def test_among_gives_the_words_with_flags() -> None:
    forms = ["قصف", "من", "قصف", "على"]
    assert Beginnings(lambda form: 3 * (form == "قصف")).among(forms, codes_of(forms)) == [0, 2]


def test_flags_are_asked_once_a_form() -> None:
    asked: list[str] = []

    def ask(form: str) -> int:
        asked.append(form)
        return len(asked)

    known = Beginnings(ask)
    forms = ["نهر", "نهر", "جبل"]
    assert known.flags_of(forms, codes_of(forms)) == known.flags_of(forms, codes_of(forms)) == bytes([1, 1, 2])
    assert asked == ["نهر", "جبل"]


def test_form_by_itself_has_the_flags_of_its_code() -> None:
    known = Beginnings(lambda form: len(form))
    codes_of([f"كلمة{number}" for number in range(3000)])
    assert known["واد"] == known.flags_of(["واد"], codes_of(["واد"]))[0] == 3


def test_form_beyond_the_limit_is_asked_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginnings, "_MOST_FORMS", 0)
    codes = codes_of(["غريب1", "غريب2"])
    assert codes == [0, 0]
    assert Beginnings(lambda form: form.endswith("2")).among(["غريب1", "غريب2"], codes) == [1]
