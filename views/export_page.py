"""What is shown as one HTML file that opens from disk with no network: timeline, map with its slider, cited list."""

import re
from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
from xstatic.pkg import leaflet

from store.queries_details import records
from views.labels import Labels
from views.leaflet import ASSETS, OWN_SCRIPTS, outlines_script
from views.legend import STATUSES
from views.look import Look
from views.map_figure import Box, base_options, script_json
from views.player import player_data
from views.wording import days_in_words, place_in_words

_FOREVER = 1_000_000
_STYLE = """
body { margin: 0 auto; max-width: 1100px; padding: 1rem; font: 15px/1.6 "Noto Sans", "Noto Sans Arabic", sans-serif;
  background: VAR_PAPER; color: VAR_INK; }
#map { height: 620px; } #strip { width: 100%; display: block; margin: .6rem 0; } input, button { font: inherit; }
ul { list-style: none; padding: 0; } li { border-inline-start: 4px solid; padding: .3rem .8rem; margin: .6rem 0; }
li > span, li > small { display: block; opacity: .8; } #list blockquote { margin: .2rem 0; font-size: 1.15em;
  text-align: right; }
@media print { form { display: none; } li { break-inside: avoid; } }
"""


def build_page(
    rows: pd.DataFrame,
    moments: pd.DataFrame,
    ways: pd.DataFrame,
    places: Mapping[str, Mapping[str, Any]],
    *,
    outlines: list[dict[str, Any]],
    look: Look,
    span: tuple[date, date],
    box: Box | None = None,
) -> bytes:
    """The file.

    Args:
        rows: rows of `store.queries_export.export_rows`.
        moments: rows of `store.queries_moments.find_moments`, for the map.
        ways: rows of `store.queries_ways.find_ways` by day, for its arrows.
        places: rows of the `places` table, by id.
        outlines: rows of the `outlines` table.
        look: words and colours.
        span: first and last day that are shown.
        box: the box that the filter asks for, to outline.
    """
    labels = look.labels
    library = Path(leaflet.BASE_DIR)
    scripts = [(library / "leaflet.js").read_text(encoding="utf-8"), outlines_script(outlines)]
    scripts += [(ASSETS / name).read_text(encoding="utf-8") for name in OWN_SCRIPTS]
    player = player_data(moments, places, look=look, span=span, ways=ways) | {"box": box}
    data = page_data(rows, player, look=look, span=span)
    scripts += [f"window.KHATT_PAGE = {script_json(data)};", (ASSETS / "single.js").read_text(encoding="utf-8")]
    styles = [(library / "leaflet.css").read_text(encoding="utf-8"), (ASSETS / "map.css").read_text(encoding="utf-8")]
    styles.append(_STYLE.replace("VAR_PAPER", look.theme.paper).replace("VAR_INK", look.theme.ink))
    inline = "".join(f"<script>{script}</script>" for script in scripts)
    return (
        f'<!DOCTYPE html><html lang="{labels.language}" dir="{labels.direction}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>Khatt</title>'
        f"<style>{_no_addresses(''.join(styles))}</style></head><body>{_body(labels)}{inline}</body></html>"
    ).encode()


def _no_addresses(style: str) -> str:
    """Leaflet's style without the pictures that a single file cannot bring."""
    return re.sub(r"[a-z-]+:\s*url\([^)]*\)[^;}]*;?", "", style)


def _body(labels: Labels) -> str:
    return (
        f'<h1>{escape(labels("app.name"))}</h1><p id="count" role="status"></p>'
        f'<form><label>{escape(labels("filter.from"))} <input type="date" id="from"></label> '
        f'<label>{escape(labels("filter.to"))} <input type="date" id="to"></label> '
        f'<button type="button" id="all">{escape(labels("filter.all_days"))}</button></form>'
        f'<canvas id="strip" role="img" aria-label="{escape(labels("timeline.title"))}"></canvas><div id="map"></div>'
        f'<ul id="list"></ul><footer><small>{escape(labels("export.credit"))}</small></footer>'
    )


def page_data(rows: pd.DataFrame, player: dict[str, Any], *, look: Look, span: tuple[date, date]) -> dict[str, Any]:
    """What the script of the file reads; days count from the first one shown."""
    labels, types = look.labels, sorted(set(rows["type"]))
    return {
        "base": base_options(labels, look.theme) | {"below": 175, "tiles": []},
        "player": player, "first": span[0].isoformat(), "last": span[1].isoformat(),
        "types": [look.type_name(kind) for kind in types], "colours": [look.colour(kind) for kind in types],
        "statuses": [labels(f"status.{status}") for status in STATUSES],
        "words": {"count": labels("export.count")}, "ink": look.theme.ink,
        "events": [_event(row, types, labels, span[0]) for row in records(rows)],
    }  # fmt: skip


def _number(day: date | None, base: date, otherwise: int) -> int:
    return (day - base).days if day else otherwise


def _event(row: dict[str, Any], types: list[str], labels: Labels, base: date) -> dict[str, Any]:
    """One event: `first` and `last` are the days that are possible, `begin` and `end` those that the strip draws."""
    first, last = row["earliest"], row["latest"]
    lasting = row["extent"] == "throughout"
    lane = types.index(row["type"])
    return {
        "type": lane, "lane": lane, "status": STATUSES.index(row["status"]),
        "first": _number(first, base, -_FOREVER), "last": _number(last, base, _FOREVER),
        "begin": _number(first or last, base, -_FOREVER),
        "end": _number(last or (None if lasting else first), base, _FOREVER),
        "when": days_in_words(labels, row), "where": place_in_words(labels, row), "sentence": row["sentence"] or "",
        "sources": " · ".join(part for part in (row["outlets"], row["title"], row["urls"]) if part),
    }  # fmt: skip
