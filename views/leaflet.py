"""Leaflet and our own map script, served by this server: the map never asks another host for anything but tiles."""

import json
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit.components.v1 as components
from xstatic.pkg import leaflet

ASSETS = Path(__file__).resolve().parent / "assets"
OWN_SCRIPTS = ("map.js", "box.js", "ways.js", "player.js")
"""Our own scripts, in the order in which a map loads them."""
_OUTLINES = Path(tempfile.mkdtemp(prefix="khatt-outlines-"))

_LEAFLET = components.declare_component("leaflet", path=leaflet.BASE_DIR)
_OWN = components.declare_component("map_assets", path=str(ASSETS))
_DRAWN = components.declare_component("outlines", path=str(_OUTLINES))


def serve_outlines(rows: list[dict[str, Any]]) -> str:
    """Write the outlines where the browser can fetch them once, and return the name of the file.

    Args:
        rows: rows of the `outlines` table.
    """
    script = outlines_script(rows)
    name = f"outlines-{sha256(script.encode()).hexdigest()[:12]}.js"
    (_OUTLINES / name).write_text(script, encoding="utf-8")
    return name


def outlines_script(rows: list[dict[str, Any]]) -> str:
    """The outlines as a script that hands them to the map."""
    shapes = [
        {
            "id": row["place_id"],
            "en": row["name_en"],
            "ar": row["name_ar"],
            "kind": row["kind"],
            "geometry": rounded(row["geometry"]),
        }
        for row in rows
        if row["geometry"]
    ]
    text = f"window.KHATT_OUTLINES = {json.dumps(shapes, ensure_ascii=False, separators=(',', ':'))};"
    return text.replace("<", "\\u003c")


def rounded(geometry: str) -> dict[str, Any]:
    """A GeoJSON geometry with coordinates of three decimals, about a hundred metres."""
    shape: dict[str, Any] = json.loads(geometry)
    return shape | {"coordinates": _round(shape["coordinates"])}


def _round(value: Any) -> Any:
    return (
        round(value, 3)
        if isinstance(value, float)
        else [_round(part) for part in value]
        if isinstance(value, list)
        else value
    )


def scripts(outlines: str) -> list[tuple[str, str]]:
    """What a map loads, in order, as addresses beside the frame it is drawn in."""
    own = [(name, f"../{_OWN.name}/{name}?{_version(name)}") for name in OWN_SCRIPTS]
    return [("leaflet", f"../{_LEAFLET.name}/leaflet.js"), ("outlines", f"../{_DRAWN.name}/{outlines}"), *own]


def styles() -> list[tuple[str, str]]:
    """The style sheets of a map."""
    own = f"../{_OWN.name}/map.css?{_version('map.css')}"
    return [("leaflet_css", f"../{_LEAFLET.name}/leaflet.css"), ("khatt_css", own)]


def _version(name: str) -> str:
    return sha256((ASSETS / name).read_bytes()).hexdigest()[:10]
