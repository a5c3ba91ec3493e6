"""Words and tables of the sources page."""

from collections.abc import Mapping
from datetime import date, datetime
from html import escape

import pandas as pd

from store.queries_details import records
from views.labels import Labels
from views.plain_table import table_html
from views.problems import problem_line

MOST_PROBLEMS = 300
_OUTLETS = ("outlet", "articles", "first", "last", "inferred", "events", "dated", "placed")
_PROBLEMS = ("subject", "stage", "what", "why", "advice")


def built_html(facts: Mapping[str, str], outlets: pd.DataFrame, problems: int, labels: Labels) -> str:
    """What the tables cover and when they were built."""
    articles, events = (int(outlets[name].sum()) if len(outlets) else 0 for name in ("articles", "events"))
    first = labels("sources.summary", articles=labels.number(articles), outlets=labels.number(len(outlets)))
    second = [labels.plural("sources.events", events), labels.plural("sources.problem_count", problems)]
    if day := _day(facts.get("built_at", "")):
        second.insert(0, labels("sources.built", day=labels.day(day)))
    return (
        f'<div dir="{labels.direction}"><p class="khatt-summary" role="status">{escape(first)}</p>'
        f'<p class="khatt-second">{escape(" · ".join(second))}</p></div>'
    )


def _day(moment: str) -> date | None:
    try:
        return datetime.fromisoformat(moment).date()
    except ValueError:
        return None


def extent_of(outlets: pd.DataFrame) -> tuple[date, date] | None:
    """First and last day of publication; None when no article has one."""
    days = [day for row in records(outlets) for day in (row["first"], row["last"]) if day]
    return (min(days), max(days)) if days else None


def outlets_html(outlets: pd.DataFrame, labels: Labels) -> str:
    """One row an outlet; `dated` and `placed` as shares of its events."""
    rows = (
        row
        | {"outlet": row["outlet"] or labels("evidence.no_outlet")}
        | {name: labels.number(row[name]) for name in ("articles", "inferred", "events")}
        | {name: labels.day(row[name]) if row[name] else "" for name in ("first", "last")}
        | {name: _share(row[name], row["events"], labels) for name in ("dated", "placed")}
        for row in records(outlets)
    )
    return table_html(_OUTLETS, rows, labels, title=labels("sources.outlets"))


def _share(part: int, whole: int, labels: Labels) -> str:
    return labels.digits(f"{part / whole:.0%}") if whole else ""


def problems_html(problems: pd.DataFrame, labels: Labels) -> str:
    """One row a problem, its messages in the language of the page; at most `MOST_PROBLEMS`."""
    rows = (problem_line(row, labels) for row in records(problems.head(MOST_PROBLEMS)))
    return table_html(_PROBLEMS, rows, labels, title=labels("sources.problems"), stacked=True)
