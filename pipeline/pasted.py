"""One pasted article, read at once and kept nowhere: the rows that tables would hold, joined for the reader."""

import re
from datetime import date
from typing import Any, Literal

from model import Article, TimeSpan, article_id, text_sha256
from pipeline.extraction import extract
from pipeline.rows import Origin, rows_of

MOST_CHARACTERS = 200_000
"""Longer texts are cut; no article is as long."""
_ARABIC = re.compile("[\u0621-\u064a\ufb50-\ufefc]")
_PASTED = Origin("", "", "", "")


def doubt_of(text: str) -> Literal["no_arabic", "too_long"] | None:
    """What is wrong with a pasted text, where something is."""
    if not _ARABIC.search(text):
        return "no_arabic"
    return "too_long" if len(text) > MOST_CHARACTERS else None


def read_pasted(text: str, published: date | None = None) -> dict[str, Any]:
    """An article as `store.queries_details.load_article` gives a stored one.

    Args:
        text: the article; what is beyond `MOST_CHARACTERS` is left out.
        published: its day of publication, None where it is to be inferred.
    """
    kept = text[:MOST_CHARACTERS]
    article = Article(
        article_id=article_id(kept), text=kept, published=TimeSpan.on(published) if published else None,
        sha256=text_sha256(kept),
    )  # fmt: skip
    extraction = extract(article)
    rows = rows_of(extraction, [_PASTED])
    places = {row["place_id"]: row for row in rows.get("places", [])}
    row: dict[str, Any] = rows["articles"][0]
    return row | {
        "event_rows": [_event(event, rows, places) for event in rows.get("events", [])],
        "timex_rows": rows.get("timexes", []),
        "toponym_rows": [_place_names(row, places) | row for row in rows.get("toponyms", [])],
        "problem_rows": rows.get("problems", []),
    }


def _event(event: dict[str, Any], rows: dict[str, list[dict[str, Any]]], places: dict[str, Any]) -> dict[str, Any]:
    place = places.get(event["place_id"] or "", {})
    parts = {
        f"{name}_rows": [row for row in rows.get(f"event_{table}", []) if row["event_id"] == event["event_id"]]
        for name, table in (("actor", "actors"), ("quantity", "quantities"))
    }
    names = {"place_en": place.get("name_en"), "place_ar": place.get("name_ar"), "radius_km": place.get("radius_km")}
    return event | names | parts | {"source_rows": [], "sources": 1, "contradicts": "[]"}


def _place_names(row: dict[str, Any], places: dict[str, Any]) -> dict[str, Any]:
    place = places.get(row["place_id"] or "", {})
    return {name: place.get(name) for name in ("name_en", "name_ar", "kind")}
