"""What can begin with a word, remembered by word form, so that a walk over an article costs one table look-up a token.

Every form that is met gets a small number, its code, once and for all questions; a text holds the codes of its tokens.
What can begin with a form is then a byte in a table, and common forms, which are met first, lie side by side in it.
"""

from collections.abc import Callable, Sequence
from itertools import compress, count

_MOST_FORMS = 400_000
_UNKNOWN = 255
_NO_CODE = 0
_SPARE = 4096


class _Codes(dict[str, int]):
    """Folded form -> its code; forms beyond the limit get no code and are asked again each time."""

    def __init__(self) -> None:
        super().__init__()
        self._next = count(_NO_CODE + 1)
        self.size = 1
        """One more than the highest code given."""

    def __missing__(self, form: str) -> int:
        if len(self) >= _MOST_FORMS:
            return _NO_CODE
        # Two threads may give one form two codes; both stay good, since a code never comes to mean another form.
        self[form] = code = next(self._next)
        self.size = max(self.size, code + 1)
        return code


_codes = _Codes()


def codes_of(forms: Sequence[str]) -> list[int]:
    """The code of each of some folded words."""
    return list(map(_codes.__getitem__, forms))


class Beginnings:
    """What can begin with each word form, as flags (0: nothing; at most 254); filled as forms are met."""

    __slots__ = ("_can_begin", "_flags")

    def __init__(self, can_begin: Callable[[str], int]) -> None:
        """Remember the question to ask of a form that is met for the first time; it must not change its answer."""
        self._can_begin = can_begin
        self._flags = bytearray([_UNKNOWN])

    def __getitem__(self, form: str) -> int:
        """The flags of one form."""
        return self._flag(form, _codes[form])

    def _flag(self, form: str, code: int) -> int:
        flags = self._flags
        if code >= len(flags):
            self._widen()
        known = flags[code]
        if known == _UNKNOWN:
            known = int(self._can_begin(form))
            if code != _NO_CODE:
                flags[code] = known
        return known

    def _widen(self) -> None:
        self._flags.extend(bytes([_UNKNOWN]) * (_codes.size + _SPARE - len(self._flags)))

    def flags_of(self, forms: Sequence[str], codes: Sequence[int]) -> bytes:
        """The flags of each of some words, given with their codes; only words never met before are asked about."""
        try:
            known = bytearray(map(self._flags.__getitem__, codes))
        except IndexError:
            self._widen()
            known = bytearray(map(self._flags.__getitem__, codes))
        index = known.find(_UNKNOWN)
        while index >= 0:
            known[index] = self._flag(forms[index], codes[index])
            index = known.find(_UNKNOWN, index + 1)
        return bytes(known)

    def among(self, forms: Sequence[str], codes: Sequence[int]) -> list[int]:
        """Indices of the words that something can begin with."""
        return list(compress(range(len(forms)), self.flags_of(forms, codes)))
