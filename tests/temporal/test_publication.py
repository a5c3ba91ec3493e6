"""The day of publication, from whole texts."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from articles import clean
from model import Article, PublicationDay, TimeSpan, article_id
from temporal import find_time_expressions, infer_publication_day

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "specs/publication.jsonl").read_text(encoding="utf-8").splitlines()
]
RETRIEVED = datetime(2026, 6, 30, tzinfo=UTC)


def infer(text: str, *, published: date | None = None, retrieved: datetime = RETRIEVED) -> PublicationDay:
    article = Article(
        article_id=article_id(text), text=text, published=TimeSpan.on(published) if published else None,
        retrieved_at=retrieved,
    )  # fmt: skip
    cleaned = clean(article)
    return infer_publication_day(cleaned, find_time_expressions(cleaned))


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["kinds"]))
def test_publication_interval_holds_the_day_and_is_narrow(case):
    found = infer(case["text"])
    assert case["not_before"] <= str(found.earliest) <= case["holds"]
    assert case["holds"] <= str(found.latest) <= case["not_after"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["kinds"]))
def test_publication_clues_name_their_kinds_and_basis(case):
    found = infer(case["text"])
    assert found.basis == case["basis"]
    assert set(case["kinds"]) <= {clue.mention.rule_id for clue in found.clues}


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["kinds"]))
def test_publication_clues_point_at_their_words_and_speak_both_languages(case):
    for clue in infer(case["text"]).clues:
        assert case["text"][clue.mention.start : clue.mention.end] == clue.mention.surface != ""
        assert clue.says_en.isprintable()
        assert any("\u0621" <= letter <= "\u064a" for letter in clue.says_ar)


def test_publication_best_day_lies_in_the_interval():
    for case in CASES:
        found = infer(case["text"])
        assert found.earliest <= found.best <= found.latest


def test_publication_day_without_clues_is_unknown():
    found = infer("افتتح المطعم أبوابه وقدم للزوار أطباقا شعبية.")
    assert (found.basis, found.earliest, found.latest, found.best) == ("unknown", None, None, None)


def test_publication_day_with_a_bare_weekday_alone_is_unknown():
    assert infer("افتتح المطعم أبوابه يوم الاثنين.").basis == "unknown"


def test_publication_day_never_lies_after_retrieval():
    found = infer("أكد الرئيس السوري أحمد الشرع ذلك.", retrieved=datetime(2025, 4, 2, tzinfo=UTC))
    assert found.latest <= date(2025, 4, 2)


def test_given_day_is_trusted():
    found = infer("قال المصدر إن الهدوء عاد إلى البلدة.", published=date(2019, 2, 3))
    assert (found.earliest, found.best, found.basis, found.note_en) == (
        date(2019, 2, 3), date(2019, 2, 3), "given", "",
    )  # fmt: skip


def test_given_day_that_the_text_contradicts_is_kept_and_both_are_told():
    found = infer("حلب، 4 أيار 2021\n\nقال المصدر إن الهدوء عاد إلى البلدة.", published=date(2019, 2, 3))
    assert (found.best, found.basis) == (date(2019, 2, 3), "given")
    assert "4 May 2021" in found.note_en
    assert "2021-05" in found.note_en
    assert "2021-05" in found.note_ar


def test_given_day_is_not_contradicted_by_a_planned_date():
    assert infer("من المقرر أن يبدأ المؤتمر في 4 أيار 2021.", published=date(2021, 2, 3)).note_en == ""


def test_given_day_is_not_contradicted_by_the_night_before():
    assert infer("قصفت البلدة اليوم الثلاثاء.", published=date(2021, 2, 3)).note_en == ""


def test_given_day_of_another_weekday_is_noted():
    assert infer("قصفت البلدة اليوم الأحد.", published=date(2021, 2, 3)).note_en != ""


def test_contradicting_clue_is_dropped_and_said():
    text = "حلب، 4 أيار 2016\n\nقال الرئيس السوري أحمد الشرع إن الهدوء عاد إلى البلدة."
    found = infer(text)
    assert found.best == date(2016, 5, 4)
    assert "Ahmed al-Sharaa" in found.note_en
    assert all(clue.mention.rule_id != "office" for clue in found.clues)


def test_weekday_with_date_names_its_years():
    found = infer("منذ الأربعاء 27 نوفمبر تتقدم الفصائل.")
    assert any("2013, 2019 or 2024" in clue.says_en for clue in found.clues)


def test_date_with_an_operation_beside_it_takes_its_year():
    text = (
        "وفي أكتوبر الماضي بدأت العملية التركية في شمال شرق سوريا، وقال الرئيس الأمريكي دونالد ترامب إنه يراقب الوضع."
    )
    found = infer(text)
    assert found.best.year in (2019, 2020)
    assert found.latest <= date(2020, 12, 31)


def test_operation_retold_with_a_past_month_is_no_news():
    found = infer("وفي أكتوبر الماضي بدأت العملية التركية في شمال شرق سوريا، ثم هدأت الجبهات.")
    assert "told" not in {clue.mention.rule_id for clue in found.clues}


def test_inference_is_deterministic():
    for case in CASES:
        assert infer(case["text"]) == infer(case["text"])


def test_dateline_moves_with_its_day():
    for shift in (0, 1, 37, 400):
        day = date(2019, 3, 4) + timedelta(days=shift)
        assert infer(f"{day.day}/{day.month}/{day.year}\n\nعاد الهدوء إلى البلدة.").best == day
