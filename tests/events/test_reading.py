"""Events of whole articles: days, places, merging, salience, and what must not change them."""

import json
import os
import random
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import extract_record

CORPUS = Path(os.environ.get("KHATT_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus" / "articles.jsonl")
SAMPLE = 60
REPORT = (
    "قتل أربعة عمال وأصيب سبعة آخرون، اليوم الأربعاء، جراء قصف مدفعي استهدف سوقا في مدينة سراقب.\n"
    "وأوضح الناطق أن القصف دمر ثلاثة محال.\n"
    "وكانت القوات قصفت المدينة في 3 أيار 2021."
)
NEWS = (
    "أعلن الناطق باسم الوزارة في مؤتمر صحفي يوم الاثنين أن القوات لن تنسحب من منبج.\n"
    "وأشار إلى أن هناك نحو 300 جندي تركي في الباب.\n"
    "ويأتي ذلك على خلفية هجوم واسع شنته الفصائل في ريف حلب منذ يوم الأحد الماضي."
)


def _events(text: str, published: str | None = "2023-05-10", title: str = "") -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = extract_record({"id": "a", "title": title, "text": text, "published": published})[
        "events"
    ]
    return events


def _kind(text: str, kind: str) -> dict[str, Any]:
    return next(event for event in _events(text) if event["type"] == kind)


def test_tellings_of_one_attack_merge() -> None:
    first = _events(REPORT)[0]
    assert first["type"] == "STRIKE"
    assert len(first["evidence"]) == 2


def test_earlier_attack_at_the_same_place_stays_apart() -> None:
    strikes = [event for event in _events(REPORT) if event["type"] == "STRIKE"]
    assert [(event["when"]["earliest"], event["background"]) for event in strikes] == [
        ("2023-05-10", False),
        ("2021-05-03", True),
    ]


def test_repeated_sentence_is_more_evidence() -> None:
    lead = "قصفت مدفعية القوات محيط مدينة سراقب صباح اليوم."
    events = _events(f"{lead}\n{lead}\n{lead}")
    assert [len(event["evidence"]) for event in events] == [3]


def test_presence_takes_the_place_of_the_next_sentence() -> None:
    text = "قال القائد إن هناك نحو 300 جندي روسي في سوريا.\nوأضاف أن تلك القوات موجودة في محافظة الرقة."
    event = _kind(text, "TROOP_PRESENCE")
    assert "الرقة" in event["where"]["name_ar"]
    assert [q["low"] for q in event["quantities"]] == [300]


def test_state_runs_on_without_end() -> None:
    when = _kind(NEWS, "TROOP_PRESENCE")["when"]
    assert (when["earliest"], when["latest"], when["extent"]) == ("2023-05-10", None, "throughout")


def test_offensive_since_a_day_goes_on() -> None:
    when = _kind(NEWS, "OFFENSIVE")["when"]
    assert (when["earliest"], when["latest"], when["extent"]) == ("2023-05-07", None, "throughout")


def test_baseline_dates_nothing() -> None:
    event = _kind("شهدت مدينة سراقب اليوم أعنف قصف منذ عام 2019.", "STRIKE")
    assert event["when"]["earliest"] == "2023-05-10"


def test_briefing_has_no_place_in_what_it_speaks_about() -> None:
    assert _kind(NEWS, "STATEMENT")["where"] is None


def test_source_of_fire_is_not_the_place() -> None:
    event = _events("قصفت القوات المتمركزة في خان شيخون بالمدفعية مدينة سراقب اليوم.")[0]
    assert event["where"]["name_ar"] == "سراقب"


def test_listed_places_give_an_event_each() -> None:
    places = [e["where"]["name_ar"] for e in _events("انفجرت عبوتان ناسفتان في منبج وجرابلس أمس.")]
    assert sorted(places) == ["جرابلس", "منبج"]


def test_day_of_the_report_dates_what_names_none() -> None:
    event = _events("قصفت القوات مدينة سراقب.", published="2022-02-03")[0]
    assert (event["when"]["earliest"], event["when"]["basis"]) == ("2022-02-03", "publication_day")


def test_speech_about_the_news_is_placed_there() -> None:
    event = _kind("قصفت طائرات مدينة سراقب فجرا. واعتبر المبعوث هذا القصف انتهاكا للاتفاق.", "ACCUSATION")
    assert event["where"]["name_ar"] == "سراقب"


def test_speech_about_an_older_attack_has_no_place() -> None:
    assert _kind("أدانت الوزارة القصف الذي طال مدينة سراقب قبل أسبوع.", "ACCUSATION")["where"] is None


def test_denial_is_not_the_news_before_what_happened() -> None:
    text = "قصفت القوات مدينة سراقب اليوم.\nولا توجد خطط لسحب القوات من منبج."
    assert [event["type"] for event in _events(text)] == ["STRIKE", "TROOP_MOVEMENT"]


def test_headline_lifts_its_event() -> None:
    text = "قصفت القوات محيط مدينة سراقب اليوم.\nانفجرت سيارة مفخخة في جرابلس اليوم."
    assert _events(text, title="انفجار سيارة مفخخة في جرابلس")[0]["where"]["name_ar"] == "جرابلس"


def test_texts_without_arabic_words_give_nothing() -> None:
    assert [_events(text) for text in ("No Arabic here.", "12345", "؟!،", ".")] == [[]] * 4


def _stripped(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.combining(letter) and letter != "ـ")


@given(st.lists(st.integers(0, len(REPORT) - 1), max_size=12), st.sampled_from("ًَُِّْـ"))
@settings(max_examples=25, deadline=None)
def test_vowel_marks_and_tatweel_change_only_offsets(places: list[int], mark: str) -> None:
    letters = list(REPORT)
    for place in sorted(set(places), reverse=True):
        if "ء" <= letters[place] <= "ي":
            letters.insert(place + 1, mark)
    marked = "".join(letters)
    plain = [(e["type"], e["when"], e["where"]) for e in _events(REPORT)]
    assert [(e["type"], e["when"], e["where"]) for e in _events(marked)] == plain
    assert _stripped(marked) == _stripped(REPORT)


@given(st.integers(-60, 60))
@settings(max_examples=15, deadline=None)
def test_moving_the_publication_day_moves_the_days_that_hang_on_it(shift: int) -> None:
    text = "قصفت القوات مدينة سراقب أمس."
    day = date(2023, 5, 10) + timedelta(days=shift)
    when = _events(text, published=day.isoformat())[0]["when"]
    assert when["earliest"] == when["latest"] == (day - timedelta(days=1)).isoformat()


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_every_evidence_is_exact_and_the_order_of_articles_changes_nothing() -> None:
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    sample = random.Random(5).sample(rows, SAMPLE)
    once = {row["id"]: json.dumps(extract_record(row)["events"], ensure_ascii=False) for row in sample}
    again = {row["id"]: json.dumps(extract_record(row)["events"], ensure_ascii=False) for row in reversed(sample)}
    assert once == again
    for row in sample:
        for event in json.loads(once[row["id"]]):
            assert all(0 <= e["start"] < e["end"] <= len(row["text"]) for e in event["evidence"])
