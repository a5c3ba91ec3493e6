"""Finding expressions of time: what the words say, before any publication day is known."""

from dataclasses import dataclass

from articles import Text
from model import Mention, TimexType
from temporal.meanings import Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """An expression of time and what its words say; the days come later, from `temporal.resolution`."""

    mention: Mention
    """The words, modifier included."""
    meaning: Meaning
    """What they say."""
    type: TimexType
    """TIMEX3 type."""
    first: int
    """Index of its first token in `Text.forms`."""
    stop: int
    """One past the index of its last token."""


def find_time_expressions(text: Text) -> tuple[TimeExpression, ...]:  # noqa: ARG001
    """Every expression of time, in order of position, without overlaps."""
    return ()
