"""The events as a table: the pictures' words for those who cannot or do not want to point."""

from typing import Any

import pandas as pd
from streamlit.column_config import TextColumn

from store.queries_details import records
from views.labels import Labels
from views.look import Look
from views.marked_text import Mark
from views.plain_table import table_html
from views.wording import days_in_words, place_in_words

_COLUMNS = ("when", "type", "status", "where", "sources", "sentence")
_WIDTHS = {"when": 170, "type": 128, "status": 84, "where": 150, "sources": 66, "sentence": 360}
"""Pixels; together they fit a page of 1,400."""


def table_of(rows: pd.DataFrame, look: Look) -> tuple[pd.DataFrame, dict[str, Any]]:
    """A data frame with translated columns (reversed for Arabic, which is read from the right), and their settings.

    Args:
        rows: rows of `EventQueries.listed`.
        look: words of the page.
    """
    labels = look.labels
    lines = [
        {
            "when": days_in_words(labels, row),
            "type": look.type_name(row["type"]),
            "status": labels(f"status.{row['status']}"),
            "where": place_in_words(labels, row),
            "sources": labels.number(row["sources"]),
            "sentence": (row["evidence_text"] or "")[:160],
        }
        for row in records(rows)
    ]
    names = _COLUMNS if labels.direction == "ltr" else tuple(reversed(_COLUMNS))
    frame = pd.DataFrame(lines, columns=list(names)).rename(columns={name: labels(f"column.{name}") for name in names})
    config: dict[str, Any] = {labels(f"column.{name}"): TextColumn(width=width) for name, width in _WIDTHS.items()}
    return frame, config


def marks_html(text: str, marks: list[Mark], labels: Labels) -> str:
    """Every mark of an article in a table: what the pointer shows, for those who use none."""
    lines = (
        {"words": text[m.start : m.end], "kind": labels(f"mark.{m.kind}"), "made": m.made, "rule": m.rule}
        for m in marks
        if m.kind != "event"
    )
    return table_html(
        ("words", "kind", "made", "rule"), lines, labels, title=labels("reader.all_marks"), arabic=("words",)
    )
