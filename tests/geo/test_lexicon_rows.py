"""Rows of `data/lexicon/geo/` do what their own examples say."""

import pytest

from articles import clean
from geo import PlaceReading, load_gazetteer, read_places
from geo.marks import Marks
from geo.words import (
    AnaphorRow,
    CueRow,
    DemonymRow,
    HeadRow,
    frequent_words,
    load_anaphors,
    load_cues,
    load_demonyms,
    load_directions,
    load_heads,
    load_not_places,
    word_set,
)
from lexicon import fold
from lexicon.beginnings import codes_of
from model import Article, article_id

HEADS = [(row, sentence) for row in load_heads() for sentence in row.ok]
CUES = [(row, sentence) for row in load_cues() for sentence in row.ok]
DEMONYMS = [(row, sentence) for row in load_demonyms() for sentence in row.ok if not row.only_area]
ANAPHORS = [(row, sentence) for row in load_anaphors() for sentence in row.ok]
NOT_ANAPHORS = [(row, sentence) for row in load_anaphors() for sentence in row.not_]


def read(text: str) -> PlaceReading:
    return read_places(clean(Article(article_id=article_id(text), text=text)), load_gazetteer())


@pytest.mark.parametrize(("row", "sentence"), HEADS)
def test_head_noun_brings_a_place(row: HeadRow, sentence: str) -> None:
    assert any(t.role == "location" for t in read(sentence).toponyms), row.id


@pytest.mark.parametrize(("row", "sentence"), CUES)
def test_cue_gives_its_role(row: CueRow, sentence: str) -> None:
    assert row.role in {t.role for t in read(sentence).toponyms}, row.id


@pytest.mark.parametrize(("row", "sentence"), DEMONYMS)
def test_adjective_is_attributive(row: DemonymRow, sentence: str) -> None:
    assert (row.id, "attributive") in {(t.place_id, t.role) for t in read(sentence).toponyms}


@pytest.mark.parametrize(("row", "sentence"), ANAPHORS)
def test_pointing_word_is_an_anaphor(row: AnaphorRow, sentence: str) -> None:
    words = {fold(word) for word in row.words}
    assert any(fold(t.mention.surface) in words and t.role == "anaphor" for t in read("في سوريا: " + sentence).toponyms)


@pytest.mark.parametrize(("row", "sentence"), NOT_ANAPHORS)
def test_pointing_word_with_another_sense_is_left_out(row: AnaphorRow, sentence: str) -> None:
    words = {fold(word) for word in row.words}
    found = [t for t in read(sentence).toponyms if fold(t.mention.surface) in words]
    assert all(t.place_id is None for t in found)


@pytest.mark.parametrize("phrase", [words for row in load_not_places() for words in row.words])
def test_phrase_that_is_no_place_is_known_as_such(phrase: str) -> None:
    forms = fold(phrase).split()
    marks = Marks(forms, codes_of(forms), load_gazetteer())
    assert any(begun.blocks for begun in marks.at.values())


def test_direction_examples_make_areas() -> None:
    for row in load_directions():
        for sentence in row.ok:
            assert any(t.role == "location" for t in read(sentence).toponyms), (row.id, sentence)


def test_frequent_words_name_no_town() -> None:
    gazetteer = load_gazetteer()
    towns = {
        name for name, ids in gazetteer.names.items() if gazetteer.rows[ids[0]].weight >= 55 and " " not in name
    } - gazetteer.cue_names
    assert not towns & (frequent_words() - word_set("common"))
