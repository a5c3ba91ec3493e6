"""How near the extracted places come to the points that professional coders gave to reported incidents.

    python -m bench.evaluate_places [--misses]

Reads `../shared/gold/incidents_dev.jsonl` (or the file that `KHATT_INCIDENTS` names) with the bundled gazetteer, and
once more with `../shared/gazetteer/settlements.csv` (or `KHATT_GAZETTEER`) laid over it. An incident counts as met
within 5, 10, 50 km when the centre of any place of role location lies so near to its point, and within the stated
radius when its point lies in the circle of any such place that is smaller than a country.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articles import clean
from bench.incidents import load_incidents, measured_gazetteers
from geo import Gazetteer, read_places
from geo.areas import distance_km
from model import Article, Place, article_id

RINGS_KM = (5, 10, 50)
NATIONAL_KM = 200.0


def main() -> int:
    """Print the shares for each gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list the incidents without a place within 5 km")
    options, _ = parser.parse_known_args()
    articles = load_incidents()
    if articles is None:
        return 0
    for name, gazetteer in measured_gazetteers():
        _report(name, articles, gazetteer, misses=options.misses)
    return 0


def _report(name: str, articles: Sequence[Mapping[str, Any]], gazetteer: Gazetteer, *, misses: bool) -> None:
    met: dict[object, int] = dict.fromkeys((*RINGS_KM, "radius"), 0)
    count = 0
    for article, incident, point in _incidents(articles):
        places = _places(article["text"], gazetteer)
        gaps = [distance_km(point, place) for place in places]
        nearest = min(gaps, default=float("inf"))
        count += 1
        for ring in RINGS_KM:
            met[ring] += nearest <= ring
        met["radius"] += any(gap <= place.radius_km for gap, place in zip(gaps, places, strict=True))
        if misses and nearest > RINGS_KM[0]:
            print(f"  {incident['place_ar']} ({incident['place_en']}): nearest {nearest:.0f} km; {article['id']}")
    shares = ", ".join(f"{ring} km {met[ring] / count:.1%}" for ring in RINGS_KM)
    print(f"{name}: {count} incidents with a point; {shares}, within the stated radius {met['radius'] / count:.1%}")


def _incidents(articles: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any], Place]]:
    for article in articles:
        for incident in article["gold"]:
            if incident["lat"] is not None:
                point = Place(
                    place_id="incident", name_ar="", name_en="", kind="site", latitude=incident["lat"],
                    longitude=incident["lon"],
                )  # fmt: skip
                yield article, incident, point


def _places(text: str, gazetteer: Gazetteer) -> list[Place]:
    """Places of role location, countries and larger left out."""
    reading = read_places(clean(Article(article_id=article_id(text), text=text)), gazetteer)
    named = {toponym.place_id for toponym in reading.toponyms if toponym.role == "location" and toponym.place_id}
    found = (reading.places[key] for key in sorted(named))
    return [place for place in found if place.latitude is not None and place.radius_km < NATIONAL_KM]


if __name__ == "__main__":
    sys.exit(main())
