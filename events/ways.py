"""Ways: where forces, people and fire come from and go to («من … باتجاه …»)."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from events.chains import Chain, chains
from events.ontology import EventType
from events.scene import Scene
from events.tellings import Telling
from events.word_sets import word_set
from lexicon import Row, fold, load_rows
from lexicon.clitics import bare_stems

_MOST_BETWEEN = 5
_LONGEST_MARKER = 3
_LEAVES = frozenset({"withdraw", "evacuation"})


class WayRow(Row, frozen=True, kw_only=True):
    """Words that say that a place is one end of a way."""

    id: str
    """Dotted name."""
    end: Literal["origin", "destination", "between"]
    """Which end; `between` for words that may stand between such words and the place."""
    types: tuple[EventType, ...] = ()
    """Types of event in which they say so."""
    words: tuple[str, ...]
    """The words as they stand."""
    paired: bool = False
    """True where they say so only if the other end is named as well."""
    behind: bool = False
    """True where they say so only behind the words that name the event."""
    never_before: tuple[str, ...] = ()
    """Words right before that make them say something else."""
    ok: tuple[str, ...] = ()
    """Sentences whose event has this end."""
    not_: tuple[str, ...] = ()
    """Sentences whose event has not."""


class _Marker(NamedTuple):
    end: str
    paired: bool
    behind: bool
    never_before: frozenset[str]


class Ends(NamedTuple):
    """The places from which and to which something goes; None where the text does not say."""

    origin: Chain | None
    destination: Chain | None


NOWHERE = Ends(None, None)


@cache
def load_ways() -> tuple[WayRow, ...]:
    """Every row of `data/lexicon/events/ways.yaml`."""
    return load_rows("lexicon/events/ways.yaml", WayRow, key="id")


@cache
def _markers(kind: str) -> Mapping[tuple[str, ...], _Marker]:
    """Folded words to what they say in one type of event; of rows with the same words the first counts."""
    found: dict[tuple[str, ...], _Marker] = {}
    for row in load_ways():
        if kind in row.types:
            marker = _Marker(row.end, row.paired, row.behind, frozenset(map(fold, row.never_before)))
            for words in row.words:
                found.setdefault(tuple(fold(words).split()), marker)
    return found


@cache
def _between() -> frozenset[str]:
    return frozenset(fold(word) for row in load_ways() if row.end == "between" for word in row.words)


def find_ends(scene: Scene, telling: Telling) -> Ends:
    """Both ends of the way that a telling tells of, each the first place that its words name so."""
    markers = _markers(telling.type)
    if not markers or telling.sentence.number not in scene.toponyms_in:
        return NOWHERE
    named: dict[str, tuple[Chain, bool]] = {}
    for chain in chains(scene, telling, (telling.part,), apart=word_set("ways")):
        marker = _marker_before(scene.text.forms, chain.first, telling.sentence.stretch.first, markers)
        if marker is not None and not (marker.behind and not _follows(telling, chain)):
            named.setdefault(marker.end, (chain, marker.paired))
        elif marker is None and _leaves(telling) and _follows(telling, chain):
            named.setdefault("origin", (chain, True))
    origin, destination = _paired(named, "origin"), _paired(named, "destination")
    if origin and destination and origin.best.place.place_id == destination.best.place.place_id:
        return NOWHERE
    return Ends(origin, destination)


def _leaves(telling: Telling) -> bool:
    """«غادروا حلب إلى إدلب»: what is named with no such words is what they leave."""
    return telling.subtype in _LEAVES or (telling.type == "DISPLACEMENT" and telling.subtype is None)


def _follows(telling: Telling, chain: Chain) -> bool:
    """Whether the last trigger before a place is the telling's own."""
    before = [scoped.hit for scoped in telling.reading.triggers if scoped.hit.stop <= chain.first]
    return bool(before) and before[-1] in telling.hits


def _paired(named: Mapping[str, tuple[Chain, bool]], end: str) -> Chain | None:
    """One end; None where its words ask for the other end and that is not named."""
    chain, needs_other = named.get(end, (None, False))
    return None if needs_other and len(named) == 1 else chain


def _marker_before(
    forms: Sequence[str], place: int, since: int, markers: Mapping[tuple[str, ...], _Marker]
) -> _Marker | None:
    """What the words before a place say, past the nouns that belong to its name («من مواقعها في مدينة …»)."""
    stop = place
    while stop > since and place - stop <= _MOST_BETWEEN:
        for width in range(min(_LONGEST_MARKER, stop - since), 0, -1):
            marker = markers.get(_words(forms, stop - width, stop))
            if marker is not None:
                first = stop - width
                barred = first > since and not marker.never_before.isdisjoint(bare_stems(forms[first - 1]))
                return None if barred else marker
        if forms[stop - 1] not in _between():
            return None
        stop -= 1
    return None


def _words(forms: Sequence[str], first: int, stop: int) -> tuple[str, ...]:
    """Words with the «و» that joins the first of them taken off."""
    head = forms[first]
    return (head[1:] if len(head) > 2 and head.startswith("و") else head, *forms[first + 1 : stop])


def place_of_way(telling: Telling, found: Sequence[Chain], ends: Ends) -> Sequence[Chain]:
    """The places of a telling, its way considered: who withdraws is where he leaves, all else where it arrives."""
    if telling.type == "TERRITORY" or (telling.type == "DISPLACEMENT" and telling.subtype != "return"):
        return found
    wrong, right = ends.origin, ends.destination
    if telling.subtype in _LEAVES:
        wrong, right = right, wrong
    if wrong is None or not found or found[0].first != wrong.first or (right is None and not telling.violent):
        return found
    return [right] if right is not None else ()
