"""The map: a pure function from spots to a folium map and the layer that changes with the filter."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import folium
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from views.labels import Labels
from views.legend import STATUSES
from views.look import Look
from views.palette import Theme
from views.ways import way_data

BOUNDS = ((32.2, 35.5), (37.5, 42.5))
"""Syria with a little around it: south-west and north-east corner, degrees."""
AREA_KM = 12.0
"""A place whose circle is wider is drawn as an area."""
Box = tuple[float, float, float, float]
"""South, west, north, east, degrees."""
_COLUMNS = ("place", "type", "status", "events", "troops", "unsure", "selected")
_TILES = (
    ("tiles.street", "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "© OpenStreetMap contributors"),
    (
        "tiles.light",
        "https://{s}.basemaps.cartocdn.com/light_all/{z}/{x}/{y}.png",
        "© OpenStreetMap contributors © CARTO",
    ),
    (
        "tiles.satellite",
        "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery/MapServer/tile/{z}/{y}/{x}",
        "© Esri, Maxar, Earthstar Geographics",
    ),
)


_BASE_WORDS = ("box_draw", "box_how", "box_view", "box_remove", "two_fingers", "kilometres", "metres")


class Call(MacroElement):
    """One call of our map script with the layer it belongs to and JSON data."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "khatt.{{this.function}}({{this._parent.get_name()}}, {{this.data}});"
        "{% endmacro %}"
    )

    def __init__(self, function: str, data: Mapping[str, Any]) -> None:
        """The function's name and its data; nothing in the data can end the script it stands in."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Call"
        self.function = function
        self.data = script_json(data)


def script_json(data: object) -> str:
    """JSON that may stand inside a script element and inside a template."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("{{", "{ {")


def build_map(
    look: Look, *, scripts: Sequence[tuple[str, str]], styles: Sequence[tuple[str, str]], below: int = 0
) -> folium.Map:
    """The base: outlines and their names, tiles to choose. The same for every filter, so that the frame stays.

    Args:
        look: words and colours.
        scripts: what the map loads, in order (`views.leaflet.scripts`).
        styles: its style sheets.
        below: pixels at the lower edge that a panel covers.
    """
    base = folium.Map(location=[35.0, 38.6], zoom_start=7, tiles=None, prefer_canvas=True, max_zoom=16, min_zoom=4)
    base.options["maxZoom"] = 16
    base.default_js, base.default_css = list(scripts), list(styles)
    base.add_child(Call("drawBase", base_options(look.labels, look.theme) | {"below": below}))
    return base


def base_options(labels: Labels, theme: Theme) -> dict[str, Any]:
    """Words and colours of the base, for the map script."""
    dark = theme.name == "dark"
    return {
        "language": labels.language, "direction": labels.direction, "locale": labels.browser_locale, "bounds": BOUNDS,
        "colours": {
            "water": "#0d1116" if dark else "#e6ecef", "land": "#232b35" if dark else "#faf7ef",
            "around": "#181e26" if dark else "#efebe1", "border": "#3d4856" if dark else "#c9c2b2", "name": theme.soft,
        },
        "tiles": [{"name": labels(key), "url": url, "attribution": who} for key, url, who in _TILES],
        "paper": theme.paper, "ink": theme.ink, "accent": theme.accent,
        "words": {
            "map": labels("map.name"), "plain": labels("tiles.none"), "no_tiles": labels("tiles.failed"),
            "attribution": labels("map.attribution"),
        } | {name: labels(f"map.{name}") for name in _BASE_WORDS},
    }  # fmt: skip


def build_spots(
    spots: pd.DataFrame,
    places: Mapping[str, Mapping[str, Any]],
    *,
    look: Look,
    ways: pd.DataFrame | None = None,
    selected: str | None = None,
    box: Box | None = None,
) -> folium.FeatureGroup:
    """The layer of events: one dot a place, type and status.

    Args:
        spots: rows of `store.queries_spots.find_spots`.
        places: rows of the `places` table, by id, of at least the places in `spots`.
        look: words and colours.
        ways: rows of `store.queries_ways.find_ways`, drawn as arrows.
        selected: id of the place to ring.
        box: the box that the filter asks for, to outline.
    """
    group = folium.FeatureGroup(name="events")
    group.add_child(Call("drawSpots", spot_data(spots, places, look=look, ways=ways, selected=selected) | {"box": box}))
    return group


def spot_data(
    spots: pd.DataFrame,
    places: Mapping[str, Mapping[str, Any]],
    *,
    look: Look,
    ways: pd.DataFrame | None = None,
    selected: str | None,
) -> dict[str, Any]:
    """What the map script draws: columns, rows of numbers, and the places and names that they point to."""
    types = types_of(spots, ways)
    sites, numbers = sites_of(spots, places, look.labels)
    columns = (
        numbers, [types.index(kind) for kind in spots["type"]], [STATUSES.index(status) for status in spots["status"]],
        spots["events"].tolist(), whole(spots["troops_low"]), unsure(spots),
        [int(place == selected and selected is not None) for place in spots["place_id"]],
    )  # fmt: skip
    return sites | {
        "ways": None if ways is None else way_data(ways, look, types, by_side=False),
        "columns": _COLUMNS, "rows": [list(row) for row in zip(*columns, strict=True)],
        "colours": [look.colour(kind) for kind in types], "ink": look.theme.ink, "halo": look.theme.paper,
        "offensive": types.index("OFFENSIVE") if "OFFENSIVE" in types else -1,
        "direction": look.labels.direction, "language": look.labels.language,
        "words": {
            "types": [look.type_name(kind) for kind in types], "cell": look.labels("map.cell"),
            "area": look.labels("map.area"),
            "statuses": [look.labels(f"status.{status}") for status in STATUSES],
        },
    }  # fmt: skip


def types_of(rows: pd.DataFrame, ways: pd.DataFrame | None) -> list[str]:
    """The event types that dots and arrows point to by number."""
    return sorted({*rows["type"], *(() if ways is None else ways["type"])})


def sites_of(
    rows: pd.DataFrame, places: Mapping[str, Mapping[str, Any]], labels: Labels
) -> tuple[dict[str, Any], list[int]]:
    """The distinct places of some rows, and the number of each row's place among them.

    `sites` are lists of id (empty for a row that stands for several places), name, latitude, longitude; `areas` tell by
    number which of them are no points.
    """
    keys = list(zip(rows["place_id"], rows["latitude"].round(3), rows["longitude"].round(3), strict=True))
    distinct = list(dict.fromkeys(keys))
    numbers = {key: n for n, key in enumerate(distinct)}
    sites, areas = [], {}
    for n, (place_id, latitude, longitude) in enumerate(distinct):
        row = places.get(place_id, {}) if isinstance(place_id, str) else {}
        name = labels.of(row.get("name_en"), row.get("name_ar"))
        sites.append([place_id if isinstance(place_id, str) else "", name, latitude, longitude])
        if (row.get("radius_km") or 0) > AREA_KM:
            geometry = json.loads(row["geometry"]) if row.get("geometry") else None
            areas[n] = {"kind": row.get("kind") or "", "radius": row["radius_km"], "geometry": geometry}
    return {"sites": sites, "areas": areas}, [numbers[key] for key in keys]


def whole(numbers: pd.Series) -> list[int]:
    """Whole numbers, 0 where there is none."""
    return numbers.fillna(0).astype(int).tolist()


def unsure(rows: pd.DataFrame) -> list[int]:
    """1 where the number of troops is a range."""
    return [int(low != high) for low, high in zip(whole(rows["troops_low"]), whole(rows["troops_high"]), strict=True)]
