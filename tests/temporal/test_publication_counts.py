"""Clues from the years and the dead of the war."""

from datetime import date

import pytest

from articles import clean
from model import Article
from temporal.likelihood import axis_until
from temporal.publication_counts import find_count_clues

AXIS = axis_until(date(2026, 6, 30))


def counts(text):
    return list(find_count_clues(clean(Article(article_id="a", text=text)), AXIS))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("تدخل البلاد عاما جديدا من الحرب المستمرة منذ سبع سنوات.", date(2018, 6, 1)),
        ("في ظل النزاع الدائر منذ أكثر من خمسة أعوام يعاني السكان.", date(2016, 6, 1)),
        ("أثقلت الحرب كاهل الناس منذ 10 سنوات.", date(2021, 6, 1)),
    ],
)
def test_war_age_gives_its_year(text, day):
    (found,) = counts(text)
    assert found.kind == "war_age"
    assert found.levels[AXIS.index(day)] == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "تجري انتخابات للمرة الأولى منذ تسع سنوات بعد الحرب.",
        "يعمل الطبيب هنا منذ سبع سنوات.",
        "انتهت الحرب بعد سبع سنوات.",
    ],
)
def test_years_of_something_else_give_nothing(text):
    assert counts(text) == []


def test_toll_gives_the_time_in_which_it_was_the_count():
    (found,) = counts("أوقع النزاع أكثر من 350 ألف قتيل.")
    assert found.kind == "toll"
    assert found.levels[AXIS.index(date(2018, 5, 1))] == 0.0
    assert found.levels[AXIS.index(date(2014, 5, 1))] < -3


@pytest.mark.parametrize("text", ["نزح 350 ألف شخص بسبب الحرب.", "قتل 350 شخصا في الحرب.", "فقد 350 ألف طفل مقاعدهم."])
def test_other_counts_give_nothing(text):
    assert counts(text) == []
