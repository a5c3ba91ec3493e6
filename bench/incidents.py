"""Incident reports coded by hand, kept outside the tree, and the gazetteers that they are measured with."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo import Gazetteer, load_gazetteer

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def load_incidents() -> list[dict[str, Any]] | None:
    """The articles with their incidents (`KHATT_INCIDENTS` names another file); None, said on standard output."""
    path = Path(os.environ.get("KHATT_INCIDENTS") or SHARED / "gold" / "incidents_dev.jsonl")
    if not path.exists():
        print(f"skipped: no incidents at {path}")
        return None
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measured_gazetteers() -> Iterator[tuple[str, Gazetteer]]:
    """The bundled gazetteer and, where its file is, the imported one (`KHATT_GAZETTEER` names another), by name."""
    yield "bundled gazetteer", load_gazetteer(None)
    imported = Path(os.environ.get("KHATT_GAZETTEER") or SHARED / "gazetteer" / "settlements.csv")
    if imported.exists():
        yield "with imported settlements", load_gazetteer(imported)
