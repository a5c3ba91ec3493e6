"""The point of an imported row: read in any digits, turned round where it was swapped, refused where it cannot be."""

import math
from typing import NamedTuple

from geo.outlines import KM_PER_DEGREE, boundary
from lexicon import fold

HOME = "SY"
_NEIGHBOURS = ("TR", "LB", "JO", "IQ", "IL", "PS", "CY", "SA", "IR", "EG", "KW", "QA", "AE")
_SHORE_KM = 5.0
_BORDER_KM = 150.0
_REGION = (21.0, 43.0, 24.0, 62.0)
"""Degrees: south, north, west and east end of what the outlines on file cover."""


class Point(NamedTuple):
    """A checked point."""

    latitude: float
    """Degrees north, WGS84."""
    longitude: float
    """Degrees east."""
    mended: str
    """What was mended, in words; empty for nothing."""


class PointRefused(ValueError):
    """A point that no mending makes usable; the message says why."""


def read_point(latitude: str, longitude: str, *, country_code: str = HOME) -> Point:
    """The point that two cells give; turned round where only so it lies in the country that it should.

    Two numbers that put a Syrian row into a neighbouring country are believed within 150 km of Syria (a border town),
    and turned round further off.

    Raises:
        PointRefused: not two numbers, off the globe, in the sea, or on another continent.
    """
    first, first_mended = _read_degrees(latitude, "latitude")
    second, second_mended = _read_degrees(longitude, "longitude")
    mended = "read in Arabic-Indic digits" if first_mended or second_mended else ""
    if country_code in (HOME, "") and not _is_near_home(first, second) and _lies_in(HOME, second, first):
        return Point(second, first, "; ".join(filter(None, (mended, "latitude and longitude were swapped"))))
    _refuse_far(first, second)
    return Point(first, second, mended)


def _read_degrees(cell: str, what: str) -> tuple[float, bool]:
    plain = fold(cell).strip().rstrip("°").strip().replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        raise PointRefused(f"{what} {cell!r} is not a number" if cell.strip() else f"no {what}") from None
    if not math.isfinite(number):
        raise PointRefused(f"{what} {cell!r} is not a number")
    return number, any("٠" <= letter <= "٩" or "۰" <= letter <= "۹" for letter in cell)


def _is_near_home(latitude: float, longitude: float) -> bool:
    """Whether the point lies in Syria, or on land within 150 km of it."""
    return _lies_in(HOME, latitude, longitude, _BORDER_KM) and _is_known(latitude, longitude)


def _is_known(latitude: float, longitude: float) -> bool:
    """Whether the point lies in Syria or beside it, as it stands."""
    return any(_lies_in(code, latitude, longitude) for code in (HOME, *_NEIGHBOURS))


def _lies_in(country_code: str, latitude: float, longitude: float, margin_km: float = _SHORE_KM) -> bool:
    from shapely import prepare
    from shapely.geometry import Point as Shape  # see outlines.py: only imports and drawings need shapely

    outline = boundary(f"country-{country_code.lower()}")
    if outline is None:
        return False
    prepare(outline)
    return bool(outline.dwithin(Shape(longitude, latitude), margin_km / KM_PER_DEGREE))


def _refuse_far(latitude: float, longitude: float) -> None:
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise PointRefused(f"{latitude}, {longitude} is not on the globe")
    south, north, west, east = _REGION
    if not (south <= latitude <= north and west <= longitude <= east):
        raise PointRefused(f"{latitude}, {longitude} is on another continent, or far from Syria and its neighbours")
    if not _is_known(latitude, longitude):
        raise PointRefused(f"{latitude}, {longitude} lies in the sea, or outside Syria and its neighbours")
