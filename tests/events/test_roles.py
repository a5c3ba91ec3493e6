"""Who does what to whom, in the manner of many outlets: `tests/specs/roles.jsonl`."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import extract_record

SPECS = Path(__file__).parents[1] / "specs" / "roles.jsonl"
ROWS = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_sentence_gives_everybody_their_roles(row: dict[str, Any]) -> None:
    record = {"id": row["id"], "title": "", "text": row["text"], "published": row["published"]}
    events = extract_record(record)["events"]
    found = [(event["type"], sorted(f"{actor['role']}={actor['id']}" for actor in event["actors"])) for event in events]
    missed = [
        want for want in row["events"]
        if not any(kind in want["type"].split("|") and roles == sorted(want["actors"]) for kind, roles in found)
    ]  # fmt: skip
    assert missed == [], found
