"""The map and its slider as pure functions: what is sent to the browser, and that nothing in it can run."""

import json
from datetime import date
from typing import Any

import pandas as pd

from views.labels import Labels
from views.leaflet import rounded, scripts, styles
from views.look import Look
from views.map_figure import Call, build_map, build_spots, script_json, spot_data
from views.palette import LIGHT
from views.player import player_data
from views.ways import way_data

LOOK = Look(labels=Labels(language="ar"), theme=LIGHT, colours={"STRIKE": "#d1432b"}, type_names={"STRIKE": "قصف"})
PLACES: dict[str, dict[str, Any]] = {
    "p1": {"name_en": "One", "name_ar": "</script><script>alert(1)</script>", "radius_km": 3.0, "kind": "town"},
    "p2": {"name_en": "Two", "name_ar": "منطقة", "radius_km": 100.0, "kind": "area", "geometry": None},
}  # fmt: skip


def spots(*given: dict[str, Any]) -> pd.DataFrame:
    row = {
        "place_id": "p1", "latitude": 35.0, "longitude": 38.0, "radius_km": 3.0, "kind": "town", "type": "STRIKE",
        "status": "happened", "events": 2, "troops_low": None, "troops_high": None,
    }  # fmt: skip
    return pd.DataFrame([row | part for part in given]).astype({"troops_low": "Int64", "troops_high": "Int64"})


def test_map_asks_no_other_host_for_scripts_or_styles() -> None:
    for _, address in [*scripts("outlines.js"), *styles()]:
        assert address.startswith("../")


def test_base_is_the_same_on_every_run_so_that_the_frame_stays() -> None:
    def script() -> str:
        base = build_map(LOOK, scripts=scripts("o.js"), styles=styles())
        call = next(child for child in base._children.values() if isinstance(child, Call))
        return str(call.data)

    assert script() == script()
    assert "openstreetmap" in script()


def test_data_cannot_end_the_script_it_stands_in() -> None:
    text = script_json({"name": "</script><!-- {{ x }} \u2028"})
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text.replace("{ {", "{{"))["name"] == "</script><!-- {{ x }} \u2028"


def test_spots_count_events_and_not_places() -> None:
    data = spot_data(spots({}, {"type": "CLASH", "events": 7}), PLACES, look=LOOK, selected=None)
    assert len(data["sites"]) == 1
    assert sum(row[data["columns"].index("events")] for row in data["rows"]) == 9


def test_area_is_sent_as_area_and_town_as_point() -> None:
    data = spot_data(spots({}, {"place_id": "p2", "latitude": 36.0}), PLACES, look=LOOK, selected=None)
    assert list(data["areas"]) == [1]
    assert data["areas"][1]["radius"] == 100.0


def test_range_of_troops_is_marked_unsure() -> None:
    data = spot_data(
        spots({"troops_low": 200, "troops_high": 999}, {"troops_low": 5, "troops_high": 5, "type": "CLASH"}),
        PLACES,
        look=LOOK,
        selected=None,
    )
    assert [row[data["columns"].index("unsure")] for row in data["rows"]] == [1, 0]


def test_selected_place_is_marked() -> None:
    data = spot_data(spots({}, {"place_id": "p2", "latitude": 36.0}), PLACES, look=LOOK, selected="p2")
    assert [row[data["columns"].index("selected")] for row in data["rows"]] == [0, 1]


def test_no_spots_make_an_empty_layer() -> None:
    assert spot_data(spots({}).iloc[:0], {}, look=LOOK, selected=None)["rows"] == []
    assert build_spots(spots({}).iloc[:0], {}, look=LOOK) is not None


def test_slider_counts_days_from_the_first_and_states_have_no_end() -> None:
    moments = spots({"first": pd.Timestamp("2020-01-11"), "last": pd.NaT}).assign(side="", governorate="Homs")
    moments["last"] = pd.to_datetime(moments["last"])
    data = player_data(moments, PLACES, look=LOOK, span=(date(2020, 1, 1), date(2020, 12, 31)))
    row = dict(zip(data["columns"], data["rows"][0], strict=True))
    assert (row["first"], data["days"]) == (10, 366)
    assert row["last"] > data["days"]


def test_coordinates_of_outlines_are_rounded() -> None:
    shape = rounded('{"type": "Polygon", "coordinates": [[[36.123456, 33.1], [37.0, 34.0], [36.123456, 33.1]]]}')
    assert shape["coordinates"][0][0] == [36.123, 33.1]


def test_arrow_carries_its_ends_its_words_and_the_days_it_is_shown() -> None:
    ways = pd.DataFrame([
        {"from_latitude": 36.2, "from_longitude": 37.1, "from_en": "A", "from_ar": "ألف", "to_latitude": 35.1,
         "to_longitude": 36.7, "to_en": "B", "to_ar": "باء", "type": "OFFENSIVE", "status": "planned", "side": "russia",
         "events": 3, "event_id": "e1", "first": pd.Timestamp("2024-11-28"), "last": pd.NaT}
    ])  # fmt: skip
    data = way_data(ways, LOOK, ["OFFENSIVE", "STRIKE"], by_side=True, base=(date(2024, 11, 1) - date(1970, 1, 1)).days)
    row = dict(zip(data["columns"], data["rows"][0], strict=True))
    assert row["ends"] == [36.2, 37.1, 35.1, 36.7]
    assert row["words"] == "من \u2068ألف\u2069 إلى \u2068باء\u2069"
    assert (row["type"], row["status"], row["first"]) == (0, 2, 27)
    assert row["last"] > 100_000
