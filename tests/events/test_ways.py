"""Ways: where forces, people and fire come from and go to."""

from typing import Any

import pytest

from events.ways import load_ways
from pipeline import extract_record

ROWS = [row for row in load_ways() if row.end != "between"]
OK = [(row.end, sentence) for row in ROWS for sentence in row.ok]
NOT = [(row.end, sentence) for row in ROWS for sentence in row.not_]


def _events(text: str) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = extract_record({"id": "w", "text": text, "published": "2024-12-05"})["events"]
    return events


def _names(event: dict[str, Any]) -> tuple[str | None, ...]:
    return tuple(event[end] and event[end]["name_ar"] for end in ("origin", "destination", "where"))


@pytest.mark.parametrize(("end", "sentence"), OK)
def test_way_has_the_end_of_its_example(end: str, sentence: str) -> None:
    assert any(event[end] is not None for event in _events(sentence))


@pytest.mark.parametrize(("end", "sentence"), NOT)
def test_way_lacks_the_end_of_its_counterexample(end: str, sentence: str) -> None:
    assert all(event[end] is None for event in _events(sentence))


def test_every_row_of_ways_has_an_example() -> None:
    assert [row.id for row in ROWS if not row.ok] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("انسحبت الفصائل أمس من مدينة حماة باتجاه مدينة حمص.", ("حماة", "حمص", "حماة")),
        ("انسحبت الفصائل أمس باتجاه مدينة حمص.", (None, "حمص", None)),
        ("أرسل الجيش تعزيزات عسكرية من مدينة حمص إلى مدينة تدمر.", ("حمص", "تدمر", "تدمر")),
        ("دخل رتل عسكري من معبر كفر لوسين متجها إلى مدينة أريحا.", ("كفر لوسين", "أريحا", "أريحا")),
        ("أطلقت الفصائل عشرات الصواريخ من مدينة إدلب على مدينة السقيلبية.", ("إدلب", "السقيلبية", "السقيلبية")),
        ("نزحت مئات العائلات من بلدة سراقب نحو مدينة إدلب.", ("سراقب", "إدلب", "سراقب")),
        ("غادر مئات المقاتلين مدينة دوما إلى مدينة جرابلس.", ("دوما", "جرابلس", "دوما")),
        ("شن الطيران غارات على إدلب ونزح الآلاف نحو مدينة عفرين.", (None, "عفرين", "عفرين")),
        ("قصفت الطائرات مدينة الباب.", (None, None, "الباب")),
    ],
)  # fmt: skip
def test_way_gives_origin_destination_and_place(text: str, names: tuple[str | None, ...]) -> None:
    assert names in [_names(event) for event in _events(text)]


def test_denied_withdrawal_keeps_its_origin() -> None:
    events = _events("نفى الناطق انسحاب القوات الروسية من مدينة القامشلي.")
    assert [(event["polarity"], event["origin"]["name_ar"]) for event in events] == [("denied", "القامشلي")]
