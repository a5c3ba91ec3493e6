"""An article from right to left with everything that was read marked in place, as HTML. All text is escaped."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from views.evidence import safe_address, shortened
from views.labels import Labels, days_kept, left_to_right
from views.look import Look

READ_REGIONS = frozenset({"title", "abstract", "body", "dateline"})
KINDS = ("timex", "place", "actor", "quantity", "trigger")
COLOURS = {"timex": "#2b86c5", "place": "#2f8f5b", "actor": "#b4483a", "quantity": "#b88a00", "trigger": "#7d5bb5"}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text and what was made of it."""

    start: int
    """First code point; marks that a table gives no place are left out."""
    end: int
    """One past the last."""
    kind: str
    """timex, place, actor, quantity, trigger; `event` for the sentence of the selected event."""
    made: str
    """What was made of it, in the words of the page."""
    rule: str = ""
    """The rule or row that found it."""
    colour: str = ""
    """Its colour; that of its kind when left out."""


def marks_of(article: Row, look: Look, *, event_id: str | None = None) -> list[Mark]:
    """Everything that was read in an article, in the order of the text.

    Args:
        article: a row of `load_article`, or of `read_pasted`.
        look: words and colours.
        event_id: the selected event, whose sentence is marked.
    """
    labels = look.labels
    marks = [_timex(row, labels) for row in article["timex_rows"]]
    marks += [_place(row, labels) for row in article["toponym_rows"]]
    for event in article["event_rows"]:
        marks += _event_marks(event, look)
        if event["event_id"] == event_id:
            start, end = event["evidence_start"], event["evidence_end"]
            marks.append(Mark(start=start, end=end, kind="event", made="", colour=look.colour(event["type"])))
    length = len(article["text"])
    placed = {m for m in marks if m.start is not None and m.end is not None}
    return sorted({m for m in placed if 0 <= m.start < m.end <= length}, key=lambda m: (m.start, -m.end, m.kind))


def _timex(row: Row, labels: Labels) -> Mark:
    days = left_to_right(row["edtf"]) if row.get("edtf") else days_kept(row.get("reason") or labels("mark.no_days"))
    return Mark(
        start=row["start"], end=row["end"], kind="timex", made=f"{row['type']} · {days}", rule=row["rule_id"] or ""
    )


def _place(row: Row, labels: Labels) -> Mark:
    name = labels.of(row.get("name_en"), row.get("name_ar")) or labels("mark.no_place")
    role = labels.name("toponym." + row["role"])
    return Mark(start=row["start"], end=row["end"], kind="place", made=f"{name} · {role}", rule=row["reason"] or "")


def _event_marks(event: Row, look: Look) -> Iterable[Mark]:
    labels = look.labels
    name = look.type_name(event["type"]) + " · " + labels("status." + event["status"])
    yield Mark(
        start=event["trigger_start"], end=event["trigger_end"], kind="trigger", made=name,
        rule=event["trigger_rule"] or "", colour=look.colour(event["type"]),
    )  # fmt: skip
    for actor in event["actor_rows"]:
        made = labels.of(actor["name_en"], actor["name_ar"]) + " · " + labels("role." + actor["role"])
        yield Mark(start=actor["start"], end=actor["end"], kind="actor", made=made, rule=actor["actor_id"] or "")
    for number in event["quantity_rows"]:
        yield Mark(start=number["start"], end=number["end"], kind="quantity", made=_number(number, labels))


def _number(row: Row, labels: Labels) -> str:
    high = "∞" if row["high"] is None else labels.number(row["high"])
    low = labels.number(row["low"])
    return (low if low == high else f"{low}–{high}") + " " + labels.name("unit." + (row["unit"] or "person"))


