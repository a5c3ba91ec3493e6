from hypothesis import given
from hypothesis import strategies as st

from lexicon import Matcher, fold, splits_with_suffix


def found(matcher, text):
    forms = fold(text).split()
    return [(" ".join(forms[m.first : m.stop]), m.split.prefix, m.entry) for m in matcher.find(forms)]


def test_longest_phrase_wins():
    matcher = Matcher([("دير", "monastery"), ("دير الزور", "city")])
    assert found(matcher, "في دير الزور") == [("دير الزور", "", "city")]


def test_shorter_phrase_is_found_where_the_longer_one_breaks_off():
    matcher = Matcher([("دير", "monastery"), ("دير الزور", "city")])
    assert found(matcher, "دير مار موسى") == [("دير", "", "monastery")]


def test_first_word_may_carry_proclitics():
    matcher = Matcher([("جيش", "army")])
    assert found(matcher, "والجيش وبجيش للجيش") == [
        ("والجيش", "وال", "army"),
        ("وبجيش", "وب", "army"),
        ("للجيش", "لل", "army"),
    ]


def test_later_words_carry_none():
    matcher = Matcher([("قوات سوريا", "sdf")])
    assert found(matcher, "قوات وسوريا") == []


def test_prefixes_that_are_not_allowed_do_not_match():
    matcher = Matcher([("حلب", "aleppo")], allow=lambda prefix: "ال" not in prefix)
    assert found(matcher, "الحلب") == []
    assert found(matcher, "وحلب") == [("وحلب", "و", "aleppo")]


def test_pronoun_suffix_is_read_where_the_lexicon_asks():
    assert found(Matcher([("قوات", "forces")], read=splits_with_suffix), "قواتها") == [("قواتها", "", "forces")]
    assert found(Matcher([("قوات", "forces")]), "قواتها") == []


def test_phrases_are_folded():
    assert found(Matcher([("إدلب", "idlib")]), "ادلب") == [("ادلب", "", "idlib")]


def test_all_entries_of_a_phrase_are_given():
    matcher = Matcher([("حماة", "city"), ("حماه", "protectors")])
    assert [match.entry for match in matcher.at(["حماه"], 0)] == ["city", "protectors"]


def test_search_stops_where_it_is_told():
    matcher = Matcher([("دير الزور", "city")])
    assert list(matcher.find(["دير", "الزور"], 0, 1)) == []


def test_empty_phrase_matches_nothing():
    assert list(Matcher([("", "x"), (" ", "y")]).find(["حلب"])) == []


WORDS = st.lists(st.sampled_from(["حلب", "دير", "الزور", "ريف", "قصف"]), max_size=12)
PHRASES = st.lists(st.lists(st.sampled_from(["حلب", "دير", "الزور", "ريف"]), min_size=1, max_size=3), max_size=5)


@given(WORDS, PHRASES)
def test_matches_do_not_overlap_and_say_what_stands_there(forms, phrases):
    matcher = Matcher([(" ".join(words), tuple(words)) for words in phrases])
    end = 0
    for match in matcher.find(forms):
        assert match.first >= end
        stem = (match.split.stem, *forms[match.first + 1 : match.stop])
        assert stem == match.entry
        end = match.stop
