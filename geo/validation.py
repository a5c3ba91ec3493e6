"""Is the gazetteer in order: every point where its governorate is, nothing twice, everything sourced and named."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from geo.gazetteer import Gazetteer
from geo.importing_checks import Point
from geo.importing_merge import distance_km, km_to_governorate
from geo.naming import arabic_names, spellings
from geo.place_rows import KIND_PROMINENCE, PlaceRow, separated

OUTSIDE_KM = 5.0
"""How far outside its governorate's outline a point may lie; the outlines are generalised to about a kilometre."""
OUTSIDE_BY_NAME: Mapping[str, str] = {
    "sy-arwad": "an island",
    "sy-majdal-shams": "the Golan", "sy-buqata": "the Golan", "sy-masada": "the Golan", "sy-ghajar": "the Golan",
    "sy-ein-qiniyye": "the Golan", "sy-shebaa-farms": "the Golan",
    "sy-al-khushniyah": "the Golan", "sy-fiq": "the Golan", "area-golan": "the Golan",
    "sy-sabaa-biyar": "Rif Dimashq's desert, which the outlines give to Homs",
}  # fmt: skip
"""Places that may: place_id -> why."""
_TWICE_KM = 2.0
_AREAS = frozenset(("governorate", "country", "area", "district", "subdistrict"))


def problems_in(gazetteer: Gazetteer) -> tuple[str, ...]:
    """Everything that is wrong with a gazetteer, one line each; empty for one in order."""
    rows = list(gazetteer.rows.values())
    return (
        *(line for row in rows for line in _row_problems(row)),
        *(line for row in rows for line in _position_problems(row)),
        *_twice(rows),
        *_unknown_ids(gazetteer),
    )


def _row_problems(row: PlaceRow) -> Iterator[str]:
    if not row.source or not row.licence:
        yield f"{row.place_id}: no source or no licence"
    if row.kind not in KIND_PROMINENCE:
        yield f"{row.place_id}: kind {row.kind!r} is not known"
    if row.radius_km <= 0:
        yield f"{row.place_id}: radius_km must be above 0"
    if not row.name_en.strip() or not all(_is_arabic(name) for name in row.names):
        yield f"{row.place_id}: every name must be there and in Arabic letters: {' | '.join(row.names)}"
    repeated = [name for name in row.names if row.names.count(name) > 1]
    if repeated:
        yield f"{row.place_id}: a name stands twice: {repeated[0]}"
    strange = set(separated(row.cue_names)) - set(row.names)
    if strange:
        yield f"{row.place_id}: cue_names that are no names of the place: {' | '.join(sorted(strange))}"


def _is_arabic(name: str) -> bool:
    """Whether a name is in Arabic letters; a sign beside them may be Latin («مطار T4»)."""
    plain = re.sub(r"[A-Z][0-9]+", "", name).strip()
    return arabic_names([plain]) == (plain,)


def _position_problems(row: PlaceRow) -> Iterator[str]:
    if not (-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180):
        yield f"{row.place_id}: {row.latitude}, {row.longitude} is not on the globe"
        return
    if row.country_code != "SY" or not row.governorate or row.place_id in OUTSIDE_BY_NAME:
        return
    away = km_to_governorate(row.governorate, Point(row.latitude, row.longitude, ""))
    if away > OUTSIDE_KM:
        yield f"{row.place_id}: lies {away:.1f} km outside {row.governorate}"


def _twice(rows: Sequence[PlaceRow]) -> Iterator[str]:
    """Two places of one kind and one name in the same spot."""
    bearers: dict[str, list[PlaceRow]] = {}
    for row in rows:
        bearers.setdefault(next(spellings(row.name_ar)), []).append(row)
    for same in bearers.values():
        for at, row in enumerate(same):
            yield from _twice_of(row, same[at + 1 :])


def _twice_of(row: PlaceRow, others: Iterable[PlaceRow]) -> Iterator[str]:
    point = Point(row.latitude, row.longitude, "")
    for other in others:
        kinds_differ = (row.kind in _AREAS) != (other.kind in _AREAS)
        if not kinds_differ and distance_km(other, point) < _TWICE_KM:
            yield f"{row.place_id} and {other.place_id}: the same name in the same spot"


def _unknown_ids(gazetteer: Gazetteer) -> Iterator[str]:
    for region in gazetteer.regions.values():
        for place_id in (*separated(region.within), *filter(None, (region.base,))):
            if place_id not in gazetteer.rows:
                yield f"{region.place_id}: {place_id} is not in the gazetteer"