def marked_html(article: Row, marks: Sequence[Mark], labels: Labels) -> str:
    """The text with its marks, and the parts that are not read in grey.

    Args:
        article: a row with `text` and `regions` (JSON).
        marks: what to mark; where several lie over one another the shortest is seen, and the title tells all.
        labels: words of the page.
    """
    text, regions = article["text"], json.loads(article["regions"] or "[]")
    cuts = {0, len(text), *(m.start for m in marks), *(m.end for m in marks)}
    cuts |= {min(region[side], len(text)) for region in regions for side in ("start", "end")}
    pieces = [_piece(text, start, end, marks, regions, labels) for start, end in pairwise(sorted(cuts))]
    return f'<div class="khatt-text" lang="ar" dir="rtl">{"".join(pieces)}</div>'


def _piece(text: str, start: int, end: int, marks: Sequence[Mark], regions: Sequence[Row], labels: Labels) -> str:
    words = escape(text[start:end]).replace("\n\n", '\n<i class="khatt-gap"></i>')
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    named = sorted((mark for mark in over if mark.kind != "event"), key=lambda mark: mark.end - mark.start)
    if named:
        title = " | ".join(dict.fromkeys(mark.made for mark in named))
        first = named[0]
        colour = first.colour or COLOURS[first.kind]
        words = f'<span data-kind="{first.kind}" style="--khatt-mark:{colour}" title="{escape(title)}">{words}</span>'
    for mark in over:
        if mark.kind == "event":
            words = f'<mark style="--khatt-type:{mark.colour}">{words}</mark>'
    region = next((r["kind"] for r in regions if r["start"] <= start < r["end"]), "body")
    if region == "title":
        return f"<strong>{words}</strong>"
    if region not in READ_REGIONS:
        return f'<span class="khatt-unread" title="{escape(labels.name("region." + region))}">{words}</span>'
    return words


def title_html(article: Row) -> str:
    """Headline, outlet and address of an article; the address is a link only where it is http or https."""
    title, outlet, url = (article.get(name) or "" for name in ("title", "source", "url"))
    parts = [escape(shortened(outlet, 120))] if outlet else []
    if safe_address(url):
        parts.append(
            f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(shortened(url, 90))}</a>'
        )
    line = f'<p class="khatt-byline" dir="rtl">{" · ".join(parts)}</p>' if parts else ""
    return f'<h1 class="khatt-title" lang="ar" dir="rtl">{escape(shortened(title, 300))}</h1>{line}' if title else line


def marks_line(labels: Labels) -> str:
    """What the colours mean."""
    kinds = "".join(
        f'<span><i style="--khatt-mark:{COLOURS[kind]}" data-kind="{kind}"></i>{escape(labels("mark." + kind))}</span>'
        for kind in KINDS
    )
    grey = f'<span><i style="--khatt-mark:#9aa0a8;border:0"></i>{escape(labels("mark.unread"))}</span>'
    return f'<div class="khatt-marks" dir="{labels.direction}">{kinds}{grey}</div>'


def publication_html(article: Row, labels: Labels) -> str:
    """When the article was published, and why that is believed."""
    first, last, best = (article[f"published_{name}"] for name in ("earliest", "latest", "best"))
    basis = labels.name(f"published.{article['published_basis']}")
    if first is None or last is None:
        line = labels("published.line_unknown")
    elif first == last:
        line = labels("published.line_day", day=labels.day(first), basis=basis)
    else:
        line = labels("published.line_range", first=labels.day(first), last=labels.day(last), basis=basis)
        line += " " + labels("published.best", day=labels.day(best)) if best else ""
    note = labels.of(article.get("published_note_en"), article.get("published_note_ar"))
    clues = "".join(
        f"<li><bdi>«{escape(clue.get('words') or clue.get('text') or '')}»</bdi> — "
        f"{escape(days_kept(labels.of(clue['says_en'], clue['says_ar'])))}</li>"
        for clue in json.loads(article["clues"] or "[]")
    )
    parts = [
        f"<p>{escape(line)}</p>",
        f"<p>{escape(days_kept(note))}</p>" if note else "",
        f'<ul class="khatt-clues">{clues}</ul>' if clues else "",
    ]
    return f'<div dir="{labels.direction}">{"".join(parts)}</div>'
