"""The Nominatim adapter against a small server on loopback that answers, fails, hangs and talks rubbish."""

import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from articles import clean
from geo import read_places
from geo.gazetteer import build_gazetteer
from geo.geocoders_batch import geocode_names, retry_unresolved
from geo.geocoders_cache import AnswerCache
from geo.geocoders_nominatim import NominatimGeocoder, NominatimSettings, settings_from_environment
from geo.geocoders_unknown import locate_unknown, unknown_places
from geo.loading import load_bundled
from model import Article, GeocodeUnavailable, Place
from tests.conftest import FakeNominatim

FOUND, NOTHING = FakeNominatim.FOUND, FakeNominatim.NOTHING


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def settings(nominatim: FakeNominatim, tmp_path: Path) -> NominatimSettings:
    return NominatimSettings(server=nominatim.address, contact="editor@example.org", least_delay_s=0.0, timeout_s=2.0,
                             retries=2, first_wait_s=1.0, cache=tmp_path / "answers.sqlite")  # fmt: skip


@pytest.fixture
def geocoder(settings: NominatimSettings, waits: list[float]) -> NominatimGeocoder:
    return NominatimGeocoder(settings, sleep=waits.append)


def test_answer_is_marked_as_nominatims(geocoder: NominatimGeocoder) -> None:
    place = geocoder.geocode("كفر كذا")
    assert place is not None
    assert (place.place_id, place.source, place.latitude) == ("nominatim-node-42", "nominatim", 35.93)
    assert "OpenStreetMap" in place.licence


def test_answer_carries_a_radius_from_its_bounding_box(geocoder: NominatimGeocoder) -> None:
    place = geocoder.geocode("كفر كذا")
    assert place is not None
    assert place.radius_km == pytest.approx(2.2, abs=0.1)


def test_question_asks_for_arabic_in_syria_under_a_real_name(
    geocoder: NominatimGeocoder, nominatim: FakeNominatim
) -> None:
    geocoder.geocode("كفر كذا")
    assert nominatim.asked[0]["accept-language"] == ["ar,en"]
    assert nominatim.asked[0]["viewbox"] == ["35.5,32.2,42.5,37.4"]
    assert "editor@example.org" in nominatim.headers[0]["User-Agent"]


def test_second_question_is_answered_from_disk(geocoder: NominatimGeocoder, settings: NominatimSettings,
                                               nominatim: FakeNominatim) -> None:  # fmt: skip
    geocoder.geocode("كفر كذا")
    assert NominatimGeocoder(settings).geocode("كفر  كذا") == geocoder.geocode("كفر كذا")
    assert len(nominatim.asked) == 1


def test_nothing_found_is_none_and_remembered(geocoder: NominatimGeocoder, nominatim: FakeNominatim) -> None:
    nominatim.answers = [(200, {}, NOTHING)]
    assert geocoder.geocode("كفر كذا") is None
    assert geocoder.geocode("كفر كذا") is None
    assert len(nominatim.asked) == 1


def test_server_error_is_tried_again_with_longer_waits(geocoder: NominatimGeocoder, nominatim: FakeNominatim,
                                                       waits: list[float]) -> None:  # fmt: skip
    nominatim.answers = [(500, {}, "oops"), (503, {}, "oops"), (200, {}, FOUND)]
    assert geocoder.geocode("كفر كذا") is not None
    assert waits == [1.0, 2.0]


def test_server_that_keeps_failing_is_unavailable(geocoder: NominatimGeocoder, nominatim: FakeNominatim) -> None:
    nominatim.answers = [(500, {}, "oops")]
    with pytest.raises(GeocodeUnavailable):
        geocoder.geocode("كفر كذا")
    assert len(nominatim.asked) == 3


def test_retry_after_is_obeyed(geocoder: NominatimGeocoder, nominatim: FakeNominatim, waits: list[float]) -> None:
    nominatim.answers = [(429, {"Retry-After": "17"}, "slow down"), (200, {}, FOUND)]
    assert geocoder.geocode("كفر كذا") is not None
    assert waits == [17.0]


def test_long_retry_after_is_handed_on_at_once(geocoder: NominatimGeocoder, nominatim: FakeNominatim) -> None:
    nominatim.answers = [(429, {"Retry-After": "3600"}, "slow down")]
    with pytest.raises(GeocodeUnavailable) as caught:
        geocoder.geocode("كفر كذا")
    assert caught.value.retry_after_s == 3600.0
    assert len(nominatim.asked) == 1


def test_hanging_server_is_given_up(settings: NominatimSettings, nominatim: FakeNominatim) -> None:
    nominatim.hang_s = 0.6
    impatient = NominatimGeocoder(replace(settings, timeout_s=0.1, retries=0))
    with pytest.raises(GeocodeUnavailable):
        impatient.geocode("كفر كذا")


@pytest.mark.parametrize(
    "rubbish", ["<html>no</html>", "{", "42", '"text"', '[{"lat": "x"}]', "[[]]", "[null]", '[{"lat": 1, "lon": 2}]',
                '{"error": "broken"}'],
)  # fmt: skip
def test_rubbish_is_no_answer_and_not_remembered(
    settings: NominatimSettings, nominatim: FakeNominatim, rubbish: str
) -> None:
    nominatim.answers = [(200, {}, rubbish), (200, {}, FOUND)]
    geocoder = NominatimGeocoder(replace(settings, retries=0))
    with pytest.raises(GeocodeUnavailable):
        geocoder.geocode("كفر كذا")
    assert geocoder.geocode("كفر كذا") is not None


def test_nobody_listening_is_unavailable(settings: NominatimSettings) -> None:
    with pytest.raises(GeocodeUnavailable):
        NominatimGeocoder(replace(settings, server="http://127.0.0.1:9", retries=0)).geocode("كفر كذا")


