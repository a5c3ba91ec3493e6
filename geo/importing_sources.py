"""Reading what a user brings: GeoNames' dump of a country or a CSV table, row by row, with what is wrong with each."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.naming import arabic_names
from lexicon import fold
from model import GazetteerError

GEONAMES_COLUMNS = 19
_COLUMNS = {
    "name_ar": ("name_ar", "ar", "arabic", "arabic_name", "name_arabic", "الاسم", "الاسم بالعربية"),
    "name_en": ("name_en", "en", "name", "english", "asciiname", "english_name"),
    "latitude": ("latitude", "lat", "y", "خط العرض"),
    "longitude": ("longitude", "lon", "lng", "long", "x", "خط الطول"),
    "row_id": ("place_id", "id", "geonameid", "pcode"),
    "aliases_ar": ("aliases_ar", "aliases", "alternatenames"),
    "within_ar": ("within_ar", "within", "governorate_ar"),
    "kind": ("kind", "type"),
    "country_code": ("country_code", "country", "iso2"),
    "population": ("population",),
}  # fmt: skip
_REQUIRED = ("name_ar", "latitude", "longitude")
_FEATURE_KINDS = {
    "PPLC": "capital", "PPLA": "city", "PPLX": "quarter", "PPLF": "farm", "AIRB": "airport", "AIRP": "airport",
    "AIRF": "airport", "DAM": "dam", "BDG": "bridge", "MT": "mountain", "MTS": "mountain", "HLL": "mountain",
    "HLLS": "mountain", "LK": "lake", "RSV": "lake", "STM": "river", "STMI": "valley", "WAD": "valley", "VAL": "valley",
    "ISL": "island", "OILF": "oil_field", "INSM": "base", "PRN": "prison", "RLCN": "road", "RUIN": "site",
    "ADM3": "subdistrict",
    "CMP": "camp", "CMPRF": "camp", "HBR": "port", "PRT": "port", "FRM": "farm",
}  # fmt: skip
_TOWN_PEOPLE = 5_000
_SKIPPED_FEATURES = {"PCLI", "ADM1", "ADM2", "PPLH", "PPLQ", "PPLW"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One row of a user's file, before its point is checked."""

    number: int
    """Line in the file."""
    row_id: str
    """Its id there, with the kind of file before it (`geonames-170063`); empty where the file has none."""
    name_ar: str
    name_en: str
    aliases_ar: tuple[str, ...]
    latitude: str
    """As written."""
    longitude: str
    kind: str
    country_code: str
    within_ar: tuple[str, ...]
    """Places that it is said to lie in, smallest first."""
    population: int
    problem: str = ""
    """Why it cannot be used; empty for a row that can."""


def read_source(path: Path) -> Iterator[SourceRow]:
    """Rows of a GeoNames dump or a CSV table.

    Raises:
        GazetteerError: the file cannot be read, is empty, or lacks a column that no row can do without.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    lines = text.splitlines()
    if not lines:
        raise GazetteerError(f"{path}: is empty")
    first = lines[0].split("\t")
    if len(first) >= GEONAMES_COLUMNS - 1 and first[0].isdecimal():
        return _geonames_rows(lines)
    return _csv_rows(path, lines)


def _geonames_rows(lines: Sequence[str]) -> Iterator[SourceRow]:
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        if len(cells) == GEONAMES_COLUMNS:
            yield _geonames_row(number, cells)
        elif line.strip():
            problem = f"{len(cells)} columns where a GeoNames row has {GEONAMES_COLUMNS}"
            yield _broken_row(number, cells[1] if len(cells) > 1 else line[:40], problem)


def _geonames_row(number: int, cells: Sequence[str]) -> SourceRow:
    names = arabic_names((cells[1], *cells[3].split(",")))
    feature = cells[7]
    problem = ""
    if not names:
        problem = "no Arabic name"
    elif feature in _SKIPPED_FEATURES or cells[6] not in "PSTHLAR":
        problem = f"a {feature or cells[6]}: not a place that this file adds"
    elif cells[6] != "P" and feature not in _FEATURE_KINDS:
        problem = f"a {feature}: not a kind of place that news name"
    population = int(cells[14]) if cells[14].isdecimal() else 0
    return SourceRow(
        number=number, row_id=f"geonames-{cells[0]}", name_ar=names[0] if names else "", name_en=cells[2] or cells[1],
        aliases_ar=names[1:], latitude=cells[4], longitude=cells[5], kind=_feature_kind(feature, population),
        country_code=cells[8], within_ar=(), population=population, problem=problem,
    )  # fmt: skip


def _feature_kind(feature: str, population: int) -> str:
    return _FEATURE_KINDS.get(feature, "town" if population >= _TOWN_PEOPLE else "village")


def _csv_rows(path: Path, lines: Sequence[str]) -> Iterator[SourceRow]:
    delimiter = max(",;\t", key=lines[0].count)
    reader = csv.reader(lines, delimiter=delimiter)
    header = [name.strip().lower() for name in next(reader)]
    positions = _positions(header)
    missing = [name for name in _REQUIRED if name not in positions]
    if missing:
        raise GazetteerError(f"{path}: column {', '.join(missing)} is missing; the file has: {', '.join(header)}")
    return _table_rows(reader, len(header), positions)


def _positions(header: Sequence[str]) -> Mapping[str, int]:
    return {
        column: header.index(known[0])
        for column, names in _COLUMNS.items()
        if (known := [name for name in names if name in header])
    }


def _table_rows(reader: "Iterator[list[str]]", width: int, positions: Mapping[str, int]) -> Iterator[SourceRow]:
    number = 1
    for cells in reader:
        number += 1
        if not any(cells):
            continue
        if len(cells) != width:
            yield _broken_row(number, cells[0], f"{len(cells)} cells where the header has {width}")
            continue
        yield _table_row(number, {column: cells[at].strip() for column, at in positions.items()})


def _table_row(number: int, cells: Mapping[str, str]) -> SourceRow:
    names = _split_names(f"{cells['name_ar']}|{cells.get('aliases_ar', '')}")
    population = fold(cells.get("population", "")).replace(",", "")
    return SourceRow(
        number=number, row_id=f"row-{row_id}" if (row_id := cells.get("row_id", "")) else "",
        name_ar=names[0] if names else cells["name_ar"], name_en=cells.get("name_en", ""), aliases_ar=names[1:],
        latitude=cells["latitude"], longitude=cells["longitude"], kind=cells.get("kind", "") or "village",
        country_code=cells.get("country_code", "") or "SY", within_ar=_split_within(cells.get("within_ar", "")),
        population=int(population) if population.isdecimal() else 0, problem="" if names else "no Arabic name",
    )  # fmt: skip


def _split_names(cell: str) -> tuple[str, ...]:
    """«الخليل_خليلاك», «عين العرب (كوباني)»: every name in a cell, without repeats."""
    return arabic_names(re.split(r"[|،,;_/()]", cell))


def _split_within(cell: str) -> tuple[str, ...]:
    return tuple(name for part in cell.split("/") if (name := part.strip()))


def _broken_row(number: int, name: str, problem: str) -> SourceRow:
    return SourceRow(
        number=number, row_id="", name_ar=name, name_en="", aliases_ar=(), latitude="", longitude="", kind="village",
        country_code="", within_ar=(), population=0, problem=problem,
    )  # fmt: skip
