"""Extractions -> rows of the tables (`store.schema`)."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from lexicon.actors import ActorRow, load_actors
from model import Actor, Article, Cluster, Event, Extraction, Place, Problem, Quantity, Timex, Toponym, Where
from pipeline.records import clue_records, region_records

Row = dict[str, Any]
Rows = dict[str, list[Row]]
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_LARGEST = 2**63 - 1


@cache
def _actors_by_id() -> dict[str, ActorRow]:
    return {actor.id: actor for actor in load_actors()}


class Origin(NamedTuple):
    """Where a text came from; the same text from two outlets has two."""

    source: str
    """Outlet."""
    url: str
    """Address."""
    file: str
    """File it was read from."""
    title: str
    """Title it carried there."""


def rows_of(extraction: Extraction, origins: Sequence[Origin]) -> Rows:
    """Rows of one article for every table that holds something about it; its clusters are not known yet.

    Args:
        extraction: the article's reading.
        origins: its outlets, at least one, in a fixed order.
    """
    rows: Rows = defaultdict(list)
    article_id = extraction.article.article_id
    rows["articles"].append(_article(extraction, origins[0]))
    rows["article_sources"] += [
        {"article_id": article_id, "source": o.source, "url": o.url, "file": o.file} for o in origins
    ]
    rows["timexes"] += [_timex(timex) for timex in extraction.timexes]
    rows["toponyms"] += [_toponym(toponym) for toponym in extraction.toponyms]
    rows["places"] += [place_row(place) for place in extraction.places]
    places = {place.place_id: place for place in extraction.places}
    for salience, event in enumerate(extraction.events):
        ends = _end("origin", event.origin, places) | _end("destination", event.destination, places)
        rows["events"].append(_event(event, salience) | ends)
        rows["event_sources"] += _event_sources(event, origins)
        rows["event_actors"] += [_actor(event, actor) for actor in event.actors]
        rows["event_quantities"] += [_quantity(event, quantity) for quantity in event.quantities]
    rows["problems"] += [_problem(problem) for problem in extraction.problems]
    return _storable(rows) if _has_half_characters(extraction.article, origins) else rows


def problem_rows(problems: Iterable[Problem]) -> list[Row]:
    """Rows of the problems table."""
    return [_clean(_problem(problem)) for problem in problems]


def cluster_rows(clusters: Iterable[Cluster]) -> list[Row]:
    """Rows of the clusters table."""
    return [
        _clean(
            {
                "cluster_id": cluster.cluster_id, "event_ids": _json(cluster.event_ids),
                "sources": _json(cluster.sources), "source_count": len(cluster.sources),
                "first_report": cluster.first_report, "last_report": cluster.last_report,
                "agreement": _json(dict(cluster.agreement)), "contradicts": _json(cluster.contradicts),
            }
        )
        for cluster in clusters
    ]  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _has_half_characters(article: Article, origins: Sequence[Origin]) -> bool:
    return any(_HALF_CHARACTERS.search(words) for words in (article.text, *(w for o in origins for w in o)))


def _storable(rows: Rows) -> Rows:
    return {table: [_clean(row) for row in content] for table, content in rows.items()}


def _clean(row: Row) -> Row:
    """Half characters cannot be stored; each becomes one replacement mark, so offsets hold."""
    return {k: _HALF_CHARACTERS.sub("\ufffd", v) if isinstance(v, str) else v for k, v in row.items()}


def _article(extraction: Extraction, origin: Origin) -> Row:
    article, day = extraction.article, extraction.publication_day
    return {
        "article_id": article.article_id, "title": article.title or origin.title, "text": article.text,
        "source": origin.source, "url": origin.url, "file": origin.file, "published_earliest": day.earliest,
        "published_latest": day.latest, "published_best": day.best, "published_basis": day.basis,
        "published_note_en": day.note_en, "published_note_ar": day.note_ar,
        "clues": _json(clue_records(day)), "regions": _json(region_records(extraction.regions)),
        "events": len(extraction.events), "timexes": len(extraction.timexes), "toponyms": len(extraction.toponyms),
    }  # fmt: skip


def _timex(timex: Timex) -> Row:
    mention, span, anchor = timex.mention, timex.span, timex.anchor
    return {
        "article_id": mention.article_id, "start": mention.start, "end": mention.end, "surface": mention.surface,
        "type": timex.type, "value": timex.value, "mod": timex.mod, "earliest": span.earliest if span else None,
        "latest": span.latest if span else None, "extent": span.extent if span else None,
        "edtf": span.edtf if span else None, "rule_id": mention.rule_id, "reason": timex.reason,
        "anchor_start": anchor.start if anchor else None, "anchor_end": anchor.end if anchor else None,
    }  # fmt: skip


def _toponym(toponym: Toponym) -> Row:
    mention = toponym.mention
    candidates = [{"place_id": c.place_id, "score": c.score, "reason": c.reason} for c in toponym.candidates]
    return {
        "article_id": mention.article_id, "start": mention.start, "end": mention.end, "surface": mention.surface,
        "role": toponym.role, "place_id": toponym.place_id, "score": toponym.score, "reason": toponym.reason,
        "candidates": _json(candidates),
    }  # fmt: skip


def place_row(place: Place) -> Row:
    """Row of the places table."""
    return {
        "place_id": place.place_id, "name_ar": place.name_ar, "name_en": place.name_en, "kind": place.kind,
        "country_code": place.country_code, "governorate": place.governorate, "latitude": place.latitude,
        "longitude": place.longitude, "radius_km": place.radius_km,
        "geometry": None if place.geometry is None else _json(place.geometry), "source": place.source,
        "licence": place.licence,
    }  # fmt: skip


def _event(event: Event, salience: int) -> Row:
    when, where, source, trigger = event.when, event.where, event.attribution, event.trigger
    sentence = event.evidence[0].mention
    span = when.span if when else None
    return {
        "event_id": event.event_id, "article_id": event.article_id,
        "type": event.type, "subtype": event.subtype, "polarity": event.polarity, "modality": event.modality,
        "status": event.status, "background": event.background, "salience": salience,
        "earliest": span.earliest if span else None, "latest": span.latest if span else None,
        "extent": span.extent if span else None, "edtf": span.edtf if span else None,
        "when_basis": when.basis if when else None, "place_id": where.place_id if where else None,
        "where_basis": where.basis if where else None, "attribution_id": source.source_id if source else None,
        "attribution_en": source.name_en if source else None, "attribution_ar": source.name_ar if source else None,
        "attribution_verb": source.verb if source else None, "trigger_start": trigger.start,
        "trigger_end": trigger.end, "trigger_text": trigger.surface, "trigger_rule": trigger.rule_id,
        "evidence_start": sentence.start, "evidence_end": sentence.end, "evidence_text": sentence.surface,
    }  # fmt: skip


def _end(end: str, where: Where | None, places: Mapping[str, Place]) -> Row:
    """Columns of one end of an event's way."""
    place = places.get(where.place_id) if where else None
    return {
        f"{end}_place_id": place and place.place_id, f"{end}_latitude": place and place.latitude,
        f"{end}_longitude": place and place.longitude, f"{end}_name_en": place and place.name_en,
        f"{end}_name_ar": place and place.name_ar,
    }  # fmt: skip


