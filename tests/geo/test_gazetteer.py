"""The gazetteer as a structure: names to places, spellings, cues, outlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from geo.gazetteer import build_gazetteer
from geo.naming import arabic_names, spellings, spellings_of_all
from geo.place_rows import PlaceRow, RegionRow


def row(place_id: str, name_ar: str, **fields: object) -> PlaceRow:
    given = {"name_en": place_id, "kind": "town", "latitude": 35.0, "longitude": 37.0, "radius_km": 2.0,
             "source": "a test", "licence": "none", "country_code": "SY"} | fields  # fmt: skip
    return PlaceRow(place_id=place_id, name_ar=name_ar, **given)  # type: ignore[arg-type]


def test_candidates_stand_by_prominence() -> None:
    gazetteer = build_gazetteer([row("small", "العين", kind="village"), row("large", "العين", population=50_000)])
    assert gazetteer.candidates("العين") == ("large", "small")


def test_candidates_of_an_unknown_name_are_none() -> None:
    assert build_gazetteer([row("a", "سراقب")]).candidates("لا أحد") == ()


@pytest.mark.parametrize(
    ("written", "asked"),
    [("كفر زيتا", "كفرزيتا"), ("كفرنبل", "كفر نبل"), ("دير الزور", "ديرالزور"), ("إعزاز", "اعزاز"), ("حماة", "حماه"),
     ("أبو كمال", "ابوكمال"), ("دارة عزة", "داره عزه"), ("سَراقِب", "سراقب")],
)  # fmt: skip
def test_spelling_variants_find_the_place(written: str, asked: str) -> None:
    assert build_gazetteer([row("a", written)]).candidates(asked) == ("a",)


def test_short_rests_are_not_split_off() -> None:
    assert list(spellings("كفري")) == ["كفري"]


def test_cue_names_are_kept_folded() -> None:
    gazetteer = build_gazetteer([row("a", "الطبقة", aliases_ar="الثورة", cue_names="الثورة")])
    assert gazetteer.cue_names == {"الثوره"}


def test_places_are_made_from_rows() -> None:
    place = build_gazetteer([row("a", "سراقب", governorate="Idlib")]).places["a"]
    assert (place.name_ar, place.governorate, place.source) == ("سراقب", "Idlib", "gazetteer")


def test_relative_region_is_found_by_direction_and_base() -> None:
    region = RegionRow(place_id="r", name_ar="شمال كذا", name_en="r", latitude=36, longitude=37, radius_km=50,
                       source="a test", licence="none", base="a", direction="north")  # fmt: skip
    assert build_gazetteer([row("a", "كذا")], [region]).relative == {("north", "a"): "r"}


def test_region_outline_is_its_circle_cut_to_where_it_lies() -> None:
    region = RegionRow(place_id="r", name_ar="كذا", name_en="r", latitude=35.9, longitude=36.8, radius_km=90,
                       source="a test", licence="none", within="sy-gov-idlib")  # fmt: skip
    outline = build_gazetteer([row("a", "كذا")], [region]).outline("r")
    assert outline is not None
    assert outline.contains(Point(36.63, 35.93))
    assert not outline.contains(Point(37.16, 36.20))


def test_town_has_no_outline() -> None:
    assert build_gazetteer([row("a", "سراقب")]).outline("a") is None


def test_arabic_names_leaves_other_scripts_and_languages_out() -> None:
    names = ["القامشلي", "قامشلۆ", "قامیشلۆ", "Qamishli", "القامشلي", "\u200fقامشلو"]
    assert arabic_names(names) == ("القامشلي", "قامشلو")


def test_confused_ending_finds_a_village() -> None:
    assert build_gazetteer([row("a", "كفر لاتة", kind="village")]).candidates("كفرلاتا") == ("a",)


def test_confused_ending_does_not_make_an_adjective_a_country() -> None:
    assert build_gazetteer([row("a", "بريطانيا", kind="country")]).candidates("بريطانية") == ()


@given(st.sampled_from(["كفر زيتا", "معرة النعمان", "دير الزور", "سراقب"]), st.data())
def test_vowel_marks_and_tatweel_change_nothing(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(min_value=1, max_value=len(name.split()[0])))
    mark = data.draw(st.sampled_from(["\u064e", "\u0651", "\u0640", "\u200f"]))
    assert list(spellings(name[:at] + mark + name[at:])) == list(spellings(name))


@given(st.text(alphabet="ابتةهىيكفر \u064e", min_size=1, max_size=20))
def test_spellings_of_all_are_spellings_of_each(name: str) -> None:
    assert list(spellings_of_all([name, "سراقب"])) == [tuple(spellings(name)), ("سراقب",)]


def test_confused_ending_does_not_read_a_pronoun_as_a_village() -> None:
    assert build_gazetteer([row("a", "حلفايا", kind="town")]).candidates("حلفائه") == ()
