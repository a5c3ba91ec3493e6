"""What the pages ask about events: counts, days, rows, bins and spots. One row stands for an event however often told.

`shown` is made once a build and kept in memory: one row a cluster (or an event that is in none), without any text.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from store.queries_filter import FACTS, EventFilter, condition_of
from store.tables import TableSet

Lane = Literal["type", "side", "actor", "governorate", "place", "source", "status"]
Unit = Literal["day", "week", "month", "quarter", "year"]
_LANES = {
    "type": "type", "side": "coalesce(side, '')", "actor": "coalesce(actor_id, '')", "status": "status",
    "governorate": "coalesce(governorate, '')", "place": "coalesce(place_id, '')", "source": "coalesce(source, '')",
}  # fmt: skip

# Words that repeat are kept as numbers of a list: a third of the memory, and counted twice as fast.
_REPEATED = {
    "type": "events", "subtype": "events", "status": "events", "extent": "events", "place_id": "events",
    "actor_id": "event_actors", "side": "event_actors", "source": "event_sources", "kind": "places",
    "governorate": "places",
}  # fmt: skip
_WORDS = """
CREATE TYPE {column}_word AS ENUM (SELECT {column} FROM {table} WHERE {column} IS NOT NULL UNION SELECT '' ORDER BY 1)
"""
_ACTORS = """
CREATE TABLE shown_actors AS
SELECT DISTINCT coalesce(e.cluster_id, e.event_id) AS told_id, a.actor_id::actor_id_word AS actor_id,
  a.side::side_word AS side
FROM event_actors a JOIN events e USING (event_id)
"""
_SOURCES = """
CREATE TABLE shown_sources AS
SELECT DISTINCT coalesce(cluster_id, event_id) AS told_id, source::source_word AS source FROM event_sources
"""
_SHOWN = """
CREATE TABLE shown AS
WITH told AS (
  SELECT coalesce(cluster_id, event_id) AS told_id, event_id, article_id, type, subtype, status, background, earliest,
    latest, extent, place_id, greatest(coalesce(sources, 1), 1) AS sources,
    row_number() OVER (PARTITION BY coalesce(cluster_id, event_id) ORDER BY background, salience, event_id) AS nth
  FROM events),
agents AS (
  SELECT event_id, arg_min(actor_id, coalesce(start, 0)) AS actor_id, arg_min(side, coalesce(start, 0)) AS side
  FROM event_actors WHERE role = 'agent' GROUP BY event_id),
troops AS (
  SELECT event_id, max(low) AS troops_low, max(coalesce(high, low)) AS troops_high
  FROM event_quantities WHERE counted IN ('present', 'deployed', 'withdrawn') AND unit NOT IN ('vehicle', 'base')
  GROUP BY event_id),
