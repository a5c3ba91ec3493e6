"""Reading the events of an article."""

from collections.abc import Mapping, Sequence

from articles import Text
from model import Event, Place, PublicationDay, Timex, Toponym


def read_events(
    text: Text,  # noqa: ARG001
    *,
    publication_day: PublicationDay,  # noqa: ARG001
    timexes: Sequence[Timex],  # noqa: ARG001
    toponyms: Sequence[Toponym],  # noqa: ARG001
    places: Mapping[str, Place],  # noqa: ARG001
) -> tuple[Event, ...]:
    """Every event that an article tells, the most salient first."""
    return ()
