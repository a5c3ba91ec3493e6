"""Areas made for a mention: parts by direction, countrysides, surroundings, distances, between two places, borders.

Distances are measured on a local plane (kilometres east and north of the place), exact enough below 500 km.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from geo.gazetteer import Gazetteer
from geo.outlines import KM_PER_DEGREE, circle
from lexicon import fold
from model import Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

BEARINGS = {
    "north": (0.0, 1.0), "north_east": (0.707, 0.707), "east": (1.0, 0.0), "south_east": (0.707, -0.707),
    "south": (0.0, -1.0), "south_west": (-0.707, -0.707), "west": (-1.0, 0.0), "north_west": (-0.707, 0.707),
    "centre": (0.0, 0.0),
}  # fmt: skip
DIRECTIONS_AR = {
    "north": "شمال", "north_east": "شمال شرق", "east": "شرق", "south_east": "جنوب شرق", "south": "جنوب",
    "south_west": "جنوب غرب", "west": "غرب", "north_west": "شمال غرب", "centre": "وسط",
}  # fmt: skip
HOLDS = 0.92
"""Share of the farthest corner's distance that an area's circle reaches: thin tips may stick out."""
SMALLEST_PART = 0.06
"""A part by direction is at least this share of the outline; else the outline has hardly anything there."""
AROUND_KM = {"rural": 15.0, "desert": 40.0, "district": 20.0, "subdistrict": 10.0, "governorate": 40.0}
REACH = 1.2
"""How far a part of a governorate reaches from its capital, in radii of the governorate."""
SLICE_HALF, SLICE_QUARTER = 65.0, 48.0
"""Degrees to both sides of a direction that still count as lying in it: north, north-east."""
SETTLED = frozenset({"city", "town", "village", "farm", "quarter", "capital", "camp", "unknown"})
LINE_KM = 3.0


_Given = ParamSpec("_Given")
_Making = Callable[Concatenate[Place, _Given], Place]
_MOST_MADE = 4096


def _once(make: _Making[_Given]) -> _Making[_Given]:
    """Make an area of a place once and give the same record again: its outline is dear, and its place is not hashed."""
    made: dict[tuple[object, ...], tuple[Place, Place]] = {}

    @wraps(make)
    def remembered(place: Place, /, *given: _Given.args, **named: _Given.kwargs) -> Place:
        key = (id(place), given, *named.values())
        known = made.get(key)
        if known is None:
            if len(made) >= _MOST_MADE:
                made.clear()
            # the place is kept with its area, so that no other can take its identity
            known = made[key] = place, make(place, *given, **named)
        return known[1]

    return remembered


def distance_km(one: Place, two: Place) -> float:
    """Distance between two centres; infinite where one has no point."""
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return math.inf
    up = (one.latitude - two.latitude) * KM_PER_DEGREE
    across = (one.longitude - two.longitude) * KM_PER_DEGREE * math.cos(math.radians((one.latitude + two.latitude) / 2))
    return math.hypot(up, across)


@_once
def part_of(place: Place, directions: tuple[str, ...], gazetteer: Gazetteer) -> Place:
    """The part of a place that lies in a direction, or the parts of several taken together."""
    if place.latitude is None or (directions == ("centre",) and place.kind in SETTLED):
        return place
    parts = [_one_part(place, direction, gazetteer) for direction in directions]
    return parts[0] if len(parts) == 1 else _together(place, parts, directions)


def _one_part(place: Place, direction: str, gazetteer: Gazetteer) -> Place:
    origin = place.place_id.split(":")[0]
    known = gazetteer.relative.get((direction, origin)) or _named_part(gazetteer, place, direction)
    if known is not None:
        return gazetteer.places[known]
    name_ar = f"{DIRECTIONS_AR[direction]} {place.name_ar}"
    name_en = f"{place.name_en}, {direction.replace('_', '-')}"
    made = replace(
        place, place_id=f"{place.place_id}:{direction}", name_ar=name_ar, name_en=name_en, kind="area",
        source="derived", geometry=None,
    )  # fmt: skip
    cut = None if place.kind in SETTLED else _cut(gazetteer, origin, direction)
    if cut is not None:
        return _drawn(made, cut)
    if place.kind in SETTLED:
        return _moved(made, direction, km=max(8.0, place.radius_km), radius_km=max(16.0, 1.5 * place.radius_km))
    return _moved(made, direction, km=0.45 * place.radius_km, radius_km=0.65 * place.radius_km)


def _named_part(gazetteer: Gazetteer, place: Place, direction: str) -> str | None:
    """A region that the gazetteer names by direction and place («شرق الفرات»)."""
    ids = gazetteer.names.get(fold(f"{DIRECTIONS_AR[direction]} {place.name_ar}"), ())
    return next((key for key in ids if gazetteer.rows[key].kind == "area"), None)


@lru_cache(maxsize=2048)
def _cut(gazetteer: Gazetteer, place_id: str, direction: str) -> "BaseGeometry | None":
    """The half or quarter of an outline that lies in a direction from its pivot; the middle for `centre`."""
    outline = gazetteer.outline(place_id)
    if outline is None:
        return None
    from shapely.geometry import box

    pivot = _pivot(gazetteer, place_id)
    if pivot is not None and direction != "centre":
        window = _sector(*pivot, direction, REACH * gazetteer.places[place_id].radius_km)
    else:
        window = box(*_window(outline, direction))
    cut = outline.intersection(window)
    return cut if cut.area >= SMALLEST_PART * outline.area else None


def _window(outline: "BaseGeometry", direction: str) -> tuple[float, float, float, float]:
    """The half or quarter of an outline's frame in a direction, as west, south, east, north."""
    west, south, east, north = outline.bounds
    x, y = outline.centroid.x, outline.centroid.y
    if direction == "centre":
        across, up = (east - west) / 4, (north - south) / 4
        return x - across, y - up, x + across, y + up
    return (
        x if "east" in direction else west, y if "north" in direction else south,
        x if "west" in direction else east, y if "south" in direction else north,
    )  # fmt: skip


