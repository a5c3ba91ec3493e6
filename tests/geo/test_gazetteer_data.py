"""The bundled data: in order, and holding what news from Syria names."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from shapely.geometry import Point

from geo.gazetteer import Gazetteer, build_gazetteer
from geo.loading import load_bundled
from geo.outlines import load_boundaries
from geo.place_rows import separated
from geo.validation import OUTSIDE_BY_NAME, problems_in
from lexicon import fold

SPECS = Path(__file__).parent.parent / "specs" / "gazetteer.jsonl"
COMMON_WORDS = (
    "الباب", "الثورة", "الميادين", "القائم", "صور", "قنوات", "المزرعة", "الزهراء", "السلامة", "القصر", "سلمية",
)  # fmt: skip
CASES = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_bundled()


def test_bundled_gazetteer_has_no_problems(gazetteer: Gazetteer) -> None:
    assert problems_in(gazetteer) == ()


def test_bundled_gazetteer_holds_hundreds_of_syrian_places(gazetteer: Gazetteer) -> None:
    assert sum(row.country_code == "SY" for row in gazetteer.rows.values()) >= 1500


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_name_means_a_place_near_its_point(gazetteer: Gazetteer, case: dict[str, str | float]) -> None:
    place = gazetteer.rows[gazetteer.candidates(str(case["name"]))[0]]
    assert place.kind == case["kind"]
    assert (place.latitude, place.longitude) == pytest.approx((case["lat"], case["lon"]), abs=0.06)


@pytest.mark.parametrize("name", COMMON_WORDS)
def test_common_words_need_a_cue(gazetteer: Gazetteer, name: str) -> None:
    assert fold(name) in gazetteer.cue_names


def test_every_governorate_has_an_outline_that_holds_its_centre(gazetteer: Gazetteer) -> None:
    governorates = [row for row in gazetteer.rows.values() if row.kind == "governorate"]
    outlines = {row.place_id: gazetteer.outline(row.place_id) for row in governorates}
    assert len(governorates) == 14
    assert [row.place_id for row in governorates
            if (outline := outlines[row.place_id]) is None or not outline.covers(Point(row.longitude, row.latitude))
            ] == []  # fmt: skip


def test_boundaries_hold_syria_and_its_neighbours() -> None:
    assert {f"country-{code}" for code in ("sy", "tr", "lb", "jo", "iq", "il", "ps")} <= load_boundaries().keys()


def test_governorates_fill_syria_without_overlap(gazetteer: Gazetteer) -> None:
    parts = [outline for key in load_boundaries() if key.startswith("sy-gov-") and (outline := gazetteer.outline(key))]
    syria = gazetteer.outline("country-sy")
    assert syria is not None
    assert sum(part.area for part in parts) == pytest.approx(syria.area, rel=0.002)


@pytest.mark.parametrize(
    "direction", ["north", "north_east", "east", "south_east", "south", "south_west", "west", "north_west", "centre"]
)
def test_every_direction_of_syria_is_a_region(gazetteer: Gazetteer, direction: str) -> None:
    assert gazetteer.relative[direction, "country-sy"] in gazetteer.regions


def test_every_region_has_an_outline_inside_its_circle(gazetteer: Gazetteer) -> None:
    empty = [key for key in gazetteer.regions if (outline := gazetteer.outline(key)) is None or outline.is_empty]
    assert empty == []


def test_validator_names_a_point_outside_its_governorate(gazetteer: Gazetteer) -> None:
    lost = replace(gazetteer.rows["sy-saraqib"], latitude=33.5, longitude=36.3)
    assert any("outside Idlib" in line for line in problems_in(build_gazetteer([lost])))


def test_validator_names_a_place_that_stands_twice(gazetteer: Gazetteer) -> None:
    town = gazetteer.rows["sy-saraqib"]
    assert any("same spot" in line for line in problems_in(build_gazetteer([town, replace(town, place_id="again")])))


def test_validator_names_a_row_without_source(gazetteer: Gazetteer) -> None:
    assert any(
        "no source" in line for line in problems_in(build_gazetteer([replace(gazetteer.rows["sy-saraqib"], source="")]))
    )


def test_exceptions_of_the_validator_are_places_on_file(gazetteer: Gazetteer) -> None:
    assert OUTSIDE_BY_NAME.keys() <= gazetteer.rows.keys()


def test_cue_names_are_names_of_their_place(gazetteer: Gazetteer) -> None:
    assert [
        row.place_id for row in gazetteer.rows.values() if not set(separated(row.cue_names)) <= set(row.names)
    ] == []