def test_daily_limit_holds_across_processes(settings: NominatimSettings, nominatim: FakeNominatim) -> None:
    limited = replace(settings, daily_limit=1, retries=0)
    NominatimGeocoder(limited).geocode("كفر كذا")
    with pytest.raises(GeocodeUnavailable, match="used up"):
        NominatimGeocoder(limited).geocode("دير كذا")
    assert len(nominatim.asked) == 1


def test_questions_are_spaced(settings: NominatimSettings, nominatim: FakeNominatim) -> None:
    geocoder = NominatimGeocoder(replace(settings, least_delay_s=0.15))
    began = time.monotonic()
    for name in ("كفر كذا", "دير كذا", "تل كذا"):
        geocoder.geocode(name)
    assert time.monotonic() - began >= 2 * 0.15
    assert len(nominatim.asked) == 3


def test_batch_ends_well_when_the_service_is_down(geocoder: NominatimGeocoder, nominatim: FakeNominatim) -> None:
    nominatim.answers = [(500, {}, "oops")]
    report = geocode_names(["كفر كذا", "دير كذا", "تل كذا", "عين كذا", "خان كذا"], build_gazetteer([]), geocoder)
    assert list(report.unresolved) == ["كفر كذا", "دير كذا", "تل كذا", "عين كذا", "خان كذا"]
    assert len(nominatim.asked) == 9
    assert "not asked any more" in report.unresolved["خان كذا"]


def test_unresolved_names_are_retried_alone(geocoder: NominatimGeocoder, nominatim: FakeNominatim) -> None:
    nominatim.answers = [(200, {}, FOUND)] + [(500, {}, "oops")] * 3 + [(200, {}, FOUND)]
    geocode_names(["كفر كذا", "دير كذا"], build_gazetteer([]), geocoder)
    report = retry_unresolved(geocoder)
    assert list(report.found) == ["دير كذا"]
    assert retry_unresolved(geocoder).found == {}


def kept(place_id: str, name: str, latitude: float | None = None, longitude: float | None = None) -> Place:
    return Place(place_id=place_id, name_ar=name, name_en=name, kind="village", latitude=latitude, longitude=longitude,
                 radius_km=15.0, source="derived")  # fmt: skip


def test_unknown_places_are_those_a_text_names_and_no_gazetteer_holds() -> None:
    source = "قصفت المدفعية قرية كفر كذا في ريف إدلب الجنوبي ثم مدينة سراقب."
    reading = read_places(clean(Article(article_id="a", text=source)), load_bundled())
    assert [place.name_ar for place in unknown_places(reading.toponyms, reading.places)] == ["كفر كذا"]


def test_answer_moves_an_unknown_place_and_says_whose_it_is(geocoder: NominatimGeocoder) -> None:
    place = kept("sy-gov-idlib:كفر كذا", "كفر كذا", 35.8, 36.6)
    located = locate_unknown([place], build_gazetteer([]), geocoder).places[place.place_id]
    assert (located.place_id, located.latitude, located.source) == (place.place_id, 35.93, "nominatim")


def test_answer_outside_the_area_of_the_text_is_not_taken(geocoder: NominatimGeocoder) -> None:
    far = kept("sy-gov-daraa:كفر كذا", "كفر كذا", 32.6, 36.1)
    without = kept("unknown:كفر كذا", "كفر كذا")
    assert list(locate_unknown([far, without], build_gazetteer([]), geocoder).places) == [without.place_id]


def test_answers_that_cannot_be_kept_leave_the_names_open(geocoder: NominatimGeocoder) -> None:
    geocoder.cache.path.unlink()
    geocoder.cache.path.mkdir()
    located = locate_unknown([kept("unknown:كفر كذا", "كفر كذا")], build_gazetteer([]), geocoder)
    assert located.places == {}
    assert list(located.unresolved) == ["كفر كذا"]


def test_cache_survives_a_crash_in_the_middle_of_writing(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    AnswerCache(path).keep("here", "a", {"lat": 1})
    crashing = sqlite3.connect(path, isolation_level=None)
    crashing.execute("BEGIN")
    crashing.execute("INSERT INTO answers VALUES ('here', 'b', '{}', 0)")
    crashing.close()
    assert AnswerCache(path).answer("here", "a") == (True, {"lat": 1})
    assert AnswerCache(path).answer("here", "b") == (False, None)


def test_broken_cache_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(b"this is no database, and it is long enough to be taken for one" * 20)
    AnswerCache(path).keep("here", "a", {"lat": 1})
    assert AnswerCache(path).answer("here", "a") == (True, {"lat": 1})
    assert len(list(tmp_path.glob("*.broken-*"))) == 1


@pytest.mark.parametrize("value", ["", "off", "0"])
def test_nothing_goes_out_unless_switched_on(value: str) -> None:
    assert settings_from_environment({"KHATT_NOMINATIM": value}) is None


def test_public_server_wants_a_contact() -> None:
    with pytest.raises(ValueError, match="KHATT_CONTACT"):
        settings_from_environment({"KHATT_NOMINATIM": "public"})


def test_public_server_is_asked_at_most_once_a_second() -> None:
    settings = settings_from_environment({"KHATT_NOMINATIM": "public", "KHATT_CONTACT": "editor@example.org"})
    assert settings is not None
    assert settings.least_delay_s >= 1.0


def test_own_server_is_taken_by_its_address() -> None:
    settings = settings_from_environment({"KHATT_NOMINATIM": "http://localhost:8080"})
    assert settings is not None
    assert settings.server == "http://localhost:8080"


def test_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="KHATT_NOMINATIM"):
        settings_from_environment({"KHATT_NOMINATIM": "my server"})
