"""A table to read, as HTML: it begins at the side where the language begins, wraps, and scrolls when it has to."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from views.labels import Labels

_SHORT = 20
"""Letters that are not broken over lines, as those of a day."""


def table_html(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    labels: Labels,
    *,
    title: str,
    arabic: Sequence[str] = (),
    stacked: bool = False,
) -> str:
    """The table. All text is escaped.

    Args:
        columns: the columns by name; `column.NAME` is the label of each.
        rows: one mapping a line; what is missing stays empty.
        labels: words of the page.
        title: name of the table for those who do not see it.
        arabic: columns that hold words of articles, which run from right to left.
        stacked: on a phone a row becomes a card, as befits a table with sentences.
    """
    names = {name: escape(labels(f"column.{name}")) for name in columns}
    heads = "".join(f'<th scope="col">{words}</th>' for words in names.values())
    body = "".join(
        f"<tr>{''.join(_cell(row.get(name), words, arabic=name in arabic) for name, words in names.items())}</tr>"
        for row in rows
    )
    kind = "khatt-table khatt-stacked" if stacked else "khatt-table"
    return (
        f'<div class="khatt-scroll" role="region" tabindex="0" aria-label="{escape(title)}" dir="{labels.direction}">'
        f'<table class="{kind}"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _cell(value: Any, column: str, *, arabic: bool) -> str:
    text = escape("" if value is None else str(value))
    if arabic:
        return f'<td lang="ar" dir="rtl">{text}</td>'
    short = ' class="khatt-short"' if len(text) <= _SHORT else ""
    return f'<td{short} data-label="{column}"><bdi>{text}</bdi></td>'
