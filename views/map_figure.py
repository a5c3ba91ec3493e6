"""The map: a pure function from spots to a folium map and the layer that changes with the filter."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import folium
import pandas as pd
from branca.element import MacroElement
from folium.template import Template

from views.labels import Labels
from views.palette import Theme
from views.timeline import Look

BOUNDS = ((32.2, 35.5), (37.5, 42.5))
"""Syria with a little around it: south-west and north-east corner, degrees."""
STATUSES = ("happened", "ordered", "planned", "possible", "denied")
AREA_KM = 12.0
"""A place whose circle is wider is drawn as an area."""
_COLUMNS = ("place", "lat", "lon", "radius", "type", "status", "events", "troops", "unsure", "selected")
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


class Call(MacroElement):
    """One call of our map script with the layer it belongs to and JSON data."""

    _template = Template(
        "{% macro script(this, kwargs) %}khatt.{{this.function}}({{this._parent.get_name()}}, {{this.data}});{% endmacro %}"
    )

    def __init__(self, function: str, data: Mapping[str, Any]) -> None:
        """The function's name and its data; nothing in the data can end the script it stands in."""
        super().__init__()
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
    base.add_child(Call("drawBase", _base_options(look.labels, look.theme) | {"below": below}))
    return base


def _base_options(labels: Labels, theme: Theme) -> dict[str, Any]:
    dark = theme.name == "dark"
    return {
        "language": labels.language, "direction": labels.direction, "bounds": BOUNDS,
        "colours": {
            "water": "#0d1116" if dark else "#e6ecef", "land": "#232b35" if dark else "#faf7ef",
            "around": "#181e26" if dark else "#efebe1", "border": "#3d4856" if dark else "#c9c2b2", "name": theme.soft,
        },
        "tiles": [{"name": labels(key), "url": url, "attribution": who} for key, url, who in _TILES],
        "paper": theme.paper, "ink": theme.ink, "accent": theme.accent,
        "words": {
            "map": labels("map.name"), "plain": labels("tiles.none"), "no_tiles": labels("tiles.failed"),
            "attribution": labels("map.attribution"),
        },
    }  # fmt: skip


def build_spots(
    spots: pd.DataFrame, places: Mapping[str, Mapping[str, Any]], *, look: Look, selected: str | None = None
) -> folium.FeatureGroup:
    """The layer of events: one dot a place, type and status.

    Args:
        spots: rows of `store.queries_spots.find_spots`.
        places: rows of the `places` table, by id, of at least the places in `spots`.
        look: words and colours.
        selected: id of the place to ring.
    """
    group = folium.FeatureGroup(name="events")
    group.add_child(Call("drawSpots", spot_data(spots, places, look=look, selected=selected)))
    return group


def spot_data(
    spots: pd.DataFrame, places: Mapping[str, Mapping[str, Any]], *, look: Look, selected: str | None
) -> dict[str, Any]:
    """What the map script draws: columns, rows of numbers, and the names that they point to."""
    types = sorted(set(spots["type"]))
    ids = [place for place in dict.fromkeys(spots["place_id"]) if isinstance(place, str)]
    numbers, kinds = {place: n for n, place in enumerate(ids)}, {kind: n for n, kind in enumerate(types)}
    rows = [
        [
            numbers.get(row.place_id), round(row.latitude, 4), round(row.longitude, 4), round(row.radius_km or 0, 1),
            kinds[row.type], STATUSES.index(row.status), row.events, _whole(row.troops_low),
            int(_whole(row.troops_low) != _whole(row.troops_high)), int(row.place_id == selected and selected is not None),
        ]
        for row in spots.itertuples()
    ]  # fmt: skip
    return {
        "columns": _COLUMNS, "rows": rows, "places": [place_record(place, places.get(place, {}), look.labels) for place in ids],
        "colours": [look.colour(kind) for kind in types], "ink": look.theme.ink, "halo": look.theme.paper,
        "offensive": kinds.get("OFFENSIVE", -1), "direction": look.labels.direction, "language": look.labels.language,
        "words": {
            "types": [look.type_name(kind) for kind in types], "cell": look.labels("map.cell"),
            "statuses": [look.labels(f"status.{status}") for status in STATUSES],
        },
    }  # fmt: skip


def place_record(place_id: str, row: Mapping[str, Any], labels: Labels) -> dict[str, Any]:
    """A place as the map script knows it."""
    geometry = row.get("geometry")
    return {
        "id": place_id, "name": labels.of(row.get("name_en"), row.get("name_ar")) or place_id,
        "kind": row.get("kind") or "", "lat": row.get("latitude"), "lon": row.get("longitude"), "radius": row.get("radius_km"), "area": int((row.get("radius_km") or 0) > AREA_KM), "geometry": json.loads(geometry) if geometry else None,
    }  # fmt: skip


def _whole(number: Any) -> int:
    return 0 if number is None or pd.isna(number) else int(number)
