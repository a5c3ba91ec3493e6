"""Lines of a page and their shapes: paragraph, headline, tag, stamp, counter, signature of an outlet."""

import re
from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from articles.markers import WORD, inline_words, outlets_end, read_marker, stamp_words
from lexicon import Folded

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_FIRST = re.compile(r"[ \t*]*([^\W\d_]+)")
_FRESH = re.compile(r"[\n.!?؟…»\"”)\]][ \t*]*([^\W\d_]+)")
"""A word at the head of a line or behind the end of a sentence; the head of the text is looked at apart, since a
pattern that begins with one mark of several is found much faster."""
_SENTENCE_ENDS, _CLOSERS = frozenset(".!؟?…"), "'\"»”’)]"
_YEAR_OR_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b|^\d{1,2}:\d\d\b")
_BULLET = re.compile(r"\s*(?:[-•*▪●◦–]|\d+\s*[-.)])\s")
_TWEET = re.compile(r"\s*[-–—]+ .{1,80}\(@\w{1,30}\)")
_DATELINE = re.compile(r"[^.!؟\n:]{0,50}?\(([^()\n]{2,30})\)\s*[-–—:]+\s*(?=\S)")
_OPEN_DATELINE = re.compile(r"[^\W\d_]++(?: [^\W\d_]++){0,3}+\s*[-–—/]\s*")
_DATELINE_STOP = re.compile(r"\s*[-–—:.]+\s*(?=\S)")
_HASHTAGS = re.compile(r"(?:#\w+[\s،,]*)+")
_SEGMENTS = re.compile(r"\s*[-–—/|]\s*")
_BARS = re.compile(r"\s*[|•·]\s*")
_PARAGRAPH_LETTERS = 130
_RUN_TOGETHER = 400
_PARAGRAPH_WORDS = 8
_HEADLINE_LETTERS = 140
_TAG_WORDS = 4
_DATELINE_WORDS = 8
_DATELINE_LETTERS = 51
"""Letters among which `_DATELINE` must have its bracket."""
_CAPTION_LETTERS, _BYLINE_LETTERS = 160, 90


class Line(NamedTuple):
    """A line, or the part of one between two markers, without the white space around it."""

    start: int
    """Offset of its first folded letter."""
    end: int
    """One past the offset of its last folded letter."""
    text: str
    """Its folded letters."""
    blank_after: bool
    """Whether a blank line, or the end of the text, follows."""


def split_lines(folded: Folded) -> list[Line]:
    """The lines of a text that hold more than white space; markers inside a line begin a new one."""
    text = folded.text
    cuts = deque(sorted(_inline_cuts(text)))
    bounds: list[tuple[int, int]] = []
    for found in _LINE.finditer(text):
        start, end = found.span()
        while cuts and cuts[0] < end:
            cut = cuts.popleft()
            if cut > start:
                bounds.append((start, cut))
                start = cut
        bounds.append((start, end))
    trimmed = [_trim(text, start, end) for start, end in bounds]
    kept = [(start, end) for start, end in trimmed if start < end]
    stops = [*(start for start, _ in kept), len(text)][1:]
    return [
        Line(start, end, text[start:end], stop == len(text) or text.count("\n", end, stop) > 1)
        for (start, end), stop in zip(kept, stops, strict=True)
    ]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _inline_cuts(text: str) -> set[int]:
    """Offsets in lines at which a marker begins, and at which the article goes on behind a credit."""
    firsts = inline_words()
    opening = _FIRST.match(text)
    cuts: set[int] = set()
    for found in chain((opening,) if opening else (), _FRESH.finditer(text)):
        word = found[1]
        if word in firsts or word.lower() in firsts:
            cuts |= _cuts_at(text, found.start(1))
    return cuts


def _cuts_at(text: str, offset: int) -> set[int]:
    newline = text.find("\n", offset)
    line = text[offset : len(text) if newline < 0 else newline]
    found = read_marker(line)
    if found is None or not found.row.inline:
        return set()
    cuts = {offset}
    if found.row.behind == "outlet":
        rest = line[found.end :].lstrip(" .()|،-")
        cuts |= {offset + len(line) - len(rest)} if rest else set()
    if found.row.kind in ("credit", "keywords"):
        cuts |= {offset + next_one for next_one in _markers_behind(line, found.end)}
    return cuts


def _markers_behind(line: str, start: int) -> Iterator[int]:
    """Offsets of the markers that follow the end matter of a page whose lines were run together."""
    firsts = inline_words()
    for word in WORD.finditer(line, start, start + _RUN_TOGETHER):
        if word.group().lower() in firsts:
            found = read_marker(line[word.start() :])
            if found is not None and found.row.inline and found.row.kind in ("keywords", "related"):
                yield word.start()


