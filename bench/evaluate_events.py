"""How many professionally coded incidents come out with the right day and place.

    python -m bench.evaluate_events [--misses]

Reads `../shared/gold/incidents_dev.jsonl` (or the file that `KHATT_INCIDENTS` names) with the bundled gazetteer, and
once more with `../shared/gazetteer/settlements.csv` (or `KHATT_GAZETTEER`) laid over it. Of the events that are
violent, asserted and actual:

    day     some event's days are exactly the coded ones
    place   some event's place is within 10 km of the coded point and no wider than 40 km
    joint   one event has both
    first   the article's first event has both (articles with one incident)
    killed  some event's number of dead meets the coded range (incidents with two dead or more)
    events  violent events an article, which bounds what may be won by telling everything
"""

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from articles import article_from_record
from bench.incidents import load_incidents, measured_gazetteers
from geo import Gazetteer
from pipeline import extract
from pipeline.records import extraction_to_record

VIOLENT = frozenset({"STRIKE", "CLASH", "OFFENSIVE", "ATTACK", "EXPLOSION", "RAID", "TERRITORY"})
NEAR_KM, WIDEST_KM = 10.0, 40.0
EARTH_KM = 6371.0
_FEWEST_KILLED = 2
"""One dead would be right too often by chance."""
_Row = Mapping[str, Any]


def main() -> int:
    """Print the shares for each gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list the articles whose first event is wrong")
    options, _ = parser.parse_known_args()
    articles = load_incidents()
    if articles is None:
        return 0
    for name, gazetteer in measured_gazetteers():
        _report(name, articles, gazetteer, misses=options.misses)
    return 0


def _report(name: str, articles: Sequence[_Row], gazetteer: Gazetteer, *, misses: bool) -> None:
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    told = 0
    for article in articles:
        events = _events(article, gazetteer)
        violent = [event for event in events if _is_violent(event)]
        told += len(violent)
        for incident in article["gold"]:
            judged = dict(_judge(events, violent, incident, alone=_alone(article)))
            total.update(judged.keys())
            hits.update(key for key, right in judged.items() if right)
            if misses and judged.get("first") is False:
                print(f"  first: {article['id']} {incident['date']} {incident['place_ar']}")
    keys = ("day", "place", "joint", "first", "killed")
    shares = ", ".join(f"{key} {hits[key] / total[key]:.1%} of {total[key]}" for key in keys if total[key])
    print(f"{name}: {shares}; {told / len(articles):.2f} violent events an article, {len(articles)} articles")


def _events(article: _Row, gazetteer: Gazetteer) -> list[_Row]:
    record = {
        "title": article.get("title") or "",
        "text": article["text"],
        "published": article.get("pub_date") or None,
    }
    events: list[_Row] = extraction_to_record(extract(article_from_record(record), gazetteer))["events"]
    return events


def _alone(article: _Row) -> bool:
    return len(article["gold"]) == 1 and article.get("n_gold_all", 1) == 1


def _is_violent(event: _Row) -> bool:
    return event["type"] in VIOLENT and event["polarity"] == "asserted" and event["modality"] == "actual"


def _judge(
    events: Sequence[_Row], violent: Sequence[_Row], incident: _Row, *, alone: bool
) -> Iterator[tuple[str, bool]]:
    """Each thing that the incident's coding allows to be judged, and whether it came out right."""
    yield "day", any(_day_right(event, incident) for event in violent)
    if incident.get("lat") is not None:
        yield "place", any(_place_right(event, incident) for event in violent)
        yield "joint", any(_day_right(event, incident) and _place_right(event, incident) for event in violent)
        if alone:
            first = events[0] if events else None
            yield "first", first is not None and _day_right(first, incident) and _place_right(first, incident)
    killed: list[int] = [number for number in incident.get("killed") or () if number is not None]
    if len(killed) == len(incident.get("killed") or ()) and killed and killed[0] >= _FEWEST_KILLED:
        yield "killed", any(_killed_right(event, killed) for event in violent)


def _day_right(event: _Row, incident: _Row) -> bool:
    when = event["when"] or {}
    begin, end = (incident["date"], incident.get("date_end") or incident["date"])
    if not when.get("earliest") or not when.get("latest"):
        return False
    days = date.fromisoformat(when["earliest"]), date.fromisoformat(when["latest"])
    return days in {
        (date.fromisoformat(begin), date.fromisoformat(end)),
        (date.fromisoformat(begin), date.fromisoformat(begin)),
    }


def _place_right(event: _Row, incident: _Row) -> bool:
    where = event["where"] or {}
    if where.get("lat") is None or (where.get("radius_km") or 0) > WIDEST_KM:
        return False
    return great_circle_km((where["lat"], where["lon"]), (incident["lat"], incident["lon"])) <= NEAR_KM


def _killed_right(event: _Row, killed: Sequence[int]) -> bool:
    """Whether a number of dead meets the coded range; a number that allows nearly everything does not count."""
    ranges = [
        (q["low"], math.inf if q["high"] is None else q["high"])
        for q in event["quantities"]
        if q["counted"] == "killed" and (q["high"] is None or q["high"] <= 10 * q["low"] + 10)
    ]
    return any(low <= killed[-1] and high >= killed[0] for low, high in ranges)


def great_circle_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points in degrees (latitude, longitude) on a sphere."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


if __name__ == "__main__":
    sys.exit(main())
