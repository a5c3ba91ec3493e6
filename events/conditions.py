"""What a frame asks of the words around its trigger; a word is asked of all frames' lists when it is met first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from events.frames import FrameRow
from lexicon import fold
from lexicon.clitics import bare_stems
from lexicon.numbers import read_number

_NEAR_WORDS = 6
_SOON_WORDS = 7
_MEMO_LIMIT = 100_000


class Answers:
    """Which word forms are meant by one list of words: those with one of its stems, or whose stem begins so."""

    __slots__ = ("_yes",)

    def __init__(self, words: Iterable[str], *, beginnings: bool = False) -> None:
        """Have the list asked of every form that is met from now on."""
        self._yes: set[str] = set()
        _lists.add(words, self._yes, beginnings=beginnings)

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

    def add(self, words: Iterable[str], meant: set[str], *, beginnings: bool) -> None:
        """Keep the forms that a list means in a set of its own from now on."""
        self._all.append(meant)
        self._forget()
        lists = self._by_beginning if beginnings else self._by_stem
        for word in words:
            lists.setdefault(word, []).append(meant)
            if beginnings:
                self._heads[word[:1]] = tuple({*self._heads.get(word[:1], ()), word})

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


@dataclass(frozen=True, slots=True, eq=False)
class Conditions:
    """A frame's conditions, folded."""

    needs: Answers | None
    window: int
    near: Answers | None
    near_strict: Answers | None
    behind: Answers | None
    never_before: Answers | None
    never_after: dict[str, tuple[tuple[str, ...], ...]]
    never_near: Answers | None
    counts: bool

    def holds(
        self, forms: Sequence[str], index: int, after: int, first: int, stop: int, *, phrase: bool = False
    ) -> bool:
        """Whether the words around a trigger allow it.

        Args:
            forms: the words of the article.
            index: first token of the trigger.
            after: one past its last token.
            first: first token of the sentence.
            stop: one past its last token.
            phrase: whether the trigger is given as a phrase, which says itself what `near_strict` asks for.
        """
        if self.behind is not None and (index == first or not self.behind.among(forms[index - 1 : index])):
            return False
        if self.never_before is not None and index > first and self.never_before.among(forms[index - 1 : index]):
            return False
        if after < stop and (
            (self.never_after and self._is_other(forms, after)) or self._near_other(forms, after, stop)
        ):
            return False
        if (self.needs is not None or self.counts) and not self._needed(forms, after, min(stop, after + self.window)):
            return False
        if self.near is not None and not self.near.among(forms[first:stop]):
            return False
        strict = self.near_strict
        if strict is None or (phrase and after - index > 1):
            return True
        before, behind = max(first, index - _NEAR_WORDS), min(stop, after + _NEAR_WORDS)
        return strict.among(forms[before:index]) or strict.among(forms[after:behind])

    def _near_other(self, forms: Sequence[str], after: int, stop: int) -> bool:
        """Whether a word soon behind makes the trigger something else."""
        return self.never_near is not None and self.never_near.among(forms[after : min(stop, after + _SOON_WORDS)])

    def _is_other(self, forms: Sequence[str], after: int) -> bool:
        """Whether the words right behind make the trigger something else."""
        if self.never_after.keys().isdisjoint(bare_stems(forms[after])):
            return False
        for stem in bare_stems(forms[after]):
            for rest in self.never_after.get(stem, ()):
                if tuple(forms[after + 1 : after + 1 + len(rest)]) == rest:
                    return True
        return False

    def _needed(self, forms: Sequence[str], after: int, limit: int) -> bool:
        if self.needs is not None and not self.needs.among(forms[after:limit]):
            return False
        return not self.counts or any(read_number(forms, at) for at in range(after, limit))


def conditions_of(frame: FrameRow, form: str) -> Conditions | None:
    """The conditions of one form of a frame's trigger; None where it has none."""
    needs = next((words for key, words in frame.needs_for.items() if fold(key) == form), frame.needs)
    around = (
        frame.near,
        frame.near_strict,
        frame.never_before,
        frame.never_after,
        frame.never_near,
        needs,
        frame.behind,
    )
    if not any(around) and not frame.counted:
        return None
    never_after: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in frame.never_after:
        head, *rest = fold(words).split()
        never_after[head] = (*never_after.get(head, ()), tuple(rest))
    return Conditions(
        needs=_stems(needs), window=frame.needs_window, near=_beginnings(frame.near),
        near_strict=_beginnings(frame.near_strict), behind=_stems(frame.behind),
        never_before=_stems(frame.never_before),
        never_after=never_after, never_near=_beginnings(frame.never_near), counts=bool(frame.counted),
    )  # fmt: skip


@cache
def _beginnings(words: tuple[str, ...]) -> Answers | None:
    """Which words begin so, proclitics aside; one memory for one list of words, however many forms share it."""
    return Answers(map(fold, words), beginnings=True) if words else None


@cache
def _stems(words: tuple[str, ...]) -> Answers | None:
    """Which words have one of these stems, likewise."""
    return Answers(map(fold, words)) if words else None
