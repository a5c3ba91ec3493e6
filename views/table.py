"""The events as a table: the pictures' words for those who cannot or do not want to point."""

from typing import Any

import pandas as pd

from store.queries_details import records
from views.evidence import shortened
from views.labels import Labels
from views.look import Look
from views.marked_text import Mark
from views.plain_table import table_html
from views.wording import days_in_words, place_in_words

EventTable = dict[str, Any]
"""What `views/assets/table.js` draws."""
_COLUMNS = ("when", "type", "status", "where", "sources", "sentence")
_LETTERS = 220
"""Letters of a sentence that the table shows."""


def event_table(rows: pd.DataFrame, look: Look, *, selected: str | None = None) -> EventTable:
    """Headings and cells in the words of the page; the first cell of a row is the id of its event.

    Args:
        rows: rows of `EventQueries.listed`.
        look: words of the page.
        selected: id of the event to mark.
    """
    labels = look.labels
    lines = [
        [
            row["event_id"], days_in_words(labels, row), look.type_name(row["type"]), labels(f"status.{row['status']}"),
            place_in_words(labels, row), labels.number(row["sources"]), shortened(row["evidence_text"] or "", _LETTERS),
        ]
        for row in records(rows)
    ]  # fmt: skip
    return {
        "columns": [labels(f"column.{name}") for name in _COLUMNS], "rows": lines, "selected": selected,
        "arabic": [_COLUMNS.index("sentence")], "title": labels("table.alt"), "sort": labels("table.sort"),
        "direction": labels.direction, "language": labels.language,
    }  # fmt: skip


def marks_html(text: str, marks: list[Mark], labels: Labels) -> str:
    """Every mark of an article in a table: what the pointer shows, for those who use none."""
    lines = (
        {"words": text[m.start : m.end], "kind": labels(f"mark.{m.kind}"), "made": m.made, "rule": m.rule}
        for m in marks
        if m.kind != "event"
    )
    return table_html(
        ("words", "kind", "made", "rule"),
        lines,
        labels,
        title=labels("reader.all_marks"),
        arabic=("words",),
        stacked=True,
    )
