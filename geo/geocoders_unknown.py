"""Places that texts name and no gazetteer holds, put to a geocoding service; what it answers stays apart."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from geo.areas import distance_km
from geo.gazetteer import Gazetteer
from geo.geocoders_batch import geocode_names
from geo.geocoders_nominatim import NominatimGeocoder
from geo.reading import UNKNOWN_RULE
from model import Place, Toponym

_MARGIN_KM = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """What a service said of places that no gazetteer holds."""

    places: Mapping[str, Place]
    """By place_id, which stays; point, radius, source and licence are the service's."""
    unresolved: Mapping[str, str]
    """Names that the service should have answered and did not, with the reason; `retry_unresolved` puts them again."""


def unknown_places(toponyms: Iterable[Toponym], places: Mapping[str, Place]) -> Iterator[Place]:
    """The places of an article that its text names and no gazetteer holds."""
    for toponym in toponyms:
        place = places.get(toponym.place_id or "")
        if place is not None and toponym.mention.rule_id == UNKNOWN_RULE and place.source == "derived":
            yield place


def locate_unknown(
    places: Iterable[Place], gazetteer: Gazetteer, service: NominatimGeocoder, *, progress: bool = False
) -> Located:
    """Ask a service where places lie; never raises because it is down, or its answers cannot be kept.

    An answer outside the area that the text gives is another place of that name, and is not taken.

    Args:
        places: as `unknown_places` gives them, of any number of articles.
        gazetteer: names that it holds are not asked for.
        service: the service.
        progress: whether to draw a bar on a terminal.
    """
    by_name: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_name[" ".join(place.name_ar.split())].append(place)
    try:
        report = geocode_names(by_name, gazetteer, service, progress=progress)
    except (OSError, sqlite3.Error) as error:
        return Located(places={}, unresolved=dict.fromkeys(by_name, f"{service.settings.cache}: {error}"))
    located = {
        place.place_id: _at(place, answer)
        for name, answer in report.found.items()
        if answer.source == "nominatim"
        for place in by_name[name]
        if _lies_in(place, answer)
    }
    return Located(places=located, unresolved=report.unresolved)


def _lies_in(place: Place, answer: Place) -> bool:
    """Whether an answer lies in the area that the text gives; where it gives none, any answer does."""
    if place.latitude is None:
        return True
    return distance_km(place, answer) <= place.radius_km + answer.radius_km + _MARGIN_KM


def _at(place: Place, answer: Place) -> Place:
    return replace(
        place, latitude=answer.latitude, longitude=answer.longitude, radius_km=answer.radius_km, geometry=None,
        source=answer.source, licence=answer.licence,
    )  # fmt: skip
