"""The core of a place phrase: head nouns, directions and a name («محيط مدينة سراقب شرقي إدلب»)."""

from collections.abc import Collection

from geo.bearings import bearings, compass
from geo.marks import Word
from geo.phrases import Phrase
from geo.scan import PREPOSITIONS, QUOTES, Scan, carries
from geo.unknowns import unknown_name, unknown_stop
from geo.words import HeadRow, word_set
from lexicon import Match, splits

SETTLEMENT_HEADS = frozenset({"city", "town", "village", "farm", "quarter"})
DEPTH = 4
"""Head nouns and directions that may stand in a row."""


class Grammar:
    """Reads cores of one article."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.forms = scan.forms
        self.marks = scan.marks

    def core(self, index: int, prefixes: Collection[str] | None = None, depth: int = 0) -> Phrase | None:
        """The longest core at a token, or None.

        Args:
            index: where it begins.
            prefixes: proclitics that its first word may carry; None for any.
            depth: how many head nouns and directions stand before it.
        """
        here = self.marks.at.get(index)
        if here is None or depth > DEPTH:
            return None
        kinds = here.by_kind
        if "head" in kinds and (headed := self._behind_head(index, prefixes, depth)) is not None:
            return headed
        if depth and "direction" in kinds and (toward := self.toward(index, prefixes, depth)):
            return toward
        name = self.marks.get(index, "name") if "name" in kinds else None
        if name is None or not carries(name, prefixes):
            return None
        if ("adjective" in kinds or "anaphor" in kinds) and self._rather_other(name, depth):
            return None
        return self.trailing(self.scan.named(name))

    def toward(self, index: int, prefixes: Collection[str] | None = None, depth: int = 0) -> Phrase | None:
        """«شمال غربي سوريا», «شرقي مدينة حماة», «شمال غربي البلاد», «الشمال السوري»."""
        match = self.marks.get(index, "direction")
        if match is None or not carries(match, prefixes):
            return None
        directions, stop = bearings(self.scan, index)
        after = stop + (self.scan.form(stop) == "من")
        after = self.scan.skip_quotes(after)
        inner = self.core(after, ("",) if after > stop else ("", "ل"), depth + 1)
        inner = inner or self.pointing(after) or self.scan.owner(stop)
        name = self.marks.get(index, "name")
        if name is not None and (inner is None or self._of_its_own(name, inner)):
            return self.scan.named(name)
        if inner is None or inner.directions:
            return None
        inner.directions, inner.prefix, inner.lead = directions, match.split.prefix, index
        inner.evidence = max(inner.evidence, 1 if directions == ("centre",) else 2)
        self.scan.begin(inner, match)
        return inner

    def _of_its_own(self, name: Match[Word], inner: Phrase) -> bool:
        """Whether a direction and a place are the name of a region of its own («شرق الفرات»), not a relative one."""
        if name.stop != inner.stop:
            return name.stop > inner.stop
        return not set(name.entry.value) & set(self.scan.gazetteer.relative.values())

    def trailing(self, phrase: Phrase) -> Phrase:
        """Draw in the adjectives of direction behind an area («ريف حلب الشمالي الشرقي»)."""
        behind = None if phrase.directions else self.marks.at.get(phrase.stop)
        if behind is not None and "compass" in behind.by_kind:
            directions, stop = compass(self.scan, phrase.stop)
            if directions:
                phrase.directions = directions
                phrase.stop, phrase.end = stop, self.scan.text.ends[stop - 1]
        return phrase

    def pointing(self, index: int, prefixes: Collection[str] = ("", "ل")) -> Phrase | None:
        """A base that points back: «شمال البلاد», «ريف المدينة»."""
        anaphor = self.scan.anaphor(index) if index < self.scan.count else None
        return anaphor if anaphor is not None and anaphor.prefix in prefixes else None

    def leads_off(self, index: int) -> bool:
        """Whether a direction with a place begins at a token."""
        return self.toward(index) is not None

    def _behind_head(self, index: int, prefixes: Collection[str] | None, depth: int) -> Phrase | None:
        """A core that begins with a head noun, unless the gazetteer has a fuller name for all of it («سد تشرين»)."""
        head = self.marks.get(index, "head")
        if head is None or not carries(head, prefixes):
            return None
        headed = self._headed(head, depth)
        name = self.marks.get(index, "name")
        if headed is not None and name is not None and _fuller(head, name, headed):
            full = self.trailing(self.scan.named(name))
            return full if full.stop >= headed.stop else headed
        return headed

    def _headed(self, match: Match[Word], depth: int) -> Phrase | None:
        head, listed = match.entry.value
        after = self.scan.skip_quotes(match.stop)
        inner = self.core(after, ("",), depth + 1)
        if inner is None or self._first_word_only(head, inner, after):
            back = self.pointing(after, ("",)) if match.stop == after else None
            hill = head.id == "mountain" and (depth or match.split.stem in word_set("firsts"))
            inner = back or (None if hill else unknown_name(self.scan, head, after, self.leads_off)) or inner
        if inner is None or self.scan.apart(match.stop - 1, after) or (head.id == "front" and _is_country(inner)):
            return None
        inner.prefix, inner.lead = match.split.prefix, match.first
        inner.evidence = max(inner.evidence, 2 if head.mode in ("near", "inside") else 3)
        inner.listed = inner.listed or listed
        return self._under_head(match, head, inner)

    def _under_head(self, match: Match[Word], head: HeadRow, inner: Phrase) -> Phrase:
        if head.mode in ("point", "inside"):
            if inner.head is None and not inner.is_area:
                inner.head = head
            return inner
        if head.mode == "near":
            inner.near_km = max(inner.near_km, head.radius_km)
            if head.id != "near":
                self.scan.begin(inner, match)
            return inner
        if not inner.is_area or head.shape == "rural":
            inner.shape, inner.head = head.shape, head
        self.scan.begin(inner, match)
        return self.trailing(inner)

    def _first_word_only(self, head: HeadRow, inner: Phrase, after: int) -> bool:
        """Whether a name behind «قرية» is only part of a longer one that the gazetteer lacks («تل كذا»)."""
        first = self.forms[after]
        if head.id not in SETTLEMENT_HEADS or inner.kind != "name" or first not in word_set("firsts"):
            return False
        if inner.head is not None:
            return True
        return inner.stop == after + 1 and unknown_stop(self.scan, after, first, self.leads_off) > inner.stop

    def _rather_other(self, name: Match[Word], depth: int) -> bool:
        """Whether a form that is a name, too, is an adjective here («سورية», «السعودية»), or points back."""
        anaphor = self.marks.get(name.first, "anaphor")
        if anaphor is not None and anaphor.stop == name.stop:
            return True
        adjective = self.marks.get(name.first, "adjective")
        if adjective is None or adjective.stop != name.stop:
            return False
        beside = name.first - 1
        while beside > 0 and self.forms[beside] in QUOTES:
            beside -= 1
        before = self.forms[beside] if name.first else "."
        if name.split.prefix[-1:] in ("ب", "ل") or before in PREPOSITIONS or not before.isalpha():
            return False
        if adjective.split.prefix.endswith("ال"):
            defined = any(split.prefix.endswith(("ال", "لل")) for split in splits(before))
            return defined and self.marks.get(beside, "direction") is None
        head = self.marks.get(name.first - 1, "head")
        return not depth or (head is not None and head.entry.value[0].mode in ("point", "area"))


def _is_country(phrase: Phrase) -> bool:
    return bool(phrase.ids) and phrase.ids[0].startswith("country-")


def _fuller(head: Match[Word], name: Match[Word], headed: Phrase) -> bool:
    """Whether a name that begins with a head noun is more than the noun and the name behind it."""
    row = head.entry.value[0]
    if row.mode == "point" and row.id not in SETTLEMENT_HEADS:
        return name.stop > head.stop
    return not set(name.entry.value) <= set(headed.ids)
