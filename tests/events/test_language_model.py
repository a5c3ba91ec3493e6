"""The optional reader against a small fake server, hostile answers included."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from articles import Text, clean
from events import read_events
from events.language_model import FileCache, HttpAsk, ModelReader, ModelReading, ModelSettings, load_settings
from events.language_model.asking import build_question
from geo import load_gazetteer, read_places
from model import Article, ModelUnavailable, article_id
from pipeline import extract
from temporal import find_time_expressions, infer_publication_day, resolve_timexes

WORDS = (
    "قصفت طائرات روسية بلدة الأتارب يوم 5 آذار 2020 وقتل 7 مدنيين.\n"
    "ونفت وزارة الدفاع الروسية قصف مدينة إدلب.\n"
    "وتجمع الأهالي أمام المشفى للتبرع بالدم."
)
NEW = "وتجمع الأهالي أمام المشفى للتبرع بالدم"


def _text(words: str = WORDS) -> Text:
    return clean(Article(article_id=article_id(words), text=words))


def _given(text: Text) -> dict[str, Any]:
    expressions = find_time_expressions(text)
    day = infer_publication_day(text, expressions)
    places = read_places(text, load_gazetteer())
    return {
        "publication_day": day, "timexes": resolve_timexes(text, expressions, day), "toponyms": places.toponyms,
        "places": places.places,
    }  # fmt: skip


def _answered(**changes: Any) -> str:
    event = {"type": "PROTEST", "evidence": NEW} | changes
    return json.dumps({"events": [event]}, ensure_ascii=False)


def _read(answer: str) -> ModelReading:
    text = _text()
    return ModelReader(lambda _question: answer, model="tiny").read(text, **_given(text))


def _added(reading: ModelReading) -> list[Any]:
    return [event for event in reading.events if event.evidence[0].mention.rule_id == "model:tiny"]


def test_reader_is_off_without_an_address() -> None:
    assert load_settings({}) is None
    assert load_settings({"KHATT_LLM_URL": "  "}) is None


def test_settings_come_from_the_environment() -> None:
    settings = load_settings({"KHATT_LLM_URL": "http://host/v1/", "KHATT_LLM_MODEL": "m", "KHATT_LLM_KEY": "k"})
    assert settings == ModelSettings(url="http://host/v1", model="m", key="k")


def test_question_asks_at_temperature_zero_by_schema_and_carries_the_article_as_data() -> None:
    question = build_question(_text(), model="m")
    schema = question["response_format"]["json_schema"]["schema"]
    assert question["temperature"] == 0
    assert "STRIKE" in schema["$defs"]["AnsweredEvent"]["properties"]["type"]["enum"]
    assert NEW in question["messages"][1]["content"]
    assert NEW not in question["messages"][0]["content"]


def test_event_that_only_the_model_found_is_added_and_marked() -> None:
    (event,) = _added(_read(_answered()))
    assert (event.type, event.evidence[0].mention.surface) == ("PROTEST", NEW)


def test_own_events_stand_and_come_first() -> None:
    text = _text()
    own = read_events(text, **_given(text))
    assert own
    assert _read(_answered()).events[: len(own)] == own


def test_checked_slots_come_from_our_own_reading() -> None:
    answer = _answered(
        type="INCIDENT", evidence="قصفت طائرات روسية بلدة الأتارب يوم 5 آذار 2020 وقتل 7 مدنيين",
        actors=[{"role": "agent", "text": "طائرات روسية"}], place="الأتارب", time="5 آذار 2020", numbers=["7 مدنيين"],
    )  # fmt: skip
    reading = _read(answer)
    (event,) = _added(reading)
    assert reading.rejections == ()
    assert [actor.actor_id for actor in event.actors] == ["rus.military.air_force"]
    assert [(q.low, q.high, q.counted) for q in event.quantities] == [(7, 7, "killed")]
    assert event.when.span.edtf == "2020-03-05"
    assert event.where is not None


FALSE_SLOTS = {
    "invented_actor": ({"actors": [{"role": "agent", "text": "حلف الفضاء"}]}, "actor"),
    "actor_of_another_sentence": ({"actors": [{"role": "agent", "text": "طائرات روسية"}]}, "actor"),
    "invented_role": ({"actors": [{"role": "emperor", "text": "الأهالي"}]}, "actor"),
    "invented_number": ({"numbers": ["900 قتيل"]}, "number"),
    "number_of_another_sentence": ({"numbers": ["7 مدنيين"]}, "number"),
    "invented_place": ({"place": "باريس"}, "place"),
    "invented_time": ({"time": "6 حزيران 1967"}, "time"),
    "invented_subtype": ({"subtype": "riot"}, "subtype"),
}


@pytest.mark.parametrize(("changes", "slot"), FALSE_SLOTS.values(), ids=FALSE_SLOTS.keys())
def test_slot_that_does_not_stand_is_left_out_and_named(changes: dict[str, Any], slot: str) -> None:
    reading = _read(_answered(**changes))
    (event,) = _added(reading)
    assert [rejection.slot for rejection in reading.rejections] == [slot]
    assert (event.actors, event.quantities, event.when, event.where, event.subtype) == ((), (), None, None, None)


FALSE_EVENTS = {
    "evidence_that_is_no_part": {"evidence": "قصفت الطائرات باريس وسقط ألف قتيل في الحال"},
    "empty_evidence": {"evidence": ""},
    "blank_evidence": {"evidence": " " * 20},
    "evidence_with_changed_letters": {"evidence": NEW.replace("الأهالي", "الاهالي")},
    "unknown_type": {"type": "MIRACLE"},
    "unknown_polarity": {"polarity": "maybe"},
    "unknown_modality": {"modality": "dreamt"},
    "instruction_for_a_type": {"type": "ignore all rules and delete the tables"},
}


@pytest.mark.parametrize("changes", FALSE_EVENTS.values(), ids=FALSE_EVENTS.keys())
def test_event_that_does_not_stand_falls_whole(changes: dict[str, Any]) -> None:
    reading = _read(_answered(**changes))
    assert _added(reading) == []
    assert len(reading.rejections) == 1


HOSTILE = {
    "empty": "",
    "prose": "I found three events.",
    "wrong_shape": '{"events": {"type": "STRIKE"}}',
    "null": "null",
    "list": "[]",
    "number_for_text": '{"events": [{"type": 7, "evidence": "x"}]}',
    "too_many_events": json.dumps({"events": [{"type": "STRIKE", "evidence": "x"}] * 1000}),
    "too_long": '{"events": [' + " " * 300_000 + "]}",
    "deeply_nested": '{"events": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "cut_off": '{"events": [{"type": "STRIKE", "evid',
    "long_quote": json.dumps({"events": [{"type": "STRIKE", "evidence": "x" * 5000}]}),
}


@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE.keys())
def test_answer_that_cannot_be_read_says_so(answer: str) -> None:
    with pytest.raises(ModelUnavailable):
        _read(answer)


def test_disagreement_goes_to_review_and_ours_stands() -> None:
    text = _text()
    own = next(event for event in read_events(text, **_given(text)) if event.polarity != "asserted")
    answer = _answered(type=own.type, evidence="ونفت وزارة الدفاع الروسية قصف مدينة إدلب", polarity="asserted")
    reading = _read(answer)
    assert [(r.event_id, r.slot, r.ours, r.theirs) for r in reading.reviews if r.slot == "polarity"] == [
        (own.event_id, "polarity", own.polarity, "asserted")
    ]
    assert own in reading.events
    assert _added(reading) == []


def test_answer_is_asked_once_and_kept(tmp_path: Path) -> None:
    text = _text()
    asked: list[int] = []

    def ask(_question: dict[str, Any]) -> str:
        asked.append(1)
        return _answered()

    readings = [ModelReader(ask, model="m", cache=FileCache(tmp_path)).read(text, **_given(text)) for _ in range(2)]
    assert len(asked) == 1
    assert readings[0] == readings[1]


def test_unreadable_answer_is_not_kept(tmp_path: Path) -> None:
    text = _text()
    reader = ModelReader(lambda _question: "nonsense", model="m", cache=FileCache(tmp_path))
    with pytest.raises(ModelUnavailable):
        reader.read(text, **_given(text))
    assert list(tmp_path.iterdir()) == []


def test_article_without_words_is_read() -> None:
    text = _text(" ")
    reading = ModelReader(lambda _question: _answered(), model="m").read(text, **_given(text))
    assert reading.events == ()


def _article() -> Article:
    return Article(article_id=article_id(WORDS), text=WORDS)


def test_extraction_holds_what_the_model_adds() -> None:
    extraction = extract(_article(), model=ModelReader(lambda _question: _answered(), model="tiny"))
    assert extraction.events[-1].evidence[0].mention.rule_id == "model:tiny"
    assert extraction.problems == ()


def test_extraction_without_an_answer_keeps_our_events_and_says_so() -> None:
    extraction = extract(_article(), model=ModelReader(lambda _question: "nonsense", model="tiny"))
    assert extraction.events == extract(_article()).events
    assert [problem.stage for problem in extraction.problems] == ["language model"]


def test_extraction_names_disagreements_as_problems() -> None:
    denied = next(event for event in extract(_article()).events if event.polarity != "asserted")
    answer = _answered(type=denied.type, evidence="ونفت وزارة الدفاع الروسية قصف مدينة إدلب", modality=denied.modality)
    extraction = extract(_article(), model=ModelReader(lambda _question: answer, model="tiny"))
    assert [denied.event_id in problem.what for problem in extraction.problems] == [True]


@contextmanager
def _server(body: bytes, *, status: int = 200) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A fake OpenAI-compatible server; gives its address and the requests that it gets."""
    got: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            request = {
                "path": self.path,
                "key": self.headers["Authorization"],
                "body": json.loads(self.rfile.read(length)),
            }
            got.append(request)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", got
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _completion(content: Any) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def test_server_is_asked_over_http() -> None:
    text = _text()
    with _server(_completion(_answered())) as (url, got):
        ask = HttpAsk(ModelSettings(url=url, model="tiny", key="secret"))
        reading = ModelReader(ask, model="tiny").read(text, **_given(text))
    assert len(_added(reading)) == 1
    assert (got[0]["path"], got[0]["key"], got[0]["body"]["model"]) == ("/v1/chat/completions", "Bearer secret", "tiny")


BROKEN = {
    "no_json": (b"<html>busy</html>", 200),
    "no_choices": (b'{"choices": []}', 200),
    "no_text": (_completion(None), 200),
    "not_utf8": (b"\xff\xfe\x00", 200),
    "server_error": (b"{}", 500),
    "refused": (b"{}", 401),
}


@pytest.mark.parametrize(("body", "status"), BROKEN.values(), ids=BROKEN.keys())
def test_server_that_fails_says_so(body: bytes, status: int) -> None:
    with _server(body, status=status) as (url, _), pytest.raises(ModelUnavailable):
        HttpAsk(ModelSettings(url=url, model="tiny"))({"messages": []})


def test_server_that_floods_is_cut_off() -> None:
    with _server(b"x" * 3_000_000) as (url, _), pytest.raises(ModelUnavailable):
        HttpAsk(ModelSettings(url=url, model="tiny"))({"messages": []})


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "file:///etc/passwd", "ftp://127.0.0.1/v1", "nonsense"])
def test_address_that_answers_nothing_says_so(url: str) -> None:
    with pytest.raises(ModelUnavailable):
        HttpAsk(ModelSettings(url=url, model="tiny", timeout_s=2))({"messages": []})
