import json
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from model import TableError
from pipeline import ensure_tables, ensuring
from pipeline.build import lock_file
from store import load_table, save_tables, tables_state

ROOT = Path(__file__).parents[2]
TEXT = "قصفت طائرات حربية مدينة إدلب يوم الثلاثاء 3 آذار 2020."


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "in" / "a.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join(json.dumps({"text": f"{TEXT} {n}"}) for n in range(3)), encoding="utf-8")
    return path


def count_builds(monkeypatch):
    builds = []
    build = ensuring.build_unlocked
    monkeypatch.setattr(ensuring, "build_unlocked", lambda *given: builds.append(1) or build(*given))
    return builds


def test_many_visitors_build_once(tmp_path, source, monkeypatch):
    builds = count_builds(monkeypatch)
    gate = threading.Barrier(4)

    def visit(_):
        gate.wait()
        return ensure_tables(tmp_path / "out", paths=[source])

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(visit, range(4))) == {tmp_path / "out"}
    assert builds == [1]


def test_processes_build_once(tmp_path, source):
    code = (
        "import sys; from pathlib import Path; from pipeline import ensure_tables; told = []; "
        "ensure_tables(Path(sys.argv[1]), paths=[Path(sys.argv[2])], progress=lambda *n: told.append(n)); "
        "print((3, 3) in told and (1, 3) in told and (2, 3) in told)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "out"), str(source)]
    visitors = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    saw_every_step = [visitor.communicate(timeout=120)[0].strip() for visitor in visitors]
    assert [visitor.returncode for visitor in visitors] == [0, 0]
    assert saw_every_step.count("True") == 1
    assert len(load_table("articles", tmp_path / "out")) == 3


def test_visitor_who_waits_sees_how_far_the_build_is(tmp_path, source):
    out = tmp_path / "out"
    out.mkdir()
    (out / ".progress").write_text("7 60")
    lock = FileLock(lock_file(out))
    lock.acquire()
    told = []
    waited = threading.Event()

    def progress(done, total):
        told.append((done, total))
        waited.set()

    with ThreadPoolExecutor(1) as pool:
        visit = pool.submit(ensure_tables, out, paths=[source], progress=progress)
        assert waited.wait(timeout=10)
        lock.release()
        visit.result(timeout=60)
    assert told[0] == (7, 60)
    assert told[-1] == (3, 3)
    assert not (out / ".progress").exists()


def test_progress_that_cannot_be_read_counts_as_none(tmp_path):
    (tmp_path / ".progress").write_text("soon")
    assert ensuring._read_progress(tmp_path) == (0, 0)


@pytest.mark.parametrize("harm", ["older", "broken"])
def test_tables_that_cannot_be_used_are_built_again(tmp_path, source, monkeypatch, harm):
    with monkeypatch.context() as patch:
        if harm == "older":
            patch.setattr("store.tables.SCHEMA_VERSION", "0")
        save_tables({}, tmp_path / "out")
    if harm == "broken":
        (tmp_path / "out" / "events.parquet").write_bytes(b"")
    assert tables_state(tmp_path / "out") == harm
    ensure_tables(tmp_path / "out", paths=[source])
    assert len(load_table("articles", tmp_path / "out")) == 3


def test_older_tables_in_a_folder_set_by_hand_are_refused_and_left_alone(tmp_path, source, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("store.tables.SCHEMA_VERSION", "0")
        save_tables({}, tmp_path / "own")
    before = (tmp_path / "own" / "events.parquet").read_bytes()
    monkeypatch.setenv("KHATT_TABLES", str(tmp_path / "own"))
    with pytest.raises(TableError, match="another version"):
        ensure_tables(paths=[source])
    assert (tmp_path / "own" / "events.parquet").read_bytes() == before


def test_tables_that_are_ready_are_left_alone(tmp_path, source):
    folder = ensure_tables(tmp_path / "out", paths=[source])
    before = (folder / "events.parquet").stat().st_mtime_ns
    assert ensure_tables(folder, paths=[folder / "absent"]) == folder
    assert (folder / "events.parquet").stat().st_mtime_ns == before
