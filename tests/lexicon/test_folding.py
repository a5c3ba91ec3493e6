import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon import fold, fold_with_map

ARABIC = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.sampled_from(" \n.*_-ـًٌّ\u200f\u200d0123456789abc"),
    ),
    max_size=60,
)


@given(ARABIC)
def test_folding_twice_changes_nothing(text):
    once = fold_with_map(text).text
    assert fold_with_map(once).text == once


@given(ARABIC)
def test_map_rises_and_ends_with_the_length_of_the_source(text):
    folded = fold_with_map(text)
    starts = list(folded.starts)
    assert len(starts) == len(folded.text) + 1
    assert starts == sorted(starts)
    assert starts[-1] == len(text)


@given(ARABIC)
def test_each_folded_letter_comes_from_the_letter_it_points_to(text):
    folded = fold_with_map(text)
    for letter, start in zip(folded.text, folded.starts, strict=False):
        assert letter in fold_with_map(text[start]).text


@given(st.text(alphabet="حلبدمشقسورياارمي", min_size=1, max_size=8), st.data())
def test_vowel_marks_and_tatweel_change_nothing_but_offsets(word, data):
    marks = st.sampled_from(["", "\u064b", "\u0651\u064e", "ـ", "\u200f"])
    marked = "".join(letter + data.draw(marks) for letter in word)
    assert fold(marked) == fold(word)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أمريكا", "امريكا"),
        ("إدلب", "ادلب"),
        ("آذار", "اذار"),
        ("القاهرة", "القاهره"),
        ("مستشفى", "مستشفي"),
        ("شمال غربی", "شمال غربي"),
        ("کوباني", "كوباني"),
        ("مسؤول", "مسوول"),
        ("هيئة", "هييه"),
        ("٢٧ نوفمبر ۲۰۲۴", "27 نوفمبر 2024"),
        ("٢٥٫٥٪", "25.5%"),
        ("ﻗﺼﻒ", "قصف"),
        ("ﷲ", "الله"),
        ("مُحافَظةً", "محافظه"),
    ],
)
def test_spellings_fold_together(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("split", ["قـ.ـصف", "قـصف", "قـ ـصف", "قـ*ـصف", "قــ..ــصف", "قـ.صف", "ق.ـصف", "قـ_ـصف"])
def test_words_split_against_moderation_become_one(split):
    assert fold(split) == "قصف"


@pytest.mark.parametrize("text", ["قصف-جوي", "شباط/فبراير", "نهاية. بداية", "قصف ـ جوي"])
def test_other_marks_between_words_stay(text):
    assert len(fold(text).replace("-", " ").replace("/", " ").replace(".", " ").split()) == 2


def test_offsets_lead_back_over_what_was_folded_away():
    source = "في حـلَـب اليوم"
    folded = fold_with_map(source)
    at = folded.text.index("حلب")
    assert source[folded.source_start(at) : folded.source_end(at + 3)] == "حـلَـب"


def test_from_source_finds_the_folded_letter_of_an_offset():
    folded = fold_with_map("حـلب")
    assert [folded.from_source(offset) for offset in range(5)] == [0, 1, 1, 2, 3]


def test_text_without_marks_maps_to_itself():
    assert fold_with_map("حلب").starts == range(4)
