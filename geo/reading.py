"""Reading the places of an article: find names, choose places, say what each does in its sentence."""

from collections.abc import Mapping
from typing import NamedTuple

from articles import Text
from geo.datelines import mark_datelines
from geo.evidence import accept, link_phrases
from geo.gazetteer import Gazetteer
from geo.locating import Locator
from geo.parsing import Parser
from geo.phrases import Phrase
from geo.resolving import Resolver
from geo.scan import Scan
from geo.sentences import Sentences
from model import Place, Toponym

UNKNOWN_RULE = "geo.unknown"
"""What the mentions of names that no gazetteer holds say of where they come from."""


class PlaceReading(NamedTuple):
    """The toponyms of an article and every place that they name."""

    toponyms: tuple[Toponym, ...]
    """In order of position, without overlaps."""
    places: Mapping[str, Place]
    """By place_id: gazetteer rows, and areas made for this article."""


def read_places(text: Text, gazetteer: Gazetteer) -> PlaceReading:
    """Every place that an article names, with its role, resolved where the text and the gazetteer allow."""
    sentences = Sentences(text)
    phrases = list(Parser(Scan(text, gazetteer, sentences)).phrases())
    link_phrases(phrases, text)
    mark_datelines(phrases, text, sentences)
    resolver = Resolver(phrases, gazetteer, sentences)
    phrases = accept(phrases, text, gazetteer, resolver)
    phrases = Locator(text, gazetteer, resolver, sentences).locate(phrases)
    places: dict[str, Place] = {}
    toponyms = tuple(_toponym(phrase, text, gazetteer, places) for phrase in phrases)
    return PlaceReading(toponyms, places)


def _toponym(phrase: Phrase, text: Text, gazetteer: Gazetteer, places: dict[str, Place]) -> Toponym:
    """The record of a phrase; its place and candidates are put into `places`."""
    place = phrase.place
    if place is not None:
        places[place.place_id] = place
    for candidate in phrase.candidates:
        if candidate.place_id not in places:
            places[candidate.place_id] = gazetteer.places[candidate.place_id]
    pointed = phrase.antecedent
    return Toponym(
        mention=text.mention(phrase.start, phrase.end, "toponym", f"geo.{phrase.kind}"), role=phrase.role or "location",
        place_id=place.place_id if place else None, score=phrase.score if place else 0.0, candidates=phrase.candidates,
        reason="; ".join(phrase.reasons),
        antecedent=text.mention(pointed.start, pointed.end, "toponym", f"geo.{pointed.kind}") if pointed else None,
    )  # fmt: skip
