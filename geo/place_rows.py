"""The rows of `data/gazetteer/`: their columns, and what can be worked out from a row alone."""

import csv
import math
from collections.abc import Sequence
from pathlib import Path

import msgspec

from lexicon import Row, load_rows_from
from model import Place

SEPARATOR = "|"
KIND_PROMINENCE = {
    "country": 80, "capital": 75, "city": 60, "governorate": 58, "area": 50, "district": 20, "subdistrict": 12,
    "town": 35, "airport": 32, "base": 30, "crossing": 32, "dam": 30, "camp": 30, "prison": 26, "oil_field": 28,
    "gas_field": 28, "bridge": 24, "mountain": 24, "river": 40, "lake": 26, "valley": 24, "road": 26, "port": 26,
    "building": 40, "site": 20, "island": 24, "quarter": 22, "village": 18, "farm": 8, "sea": 40,
}  # fmt: skip
"""How likely a name means a place of this kind before anything else is known; 0 to 100."""

_MAY_BE_EMPTY = ("population", "prominence")
"""Columns of numbers that a row may leave empty; an empty cell of any other column is empty text."""


def separated(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values: «a|b» -> ("a", "b")."""
    return tuple(part.strip() for part in cell.split(SEPARATOR) if part.strip()) if cell else ()


class PlaceRow(Row, frozen=True, kw_only=True):
    """A row of `places.csv`."""

    place_id: str
    """Stable: `sy-saraqib`, `sy-gov-idlib`, `country-tr`, `ru-moscow`."""
    name_ar: str
    name_en: str
    kind: str
    """A key of `KIND_PROMINENCE`."""
    latitude: float
    """Degrees north, WGS84."""
    longitude: float
    """Degrees east, WGS84."""
    radius_km: float
    """Circle that holds the place, or how sure the point is, whichever is larger."""
    source: str
    """Where the point comes from; `geonames:ID`, `natural-earth`, or what was read."""
    licence: str
    country_code: str = ""
    """ISO 3166-1 alpha-2; empty for what lies in several countries."""
    governorate: str = ""
    """English name of the Syrian governorate, as on the governorate's own row; empty elsewhere."""
    district: str = ""
    """English name of the district; empty where not known."""
    aliases_ar: str = ""
    """Other spellings and names, separated by «|». Hamza, ta marbuta, digits need none: folding joins them."""
    cue_names: str = ""
    """Those of the names that are also common words or names of persons: a place only with a cue beside them."""
    metonym: str = ""
    """Id of the actor that the name often stands for («موسكو» -> `russia`); empty for none."""
    population: int = 0
    prominence: float | None = None
    """0 to 100; worked out from kind and population where it is empty."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every Arabic name, the first one first."""
        return (self.name_ar, *separated(self.aliases_ar))

    @property
    def weight(self) -> float:
        """Prominence, 0 to 100: as given, else from kind and population."""
        if self.prominence is not None:
            return self.prominence
        return min(100.0, KIND_PROMINENCE.get(self.kind, 10) + 4.0 * math.log10(1 + self.population))

    def place(self) -> Place:
        """The record that the stages share."""
        return Place(
            place_id=self.place_id, name_ar=self.name_ar, name_en=self.name_en, kind=self.kind,
            country_code=self.country_code, governorate=self.governorate, latitude=self.latitude,
            longitude=self.longitude, radius_km=self.radius_km, source="gazetteer", licence=self.licence,
        )  # fmt: skip


class RegionRow(Row, frozen=True, kw_only=True):
    """A row of `regions.csv`: an area without offices of its own, as people speak of it."""

    place_id: str
    name_ar: str
    name_en: str
    latitude: float
    """Degrees north, of the centre of the conventional circle."""
    longitude: float
    """Degrees east."""
    radius_km: float
    """Radius of the conventional circle."""
    source: str
    licence: str
    kind: str = "area"
    country_code: str = "SY"
    base: str = ""
    """For a relative region, the place it is a part of: `country-sy`."""
    direction: str = ""
    """For a relative region: north north_east east south_east south south_west west north_west centre."""
    within: str = ""
    """Ids of places with an outline, «|» between them; the region's outline is its circle cut to their union."""
    aliases_ar: str = ""
    cue_names: str = ""
    governorate: str = ""
    prominence: float | None = None

    def as_place_row(self) -> PlaceRow:
        """The same area as a row of `places.csv`."""
        return PlaceRow(
            place_id=self.place_id, name_ar=self.name_ar, name_en=self.name_en, kind=self.kind,
            latitude=self.latitude, longitude=self.longitude, radius_km=self.radius_km, source=self.source,
            licence=self.licence, country_code=self.country_code, governorate=self.governorate,
            aliases_ar=self.aliases_ar, cue_names=self.cue_names, prominence=self.prominence,
        )  # fmt: skip


def load_place_rows(path: Path) -> Sequence[PlaceRow]:
    """Rows of a table in the shape of `places.csv`; fast, for tables of tens of thousands.

    Raises:
        RuleError: `file:line: reason`, for a broken file or a row that does not fit.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines)
            header = next(reader, [])
            raw = [dict(zip(header, cells, strict=True)) for cells in reader]
        for row in raw:
            for column in _MAY_BE_EMPTY:
                if not row.get(column, True):
                    del row[column]
        return msgspec.convert(raw, list[PlaceRow], strict=False)
    except (OSError, ValueError):
        return load_rows_from(path, PlaceRow)  # slower, and says which line is wrong
