"""Putting expressions of time on the calendar, relative to the day of publication."""

from collections.abc import Sequence

from articles import Text
from model import PublicationDay, Timex
from temporal.expressions import TimeExpression


def resolve_timexes(
    text: Text,  # noqa: ARG001
    expressions: Sequence[TimeExpression],  # noqa: ARG001
    publication_day: PublicationDay,  # noqa: ARG001
) -> tuple[Timex, ...]:
    """Expressions with their days. What hangs on an uncertain publication day takes the union over its interval."""
    return ()
