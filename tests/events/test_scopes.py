"""What becomes of a trigger in its sentence: polarity, modality, background, or nothing."""

import pytest

from articles import clean
from events.scopes import read_scopes
from events.sweep import Reading
from events.triggers import find_hits
from model import Article

Told = tuple[str, str, str]


def _read(sentence: str) -> tuple[Reading, list[Told]]:
    text = clean(Article(article_id="a", text=sentence))
    stretch = text.sentences[0].stretch
    hits = find_hits(text, stretch.first, stretch.stop)
    reading = read_scopes(text, stretch.first, stretch.stop, hits, frozenset())
    told = [(s.hit.frame.type, s.polarity, s.modality) for s in reading.triggers if s.hit.frame is not None]
    return reading, told


STATUS = [
    ("لم تقصف القوات البلدة ليلا.", ("STRIKE", "negated", "actual")),
    ("لن تنسحب القوات من القاعدة.", ("TROOP_MOVEMENT", "negated", "planned")),
    ("ستنسحب القوات من القاعدة.", ("TROOP_MOVEMENT", "asserted", "planned")),
    ("لا توجد لدى الوزارة أي خطط لسحب القوات.", ("TROOP_MOVEMENT", "denied", "planned")),
    ("تعتزم الوزارة سحب قواتها من الجزيرة.", ("TROOP_MOVEMENT", "asserted", "planned")),
    ("أمر القائد بسحب الجنود من النقاط.", ("TROOP_MOVEMENT", "asserted", "ordered")),
    ("قد تنسحب القوات من القاعدة قريبا.", ("TROOP_MOVEMENT", "asserted", "possible")),
    ("نفى المتحدث قصف البلدة.", ("STRIKE", "denied", "actual")),
    ("نفى المتحدث الأنباء التي تحدثت عن قصف البلدة.", ("STRIKE", "denied", "actual")),
    ("رفض القائد سحب الجنود من القاعدة.", ("TROOP_MOVEMENT", "denied", "planned")),
    ("لم تشن الطائرات أي غارات.", ("STRIKE", "negated", "actual")),
    ("لا تزال القوات تقصف البلدة.", ("STRIKE", "asserted", "actual")),
    ("تقصف القوات البلدة بشكل متكرر.", ("STRIKE", "asserted", "actual")),
]


@pytest.mark.parametrize(("sentence", "told"), STATUS)
def test_status_of_trigger(sentence: str, told: Told) -> None:
    assert told in _read(sentence)[1]


NOTHING = [
    "اتخذت اللجنة تدابير لمنع أي اشتباكات.",
    "تعزز القوات مواقعها تفاديا لأي هجوم.",
    "إذا قصفت القوات البلدة فسيرد الأهالي.",
    "في حال انسحاب القوات تغلق المعابر.",
    "هل انسحبت القوات من البلدة؟",
    "لم يسجل المشفى أي إصابات.",
    "مر اليوم دون وقوع قتلى أو إصابات.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_purpose_and_hypothesis_tell_nothing(sentence: str) -> None:
    assert _read(sentence)[1] == []


def test_negation_reaches_only_its_own_predicate() -> None:
    told = _read("لم يكشف الناطق عن تفاصيل الغارات على المطار.")[1]
    assert told == [("STRIKE", "asserted", "actual")]


@pytest.mark.parametrize("words", ["على خلفية", "بعد", "عقب", "في أعقاب"])
def test_what_stands_behind_is_background(words: str) -> None:
    reading, told = _read(f"التقى الوزير نظيره في العاصمة {words} الهجوم على القافلة.")
    kinds = [reading.kinds[scoped.part] for scoped in reading.triggers]
    assert [kind for _, kind in zip(told, kinds, strict=True)] == ["main", "background"]


def test_harm_behind_after_is_the_news_itself() -> None:
    reading, _ = _read("قتل ثلاثة أشخاص بعد قصف السوق.")
    assert {reading.kinds[scoped.part] for scoped in reading.triggers} == {"main"}


def test_order_reaches_past_a_background_clause() -> None:
    told = _read("أمر الرئيس بعد بدء العملية التركية في الشمال، بسحب الجنود من النقاط.")[1]
    assert ("TROOP_MOVEMENT", "asserted", "ordered") in told
    assert ("OFFENSIVE", "asserted", "actual") in told


def test_suffered_fire_is_no_purpose() -> None:
    assert _read("تعرضت البلدة لقصف عنيف.")[1] == [("STRIKE", "asserted", "actual")]


def test_topic_that_is_pointed_to_happened() -> None:
    reading, told = _read("عقد المجلس جلسة طارئة لمناقشة الهجوم الكيماوي على البلدة.")
    kinds = {kind[0]: reading.kinds[s.part] for kind, s in zip(told, reading.triggers, strict=True)}
    assert kinds["STRIKE"] == "background"


def test_topic_without_article_did_not_happen() -> None:
    assert all(kind != "AGREEMENT" for kind, _, _ in _read("بحث الوزيران في اجتماع ملف هدنة محتملة حول هدنة.")[1])


def test_demand_drops_what_is_asked_for() -> None:
    assert [kind for kind, _, _ in _read("طالب المجلس بانسحاب القوات من البلدة.")[1]] == ["DEMAND"]


def test_retold_sentence_is_marked() -> None:
    assert _read("يذكر أن القوات انسحبت من البلدة عام 2014.")[0].retold


def test_pluperfect_sentence_is_marked() -> None:
    assert _read("وكانت القوات قصفت البلدة.")[0].pluperfect
