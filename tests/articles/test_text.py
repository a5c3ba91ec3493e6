import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import article_from_record, clean
from lexicon import Matcher

SAMPLE = "وصلت القوات إلى حلب والرقة، وبالقرب من دَيـر الزور. وقال ناطق إن 900 جندي هناك."


def view(text, **facts):
    return clean(article_from_record({"text": text} | facts))


def test_mention_is_the_words_without_proclitics_and_with_the_article():
    shown = view(SAMPLE)
    matcher = Matcher([("الرقة", "raqqa"), ("رقة", "x"), ("دير الزور", "dez"), ("حلب", "aleppo")])
    found = [shown.mention_of(match, "toponym").surface for match in matcher.find(shown.forms)]
    assert found == ["حلب", "الرقة", "دَيـر الزور"]


@given(st.text(alphabet=st.sampled_from("حلبدمشق ،.:“”\n\u064bـ\u200f0123٤abﷲ"), max_size=80))
def test_surface_equals_slice(text):
    shown = view("نص " + text)
    for index, (start, end) in enumerate(zip(shown.starts, shown.ends, strict=True)):
        mention = shown.mention(start, end, "token")
        assert mention.surface == shown.source[start:end]
        assert shown.token_at(start) == index


@given(st.text(alphabet=st.sampled_from("حلبدمشق ،\n"), max_size=60), st.data())
def test_vowel_marks_and_tatweel_change_no_form(text, data):
    text = "نص " + text
    marked = "".join(c + (data.draw(st.sampled_from(["", "\u064e", "ـ"])) if c.isalpha() else "") for c in text)
    assert list(view(marked).forms) == list(view(text).forms)


def test_digits_of_both_kinds_give_the_same_forms():
    assert view("في ٢٧ نوفمبر ٢٠٢٤").forms == view("في 27 نوفمبر 2024").forms


def test_letter_start_skips_proclitics_over_vowel_marks():
    shown = view("وَبِحَلَب")
    start = shown.letter_start(0, 2)
    assert shown.source[start:] == "حَلَب"


def test_bidi_marks_behind_a_word_are_no_part_of_it():
    shown = view("قصف \u200fحلب\u200f اليوم")
    assert [shown.source[a:b] for a, b in zip(shown.starts, shown.ends, strict=True)] == ["قصف", "حلب", "اليوم"]


def test_token_knows_its_sentence_clause_and_region():
    shown = view("وفد أممي يزور حمص\n\nزار الوفد حمص. وغادر، ثم عاد.\nوبقي هناك.")
    token = shown.token_at(shown.source.index("ثم"))
    assert shown.sentence_at(token).number == 2
    assert shown.clause_at(token).start == shown.source.index("ثم")
    assert shown.kind_of(0) == "title"
    assert shown.kind_of(token) == "body"


@pytest.mark.parametrize(
    "piece",
    [SAMPLE * 20 + "\n", "اقرأ أيضا\nخبر قصير\n" + SAMPLE + "\n", "المصدر: وكالات ", "حلب::قصف. ", "«“(", "ـ.ـ"],
)
def test_long_article_costs_in_proportion_to_its_length(piece, count_calls):
    small, large = piece * (6_000 // len(piece)), piece * (60_000 // len(piece))
    view(small)
    assert count_calls(lambda: view(large)) < 12 * count_calls(lambda: view(small))
