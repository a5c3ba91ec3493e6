"""What a frame asks of the words around its trigger; a word is asked of all frames' lists when it is met first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from events.frames import FrameRow
from lexicon import fold
from lexicon.answers import Answers
from lexicon.clitics import bare_stems
from lexicon.numbers import read_number

_NEAR_WORDS = 6
_SOON_WORDS = 7


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
        behind, never_before = self.behind, self.never_before
        if behind is not None and (index == first or not behind.among(forms[index - 1 : index])):
            return False
        if never_before is not None and index > first and never_before.among(forms[index - 1 : index]):
            return False
        if after < stop and self._is_other(forms, after, stop):
            return False
        if (self.needs is not None or self.counts) and not self._needed(forms, after, min(stop, after + self.window)):
            return False
        if self.near is not None and not self.near.among(forms[first:stop]):
            return False
        strict = self.near_strict
        if strict is None or (phrase and after - index > 1):
            return True
        since, until = max(first, index - _NEAR_WORDS), min(stop, after + _NEAR_WORDS)
        return strict.among(forms[since:index]) or strict.among(forms[after:until])

    def _is_other(self, forms: Sequence[str], after: int, stop: int) -> bool:
        """Whether the words right behind, or a word soon behind, make the trigger something else."""
        never_after = self.never_after
        if never_after and not never_after.keys().isdisjoint(bare_stems(forms[after])):
            rests = (rest for stem in bare_stems(forms[after]) for rest in never_after.get(stem, ()))
            if any(tuple(forms[after + 1 : after + 1 + len(rest)]) == rest for rest in rests):
                return True
        return self.never_near is not None and self.never_near.among(forms[after : min(stop, after + _SOON_WORDS)])

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
def followed_by(words: tuple[str, ...], window: int) -> Conditions:
    """That one of some words stands at most so many words behind."""
    return Conditions(
        needs=_stems(words), window=window, near=None, near_strict=None, behind=None,
        never_before=None, never_after={}, never_near=None, counts=False,
    )  # fmt: skip


@cache
def _beginnings(words: tuple[str, ...]) -> Answers | None:
    """Which words begin so, proclitics aside; one memory for one list of words, however many forms share it."""
    return Answers(beginnings=words) if words else None


@cache
def _stems(words: tuple[str, ...]) -> Answers | None:
    """Which words have one of these stems, likewise."""
    return Answers(words) if words else None
