"""Lists of words that are asked whether one of some words is meant: each word form is asked of all lists at once."""

from collections.abc import Iterable, Sequence
from itertools import chain

from lexicon.clitics import bare_stems
from lexicon.folding import fold

_MEMO_LIMIT = 100_000
_HEAD_LETTERS = 2


class Answers:
    """Which word forms are meant by one list of words: those with one of its stems, or whose stem begins so."""

    __slots__ = ("_yes",)

    def __init__(self, words: Iterable[str] = (), beginnings: Iterable[str] = ()) -> None:
        """Have a list, given as written, asked of every form that is met from now on."""
        self._yes: set[str] = set()
        _lists.add(map(fold, words), map(fold, beginnings), self._yes)

    def among(self, forms: Sequence[str]) -> bool:
        """Whether one of some words is meant."""
        if not self._yes.isdisjoint(forms):
            return True
        if _lists.met.issuperset(forms):
            return False
        _lists.meet(forms)
        return not self._yes.isdisjoint(forms)


class _Lists:
    """Every list of words, so that a form is asked of all of them at once, by its stems, when it is met first."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        """Forms that were asked about; all that lists mean them are in the lists' own sets."""
        self._by_stem: dict[str, list[set[str]]] = {}
        self._by_beginning: dict[str, list[set[str]]] = {}
        self._heads: set[str] = set()
        """First letters of the beginnings; most words begin like none."""
        self._all: list[set[str]] = []

    def add(self, words: Iterable[str], beginnings: Iterable[str], meant: set[str]) -> None:
        """Keep the forms that a list means in a set of its own from now on."""
        self._all.append(meant)
        self._forget()
        for word in words:
            self._by_stem.setdefault(word, []).append(meant)
        for beginning in beginnings:
            self._by_beginning.setdefault(beginning, []).append(meant)
            self._heads.add(beginning[:_HEAD_LETTERS])

    def meet(self, forms: Sequence[str]) -> None:
        """Tell the lists of forms that were not met yet."""
        if len(self.met) > _MEMO_LIMIT:
            self._forget()
        new = set(forms) - self.met
        for form in new:
            for stem in bare_stems(form):
                for meant in self._meaning(stem):
                    meant.add(form)
        self.met |= new

    def _meaning(self, stem: str) -> Iterable[set[str]]:
        """The sets of the lists that mean a stem."""
        found = self._by_stem.get(stem, ())
        if stem[:_HEAD_LETTERS] not in self._heads and stem[:1] not in self._heads:
            return found
        begun = (self._by_beginning.get(stem[:width], ()) for width in range(1, len(stem) + 1))
        return chain(found, *begun)

    def _forget(self) -> None:
        self.met.clear()
        for meant in self._all:
            meant.clear()


_lists = _Lists()
