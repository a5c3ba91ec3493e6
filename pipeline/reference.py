"""Rows that the pages need and that hang on no article: event types and outlines."""

import json
from collections.abc import Iterator
from typing import Any

from events.ontology import load_ontology
from geo import Gazetteer, load_gazetteer
from geo.outlines import load_boundaries

_CODE_COLUMNS = ("label_en", "label_ar", "acled", "plover", "cameo")
_TYPE_COLUMNS = ("type", "definition_en", "definition_ar", "colour", "icon", "group", *_CODE_COLUMNS)


def ontology_rows() -> list[dict[str, Any]]:
    """One row an event type and one a subtype."""
    rows: list[dict[str, Any]] = []
    for row in load_ontology():
        rows.append({name: getattr(row, name) for name in _TYPE_COLUMNS})
        rows += [
            {name: getattr(subtype, name) for name in _CODE_COLUMNS} | {"type": subtype.name, "parent": row.type}
            for subtype in row.subtypes
        ]
    return rows


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
