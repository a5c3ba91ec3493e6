import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline.extraction as stages
from articles import article_from_record
from model import RuleError, SourceError
from pipeline import extract, extract_record

TEXT = (
    "أعلنت وزارة الدفاع يوم الثلاثاء 3 آذار 2020 أن طائراتها قصفت مواقع في مدينة إدلب شمال غربي سوريا.\n"
    "وأصيب ثلاثة مدنيين في القصف على بلدة سرمين، بحسب الدفاع المدني.\n\nالمصدر: وكالات"
)


def test_record_has_every_part_of_the_format():
    record = extract_record({"id": "a1", "text": TEXT, "published": "2020-03-04"})
    assert record["id"] == "a1"
    assert list(record)[1:6] == ["published", "regions", "dates", "places", "events"]
    assert record["published"]["basis"] == "given"
    assert record["regions"][-1]["kind"] == "credit"


def test_every_offset_points_at_its_words():
    record = extract_record({"id": "a1", "text": TEXT, "published": None})
    assert record["dates"]
    assert record["places"]
    for part in record["dates"] + record["places"]:
        assert TEXT[part["start"] : part["end"]] == part["text"]
    for event in record["events"]:
        assert all(0 <= e["start"] < e["end"] <= len(TEXT) for e in event["evidence"])


def test_record_is_plain_json():
    record = extract_record({"id": "a1", "text": TEXT})
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record


def test_same_record_gives_the_same_extraction():
    assert extract_record({"id": 1, "text": TEXT}) == extract_record({"id": 1, "text": TEXT})


def test_record_without_text_is_refused():
    with pytest.raises(SourceError, match="text"):
        extract_record({"id": "a1"})


@pytest.mark.parametrize(
    ("stage", "name"),
    [
        ("clean", "clean"),
        ("temporal", "find_time_expressions"),
        ("temporal", "infer_publication_day"),
        ("temporal", "resolve_timexes"),
        ("geo", "read_places"),
        ("events", "read_events"),
    ],
)
def test_stage_that_fails_leaves_a_problem_and_the_rest_stands(monkeypatch, stage, name):
    def fail(*_given, **_named):
        raise IndexError("out of luck")

    monkeypatch.setattr(stages, name, fail)
    extraction = extract(article_from_record({"text": TEXT, "title": "قصف"}))
    assert [(p.subject, p.stage, p.why) for p in extraction.problems] == [("قصف", stage, "IndexError: out of luck")]
    assert extraction.article.text == TEXT
    if stage != "clean":
        assert extraction.regions
    if name == "read_events":
        assert extraction.timexes


def test_row_of_data_that_is_at_fault_stops_the_run(monkeypatch):
    def fail(*_given, **_named):
        raise RuleError("things.yaml:3: no")

    monkeypatch.setattr(stages, "read_places", fail)
    with pytest.raises(RuleError):
        extract(article_from_record({"text": TEXT}))


HOSTILE = st.lists(
    st.sampled_from(
        [
            "قصف", "حلب", "في", "الثلاثاء", "3 آذار", "900 جندي", "2020", "٢٠٢٠-١٣-٤٠", ":", "“", "”", "..", "\n", "\0",
            "\n\n", "\ud83d", "<script>", "اقرأ أيضا", "المصدر:", "99999999999999999999999", "ـ", "\u202e", "منذ",
            "شمال شرق", "مليون",
        ]
    ),
    max_size=30,
)  # fmt: skip


@given(HOSTILE)
def test_no_text_breaks_a_stage(words):
    text = "نص " + " ".join(words)
    assert extract_record({"id": 1, "text": text})["problems"] == []


def test_days_move_with_the_publication_day():
    text = "قصفت طائرات مدينة إدلب أمس."
    days = [
        extract_record({"id": 1, "text": text, "published": day})["dates"][0]["earliest"]
        for day in ("2020-03-04", "2020-03-05")
    ]
    assert [date.fromisoformat(day) for day in days] == [date(2020, 3, 3), date(2020, 3, 4)]
