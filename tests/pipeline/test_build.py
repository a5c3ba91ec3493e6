import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline.build as building
from pipeline import build_tables
from store import TABLES, load_table

FIRST = "قصفت طائرات حربية مدينة إدلب يوم الثلاثاء 3 آذار 2020. وأصيب ثلاثة مدنيين."
SECOND = "أعلن الجيش في 8 كانون الأول 2024 السيطرة على مدينة حمص وسط سوريا."
ROWS = [
    {"id": 1, "text": FIRST, "source": "خط", "url": "https://example.org/1", "published": "2020-03-04", "title": "أ"},
    {"id": 2, "text": FIRST, "source": "سطر", "url": "https://example.org/2", "published": "2020-03-05"},
    {"id": 3, "text": SECOND, "source": "خط"},
    {"id": 4, "text": ""},
]


def write(folder, rows, name="a.jsonl"):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    write(folder / "in", ROWS)
    return build_tables([folder / "in"], folder / "out"), folder / "out"


def test_summary_counts_articles_copies_events_and_problems(built):
    summary, folder = built
    assert (summary.articles, summary.copies, summary.status) == (2, 1, 1)
    assert sum(summary.events.values()) == len(load_table("events", folder)) > 0
    assert 0 < summary.dated <= sum(summary.events.values())
    assert 0 < summary.placed <= sum(summary.events.values())
    assert [problem.why for problem in summary.problems] == ["`text` is empty"]


def test_same_text_from_two_outlets_is_one_article_with_two_sources(built):
    _, folder = built
    articles, sources = load_table("articles", folder), load_table("article_sources", folder)
    article = articles[articles["text"] == FIRST].iloc[0]
    assert sorted(sources[sources["article_id"] == article["article_id"]]["source"]) == ["خط", "سطر"]
    assert (article["title"], article["published_best"].date().isoformat()) == ("أ", "2020-03-04")


def test_events_lead_to_their_articles_places_clusters_and_sources(built):
    _, folder = built
    events = load_table("events", folder)
    assert set(events["article_id"]) <= set(load_table("articles", folder)["article_id"])
    assert set(events["place_id"].dropna()) <= set(load_table("places", folder)["place_id"])
    assert set(events["cluster_id"]) == set(load_table("clusters", folder)["cluster_id"])
    assert set(events["event_id"]) == set(load_table("event_sources", folder)["event_id"])
    assert set(events["type"]) <= set(load_table("ontology", folder)["type"])


def test_problems_are_in_their_table(built):
    _, folder = built
    problems = load_table("problems", folder)
    assert problems["subject"][0].endswith("a.jsonl:4")
    assert problems["what"][0] == "not read"


def test_reference_tables_are_written(built):
    _, folder = built
    assert {"STRIKE", "TROOP_PRESENCE"} <= set(load_table("ontology", folder)["type"])
    outlines = load_table("outlines", folder)
    assert json.loads(outlines["geometry"][0])["type"] in ("Polygon", "MultiPolygon")
    assert dict(load_table("build", folder).itertuples(index=False))["articles"] == "2"


def contents(folder):
    tables = {name: load_table(name, folder) for name in TABLES if name != "build"}
    return {name: table.drop(columns="file", errors="ignore") for name, table in tables.items()}


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(len(ROWS) - 1)))
def test_order_of_the_files_changes_no_table(built, order):
    with TemporaryDirectory() as name:
        folder = Path(name)
        for place, number in enumerate(order):
            write(folder / "in", [ROWS[number]], f"{place}.jsonl")
        build_tables([folder / "in"], folder / "out")
        expected, found = contents(built[1]), contents(folder / "out")
    for table in set(TABLES) - {"build", "problems"}:
        pd.testing.assert_frame_equal(found[table], expected[table])


def test_worker_processes_give_the_same_tables(built, tmp_path):
    write(tmp_path / "in", ROWS)
    build_tables([tmp_path / "in"], tmp_path / "out", workers=2)
    for name, table in contents(tmp_path / "out").items():
        if name != "problems":
            pd.testing.assert_frame_equal(table, contents(built[1])[name])


def test_progress_counts_from_none_to_all(tmp_path):
    write(tmp_path / "in", ROWS)
    told = []
    build_tables([tmp_path / "in"], tmp_path / "out", progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_nothing_readable_leaves_older_tables_as_they_are(tmp_path):
    write(tmp_path / "in", ROWS)
    build_tables([tmp_path / "in"], tmp_path / "out")
    summary = build_tables([tmp_path / "absent"], tmp_path / "out")
    assert (summary.status, summary.saved) == (2, False)
    assert len(load_table("articles", tmp_path / "out")) == 2


def test_nothing_readable_at_first_writes_the_problems(tmp_path):
    summary = build_tables([tmp_path / "absent"], tmp_path / "out")
    assert (summary.status, summary.saved) == (2, True)
    assert list(load_table("problems", tmp_path / "out")["why"]) == ["no such file or folder"]


def test_half_characters_are_stored_as_marks_and_offsets_hold(tmp_path):
    text = FIRST[:5] + "\ud83d" + FIRST[5:]
    write(tmp_path / "in", [{"id": 1, "text": text, "source": "\udc00"}])
    assert build_tables([tmp_path / "in"], tmp_path / "out").status == 1
    stored = load_table("articles", tmp_path / "out").iloc[0]
    assert stored["text"] == text.replace("\ud83d", "\ufffd")
    for event in load_table("events", tmp_path / "out").itertuples():
        assert stored["text"][event.trigger_start : event.trigger_end] == event.trigger_text


def test_file_broken_as_a_whole_does_not_stop_the_others(tmp_path):
    write(tmp_path / "in", ROWS[:1])
    (tmp_path / "in" / "scan.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    summary = build_tables([tmp_path / "in"], tmp_path / "out")
    assert (summary.articles, summary.status) == (1, 1)
    assert {Path(problem.subject).name for problem in summary.problems} == {"scan.txt", "empty.txt"}


def test_event_whose_id_changed_is_found_under_its_old_one(tmp_path, monkeypatch):
    write(tmp_path / "in", ROWS[2:3])
    out = tmp_path / "out"
    build_tables([tmp_path / "in"], out)
    first = load_table("events", out)
    read = building.extract
    for mark in ("x", "y"):

        def renamed(article, mark=mark):
            extraction = read(article)
            events = tuple(replace(event, event_id=mark + event.event_id) for event in extraction.events)
            return replace(extraction, events=events)

        monkeypatch.setattr(building, "extract", renamed)
        build_tables([tmp_path / "in"], out)
    aliases = dict(load_table("aliases", out).itertuples(index=False))
    assert {old: aliases[old] for old in first["event_id"]} == {old: f"y{old}" for old in first["event_id"]}


def test_first_build_has_no_aliases(built):
    assert load_table("aliases", built[1]).empty
