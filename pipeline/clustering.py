"""Events of several articles that tell the same thing, put together."""

from collections.abc import Iterator, Mapping, Sequence

from events.clusters import Telling, cluster_events, text_fingerprint
from model import Cluster, Extraction
from pipeline.rows import Origin


def cluster_articles(
    extractions: Sequence[Extraction], origins: Mapping[str, tuple[Origin, ...]]
) -> dict[str, Cluster]:
    """The cluster of every event, by event_id."""
    clusters = cluster_events(
        telling
        for extraction in extractions
        for telling in _tellings(extraction, origins[extraction.article.article_id][0].source)
    )
    return {event_id: cluster for cluster in clusters for event_id in cluster.event_ids}


def _tellings(extraction: Extraction, source: str) -> Iterator[Telling]:
    if not extraction.events:
        return
    places = {place.place_id: place for place in extraction.places}
    fingerprint = text_fingerprint(extraction.article.text)
    for event in extraction.events:
        yield Telling(
            event=event, place=places.get(event.where.place_id) if event.where else None, source=source,
            published=extraction.publication_day.best, fingerprint=fingerprint,
        )  # fmt: skip
