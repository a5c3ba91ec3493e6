"""Remembering by word form what can begin there, so that a walk asks each word once in a corpus."""

from collections.abc import Callable, Sequence
from itertools import compress

_LIMIT = 200_000


class Beginnings(dict[str, int]):
    """Folded form -> what can begin with it, as flags (0: nothing); filled as forms are met."""

    def __init__(self, can_begin: Callable[[str], int]) -> None:
        """Remember the question to ask of a form that is met for the first time."""
        super().__init__()
        self._can_begin = can_begin

    def __missing__(self, form: str) -> int:
        if len(self) >= _LIMIT:
            self.clear()
        self[form] = known = self._can_begin(form)
        return known

    def among(self, forms: Sequence[str]) -> list[int]:
        """Indices of the forms that something can begin with."""
        return list(compress(range(len(forms)), map(self.__getitem__, forms)))
