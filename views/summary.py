"""How much of how much is shown, always in words."""

from datetime import date
from html import escape

from store.queries_events import Counts
from views.labels import Labels


def summary_html(counts: Counts, span: tuple[date, date], labels: Labels) -> str:
    """As in `Showing 808 of 1,024 events between … and …`, and what is beside the total."""
    bold = {name: f"<b>{labels.number(n)}</b>" for name, n in (("n", counts.facts), ("all", counts.all_facts))}
    days = {"first": f"<bdi>{labels.day(span[0])}</bdi>", "last": f"<bdi>{labels.day(span[1])}</bdi>"}
    key = "summary.one_day" if span[0] == span[1] else "summary.shown"
    first = labels.plural(key, counts.facts, **bold, **days)
    beside = [
        labels.plural(f"summary.{name}", number)
        for name, number in (("claims", counts.claims), ("unplaced", counts.unplaced), ("undated", counts.undated))
        if number
    ]
    words = " · ".join(beside)
    second = f'<p class="khatt-second">{escape(words[:1].upper() + words[1:])}</p>' if beside else ""
    return f'<div dir="{labels.direction}"><p class="khatt-summary" role="status">{first}</p>{second}</div>'
