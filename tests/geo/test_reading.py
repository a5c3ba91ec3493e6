"""What holds of every reading of places, whatever the text."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import clean
from geo import PlaceReading, load_gazetteer, read_places
from model import Article, article_id

SPECS = Path(__file__).resolve().parent.parent / "specs" / "places.jsonl"
SENTENCES = [json.loads(line)["text"] for line in SPECS.read_text(encoding="utf-8").splitlines()]
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤةى"
VOWELS = "ًٌٍَُِّْ"


def read(text: str) -> PlaceReading:
    return read_places(clean(Article(article_id=article_id(text), text=text)), load_gazetteer())


def told(text: str) -> list[tuple[str, str | None]]:
    return [(toponym.role, toponym.place_id) for toponym in read(text).toponyms]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("\n".join))
@settings(max_examples=60, deadline=None)
def test_mentions_are_slices_in_order_without_overlaps(text: str) -> None:
    reading = read(text)
    end = 0
    for toponym in reading.toponyms:
        mention = toponym.mention
        assert text[mention.start : mention.end] == mention.surface
        assert end <= mention.start < mention.end
        end = mention.end
        assert toponym.place_id is None or toponym.place_id in reading.places
        assert all(candidate.place_id in reading.places for candidate in toponym.candidates)
        assert 0.0 <= toponym.score <= 1.0
        assert toponym.reason


@given(st.lists(st.text(LETTERS + "، .()«»-0123456789", min_size=1, max_size=12), max_size=40).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_any_letters_are_read_without_failing(text: str) -> None:
    assert isinstance(read(text), PlaceReading)


@pytest.mark.parametrize("sentence", SENTENCES[::9])
def test_vowel_marks_and_tatweel_change_no_place(sentence: str) -> None:
    marked = "".join(
        letter + VOWELS[number % len(VOWELS)] if letter in LETTERS[:20] else letter
        for number, letter in enumerate(sentence)
    )
    assert told(marked) == told(sentence)


@pytest.mark.parametrize("sentence", SENTENCES[::11])
def test_reading_twice_gives_the_same(sentence: str) -> None:
    assert read(sentence) == read(sentence)


def test_candidates_keep_what_was_considered() -> None:
    (toponym,) = (t for t in read("قصف مدفعي على بلدة النيرب شرقي إدلب.").toponyms if t.mention.surface == "النيرب")
    assert len(toponym.candidates) > 1
    assert toponym.candidates[0].place_id == toponym.place_id
    assert sum(candidate.score for candidate in toponym.candidates) == pytest.approx(1.0, abs=0.02)


def test_anaphor_keeps_its_antecedent() -> None:
    (toponym,) = (t for t in read("دخلت القوات سراقب ثم غادرت المدينة فجرا.").toponyms if t.role == "anaphor")
    assert toponym.antecedent is not None
    assert toponym.antecedent.surface == "سراقب"


def test_unknown_name_without_an_area_has_no_point() -> None:
    reading = read("زار الوفد مدينة بلومفيلد الأمريكية.")
    (toponym,) = (t for t in reading.toponyms if t.role == "location")
    assert toponym.place_id is not None
    assert reading.places[toponym.place_id].latitude is None


def test_made_areas_say_that_they_are_derived() -> None:
    reading = read("قصف على قرية كفر زنبق بريف حلب الشمالي، وهدوء غربي منبج.")
    made = [place for key, place in reading.places.items() if ":" in key]
    assert made
    assert {place.source for place in made} == {"derived"}


def test_nothing_finer_than_syria_is_put_in_its_middle() -> None:
    for sentence in SENTENCES:
        reading = read(sentence)
        for place in reading.places.values():
            if place.kind in ("village", "town", "quarter", "city"):
                assert (place.latitude, place.longitude) != (35.0, 38.5), sentence
