"""Make `data/gazetteer/boundaries.geojson` from the Natural Earth layers that Debian's `qgis-common` ships."""

import json
import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely import MultiPolygon, Polygon, from_wkb, make_valid, set_precision, union_all
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.outlines import BOUNDARIES
from lexicon import DATA

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_GOVERNORATES = {
    "Homs (Hims)": "Homs", "Ar Raqqah": "Raqqa", "Tartus": "Tartus", "Rif Dimashq": "Rif Dimashq",
    "Hasaka (Al Haksa)": "Al-Hasakah", "Aleppo": "Aleppo", "Idlib": "Idlib", "Lattakia": "Latakia", "Dar`a": "Daraa",
    "Dayr Az Zawr": "Deir ez-Zor", "Quneitra": "Quneitra", "UNDOF": "Quneitra", "Hamah": "Hama",
    "As Suwayda'": "Suwayda", "Damascus": "Damascus",
}  # fmt: skip
"""Natural Earth's name -> ours. The UNDOF zone is a part of Quneitra."""
_COUNTRIES = ("SY", "TR", "LB", "JO", "IQ", "IL", "PS", "CY", "SA", "IR", "EG", "KW", "QA", "AE")
_GOVERNORATE_TOLERANCE = 0.006
_COUNTRY_TOLERANCE = 0.03
_DECIMALS = 4


def write_boundaries(geopackage: Path) -> None:
    """Read Natural Earth's layers and write the outlines."""
    features = list(build_features(geopackage))
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    (DATA / BOUNDARIES).write_text(text.replace('{"type":"Feature",', '\n{"type":"Feature",') + "\n", encoding="utf-8")
    print(f"{len(features)} outlines, {len(text) // 1024} KiB")


def build_features(geopackage: Path) -> Iterator[dict[str, Any]]:
    """GeoJSON features: the governorates, Syria as their union, and its neighbours."""
    governorates = _governorates(geopackage)
    syria = union_all(list(governorates.values()))
    countries = {"SY": syria} | {
        code: outline.simplify(_COUNTRY_TOLERANCE).difference(syria)
        for code, outline in _outlines(geopackage, "countries", "iso_a2", _COUNTRIES)
        if code != "SY"
    }
    for name, outline in sorted(governorates.items()):
        slug = name.lower().replace(" ", "-")
        yield _feature(f"sy-gov-{slug}", f"{name} Governorate", outline)
    for code, outline in sorted(countries.items()):
        yield _feature(f"country-{code.lower()}", code, outline)


def _governorates(geopackage: Path) -> dict[str, BaseGeometry]:
    parts: dict[str, list[BaseGeometry]] = {}
    for name, outline in _outlines(geopackage, "states_provinces", "name", tuple(_GOVERNORATES), "adm0_a3 = 'SYR'"):
        parts.setdefault(_GOVERNORATES[name], []).append(outline)
    names = list(parts)
    whole = [union_all([part.buffer(1e-6) for part in parts[name]]) for name in names]
    return dict(zip(names, _simplify_together(whole), strict=True))


def _simplify_together(outlines: list[BaseGeometry]) -> list[BaseGeometry]:
    """Generalise neighbours so that a shared border stays shared."""
    from shapely import coverage_simplify  # only GEOS 3.12 and later have it; the rest of this module needs none

    snapped = [set_precision(outline, 1e-5) for outline in outlines]
    return list(coverage_simplify(snapped, _GOVERNORATE_TOLERANCE))


def _outlines(
    geopackage: Path, layer: str, column: str, wanted: tuple[str, ...], where: str = "1"
) -> Iterator[tuple[str, BaseGeometry]]:
    marks = ",".join("?" * len(wanted))
    query = f"SELECT {column}, geom FROM {layer} WHERE {where} AND {column} IN ({marks})"  # names come from this file
    with sqlite3.connect(geopackage) as database:
        for name, blob in database.execute(query, wanted):
            yield name, make_valid(from_wkb(_wkb(blob)))


def _wkb(blob: bytes) -> bytes:
    """A GeoPackage geometry without its header (magic, version, flags, SRS, envelope)."""
    magic, _, flags = struct.unpack_from("<2sBB", blob)
    if magic != b"GP":
        raise ValueError("not a GeoPackage geometry")
    return blob[8 + _ENVELOPE_BYTES[flags >> 1 & 7] :]


def _feature(place_id: str, name: str, outline: BaseGeometry) -> dict[str, Any]:
    polygons = [part for part in getattr(outline, "geoms", [outline]) if isinstance(part, Polygon)]
    largest = max(part.area for part in polygons)
    kept = [part for part in polygons if part.area > largest / 2000]
    shape = set_precision(MultiPolygon(kept) if len(kept) > 1 else kept[0], 10**-_DECIMALS)
    return {"type": "Feature", "id": place_id, "properties": {"name": name}, "geometry": _rounded(mapping(shape))}


def _rounded(geometry: Any) -> Any:
    if isinstance(geometry, float):
        return round(geometry, _DECIMALS)
    if isinstance(geometry, tuple | list):
        return [_rounded(part) for part in geometry]
    if isinstance(geometry, dict):
        return {key: _rounded(value) if key == "coordinates" else value for key, value in geometry.items()}
    return geometry
