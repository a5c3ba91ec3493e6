"""The scripts that make the data, on small made-up sources."""

import sqlite3
import struct
from pathlib import Path
from typing import Any

import pytest
from shapely import to_wkb
from shapely.geometry import Polygon, box, shape

from geo.derive.boundaries import build_features
from geo.derive.geonames import _measured, _new_row


def geopackage_blob(outline: Polygon) -> bytes:
    envelope = struct.pack("<4d", *(outline.bounds[i] for i in (0, 2, 1, 3)))
    return b"GP" + bytes([0, 0b00000011]) + struct.pack("<i", 4326) + envelope + to_wkb(outline)


@pytest.fixture
def geopackage(tmp_path: Path) -> Path:
    path = tmp_path / "world_map.gpkg"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE states_provinces (name TEXT, adm0_a3 TEXT, geom BLOB)")
        database.execute("CREATE TABLE countries (iso_a2 TEXT, geom BLOB)")
        rows = [("Quneitra", box(35.7, 33.0, 35.9, 33.2)), ("UNDOF", box(35.6, 33.0, 35.7, 33.2)),
                ("Dayr Az Zawr", box(39, 34, 41, 36))]  # fmt: skip
        database.executemany(
            "INSERT INTO states_provinces VALUES (?, 'SYR', ?)", [(name, geopackage_blob(at)) for name, at in rows]
        )
        database.execute("INSERT INTO countries VALUES ('LB', ?)", (geopackage_blob(box(35, 33, 36, 34.5)),))
    database.close()
    return path


@pytest.fixture
def features(geopackage: Path) -> dict[str, Any]:
    return {feature["id"]: feature for feature in build_features(geopackage)}


def test_misspelt_governorates_are_mended(features: dict[str, Any]) -> None:
    assert features["sy-gov-deir-ez-zor"]["properties"]["name"] == "Deir ez-Zor Governorate"


def test_undof_zone_is_joined_to_quneitra(features: dict[str, Any]) -> None:
    assert shape(features["sy-gov-quneitra"]["geometry"]).bounds == pytest.approx((35.6, 33.0, 35.9, 33.2), abs=1e-3)


def test_syria_is_the_union_of_its_governorates(features: dict[str, Any]) -> None:
    assert shape(features["country-sy"]["geometry"]).area == pytest.approx(4.0 + 0.06, abs=0.01)


def test_neighbour_gives_way_to_syria(features: dict[str, Any]) -> None:
    lebanon, quneitra = (shape(features[key]["geometry"]) for key in ("country-lb", "sy-gov-quneitra"))
    assert lebanon.intersection(quneitra).area == pytest.approx(0.0, abs=1e-3)


def test_new_geonames_row_takes_the_arabic_alternate() -> None:
    city = {"name": "Kafr Kadhā", "latitude": 35.9, "longitude": 36.6, "population": 900, "admin1code": "12",
            "alternatenames": ["Kafr", "کفر کذا", "كفر كذا"]}  # fmt: skip
    row = _new_row(1, city)
    assert (row["place_id"], row["name_ar"], row["governorate"]) == ("sy-kafr-kadha-1", "كفر كذا", "Idlib")


def test_population_that_geonames_does_not_know_stays_empty() -> None:
    assert _measured({"latitude": 35.9, "longitude": 36.6, "population": 0})["population"] == ""
