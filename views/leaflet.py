"""Leaflet and our own map script, served by this server: the map never asks another host for anything but tiles."""

import json
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit.components.v1 as components
from xstatic.pkg import leaflet

ASSETS = Path(__file__).resolve().parent / "assets"
OWN_SCRIPTS = ("map.js", "box.js", "ways.js", "player.js")
"""Our own scripts, in the order in which a map loads them."""
_WRITTEN = Path(tempfile.mkdtemp(prefix="khatt-map-"))

_LEAFLET = components.declare_component("leaflet", path=leaflet.BASE_DIR)
_OWN = components.declare_component("map_assets", path=str(ASSETS))
_MAP = components.declare_component("map_script", path=str(_WRITTEN))


def serve_script(outlines: list[dict[str, Any]]) -> str:
    """Write Leaflet, the outlines and our own scripts as one script, which the browser fetches once; give its name.

    In one, since a map loads its scripts one after the other.

    Args:
        outlines: rows of the `outlines` table.
    """
    first = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")
    own = [(ASSETS / name).read_text(encoding="utf-8") for name in OWN_SCRIPTS]
    script = "\n;".join([first, outlines_script(outlines), *own])
    name = f"map-{sha256(script.encode()).hexdigest()[:12]}.js"
    (_WRITTEN / name).write_text(script, encoding="utf-8")
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


def scripts(script: str) -> list[tuple[str, str]]:
    """What a map loads, as addresses beside the frame it is drawn in; `script` is the name from `serve_script`."""
    return [("khatt_map", f"../{_MAP.name}/{script}")]


@cache
def styles() -> list[tuple[str, str]]:
    """The style sheets of a map."""
    own = f"../{_OWN.name}/map.css?{_version('map.css')}"
    return [("leaflet_css", f"../{_LEAFLET.name}/leaflet.css"), ("khatt_css", own)]


def _version(name: str) -> str:
    return sha256((ASSETS / name).read_bytes()).hexdigest()[:10]
