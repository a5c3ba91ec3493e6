"""Which place a name means: by head noun, containment, neighbours, prominence and country; or that it is no place."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from geo.areas import SETTLED, distance_km
from geo.gazetteer import Gazetteer
from geo.needs import NATIONAL, PROMINENT, TOWN, needed_cue
from geo.phrases import Phrase
from geo.sentences import Sentences
from lexicon import fold
from model import Candidate, Place

NEAR_KM = 25.0
"""How fast nearness wanes."""
CLOSE_KM, WIDE_KM = 15.0, 60.0
"""Names side by side in a list: surely of one neighbourhood; of one region."""
FAR_KM, BESIDE_KM, FAR_SLACK, MANY = 120.0, 35.0, 2.0, 2
"""A village so far from so many sure places of the article, or of the sentence that lists it, or from its area,
is another of that name."""
QUARTER_KM = 10.0
"""How far from a town one of its quarters may lie."""
HOME_SHARE = 0.2
"""Syria is what an article is about when it is named at least so often as a share of the country named most."""
CITY_KM = 20.0
"""A governorate smaller than this is a city, and what lies north of it lies outside it."""
INSIDE_SLACK = 1.25
CAPITAL = {"Damascus", "Rif Dimashq"}
_MOST_CANDIDATES = 6


@lru_cache(maxsize=65_536)
def _only(place_id: str) -> tuple[Candidate, ...]:
    return (Candidate(place_id=place_id, score=1.0, reason="only bearer of the name"),)


@lru_cache(maxsize=4)
def weights_of(gazetteer: Gazetteer) -> Mapping[str, float]:
    """Prominence by place_id, worked out once."""
    return {key: row.weight for key, row in gazetteer.rows.items()}


@lru_cache(maxsize=4)
def votes_of(gazetteer: Gazetteer) -> Mapping[str, str]:
    """Country code by place_id of the places that tell which country an article is about."""
    weights = weights_of(gazetteer)
    rows = gazetteer.rows.values()
    return {
        row.place_id: row.country_code for row in rows if row.kind == "country" or weights[row.place_id] >= PROMINENT
    }


class Resolver:
    """Chooses places for the phrases of one article."""

    def __init__(self, phrases: Sequence[Phrase], gazetteer: Gazetteer, sentences: Sentences) -> None:
        """Look at the whole article first.

        Args:
            phrases: in order; only names are resolved.
            gazetteer: where ids come from.
            sentences: sentences of the article.
        """
        self.gazetteer = gazetteer
        self.weights = weights_of(gazetteer)
        self.phrases = phrases
        self.sentences = sentences
        self.home = self._home()
        self.anchors = [
            (sentences.number(phrase.first), place) for phrase in phrases if (place := self._anchor(phrase)) is not None
        ]
        self.told = tuple({place.place_id: place for _, place in self.anchors}.values())

    def _home(self) -> str:
        """The country that the article is about: Syria unless others are named far more often.

        «الطيران الروسي» is no word for a place: adjectives count for Syria alone.
        """
        votes, seen = votes_of(self.gazetteer), dict[str, int]()
        for phrase in self.phrases:
            code = votes.get(phrase.ids[0]) if phrase.ids else None
            if code is not None and (code == "SY" or phrase.kind != "adjective"):
                seen[code] = seen.get(code, 0) + 1
        if not seen:
            return "SY"
        most = max(seen, key=lambda code: seen[code])
        return "SY" if seen.get("SY", 0) >= HOME_SHARE * seen[most] else most

    def _anchor(self, phrase: Phrase) -> Place | None:
        """The place of a phrase that leaves no doubt, to judge others by."""
        if phrase.kind != "name" or not phrase.ids or (phrase.head is not None and phrase.head.id == "landmark"):
            return None
        row = self.gazetteer.rows[phrase.ids[0]]
        sure = len(phrase.ids) == 1 or self.weights[row.place_id] >= PROMINENT
        plain = row.kind in SETTLED and (phrase.evidence >= 3 or needed_cue(phrase, self.gazetteer) == 0)
        return self.gazetteer.places[row.place_id] if sure and plain else None

    def resolve(self, phrase: Phrase) -> Place | None:
        """The gazetteer place that a phrase's name means, its candidates noted on it; None where it has none."""
        if not phrase.ids:
            return None
        ids = phrase.ids if len(phrase.ids) == 1 else self._fitting(phrase)
        if len(ids) == 1:
            phrase.score, phrase.candidates = 1.0, _only(ids[0])
            return self.gazetteer.places[ids[0]]
        scored = [(*self._score(phrase, place_id, rank), place_id) for rank, place_id in enumerate(ids)]
        scored.sort(key=lambda entry: -entry[0])
        best = scored[0][0]
        shares = [math.exp(score - best) for score, _, _ in scored]
        total = sum(shares)
        phrase.candidates = tuple(
            Candidate(place_id=place_id, score=round(share / total, 3), reason=reason)
            for share, (_, reason, place_id) in zip(shares[:_MOST_CANDIDATES], scored, strict=False)
        )
        phrase.score = phrase.candidates[0].score
        phrase.reasons.append(phrase.candidates[0].reason)
        return self.gazetteer.places[scored[0][2]]

    def _fitting(self, phrase: Phrase) -> tuple[str, ...]:
        """Candidates whose kind goes with the head noun and shape; all, where none does."""
        rows = self.gazetteer.rows
        governorates = tuple(key for key in phrase.ids if rows[key].kind == "governorate")
        if not phrase.shape and all(rows[key].radius_km < CITY_KM for key in governorates):
            governorates = ()
        whole = phrase.shape in ("governorate", "rural", "desert") or (phrase.directions and phrase.shape != "offset")
        city = phrase.head is not None and phrase.head.id in ("city", "quarter", "district")
        if whole and governorates and not city and (phrase.shape or phrase.directions != ("centre",)):
            return governorates
        others = tuple(key for key in phrase.ids if rows[key].kind != "governorate")
        return others or phrase.ids

    def _score(self, phrase: Phrase, place_id: str, rank: int) -> tuple[float, str]:
        row, place = self.gazetteer.rows[place_id], self.gazetteer.places[place_id]
        score, reasons = self.weights[place_id] / 20.0 - 0.1 * rank, ["prominence"]
        if phrase.head is not None and phrase.head.kinds:
            fits = row.kind in phrase.head.kinds or (phrase.listed and row.kind in NATIONAL)
            score += 1.5 if fits else -1.0
            reasons += ["kind"] * fits
        if phrase.within is not None and phrase.within.place is not None:
            inside = holds(phrase.within.place, place)
            score += 5.0 if inside else -3.0
            reasons += ["containment"] * inside
        closeness = self._closeness(place, self.sentences.number(phrase.first))
        score += closeness
        if closeness > 0.8:
            reasons.append("neighbours")
        if row.country_code == self.home:
            score += 1.0
        return score, ", ".join(reasons)

    def _closeness(self, place: Place, sentence: int) -> float:
        """How near other sure places of the article are, those of the same sentence counting more: 0 to about 4."""
        best_here = best_any = 0.0
        for number, anchor in self.anchors:
            if anchor.place_id == place.place_id or anchor.name_ar == place.name_ar:
                continue
            near = math.exp(-distance_km(anchor, place) / NEAR_KM)
            best_any = max(best_any, near)
            if abs(number - sentence) <= 1:
                best_here = max(best_here, near)
        return 2.5 * best_here + 1.5 * best_any

    def governed(self, place: Place, *, whole: bool) -> Place:
        """The governorate that has its name from a place, or with `whole` the one that it lies in; else the place."""
        for key in self.gazetteer.candidates(place.name_ar):
            if self.gazetteer.rows[key].kind == "governorate":
                return self.gazetteer.places[key]
        around = governorates_of(self.gazetteer).get(place.governorate) if whole else None
        return place if around is None else self.gazetteer.places[around]

    def countryside(self, place: Place) -> Place | None:
        """The governorate that bears the name of a place's countryside («ريف دمشق»); None for all but one."""
        name = fold("ريف " + place.name_ar.removeprefix("محافظة "))
        ids = self.gazetteer.names.get(name, ())
        named = (self.gazetteer.places[key] for key in ids if self.gazetteer.rows[key].kind == "governorate")
        return next((governorate for governorate in named if governorate.name_ar.startswith("محافظة ريف")), None)

    def misplaced(self, phrase: Phrase, place: Place) -> bool:
        """Whether a village lies far from all that the article tells, or outside the area that the text puts it in."""
        if phrase.head is not None and phrase.head.id == "landmark":
            return self._elsewhere(place)
        area = phrase.within.place if phrase.within is not None else None
        if phrase.within is not None and phrase.within.near_km:
            return False
        if area is not None and area.kind == "country" and place.country_code and area.country_code:
            return place.country_code != area.country_code
        if area is not None and phrase.head is not None and phrase.head.id == "quarter" and area.kind in SETTLED:
            return distance_km(area, place) > max(QUARTER_KM, 2 * area.radius_km)
        if self.weights[place.place_id] >= TOWN or place.kind in NATIONAL:
            return False
        if area is not None:
            return area.kind != "country" and distance_km(area, place) > max(BESIDE_KM, FAR_SLACK * area.radius_km)
        here = self.sentences.number(phrase.first)
        mates = [anchor for number, anchor in self.anchors if number == here] if phrase.listed else []
        return _far(place, self.told) or _far(place, mates)

    def _elsewhere(self, place: Place) -> bool:
        """«دوار البصرة في حمص»: whether a landmark only bears the name of a place far from all that is told."""
        if any(anchor.place_id == place.place_id for anchor in self.told):
            return False
        if not self.told:
            return place.country_code not in ("SY", "")
        return min(distance_km(anchor, place) for anchor in self.told) > BESIDE_KM

    def together(self, phrase: Phrase, other: Phrase) -> int:
        """How much two names side by side in a list vouch for each other: 3 where bearers of them are neighbours."""
        if self._is_state(phrase) and self._is_state(other):
            return 2
        wide = other.is_area and other.shape != "between"
        if wide or not other.ids or self.gazetteer.rows[other.ids[0]].kind in NATIONAL:
            return 0
        places = self.gazetteer.places
        gap = min(
            distance_km(places[one], places[two])
            for one in phrase.ids[:_MOST_CANDIDATES]
            for two in other.ids[:_MOST_CANDIDATES]
        )
        if gap <= CLOSE_KM:
            return 3
        return 2 if gap <= WIDE_KM or other.evidence >= 3 else 0

    def _is_state(self, phrase: Phrase) -> bool:
        return bool(phrase.ids) and self.gazetteer.rows[phrase.ids[0]].kind in ("country", "capital")

    def held(self, phrase: Phrase) -> bool:
        """Whether some bearer of a name lies in or by the area behind it; in its governorate, for a doubtful name."""
        container = phrase.within
        if container is None or not container.ids:
            return True
        area = self.gazetteer.places[container.ids[-1]]
        if area.kind == "country":
            return False
        reach = max(WIDE_KM, INSIDE_SLACK * area.radius_km)
        strict = needed_cue(phrase, self.gazetteer) and area.governorate
        places = (self.gazetteer.places[key] for key in phrase.ids)
        return any(distance_km(area, place) <= reach and not (strict and _apart(area, place)) for place in places)

    def neighbour(self, phrase: Phrase) -> bool:
        """Whether a bearer of the name lies near another sure place of the article."""
        places = (self.gazetteer.places[key] for key in phrase.ids)
        return any(
            anchor.name_ar != place.name_ar and distance_km(anchor, place) <= NEAR_KM
            for place in places
            for anchor in self.told
        )

    def near_any(self, phrase: Phrase, others: Sequence[Phrase]) -> bool:
        """Whether a bearer of a name lies near one of some other names."""
        places = self.gazetteer.places
        return any(
            distance_km(places[one], places[two]) <= NEAR_KM
            for other in others
            if other.name != phrase.name
            for one in phrase.ids[:_MOST_CANDIDATES]
            for two in other.ids[:_MOST_CANDIDATES]
        )


@lru_cache(maxsize=4)
def governorates_of(gazetteer: Gazetteer) -> Mapping[str, str]:
    """Place_ids of the governorates by their English name as rows give it."""
    rows = (row for row in gazetteer.rows.values() if row.kind == "governorate")
    return {row.governorate: row.place_id for row in rows}


def _apart(one: Place, two: Place) -> bool:
    """Whether two places lie in different governorates; Damascus and its countryside count as one."""
    return one.governorate != two.governorate and {one.governorate, two.governorate} != CAPITAL


def _far(place: Place, anchors: Sequence[Place]) -> bool:
    """Whether a village lies far from all of several sure places."""
    others = [anchor for anchor in anchors if anchor.place_id != place.place_id]
    return len(others) >= MANY and min(distance_km(anchor, place) for anchor in others) > FAR_KM


def holds(area: Place, place: Place) -> bool:
    """Whether a place lies in an area, by country, circle and governorate."""
    if area.kind == "country":
        return place.country_code == area.country_code
    if area.governorate and area.governorate == place.governorate and area.radius_km >= 25:
        return True
    return distance_km(area, place) <= INSIDE_SLACK * area.radius_km + place.radius_km
