"""The gazetteer: places by name and by id, from `data/gazetteer/` and what a user imported."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.naming import other_ending, spellings, spellings_of_all, with_article
from geo.outlines import boundary, cut_circle
from geo.place_rows import PlaceRow, RegionRow, separated
from geo.words import frequent_words
from model import Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry
_CONFUSED_KINDS = frozenset(("village", "town", "quarter"))


class _PlacesOnDemand(Mapping[str, Place]):
    """Rows seen as `Place` records, each made when it is first asked for."""

    def __init__(self, rows: Mapping[str, PlaceRow]) -> None:
        self._rows = rows
        self._made: dict[str, Place] = {}

    def __getitem__(self, place_id: str) -> Place:
        place = self._made.get(place_id)
        if place is None:
            place = self._made[place_id] = self._rows[place_id].place()
        return place

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gazetteer:
    """Places and their names; read-only once loaded."""

    rows: Mapping[str, PlaceRow]
    """By place_id; what a `Place` does not carry: district, population, prominence (`weight`), metonym, names."""
    places: Mapping[str, Place]
    """By place_id."""
    names: Mapping[str, tuple[str, ...]]
    """Folded name, words joined by one space -> place_ids that bear it, most prominent first."""
    cue_names: frozenset[str]
    """Folded names that are common words or names of persons as well: a place only with a cue."""
    relative: Mapping[tuple[str, str], str]
    """(direction, base place_id) -> place_id of the conventional region: ("north_west", "country-sy")."""
    regions: Mapping[str, RegionRow]
    """Areas of `regions.csv` by place_id; their rows are in `rows` too."""

    def candidates(self, name: str) -> tuple[str, ...]:
        """Place_ids that bear a name in any spelling, most prominent first; empty where none does."""
        for spelling in spellings(name):
            if spelling in self.names:
                return self.names[spelling]
        return ()

    def outline(self, place_id: str) -> "BaseGeometry | None":
        """Outline in degrees, longitude first: from the boundaries, or the circle of a region cut to where it lies."""
        region = self.regions.get(place_id)
        if region is None:
            return boundary(place_id)
        return cut_circle(
            latitude=region.latitude, longitude=region.longitude, radius_km=region.radius_km,
            within=separated(region.within),
        )  # fmt: skip

    def outline_geojson(self, place_id: str) -> Mapping[str, Any] | None:
        """The same outline as a GeoJSON geometry."""
        outline = self.outline(place_id)
        geometry: Mapping[str, Any] | None = None if outline is None else outline.__geo_interface__
        return geometry


def build_gazetteer(rows: Iterable[PlaceRow], regions: Iterable[RegionRow] = ()) -> Gazetteer:
    """Index rows by id and by every spelling of their names."""
    areas = {region.place_id: region for region in regions}
    by_id = {row.place_id: row for row in rows} | {key: area.as_place_row() for key, area in areas.items()}
    by_weight = sorted(by_id.values(), key=lambda row: -row.weight)
    names = _index_names(by_weight)
    cues = {way for row in by_weight if row.cue_names for name in separated(row.cue_names) for way in spellings(name)}
    return Gazetteer(
        rows=by_id, places=_PlacesOnDemand(by_id), names={name: tuple(ids) for name, ids in names.items()},
        cue_names=frozenset(cues), regions=areas,
        relative={(area.direction, area.base): key for key, area in areas.items() if area.direction and area.base},
    )  # fmt: skip


def _index_names(rows: Sequence[PlaceRow]) -> dict[str, list[str]]:
    """Spelling -> place_ids in the order of the rows; one with another ending or an article where no name has it."""
    bearers = [(row, name) for row in rows for name in row.names]
    names: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for (row, _), ways in zip(bearers, spellings_of_all([name for _, name in bearers]), strict=True):
        for spelling in ways:
            _put(names, spelling, row.place_id)
            for other in _confused(row, spelling, whole=spelling == ways[0]):
                _put(others, other, row.place_id)
    return others | names


def _confused(row: PlaceRow, spelling: str, *, whole: bool) -> Iterator[str]:
    """How else writers spell the name of a Syrian settlement.

    Args:
        row: the settlement.
        spelling: its name, folded.
        whole: whether it is the name as it stands; only that takes an article, and none that makes it another word.
    """
    if row.country_code != "SY" or row.kind not in _CONFUSED_KINDS:
        return
    if other := other_ending(spelling):
        yield other
    article = with_article(spelling) if whole and not row.cue_names else ""
    if article and not {spelling, article} & frequent_words():
        yield article


def _put(names: dict[str, list[str]], spelling: str, place_id: str) -> None:
    known = names.setdefault(spelling, [])
    if place_id not in known:
        known.append(place_id)
