"""The evidence of an event as HTML: what was read, the sentence that says so, who carried it. All text is escaped."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

from views.labels import Labels, isolated
from views.look import Look
from views.wording import days_in_words, place_in_words, quantity_in_words, speaker_in_words

Row = Mapping[str, Any]
_MOST_CHARACTERS = 1_500
_MOST_UNFOLDED = 8
"""A longer list of articles waits until it is asked for."""


def event_card(row: Row, look: Look, *, open_sources: bool = False) -> str:
    """One event.

    Args:
        row: a row of `store.queries_details.load_events`.
        look: words and colours.
        open_sources: True to unfold the list of sources.
    """
    labels = look.labels
    parts = (
        _headline(row, look),
        f'<p class="khatt-when">{escape(days_in_words(labels, row))}</p>',
        f'<p class="khatt-where">{escape(place_in_words(labels, row))}{_area_note(row, labels)}</p>',
        f'<blockquote lang="ar" dir="rtl">{sentence_html(row)}</blockquote>',
        _facts(row, labels),
        _contradiction(row, labels),
        sources_html(row["source_rows"], labels, unfolded=open_sources),
    )
    colour = look.colour(row["type"])
    return (
        f'<article class="khatt-card" dir="{labels.direction}" style="--khatt-type:{colour}" '
        f'data-event="{escape(str(row["event_id"]))}">{"".join(parts)}</article>'
    )


def _headline(row: Row, look: Look) -> str:
    labels, status = look.labels, row["status"]
    name = look.type_name(row["type"])
    if row.get("subtype"):
        name += f" · {look.type_name(row['subtype'])}"
    marks = [f'<span class="khatt-status khatt-{escape(status)}">{escape(labels(f"status.{status}"))}</span>']
    if row.get("background"):
        marks.append(f'<span class="khatt-status">{escape(labels("mark.background"))}</span>')
    return f'<header><span class="khatt-type">{escape(name)}</span>{"".join(marks)}</header>'


def _area_note(row: Row, labels: Labels) -> str:
    """How wide the place is, where it is no point."""
    radius = row.get("radius_km") or 0
    return f" <small>{escape(labels('place.radius', km=labels.number(radius)))}</small>" if radius > 12 else ""


def sentence_html(row: Row) -> str:
    """The sentence with the words that name the event marked."""
    text = str(row.get("evidence_text") or "")
    begin = (row.get("trigger_start") or 0) - (row.get("evidence_start") or 0)
    stop = begin + (row.get("trigger_end") or 0) - (row.get("trigger_start") or 0)
    if len(text) > _MOST_CHARACTERS or not (0 <= begin < stop <= len(text)):
        return escape(shortened(text))
    return f"{escape(text[:begin])}<mark>{escape(text[begin:stop])}</mark>{escape(text[stop:])}"


def shortened(text: str, most: int = _MOST_CHARACTERS) -> str:
    """Text cut at a length, with a sign that it was."""
    return text if len(text) <= most else text[:most] + "…"


def _facts(row: Row, labels: Labels) -> str:
    """Who, how many, who says so, as a list of terms."""
    lines = [
        (
            labels(f"role.{actor['role']}"),
            isolated(labels.of(actor["name_en"], actor["name_ar"]) or actor["surface"] or ""),
        )
        for actor in row["actor_rows"]
    ]
    for end in ("origin", "destination"):
        if name := labels.of(row.get(f"{end}_name_en"), row.get(f"{end}_name_ar")):
            lines.append((labels(f"fact.{end}"), isolated(name)))
    lines += [(labels("fact.number"), quantity_in_words(labels, quantity)) for quantity in row["quantity_rows"]]
    if speaker := speaker_in_words(labels, row):
        lines.append((labels("fact.says"), speaker))
    basis = [labels.name(f"basis.{row[name]}") for name in ("when_basis", "where_basis") if row.get(name)]
    if basis:
        lines.append((labels("fact.basis"), " · ".join(dict.fromkeys(basis))))
    shown = "".join(f"<dt>{escape(term)}</dt><dd>{escape(words)}</dd>" for term, words in lines)
    return f"<dl>{shown}</dl>" if shown else ""


def _contradiction(row: Row, labels: Labels) -> str:
    others = json.loads(row.get("contradicts") or "[]")
    return (
        f'<p class="khatt-against">{escape(labels.plural("evidence.contradicts", len(others)))}</p>' if others else ""
    )


def sources_html(rows: Sequence[Row], labels: Labels, *, unfolded: bool = False) -> str:
    """Who carried it, folded under a line with their number; an article stands once, with its sentences."""
    if not rows:
        return ""
    articles: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        articles.setdefault((row["article_id"], row["source"] or "", row["url"] or ""), []).append(row)
    items = "".join(_source(told, labels) for told in articles.values())
    outlets = len({row["source"] or row["article_id"] for row in rows})
    summary = escape(labels.plural("evidence.sources", outlets))
    state = " open" if unfolded and len(articles) <= _MOST_UNFOLDED else ""
    return f'<details class="khatt-sources"{state}><summary>{summary}</summary><ul>{items}</ul></details>'


def _source(told: Sequence[Row], labels: Labels) -> str:
    row = told[0]
    outlet = escape(shortened(row["source"] or labels("evidence.no_outlet"), 80))
    title = escape(shortened(row["title"] or labels("evidence.no_title"), 160))
    if safe_address(row["url"]):
        title = f'<a href="{escape(row["url"])}" target="_blank" rel="noopener noreferrer">{title}</a>'
    published = row.get("published_best")
    day = f' · <bdi class="khatt-day">{escape(labels.day(published))}</bdi>' if published else ""
    texts = dict.fromkeys(shortened(line["text"] or "", 400) for line in told)
    sentences = "".join(f'<p lang="ar" dir="rtl">{escape(text)}</p>' for text in texts)
    return f"<li><bdi>{outlet}</bdi>{day}<br><bdi>{title}</bdi>{sentences}</li>"


def safe_address(url: str | None) -> bool:
    """Whether an address may be a link: http or https and nothing else."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