def word_count(line: Line) -> int:
    """Number of words, figures included."""
    return len(WORD.findall(line.text))


def is_paragraph(line: Line) -> bool:
    """Whether a line is running text: it is long, or has some words and ends like a sentence."""
    if len(line.text) >= _PARAGRAPH_LETTERS:
        return True
    return line.text[-1] not in "؟?" and ends_sentence(line) and word_count(line) >= _PARAGRAPH_WORDS


def ends_sentence(line: Line) -> bool:
    """Whether a line ends with the mark of a sentence's end."""
    return line.text.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def is_headline(line: Line) -> bool:
    """Whether a line may be a headline: not long, no full stop at its end, no colon that something must follow."""
    return len(line.text) <= _HEADLINE_LETTERS and line.text[-1] not in ".:،" and not line.text.endswith('."')


def is_tag(line: Line) -> bool:
    """Whether a line may be a keyword: a few words without any mark of a sentence."""
    return line.text[-1] not in ".:؟!،" and word_count(line) <= _TAG_WORDS and not is_bullet(line)


def is_hashtags(line: Line) -> bool:
    """Whether a line holds nothing but hashtags."""
    return line.text[0] == "#" and _HASHTAGS.fullmatch(line.text) is not None


def is_bullet(line: Line) -> bool:
    """Whether a line begins with a bullet or a number in a list."""
    return _BULLET.match(line.text) is not None


def is_stamp(line: Line) -> bool:
    """Whether a line is nothing but a day, with an hour perhaps."""
    if len(line.text) > 70 or not _YEAR_OR_DATE.search(line.text):
        return False
    words = stamp_words("stamp")
    return all(word.isdecimal() or word.lower() in words for word in WORD.findall(line.text))


def is_dated_byline(line: Line) -> bool:
    """Whether a line names a writer or a section beside a stamp: «بواسطة أحمد علي - 25/11/2023»."""
    if len(line.text) > _BYLINE_LETTERS or not _YEAR_OR_DATE.search(line.text) or ends_sentence(line):
        return False
    first = WORD.search(line.text)
    named = first is not None and first.group().lower() in stamp_words("byline")
    parts = [part for part in (_SEGMENTS if named else _BARS).split(line.text) if part]
    return len(parts) > 1 and any(is_stamp(line._replace(text=part)) for part in parts)


def is_counter(line: Line) -> bool:
    """Whether a line counts visits, comments or minutes of reading."""
    if len(line.text) > 40 or not line.text[0].isdecimal():
        return False
    words, counters = WORD.findall(line.text.lower()), stamp_words("counter")
    return words[-1] in counters and all(word.isdecimal() or word in counters for word in words)


def is_signature(line: Line) -> bool:
    """Whether a line holds nothing but names of outlets, or signs a post that is shown in the page."""
    if len(line.text) > 90:
        return False
    if _TWEET.match(line.text):
        return True
    end = outlets_end(line.text)
    return end is not None and WORD.search(line.text, end) is None


def is_caption(line: Line) -> bool:
    """Whether a line describes a picture: it ends in brackets with the name of an outlet, or bears its © mark."""
    if len(line.text) > _CAPTION_LETTERS:
        return False
    if "©" in line.text:
        return True
    opened = line.text.rfind("(")
    if opened <= 0 or line.text[-1] != ")":
        return False
    inside = line.text[opened + 1 : -1]
    return outlets_end(inside) is not None or "فيسبوك" in inside or "تويتر" in inside or "ارشيف" in inside


def dateline_end(line: Line) -> int:
    """Length of «city (agency) --» or «city - agency.» at the beginning of a line; 0 where it has none."""
    found = _DATELINE.match(line.text) if "(" in line.text[:_DATELINE_LETTERS] else None
    if found and outlets_end(found[1].lower()) is not None:
        return found.end()
    opening = _OPEN_DATELINE.match(line.text)
    agency = outlets_end(line.text, opening.end()) if opening else None
    stop = _DATELINE_STOP.match(line.text, agency) if agency else None
    return stop.end() if stop else 0


def is_dateline(line: Line) -> bool:
    """Whether a line is only a city and an outlet: «دمشق-سانا», «جسر – ريف حلب»."""
    if len(line.text) > 70 or ends_sentence(line) or word_count(line) > _DATELINE_WORDS:
        return False
    parts = _SEGMENTS.split(line.text)
    return len(parts) > 1 and any(outlets_end(part) == len(part) for part in parts if part)
