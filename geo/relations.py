"""Places told by others: parts and countrysides, distances, stretches between two places, borders."""

from functools import cache

from geo.bearings import bearings, compass
from geo.grammar import Grammar
from geo.marks import OWN_BORDERS, TERRITORY, URBAN_PARTS, Word
from geo.phrases import Phrase
from geo.scan import EITHER, Scan
from lexicon import Match, fold
from lexicon.numbers import read_number

OF = frozenset({"من", "في", "ل"})
AWAY = frozenset({"من", "عن", "الي", "باتجاه", "فقط", "نحو", "في"})
BORDER_LINKS = frozenset({"مع", "بين", "-", "–", "و", "من"})
TOWN_PART_KM = 5.0
"""Radius of a part of a town."""
_NUMBER_WORDS = 5
_AWAY_WORDS = 5
_FARTHEST_KM = 300.0
_ON = fold("على")


class Relations:
    """Reads such phrases of one article."""

    def __init__(self, scan: Scan, grammar: Grammar) -> None:
        self.scan = scan
        self.grammar = grammar
        self.marks = scan.marks

    def part(self, index: int) -> Phrase | None:
        """«الجزء الشمالي أو الغربي من حلب», «الريف الشمالي لحلب», «الأراضي السورية», «الريف الغربي»."""
        match = self.marks.get(index, "part")
        if match is None:
            return None
        directions, stop = compass(self.scan, match.stop)
        rural = match.split.stem in ("الريف", "الارياف", "الريفين", "الريفان")
        inner = self.scan.owner(stop)
        if inner is not None and not directions and not rural and match.split.stem not in _territories():
            return None
        if inner is None and directions:
            inner = self._whole(stop)
        if inner is None:
            return self._countryside(match, directions, stop) if rural and directions else None
        name = self.marks.get(index, "name")
        if name is not None and name.stop >= inner.stop:
            return self.scan.named(name)
        self._make_part(inner, match, directions, rural=rural)
        return self.grammar.trailing(inner) if rural else inner

    def _make_part(self, inner: Phrase, match: Match[Word], directions: tuple[str, ...], *, rural: bool) -> None:
        if not rural and not directions and not inner.is_area:
            inner.shape = "territory"
        if directions and not rural and _of_a_town(match, inner):
            inner.near_km = max(inner.near_km, TOWN_PART_KM)
        else:
            inner.directions = inner.directions or directions
        inner.shape = inner.shape or ("rural" if rural else "")
        inner.prefix, inner.lead, inner.evidence = match.split.prefix, match.first, 3
        self.scan.begin(inner, match)

    def _whole(self, index: int) -> Phrase | None:
        """What a part is a part of: «من سوريا», «لحلب», «في إدلب»."""
        if self.scan.form(index) in OF:
            return self.grammar.core(index + 1, ("",), 1) or self.grammar.pointing(index + 1)
        return self.grammar.core(index, ("ل",), 1)

    def own(self, index: int) -> Phrase | None:
        """«ريفها الشمالي»."""
        match = self.marks.get(index, "own")
        return self._countryside(match, *compass(self.scan, match.stop)) if match else None

    def _countryside(self, match: Match[Word], directions: tuple[str, ...], stop: int) -> Phrase:
        start, end = self.scan.text.span(match.first, stop, match.split)
        return Phrase(
            first=match.first, stop=stop, start=start, end=end, kind="anaphor", name=match.split.stem,
            prefix=match.split.prefix, core=match.first, lead=match.first, shape="rural", directions=directions,
            evidence=3,
        )  # fmt: skip

    def between(self, index: int) -> Phrase | None:
        """«بين سراقب ومعرة النعمان», «طريق حلب - دمشق»."""
        match = self.marks.get(index, "between") or self.marks.get(index, "road")
        if match is None:
            return None
        road = match.entry.kind == "road"
        after = self.scan.skip_quotes(match.stop)
        if road and self.scan.form(after) in ("بين", "الدولي", "الواصل"):
            return None
        one = self.grammar.core(after, ("",), 1)
        if one is None or one.is_area or not self._settled(one):
            return None
        joint = self.scan.skip_quotes(one.stop)
        dash = self.scan.form(joint) in EITHER
        two = self.grammar.core(self.scan.skip_quotes(joint + dash), ("",) if dash or road else ("و",), 1)
        if two is None or two.is_area or not self._settled(two):
            return None
        one.shape, one.other, one.evidence = "between", two, max(one.evidence, 1)
        one.stop, one.end, one.prefix, one.lead = two.stop, two.end, match.split.prefix, match.first
        return one

    def _settled(self, phrase: Phrase) -> bool:
        """Whether a name may be an end of a stretch of land: a place in Syria below the governorate."""
        rows = (self.scan.gazetteer.rows[key] for key in phrase.ids[:1])
        return phrase.kind == "name" and all(
            row.country_code == "SY" and row.kind not in ("country", "governorate", "area") for row in rows
        )

    def border(self, index: int) -> Phrase | None:
        """«الحدود السورية التركية», «الحدود الشرقية مع العراق», «الحدود بين سوريا ولبنان», «حدودها مع سوريا»."""
        match = self.marks.get(index, "border")
        if match is None:
            return None
        own = match.split.stem in _own_borders()
        after = compass(self.scan, match.stop)[1]
        sides = self._sides(after if self.scan.form(after) == "مع" else match.stop)
        if not sides or (own and (self.scan.form(after) != "مع" or sides[0].ids[0] != "country-sy")):
            return None
        one = sides[0]
        self.scan.begin(one, match)
        one.lead, one.prefix, one.shape, one.evidence = match.first, match.split.prefix, "border", 3
        one.other = sides[1] if len(sides) > 1 else None
        one.stop, one.end = sides[-1].stop, sides[-1].end
        return one

    def _sides(self, index: int) -> list[Phrase]:
        """The one or two countries of a border; behind «مع» stands the other side only."""
        sides: list[Phrase] = []
        most = 1 if self.scan.form(index) == "مع" else 2
        while len(sides) < most and index < self.scan.count:
            if self.scan.forms[index] in BORDER_LINKS:
                index += 1
                continue
            side = self._side(index)
            if side is None:
                break
            sides.append(side)
            index = side.stop
        return sides

    def _side(self, index: int) -> Phrase | None:
        name = self.marks.get(index, "name")
        if name and name.split.prefix in ("", "و", "ل") and name.entry.value[0].startswith("country-"):
            return self.scan.named(name)
        return self.scan.owner(index, ("ال", "وال", ""))

    def offset(self, index: int) -> Phrase | None:
        """«على بعد 20 كيلومترا شرق تدمر», «500 متر عن البلدة»."""
        match = self.marks.get(index, "measure")
        if match is None:
            return None
        number, first = self._number_before(index)
        if number is None and not self.scan.forms[index].endswith("ين"):
            return None
        directions, after = self._away(match.stop)
        inner = self.grammar.core(after, ("", "ل"), 1) or self.grammar.pointing(after)
        if inner is None or inner.directions or after - match.stop > _AWAY_WORDS:
            return None
        distance_km = (number or 2) * match.entry.value
        if distance_km > _FARTHEST_KM or (not directions and first and self.scan.forms[first - 1] == _ON):
            return None  # «السيطرة على 1200 كيلومتر من المرتفعات»: how much of it, not how far from it
        inner.shape, inner.directions, inner.evidence = "offset", directions, 3
        inner.distance_km = distance_km
        inner.first = inner.lead = first
        inner.start, inner.prefix = self.scan.text.starts[first], ""
        return inner

    def _away(self, index: int) -> tuple[tuple[str, ...], int]:
        """Direction between a distance and its place, and where the place begins: «إلى الشرق من»."""
        directions: tuple[str, ...] = ()
        for _ in range(2):
            while self.scan.form(index) in AWAY:
                index += 1
            if not directions and index < self.scan.count:
                directions, index = bearings(self.scan, index)
        return directions, index

    def _number_before(self, index: int) -> tuple[float | None, int]:
        for first in range(max(0, index - _NUMBER_WORDS), index):
            reading = read_number(self.scan.forms, first)
            if reading is not None and reading.stop == index:
                return float(reading.value), first
        return None, index


def _of_a_town(match: Match[Word], inner: Phrase) -> bool:
    """Whether a part is one of a town («الأحياء الجنوبية لمدينة حمص»), not of a governorate."""
    if inner.is_area or inner.kind != "name":
        return False
    return match.split.stem in URBAN_PARTS or (inner.head is not None and inner.head.id == "city")


@cache
def _own_borders() -> frozenset[str]:
    return frozenset(map(fold, OWN_BORDERS))


@cache
def _territories() -> frozenset[str]:
    return frozenset(fold(words).split()[0] for words in TERRITORY)
