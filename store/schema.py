"""The tables: their columns and types. A change here is a change of `SCHEMA_VERSION` and of `docs/data_model.md`."""

import pyarrow as pa

SCHEMA_VERSION = "3"

_STRING, _DAY, _INT, _FLOAT, _BOOL = pa.string(), pa.date32(), pa.int32(), pa.float64(), pa.bool_()
_LONG = pa.int64()


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()), metadata={"khatt_schema": SCHEMA_VERSION})


TABLES: dict[str, pa.Schema] = {
    # One row an article; `clues` and `regions` are JSON lists of the records of the same name.
    "articles": _schema(
        article_id=_STRING, title=_STRING, text=_STRING, source=_STRING, url=_STRING, file=_STRING,
        published_earliest=_DAY, published_latest=_DAY, published_best=_DAY, published_basis=_STRING,
        published_note_en=_STRING, published_note_ar=_STRING, clues=_STRING, regions=_STRING,
        events=_INT, timexes=_INT, toponyms=_INT,
    ),
    # One row an outlet of an article: the same text from two outlets is one article with two rows here.
    "article_sources": _schema(article_id=_STRING, source=_STRING, url=_STRING, file=_STRING),
    "timexes": _schema(
        article_id=_STRING, start=_INT, end=_INT, surface=_STRING, type=_STRING, value=_STRING, mod=_STRING,
        earliest=_DAY, latest=_DAY, extent=_STRING, edtf=_STRING, rule_id=_STRING, reason=_STRING,
        anchor_start=_INT, anchor_end=_INT,
    ),
    # `candidates` is a JSON list of {place_id, score, reason}.
    "toponyms": _schema(
        article_id=_STRING, start=_INT, end=_INT, surface=_STRING, role=_STRING, place_id=_STRING, score=_FLOAT,
        reason=_STRING, candidates=_STRING,
    ),
    # `geometry` is GeoJSON, where the place was made for a mention and has no outline on file.
    "places": _schema(
        place_id=_STRING, name_ar=_STRING, name_en=_STRING, kind=_STRING, country_code=_STRING, governorate=_STRING,
        latitude=_FLOAT, longitude=_FLOAT, radius_km=_FLOAT, geometry=_STRING, source=_STRING, licence=_STRING,
    ),
    # One row an event of one article. `salience` is its rank there, 0 first. `evidence_text` is the primary sentence.
    "events": _schema(
        event_id=_STRING, article_id=_STRING, cluster_id=_STRING, type=_STRING, subtype=_STRING, polarity=_STRING,
        modality=_STRING, status=_STRING, background=_BOOL, salience=_INT,
        earliest=_DAY, latest=_DAY, extent=_STRING, edtf=_STRING, when_basis=_STRING,
        place_id=_STRING, where_basis=_STRING,
        origin_place_id=_STRING, origin_latitude=_FLOAT, origin_longitude=_FLOAT, origin_name_en=_STRING,
        origin_name_ar=_STRING, destination_place_id=_STRING, destination_latitude=_FLOAT,
        destination_longitude=_FLOAT, destination_name_en=_STRING, destination_name_ar=_STRING,
        attribution_id=_STRING, attribution_en=_STRING, attribution_ar=_STRING, attribution_verb=_STRING,
        trigger_start=_INT, trigger_end=_INT, trigger_text=_STRING, trigger_rule=_STRING,
        evidence_start=_INT, evidence_end=_INT, evidence_text=_STRING, sources=_INT,
    ),
    # Every sentence that tells an event, with the outlet that carried it.
    "event_sources": _schema(
        event_id=_STRING, cluster_id=_STRING, article_id=_STRING, source=_STRING, url=_STRING, title=_STRING,
        start=_INT, end=_INT, text=_STRING, primary=_BOOL,
    ),
    "event_actors": _schema(
        event_id=_STRING, role=_STRING, actor_id=_STRING, name_en=_STRING, name_ar=_STRING, side=_STRING,
        country=_STRING, surface=_STRING, start=_INT, end=_INT,
    ),
    "event_quantities": _schema(
        event_id=_STRING, low=_LONG, high=_LONG, approximate=_BOOL, unit=_STRING, counted=_STRING, surface=_STRING,
        start=_INT, end=_INT,
    ),
    # `agreement` is a JSON object slot -> agree | compatible | conflict | single; the lists are JSON.
    "clusters": _schema(
        cluster_id=_STRING, event_ids=_STRING, sources=_STRING, source_count=_INT, first_report=_DAY,
        last_report=_DAY, agreement=_STRING, contradicts=_STRING,
    ),
    # Ids of earlier builds whose events now bear another id.
    "aliases": _schema(old_id=_STRING, new_id=_STRING),
    "problems": _schema(subject=_STRING, stage=_STRING, what=_STRING, why=_STRING, advice=_STRING),
    # Event types for the pages: labels, colours (hex), icons; subtype rows name their type in `parent`.
    "ontology": _schema(
        type=_STRING, parent=_STRING, label_en=_STRING, label_ar=_STRING, definition_en=_STRING, definition_ar=_STRING,
        colour=_STRING, icon=_STRING, group=_STRING, acled=_STRING, plover=_STRING, cameo=_STRING,
    ),
    # Governorates, neighbouring countries and named areas; `geometry` is GeoJSON.
    "outlines": _schema(place_id=_STRING, name_en=_STRING, name_ar=_STRING, kind=_STRING, geometry=_STRING),
    # Facts about the build itself: built_at, schema, articles, seconds … one row each.
    "build": _schema(key=_STRING, value=_STRING),
}  # fmt: skip
