"""Tokens to place phrases: one walk over the tokens at which something begins, lists carried along."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from geo.grammar import Grammar
from geo.marks import Begun
from geo.phrases import Phrase
from geo.relations import Relations
from geo.scan import COMMAS, Scan
from geo.unknowns import unknown_name


class Parser:
    """Reads the place phrases of one article."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.grammar = Grammar(scan)
        relations = Relations(scan, self.grammar)
        self._list: tuple[int, Phrase] | None = None
        """Where the next item of a list would begin, and the item before it."""
        self._last: Phrase | None = None
        self._readers: dict[str, Callable[[int], Phrase | None]] = {
            "between": relations.between, "road": relations.between, "border": relations.border,
            "measure": relations.offset, "direction": self.grammar.toward, "part": relations.part,
            "own": relations.own, "onward": self._onward, "head": self.grammar.core, "name": self.grammar.core,
            "adjective": scan.adjective, "anaphor": scan.anaphor,
        }  # fmt: skip

    def phrases(self) -> Iterator[Phrase]:
        """Every phrase, in order, without overlaps."""
        read_to = 0
        at = self.scan.marks.at
        for index in self._stops():
            if index < read_to:
                continue
            here = at.get(index)
            phrase = None if here is None else self._phrase_at(index, here)
            if phrase is None and self._list is not None:
                phrase = self._unknown_item(index)
            if phrase is None:
                read_to = index + (here.blocks or 1 if here is not None else 1)
                continue
            self._inherit(phrase)
            self._continue_list(phrase)
            self._last = phrase
            yield phrase
            read_to = phrase.stop

    def _stops(self) -> Iterator[int]:
        """Tokens worth a look: where something begins, and where a list may go on."""
        hits = iter(self.scan.marks.hits)
        upcoming = next(hits, self.scan.count)
        while upcoming < self.scan.count or self._list is not None:
            if self._list is not None and self._list[0] < upcoming:
                expected = self._list[0]
                yield expected
                if self._list is not None and self._list[0] <= expected:
                    self._list = None
            elif upcoming < self.scan.count:
                yield upcoming
                upcoming = next(hits, self.scan.count)
            else:
                return

    def _phrase_at(self, index: int, here: Begun) -> Phrase | None:
        for kind in here.kinds:
            phrase = self._readers[kind](index)
            if phrase is not None:
                return phrase
        return None

    def _continue_list(self, phrase: Phrase) -> None:
        """Remember a list, so that its next item gets the same head noun and shape."""
        self._list = None
        if phrase.head is None or phrase.kind in ("adjective", "anaphor"):
            return
        if phrase.listed or phrase.shape == "rural":
            stop = self.scan.skip_quotes(phrase.stop)
            comma = self.scan.form(stop) in COMMAS
            self._list = (self.scan.skip_quotes(stop + comma), phrase)

    def _onward(self, index: int) -> Phrase | None:
        """«وغربها» behind «شمال البلاد»: another part of the same place."""
        match, before = self.scan.marks.get(index, "onward"), self._last
        if match is None or before is None or before.stop != index or match.split.prefix != "و":
            return None
        if not before.directions or before.shape in ("between", "border", "offset"):
            return None
        start, end = self.scan.text.span(match.first, match.stop, match.split)
        return replace(
            before, first=index, stop=match.stop, start=start, end=end, prefix="و", lead=index, core=index,
            directions=(match.entry.value,), shape="", near_km=0.0, evidence=3, reasons=[], within=None, listed=False,
        )  # fmt: skip

    def _inherit(self, phrase: Phrase) -> None:
        """Give the next name of a list the head noun and shape of the list («ريفي إدلب وحماة»)."""
        if self._list is None or phrase.kind not in ("name", "unknown") or phrase.head or phrase.shape:
            return
        expected, before = self._list
        if phrase.lead != expected or not (phrase.prefix == "و" or self.scan.forms[expected - 1] in (*COMMAS, "و")):
            return
        if before.listed and self._is_land(before):
            return
        alike = _governs(phrase) == _governs(before)
        if (before.listed and (alike or not before.shape)) or (before.shape == "rural" and alike and _governs(before)):
            phrase.head, phrase.listed, phrase.evidence = before.head, before.listed, 3
            phrase.shape = before.shape

    def _is_land(self, phrase: Phrase) -> bool:
        """Whether a list of settlements goes on with the land that they lie in («بلدات الغوطة الشرقية»)."""
        rows = self.scan.gazetteer.rows
        return not phrase.shape and any(rows[key].kind in ("area", "country", "region") for key in phrase.ids[:1])

    def _unknown_item(self, index: int) -> Phrase | None:
        """An unknown name that goes on a list of villages («قرى كفركذا وبزكذا»)."""
        if self._list is None or not self._list[0] <= index < self.scan.count:
            return None
        expected, before = self._list
        self._list = None
        if index > expected or not before.listed or before.shape or before.head is None:
            return None
        if not self.scan.forms[index].startswith("و"):
            return None
        item = unknown_name(self.scan, before.head, index, self.grammar.leads_off, cut=1)
        if item is not None:
            item.prefix, item.listed = "و", True
        return item


def _governs(phrase: Phrase) -> bool:
    """Whether a name may mean a governorate."""
    return any(key.startswith("sy-gov-") for key in phrase.ids)
