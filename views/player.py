"""The map with its time slider: rows for the browser, which plays them without asking the server."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import folium
import pandas as pd

from views.legend import STATUSES
from views.look import Look
from views.map_figure import Box, Call, sites_of, types_of, unsure, whole
from views.palette import side_colour
from views.ways import way_data

LAYERS = ("troops", "offensives", "strikes", "control", "other")
_LAYER_OF = {
    "TROOP_PRESENCE": 0, "TROOP_MOVEMENT": 0, "OFFENSIVE": 1, "STRIKE": 2, "EXPLOSION": 2, "TERRITORY": 3,
}  # fmt: skip
_COLUMNS = ("place", "type", "status", "side", "first", "last", "events", "troops", "unsure")
_EPOCH = date(1970, 1, 1)
_FOREVER = 1_000_000


def build_player(
    moments: pd.DataFrame,
    places: Mapping[str, Mapping[str, Any]],
    *,
    look: Look,
    span: tuple[date, date],
    ways: pd.DataFrame | None = None,
    at: tuple[float, float, float] | None = None,
    box: Box | None = None,
    selected: str | None = None,
) -> folium.FeatureGroup:
    """The layer of events with the slider that plays them.

    Args:
        moments: rows of `store.queries_moments.find_moments`.
        places: rows of the `places` table, by id.
        look: words and colours.
        span: first and last day of the slider.
        ways: rows of `store.queries_ways.find_ways` by day, drawn as arrows.
        at: latitude, longitude and zoom that a link asks for.
        box: the box that the filter asks for, to outline.
        selected: id of the place to ring.
    """
    group = folium.FeatureGroup(name="moments")
    data = player_data(moments, places, look=look, span=span, ways=ways) | {"at": at, "box": box, "selected": selected}
    group.add_child(Call("drawPlayer", data))
    return group


def player_data(
    moments: pd.DataFrame,
    places: Mapping[str, Mapping[str, Any]],
    *,
    look: Look,
    span: tuple[date, date],
    ways: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """What the slider plays: columns of numbers, and the names that they point to; days count from the first one."""
    types, sides = types_of(moments, ways), sorted(set(moments["side"]) | {""})
    sites, numbers = sites_of(moments, places, look.labels)
    first = _days(moments["first"], span[0]).fillna(0).astype(int).tolist()
    last = _days(moments["last"], span[0]).fillna(_FOREVER).astype(int).tolist()
    columns = (
        numbers, [types.index(kind) for kind in moments["type"]], [STATUSES.index(s) for s in moments["status"]],
        [sides.index(side) for side in moments["side"]], first, last, moments["events"].astype(int).tolist(),
        whole(moments["troops_low"]), unsure(moments),
    )  # fmt: skip
    base = (span[0] - _EPOCH).days
    governorates = dict(zip(numbers, moments["governorate"], strict=True))
    return sites | {
        "ways": None if ways is None else way_data(ways, look, types, by_side=True, base=base),
        "columns": _COLUMNS, "rows": sorted((list(row) for row in zip(*columns, strict=True)), key=lambda row: row[4]),
        "governorates": [_text(governorates[n]) for n in range(len(sites["sites"]))],
        "colours": [look.colour(kind) for kind in types], "sides": [side_colour(side, look.theme) for side in sides],
        "layers": LAYERS, "layerOf": [_LAYER_OF.get(kind, 4) for kind in types],
        "ink": look.theme.ink, "halo": look.theme.paper, "accent": look.theme.accent, "heat": "#c2410c",
        "offensive": types.index("OFFENSIVE") if "OFFENSIVE" in types else -1,
        "base": base, "days": (span[1] - span[0]).days + 1,
        "direction": look.labels.direction, "language": look.labels.language, "dayLocale": look.labels.browser_locale,
        "words": _words(look, types),
    }  # fmt: skip


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _days(days: pd.Series, base: date) -> pd.Series:
    return (pd.to_datetime(days) - pd.Timestamp(base)).dt.days


def _words(look: Look, types: list[str]) -> dict[str, Any]:
    labels = look.labels
    plain = ("play", "pause", "slider", "window", "speed", "view", "layers", "copy", "copied", "rate", "count")
    return {name: labels(f"player.{name}") for name in plain} | {
        "types": [look.type_name(kind) for kind in types], "cell": labels("map.cell"), "area": labels("map.area"),
        "statuses": [labels(f"status.{status}") for status in STATUSES],
        "windows": [(key, labels(f"player.window_{key}")) for key in ("all", "1", "7", "30")],
        "views": [(key, labels(f"player.view_{key}")) for key in ("dots", "heat", "totals")],
        "layerNames": [labels(f"player.layer_{layer}") for layer in LAYERS],
    }  # fmt: skip
