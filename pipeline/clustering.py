"""Events of several articles that tell the same thing, put together."""

from collections.abc import Mapping, Sequence

from model import Cluster, Extraction
from pipeline.rows import Origin


def cluster_articles(
    extractions: Sequence[Extraction], origins: Mapping[str, tuple[Origin, ...]]
) -> dict[str, Cluster]:
    """The cluster of every event, by event_id."""
    clusters: dict[str, Cluster] = {}
    for extraction in extractions:
        sources = tuple(sorted({origin.source for origin in origins[extraction.article.article_id]}))
        day = extraction.publication_day.best
        for event in extraction.events:
            clusters[event.event_id] = Cluster(
                cluster_id=event.event_id, event_ids=(event.event_id,), sources=sources, first_report=day,
                last_report=day,
            )  # fmt: skip
    return clusters
