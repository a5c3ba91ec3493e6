"""Files to take away: complete, safe to open, with sentence, source, precision and credit."""

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest

from bench.generate_tables import write_tables
from store.queries_details import records
from store.queries_events import EventQueries
from store.queries_export import export_rows
from store.queries_filter import EventFilter
from store.queries_moments import find_moments
from store.queries_ways import find_ways
from store.tables import open_tables
from views.export_page import build_page
from views.exports import CREDIT, EXPORTS, defused
from views.labels import Labels
from views.look import Look
from views.palette import LIGHT

LOOK = Look(labels=Labels(language="ar"), theme=LIGHT, colours={}, type_names={})
WANTED = EventFilter(first=date(2015, 1, 1), last=date(2018, 12, 31))
HOSTILE = '=HYPERLINK("http://x")</script><b>\x0b'


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EventQueries]:
    with open_tables(write_tables(200, tmp_path_factory.mktemp("tables"))) as tables:
        yield EventQueries(tables)


@pytest.fixture(scope="module")
def rows(queries: EventQueries) -> pd.DataFrame:
    found = export_rows(queries, WANTED)
    found.loc[0, "sentence"] = HOSTILE
    return found


def built(name: str, rows: pd.DataFrame) -> bytes:
    return EXPORTS[name].build(rows)


def test_export_holds_what_is_shown_and_nothing_else(queries: EventQueries, rows: pd.DataFrame) -> None:
    assert set(rows["event_id"]) == set(queries.rows(WANTED)["event_id"])


def test_precision_is_told_for_time_and_place(rows: pd.DataFrame) -> None:
    assert set(rows["time_precision"]) >= {"day", "interval", "open"}
    assert set(rows["geo_precision"]) >= {"point", "unknown"}


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_every_format_is_built_and_holds_the_sentence(name: str, rows: pd.DataFrame) -> None:
    content = built(name, rows)
    assert len(content) > 1_000
    if name not in ("excel", "parquet"):
        text = content.decode("utf-8-sig").replace("\r\n ", "")
        assert "مصادر محلية" in text


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_no_events_make_a_file_all_the_same(name: str, rows: pd.DataFrame) -> None:
    assert isinstance(built(name, rows.iloc[:0]), bytes)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_formulas_are_defused(text: str) -> None:
    assert defused(text).startswith("'")


def test_csv_opens_with_arabic_in_excel(rows: pd.DataFrame) -> None:
    content = built("csv", rows)
    assert content.startswith(b"\xef\xbb\xbf")
    assert pd.read_csv(io.BytesIO(content))["sentence"].iloc[0].startswith("'=")


def test_workbook_opens_from_right_to_left_without_formulas(rows: pd.DataFrame) -> None:
    book = openpyxl.load_workbook(io.BytesIO(built("excel", rows)))
    assert book["events"].sheet_view.rightToLeft
    assert not any(cell.data_type == "f" for line in book["events"].iter_rows() for cell in line)
    assert book["about"]["A2"].value == CREDIT


def test_geojson_puts_longitude_first_and_keeps_events_without_a_place(rows: pd.DataFrame) -> None:
    content = json.loads(built("geojson", rows))
    assert len(content["features"]) == len(rows)
    points = [f["geometry"]["coordinates"] for f in content["features"] if f["geometry"]]
    assert all(35 < longitude < 43 and 32 < latitude < 38 for longitude, latitude in points)


def test_kml_is_well_formed(rows: pd.DataFrame) -> None:
    root = ElementTree.fromstring(built("kml", rows))
    assert len(root.findall(".//{*}Placemark")) == int(rows["latitude"].notna().sum())


def test_calendar_ends_the_day_after_and_folds_its_lines(rows: pd.DataFrame) -> None:
    lines = built("calendar", rows).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    one_day = rows[rows["time_precision"].eq("day")].iloc[0]
    assert f"DTEND;VALUE=DATE:{one_day['latest'] + pd.Timedelta(days=1):%Y%m%d}".encode() in lines


def test_timelinejs_gets_no_markup_from_articles(rows: pd.DataFrame) -> None:
    assert b"<b>" not in built("timelinejs", rows)


@pytest.fixture(scope="module")
def page(queries: EventQueries, rows: pd.DataFrame) -> bytes:
    moments = find_moments(queries, WANTED)
    tables = queries.tables
    places = {row["place_id"]: row for row in records(tables.query("SELECT * FROM places"))}
    outlines = records(tables.query("SELECT * FROM outlines"))
    return build_page(
        rows, moments, find_ways(queries, WANTED, by_day=True), places, outlines=outlines, look=LOOK,
        span=(date(2015, 1, 1), date(2018, 12, 31)),
    )  # fmt: skip


def test_single_page_asks_for_nothing(page: bytes) -> None:
    text = page.decode()
    assert not re.search(r'(?:src|href)="', text.split("<script>")[0])
    assert "url(" not in text.split("</style>")[0]


def test_words_of_articles_cannot_end_a_script_of_the_single_page(page: bytes) -> None:
    assert HOSTILE not in page.decode()
    assert page.decode().count("<script>") == page.decode().count("</script>")


def test_single_page_is_turned_for_arabic(page: bytes, tmp_path: Path) -> None:
    assert '<html lang="ar" dir="rtl">' in page.decode()
    (tmp_path / "khatt.html").write_bytes(page)
    assert (tmp_path / "khatt.html").stat().st_size < 2_000_000