def _sector(x: float, y: float, direction: str, radius_km: float) -> "BaseGeometry":
    """What lies in a direction from a point, as far as a radius: a slice of a circle."""
    from shapely.geometry import Polygon

    across, up = BEARINGS[direction]
    middle = math.atan2(across, up)
    half = math.radians(SLICE_QUARTER if "_" in direction else SLICE_HALF)
    turns = [middle - half + 2 * half * step / 12 for step in range(13)]
    far = radius_km / KM_PER_DEGREE
    scale = math.cos(math.radians(y))
    return Polygon([(x, y), *((x + far * math.sin(turn) / scale, y + far * math.cos(turn)) for turn in turns)])


def _pivot(gazetteer: Gazetteer, place_id: str) -> tuple[float, float] | None:
    """Longitude and latitude that directions in a governorate are told from: its capital, as people do."""
    place = gazetteer.places[place_id]
    if place.kind != "governorate":
        return None
    name = place.name_ar.removeprefix("محافظة ").removeprefix("ريف ")
    for key in gazetteer.candidates(name):
        capital = gazetteer.places[key]
        if (
            capital.kind in ("city", "capital", "town")
            and capital.longitude is not None
            and capital.latitude is not None
        ):
            return capital.longitude, capital.latitude
    return None


def _drawn(place: Place, outline: "BaseGeometry") -> Place:
    """A place with the circle that holds an outline, and the outline itself."""
    middle = outline.centroid
    hull = outline.convex_hull
    corners = hull.exterior.coords if hasattr(hull, "exterior") else hull.coords
    scale = math.cos(math.radians(middle.y))
    far = max(math.hypot(y - middle.y, (x - middle.x) * scale) for x, y, *_ in corners) * KM_PER_DEGREE
    return replace(
        place, latitude=round(middle.y, 4), longitude=round(middle.x, 4), radius_km=round(max(2.0, HOLDS * far), 1),
        geometry=outline.__geo_interface__,
    )  # fmt: skip


def _moved(place: Place, direction: str, *, km: float, radius_km: float) -> Place:
    """A place moved in a direction, with a circle as its outline."""
    if place.latitude is None or place.longitude is None:
        return place
    across, up = BEARINGS[direction]
    latitude = place.latitude + up * km / KM_PER_DEGREE
    longitude = place.longitude + across * km / (KM_PER_DEGREE * math.cos(math.radians(place.latitude)))
    return replace(
        place, latitude=round(latitude, 4), longitude=round(longitude, 4), radius_km=round(radius_km, 1), geometry=None
    )


def _together(place: Place, parts: Sequence[Place], directions: Sequence[str]) -> Place:
    """One area out of several parts of a place."""
    from shapely import union_all
    from shapely.geometry import shape

    name = " و".join(DIRECTIONS_AR[direction] for direction in directions)
    outlines = [shape(dict(part.geometry)) if part.geometry else _round(part) for part in parts]
    made = replace(
        place, place_id=f"{place.place_id}:{'+'.join(directions)}", name_ar=f"{name} {place.name_ar}",
        name_en=f"{place.name_en}, {' and '.join(d.replace('_', '-') for d in directions)}", kind="area",
        source="derived",
    )  # fmt: skip
    drawn = _drawn(made, union_all(outlines))
    return replace(drawn, radius_km=min(drawn.radius_km, place.radius_km))


