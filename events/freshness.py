"""How days lie to the day of the report: fresh, long past, still to come."""

from dataclasses import replace
from datetime import timedelta

from events.scene import Scene
from events.timex_choice import REPORT_DAYS
from lexicon import fold
from model import TimeSpan, When

_TODAY = fold("اليوم")
_NEWS_DAYS = 45


def is_report_day(scene: Scene, when: When) -> bool:
    """Whether days can be those of a fresh report: few, and not long before the publication day."""
    days, published = when.span.days, scene.publication_day
    if days is None or days > REPORT_DAYS or when.span.latest is None:
        return False
    return published.earliest is None or when.span.latest >= published.earliest - timedelta(days=30)


def is_fresh(scene: Scene, when: When | None) -> bool:
    """Whether days are those of the report itself: «اليوم», or the publication day or the day before it."""
    if when is None or when.timex is None:
        return False
    if _TODAY in fold(when.timex.surface):
        return True
    latest, published = when.span.latest, scene.publication_day
    if latest is None or published.earliest is None or published.span.days is None:
        return False
    return published.span.days <= REPORT_DAYS and (published.earliest - latest).days <= 1


def is_history(scene: Scene, when: When | None) -> bool:
    """Whether days lie so far before the publication day that they are retold."""
    latest, published = (when.span.latest if when else None), scene.publication_day.earliest
    return latest is not None and published is not None and (published - latest).days > _NEWS_DAYS


def is_to_come(scene: Scene, when: When | None) -> bool:
    """Whether days lie behind the publication day («زيارة مطلع الأسبوع المقبل»)."""
    published = scene.publication_day.latest
    if when is None or published is None:
        return False
    begins = when.span.earliest or when.span.latest  # «بحلول نهاية العام» has no first day
    return begins is not None and begins > published


def from_now(scene: Scene, span: TimeSpan) -> TimeSpan:
    """«سيزور بيروت قبل نهاية الشهر»: what is planned is not before the report."""
    today = scene.publication_day.earliest
    return replace(span, earliest=today) if today and span.latest and today <= span.latest else span
