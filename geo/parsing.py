"""Tokens to place phrases: names with their head nouns, directions, distances, borders; one walk from left to right."""

from collections.abc import Callable, Collection, Iterator
from functools import cache

from articles import Text
from geo.gazetteer import Gazetteer
from geo.marks import TERRITORY, Marks, Word
from geo.phrases import Phrase, join_directions
from geo.sentences import Sentences
from geo.words import HeadRow, frequent_words, word_set
from lexicon import Match, fold, splits
from lexicon.numbers import read_number

PREPOSITIONS = frozenset(
    fold(word)
    for word in ("في", "من", "إلى", "على", "نحو", "باتجاه", "صوب", "داخل", "قرب", "عبر", "حول", "بين", "ضمن", "تجاه")
)
QUOTES = frozenset("\"'«»“”‘’„()[]")
OF = frozenset({"من", "في", "ل"})
EITHER = frozenset({"او", "و", "-", "/", "–"})
AWAY = frozenset({"من", "عن", "الي", "باتجاه", "فقط", "نحو", "في"})
SETTLEMENT_HEADS = frozenset({"city", "town", "village", "farm", "quarter"})
DEPTH = 4
_NUMBER_WORDS = 5
_NAME_WORDS = 3


class Parser:
    """Reads place phrases of one article; `phrase_at` is the grammar."""

    def __init__(self, text: Text, gazetteer: Gazetteer, sentences: Sentences) -> None:
        self.text = text
        self.sentences = sentences
        self.forms = text.forms
        self.gazetteer = gazetteer
        self.marks = Marks(text.forms, gazetteer)
        self.count = len(text.forms)
        self._lists: tuple[int, Phrase] | None = None
        self._readers: tuple[tuple[str, Callable[[int], Phrase | None]], ...] = (
            ("between", self._between), ("road", self._between), ("border", self._border), ("measure", self._offset),
            ("direction", self._toward), ("part", self._part), ("own", self._own), ("head", self._core),
            ("name", self._core), ("adjective", self._adjective), ("anaphor", self._anaphor),
        )  # fmt: skip

    def phrases(self) -> Iterator[Phrase]:
        """Every phrase, in order, without overlaps."""
        read_to = 0
        for index in self._stops():
            if index < read_to:
                continue
            block = self._block(index)
            phrase = None if block else self.phrase_at(index)
            if phrase is None:
                phrase = self._list_item(index)
            if phrase is not None:
                self._inherit(phrase)
                self._continue_list(phrase)
                yield phrase
                read_to = phrase.stop
            else:
                read_to = block or index + 1

    def _stops(self) -> Iterator[int]:
        """Tokens worth a look: where something begins, and where a list may go on."""
        hits = iter(self.marks.hits)
        upcoming = next(hits, self.count)
        while upcoming < self.count or self._lists is not None:
            if self._lists is not None and self._lists[0] < upcoming:
                expected = self._lists[0]
                yield expected
                if self._lists is not None and self._lists[0] <= expected:
                    self._lists = None
                continue
            if upcoming >= self.count:
                return
            yield upcoming
            upcoming = next(hits, self.count)

    def phrase_at(self, index: int) -> Phrase | None:
        """The phrase that begins at a token, or None."""
        here = self.marks.at.get(index)
        if here is None:
            return None
        for kind, read in self._readers:
            if kind in here:
                phrase = read(index)
                if phrase is not None:
                    return phrase
        return None

    # ---- the core: head nouns and a name

    def _core(self, index: int, prefixes: Collection[str] | None = None, depth: int = 0) -> Phrase | None:
        """Head nouns, or directions, and a name, at a token; `prefixes` are the proclitics its first word may carry."""
        if index >= self.count or depth > DEPTH:
            return None
        name, head = self.marks.get(index, "name"), self.marks.get(index, "head")
        headed = self._headed(head, depth) if head and _carries(head, prefixes) else None
        if headed and name and self._fuller(head, name, headed):
            full = self._trailing(self._named(name))
            headed = None if full.stop >= headed.stop else headed
        if headed:
            return headed
        if depth and (toward := self._toward(index, prefixes, depth)):
            return toward
        if name and _carries(name, prefixes) and not self._rather_other(name, depth):
            return self._trailing(self._named(name))
        return headed

    def _fuller(self, head: Match[Word] | None, name: Match[Word], headed: Phrase) -> bool:
        """Whether a name that begins with a head noun («سد تشرين») is more than the noun and the name behind it."""
        if head is not None and head.entry.value[0].mode == "point" and head.entry.value[0].id not in SETTLEMENT_HEADS:
            return name.stop > head.stop
        return not set(name.entry.value) <= set(headed.ids)

    def _rather_other(self, name: Match[Word], depth: int) -> bool:
        """Whether a form that is a name, too, is an adjective here («سورية», «السعودية»), or points back («المدينة»)."""
        anaphor = self.marks.get(name.first, "anaphor")
        if anaphor is not None and anaphor.stop == name.stop:
            return True
        adjective = self.marks.get(name.first, "adjective")
        if adjective is None or adjective.stop != name.stop:
            return False
        before = self.forms[name.first - 1] if name.first else "."
        if name.split.prefix[-1:] in ("ب", "ل") or before in PREPOSITIONS or not before.isalpha():
            return False
        if adjective.split.prefix.endswith("ال"):
            return any(split.prefix.endswith("ال") for split in splits(before)) and not self.marks.get(name.first - 1, "direction")
        head = self.marks.get(name.first - 1, "head")
        return not depth or (head is not None and head.entry.value[0].mode in ("point", "area"))

    def _named(self, match: Match[Word]) -> Phrase:
        prefix = match.split.prefix
        start, end = self.text.span(match.first, match.stop, match.split)
        words = [match.split.stem, *self.forms[match.first + 1 : match.stop]]
        return Phrase(
            first=match.first, stop=match.stop, start=start, end=end, kind="name", name=" ".join(words),
            ids=match.entry.value, prefix=prefix, core=match.first, lead=match.first,
        )  # fmt: skip

    def _headed(self, match: Match[Word], depth: int) -> Phrase | None:
        head, listed = match.entry.value
        after = self._skip_quotes(match.stop)
        inner = self._core(after, ("",), depth + 1)
        if inner is None or self._first_word_only(head, inner, after):
            inner = self._pointing(match, after) or self._unknown(head, after) or inner
        if inner is None or self._apart(match.stop - 1, after):
            return None
        inner.prefix = match.split.prefix
        inner.lead = match.first
        inner.evidence = max(inner.evidence, 2 if head.mode in ("near", "inside") else 3)
        return self._under_head(match, head, listed, inner)

    def _first_word_only(self, head: HeadRow, inner: Phrase, after: int) -> bool:
        """Whether a name behind «قرية» is only part of a longer one that the gazetteer lacks («خربة كذا», «تل كذا»)."""
        if head.id not in SETTLEMENT_HEADS or self.forms[after] not in word_set("firsts") or inner.kind != "name":
            return False
        return inner.head is not None or (inner.stop == after + 1 and self._unknown_stop(after, self.forms[after]) > inner.stop)

    def _under_head(self, match: Match[Word], head: HeadRow, listed: bool, inner: Phrase) -> Phrase:
        inner.listed = inner.listed or listed
        if head.mode == "point" or head.mode == "inside":
            if inner.head is None and not inner.is_area:
                inner.head = head
            return inner
        if head.mode == "near":
            inner.near_km = max(inner.near_km, head.radius_km)
            if head.id != "near":
                self._begin(inner, match)
            return inner
        if not inner.is_area or head.shape == "rural":
            inner.shape = head.shape
            inner.head = head
        self._begin(inner, match)
        return self._trailing(inner)

    def _begin(self, phrase: Phrase, match: Match[Word]) -> None:
        phrase.first = match.first
        phrase.start = self.text.span(match.first, match.stop, match.split)[0]

    def _trailing(self, phrase: Phrase) -> Phrase:
        """Draw in the adjectives of direction behind an area («ريف حلب الشمالي الشرقي»)."""
        if phrase.directions:
            return phrase
        directions, stop = self._compass(phrase.stop, article=True)
        if directions:
            phrase.directions = directions
            phrase.stop, phrase.end = stop, self.text.ends[stop - 1]
        return phrase

    def _pointing(self, match: Match[Word], after: int) -> Phrase | None:
        """«ريف المدينة», «شمال البلاد»: a base that points back."""
        anaphor = self._anaphor(after)
        return anaphor if anaphor and anaphor.prefix == "" and match.stop == after else None

    def _unknown(self, head: HeadRow, index: int, cut: int = 0) -> Phrase | None:
        """A name that the gazetteer lacks, behind a head noun; `cut` letters of its first word are proclitics."""
        if not head.unknown or index >= self.count:
            return None
        first = self.forms[index][cut:]
        if first not in word_set("firsts") and (not self._may_name(first) or self._speaks(index)):
            return None
        stop = self._unknown_stop(index, first)
        if first in word_set("firsts") and stop - index == 1 and not self._may_name(first):
            return None
        start, end = self.text.letter_start(index, cut), self.text.ends[stop - 1]
        return Phrase(
            first=index, stop=stop, start=start, end=end, kind="unknown", core=index, lead=index, head=head, evidence=3,
            name=" ".join((first, *self.forms[index + 1 : stop])),
        )  # fmt: skip

    def _unknown_stop(self, index: int, first: str) -> int:
        """One past the last word of an unknown name."""
        firsts, seconds = word_set("firsts"), word_set("seconds")
        stop, last = index + 1, first
        while stop < min(self.count, index + _NAME_WORDS):
            form = self.forms[stop]
            joins = last in firsts or form in seconds or (stop == index + 1 and self._construct(first, stop))
            if not joins or not (form in seconds or self._may_name(form)) or self._toward(stop) is not None:
                break
            stop, last = stop + 1, form
        return stop

    def _construct(self, first: str, index: int) -> bool:
        """«صلاح الدين», «أورم الكبرى»: an indefinite word and a definite one that is no adjective of a place."""
        form = self.forms[index]
        own = any(kind != "name" for kind in self.marks.at.get(index, ()))
        return form.startswith("ال") and not first.startswith("ال") and not own

    def _speaks(self, index: int) -> bool:
        """Whether a word is one of the stage's own («بمحافظة») or an indefinite adjective («صحراوية»): no name."""
        form = self.forms[index]
        own = any(kind != "name" for kind in self.marks.at.get(index, ()))
        return own or (form.endswith("يه") and not form.startswith("ال"))

    def _may_name(self, form: str) -> bool:
        if len(form) < 3 or not form.isalpha() or form.endswith(("ها", "هم", "هما")):
            return False
        if form.startswith(("بال", "وال", "كال", "لل", "فال")) and form not in word_set("firsts"):
            return False
        stops = word_set("stops")
        return form not in stops and form not in frequent_words() and not (form[0] in "وفبل" and form[1:] in stops)

    # ---- directions

    def _compass(self, index: int, *, article: bool) -> tuple[tuple[str, ...], int]:
        """Adjectives of direction from a token on: («الشمالي الشرقي» -> north_east), with «و» and «أو» between them."""
        found: list[str] = []
        stop = index
        joined = True
        while stop < self.count:
            if self.forms[stop] in EITHER and found:
                joined = False
                if not self._compass_at(stop + 1, article):
                    break
                stop += 1
                continue
            match = self._compass_at(stop, article)
            if match is None or (not found and match.split.prefix not in ("ال", "")):
                break
            pair = (
                join_directions(found[-1], match.entry.value)
                if found and joined and "و" not in match.split.prefix
                else None
            )
            if found and pair is None and joined and "و" not in match.split.prefix:
                break
            if pair:
                found[-1] = pair
            else:
                found.append(match.entry.value)
            joined = True
            stop = match.stop
        if found and self.forms[stop - 1] in EITHER:
            stop -= 1
        return tuple(found), stop

    def _compass_at(self, index: int, article: bool) -> Match[Word] | None:
        match = self.marks.get(index, "compass")
        if match is None or (article and not match.split.prefix.endswith("ال")):
            return None
        return match if match.split.prefix in ("", "ال", "وال", "و") else None

    def _bearings(self, index: int) -> tuple[tuple[str, ...], int]:
        """Nouns of direction from a token on: «شمال غربي», «شمال وشرق», «الشمال الشرقي»."""
        first = self.marks.get(index, "direction")
        if first is None:
            return (), index
        found = [first.entry.value]
        stop = first.stop
        while stop < self.count:
            either = self.forms[stop] in EITHER
            match = self.marks.get(stop + either, "direction") or self.marks.get(stop + either, "compass")
            if match is None or match.split.prefix not in ("", "ال", "و"):
                break
            apart = either or match.split.prefix == "و"
            pair = None if apart else join_directions(found[-1], match.entry.value)
            if pair is None and not apart:
                break
            found = [*found[:-1], pair] if pair else [*found, match.entry.value]
            stop = match.stop
        return tuple(found), stop

    def _toward(self, index: int, prefixes: Collection[str] | None = None, depth: int = 0) -> Phrase | None:
        """«شمال غربي سوريا», «شرقي مدينة حماة», «شمال غربي البلاد», «الشمال السوري»."""
        match = self.marks.get(index, "direction")
        if match is None or not _carries(match, prefixes):
            return None
        directions, stop = self._bearings(index)
        after = stop + (stop < self.count and self.forms[stop] == "من")
        inner = self._core(after, ("",) if after > stop else ("", "ل"), depth + 1)
        inner = inner or self._pointing_base(after) or self._territory_adjective(stop)
        if inner is None or inner.directions:
            return self._named_region(index, inner)
        inner.directions = directions
        inner.prefix = match.split.prefix
        inner.evidence = max(inner.evidence, 1 if directions == ("centre",) else 2)
        inner.lead = index
        self._begin(inner, match)
        return inner

    def _named_region(self, index: int, inner: Phrase | None) -> Phrase | None:
        """A region that the gazetteer names with its direction («شرق الفرات»)."""
        name = self.marks.get(index, "name")
        return self._named(name) if inner is None and name else None

    def _pointing_base(self, index: int) -> Phrase | None:
        anaphor = self._anaphor(index) if index < self.count else None
        return anaphor if anaphor and anaphor.prefix in ("", "ل") else None

    def _territory_adjective(self, index: int) -> Phrase | None:
        """«الشمال السوري»: an adjective with an article that says whose north it is."""
        match = self.marks.get(index, "adjective")
        if match is None or match.split.prefix != "ال":
            return None
        start, end = self.text.span(match.first, match.stop, match.split)
        return Phrase(
            first=index, stop=match.stop, start=start, end=end, kind="name", name=self.forms[index],
            ids=(match.entry.value.id,), core=index, lead=index, evidence=3,
        )  # fmt: skip

    # ---- other areas

    def _part(self, index: int) -> Phrase | None:
        """«الجزء الشرقي أو الشمالي الشرقي من سوريا», «الريف الشمالي لحلب», «الأراضي السورية», «الريف الغربي»."""
        match = self.marks.get(index, "part")
        if match is None:
            return None
        directions, stop = self._compass(match.stop, article=True)
        rural = match.split.stem in ("الريف", "الارياف")
        inner = self._territory_adjective(stop)
        if inner is not None and not directions and not rural and match.split.stem not in _territories():
            return None
        if inner is None and directions:
            inner = self._part_of(stop)
        if inner is None:
            return self._own_countryside(match, directions, stop) if rural and directions else None
        if not rural and not directions and not inner.is_area:
            inner.shape = "territory"
        inner.directions = inner.directions or directions
        inner.shape = inner.shape or ("rural" if rural else "")
        inner.prefix, inner.lead, inner.evidence = match.split.prefix, index, 3
        self._begin(inner, match)
        return self._trailing(inner) if rural else inner

    def _part_of(self, index: int) -> Phrase | None:
        if index >= self.count:
            return None
        if self.forms[index] in OF:
            return self._core(index + 1, ("",), 1) or self._pointing_base(index + 1)
        return self._core(index, ("ل",), 1)

    def _own(self, index: int) -> Phrase | None:
        """«ريفها الشمالي»."""
        match = self.marks.get(index, "own")
        return self._own_countryside(match, *self._compass(match.stop, article=True)) if match else None

    def _own_countryside(self, match: Match[Word], directions: tuple[str, ...], stop: int) -> Phrase:
        start, end = self.text.span(match.first, stop, match.split)
        return Phrase(
            first=match.first, stop=stop, start=start, end=end, kind="anaphor", name="الريف", prefix=match.split.prefix,
            core=match.first, lead=match.first, shape="rural", directions=directions, evidence=3,
        )  # fmt: skip

    def _between(self, index: int) -> Phrase | None:
        """«بين سراقب ومعرة النعمان», «طريق حلب - دمشق»."""
        match = self.marks.get(index, "between") or self.marks.get(index, "road")
        if match is None:
            return None
        after = self._skip_quotes(match.stop)
        if match.entry.kind == "road" and after < self.count and self.forms[after] in ("بين", "الدولي", "الواصل"):
            return None
        one = self._core(after, ("",), 1)
        if one is None or one.is_area:
            return None
        joint = self._skip_quotes(one.stop)
        road = match.entry.kind == "road"
        dash = joint < self.count and self.forms[joint] in EITHER
        two = self._core(self._skip_quotes(joint + dash), ("",) if dash or road else ("و",), 1)
        if two is None or two.is_area or not (self._settled(one) and self._settled(two)):
            return None
        two.listed = False
        return self._paired(one, two, "between", match)

    def _paired(self, one: Phrase, two: Phrase, shape: str, match: Match[Word]) -> Phrase:
        one.shape, one.other, one.evidence = shape, two, max(one.evidence, 1)
        one.stop, one.end = two.stop, two.end
        one.prefix = match.split.prefix
        one.lead = match.first
        return one

    def _settled(self, phrase: Phrase) -> bool:
        """Whether a name may be an end of a stretch of land: a place in Syria below the state."""
        rows = (self.gazetteer.rows[key] for key in phrase.ids[:1])
        return phrase.kind == "name" and all(
            row.country_code == "SY" and row.kind not in ("country", "governorate", "area") for row in rows
        )

    def _border(self, index: int) -> Phrase | None:
        """«الحدود السورية التركية», «الحدود مع العراق», «الحدود بين سوريا ولبنان»."""
        match = self.marks.get(index, "border")
        if match is None:
            return None
        sides: list[Phrase] = []
        stop = match.stop
        most = 1 if stop < self.count and self.forms[stop] == "مع" else 2
        while len(sides) < most and stop < self.count:
            if self.forms[stop] in ("مع", "بين", "-", "–", "و", "من"):
                stop += 1
                continue
            side = self._border_side(stop)
            if side is None:
                break
            sides.append(side)
            stop = side.stop
        if not sides:
            return None
        one = sides[0]
        self._begin(one, match)
        one.lead, one.prefix, one.shape, one.evidence = match.first, match.split.prefix, "border", 3
        one.other = sides[1] if len(sides) > 1 else None
        one.stop, one.end = sides[-1].stop, sides[-1].end
        return one

    def _border_side(self, index: int) -> Phrase | None:
        name = self.marks.get(index, "name")
        if name and name.split.prefix in ("", "و", "ل") and name.entry.value[0].startswith("country-"):
            return self._named(name)
        match = self.marks.get(index, "adjective")
        if match is None or match.split.prefix not in ("ال", "وال", ""):
            return None
        side = self._territory_adjective(index)
        if side is None:
            start, end = self.text.span(index, match.stop, match.split)
            side = Phrase(index, match.stop, start, end, "name", self.forms[index], (match.entry.value.id,), core=index)
        return side

    def _offset(self, index: int) -> Phrase | None:
        """«على بعد 20 كيلومترا شرق تدمر», «500 متر عن البلدة»."""
        match = self.marks.get(index, "measure")
        if match is None:
            return None
        number, first = self._number_before(index)
        if number is None and not self.forms[index].endswith("ين"):
            return None
        after = match.stop
        directions: tuple[str, ...] = ()
        for _ in range(2):
            while after < self.count and self.forms[after] in AWAY:
                after += 1
            if not directions and after < self.count:
                directions, after = self._bearings(after)
        inner = self._core(after, ("", "ل"), 1) or self._pointing_base(after)
        if inner is None or inner.directions or after - match.stop > 5:
            return None
        inner.shape, inner.directions, inner.evidence = "offset", directions, 3
        inner.distance_km = (number or 2) * match.entry.value
        inner.first = inner.lead = first
        inner.start = self.text.starts[first]
        inner.prefix = ""
        return inner

    def _number_before(self, index: int) -> tuple[float | None, int]:
        for first in range(max(0, index - _NUMBER_WORDS), index):
            reading = read_number(self.forms, first)
            if reading is not None and reading.stop == index:
                return float(reading.value), first
        return None, index

    # ---- words that are no names

    def _adjective(self, index: int) -> Phrase | None:
        match = self.marks.get(index, "adjective")
        if match is None or match.entry.value.only_area:
            return None
        start, end = self.text.span(match.first, match.stop, match.split)
        return Phrase(
            first=index, stop=match.stop, start=start, end=end, kind="adjective", name=self.forms[index],
            ids=(match.entry.value.id,), prefix=match.split.prefix, core=index, lead=index, evidence=3,
        )  # fmt: skip

    def _anaphor(self, index: int) -> Phrase | None:
        match = self.marks.get(index, "anaphor")
        if match is None:
            return None
        start, end = self.text.span(match.first, match.stop, match.split)
        return Phrase(
            first=index, stop=match.stop, start=start, end=end, kind="anaphor", name=match.split.stem,
            prefix=match.split.prefix, core=index, lead=index, anaphor=match.entry.value, evidence=3,
        )  # fmt: skip

    # ---- lists

    def _continue_list(self, phrase: Phrase) -> None:
        """Remember a list, so that its next item gets the same head noun and shape."""
        self._lists = None
        if phrase.head is None or phrase.kind in ("adjective", "anaphor"):
            return
        if phrase.listed or phrase.shape == "rural":
            stop = self._skip_quotes(phrase.stop)
            comma = stop < self.count and self.forms[stop] in ("،", ",")
            self._lists = (self._skip_quotes(stop + comma), phrase)

    def _inherit(self, phrase: Phrase) -> None:
        """Give the next name of a list the head noun and shape of the list («ريفي إدلب وحماة»)."""
        if self._lists is None or phrase.kind not in ("name", "unknown") or phrase.head or phrase.shape:
            return
        expected, before = self._lists
        if phrase.lead != expected or not (phrase.prefix == "و" or self.forms[expected - 1] in ("،", ",", "و")):
            return
        both = self._governs(phrase) and self._governs(before)
        if before.listed or (before.shape == "rural" and both):
            phrase.head, phrase.listed, phrase.evidence = before.head, before.listed, 3
            phrase.shape = before.shape if not before.shape or both or before.listed else ""

    def _governs(self, phrase: Phrase) -> bool:
        return any(key.startswith("sy-gov-") for key in phrase.ids)

    def _list_item(self, index: int) -> Phrase | None:
        """An unknown name that goes on a list of villages («قرى كفركذا وبزكذا»)."""
        if self._lists is None:
            return None
        expected, before = self._lists
        if index < expected or index >= self.count:
            return None
        self._lists = None
        if index > expected or not before.listed or before.shape or before.head is None:
            return None
        if not self.forms[index].startswith("و"):
            return None
        item = self._unknown(before.head, index, 1)
        if item is not None:
            item.prefix, item.listed = "و", True
        return item

    # ---- small steps

    def _block(self, index: int) -> int | None:
        """Where a phrase ends in which a place name is no place, if it is the longest thing here."""
        found = self.marks.get(index, "block")
        return found.stop if found else None

    def _skip_quotes(self, index: int) -> int:
        while index < self.count and self.forms[index] in QUOTES:
            index += 1
        return index

    def _apart(self, last: int, after: int) -> bool:
        """Whether a line or a sentence ends between two tokens."""
        return self.sentences.number(last) != self.sentences.number(min(after, self.count - 1))


@cache
def _territories() -> frozenset[str]:
    return frozenset(fold(words).split()[0] for words in TERRITORY)


def _carries(match: Match[Word], prefixes: Collection[str] | None) -> bool:
    return prefixes is None or match.split.prefix in prefixes
