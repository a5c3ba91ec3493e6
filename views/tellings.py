"""One event in several articles, side by side: a line an article, with its days, its numbers and the way there."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

from views.labels import Labels
from views.wording import days_in_words, quantity_in_words

Row = Mapping[str, Any]
MOST_ARTICLES = 24
"""Lines of the table; how many articles there are beyond them is said."""


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
    articles: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row["event_id"] != event_id):
        articles.setdefault(row["article_id"], []).append(row)
    order = list(dict.fromkeys(row["article_id"] for row in rows))
    body = "".join(_line(articles[key], labels, event_id=event_id) for key in order[:MOST_ARTICLES])
    title, more = escape(labels.plural("tellings.title", len(order))), len(order) - MOST_ARTICLES
    rest = f"<p class='khatt-second'>{escape(labels.plural('tellings.more', more))}</p>" if more > 0 else ""
    return (
        f'<table class="khatt-tellings" dir="{labels.direction}"><caption>{title}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{rest}"
    )


def _line(told: Sequence[Row], labels: Labels, *, event_id: str) -> str:
    """One article: it may tell the event in several sentences, with several days and numbers."""
    row, own = told[0], told[0]["event_id"] == event_id
    outlet = row["source"] or labels("evidence.no_outlet")
    words = f"<bdi>{escape(outlet[:80])}</bdi>"
    if row["published_best"]:
        words += f' · <bdi class="khatt-day">{escape(labels.day(row["published_best"]))}</bdi>'
    if own:
        words += f" <small>({escape(labels('tellings.this'))})</small>"
    else:
        link = urlencode({"lang": labels.language, "article": row["article_id"], "event": row["event_id"]})
        words = f'<a href="reader?{escape(link)}" target="_self">{words}</a>'
    days = _each(days_in_words(labels, line) for line in told)
    numbers = _each(quantity_in_words(labels, quantity) for line in told for quantity in line["quantity_rows"])
    mark = ' aria-current="true"' if own else ""
    return f"<tr{mark}><th scope='row'>{words}</th><td>{days}</td><td>{numbers or '–'}</td></tr>"


def _each(words: Iterable[str]) -> str:
    """Each different thing on a line of its own."""
    return "<br>".join(escape(word) for word in dict.fromkeys(words))
