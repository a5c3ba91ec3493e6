"""Merging a user's rows: a row near a place of the same name adds to that place, any other becomes a new one."""

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from msgspec.structs import replace

from geo.gazetteer import Gazetteer
from geo.importing_checks import Point, PointRefused, read_point
from geo.importing_sources import SourceRow
from geo.naming import spellings
from geo.outlines import KM_PER_DEGREE, governorate_at, governorate_outline, outside_km
from geo.place_rows import KIND_PROMINENCE, SEPARATOR, PlaceRow

Outcome = Literal["added", "merged", "repeated", "refused", "passed over"]
_SAME_PLACE_KM = 5.0
_WITHIN_KM = 50.0
_SURE_KM = 2.0
_SETTLEMENTS = frozenset(("city", "town", "village", "quarter", "camp", "farm"))
_AREAS = frozenset(("governorate", "country", "area", "sea"))
_PROMINENCE_LOSS = 4.0
"""An imported village stands behind a bundled one of the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """What became of one row of the file."""

    number: int
    """Line in the file."""
    name: str
    outcome: Outcome
    place_id: str
    """The place that it became or was merged into; empty where it was refused."""
    reason: str
    """Why, and what was mended."""


@dataclass(slots=True)
class Merger:
    """Takes rows one by one; holds the places that the file adds or changes."""

    gazetteer: Gazetteer
    """What stands already."""
    source: str
    """What the new rows' `source` says."""
    licence: str
    """What their `licence` says."""
    rows: dict[str, PlaceRow] = field(default_factory=dict)
    """New places, and standing ones with what the file adds, by place_id."""
    reports: list[RowReport] = field(default_factory=list)
    _names: dict[str, list[str]] = field(default_factory=dict)
    _seen_ids: dict[str, int] = field(default_factory=dict)

    def take_all(self, rows: Iterable[SourceRow]) -> None:
        """Merge, add or refuse every row."""
        for row in rows:
            self.reports.append(self._take(row))

    def _take(self, row: SourceRow) -> RowReport:
        if row.problem:
            outcome: Outcome = "refused" if "column" in row.problem or "cells" in row.problem else "passed over"
            return _report(row, outcome, row.problem)
        if row.row_id and row.row_id in self._seen_ids:
            return _report(row, "refused", f"id repeats that of line {self._seen_ids[row.row_id]}")
        try:
            point = read_point(row.latitude, row.longitude, country_code=row.country_code)
            self._check_within(row, point)
        except PointRefused as error:
            return _report(row, "refused", str(error))
        if row.row_id:
            self._seen_ids[row.row_id] = row.number
        return self._merge(row, point) or self._add(row, point)

    def _check_within(self, row: SourceRow, point: Point) -> None:
        """Refuse a point far from every governorate that holds a place named as the area it is said to lie in."""
        for name in reversed(row.within_ar):
            holders = (self.gazetteer.rows[place_id] for place_id in self.gazetteer.candidates(_head(name)))
            governorates = {holder.governorate for holder in holders if holder.governorate}
            reach = min((km_to_governorate(governorate, point) for governorate in governorates), default=0.0)
            if reach > _WITHIN_KM:
                where = f"{point.latitude}, {point.longitude}"
                raise PointRefused(f"said to lie in {name}, but {where} is {reach:.0f} km outside its governorate")

    def _merge(self, row: SourceRow, point: Point) -> RowReport | None:
        for place_id in self._bearers((row.name_ar, *row.aliases_ar)):
            standing = self._row(place_id)
            if standing.kind in _AREAS:
                continue
            distance = distance_km(standing, point)
            if distance > max(_SAME_PLACE_KM, standing.radius_km):
                continue
            if place_id in self.rows and place_id not in self.gazetteer.rows and _adds_nothing(standing, row):
                return _report(row, "repeated", f"the same place stands already, {distance:.1f} km away", place_id)
            self._keep(self._join(standing, row, point))
            return _report(row, "merged", _say(f"same name, {distance:.1f} km away", point), place_id)
        return None

    def _add(self, row: SourceRow, point: Point) -> RowReport:
        place_id = row.row_id or _made_id(row, point)
        country, governorate = governorate_at(point.latitude, point.longitude)
        kind = row.kind if row.kind in KIND_PROMINENCE else "village"
        new = PlaceRow(
            place_id=place_id, name_ar=row.name_ar, name_en=row.name_en or row.name_ar, kind=kind,
            latitude=round(point.latitude, 5), longitude=round(point.longitude, 5), radius_km=_SURE_KM,
            source=self.source, licence=self.licence, country_code=country or row.country_code,
            governorate=governorate, aliases_ar=SEPARATOR.join(row.aliases_ar), population=row.population,
        )  # fmt: skip
        self._keep(replace(new, prominence=round(max(1.0, new.weight - _PROMINENCE_LOSS), 1)))
        return _report(row, "added", _say("", point), place_id)

    def _join(self, standing: PlaceRow, row: SourceRow, point: Point) -> PlaceRow:
        brought = replace(
            standing, name_ar=row.name_ar, aliases_ar=SEPARATOR.join(row.aliases_ar), population=row.population,
            latitude=round(point.latitude, 5), longitude=round(point.longitude, 5), source=self.source,
            licence=self.licence,
        )  # fmt: skip
        return _over(standing, brought)

    def _keep(self, row: PlaceRow) -> None:
        self.rows[row.place_id] = row
        for name in row.names:
            for spelling in spellings(name):
                bearers = self._names.setdefault(spelling, [])
                if row.place_id not in bearers:
                    bearers.append(row.place_id)

    def _bearers(self, names: Iterable[str]) -> dict[str, None]:
        """Place_ids that bear one of some names, standing and new ones, in order."""
        found: dict[str, None] = {}
        for name in names:
            for spelling in spellings(name):
                found.update(dict.fromkeys(self.gazetteer.names.get(spelling, ())))
                found.update(dict.fromkeys(self._names.get(spelling, ())))
        return found

    def _row(self, place_id: str) -> PlaceRow:
        return self.rows.get(place_id) or self.gazetteer.rows[place_id]


