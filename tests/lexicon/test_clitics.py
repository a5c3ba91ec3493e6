import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon import splits, splits_with_suffix
from lexicon.clitics import stems

LETTERS = st.text(alphabet="ابتدرسعفقكلمنهوي", min_size=1, max_size=9)


def readings(form):
    return {(split.prefix, split.stem) for split in splits(form)}


@pytest.mark.parametrize(
    ("form", "prefix", "stem"),
    [
        ("حلب", "", "حلب"),
        ("وحلب", "و", "حلب"),
        ("بحلب", "ب", "حلب"),
        ("الرقه", "ال", "رقه"),
        ("والرقه", "وال", "رقه"),
        ("بالرقه", "بال", "رقه"),
        ("وبالرقه", "وبال", "رقه"),
        ("للقاهره", "لل", "قاهره"),
        ("للقاهره", "ل", "القاهره"),
        ("وللجيش", "ولل", "جيش"),
        ("فلسطين", "", "فلسطين"),
        ("لبنان", "", "لبنان"),
    ],
)
def test_word_has_this_reading(form, prefix, stem):
    assert (prefix, stem) in readings(form)


def test_whole_word_is_the_first_reading():
    assert splits("والجيش")[0] == ("", "والجيش", 0, "")


@given(LETTERS)
def test_stem_is_what_the_cut_leaves_of_the_word(form):
    for split in splits(form):
        assert split.stem in (form[split.cut :], "ا" + form[split.cut :])


@given(LETTERS)
def test_readings_are_in_order_of_what_they_cut_off_and_do_not_repeat(form):
    found = splits(form)
    assert [split.cut for split in found] == sorted(split.cut for split in found)
    assert len(set(found)) == len(found)


@given(LETTERS)
def test_no_reading_leaves_less_than_two_letters(form):
    assert all(len(split.stem) >= 2 for split in splits(form) if split.cut)


@pytest.mark.parametrize(
    ("form", "stem", "suffix"),
    [("قواتها", "قوات", "ها"), ("خطته", "خطه", "ه"), ("جنودهم", "جنود", "هم"), ("بلاده", "بلاد", "ه")],
)
def test_pronoun_suffix_is_taken_off(form, stem, suffix):
    assert (stem, suffix) in {(split.stem, split.suffix) for split in splits_with_suffix(form)}


@given(LETTERS)
def test_readings_with_suffix_hold_all_without(form):
    assert set(splits(form)) <= set(splits_with_suffix(form))


@given(LETTERS)
def test_stems_are_those_of_the_readings(form):
    for read in (splits, splits_with_suffix):
        assert stems(form, read) == {split.stem for split in read(form)}
