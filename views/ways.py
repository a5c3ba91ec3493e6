"""Arrows of the map: rows of numbers for the browser, from where forces, people and fire come to where they go."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from store.queries_details import records
from views.labels import isolated
from views.legend import STATUSES
from views.look import Look
from views.palette import side_colour

BY_SIDE = frozenset({"TROOP_PRESENCE", "TROOP_MOVEMENT"})
"""Types that have the colour of a side where the map tells sides apart."""
_COLUMNS = ("ends", "type", "status", "events", "event", "words", "colour", "first", "last")
_EPOCH = pd.Timestamp(0)
_FOREVER = 1_000_000


def way_data(ways: pd.DataFrame, look: Look, types: Sequence[str], *, by_side: bool, base: int = 0) -> dict[str, Any]:
    """Columns and rows of the arrows, as `views/assets/ways.js` reads them.

    Args:
        ways: rows of `store.queries_ways.find_ways`.
        look: words and colours.
        types: the types to which rows point by number.
        by_side: True where movements of forces have the colour of their side.
        base: day since 1970 from which `first` and `last` count.
    """
    return {"columns": _COLUMNS, "rows": [_row(row, look, types, by_side, base) for row in records(ways)]}


def _row(row: dict[str, Any], look: Look, types: Sequence[str], by_side: bool, base: int) -> list[Any]:
    ends = [round(row[name], 3) for name in ("from_latitude", "from_longitude", "to_latitude", "to_longitude")]
    names = {end: isolated(look.labels.of(row[f"{end}_en"], row[f"{end}_ar"])) for end in ("from", "to")}
    sided = by_side and row["side"] and row["type"] in BY_SIDE
    colour = side_colour(row["side"], look.theme) if sided else look.colour(row["type"])
    days = [_day(row.get("first"), base, -_FOREVER), _day(row.get("last"), base, _FOREVER)]
    words = look.labels("map.way", origin=names["from"], destination=names["to"])
    codes = (types.index(row["type"]), STATUSES.index(row["status"]))
    return [ends, *codes, row["events"], row["event_id"], words, colour, *days]


def _day(day: Any, base: int, missing: int) -> int:
    return missing if day is None else (pd.Timestamp(day) - _EPOCH).days - base
