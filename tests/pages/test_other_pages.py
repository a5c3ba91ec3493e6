"""Timeline, Map, Forces and Sources: each says what it shows, and none shows a stack trace."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.tables import save_tables

Open = Callable[..., AppTest]


def html_of(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def player_of(app: AppTest) -> dict:
    frame = next(e for e in app.get("component_instance") if "folium" in e.proto.component_name)
    script = json.loads(frame.proto.json_args)["feature_group"]
    return json.loads(re.search(r"khatt\.drawPlayer\(\w+, (\{.*\})\);", script)[1])


@pytest.mark.parametrize("page", ["timeline", "map", "forces", "sources", "reader"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_page_opens_in_both_languages(open_page: Open, page: str, language: str) -> None:
    app = open_page(page, lang=language)
    assert not app.error
    assert ('<div class="khatt-rtl-on"' in html_of(app)) is (language == "ar")


@pytest.mark.parametrize("page", ["timeline", "map", "forces", "sources"])
def test_page_with_nothing_in_range_says_so(open_page: Open, page: str) -> None:
    app = open_page(page, **{"from": "1950-01-01", "to": "1950-01-02"})
    assert not app.error
    assert page == "sources" or "khatt-empty" in html_of(app)


def test_lanes_are_chosen_and_stand_in_the_link(open_page: Open) -> None:
    app = open_page("timeline", lane="side")
    assert app.query_params["lane"] == "side"


def test_slider_plays_facts_of_the_range_only(open_page: Open) -> None:
    data = player_of(open_page("map", **{"from": "2016-01-01", "to": "2016-12-31"}))
    assert data["days"] == 366
    assert data["rows"]
    status = data["columns"].index("status")
    assert {row[status] for row in data["rows"]} <= {0, 1}


def test_place_of_the_map_in_a_link_is_handed_on(open_page: Open) -> None:
    assert player_of(open_page("map", at="35.5,37.25,9"))["at"] == [35.5, 37.25, 9]


def test_forces_name_each_claim(open_page: Open) -> None:
    assert re.search(r"\d+ claimed numbers of troops", html_of(open_page("forces")))


def test_sources_count_articles_and_outlets(open_page: Open) -> None:
    assert "60 articles of 5 outlets" in html_of(open_page("sources"))


def test_failing_page_shows_a_plain_message(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("sources")

    def fail(_tables: object) -> None:
        raise RuntimeError("secret path /etc/passwd")

    monkeypatch.setattr("store.queries_sources.count_outlets", fail)
    app.run()
    assert any("could not be shown" in error.value for error in app.error)
    assert not any("secret" in error.value for error in app.error)
    assert not app.exception


def test_tables_of_another_version_say_what_to_do(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    from model import TableError

    app = open_page()

    def refuse(**_: object) -> None:
        raise TableError("these tables were written by another version; build them again")

    monkeypatch.setattr("pipeline.ensure_tables", refuse)
    app.run()
    assert any("build them again" in error.value for error in app.error)


@pytest.mark.parametrize("page", ["overview", "timeline", "map", "forces", "reader", "sources"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_page_without_any_data_says_so(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str, language: str
) -> None:
    app = open_page(lang=language)
    monkeypatch.setenv("KHATT_TABLES", str(save_tables({}, tmp_path)))
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert not app.error
    assert 'class="khatt-empty"' in html_of(app)
