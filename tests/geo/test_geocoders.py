"""geopy's interface over the gazetteer, and many names at once."""

import pytest
from geopy.geocoders.base import Geocoder

from geo.geocoders import GazetteerGeocoder
from geo.geocoders_batch import geocode_names
from geo.loading import load_bundled


@pytest.fixture(scope="module")
def geocoder() -> GazetteerGeocoder:
    return GazetteerGeocoder(load_bundled())


def test_geocoder_is_one_of_geopys(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)


def test_geocode_gives_point_and_provenance(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("سراقب")
    assert (found.latitude, found.longitude) == pytest.approx((35.864, 36.806), abs=0.01)
    assert found.raw["source"] == "geonames:164816"


def test_geocode_of_an_unknown_name_is_none(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("كفر لا أحد") is None
    assert geocoder.geocode("كفر لا أحد", exactly_one=False) is None


@pytest.mark.parametrize(
    ("query", "place_id"),
    [("القنيطرة، المغرب", "ma-kenitra"), ("القنيطرة، سوريا", "sy-quneitra"), ("صوران، حماة", "sy-sawran-hama"),
     ("صوران, محافظة حلب", "sy-sawran-aleppo")],
)  # fmt: skip
def test_what_follows_a_comma_narrows_the_choice(geocoder: GazetteerGeocoder, query: str, place_id: str) -> None:
    assert geocoder.geocode(query).raw["place_id"] == place_id


def test_geocode_lists_homonyms_most_prominent_first(geocoder: GazetteerGeocoder) -> None:
    found = [place.raw["place_id"] for place in geocoder.geocode("طرابلس", exactly_one=False)]
    assert found == ["lb-tripoli", "ly-tripoli"]


def test_reverse_gives_the_nearest_settlement(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.reverse((35.865, 36.807)).raw["place_id"] == "sy-saraqib"


def test_reverse_in_the_open_sea_is_none(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.reverse((34.0, 31.0)) is None


def test_names_are_sorted_into_known_and_unknown_without_a_service() -> None:
    report = geocode_names(["سراقب", "كفر  لا أحد", "سراقب"], load_bundled())
    assert list(report.found) == ["سراقب"]
    assert report.unknown == ("كفر لا أحد",)
    assert report.unresolved == {}
