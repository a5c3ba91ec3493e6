"""What every page starts from: the tables, the words, the filter of this visitor."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from store.queries_filter import FACTS, EventFilter
from views import session
from views.labels import Labels
from views.look import Look
from views.opening import Opened, ensure_opened, look_of
from views.state import filter_of, labels_of

_TODAY_IF_EMPTY = (date(2011, 1, 1), date(2024, 12, 31))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One run of a page."""

    opened: Opened
    """The tables."""
    look: Look
    """Words and colours."""
    extent: tuple[date, date]
    """First and last day of the data."""
    wanted: EventFilter
    """What to show."""

    @property
    def labels(self) -> Labels:
        """Words of the page."""
        return self.look.labels

    @property
    def span(self) -> tuple[date, date]:
        """First and last day that are shown."""
        return (self.wanted.first or self.extent[0], self.wanted.last or self.extent[1])

    @property
    def statuses_on_map(self) -> tuple[str, ...]:
        """The map shows facts, and claims only where the visitor asked for them by status."""
        return self.wanted.statuses or FACTS


_SHARED: ContextVar[Visit | None] = ContextVar("visit", default=None)


@contextmanager
def shared(here: Visit) -> Iterator[None]:
    """Inside, `current` gives this visit: the router has made it, and the page need not make it again."""
    token = _SHARED.set(here)
    try:
        yield
    finally:
        _SHARED.reset(token)


def current(ensure_tables: Callable[..., Path]) -> Visit:
    """This run's visit; tables are built first where they are missing."""
    if here := _SHARED.get():
        return here
    values = session.values()
    labels = labels_of(values)
    opened = ensure_opened(ensure_tables, labels)
    extent = opened.queries.extent() or _TODAY_IF_EMPTY
    return Visit(opened=opened, look=look_of(opened, labels), extent=extent, wanted=filter_of(values, extent))