def _round(place: Place) -> "BaseGeometry":
    return circle(
        latitude=place.latitude or 0.0,
        longitude=place.longitude or 0.0,
        radius_km=max(1.0, place.radius_km),
        corners=24,
    )


@_once
def around(place: Place, shape: str, *, radius_km: float = 0.0) -> Place:
    """The countryside, desert, district or sub-district that has its name from a place.

    A governorate keeps its circle and outline; a settlement gets a circle.
    """
    words = {"rural": "ريف", "desert": "بادية", "district": "منطقة", "subdistrict": "ناحية", "governorate": "محافظة"}
    english = {"rural": "countryside", "desert": "desert", "district": "area", "subdistrict": "sub-district"}
    settled = place.kind in SETTLED
    radius = max(radius_km or AROUND_KM[shape], 1.5 * place.radius_km) if settled else place.radius_km
    if settled and place.kind in ("city", "capital") and shape == "district":
        radius = max(30.0, radius)
    return replace(
        place, place_id=f"{place.place_id}:{shape}", name_ar=f"{words[shape]} {place.name_ar.removeprefix('محافظة ')}",
        name_en=f"{place.name_en.removesuffix(' Governorate')} {english.get(shape, 'governorate')}", kind="area",
        radius_km=round(radius, 1), source="derived",
    )  # fmt: skip


@_once
def near(place: Place, *, radius_km: float) -> Place:
    """The surroundings of a place: its circle, widened."""
    if place.kind not in SETTLED and place.radius_km >= radius_km:
        return place
    return replace(
        place, place_id=f"{place.place_id}:near", name_ar=f"محيط {place.name_ar}", name_en=f"near {place.name_en}",
        radius_km=round(max(1.3 * place.radius_km, radius_km), 1), kind="area", source="derived",
    )  # fmt: skip


def offset(place: Place, *, km: float, directions: Sequence[str]) -> Place:
    """A point some way off a place: «على بعد 20 كيلومترا شرق تدمر»; without a direction, the circle of that radius."""
    toward_ar = DIRECTIONS_AR[directions[0]] if directions else "عن"
    toward_en = f"{directions[0].replace('_', '-')} of" if directions else "from"
    made = replace(
        place, place_id=f"{place.place_id}:{km:g}km:{'+'.join(directions)}", kind="area", source="derived",
        name_ar=f"{km:g} كم {toward_ar} {place.name_ar}", name_en=f"{km:g} km {toward_en} {place.name_en}",
    )  # fmt: skip
    if not directions:
        return replace(made, radius_km=round(km + max(2.0, place.radius_km), 1))
    return _moved(made, directions[0], km=km, radius_km=max(2.0, 0.25 * km, place.radius_km))


def between(one: Place, two: Place) -> Place | None:
    """The stretch between two places; None where one has no point."""
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return None
    line = {"type": "LineString", "coordinates": ((one.longitude, one.latitude), (two.longitude, two.latitude))}
    return replace(
        one, place_id=f"{one.place_id}:{two.place_id}", name_ar=f"بين {one.name_ar} و{two.name_ar}",
        name_en=f"between {one.name_en} and {two.name_en}", kind="area",
        governorate=one.governorate if one.governorate == two.governorate else "", source="derived",
        latitude=round((one.latitude + two.latitude) / 2, 4), longitude=round((one.longitude + two.longitude) / 2, 4),
        radius_km=round(distance_km(one, two) / 2 + LINE_KM, 1), geometry=line,
    )  # fmt: skip


def border(one: Place, two: Place, gazetteer: Gazetteer) -> Place | None:
    """The border of two countries, as a line; None where an outline lacks or they do not touch."""
    one, two = sorted((one, two), key=lambda side: (side.country_code != "SY", side.place_id))
    line = _border_line(gazetteer, one.place_id, two.place_id)
    if line is None:
        return None
    made = replace(
        one, place_id=f"{one.place_id}:{two.place_id}:border", name_ar=f"حدود {one.name_ar} و{two.name_ar}",
        name_en=f"border of {one.name_en} and {two.name_en}", kind="area", country_code="", source="derived",
    )  # fmt: skip
    return _drawn(made, line)


@lru_cache(maxsize=256)
def _border_line(gazetteer: Gazetteer, one_id: str, two_id: str) -> "BaseGeometry | None":
    one, two = gazetteer.outline(one_id), gazetteer.outline(two_id)
    if one is None or two is None:
        return None
    line = one.boundary.intersection(two.buffer(0.12)).simplify(0.02)
    return None if line.is_empty else line
