"""Folding: one spelling for every way a word is written, with a map back to the untouched text.

Folded away: vowel marks, tatweel, bidi and zero-width marks, the split that moderation forces on a word («قـ.ـصف»).
Folded together: alef forms, hamza seats, ta marbuta and ha, ya forms, Persian kaf and ya, Arabic-Indic and Persian
digits, presentation forms. Only a word that was split against moderation («قـ ـصف» too) becomes one word again.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOGETHER = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي",
    "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك",
    "٪": "%", "٫": ".", "٬": ",",
}  # fmt: skip
_GONE = "".join(
    chr(code)
    for first, last in (
        (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E8),
        (0x06EA, 0x06ED), (0x00AD, 0x00AD), (0x061C, 0x061C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069),
        (0xFEFF, 0xFEFF), (0xFE70, 0xFE7F),
    )
    for code in range(first, last + 1)
)  # fmt: skip
_DIGITS = {chr(first + n): str(n) for first in (0x0660, 0x06F0) for n in range(10)}
_VISIBLE = str.maketrans(dict.fromkeys(_GONE))
_PRESENTATION = {
    chr(code): form.translate(_VISIBLE).strip()
    for first, last in ((0xFB50, 0xFDFB), (0xFE80, 0xFEFC), (0xFF10, 0xFF19))
    for code in range(first, last + 1)
    if (form := unicodedata.normalize("NFKC", chr(code))) != chr(code)
}
_SPLIT = r"(?:\u0640+[._*\-/\\|]+\u0640*|[._*\-/\\|]+\u0640+|\u0640+ \u0640+)"
_MODERATED = re.compile(rf"(?<=[\u0621-\u064a]){_SPLIT}(?=[\u0621-\u064a])")
_SINGLE = tuple((_TOGETHER | _DIGITS).items())
_IRREGULAR = re.compile(f"[{re.escape(_GONE + ''.join(_PRESENTATION))}]+")
_TATWEEL = "\u0640"


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded letters and, for each of them, where it came from."""

    text: str
    """The folded text."""
    starts: Sequence[int]
    """`starts[i]` is the offset in the source of folded letter `i`; one more entry holds the source's length."""

    def source_start(self, index: int) -> int:
        """Source offset at which folded letter `index` begins."""
        return self.starts[index]

    def source_end(self, index: int) -> int:
        """Source offset one past the folded letter before `index`, its vowel marks included."""
        return self.starts[index] if index else 0

    def from_source(self, offset: int) -> int:
        """Index of the first folded letter that comes from `offset` or later."""
        return bisect_left(self.starts, offset)


def fold_with_map(source: str) -> Folded:
    """Fold a text and keep the map back: `starts` rises, and has one entry more than the folded text has letters."""
    spans = [found.span() for found in _IRREGULAR.finditer(source)]
    if not spans:
        return Folded(_together(source), range(len(source) + 1))
    if _TATWEEL in source:
        spans = _with_moderated(source, spans)
    pieces: list[str] = []
    starts: list[int] = []
    done = 0
    for first, last in spans:
        pieces.append(source[done:first])
        starts.extend(range(done, first))
        for offset in range(first, last):
            folded = _PRESENTATION.get(source[offset], "")
            pieces.append(folded)
            starts.extend([offset] * len(folded))
        done = last
    pieces.append(source[done:])
    starts.extend(range(done, len(source) + 1))
    return Folded(_together("".join(pieces)), starts)


def _together(letters: str) -> str:
    """One letter for all that are folded together; most are absent, which makes this faster than `translate`."""
    for letter, plain in _SINGLE:
        if letter in letters:
            letters = letters.replace(letter, plain)
    return letters


def _with_moderated(source: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that leave nothing or other letters behind, those of words split against moderation among them."""
    moderated = [found.span() for found in _MODERATED.finditer(source)]
    if not moderated:
        return spans
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans + moderated):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


@lru_cache(maxsize=65_536)
def fold(words: str) -> str:
    """Fold words without the map, for lexicon rows and look-ups. Folding twice changes nothing."""
    return fold_with_map(words).text
