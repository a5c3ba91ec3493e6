"""Bringing one's own gazetteer: what is read, mended, merged, refused, kept and undone."""

import csv
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer, build_gazetteer
from geo.importing import ImportReport, import_file, load_overlays, overlays, undo_import, with_file
from geo.loading import SETTING, load_bundled, load_gazetteer
from geo.place_rows import PlaceRow
from model import GazetteerError

HEADER = "name_ar,name_en,lat,lon\n"
SHARED = Path(__file__).parents[2].parent / "shared" / "gazetteer" / "settlements.csv"


@pytest.fixture
def gazetteer() -> Gazetteer:
    town = PlaceRow(place_id="sy-saraqib", name_ar="سراقب", name_en="Saraqib", kind="town", latitude=35.864,
                    longitude=36.806, radius_km=2.0, source="a test", licence="none", country_code="SY",
                    governorate="Idlib", population=34_000)  # fmt: skip
    village = PlaceRow(place_id="sy-tarnaba", name_ar="الترنبة", name_en="Tarnaba", kind="village", latitude=35.85,
                       longitude=36.77, radius_km=4.0, source="a test", licence="none", country_code="SY",
                       governorate="Idlib")  # fmt: skip
    return build_gazetteer([town, village])


def bring(text: str, gazetteer: Gazetteer, tmp_path: Path, name: str = "mine.csv") -> ImportReport:
    source = tmp_path / name
    source.write_text(text, encoding="utf-8")
    return import_file(source, gazetteer, folder=tmp_path / "imported")


def test_new_place_is_added_with_its_governorate(gazetteer: Gazetteer, tmp_path: Path) -> None:
    bring(HEADER + "كفر كذا,Kafr Kadha,35.93,36.60\n", gazetteer, tmp_path)
    rows = load_overlays(gazetteer.rows, tmp_path / "imported")
    (added,) = [row for row in rows.values() if row.name_ar == "كفر كذا"]
    assert (added.governorate, added.country_code, added.kind) == ("Idlib", "SY", "village")


def test_same_name_nearby_is_merged(gazetteer: Gazetteer, tmp_path: Path) -> None:
    report = bring(HEADER + "سَراقب,Sarakeb,35.87,36.80\n", gazetteer, tmp_path)
    assert [(row.outcome, row.place_id) for row in report.rows] == [("merged", "sy-saraqib")]


def test_merging_keeps_a_sure_point_and_adds_names(gazetteer: Gazetteer, tmp_path: Path) -> None:
    bring("name_ar,name_en,lat,lon,aliases\nسراقب,Sarakeb,35.87,36.80,سراقب المدينة\n", gazetteer, tmp_path)
    merged = load_overlays(gazetteer.rows, tmp_path / "imported")["sy-saraqib"]
    assert (merged.latitude, merged.names) == (35.864, ("سراقب", "سراقب المدينة"))


def test_merging_moves_a_village_that_was_not_sure(gazetteer: Gazetteer, tmp_path: Path) -> None:
    bring(HEADER + "الترنبة,Tarnaba,35.861,36.765\n", gazetteer, tmp_path)
    merged = load_overlays(gazetteer.rows, tmp_path / "imported")["sy-tarnaba"]
    assert (merged.latitude, merged.radius_km, merged.source) == (35.861, 2.0, "imported:mine.csv")


def test_same_name_far_away_is_another_place(gazetteer: Gazetteer, tmp_path: Path) -> None:
    report = bring(HEADER + "سراقب,Other,34.80,36.70\n", gazetteer, tmp_path)
    assert [row.outcome for row in report.rows] == ["added"]


def test_row_that_stands_twice_is_told(gazetteer: Gazetteer, tmp_path: Path) -> None:
    report = bring(
        HEADER + "كفر كذا,A,35.93,36.60\nكفركذا,A,35.931,36.60\nكفر كذا,A,35.93,36.60\n", gazetteer, tmp_path
    )
    assert report.rows[2].outcome == "repeated"


