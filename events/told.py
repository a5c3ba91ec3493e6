"""The events of one status that an article has told so far, so that a telling is held only against those it can be of.

What is left out cannot be one with the telling by the rules of `merging`: a telling of no attack is of an event with
its type; an attack is one of those told in the last sentences, unless it points back («الهجوم»), tells of victims only,
or names a place that can be the event's. Held against all events, an article of thousands of them would take a time
that grows with the square of its length.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from events.tellings import Telling
from model import Place, Where

E = TypeVar("E")
_MEMORY = 400
"""Sentences after which only what names the very place of an event is of it; few articles have as many."""
Meet = Callable[[Place, Place], bool]


class Told(Generic[E]):
    """Events in the order in which they were told last, by what tellings are known by."""

    def __init__(self, can_meet: Meet, reach: int) -> None:
        """Begin with none.

        Args:
            can_meet: whether two places can be the place of one attack; it must not change its answer.
            reach: sentences behind an attack within which more may be told of it without its place.
        """
        self._can_meet = can_meet
        self._reach = reach
        self._last: dict[E, int] = {}
        """Number of the last sentence that tells each event."""
        self._attacks: dict[E, None] = {}
        self._by_type: dict[str, dict[E, None]] = {}
        self._places: dict[E, str] = {}
        self._at: dict[str, tuple[Place, dict[E, None]]] = {}
        self._mixed: dict[E, None] = {}
        """Events of which one telling is of an attack and another is not, since their sentences say the same."""
        self._meet: dict[tuple[str, str], bool] = {}

    def note(self, event: E, telling: Telling, *, attack: bool, place: Place | None) -> None:
        """Keep an event that has taken in a telling.

        Args:
            event: the event.
            telling: the telling.
            attack: whether the first telling of the event is of an attack.
            place: the place of the event, with this telling.
        """
        self._last[event] = telling.sentence.number
        _to_end(self._by_type.setdefault(telling.type, {}), event)
        if attack:
            _to_end(self._attacks, event)
        if attack != telling.violent:
            self._mixed[event] = None
        before = self._places.get(event)
        if before is not None:
            del self._at[before][1][event]
        if place is not None:
            self._places[event] = place.place_id
            self._at.setdefault(place.place_id, (place, {}))[1][event] = None

    def at(self, where: Where | None) -> Iterator[E]:
        """Events at a place, and those that neither type nor place can tell apart."""
        yield from self._mixed
        if where is not None and where.place_id in self._at:
            yield from self._at[where.place_id][1]

    def likely(self, telling: Telling, place: Place | None) -> Iterator[E]:
        """Events elsewhere that a telling may be of, those told last first; `place` is the telling's own, if named."""
        attack = telling.violent
        back = not attack or (place is None and (telling.lead.definite or telling.harm_only))
        since = telling.sentence.number - (_MEMORY if back else self._reach)
        for event in reversed(self._attacks if attack else self._by_type.get(telling.type, {})):
            if self._last[event] < since:
                break
            yield event

    def near(self, place: Place, sentence: int) -> Iterator[E]:
        """Events whose place can be one with a place, of those told not long before a sentence."""
        since = sentence - _MEMORY
        for place_id, (other, events) in self._at.items():
            pair = place_id, place.place_id
            if events and (self._meet.get(pair) or (pair not in self._meet and self._ask(pair, other, place))):
                yield from (event for event in events if self._last[event] >= since)

    def _ask(self, pair: tuple[str, str], one: Place, other: Place) -> bool:
        found = self._meet[pair] = self._can_meet(one, other)
        return found


def _to_end(events: dict[E, None], event: E) -> None:
    events.pop(event, None)
    events[event] = None
