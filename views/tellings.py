"""One event in several articles, side by side: a line an article, with its days, its numbers and the way there."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

from views.labels import Labels
from views.wording import days_in_words, quantity_in_words

Row = Mapping[str, Any]


def tellings_html(rows: Sequence[Row], labels: Labels, *, event_id: str) -> str:
    """A table; empty when there is nothing to compare.

    Args:
        rows: rows of `store.queries_tellings.load_tellings`.
        labels: words of the page.
        event_id: the event that stands above the table; its own line has no link.
    """
    if not rows:
        return ""
    heads = "".join(
        f"<th scope='col'>{escape(labels(f'tellings.{name}'))}</th>" for name in ("outlet", "days", "numbers")
    )
    body = "".join(_line(row, labels, own=row["event_id"] == event_id) for row in rows)
    title = escape(labels.plural("tellings.title", len(rows)))
    return (
        f'<table class="khatt-tellings" dir="{labels.direction}"><caption>{title}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _line(row: Row, labels: Labels, *, own: bool) -> str:
    outlet = row["source"] or labels("evidence.no_outlet")
    day = f" · {labels.day(row['published_best'])}" if row["published_best"] else ""
    words = f"<bdi>{escape(outlet[:80])}</bdi>{escape(day)}"
    if own:
        words += f" <small>({escape(labels('tellings.this'))})</small>"
    else:
        link = urlencode({"lang": labels.language, "article": row["article_id"], "event": row["event_id"]})
        words = f'<a href="reader?{escape(link)}" target="_self">{words}</a>'
    numbers = "; ".join(quantity_in_words(labels, quantity) for quantity in row["quantity_rows"]) or "–"
    mark = ' aria-current="true"' if own else ""
    cells = f"<td>{escape(days_in_words(labels, row))}</td><td>{escape(numbers)}</td>"
    return f"<tr{mark}><th scope='row'>{words}</th>{cells}</tr>"
