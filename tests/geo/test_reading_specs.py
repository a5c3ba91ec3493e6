"""`tests/specs/places.jsonl`: sentences with the places that they name, and words in them that name none."""

import json
from pathlib import Path
from typing import Any

import pytest

from articles import clean
from geo import PlaceReading, load_gazetteer, read_places
from geo.areas import distance_km
from model import Article, Place, Toponym, article_id

SPECS = Path(__file__).resolve().parent.parent / "specs" / "places.jsonl"
CASES = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]


def read(text: str) -> PlaceReading:
    return read_places(clean(Article(article_id=article_id(text), text=text)), load_gazetteer())


def fits(expected: dict[str, Any], toponym: Toponym, reading: PlaceReading) -> bool:
    if toponym.mention.surface != expected["text"] or toponym.role != expected["role"]:
        return False
    place = reading.places.get(toponym.place_id or "")
    if "near" in expected:
        latitude, longitude = expected["near"]
        point = Place(place_id="", name_ar="", name_en="", kind="", latitude=latitude, longitude=longitude)
        return place is not None and distance_km(point, place) <= expected["km"]
    if expected["place_id"] is None:
        return place is None or place.latitude is None
    return toponym.place_id == expected["place_id"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_sentence_names_its_places(case: dict[str, Any]) -> None:
    reading = read(case["text"])
    told = [(t.mention.surface, t.role, t.place_id) for t in reading.toponyms]
    for expected in case["expect"]:
        assert any(fits(expected, toponym, reading) for toponym in reading.toponyms), (expected, told)
    for word in case.get("absent", ()):
        assert word not in {surface for surface, _, _ in told}, told


def test_specs_hold_five_hundred_cases() -> None:
    assert len({case["text"] for case in CASES}) >= 500
