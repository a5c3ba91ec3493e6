"""Areas made for a mention lie where their words say, and their circles hold what they stand for."""

import math

import pytest
from shapely.geometry import Point, shape

from geo import areas, load_gazetteer
from model import Place

GAZETTEER = load_gazetteer()
GOVERNORATES = [key for key, row in GAZETTEER.rows.items() if row.kind == "governorate" and row.radius_km >= 20]
DIRECTIONS = ("north", "east", "south", "west", "north_east", "north_west", "south_east", "south_west")


def part(key: str, *directions: str) -> Place:
    return areas.part_of(GAZETTEER.places[key], directions, GAZETTEER)


@pytest.mark.parametrize("key", GOVERNORATES)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_part_of_a_governorate_lies_inside_its_reach(key: str, direction: str) -> None:
    whole, made = GAZETTEER.places[key], part(key, direction)
    assert areas.distance_km(whole, made) <= 1.5 * whole.radius_km
    assert 2 <= made.radius_km <= 1.6 * whole.radius_km


@pytest.mark.parametrize("key", ["sy-gov-aleppo", "sy-gov-idlib", "sy-gov-hama", "sy-gov-daraa", "sy-gov-raqqa"])
def test_opposite_parts_lie_on_opposite_sides(key: str) -> None:
    assert part(key, "north").latitude > part(key, "south").latitude  # type: ignore[operator]
    assert part(key, "east").longitude > part(key, "west").longitude  # type: ignore[operator]


@pytest.mark.parametrize(
    ("direction", "latitude", "longitude", "radius_km"),
    [("north_west", 35.9, 36.8, 90), ("north_east", 36.3, 40.3, 160), ("east", 35.3, 40.3, 130)],
)
def test_conventional_regions_of_syria_keep_their_circles(
    direction: str, latitude: float, longitude: float, radius_km: float
) -> None:
    made = part("country-sy", direction)
    assert (made.latitude, made.longitude) == (latitude, longitude)
    assert radius_km / 2 <= made.radius_km <= 2 * radius_km


def test_two_parts_together_hold_both() -> None:
    both = part("country-sy", "east", "north_east")
    for one in (part("country-sy", "east"), part("country-sy", "north_east")):
        assert areas.distance_km(both, one) <= both.radius_km


def test_circle_of_a_part_reaches_most_of_its_outline() -> None:
    made = part("sy-gov-suwayda", "east")
    outline = shape(dict(made.geometry or {}))
    corners = [Point(xy) for xy in outline.convex_hull.exterior.coords]
    inside = [corner for corner in corners if _km(made, corner) <= made.radius_km * 1.1]
    assert len(inside) >= 0.9 * len(corners)


def _km(place: Place, corner: Point) -> float:
    assert place.latitude is not None
    assert place.longitude is not None
    across = (corner.x - place.longitude) * math.cos(math.radians(place.latitude))
    return math.hypot(corner.y - place.latitude, across) * 111.32


def test_offset_lies_as_far_off_as_told() -> None:
    palmyra = GAZETTEER.places["sy-palmyra"]
    made = areas.offset(palmyra, km=20.0, directions=("east",))
    assert areas.distance_km(palmyra, made) == pytest.approx(20.0, abs=0.2)
    assert made.longitude > palmyra.longitude  # type: ignore[operator]


def test_offset_without_direction_is_a_ring_around_the_place() -> None:
    palmyra = GAZETTEER.places["sy-palmyra"]
    made = areas.offset(palmyra, km=12.0, directions=())
    assert (made.latitude, made.longitude) == (palmyra.latitude, palmyra.longitude)
    assert made.radius_km >= 12


def test_between_is_a_line_in_the_middle() -> None:
    one, two = GAZETTEER.places["sy-saraqib"], GAZETTEER.places["sy-maarrat-al-numan"]
    made = areas.between(one, two)
    assert made is not None
    assert areas.distance_km(made, one) == pytest.approx(areas.distance_km(made, two), abs=0.2)
    assert made.geometry is not None
    assert made.geometry["type"] == "LineString"


@pytest.mark.parametrize("neighbour", ["country-tr", "country-iq", "country-lb", "country-jo"])
def test_border_does_not_depend_on_the_order_of_its_sides(neighbour: str) -> None:
    syria, other = GAZETTEER.places["country-sy"], GAZETTEER.places[neighbour]
    one, two = areas.border(syria, other, GAZETTEER), areas.border(other, syria, GAZETTEER)
    assert one is not None
    assert two is not None
    assert (one.place_id, one.latitude, one.longitude) == (two.place_id, two.latitude, two.longitude)


def test_border_of_countries_apart_is_none() -> None:
    assert areas.border(GAZETTEER.places["country-sy"], GAZETTEER.places["country-eg"], GAZETTEER) is None


def test_near_widens_a_village_and_leaves_a_country() -> None:
    village, country = GAZETTEER.places["sy-kansafrah"], GAZETTEER.places["country-sy"]
    assert areas.near(village, radius_km=8.0).radius_km >= 8
    assert areas.near(country, radius_km=8.0) == country


def test_middle_of_a_town_is_the_town() -> None:
    assert part("sy-hama", "centre").place_id == "sy-hama"


def test_an_area_asked_for_again_is_the_same_record() -> None:
    city = GAZETTEER.places["sy-aleppo"]
    assert areas.around(city, "rural", radius_km=9.0) is areas.around(city, "rural", radius_km=9.0)
    assert areas.around(city, "rural", radius_km=9.0) != areas.around(city, "rural", radius_km=90.0)
    assert areas.part_of(city, ("north",), GAZETTEER) is areas.part_of(city, ("north",), GAZETTEER)
