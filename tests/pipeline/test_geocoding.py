"""Builds with a geocoding service switched on: a small server on loopback that answers, fails or hangs."""

from dataclasses import replace

import pytest

from geo.geocoders_nominatim import NominatimGeocoder, NominatimSettings
from pipeline import __main__ as command_line
from pipeline import build_tables
from store import load_table

NEWS = "قصفت طائرات حربية قرية كفر كذا في ريف إدلب الجنوبي يوم الثلاثاء 3 آذار 2020."


@pytest.fixture
def news(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    return tmp_path / "a.txt"


@pytest.fixture
def service(nominatim, tmp_path):
    settings = NominatimSettings(
        server=nominatim.address, least_delay_s=0.0, timeout_s=5.0, retries=0, cache=tmp_path / "answers.sqlite"
    )
    return NominatimGeocoder(settings)


def unknown_place(folder):
    places = load_table("places", folder)
    return places[places["name_ar"] == "كفر كذا"].iloc[0]


def test_build_asks_nobody_of_itself(nominatim, news, tmp_path):
    summary = build_tables([news], tmp_path / "out")
    assert (nominatim.asked, summary.unresolved, summary.status) == ([], (), 0)
    assert unknown_place(tmp_path / "out")["source"] == "derived"


def test_answer_of_the_service_is_in_the_places_table_under_its_source(news, tmp_path, service):
    summary = build_tables([news], tmp_path / "out", service=service)
    place = unknown_place(tmp_path / "out")
    assert (place["latitude"], place["source"], summary.status) == (35.93, "nominatim", 0)
    assert "OpenStreetMap" in place["licence"]


@pytest.mark.parametrize("trouble", ["down", "failing", "hanging"])
def test_service_in_trouble_leaves_names_to_retry_and_the_build_well(news, tmp_path, nominatim, service, trouble):
    troubled = {
        "down": replace(service.settings, server="http://127.0.0.1:9"), "failing": service.settings,
        "hanging": replace(service.settings, timeout_s=0.1),
    }[trouble]  # fmt: skip
    nominatim.answers, nominatim.hang_s = [(500, {}, "")], 0.6 if trouble == "hanging" else 0.0
    summary = build_tables([news], tmp_path / "out", service=NominatimGeocoder(troubled))
    assert (summary.status, summary.problems) == (0, ())
    problem = load_table("problems", tmp_path / "out").iloc[0]
    assert (problem["subject"], problem["stage"]) == ("كفر كذا", "geo")
    assert "python -m geo retry" in problem["advice"]
    assert unknown_place(tmp_path / "out")["source"] == "derived"
    assert NominatimGeocoder(troubled).cache.open_questions(troubled.server) == ("كفر كذا",)


def test_command_says_what_was_left_open_and_ends_well(news, tmp_path, nominatim, service, monkeypatch, capsys):
    nominatim.answers = [(500, {}, "")]
    monkeypatch.setenv("KHATT_NOMINATIM", nominatim.address)
    monkeypatch.setattr(command_line, "NominatimGeocoder", lambda _: service)
    assert command_line.main(["build", str(news), "--out", str(tmp_path / "out")]) == 0
    assert "python -m geo retry" in capsys.readouterr().out


def test_setting_that_cannot_be_used_is_told_and_stops_no_build(news, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KHATT_NOMINATIM", "public")
    monkeypatch.delenv("KHATT_CONTACT", raising=False)
    assert command_line.main(["build", str(news), "--out", str(tmp_path / "out")]) == 0
    assert "KHATT_CONTACT" in capsys.readouterr().err
