"""Tables of made-up events, the same for the same seed: what the benchmarks and the tests of the pages read.

    python -m bench.generate_tables 10000 /tmp/tables-10000

Nothing in them is true; the places are a grid of points inside Syria, the sentences are a handful of patterns.
"""

import argparse
import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench import made_up
from store.schema import TABLES

FIRST_DAY = date(2011, 3, 15)
DAYS = 5_200
OUTLETS = ("وكالة أولى", "صحيفة ثانية", "قناة ثالثة", "موقع رابع", "إذاعة خامسة")
STATUSES = ("happened", "ordered", "planned", "possible", "denied")
MODALITIES = {
    "happened": "actual",
    "denied": "actual",
    "ordered": "ordered",
    "planned": "planned",
    "possible": "possible",
}
EVENTS_AN_ARTICLE = 5


def generate_tables(events: int, *, seed: int = 7) -> dict[str, pa.Table]:
    """Every table of the schema, with this many events of made-up articles.

    Args:
        events: how many events.
        seed: the same seed gives the same tables.
    """
    random = np.random.default_rng(seed)
    columns = _event_columns(events, random)
    tables = {
        "events": columns,
        "places": made_up.places(),
        "ontology": made_up.ontology(),
        "outlines": made_up.outlines(),
        "articles": _articles(columns),
        "article_sources": _article_sources(columns),
        "event_sources": _event_sources(columns),
        "event_actors": _event_actors(columns["event_id"], random),
        "event_quantities": _event_quantities(columns, random),
        "build": {"key": ["built_at", "articles"], "value": ["2024-12-31T12:00:00", str(events // EVENTS_AN_ARTICLE)]},
    }
    return {name: _table(name, tables.get(name, {})) for name in TABLES}  # type: ignore[arg-type]


def write_tables(events: int, folder: Path, *, seed: int = 7) -> Path:
    """Write the generated tables as Parquet files and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in generate_tables(events, seed=seed).items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    return folder


def write_ranges(path: Path, *, count: int = 10) -> Path:
    """Write named ranges of days, each with most of the events and each with others: what a benchmark filters by."""
    lines = ["id,first,last,label_en,label_ar,source"]
    for n in range(count):
        first = FIRST_DAY + timedelta(days=400 + 97 * n % 1_300)
        last = FIRST_DAY + timedelta(days=DAYS - 400 - 61 * n % 900)
        lines.append(f"range-{n},{first},{last},Range {n},مدى {n},made up")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _table(name: str, columns: dict[str, object]) -> pa.Table:
    """The columns given, the missing ones null, in the order of the schema."""
    schema = TABLES[name]
    rows = len(next(iter(columns.values()))) if columns else 0  # type: ignore[arg-type]
    arrays = [
        pa.array(columns[field.name], type=field.type, from_pandas=True)
        if field.name in columns
        else pa.nulls(rows, field.type)
        for field in schema
    ]
    return pa.table(arrays, schema=schema)


def _event_columns(count: int, random: np.random.Generator) -> dict[str, object]:
    number = np.arange(count)
    types = random.choice(list(made_up.TYPES), size=count, p=made_up.TYPE_SHARES)
    status = random.choice(STATUSES, size=count, p=[0.8, 0.04, 0.05, 0.05, 0.06])
    start = np.minimum((random.beta(2.2, 2.0, size=count) * DAYS).astype(int), DAYS - 1)
    length = random.choice([0, 3, 14, 30, 200], size=count, p=[0.72, 0.12, 0.08, 0.05, 0.03])
    throughout = (types == "TROOP_PRESENCE") | ((length > 20) & (random.random(count) < 0.4))
    undated = random.random(count) < 0.03
    open_end = throughout & (random.random(count) < 0.4)
    base = np.datetime64(FIRST_DAY)
    earliest, latest = base + start, base + start + length
    place = random.zipf(1.35, size=count) % len(made_up.place_ids())
    moving = np.isin(types, ["TROOP_MOVEMENT", "OFFENSIVE"]) & (number % 3 == 0)
    origins = {f"origin_{name}": _kept(column[place - 1], moving) for name, column in made_up.ends_of_ways().items()}
    sentences = np.array(made_up.SENTENCES, dtype=object)[number % len(made_up.SENTENCES)]
    ids = np.char.add("e", number.astype(str)).astype(object)
    polarity = np.where(status == "denied", "denied", "asserted")
    return origins | {
        "event_id": ids, "cluster_id": ids,
        "article_id": np.char.add("a", (number // EVENTS_AN_ARTICLE).astype(str)).astype(object),
        "type": types, "status": status, "polarity": polarity,
        "modality": np.array([MODALITIES[name] for name in status], dtype=object),
        "background": random.random(count) < 0.15, "salience": (number % EVENTS_AN_ARTICLE).astype(np.int32),
        "earliest": np.where(undated, np.datetime64("NaT"), earliest),
        "latest": np.where(undated | open_end, np.datetime64("NaT"), latest),
        "extent": np.where(throughout, "throughout", "within"),
        "place_id": _some_missing(np.array(made_up.place_ids(), dtype=object)[place], random),
        "trigger_start": np.zeros(count, np.int32), "trigger_end": np.full(count, 4, np.int32),
        "trigger_text": np.full(count, "كلمة", dtype=object), "trigger_rule": np.full(count, "made.up", dtype=object),
        "evidence_start": np.zeros(count, np.int32), "evidence_end": np.full(count, 60, np.int32),
        "evidence_text": sentences, "sources": random.integers(1, 4, size=count).astype(np.int32),
        "when_basis": np.full(count, "clause", dtype=object), "where_basis": np.full(count, "clause", dtype=object),
    }  # fmt: skip


def _kept(values: np.ndarray, keep: np.ndarray) -> np.ndarray:
    """The values where `keep` holds, None elsewhere."""
    values[~keep] = None
    return values


def _some_missing(values: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Six in a hundred are missing."""
    values[random.random(len(values)) < 0.06] = None
    return values


def _articles(columns: dict[str, object]) -> dict[str, object]:
    ids = list(dict.fromkeys(columns["article_id"]))  # type: ignore[call-overload]
    count = len(ids)
    days = np.datetime64(FIRST_DAY) + (np.arange(count) * 37 % DAYS)
    text = "\n".join(made_up.SENTENCES[:EVENTS_AN_ARTICLE])
    region = json.dumps([{"start": 0, "end": len(text), "kind": "body"}])
    return {
        "article_id": ids,
        "title": [f"تقرير مصنوع رقم {i}" for i in range(count)],
        "text": [text] * count,
        "source": [OUTLETS[i % len(OUTLETS)] for i in range(count)],
        "url": [f"https://example.org/{i}" for i in range(count)],
        "published_earliest": days,
        "published_latest": days,
        "published_best": days,
        "published_basis": ["given"] * count,
        "clues": ["[]"] * count,
        "regions": [region] * count,
        "events": [EVENTS_AN_ARTICLE] * count,
        "timexes": [0] * count,
        "toponyms": [0] * count,
    }


def _article_sources(columns: dict[str, object]) -> dict[str, object]:
    articles = _articles(columns)
    return {name: articles[name] for name in ("article_id", "source", "url")}


def _event_sources(columns: dict[str, object]) -> dict[str, object]:
    ids = list(columns["event_id"])  # type: ignore[call-overload]
    outlets = [OUTLETS[i // EVENTS_AN_ARTICLE % len(OUTLETS)] for i in range(len(ids))]
    return {
        "event_id": ids, "cluster_id": ids, "article_id": columns["article_id"], "source": outlets,
        "url": [f"https://example.org/{i // EVENTS_AN_ARTICLE}" for i in range(len(ids))],
        "title": [f"تقرير مصنوع رقم {i // EVENTS_AN_ARTICLE}" for i in range(len(ids))],
        "start": columns["evidence_start"], "end": columns["evidence_end"], "text": columns["evidence_text"],
        "primary": [True] * len(ids),
    }  # fmt: skip


def _event_actors(ids: object, random: np.random.Generator) -> dict[str, object]:
    chosen = random.integers(0, len(made_up.ACTORS), size=len(ids))  # type: ignore[arg-type]
    actors = [np.array(column, dtype=object)[chosen] for column in zip(*made_up.ACTORS, strict=True)]
    return {
        "event_id": ids, "role": np.full(len(chosen), "agent", dtype=object), "actor_id": actors[0],
        "name_en": actors[1], "name_ar": actors[2], "surface": actors[2], "side": actors[3],
    }  # fmt: skip


def _event_quantities(columns: dict[str, object], random: np.random.Generator) -> dict[str, object]:
    ids, types = np.asarray(columns["event_id"]), np.asarray(columns["type"])
    counted = np.where(types == "TROOP_PRESENCE", "present", np.where(types == "STRIKE", "killed", ""))
    keep = counted != ""
    low = random.integers(2, 2_000, size=int(keep.sum()))
    return {
        "event_id": ids[keep], "counted": counted[keep].astype(object), "low": low,
        "high": np.where(random.random(len(low)) < 0.3, low * 2, low),
        "approximate": random.random(len(low)) < 0.3,
        "unit": np.where(counted[keep] == "present", "soldier", "person").astype(object),
        "surface": low.astype(str).astype(object),
    }  # fmt: skip


def main() -> None:
    """Read the command line and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    write_tables(arguments.events, arguments.folder, seed=arguments.seed)


if __name__ == "__main__":
    main()
