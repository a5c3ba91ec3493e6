"""Sentences and short articles with their events: `tests/specs/events.jsonl`."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import extract_record

SPECS = Path(__file__).parents[1] / "specs" / "events.jsonl"
ROWS = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]
ARTICLES = [row for row in ROWS if row["id"].startswith("a")]
SENTENCES = [row for row in ROWS if not row["id"].startswith("a")]


def _extract(row: dict[str, Any]) -> list[dict[str, Any]]:
    record = {"id": row["id"], "title": row.get("title", ""), "text": row["text"], "published": row["published"]}
    events: list[dict[str, Any]] = extract_record(record)["events"]
    return events


def _faults(want: dict[str, Any], event: dict[str, Any]) -> list[str]:
    """What of the wanted event an event has wrong; fields that the specification leaves out are free."""
    when, where = event["when"] or {}, event["where"] or {}
    faults = [] if event["type"] in want["type"].split("|") else [f"type {event['type']}"]
    for field in ("subtype", "background"):
        if field in want and event[field] != want[field]:
            faults.append(f"{field} {event[field]}")
    faults += [
        f"{field} {event[field]}"
        for field, usual in (("polarity", "asserted"), ("modality", "actual"))
        if event[field] != want.get(field, usual)
    ]
    faults += [f"{end} {when.get(end)}" for end in ("earliest", "latest") if end in want and when.get(end) != want[end]]
    if "place" in want and not _placed(want["place"], where):
        faults.append(f"place {where.get('name_ar')}")
    counted = {(q["counted"], q["low"], q["high"]) for q in event["quantities"]}
    faults += [f"counted {counted}" for number in want.get("counted", []) if tuple(number) not in counted]
    if len(counted) != want.get("counts", len(counted)):
        faults.append(f"counts {counted}")
    return faults + _strangers(want, event)


def _strangers(want: dict[str, Any], event: dict[str, Any]) -> list[str]:
    """Actors and source of an event that are not exactly those wanted; both are free where they are left out."""
    actors = sorted(f"{actor['role']}={actor['id']}" for actor in event["actors"])
    source = (event["attribution"] or {}).get("source_id")
    faults = [f"actors {actors}"] if "actors" in want and actors != sorted(want["actors"]) else []
    return [*faults, f"source {source}"] if "source" in want and source != want["source"] else faults


def _placed(name: str | None, where: dict[str, Any]) -> bool:
    """Whether a place is called so; `None` wants no place."""
    return not where if name is None else name in (where.get("name_ar") or "")


def _unmet(row: dict[str, Any], events: list[dict[str, Any]]) -> list[Any]:
    return [
        (want, [_faults(want, event) for event in events])
        for want in row["events"]
        if all(_faults(want, event) for event in events)
    ]


@pytest.mark.parametrize("row", [row for row in SENTENCES if row["events"]], ids=lambda row: row["id"])
def test_sentence_tells_its_event(row: dict[str, Any]) -> None:
    events = _extract(row)
    assert _unmet(row, events) == []
    assert len(events) == len(row["events"]), [event["type"] for event in events]


@pytest.mark.parametrize("row", [row for row in SENTENCES if not row["events"]], ids=lambda row: row["id"])
def test_sentence_tells_no_event(row: dict[str, Any]) -> None:
    assert [event["type"] for event in _extract(row)] == []


@pytest.mark.parametrize("row", ARTICLES, ids=lambda row: row["id"])
def test_article_tells_its_events(row: dict[str, Any]) -> None:
    events = _extract(row)
    assert _unmet(row, events) == []
    assert not row["events"] or _faults(row["events"][0], events[0]) == []


def test_specs_are_many_enough() -> None:
    assert len(SENTENCES) >= 400
    assert len(ARTICLES) >= 40
    assert sum(not row["events"] for row in ROWS) >= 120
