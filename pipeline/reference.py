"""Rows that the pages need and that hang on no article: event types and outlines."""

import json
from collections.abc import Iterator
from typing import Any

from geo import Gazetteer, load_gazetteer
from geo.outlines import load_boundaries


def ontology_rows() -> list[dict[str, Any]]:
    """One row an event type and one a subtype."""
    return []


def outline_rows(gazetteer: Gazetteer | None = None) -> list[dict[str, Any]]:
    """One row an outline: countries and governorates on file, and the conventional areas of the gazetteer."""
    places = load_gazetteer() if gazetteer is None else gazetteer
    return list(_outlines(places))


def _outlines(gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    for place_id in sorted({*load_boundaries(), *gazetteer.regions}):
        place, geometry = gazetteer.places.get(place_id), gazetteer.outline_geojson(place_id)
        if place is not None and geometry is not None:
            yield {
                "place_id": place_id, "name_en": place.name_en, "name_ar": place.name_ar, "kind": place.kind,
                "geometry": json.dumps(geometry),
            }  # fmt: skip
