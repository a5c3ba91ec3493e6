"""Words that tell what a line of a page is for: markers, outlets, stamps of days (`data/lexicon/articles/`)."""

import re
from functools import cache
from typing import Literal, NamedTuple

from lexicon import Match, Matcher, Row, fold, load_rows
from lexicon.clitics import Split

Reach = Literal["line", "tags", "headlines", "end", "close"]
Behind = Literal["nothing", "separator", "outlet", "anything"]
WORD = re.compile(r"[^\W_]+")
_SEPARATOR = re.compile(r"\s*(?::|\.\.|…|/|\||‖|[-–—]|،|,|\(|\[|>|<|»\s|[\"«“»”*]+\s*$)")
_BETWEEN_OUTLETS = re.compile(r"[\s/+،,&|()\-–—©.\"“”«»]*(?:و(?=\s))?[\s/+،,&|()\-–—©.\"“”«»]*")
_LETTER = re.compile(r"[^\W\d_]")
_HEAD = 120
_HEAD_WORDS = 9
_SOURCE_WORDS, _LEFT_WORDS = 5, 3


class MarkerRow(Row, frozen=True, kw_only=True):
    """One marker; the fields are explained in `regions.yaml`."""

    id: str
    """Dotted name, the kind first."""
    kind: str
    """Kind of the region that it opens."""
    behind: Behind
    """What may stand behind it on its line."""
    reach: Reach
    """How far the region goes."""
    inline: bool = False
    """Whether it also counts inside a line, behind the end of a sentence."""
    phrases: tuple[str, ...]
    """The words, as written."""
    ok: tuple[str, ...]
    """Lines that it marks."""
    not_: tuple[str, ...] = ()
    """Lines that it leaves alone."""


class OutletRow(Row, frozen=True, kw_only=True):
    """An outlet under all its names."""

    names: tuple[str, ...]
    """As written."""


class StampRow(Row, frozen=True, kw_only=True):
    """Words of stamp lines and counter lines."""

    role: Literal["stamp", "byline", "counter"]
    """What they stand in."""
    words: tuple[str, ...]
    """As written."""


class Found(NamedTuple):
    """A marker at the beginning of a line."""

    row: MarkerRow
    """The marker."""
    end: int
    """Offset in the line, one past its words (for a credit: past the outlet)."""
    rest: bool
    """Whether words stand behind it."""


def _words(phrase: str) -> str:
    return " ".join(WORD.findall(fold(phrase).lower()))


def _bare(prefix: str) -> bool:
    return not prefix


def _whole(form: str) -> tuple[Split, ...]:
    return (Split("", form, 0),)


@cache
def load_markers() -> tuple[MarkerRow, ...]:
    """Every row of `data/lexicon/articles/regions.yaml`."""
    return load_rows("lexicon/articles/regions.yaml", MarkerRow, key="id")


@cache
def _marker_matcher() -> tuple[Matcher[MarkerRow], frozenset[str]]:
    pairs = [(_words(phrase), row) for row in load_markers() for phrase in row.phrases]
    return Matcher(pairs, read=_whole, allow=_bare), frozenset(words.split()[0] for words, _ in pairs)


@cache
def _outlet_matcher() -> tuple[Matcher[str], frozenset[str]]:
    rows = load_rows("lexicon/articles/outlets.yaml", OutletRow)
    pairs = [(_words(name), row.names[0]) for row in rows for name in row.names]
    return Matcher(pairs, read=_whole, allow=_bare), frozenset(words.split()[0] for words, _ in pairs)


@cache
def stamp_words(role: str) -> frozenset[str]:
    """Folded words that stand in lines of a role."""
    rows = load_rows("lexicon/articles/stamps.yaml", StampRow)
    return frozenset(
        word for row in rows if row.role == role for phrase in row.words for word in _words(phrase).split()
    )


@cache
def inline_words() -> frozenset[str]:
    """Folded first words of the markers that may stand inside a line."""
    return frozenset(_words(phrase).split()[0] for row in load_markers() if row.inline for phrase in row.phrases)


def read_marker(line: str) -> Found | None:
    """The marker that a folded line begins with, marks of punctuation and bullets passed over."""
    matcher, firsts = _marker_matcher()
    first = WORD.search(line, 0, _HEAD)
    if first is None or first.group().lower() not in firsts:
        return None
    forms, ends = _head(line, first.start())
    for match in matcher.at(forms, 0):
        found = _accepted(line, match, ends[match.stop - 1])
        if found is not None:
            return found
    return None


def _head(line: str, start: int) -> tuple[list[str], list[int]]:
    forms: list[str] = []
    ends: list[int] = []
    for word in WORD.finditer(line, start, start + _HEAD):
        forms.append(word.group().lower())
        ends.append(word.end())
        if len(forms) == _HEAD_WORDS:
            break
    return forms, ends


def _accepted(line: str, match: Match[MarkerRow], end: int) -> Found | None:
    row = match.entry
    rest = _LETTER.search(line, end) is not None
    if row.behind == "outlet":
        source_end = _source_end(line, end)
        return None if source_end is None else Found(row, source_end, rest=False)
    if rest and (row.behind == "nothing" or (row.behind == "separator" and not _SEPARATOR.match(line, end))):
        return None
    return Found(row, end, rest)


def _source_end(line: str, start: int) -> int | None:
    """Where the outlet behind «المصدر:» ends; None when what stands there is no outlet."""
    separator = _SEPARATOR.match(line, start)
    if separator is None:
        return None
    known = outlets_end(line, separator.end())
    if known is not None:
        return len(line) if len(WORD.findall(line, known)) <= _LEFT_WORDS else known
    words = WORD.findall(line, separator.end())
    short = 0 < len(words) <= _SOURCE_WORDS and line.rstrip()[-1:] not in ".!؟:"
    return len(line) if short and words[0] not in ("ان", "انه", "انها", "نحن", "لقد") else None


def outlets_end(line: str, start: int = 0) -> int | None:
    """One past a run of names of outlets that begins at an offset; None where there is none."""
    matcher, firsts = _outlet_matcher()
    end: int | None = None
    while True:
        gap = _BETWEEN_OUTLETS.match(line, start)
        begin = gap.end() if gap else start
        first = WORD.match(line, begin)
        if first is None or first.group().lower() not in firsts:
            return end
        forms, ends = _head(line, begin)
        match = next(iter(matcher.at(forms, 0)), None)
        if match is None:
            return end
        start = end = ends[match.stop - 1]
