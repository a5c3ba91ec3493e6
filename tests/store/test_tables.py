from datetime import date

import pyarrow.parquet as pq
import pytest

from model import TableError
from store import SCHEMA_VERSION, TABLES, load_table, open_tables, save_tables, tables_folder, tables_state

EVENT = {"event_id": "e1", "type": "STRIKE", "earliest": date(2020, 3, 3), "background": False}


def test_saved_rows_are_loaded_again(tmp_path):
    save_tables({"events": [EVENT, {"event_id": "e2"}]}, tmp_path)
    events = load_table("events", tmp_path)
    assert list(events["event_id"]) == ["e1", "e2"]
    assert events["earliest"][0].date() == date(2020, 3, 3)
    assert events["earliest"].isna()[1]


def test_every_table_is_written_with_its_columns(tmp_path):
    save_tables({}, tmp_path)
    for name, schema in TABLES.items():
        assert list(load_table(name, tmp_path).columns) == schema.names


def test_nothing_is_left_aside(tmp_path):
    save_tables({}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.parquet" for name in TABLES)


def test_tables_answer_sql(tmp_path):
    save_tables({"events": [EVENT, {"event_id": "e2", "earliest": date(2019, 1, 1)}]}, tmp_path)
    with open_tables(tmp_path) as tables:
        found = tables.query("SELECT event_id FROM events WHERE earliest >= ?", [date(2020, 1, 1)])
    assert list(found["event_id"]) == ["e1"]


@pytest.mark.parametrize("rows", [[{"no_such_column": 1}], [{"earliest": "tomorrow"}], [{"salience": 2**40}]])
def test_rows_that_do_not_fit_are_refused_and_change_nothing(tmp_path, rows):
    save_tables({"events": [EVENT]}, tmp_path)
    with pytest.raises(TableError, match="events"):
        save_tables({"events": rows}, tmp_path)
    assert list(load_table("events", tmp_path)["event_id"]) == ["e1"]
    assert not list(tmp_path.glob(".building-*"))


def test_unknown_tables_are_refused(tmp_path):
    with pytest.raises(TableError, match="no such table: gossip"):
        save_tables({"gossip": []}, tmp_path)
    save_tables({}, tmp_path)
    with pytest.raises(TableError, match="no such table: gossip"):
        load_table("gossip", tmp_path)


def test_absent_tables_say_how_to_build_them(tmp_path):
    assert tables_state(tmp_path) == "absent"
    with pytest.raises(TableError, match="python -m pipeline build"):
        load_table("events", tmp_path)


def test_tables_of_another_version_are_told(tmp_path):
    save_tables({}, tmp_path)
    events = pq.read_table(tmp_path / "events.parquet")
    pq.write_table(
        events.replace_schema_metadata({"khatt_schema": SCHEMA_VERSION + "-old"}), tmp_path / "events.parquet"
    )
    assert tables_state(tmp_path) == "older"
    with pytest.raises(TableError, match="another version"):
        open_tables(tmp_path)


def test_files_of_two_builds_are_told(tmp_path):
    save_tables({}, tmp_path / "one")
    save_tables({}, tmp_path / "two")
    (tmp_path / "two" / "events.parquet").replace(tmp_path / "one" / "events.parquet")
    assert tables_state(tmp_path / "one") == "broken"


@pytest.mark.parametrize("content", [b"", b"PAR1 not really"])
def test_damaged_file_is_told(tmp_path, content):
    save_tables({}, tmp_path)
    (tmp_path / "events.parquet").write_bytes(content)
    assert tables_state(tmp_path) == "broken"


def test_folder_of_the_tables_may_be_set(monkeypatch, tmp_path):
    monkeypatch.setenv("KHATT_TABLES", str(tmp_path))
    assert tables_folder() == tmp_path
