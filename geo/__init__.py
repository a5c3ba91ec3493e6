"""Stage 3: words that name places -> places on the map."""

from geo.gazetteer import Gazetteer
from geo.loading import load_gazetteer
from geo.reading import PlaceReading, read_places
from geo.roles import DATELINE

__all__ = ["DATELINE", "Gazetteer", "PlaceReading", "load_gazetteer", "read_places"]
