"""Who says so: verbs, participles, sources, and speakers carried across sentences."""

import json
from pathlib import Path
from typing import Any

import pytest

from articles import Text, clean
from events.attribution import find_speech
from events.speech_lexicon import SpeechRow
from lexicon import load_rows
from model import Article, article_id

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "specs" / "speech.jsonl").read_text(encoding="utf-8").splitlines()
]


def _read(words: str) -> Text:
    return clean(Article(article_id=article_id(words), text=words))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_speakers_of_a_text_are_found(row: dict[str, Any]) -> None:
    sayings = find_speech(_read(row["text"])).sayings
    assert [[s.attribution.source_id, s.attribution.verb, s.carried] for s in sayings] == row["says"]


def test_examples_of_the_lexicon_hold() -> None:
    rows = load_rows("lexicon/events/speech.yaml", SpeechRow, key="id")
    wrong = [words for row in rows for words in row.ok if not find_speech(_read(words)).sayings]
    wrong += [words for row in rows for words in row.not_ if find_speech(_read(words)).sayings]
    assert wrong == []


def test_speaker_vouches_for_the_words_behind_the_verb() -> None:
    text = _read("هدأ القصف ليلا، وقال المرصد السوري إن القتلى مدنيون.")
    speech = find_speech(text)
    said = speech.at(len(text.forms) - 1)
    assert speech.at(0) is None
    assert said is not None
    assert said.source_id == "sohr"


def test_source_vouches_for_the_whole_sentence() -> None:
    said = find_speech(_read("هدأ القصف ليلا بحسب المرصد السوري.")).at(0)
    assert said is not None
    assert said.source_id == "sohr"


def test_speaker_inside_goes_before_the_source_of_the_sentence() -> None:
    text = _read("قال الكرملين إن العملية انتهت، بحسب وكالة سبوتنيك.")
    said = find_speech(text).at(4)
    assert said is not None
    assert said.source_id == "rus.kremlin"


def test_next_sentence_belongs_to_the_narrator() -> None:
    text = _read("قال الكرملين إن العملية انتهت.\nوتقع المدينة شمال البلاد.")
    assert find_speech(text).at(len(text.forms) - 2) is None


def test_open_quotation_goes_on_over_sentences() -> None:
    text = _read("قال الكرملين: “انتهت العملية. عاد الجنود. لا خسائر”.\nوهدأت الجبهات.")
    speech = find_speech(text)
    said = speech.at(text.forms.index("الجنود"))
    assert said is not None
    assert said.source_id == "rus.kremlin"
    assert speech.at(len(text.forms) - 2) is None


def test_press_conference_is_an_occasion_of_its_speaker() -> None:
    (statement,) = find_speech(_read("قال الكرملين خلال مؤتمر صحفي إن العملية انتهت.")).statements
    assert statement.kind == "press_conference"
    assert statement.speaker is not None
    assert statement.speaker.source_id == "rus.kremlin"