@pytest.mark.parametrize(
    ("lat", "lon", "why"),
    [
        ("34.5", "34.2", "in the sea"),
        ("48.85", "2.35", "another continent"),
        ("-12.0", "-77.0", "another continent"),
        ("135.9", "236.6", "not on the globe"),
        ("", "36.6", "no latitude"),
        ("abc", "36.6", "not a number"),
        ("nan", "36.6", "not a number"),
    ],
)
def test_impossible_point_is_refused_with_the_reason(
    gazetteer: Gazetteer, tmp_path: Path, lat: str, lon: str, why: str
) -> None:
    report = bring(HEADER + f"كفر كذا,K,{lat},{lon}\nدير كذا,D,35.9,36.6\n", gazetteer, tmp_path)
    assert [row.outcome for row in report.rows] == ["refused", "added"]
    assert why in report.rows[0].reason


@pytest.mark.parametrize(
    ("lat", "lon", "why"),
    [("٣٥٫٩٣", "٣٦٫٦٠", "Arabic-Indic"), ("۳۵.۹۳", "۳۶.۶۰", "Arabic-Indic"), ("40.10", "35.35", "swapped")],
)  # fmt: skip
def test_mendable_point_is_mended_and_said(gazetteer: Gazetteer, tmp_path: Path, lat: str, lon: str, why: str) -> None:
    report = bring(HEADER + f"كفر كذا,K,{lat},{lon}\n", gazetteer, tmp_path)
    assert report.rows[0].outcome == "added"
    assert why in report.rows[0].reason


def test_swapped_point_comes_out_the_right_way_round(gazetteer: Gazetteer, tmp_path: Path) -> None:
    bring(HEADER + "كفر كذا,K,40.10,35.35\n", gazetteer, tmp_path)
    (added,) = [row for row in load_overlays({}, tmp_path / "imported").values() if row.name_ar == "كفر كذا"]
    assert (added.latitude, added.longitude, added.governorate) == (35.35, 40.10, "Deir ez-Zor")


def test_repeated_id_is_refused(gazetteer: Gazetteer, tmp_path: Path) -> None:
    report = bring("id,name_ar,lat,lon\n7,كفر كذا,35.93,36.6\n7,دير كذا,35.8,36.5\n", gazetteer, tmp_path)
    assert [row.outcome for row in report.rows] == ["added", "refused"]
    assert "line 2" in report.rows[1].reason


def test_row_with_too_few_cells_is_refused_alone(gazetteer: Gazetteer, tmp_path: Path) -> None:
    report = bring(HEADER + "كفر كذا,K,35.93\nدير كذا,D,35.9,36.6\n", gazetteer, tmp_path)
    assert [row.outcome for row in report.rows] == ["refused", "added"]


def test_point_far_from_the_area_it_is_said_to_lie_in_is_refused(gazetteer: Gazetteer, tmp_path: Path) -> None:
    report = bring("name_ar,lat,lon,within_ar\nكفر كذا,33.0,36.2,مركز سراقب / سراقب\n", gazetteer, tmp_path)
    assert report.rows[0].outcome == "refused"
    assert "said to lie in" in report.rows[0].reason


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "is empty"), (b"name_ar,lat\n\xd8\xaa,1\n", "lon"), (b"\xff\xfe\x00junk", "UTF-8")],
)  # fmt: skip
def test_file_that_cannot_be_read_is_named(gazetteer: Gazetteer, tmp_path: Path, content: bytes, why: str) -> None:
    source = tmp_path / "broken.csv"
    source.write_bytes(content)
    with pytest.raises(GazetteerError, match=why):
        import_file(source, gazetteer, folder=tmp_path / "imported")


