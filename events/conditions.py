"""What a frame asks of the words around its trigger; what single words answer is remembered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from events.frames import FrameRow
from events.inflection import Form
from lexicon import fold, splits
from lexicon.numbers import read_number

_NEAR_WORDS = 6
_SOON_WORDS = 7
_MEMO_LIMIT = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class Conditions:
    """A frame's conditions, folded."""

    needs: frozenset[str]
    window: int
    near: "_Beginnings | None"
    near_strict: "_Beginnings | None"
    never_before: frozenset[str]
    never_after: dict[str, tuple[tuple[str, ...], ...]]
    never_near: "_Beginnings | None"
    counts: bool

    def holds(self, forms: Sequence[str], trigger: tuple[int, int], form: Form, sentence: tuple[int, int]) -> bool:
        """Whether the words around a trigger allow it, both given by first token and one past the last."""
        (index, after), (first, stop) = trigger, sentence
        if self.never_before and index > first and not self.never_before.isdisjoint(stems_of(forms[index - 1])):
            return False
        if self.never_after and after < stop and self._is_other(forms, after):
            return False
        if self.never_near and self.never_near.among(forms, after, min(stop, after + _SOON_WORDS)):
            return False
        return self._needed(forms, after, stop) and self._neighbours(forms, trigger, form, sentence)

    def _is_other(self, forms: Sequence[str], after: int) -> bool:
        """Whether the words right behind make the trigger something else."""
        for stem in stems_of(forms[after]):
            for rest in self.never_after.get(stem, ()):
                if tuple(forms[after + 1 : after + 1 + len(rest)]) == rest:
                    return True
        return False

    def _needed(self, forms: Sequence[str], after: int, stop: int) -> bool:
        limit = min(stop, after + self.window)
        if self.needs and all(self.needs.isdisjoint(stems_of(forms[at])) for at in range(after, limit)):
            return False
        return not self.counts or any(read_number(forms, at) for at in range(after, limit))

    def _neighbours(
        self, forms: Sequence[str], trigger: tuple[int, int], form: Form, sentence: tuple[int, int]
    ) -> bool:
        (index, after), (first, stop) = trigger, sentence
        if self.near and not self.near.among(forms, first, stop):
            return False
        if self.near_strict is None or (after - index > 1 and form == "phrase"):
            return True
        before, behind = max(first, index - _NEAR_WORDS), min(stop, after + _NEAR_WORDS)
        return self.near_strict.among(forms, before, index) or self.near_strict.among(forms, after, behind)


class _Beginnings:
    """Beginnings of words, proclitics aside; which words begin so is remembered."""

    def __init__(self, words: Iterable[str]) -> None:
        self._beginnings = tuple(map(fold, words))
        self._known: dict[str, bool] = {}

    def among(self, forms: Sequence[str], first: int, stop: int) -> bool:
        """Whether a word between two indices begins so."""
        known = self._known
        for index in range(first, stop):
            form = forms[index]
            if known[form] if form in known else self._learn(form):
                return True
        return False

    def _learn(self, form: str) -> bool:
        if len(self._known) > _MEMO_LIMIT:
            self._known.clear()
        begins = any(stem.startswith(self._beginnings) for stem in stems_of(form))
        self._known[form] = begins
        return begins


def stems_of(form: str) -> set[str]:
    """Every stem that a folded word may have, proclitics aside; remembered by form, not to be changed."""
    return _stem_sets.get(form) or _remember(form)


_stem_sets: dict[str, set[str]] = {}


def _remember(form: str) -> set[str]:
    if len(_stem_sets) > _MEMO_LIMIT:
        _stem_sets.clear()
    stems = {split.stem for split in splits(form)}
    _stem_sets[form] = stems
    return stems


def conditions_of(frame: FrameRow, form: str) -> Conditions | None:
    """The conditions of one form of a frame's trigger; None where it has none."""
    needs = next((words for key, words in frame.needs_for.items() if fold(key) == form), frame.needs)
    around = (frame.near, frame.near_strict, frame.never_before, frame.never_after, frame.never_near, needs)
    if not any(around) and not frame.counted:
        return None
    never_after: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in frame.never_after:
        head, *rest = fold(words).split()
        never_after[head] = (*never_after.get(head, ()), tuple(rest))
    return Conditions(
        needs=frozenset(map(fold, needs)), window=frame.needs_window, near=_beginnings(frame.near),
        near_strict=_beginnings(frame.near_strict), never_before=frozenset(map(fold, frame.never_before)),
        never_after=never_after, never_near=_beginnings(frame.never_near), counts=bool(frame.counted),
    )  # fmt: skip


@cache
def _beginnings(words: tuple[str, ...]) -> _Beginnings | None:
    """One memory for one list of words, however many forms share it."""
    return _Beginnings(words) if words else None
