"""geopy's interface over the local gazetteer: no network, first choice everywhere."""

from collections.abc import Sequence
from typing import Any

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer import Gazetteer
from geo.importing_checks import Point as CheckedPoint
from geo.importing_merge import distance_km
from geo.place_rows import PlaceRow

_NEAREST_KM = 25.0
_AREA_KINDS = frozenset(("country", "governorate", "area", "sea", "river", "road"))


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Names to points and points to names, from the gazetteer alone.

    «سراقب، إدلب» asks for a Saraqib that lies in something called Idlib: what follows a comma narrows the choice.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Serve a gazetteer."""
        super().__init__()
        self.gazetteer = gazetteer

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's signature
        limit: int = 10,
    ) -> Location | list[Location] | None:
        """Places that bear a name, most prominent first.

        Args:
            query: an Arabic name in any spelling, with the areas that hold it after commas.
            exactly_one: the best one (or None), not a list.
            timeout: ignored, nothing is asked.
            limit: longest list that is given.
        """
        name, *holders = [part.strip() for part in query.replace("،", ",").split(",")]
        rows = [self.gazetteer.rows[place_id] for place_id in self.gazetteer.candidates(name)]
        rows = [row for row in rows if all(self._lies_in(row, holder) for holder in holders if holder)]
        return _answer(rows[:limit], exactly_one=exactly_one)

    def reverse(
        self,
        query: Point | Sequence[float] | str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,  # noqa: ARG002 - geopy's signature
        limit: int = 10,
    ) -> Location | list[Location] | None:
        """Settlements and sites within 25 km of a point, nearest first; areas are left out.

        Args:
            query: latitude and longitude, as geopy takes them.
            exactly_one: the nearest one (or None), not a list.
            timeout: ignored, nothing is asked.
            limit: longest list that is given.
        """
        asked = Point(query)
        point = CheckedPoint(asked.latitude, asked.longitude, "")
        near = [
            (distance, row)
            for row in self.gazetteer.rows.values()
            if row.kind not in _AREA_KINDS and (distance := distance_km(row, point)) <= _NEAREST_KM
        ]
        near.sort(key=lambda pair: (pair[0], pair[1].place_id))
        return _answer([row for _, row in near[:limit]], exactly_one=exactly_one)

    def _lies_in(self, row: PlaceRow, holder: str) -> bool:
        holders = (self.gazetteer.rows[place_id] for place_id in self.gazetteer.candidates(holder))
        return any(_holds(area, row) for area in holders)


def _holds(area: PlaceRow, row: PlaceRow) -> bool:
    if area.kind == "country":
        return area.country_code == row.country_code
    if area.kind == "governorate":
        return area.governorate == row.governorate
    point = CheckedPoint(row.latitude, row.longitude, "")
    return row.place_id != area.place_id and distance_km(area, point) <= max(area.radius_km, _NEAREST_KM)


def _answer(rows: Sequence[PlaceRow], *, exactly_one: bool) -> Location | list[Location] | None:
    found = [Location(_address(row), Point(row.latitude, row.longitude), _raw(row)) for row in rows]
    if exactly_one:
        return found[0] if found else None
    return found or None


def _address(row: PlaceRow) -> str:
    return "، ".join(filter(None, (row.name_ar, row.name_en, row.governorate, row.country_code)))


def _raw(row: PlaceRow) -> dict[str, Any]:
    """What geopy calls the service's own answer: the row's id and provenance."""
    return {
        "place_id": row.place_id, "name_ar": row.name_ar, "name_en": row.name_en, "kind": row.kind,
        "radius_km": row.radius_km, "service": "gazetteer", "source": row.source, "licence": row.licence,
    }  # fmt: skip
