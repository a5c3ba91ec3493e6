"""Lists of words that are asked whether one of some words is meant: each word form is asked of all lists at once."""

from collections.abc import Iterable, Sequence

from lexicon.clitics import bare_stems
from lexicon.folding import fold

_MEMO_LIMIT = 100_000


class Answers:
    """Which word forms are meant by one list of words: those with one of its stems, or whose stem begins so."""

    __slots__ = ("_yes",)

    def __init__(self, words: Iterable[str] = (), beginnings: Iterable[str] = ()) -> None:
        """Have a list, given as written, asked of every form that is met from now on."""
        self._yes: set[str] = set()
        _lists.add(map(fold, words), map(fold, beginnings), self._yes)

    def among(self, forms: Sequence[str]) -> bool:
        """Whether one of some words is meant."""
        if not _lists.met.issuperset(forms):
            _lists.meet(forms)
        return not self._yes.isdisjoint(forms)


class _Lists:
    """Every list of words, so that a form is asked of all of them at once, by its stems, when it is met first."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        """Forms that were asked about; all that lists mean them are in the lists' own sets."""
        self._by_stem: dict[str, list[set[str]]] = {}
        self._by_beginning: dict[str, list[set[str]]] = {}
        self._heads: dict[str, tuple[str, ...]] = {}
        """First letter to all beginnings with it; most words begin like none."""
        self._all: list[set[str]] = []

    def add(self, words: Iterable[str], beginnings: Iterable[str], meant: set[str]) -> None:
        """Keep the forms that a list means in a set of its own from now on."""
        self._all.append(meant)
        self._forget()
        for word in words:
            self._by_stem.setdefault(word, []).append(meant)
        for beginning in beginnings:
            self._by_beginning.setdefault(beginning, []).append(meant)
            self._heads[beginning[:1]] = tuple({*self._heads.get(beginning[:1], ()), beginning})

    def meet(self, forms: Sequence[str]) -> None:
        """Tell the lists of forms that were not met yet."""
        if len(self.met) > _MEMO_LIMIT:
            self._forget()
        for form in forms:
            if form not in self.met:
                self._meet(form)
        self.met.update(forms)

    def _meet(self, form: str) -> None:
        by_stem, heads = self._by_stem, self._heads
        for stem in bare_stems(form):
            for meant in by_stem.get(stem, ()):
                meant.add(form)
            beginnings = heads.get(stem[:1], ())
            if stem.startswith(beginnings):
                for beginning in filter(stem.startswith, beginnings):
                    for meant in self._by_beginning[beginning]:
                        meant.add(form)

    def _forget(self) -> None:
        self.met.clear()
        for meant in self._all:
            meant.clear()


_lists = _Lists()