outlets AS (SELECT told_id, min(source) AS source FROM shown_sources GROUP BY told_id)
SELECT told.* EXCLUDE (nth) REPLACE (type::type_word AS type, subtype::subtype_word AS subtype,
    status::status_word AS status, extent::extent_word AS extent, place_id::place_id_word AS place_id),
  agents.actor_id::actor_id_word AS actor_id, agents.side::side_word AS side, troops_low, troops_high, outlets.source,
  kind::kind_word AS kind, governorate::governorate_word AS governorate, latitude, longitude, radius_km,
  coalesce(earliest + ((latest - earliest) // 2)::INTEGER, earliest, latest) AS middle
FROM told LEFT JOIN places USING (place_id) LEFT JOIN agents USING (event_id) LEFT JOIN troops USING (event_id)
LEFT JOIN outlets USING (told_id)
WHERE nth = 1 ORDER BY middle NULLS LAST, event_id
"""
# What goes from one place to another: an end that the text leaves open is the event's own place.
_WAYS = """
CREATE TABLE shown_ways AS
WITH ends AS (
  SELECT s.event_id, coalesce(e.origin_latitude, s.latitude) AS from_latitude,
    coalesce(e.origin_longitude, s.longitude) AS from_longitude,
    coalesce(e.destination_latitude, s.latitude) AS to_latitude,
    coalesce(e.destination_longitude, s.longitude) AS to_longitude,
    if(e.origin_latitude IS NULL, p.name_en, e.origin_name_en) AS from_en,
    if(e.origin_latitude IS NULL, p.name_ar, e.origin_name_ar) AS from_ar,
    if(e.destination_latitude IS NULL, p.name_en, e.destination_name_en) AS to_en,
    if(e.destination_latitude IS NULL, p.name_ar, e.destination_name_ar) AS to_ar
  FROM shown s JOIN events e USING (event_id) LEFT JOIN places p ON p.place_id = s.place_id
  WHERE e.origin_latitude IS NOT NULL OR e.destination_latitude IS NOT NULL)
SELECT * FROM ends WHERE from_latitude IS NOT NULL AND to_latitude IS NOT NULL
  AND greatest(abs(from_latitude - to_latitude), abs(from_longitude - to_longitude)) > 0.01
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much of how much is shown. Facts happened or were ordered; claims are planned, possible or denied."""

    facts: int
    """Facts in the range that fit the filter."""
    all_facts: int
    """Facts in the tables, dated or not."""
    claims: int
    """Claims in the range that fit the filter: never part of a total."""
    unplaced: int
    """Of the facts shown, those without a place."""
    undated: int
    """Events without a day that fit the rest of the filter."""
    shown: int
    """Facts and claims shown."""


class EventQueries:
    """The questions, asked of one build's tables."""

    def __init__(self, tables: TableSet) -> None:
        """Make the in-memory index; takes some five seconds for a million events.

        It is made on one thread: each further thread takes memory of its own, which is then not given back.
        """
        self.tables = tables
        words = (_WORDS.format(column=column, table=table) for column, table in _REPEATED.items())
        for sql in ("SET threads = 1", *words, _ACTORS, _SOURCES, _SHOWN, _WAYS, "RESET threads"):
            tables.query(sql)
        self.size = int(tables.query("SELECT count(*)::INTEGER AS n FROM shown")["n"].tolist()[0])

    def counts(self, wanted: EventFilter) -> Counts:
        """How much of how much is shown."""
        ranged, rest = condition_of(wanted), condition_of(wanted, dates=False)
        fact = f"status IN {FACTS}"
        row = self.tables.query(
            f"SELECT count(*) FILTER ({fact}), count(*) FILTER (NOT {fact}), "
            f"count(*) FILTER ({fact} AND latitude IS NULL), "
            f"(SELECT count(*) FROM shown WHERE {fact}), "
            f"(SELECT count(*) FROM shown WHERE middle IS NULL AND {rest.sql}) FROM shown WHERE {ranged.sql}",
            [*rest.values, *ranged.values],
        ).iloc[0]
        facts, claims, unplaced, all_facts, undated = (int(value) for value in row)
        return Counts(
            facts=facts, all_facts=all_facts, claims=claims, unplaced=unplaced, undated=undated, shown=facts + claims
        )

    def extent(self) -> tuple[date, date] | None:
        """First and last day that any event names, or None when none has a day."""
        row = self.tables.query("SELECT min(coalesce(earliest, latest)), max(coalesce(latest, earliest)) FROM shown")
        first, last = row.iloc[0]
        return None if pd.isna(first) else (pd.Timestamp(first).date(), pd.Timestamp(last).date())

    def density(self, wanted: EventFilter, *, unit: Unit = "month") -> pd.DataFrame:
        """Events by the middle of their days, whatever the range: `bin` (first day), `facts`, `claims`."""
        condition = condition_of(wanted, dates=False)
        return self.tables.query(
            f"SELECT date_trunc('{unit}', middle)::DATE AS bin, count(*) FILTER (status IN {FACTS})::INTEGER AS facts, "
            f"count(*) FILTER (status NOT IN {FACTS})::INTEGER AS claims "
            f"FROM shown WHERE middle IS NOT NULL AND {condition.sql} GROUP BY 1 ORDER BY 1",
            condition.values,
        )

    def rows(self, wanted: EventFilter, *, lane: Lane = "type", limit: int = 3_000) -> pd.DataFrame:
        """Rows of `shown` with their `lane` and the names of their places, sorted by the middle of their days."""
        condition = condition_of(wanted)
        return self.tables.query(
            f"WITH page AS (SELECT *, {_LANES[lane]} AS lane FROM shown WHERE {condition.sql} "
            f"ORDER BY middle, event_id LIMIT {limit:d}) "
            "SELECT page.*, places.name_en AS place_en, places.name_ar AS place_ar "
            "FROM page LEFT JOIN places ON page.place_id = places.place_id ORDER BY page.middle, page.event_id",
            condition.values,
        )

    def bins(self, wanted: EventFilter, *, lane: Lane = "type", unit: Unit = "month") -> pd.DataFrame:
        """Events of a lane and a calendar unit, by the middle of their days: `lane`, `bin`, `facts`, `claims`."""
        condition = condition_of(wanted)
        return self.tables.query(
            f"SELECT {_LANES[lane]} AS lane, date_trunc('{unit}', middle)::DATE AS bin, "
            f"count(*) FILTER (status IN {FACTS})::INTEGER AS facts, "
            f"count(*) FILTER (status NOT IN {FACTS})::INTEGER AS claims "
            f"FROM shown WHERE {condition.sql} GROUP BY 1, 2 ORDER BY 1, 2",
            condition.values,
        )

    def lane_counts(self, wanted: EventFilter, *, lane: Lane = "type") -> pd.DataFrame:
        """Events of each value of a lane, most first: `lane`, `events`."""
        condition = condition_of(wanted)
        return self.tables.query(
            f"SELECT {_LANES[lane]} AS lane, count(*)::INTEGER AS events FROM shown WHERE {condition.sql} "
            "GROUP BY 1 ORDER BY 2 DESC, 1",
            condition.values,
        )

    def listed(self, wanted: EventFilter, *, only: str = "", limit: int = 300) -> pd.DataFrame:
        """Rows to read in a table, with names and sentence. `only`: "", `unplaced` or `undated`."""
        condition = condition_of(wanted, dates=only != "undated")
        if only:
            condition.add("middle IS NULL" if only == "undated" else "latitude IS NULL")
        return self.tables.query(
            f"WITH page AS (SELECT * FROM shown WHERE {condition.sql} ORDER BY middle, event_id LIMIT {limit:d}) "
            "SELECT page.*, events.evidence_text, places.name_en AS place_en, places.name_ar AS place_ar "
            "FROM page JOIN events USING (event_id) LEFT JOIN places ON page.place_id = places.place_id "
            "ORDER BY page.middle, page.event_id",
            condition.values,
        )

    def told_id(self, event_id: str) -> str | None:
        """The event of `shown` that stands for an event id, or None when no table knows it."""
        found = self.tables.query(
            "SELECT shown.event_id FROM shown WHERE told_id = "
            "(SELECT coalesce(cluster_id, event_id) FROM events WHERE event_id = ?)",
            [event_id],
        )
        return None if found.empty else str(found.iloc[0, 0])
