"""What the earlier stages found, laid over the tokens of an article."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import NamedTuple, Protocol, TypeVar

from articles import Sentence, Text
from events.actors import ActorMention, read_actors
from events.attribution import Speech, find_speech
from events.pointing_actors import find_pointing
from events.quantities import QuantityMention, find_quantities
from events.triggers import Hit
from model import Place, PublicationDay, Timex, Toponym

KM_PER_DEGREE = 111.2


class TimexAt(NamedTuple):
    """An expression of time that has days."""

    first: int
    """Its first token."""
    stop: int
    """One past its last token."""
    timex: Timex
    """The expression."""


class ToponymAt(NamedTuple):
    """Words that name a place where something is."""

    first: int
    """Their first token."""
    stop: int
    """One past their last token."""
    toponym: Toponym
    """The words with what they name."""
    place: Place
    """The place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """An article with all that the earlier stages know of it. Columns are in order of their tokens."""

    text: Text
    """The article."""
    hits: Sequence[tuple[Sentence, list[Hit]]]
    """Sentences that hold a trigger, each with its triggers and cues."""
    publication_day: PublicationDay
    """When it was published."""
    timexes: Sequence[TimexAt]
    """Expressions of time with days."""
    timed: Set[int]
    """Tokens inside any expression of time."""
    named: Set[int]
    """First tokens of places and actors."""
    pointing: Sequence[Timex]
    """Expressions that have no days of their own and point to others («حينها»)."""
    toponyms: Sequence[ToponymAt]
    """Locations on the map, pointing words with a place included."""
    actors: Sequence[ActorMention]
    """Who is named."""
    quantities: Sequence[QuantityMention]
    """What is counted in those sentences."""
    speech: Speech
    """Who says what."""
    places: Mapping[str, Place]
    """Every place by id."""
    hits_in: Mapping[int, Sequence[Hit]]
    """Triggers and cues by number of their sentence."""
    actors_in: Mapping[int, Sequence[ActorMention]]
    """Actors by number of their sentence."""
    quantities_in: Mapping[int, Sequence[QuantityMention]]
    """Quantities by number of their sentence."""
    timexes_in: Mapping[int, Sequence[TimexAt]]
    """Expressions of time by number of their sentence."""
    toponyms_in: Mapping[int, Sequence[ToponymAt]]
    """Locations by number of their sentence."""


def set_scene(
    text: Text,
    openings: bytes,
    *,
    hits: Sequence[tuple[Sentence, list[Hit]]],
    publication_day: PublicationDay,
    timexes: Sequence[Timex],
    toponyms: Sequence[Toponym],
    places: Mapping[str, Place],
) -> Scene:
    """Lay the records of the earlier stages over the tokens."""
    named, quantities = (
        read_actors(text, toponyms, openings),
        find_quantities(text, [sentence for sentence, _ in hits], openings),
    )
    actors = sorted((*named, *find_pointing(text, named)), key=lambda actor: actor.first)
    actors_in = _by_sentence(text, actors)
    told = [(sentence, _outside_names(actors_in.get(sentence.number, ()), found)) for sentence, found in hits]
    spans = [(*_tokens(text, timex.mention.start, timex.mention.end), timex) for timex in timexes]
    dated = [TimexAt(first, stop, timex) for first, stop, timex in spans if timex.span is not None]
    located = _locations(text, toponyms, places)
    return Scene(
        text=text, hits=told, publication_day=publication_day, timexes=dated,
        pointing=[timex for timex in timexes if timex.span is None and timex.anchor is not None],
        named={at.first for at in located} | {actor.first for actor in actors},
        timed={token for first, stop, _ in spans for token in range(first, stop)},
        toponyms=located, actors=actors, quantities=quantities, places=places,
        speech=find_speech(text, named, openings), hits_in={sentence.number: found for sentence, found in told},
        actors_in=actors_in, quantities_in=_by_sentence(text, quantities),
        timexes_in=_by_sentence(text, dated), toponyms_in=_by_sentence(text, located),
    )  # fmt: skip


def _outside_names(actors: Sequence[ActorMention], hits: list[Hit]) -> list[Hit]:
    """Triggers but those inside a longer name: «غرفة عمليات ردع العدوان» attacks nobody by its name."""
    names = [(actor.first + 1, actor.stop) for actor in actors if actor.stop - actor.first > 1]
    return [hit for hit in hits if not any(first <= hit.first < stop for first, stop in names)] if names else hits


class _Placed(Protocol):
    """Anything with a first token."""

    @property
    def first(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def _by_sentence(text: Text, column: Sequence[P]) -> dict[int, list[P]]:
    """A column in order of tokens, cut at the ends of sentences."""
    found: dict[int, list[P]] = {}
    sentences = text.sentences
    number = 0
    for item in column:
        while item.first >= sentences[number].stretch.stop:
            number += 1
        found.setdefault(number, []).append(item)
    return found


def _locations(text: Text, toponyms: Sequence[Toponym], places: Mapping[str, Place]) -> list[ToponymAt]:
    found = []
    for toponym in toponyms:
        place = places.get(toponym.place_id or "")
        if place is not None and place.latitude is not None and toponym.role in ("location", "anaphor", "topic"):
            first, stop = _tokens(text, toponym.mention.start, toponym.mention.end)
            found.append(ToponymAt(first, stop, toponym, place))
    return found


def _tokens(text: Text, start: int, end: int) -> tuple[int, int]:
    """First token and one past the last token of a stretch of the source."""
    first = text.token_at(start)
    return first, max(first + 1, bisect_left(text.starts, end))


def distance_km(one: Place, other: Place) -> float:
    """Kilometres between two places, on a flat earth: exact enough within a country."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return float("inf")
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return hypot(north, east) * KM_PER_DEGREE
