"""What a frame asks of the words around its trigger; what single words answer is remembered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from events.frames import FrameRow
from lexicon import fold, splits
from lexicon.numbers import read_number

_NEAR_WORDS = 6
_SOON_WORDS = 7
_MEMO_LIMIT = 100_000


class Answers:
    """The answer to one yes-or-no question about word forms, which is asked when a form is met first."""

    __slots__ = ("_ask", "_asked", "_yes")

    def __init__(self, ask: Callable[[str], bool]) -> None:
        """Remember the question; it must not change its answer."""
        self._ask = ask
        self._asked: set[str] = set()
        self._yes: set[str] = set()

    def among(self, forms: Sequence[str]) -> bool:
        """Whether the answer is yes for one of some words."""
        if not self._asked.issuperset(forms):
            self._learn(forms)
        return not self._yes.isdisjoint(forms)

    def _learn(self, forms: Sequence[str]) -> None:
        if len(self._asked) > _MEMO_LIMIT:
            self._asked.clear()
            self._yes.clear()
        self._yes.update(form for form in forms if form not in self._asked and self._ask(form))
        self._asked.update(forms)


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
        if self.never_after.keys().isdisjoint(stems_of(forms[after])):
            return False
        for stem in stems_of(forms[after]):
            for rest in self.never_after.get(stem, ()):
                if tuple(forms[after + 1 : after + 1 + len(rest)]) == rest:
                    return True
        return False

    def _needed(self, forms: Sequence[str], after: int, limit: int) -> bool:
        if self.needs is not None and not self.needs.among(forms[after:limit]):
            return False
        return not self.counts or any(read_number(forms, at) for at in range(after, limit))


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
    beginnings = tuple(map(fold, words))
    return Answers(lambda form: any(stem.startswith(beginnings) for stem in stems_of(form))) if words else None


@cache
def _stems(words: tuple[str, ...]) -> Answers | None:
    """Which words have one of these stems, likewise."""
    stems = frozenset(map(fold, words))
    return Answers(lambda form: not stems.isdisjoint(stems_of(form))) if words else None