def test_missing_file_is_named(gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        import_file(tmp_path / "none.csv", gazetteer, folder=tmp_path / "imported")


def geonames_line(geoname_id: int, name: str, alternates: str, lat: str, lon: str, feature: str = "PPL") -> str:
    cells = [str(geoname_id), name, name, alternates, lat, lon, "P", feature, "SY", "", "12", "", "", "", "900", "", "",
             "Asia/Damascus", "2020-01-01"]  # fmt: skip
    return "\t".join(cells) + "\n"


def test_geonames_dump_gives_its_arabic_alternates(gazetteer: Gazetteer, tmp_path: Path) -> None:
    dump = geonames_line(1, "Kafr Kadha", "Kafr,Кафр,کفر کذا,كفر كذا,كفركذا الغربية", "35.93", "36.60")
    report = bring(dump, gazetteer, tmp_path, "SY.txt")
    row = load_overlays({}, tmp_path / "imported")["geonames-1"]
    assert report.counts["added"] == 1
    assert row.names == ("كفر كذا", "كفركذا الغربية")
    assert row.licence == "CC BY 4.0, GeoNames"


def test_geonames_row_without_arabic_name_is_passed_over(gazetteer: Gazetteer, tmp_path: Path) -> None:
    report = bring(geonames_line(1, "Kafr Kadha", "Kafr", "35.93", "36.60"), gazetteer, tmp_path, "SY.txt")
    assert [row.outcome for row in report.rows] == ["passed over"]
    assert report.written is None


def test_geonames_row_with_a_missing_column_is_refused_alone(gazetteer: Gazetteer, tmp_path: Path) -> None:
    good = geonames_line(1, "Kafr Kadha", "كفر كذا", "35.93", "36.60")
    broken = geonames_line(2, "Deir Kadha", "دير كذا", "35.93", "36.70").rsplit("\t", 1)[0] + "\n"
    report = bring(good + broken, gazetteer, tmp_path, "SY.txt")
    assert [row.outcome for row in report.rows] == ["added", "refused"]


def test_import_is_reported_row_by_row_on_disk(gazetteer: Gazetteer, tmp_path: Path) -> None:
    report = bring(HEADER + "كفر كذا,K,35.93,36.60\nدير كذا,D,34.5,34.2\n", gazetteer, tmp_path)
    assert report.written is not None
    with report.written.with_suffix(".report").open(encoding="utf-8", newline="") as lines:
        assert [row["outcome"] for row in csv.DictReader(lines)] == ["added", "refused"]


def test_undo_takes_the_last_import_away(gazetteer: Gazetteer, tmp_path: Path) -> None:
    bring(HEADER + "كفر كذا,K,35.93,36.60\n", gazetteer, tmp_path, "first.csv")
    bring(HEADER + "دير كذا,D,35.83,36.50\n", gazetteer, tmp_path, "second.csv")
    undone = undo_import(tmp_path / "imported")
    assert undone is not None
    assert [path.name for path in overlays(tmp_path / "imported")] == ["001-first.csv"]


def test_undo_without_an_import_does_nothing(tmp_path: Path) -> None:
    assert undo_import(tmp_path) is None


def test_second_import_of_a_file_adds_nothing(gazetteer: Gazetteer, tmp_path: Path) -> None:
    text = HEADER + "كفر كذا,K,35.93,36.60\n"
    bring(text, gazetteer, tmp_path)
    standing = build_gazetteer(load_overlays(gazetteer.rows, tmp_path / "imported").values())
    assert [row.outcome for row in bring(text, standing, tmp_path).rows] == ["merged"]


def test_file_for_one_run_is_laid_over_and_nothing_written(gazetteer: Gazetteer, tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text(HEADER + "كفر كذا,K,35.93,36.60\n", encoding="utf-8")
    assert with_file(source, gazetteer).candidates("كفركذا")
    assert list(tmp_path.iterdir()) == [source]


def test_setting_names_the_file_for_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "mine.csv"
    source.write_text(HEADER + "كفر لا أحد,K,35.93,36.60\n", encoding="utf-8")
    monkeypatch.setenv(SETTING, str(source))
    assert load_gazetteer().candidates("كفر لا أحد")
    monkeypatch.delenv(SETTING)
    assert not load_gazetteer().candidates("كفر لا أحد")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the measuring data is not here")
def test_table_of_settlements_comes_in_nearly_whole(tmp_path: Path) -> None:
    report = import_file(SHARED, load_bundled(), folder=tmp_path)
    assert report.counts["added"] + report.counts["merged"] > 0.99 * len(report.rows)
