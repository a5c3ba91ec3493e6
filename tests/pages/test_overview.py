"""Overview: counts, filters, selection, links, empty and wrong states."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from store.tables import save_tables

Open = Callable[..., AppTest]


def html_of(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def counts_of(app: AppTest) -> tuple[int, int]:
    shown, of = re.findall(r"<b>([\d,]+)</b>", html_of(app))[:2]
    return int(shown.replace(",", "")), int(of.replace(",", ""))


def drawn_on_map(app: AppTest) -> int:
    """How many events the rows sent to the map add up to."""
    frame = next(e for e in app.get("component_instance") if "folium" in e.proto.component_name)
    script = json.loads(frame.proto.json_args)["feature_group"]
    data = json.loads(re.search(r"khatt\.drawSpots\(\w+, (\{.*\})\);", script)[1])
    return sum(row[data["columns"].index("events")] for row in data["rows"])


def test_overview_says_how_many_of_how_many(open_page: Open) -> None:
    shown, of = counts_of(open_page())
    assert 0 < shown <= of < 300


def test_date_range_narrows_counts_and_map(open_page: Open) -> None:
    whole, narrow = open_page(), open_page(**{"from": "2016-01-01", "to": "2018-12-31"})
    assert 0 < counts_of(narrow)[0] < counts_of(whole)[0]
    assert 0 < drawn_on_map(narrow) < drawn_on_map(whole)


def test_box_of_a_link_narrows_all_and_is_taken_away_in_one_click(open_page: Open) -> None:
    whole, boxed = open_page(), open_page(box="35.5,35.5,37.5,38.0")
    assert 0 < counts_of(boxed)[0] < counts_of(whole)[0]
    assert 0 < drawn_on_map(boxed) < drawn_on_map(whole)
    boxed.sidebar.button(key="khatt_box_gone").click().run()
    assert counts_of(boxed) == counts_of(whole)
    assert "box" not in boxed.query_params


def test_map_leaves_claims_out_until_they_are_asked_for(open_page: Open) -> None:
    app = open_page()
    assert drawn_on_map(app) <= counts_of(app)[0]
    assert drawn_on_map(open_page(status=["denied"])) > 0


def test_claims_are_in_no_total(open_page: Open) -> None:
    assert counts_of(open_page(status=["denied", "planned"]))[0] == 0


def test_date_widget_changes_the_count_and_the_link(open_page: Open) -> None:
    app = open_page()
    before = counts_of(app)[0]
    app.sidebar.date_input[0].set_value(date(2017, 1, 1)).run()
    assert counts_of(app)[0] < before
    assert app.query_params["from"] == "2017-01-01"


def test_reset_puts_every_filter_back(open_page: Open) -> None:
    app = open_page(**{"from": "2016-01-01", "status": ["denied"]})
    next(b for b in app.sidebar.button if b.label == "Clear filters").click().run()
    assert "from" not in app.query_params
    assert counts_of(app) == counts_of(open_page())


def test_event_of_a_link_shows_its_sentence(open_page: Open) -> None:
    html = html_of(open_page(event="e5"))
    assert 'data-event="e5"' in html
    assert '<blockquote lang="ar" dir="rtl">' in html


def test_next_event_is_selected_by_the_button(open_page: Open) -> None:
    app = open_page()
    app.button(key="khatt_forth").click().run()
    assert "data-event=" in html_of(app)
    assert app.query_params["event"]


def test_arabic_turns_the_page(open_page: Open) -> None:
    app = open_page(lang="ar")
    assert '<div class="khatt-rtl-on"' in html_of(app)
    assert "يظهر" in html_of(app)
    assert "Showing" not in html_of(app)


def test_language_switch_keeps_the_filter(open_page: Open) -> None:
    app = open_page(**{"from": "2016-01-01", "status": ["denied"]})
    app.sidebar.button_group[0].set_value("ar").run()
    assert app.query_params["status"] == "denied"
    assert '<div class="khatt-rtl-on"' in html_of(app)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "yesterday"),
        ("n", "many"),
        ("box", "35,36,34,37"),
        ("type", "NO_SUCH_TYPE"),
        ("lang", "xx"),
        ("place", "nowhere"),
    ],
)
def test_broken_parameter_is_told_and_left_out(open_page: Open, name: str, value: str) -> None:
    app = open_page(**{name: value})
    assert any(name in warning.value for warning in app.warning)
    assert counts_of(app) == counts_of(open_page())


def test_deleted_event_of_a_link_is_told(open_page: Open) -> None:
    app = open_page(event="no-such-event")
    assert any("event" in warning.value for warning in app.warning)


def test_empty_range_says_so_and_offers_the_way_out(open_page: Open) -> None:
    app = open_page(**{"from": "1950-01-01", "to": "1950-01-02"})
    assert "No event falls in these days" in html_of(app)
    assert any(button.label == "Clear filters" for button in app.sidebar.button)
    app.main.button(key="khatt_empty_reset").click().run()
    assert counts_of(app) == counts_of(open_page())


def test_events_without_a_day_are_listed(open_page: Open) -> None:
    assert any("Without a day" in tab.label and "(0)" not in tab.label for tab in open_page().expander)


def counted(options: list[str]) -> list[int]:
    return [int(re.search(r"\((\d+)\)$", option)[1]) for option in options]


def test_options_count_what_the_other_filters_leave(open_page: Open) -> None:
    def numbers(name: str, **params: str | list[str]) -> list[int]:
        return counted(open_page(**params).sidebar.multiselect(key=f"khatt_{name}").options)

    days = {"from": "2015-01-01", "to": "2017-12-31"}
    assert 0 < sum(numbers("type", **days)) < sum(numbers("type"))
    assert numbers("type", type=["STRIKE"]) == numbers("type")
    assert sum(numbers("status", type=["STRIKE"])) in numbers("type")


def test_options_of_a_filter_say_how_many_events_they_hold(open_page: Open) -> None:
    kinds = open_page().sidebar.multiselect(key="khatt_type")
    numbers = counted(kinds.options)
    assert sum(numbers) > 100


def test_folder_of_another_version_is_refused_on_the_page(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = open_page()
    with monkeypatch.context() as patch:
        patch.setattr("store.tables.SCHEMA_VERSION", "0")
        save_tables({}, tmp_path)
    monkeypatch.setenv("KHATT_TABLES", str(tmp_path))
    app.run()
    assert any("KHATT_TABLES" in error.value for error in app.error)
