"""Plain records in and out: the extraction format of `docs/extraction_format.md`."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from articles import article_from_record
from model import (
    Actor,
    Attribution,
    Event,
    Extraction,
    Place,
    PublicationDay,
    Quantity,
    Region,
    TimeSpan,
    Timex,
    Toponym,
    When,
    Where,
)
from pipeline.extraction import extract


def extract_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """One article record (`id`, `title`, `text`, `published`: ISO day or None) to one extraction record.

    Raises:
        SourceError: the record has no text, or a field that cannot be read.
    """
    article = article_from_record(record)
    return {"id": record.get("id")} | extraction_to_record(extract(article))


def extraction_to_record(extraction: Extraction) -> dict[str, Any]:
    """An extraction as plain JSON types."""
    places = {place.place_id: place for place in extraction.places}
    return {
        "published": _published(extraction.publication_day),
        "regions": region_records(extraction.regions),
        "dates": [_date(timex) for timex in extraction.timexes],
        "places": [_toponym(toponym, places) for toponym in extraction.toponyms],
        "events": [_event(event, places) for event in extraction.events],
        "problems": [{"stage": p.stage, "what": p.what, "why": p.why} for p in extraction.problems],
    }


def region_records(regions: Iterable[Region]) -> list[dict[str, Any]]:
    """The parts of a text as plain JSON types."""
    return [{"start": region.start, "end": region.end, "kind": region.kind} for region in regions]


def clue_records(day: PublicationDay) -> list[dict[str, Any]]:
    """What gave a publication day as plain JSON types."""
    return [
        {"start": c.mention.start, "end": c.mention.end, "text": c.mention.surface,
         "words": c.words or c.mention.surface, "says_en": c.says_en, "says_ar": c.says_ar}
        for c in day.clues
    ]  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _published(day: PublicationDay) -> dict[str, Any]:
    return {
        "earliest": _day(day.earliest), "latest": _day(day.latest), "best": _day(day.best), "edtf": day.span.edtf,
        "basis": day.basis, "clues": clue_records(day), "note_en": day.note_en, "note_ar": day.note_ar,
    }  # fmt: skip


def _span(span: TimeSpan | None) -> dict[str, Any]:
    if span is None:
        return {"earliest": None, "latest": None, "edtf": None}
    return {"earliest": _day(span.earliest), "latest": _day(span.latest), "edtf": span.edtf}


def _date(timex: Timex) -> dict[str, Any]:
    mention = timex.mention
    anchor = timex.anchor
    return {
        "start": mention.start, "end": mention.end, "text": mention.surface, "type": timex.type, "value": timex.value,
        "mod": timex.mod, **_span(timex.span), "rule": mention.rule_id, "reason": timex.reason,
        "anchor": {"start": anchor.start, "end": anchor.end} if anchor else None,
    }  # fmt: skip


def _place(place: Place) -> dict[str, Any]:
    return {
        "place_id": place.place_id, "name_en": place.name_en, "name_ar": place.name_ar, "kind": place.kind,
        "lat": place.latitude, "lon": place.longitude, "radius_km": place.radius_km, "source": place.source,
    }  # fmt: skip


def _toponym(toponym: Toponym, places: Mapping[str, Place]) -> dict[str, Any]:
    mention = toponym.mention
    place = places.get(toponym.place_id or "")
    unknown = dict.fromkeys(("place_id", "name_en", "name_ar", "kind", "lat", "lon", "radius_km", "source"))
    return {
        "start": mention.start, "end": mention.end, "text": mention.surface, **(_place(place) if place else unknown),
        "role": toponym.role, "score": toponym.score, "reason": toponym.reason,
        "candidates": [{"place_id": c.place_id, "score": c.score, "reason": c.reason} for c in toponym.candidates],
    }  # fmt: skip


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "role": actor.role, "id": actor.actor_id, "name_en": actor.name_en, "name_ar": actor.name_ar,
        "text": actor.mention.surface, "start": actor.mention.start, "end": actor.mention.end,
    }  # fmt: skip


def _when(when: When | None) -> dict[str, Any] | None:
    return None if when is None else {**_span(when.span), "extent": when.span.extent, "basis": when.basis}


def _where(where: Where | None, places: Mapping[str, Place]) -> dict[str, Any] | None:
    place = places.get(where.place_id) if where else None
    if where is None or place is None:
        return None
    return _place(place) | {"geometry": place.geometry, "basis": where.basis}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "low": quantity.low, "high": quantity.high, "approximate": quantity.approximate, "unit": quantity.unit,
        "counted": quantity.counted, "start": quantity.mention.start, "end": quantity.mention.end,
    }  # fmt: skip


def _attribution(source: Attribution | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "source_id": source.source_id, "name_en": source.name_en, "name_ar": source.name_ar,
        "text": source.mention.surface, "verb": source.verb, "start": source.mention.start, "end": source.mention.end,
    }  # fmt: skip


def _event(event: Event, places: Mapping[str, Place]) -> dict[str, Any]:
    return {
        "id": event.event_id, "type": event.type, "subtype": event.subtype, "polarity": event.polarity,
        "modality": event.modality, "background": event.background, "actors": [_actor(a) for a in event.actors],
        "when": _when(event.when), "where": _where(event.where, places),
        "origin": _where(event.origin, places), "destination": _where(event.destination, places),
        "quantities": [_quantity(q) for q in event.quantities], "attribution": _attribution(event.attribution),
        "evidence": [
            {"start": e.mention.start, "end": e.mention.end, "primary": e.primary} for e in event.evidence
        ],
        "trigger": {"start": event.trigger.start, "end": event.trigger.end, "rule": event.trigger.rule_id},
    }  # fmt: skip
