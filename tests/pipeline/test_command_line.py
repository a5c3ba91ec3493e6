import json

import pytest

from model import RuleError
from pipeline import __main__ as command_line
from store import load_table

NEWS = "قصفت طائرات حربية مدينة إدلب يوم الثلاثاء 3 آذار 2020."


def run(capsysbinary, *arguments):
    status = command_line.main([str(argument) for argument in arguments])
    shown = capsysbinary.readouterr()
    return status, shown.out.decode(), shown.err.decode()


def test_extract_prints_one_line_a_file(tmp_path, capsysbinary):
    for name in ("a1", "a2"):
        (tmp_path / f"{name}.txt").write_text(f"{NEWS} {name}", encoding="utf-8")
    status, out, err = run(capsysbinary, "extract", tmp_path / "a1.txt", tmp_path / "a2.txt")
    records = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [record["id"] for record in records] == ["a1", "a2"]
    assert "إدلب" in out


def test_extract_keeps_lines_aligned_and_tells_what_failed(tmp_path, capsysbinary):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": 1, "text": NEWS}) + '\n{"id": 2\n' + json.dumps({"id": 3}) + "\n")
    status, out, err = run(capsysbinary, "extract", path)
    first, second, third = (json.loads(line) for line in out.splitlines())
    assert status == 1
    assert "error" not in first
    assert (second["id"], third["id"]) == (None, 3)
    assert "not a JSON object" in second["error"]
    assert f"{path}:2:" in err
    assert f"{path}:3:" in err


def test_extract_prints_half_characters_as_escapes(tmp_path, capsysbinary):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "\ud83d", "text": NEWS + "\ud83d"}))
    status, out, _ = run(capsysbinary, "extract", path)
    assert status == 1
    assert json.loads(out)["id"] == "\ud83d"


def test_extract_of_nothing_readable_is_two(tmp_path, capsysbinary):
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.4")
    status, out, _ = run(capsysbinary, "extract", tmp_path / "scan.txt", tmp_path / "absent.txt")
    assert status == 2
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["scan", "absent"]


@pytest.mark.parametrize(("second", "status"), [(b"", 1), (None, 0)])
def test_build_says_how_it_went(tmp_path, capsysbinary, second, status):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(NEWS, encoding="utf-8")
    if second is not None:
        (tmp_path / "in" / "b.txt").write_bytes(second)
    found, out, _ = run(capsysbinary, "build", tmp_path / "in", "--out", tmp_path / "out")
    assert found == status
    for word in ("articles", "events", "STRIKE", "dated", "placed", "problems"):
        assert word in out
    assert ("the file is empty" in out) == (status == 1)
    assert len(load_table("articles", tmp_path / "out")) == 1


def test_build_of_nothing_readable_is_two(tmp_path, capsysbinary):
    assert run(capsysbinary, "build", tmp_path / "absent", "--out", tmp_path / "out")[0] == 2


def test_summary_fits_one_screen(tmp_path, capsysbinary):
    (tmp_path / "in").mkdir()
    for number in range(60):
        (tmp_path / "in" / f"{number}.txt").write_bytes(b"")
    _, out, _ = run(capsysbinary, "build", tmp_path / "in", "--out", tmp_path / "out")
    assert "and 48 more" in out
    assert len(out.splitlines()) <= 40


def test_row_of_data_at_fault_is_told_without_a_trace(monkeypatch, tmp_path, capsysbinary):
    def fail(*_given, **_named):
        raise RuleError("actors.yaml:7: no such side")

    monkeypatch.setattr(command_line, "build_tables", fail)
    status, _, err = run(capsysbinary, "build", tmp_path, "--out", tmp_path / "out")
    assert (status, err.strip().splitlines()[-1]) == (2, "actors.yaml:7: no such side")
