"""From phrases to places, in order of the text: names resolved, areas made, anaphors followed, roles given."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from articles import Text
from geo import areas
from geo.anaphora import KEPT_WITHOUT, Memory, points_back
from geo.evidence import LAND_HEADS
from geo.gazetteer import Gazetteer
from geo.phrases import Phrase
from geo.resolving import Resolver
from geo.roles import RoleReader
from geo.sentences import Sentences
from model import Place

WHOLE_COUNTRYSIDES = frozenset({"الريف", "الارياف"})
"""«بالريف الغربي» is the governorate's; «ريفها» that of the place itself."""
BESIDE = 40
"""Phrases to both sides that are searched for the place beside an unknown name."""
_A_SENTENCE = 1000
"""Tokens that a step to the next sentence counts for."""


@lru_cache(maxsize=4)
def capitals_of(gazetteer: Gazetteer) -> Mapping[str, Place]:
    """The capital of each country that the gazetteer has one for."""
    return {place.country_code: place for place in gazetteer.places.values() if place.kind == "capital"}


class Locator:
    """Gives every phrase of one article its place and role."""

    def __init__(self, text: Text, gazetteer: Gazetteer, resolver: Resolver, sentences: Sentences) -> None:
        self.text = text
        self.sentences = sentences
        self.gazetteer = gazetteer
        self.resolver = resolver
        self.memory = Memory(text, sentences, gazetteer, resolver.home)
        self.roles = RoleReader(text, gazetteer)
        self.newsroom = ""

    def locate(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        """The phrases that stay, with place, role, score and reasons."""
        self._containers(phrases)
        self.newsroom = next((self._country(phrase) for phrase in phrases if phrase.dateline and phrase.ids), "")
        kept: list[Phrase] = []
        for phrase in phrases:
            if phrase.kind == "anaphor" and not points_back(phrase, self.text):
                continue
            self._place(phrase)
            if phrase.kind == "unknown" and phrase.ids and phrase.head is not None and phrase.head.id in LAND_HEADS:
                continue  # «جبال عالية», «مدرسة الخنساء»: a village of that name lies elsewhere
            if phrase.place is None and phrase.anaphor is not None and phrase.anaphor.id not in KEPT_WITHOUT:
                continue
            phrase.role = self.roles.role(phrase)
            self.memory.tell(phrase)
            kept.append(phrase)
        self._unknowns(kept)
        return kept

    def _country(self, phrase: Phrase) -> str:
        return self.gazetteer.rows[phrase.ids[0]].country_code

    def _containers(self, phrases: Sequence[Phrase]) -> None:
        """Resolve the areas that say where other phrases lie first, so that they can judge their homonyms."""
        for phrase in phrases:
            container = phrase.within
            while container is not None and container.place is None and container.kind in ("name", "adjective"):
                self._place(container)
                container = container.within

    def _place(self, phrase: Phrase) -> None:
        if phrase.place is not None:
            return
        if phrase.kind == "anaphor":
            self._follow(phrase)
        elif phrase.kind != "unknown":
            phrase.base = self.resolver.resolve(phrase)
            if phrase.base is not None and phrase.head is not None and self.resolver.misplaced(phrase, phrase.base):
                phrase.kind, phrase.base = "unknown", None
                phrase.reasons.append("its only bearers lie elsewhere")
        if phrase.base is not None:
            phrase.place = self._shaped(phrase, phrase.base)

    def _follow(self, phrase: Phrase) -> None:
        pointed = self.memory.resolve(phrase)
        phrase.antecedent = pointed
        row = phrase.anaphor
        if pointed is not None and pointed.place is not None:
            phrase.base, phrase.score = pointed.place, 0.7
            if phrase.shape == "rural" and row is None:
                phrase.base = self.resolver.governed(pointed.place, whole=phrase.name in WHOLE_COUNTRYSIDES)
        elif row is not None and row.id == "country":
            phrase.base, phrase.score = self.memory.country(phrase), 0.5
        elif row is not None and row.id == "capital":
            phrase.base, phrase.score = self._capital(), 0.6

    def _capital(self) -> Place | None:
        """«العاصمة» alone: that of the country that the newsroom sits in, else Damascus in an article about Syria."""
        if self.newsroom not in ("SY", ""):
            return capitals_of(self.gazetteer).get(self.newsroom)
        return self.gazetteer.places.get("sy-damascus") if self.resolver.home == "SY" else None

    def _shaped(self, phrase: Phrase, base: Place) -> Place | None:
        """The place that a phrase makes of its base."""
        if phrase.shape in ("between", "border"):
            return self._two_sided(phrase, base)
        if phrase.shape == "offset":
            return areas.offset(base, km=phrase.distance_km, directions=phrase.directions)
        place = base
        if phrase.shape and phrase.shape != "territory":
            place = self._around(phrase, place)
        if phrase.directions:
            place = areas.part_of(place, phrase.directions, self.gazetteer)
        if phrase.near_km:
            place = areas.near(place, radius_km=phrase.near_km)
        return place

    def _around(self, phrase: Phrase, base: Place) -> Place:
        if base.kind in ("governorate", "area", "district", "subdistrict") and phrase.shape in (
            "governorate",
            "district",
            "subdistrict",
        ):
            return base
        if base.kind == "governorate" and base.name_ar.startswith("محافظة ريف"):
            return base
        if base.place_id.endswith((":rural", ":desert")):
            return base
        if phrase.shape == "rural" and (own := self.resolver.countryside(base)) is not None:
            return own
        radius = phrase.head.radius_km if phrase.head else 0.0
        return areas.around(base, phrase.shape, radius_km=radius)

    def _two_sided(self, phrase: Phrase, base: Place) -> Place | None:
        other = phrase.other
        if other is not None:
            other.base = self.resolver.resolve(other)
        if phrase.shape == "between":
            return areas.between(base, other.base) if other and other.base else base
        syria = self.gazetteer.places.get("country-sy")
        second = other.base if other else None
        if second is None:
            second = self.memory.neighbour(phrase) if syria is not None and base.place_id == syria.place_id else syria
        if second is None or second.place_id == base.place_id:
            return base
        return areas.border(base, second, self.gazetteer)

    def _unknowns(self, phrases: Sequence[Phrase]) -> None:
        """Places for names that the gazetteer lacks: the area that the text gives, else the nearest place told."""
        known: dict[str, Place] = {}
        unknowns = [index for index, phrase in enumerate(phrases) if phrase.kind == "unknown"]
        for index in sorted(unknowns, key=lambda index: phrases[index].within is None):
            phrase = phrases[index]
            area = phrase.within.place if phrase.within else None
            if area is None:
                area = self._told_beside(phrases, index)
            if area is not None and area.kind == "country":
                area = None
            phrase.place = known.get(phrase.name) or self._kept(phrase, area)
            if phrase.place.latitude is not None:
                known.setdefault(phrase.name, phrase.place)
            phrase.score = 0.4 if area else 0.0
            phrase.reasons.append("not in the gazetteer; " + (f"in {area.name_en}" if area else "no area given"))

    def _told_beside(self, phrases: Sequence[Phrase], index: int) -> Place | None:
        """The Syrian place told nearest to a phrase; None where a foreign one stands nearer, or none close by."""
        phrase = phrases[index]
        here = self.sentences.number(phrase.first)
        best: tuple[int, Place] | None = None
        for other in phrases[max(0, index - BESIDE) : index + BESIDE]:
            if other is phrase or other.place is None or other.kind == "anaphor" or other.role == "actor":
                continue
            lines = abs(self.sentences.number(other.first) - here)
            gap = lines * _A_SENTENCE + abs(other.first - phrase.first)
            if lines <= 1 and (best is None or gap < best[0]) and not _says_syria(other):
                best = gap, other.place
        if best is None or best[1].country_code != "SY" or best[1].kind in ("country", "sea", "river"):
            return None
        return best[1]

    def _kept(self, phrase: Phrase, area: Place | None) -> Place:
        kind = phrase.head.kinds[0] if phrase.head and phrase.head.kinds else "site"
        name = self.text.source[phrase.start : phrase.end]
        if area is None:
            return Place(
                place_id=f"unknown:{phrase.name}", name_ar=name, name_en=name, kind=kind, source="derived",
            )  # fmt: skip
        around = area if area.radius_km >= 15 else areas.near(area, radius_km=15.0)
        return replace(
            around, place_id=f"{area.place_id}:{phrase.name}", name_ar=name, name_en=f"{name} ({area.name_en})",
            kind=kind, source="derived", geometry=None,
        )  # fmt: skip


def _says_syria(phrase: Phrase) -> bool:
    """Whether a phrase only says that Syria is meant, which locates nothing."""
    return phrase.place is not None and phrase.place.place_id == "country-sy"
