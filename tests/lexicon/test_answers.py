"""Lists of words are asked of every form at once, and answer as if each were asked alone."""

import pytest

from lexicon import answers
from lexicon.answers import Answers


def test_stems_and_beginnings_are_meant_behind_proclitics() -> None:
    boats = Answers(["زورق"], ["سفين"])
    assert boats.among(["في", "والزورق"])
    assert boats.among(["بالسفينتين"])
    assert not boats.among(["زورقان", "في"])


def test_list_made_later_learns_of_forms_met_before() -> None:
    assert not Answers(["مطر"]).among(["بالثلج"])
    assert Answers(["ثلج"]).among(["بالثلج"])


def test_beginning_of_one_letter_is_meant() -> None:
    assert Answers(beginnings=["ظ"]).among(["ظرف"])


def test_forgotten_forms_are_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    trees = Answers(["شجر"])
    assert trees.among(["الشجر"])
    monkeypatch.setattr(answers, "_MEMO_LIMIT", 0)
    assert not trees.among(["حجر"])
    assert trees.among(["الشجر"])
