"""The stages in order, for one article."""

from articles import clean
from events import read_events
from geo import Gazetteer, load_gazetteer, read_places
from model import Article, Extraction
from temporal import find_time_expressions, infer_publication_day, resolve_timexes


def extract(article: Article, gazetteer: Gazetteer | None = None) -> Extraction:
    """Read one article through all four stages; pure and deterministic, no network."""
    text = clean(article)
    expressions = find_time_expressions(text)
    publication_day = infer_publication_day(text, expressions)
    timexes = resolve_timexes(text, expressions, publication_day)
    reading = read_places(text, gazetteer or load_gazetteer())
    events = read_events(
        text, publication_day=publication_day, timexes=timexes, toponyms=reading.toponyms, places=reading.places
    )
    return Extraction(
        article=article, regions=text.regions, publication_day=publication_day, timexes=timexes,
        toponyms=reading.toponyms, places=tuple(reading.places.values()), events=events,
    )  # fmt: skip
