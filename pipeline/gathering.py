"""What the tables need of the articles, gathered one by one; the extractions themselves are let go."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa

from events.clusters import Telling
from geo.geocoders_unknown import unknown_places
from model import Cluster, Extraction, Place, Problem
from pipeline.clustering import tellings_of
from pipeline.rows import Origin, Row, place_row, rows_of
from store import TableDraft, with_column

_BY_ARTICLE = (
    "articles", "article_sources", "timexes", "toponyms", "events", "event_sources", "event_actors", "event_quantities",
)  # fmt: skip


class Gathering:
    """Rows and counts of the articles read so far."""

    def __init__(self, origins: Mapping[str, tuple[Origin, ...]]) -> None:
        """Begin with nothing.

        Args:
            origins: outlets by article_id, at least one each.
        """
        self.articles = 0
        self.events: Counter[str] = Counter()
        self.dated = 0
        self.placed = 0
        self.problems: list[Problem] = []
        self.tellings: list[Telling] = []
        self.unknown: dict[str, Place] = {}
        self._origins = origins
        self._places: dict[str, Row] = {}
        self._drafts = {name: TableDraft(name) for name in _BY_ARTICLE}

    def add(self, extraction: Extraction) -> None:
        """Take what is needed of one article; articles come in the order of their ids."""
        origins = self._origins[extraction.article.article_id]
        rows = rows_of(extraction, origins)
        for name, draft in self._drafts.items():
            draft.extend(rows.get(name, ()))
        for row in rows["places"]:
            self._places.setdefault(row["place_id"], row)
        places = {place.place_id: place for place in extraction.places}
        self.unknown |= {place.place_id: place for place in unknown_places(extraction.toponyms, places)}
        self.tellings += tellings_of(extraction, origins[0].source)
        self.problems += extraction.problems
        self._count(extraction)

    def _count(self, extraction: Extraction) -> None:
        self.articles += 1
        for event in extraction.events:
            self.events[event.type] += 1
            self.dated += event.when is not None and event.when.span.edtf is not None
            self.placed += event.where is not None

    def relocate(self, located: Mapping[str, Place]) -> None:
        """Move places to where a service says that they lie; by place_id."""
        for place_id, place in located.items():
            self._places[place_id] = place_row(place)
        self.tellings = [
            replace(telling, place=located.get(telling.place.place_id, telling.place)) if telling.place else telling
            for telling in self.tellings
        ]

    def tables(self, clusters: Mapping[str, Cluster]) -> dict[str, Any]:
        """Tables that hang on articles, as `store.save_tables` takes them.

        Args:
            clusters: the cluster of every event, by event_id.
        """
        made: dict[str, Any] = {name: draft.table() for name, draft in self._drafts.items()}
        for name in ("events", "event_sources"):
            made[name] = with_column(made[name], "cluster_id", [c.cluster_id for c in _clusters(made[name], clusters)])
        counts = [len(cluster.sources) for cluster in _clusters(made["events"], clusters)]
        made["events"] = with_column(made["events"], "sources", counts)
        for end in ("origin", "destination"):
            made["events"] = self._placed_end(made["events"], end)
        made["places"] = [self._places[place_id] for place_id in sorted(self._places)]
        return made

    def _placed_end(self, events: pa.Table, end: str) -> pa.Table:
        """Events with one end of their ways where the places table has it now."""
        ids = events[f"{end}_place_id"].to_pylist()
        for field in ("latitude", "longitude"):
            values = [self._places[place_id][field] if place_id else None for place_id in ids]
            events = with_column(events, f"{end}_{field}", values)
        return events


def _clusters(table: pa.Table, clusters: Mapping[str, Cluster]) -> list[Cluster]:
    """The cluster of each row's event."""
    return [clusters[event_id] for event_id in table["event_id"].to_pylist()]
