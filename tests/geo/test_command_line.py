"""`python -m geo`: what it prints and how it exits."""

from pathlib import Path

import pytest

import geo.__main__ as command_line
from geo import importing


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "IMPORTED", tmp_path / "imported")
    monkeypatch.delenv("KHATT_NOMINATIM", raising=False)
    monkeypatch.delenv("KHATT_GAZETTEER", raising=False)


def bring(tmp_path: Path, text: str) -> int:
    source = tmp_path / "mine.csv"
    source.write_text(text, encoding="utf-8")
    return command_line.main(["import", str(source)])


def test_import_of_good_rows_exits_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(tmp_path, "name_ar,lat,lon\nكفر كذا,35.93,36.60\n") == 0
    assert "1 added" in capsys.readouterr().out


def test_import_with_a_refused_row_exits_1_and_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(tmp_path, "name_ar,lat,lon\nكفر كذا,35.93,36.60\nدير كذا,34.5,34.2\n") == 1
    out = capsys.readouterr().out
    assert "line 3: دير كذا: refused" in out
    assert "in the sea" in out


def test_import_of_nothing_usable_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(tmp_path, "name_ar,lat,lon\nدير كذا,34.5,34.2\n") == 2
    assert "Nothing was kept" in capsys.readouterr().out


def test_import_of_a_file_without_a_column_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(tmp_path, "name_ar,lat\nدير كذا,34.5\n") == 2
    assert "longitude is missing" in capsys.readouterr().err


def test_undo_takes_the_import_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring(tmp_path, "name_ar,lat,lon\nكفر كذا,35.93,36.60\n")
    assert command_line.main(["undo-import"]) == 0
    assert "001-mine.csv is undone" in capsys.readouterr().out
    assert command_line.main(["undo-import"]) == 0
    assert "no import to undo" in capsys.readouterr().out


def test_validate_exits_0_for_the_bundled_gazetteer(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["validate"]) == 0
    assert "0 problems" in capsys.readouterr().out


def test_geocode_answers_from_the_gazetteer(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["geocode", "سراقب"]) == 0
    assert "Saraqib" in capsys.readouterr().out


def test_geocode_of_an_unknown_name_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["geocode", "كفر لا أحد"]) == 1
    assert "not known" in capsys.readouterr().out


def test_geocode_reads_names_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = tmp_path / "names.txt"
    names.write_text("سراقب\n\nمنبج\n", encoding="utf-8")
    assert command_line.main(["geocode", "--file", str(names)]) == 0
    out = capsys.readouterr().out
    assert "Saraqib" in out
    assert "Manbij" in out


def test_geocode_without_names_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["geocode"]) == 2
    assert "no names" in capsys.readouterr().err


def test_retry_without_a_service_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["retry"]) == 2
    assert "KHATT_NOMINATIM" in capsys.readouterr().err


def test_download_without_a_network_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["download", "--from", "http://127.0.0.1:9/SY.zip"]) == 2
    assert "cannot be reached" in capsys.readouterr().err
