"""Putting expressions of time on the calendar, relative to the day of publication."""

from collections.abc import Sequence
from datetime import date

from articles import Text
from model import PublicationDay, TimeSpan, Timex
from temporal.expressions import TimeExpression


def span_on(expression: TimeExpression, day: date) -> TimeSpan | None:  # noqa: ARG001
    """The days of an expression if its article were published on `day`; None where the words fix none."""
    return None


def contradicts(expression: TimeExpression, day: date) -> bool:  # noqa: ARG001
    """Whether the words cannot have been published on `day`: the weekday and the date they name do not go together."""
    return False


def resolve_timexes(
    text: Text,  # noqa: ARG001
    expressions: Sequence[TimeExpression],  # noqa: ARG001
    publication_day: PublicationDay,  # noqa: ARG001
) -> tuple[Timex, ...]:
    """Expressions with their days. What hangs on an uncertain publication day takes the union over its interval."""
    return ()