def lay_over(bundled: Mapping[str, PlaceRow], imported: Iterable[PlaceRow]) -> dict[str, PlaceRow]:
    """Bundled rows with imported ones over them.

    An imported row with the id of a standing one adds its names and, for a settlement that was not sure to within
    2 km, its point; everything else stays as it was.
    """
    rows = dict(bundled)
    for row in imported:
        standing = rows.get(row.place_id)
        rows[row.place_id] = row if standing is None else _over(standing, row)
    return rows


def distance_km(row: PlaceRow, point: Point) -> float:
    """Distance on the ground between a place's centre and a point; good to 1 % over a few hundred kilometres."""
    up = row.latitude - point.latitude
    across = (row.longitude - point.longitude) * math.cos(math.radians(point.latitude))
    return math.hypot(up, across) * KM_PER_DEGREE


def km_to_governorate(governorate: str, point: Point) -> float:
    """How far a point lies outside a governorate, roughly; 0 inside it, and where its outline is not on file."""
    outline = governorate_outline(governorate)
    return 0.0 if outline is None else outside_km(outline, point.latitude, point.longitude)


def _over(standing: PlaceRow, row: PlaceRow) -> PlaceRow:
    names = dict.fromkeys((*standing.names[1:], *row.names))
    names.pop(standing.name_ar, None)
    joined = replace(standing, aliases_ar=SEPARATOR.join(names), population=standing.population or row.population)
    if standing.kind in _SETTLEMENTS and standing.radius_km > _SURE_KM and not standing.population:
        return replace(
            joined, latitude=row.latitude, longitude=row.longitude, radius_km=_SURE_KM, source=row.source,
            licence=row.licence,
        )  # fmt: skip
    return joined


def _adds_nothing(standing: PlaceRow, row: SourceRow) -> bool:
    return {row.name_ar, *row.aliases_ar} <= set(standing.names)


def _head(name: str) -> str:
    """«مركز عفرين», the district around its seat, as «عفرين»."""
    return name.removeprefix("مركز ").strip()


def _report(row: SourceRow, outcome: Outcome, reason: str, place_id: str = "") -> RowReport:
    name = row.name_ar or row.name_en
    return RowReport(number=row.number, name=name, outcome=outcome, place_id=place_id, reason=reason)


def _say(reason: str, point: Point) -> str:
    return "; ".join(filter(None, (reason, point.mended)))


def _made_id(row: SourceRow, point: Point) -> str:
    """An id for a row that has none: from its name and its point to 100 m, so that a second import gives the same."""
    words = f"{next(spellings(row.name_ar))}|{point.latitude:.3f}|{point.longitude:.3f}"
    return f"import-{hashlib.sha256(words.encode()).hexdigest()[:12]}"