def _event_sources(event: Event, origins: Sequence[Origin]) -> list[Row]:
    return [
        {
            "event_id": event.event_id, "article_id": event.article_id,
            "source": origin.source, "url": origin.url, "title": origin.title, "start": evidence.mention.start,
            "end": evidence.mention.end, "text": evidence.mention.surface, "primary": evidence.primary,
        }
        for evidence in event.evidence
        for origin in origins
    ]  # fmt: skip


def _actor(event: Event, actor: Actor) -> Row:
    known = _actors_by_id().get(actor.actor_id or "")
    return {
        "event_id": event.event_id, "role": actor.role, "actor_id": actor.actor_id, "name_en": actor.name_en,
        "name_ar": actor.name_ar, "side": known.side if known else None,
        "country": known.country if known else None, "surface": actor.mention.surface,
        "start": actor.mention.start, "end": actor.mention.end,
    }  # fmt: skip


def _quantity(event: Event, quantity: Quantity) -> Row:
    mention = quantity.mention
    return {
        "event_id": event.event_id, "low": min(quantity.low, _LARGEST),
        "high": None if quantity.high is None else min(quantity.high, _LARGEST),
        "approximate": quantity.approximate, "unit": quantity.unit, "counted": quantity.counted,
        "surface": mention.surface, "start": mention.start, "end": mention.end,
    }  # fmt: skip


def _problem(problem: Problem) -> Row:
    return {
        "subject": problem.subject, "stage": problem.stage, "what": problem.what, "why": problem.why,
        "advice": problem.advice,
    }  # fmt: skip
