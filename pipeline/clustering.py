"""What the clustering of events needs of each article."""

from collections.abc import Iterator

from events.clusters import Telling, text_fingerprint
from model import Extraction


def tellings_of(extraction: Extraction, source: str) -> Iterator[Telling]:
    """One telling an event of an article, as an outlet carried it."""
    if not extraction.events:
        return
    places = {place.place_id: place for place in extraction.places}
    fingerprint = text_fingerprint(extraction.article.text)
    for event in extraction.events:
        yield Telling(
            event=event, place=places.get(event.where.place_id) if event.where else None, source=source,
            published=extraction.publication_day.best, fingerprint=fingerprint,
        )  # fmt: skip
