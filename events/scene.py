"""What the earlier stages found, laid over the tokens of an article."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from math import cos, hypot, radians
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from articles import Sentence, Text
from events.actors import ActorMention, read_actors
from events.attribution import Speech, find_speech
from events.pointing_actors import find_pointing
from events.quantities import QuantitiesIn
from events.totals import find_totals
from events.triggers import Hit
from events.word_sets import word_set
from geo import DATELINE
from model import Place, PublicationDay, Timex, Toponym

KM_PER_DEGREE = 111.2
_first_token = itemgetter(0)
_LOCATED = frozenset({"location", "anaphor", "topic"})
_HOME = "SY"


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
    timed: Set[int]
    """Tokens inside any expression of time."""
    named: Set[int]
    """First tokens of places and actors."""
    toponyms: Sequence[ToponymAt]
    """Locations on the map, pointing words with a place included."""
    speech: Speech
    """Who says what."""
    places: Mapping[str, Place]
    """Every place by id."""
    hits_in: Mapping[int, Sequence[Hit]]
    """Triggers and cues by number of their sentence."""
    actors_in: Mapping[int, Sequence[ActorMention]]
    """Who is named, by number of the sentence."""
    quantities_in: QuantitiesIn
    """What is counted, by number of the sentence."""
    timexes_in: Mapping[int, Sequence[TimexAt]]
    """Expressions of time with days, by number of the sentence."""
    pointing_in: Mapping[int, Sequence[TimexAt]]
    """Expressions that have no days of their own and point to others («حينها»), by number of the sentence."""
    anchors: Mapping[int, Timex]
    """Source offset to the expression with days that begins there, where something points to one."""
    toponyms_in: Mapping[int, Sequence[ToponymAt]]
    """Locations, by number of the sentence."""
    totals: Mapping[int, int]
    """First token that sums up months, by number of the sentence."""

    def sums_up(self, sentence: int, token: int) -> bool:
        """Whether a token of a sentence stands where months are summed up."""
        return sentence in self.totals and token >= self.totals[sentence]


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
    located = _locations(text, toponyms, places)
    at_home = any(at.place.country_code == _HOME for at in located)
    named = read_actors(text, toponyms, openings, at_home=at_home)
    actors = sorted((*named, *find_pointing(text, named, openings)), key=_first_token)
    stops = [sentence.stretch.stop for sentence in text.sentences]
    actors_in = _by_sentence(stops, actors)
    told = [(sentence, _outside_names(actors_in.get(sentence.number, ()), found)) for sentence, found in hits]
    spans = [(*_tokens(text, timex.mention.start, timex.mention.end), timex) for timex in timexes]
    pointing = [at for at in spans if at[2].span is None and at[2].anchor is not None]
    timexes_in = _by_sentence(stops, [TimexAt(*at) for at in spans if at[2].span is not None])
    quantities_in = QuantitiesIn(text, openings)
    return Scene(
        text=text, hits=told, publication_day=publication_day, places=places,
        named={at.first for at in located} | {token for actor in actors for token in range(actor[0], actor[1])},
        timed={token for first, stop, _ in spans for token in range(first, stop)},
        toponyms=located, speech=find_speech(text, named, openings), quantities_in=quantities_in,
        hits_in={sentence.number: found for sentence, found in told},
        actors_in=actors_in, toponyms_in=_by_sentence(stops, located),
        timexes_in=timexes_in,
        totals=find_totals(text, [sentence for sentence, _ in told], timexes_in, quantities_in),
        pointing_in=_by_sentence(stops, [TimexAt(*at) for at in pointing]),
        anchors={at[2].mention.start: at[2] for at in reversed(spans) if pointing and at[2].span is not None},
    )  # fmt: skip


def _outside_names(actors: Sequence[ActorMention], hits: list[Hit]) -> list[Hit]:
    """Triggers but those inside a longer name: «غرفة عمليات ردع العدوان» attacks nobody by its name."""
    inside = {token for actor in actors for token in range(actor[0] + 1, actor[1])}
    return [hit for hit in hits if hit[0] not in inside] if inside else hits


P = TypeVar("P", bound=tuple[Any, ...])


def _by_sentence(stops: Sequence[int], column: Sequence[P]) -> dict[int, list[P]]:
    """A column of rows that begin with their first token, cut at the ends of sentences, which are given by token."""
    found: defaultdict[int, list[P]] = defaultdict(list)
    for row in column:
        found[bisect_right(stops, row[0])].append(row)
    return found


def _locations(text: Text, toponyms: Sequence[Toponym], places: Mapping[str, Place]) -> list[ToponymAt]:
    found = []
    for toponym in toponyms:
        hosting = toponym.role == "actor" and _is_host(text, toponym)
        if (toponym.role in _LOCATED or hosting) and toponym.place_id is not None and toponym.reason != DATELINE:
            place = places.get(toponym.place_id)
            if place is not None and place.latitude is not None:
                first, stop = _tokens(text, toponym.mention.start, toponym.mention.end)
                found.append(ToponymAt(first, stop, toponym, place))
    return found


def _is_host(text: Text, toponym: Toponym) -> bool:
    """«تستضيف الرياض القمة»: the town where something is held."""
    first, _ = _tokens(text, toponym.mention.start, toponym.mention.end)
    return first > 0 and text.forms[first - 1] in word_set("hosts")


def _tokens(text: Text, start: int, end: int) -> tuple[int, int]:
    """First token and one past the last token of a stretch of the source."""
    starts = text.starts
    first = max(0, bisect_right(starts, start) - 1)
    return first, bisect_left(starts, end, first + 1)


def distance_km(one: Place, other: Place) -> float:
    """Kilometres between two places, on a flat earth: exact enough within a country."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return float("inf")
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return hypot(north, east) * KM_PER_DEGREE
