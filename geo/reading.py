"""Reading the places of an article: find names, choose places, say what each does in its sentence."""

from collections.abc import Mapping
from typing import NamedTuple

from articles import Text
from geo.gazetteer import Gazetteer
from model import Place, Toponym


class PlaceReading(NamedTuple):
    """The toponyms of an article and every place that they name."""

    toponyms: tuple[Toponym, ...]
    """In order of position, without overlaps."""
    places: Mapping[str, Place]
    """By place_id: gazetteer rows, and areas made for this article."""


def read_places(text: Text, gazetteer: Gazetteer) -> PlaceReading:  # noqa: ARG001
    """Every place that an article names, with its role, resolved where the text and the gazetteer allow."""
    return PlaceReading((), {})
