"""Outlines of countries, governorates and areas, from `data/gazetteer/boundaries.geojson`."""

import json
import math
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from lexicon import data_text

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

BOUNDARIES = "gazetteer/boundaries.geojson"
KM_PER_DEGREE = 111.32


@cache
def load_boundaries() -> Mapping[str, Mapping[str, Any]]:
    """GeoJSON geometries by place_id; countries and governorates."""
    features = json.loads(data_text(BOUNDARIES))["features"]
    return {feature["id"]: feature["geometry"] for feature in features}


@cache
def boundary(place_id: str) -> "BaseGeometry | None":
    """Outline of a country or governorate in degrees, longitude first; None where there is none on file."""
    from shapely.geometry import (
        shape,  # drawing outlines is rare, and numpy costs memory that reading names does not need
    )

    geometry = load_boundaries().get(place_id)
    return None if geometry is None else shape(dict(geometry))


def circle(*, latitude: float, longitude: float, radius_km: float, corners: int = 48) -> "BaseGeometry":
    """A circle on the ground as a polygon in degrees, longitude first."""
    from shapely.geometry import Polygon

    up = radius_km / KM_PER_DEGREE
    across = up / max(0.05, math.cos(math.radians(latitude)))
    turns = [2 * math.pi * step / corners for step in range(corners)]
    return Polygon([(longitude + across * math.sin(turn), latitude + up * math.cos(turn)) for turn in turns])


def cut_circle(*, latitude: float, longitude: float, radius_km: float, within: tuple[str, ...]) -> "BaseGeometry":
    """A circle cut to the union of some outlines; the whole circle where none of them is on file."""
    from shapely import union_all

    around = circle(latitude=latitude, longitude=longitude, radius_km=radius_km)
    parts = [part for part in map(boundary, within) if part is not None]
    if not parts:
        return around
    cut = around.intersection(union_all(parts))
    return around if cut.is_empty else cut


@cache
def _governorates() -> tuple[tuple[str, "BaseGeometry"], ...]:
    """(English name, outline) of the 14 governorates, prepared for many questions."""
    from shapely import prepare

    found = []
    for feature in json.loads(data_text(BOUNDARIES))["features"]:
        outline = boundary(feature["id"])
        if feature["id"].startswith("sy-gov-") and outline is not None:
            prepare(outline)
            found.append((feature["properties"]["name"].removesuffix(" Governorate"), outline))
    return tuple(found)


def governorate_outline(governorate: str) -> "BaseGeometry | None":
    """Outline of a governorate by its English name; None where there is none."""
    return boundary(f"sy-gov-{governorate.lower().replace(' ', '-')}")


def outside_km(outline: "BaseGeometry", latitude: float, longitude: float) -> float:
    """How far a point lies outside an outline, in kilometres; 0 inside. A degree east counts as one north."""
    from shapely.geometry import Point

    return float(outline.distance(Point(longitude, latitude))) * KM_PER_DEGREE


def governorate_at(latitude: float, longitude: float) -> tuple[str, str]:
    """(country code, English name of the governorate) at a point; («», «») outside Syria."""
    from shapely.geometry import Point

    point = Point(longitude, latitude)
    for name, outline in _governorates():
        if outline.intersects(point):
            return "SY", name
    return "", ""
