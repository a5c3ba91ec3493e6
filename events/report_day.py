"""The days of the report itself, and of expressions that hang on them."""

from dataclasses import replace
from datetime import timedelta

from events.scene import Scene
from model import TimeSpan, Timex

_DATELINE_DAYS = 10


def on_best_day(scene: Scene, timex: Timex) -> TimeSpan | None:
    """Days of an expression; what hangs on a publication day that a dateline gives to a day or two, on its best day."""
    span, published = timex.span, scene.publication_day
    slack = _slack(scene)
    if span is None or timex.fixed or not slack or published.best is None or published.earliest is None:
        return span
    if span.days is None or span.earliest is None or span.latest is None or span.days <= slack:
        return span
    before = (published.best - published.earliest).days
    return replace(
        span, earliest=span.earliest + timedelta(days=before), latest=span.latest - timedelta(days=slack - before)
    )


def report_span(scene: Scene) -> TimeSpan:
    """The days on which a report without a date tells what happened."""
    published = scene.publication_day
    return TimeSpan.on(published.best) if _slack(scene) and published.best is not None else published.span


def _slack(scene: Scene) -> int:
    """Days by which the publication day is open, where a dateline leaves few; else 0."""
    days = scene.publication_day.span.days
    return days - 1 if days is not None and days <= _DATELINE_DAYS and scene.publication_day.basis == "dateline" else 0
