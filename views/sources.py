"""Words and tables of the sources page."""

from collections.abc import Mapping
from datetime import date, datetime
from html import escape

import pandas as pd

from store.queries_details import records
from views.labels import Labels

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


def outlets_table(outlets: pd.DataFrame, labels: Labels) -> pd.DataFrame:
    """One row an outlet; `dated` and `placed` as shares of its events."""
    rows = [
        row
        | {"outlet": row["outlet"] or labels("evidence.no_outlet")}
        | {name: labels.day(row[name]) if row[name] else "" for name in ("first", "last")}
        | {name: _share(row[name], row["events"], labels) for name in ("dated", "placed")}
        for row in records(outlets)
    ]
    return _named(pd.DataFrame(rows, columns=list(_OUTLETS)), labels)


def _share(part: int, whole: int, labels: Labels) -> str:
    return labels.digits(f"{part / whole:.0%}") if whole else ""


def problems_table(problems: pd.DataFrame, labels: Labels) -> pd.DataFrame:
    """One row a problem."""
    return _named(problems[list(_PROBLEMS)], labels)


def _named(frame: pd.DataFrame, labels: Labels) -> pd.DataFrame:
    """Translated column names, in the order in which the language is read."""
    named = frame.rename(columns={name: labels(f"column.{name}") for name in frame.columns})
    return named if labels.direction == "ltr" else named[named.columns[::-1]]
