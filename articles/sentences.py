"""Tokens -> sentences and clauses: where they end, which one says again what another has said, what heads a section."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress

from articles.text import Sentence, Stretch
from articles.tokens import CLAUSE_ENDS, CLOSERS, OPENERS, SENTENCE_ENDS, Tokens
from model import Region

_BREAK = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_HEAD_WORDS = 6
_JOINED_LETTERS = 3
_WRAPPED_LINES = 6
_WRAPPED_WIDTHS = range(40, 120)
_FULL_SHARE, _UNFINISHED_SHARE = 0.7, 0.6
_NARROWEST = 0.7


def split_sentences(source: str, tokens: Tokens, regions: Sequence[Region]) -> tuple[Sentence, ...]:
    """Sentences end at full stops and their like, at line ends and at region ends.

    Args:
        source: the untouched text.
        tokens: of the regions that are read.
        regions: all of them, in order.
    """
    if not tokens.forms:
        return ()
    breaks = _line_breaks(source, tokens)
    ends = {len(tokens.forms) - 1, *breaks}
    ends.update(bisect_left(tokens.starts, region.end) - 1 for region in regions)
    ends.update(_marked_ends(tokens, breaks))
    ends.discard(-1)
    return tuple(_sentences(tokens, sorted(ends), breaks, regions))


def _line_breaks(source: str, tokens: Tokens) -> set[int]:
    """Indices of the last tokens of lines; only of paragraphs where lines are wrapped at a width."""
    pattern = _BLANK_LINE if _is_wrapped(source) else _BREAK
    starts = tokens.starts
    return {bisect_left(starts, found.start()) - 1 for found in pattern.finditer(source)} - {-1}


def _is_wrapped(source: str) -> bool:
    """Whether lines were broken at a fixed width: most are about as wide as the widest and end in mid-sentence."""
    if source.count("\n") < _WRAPPED_LINES:
        return False
    lines = [line for line in (line.strip() for line in source.split("\n")) if line]
    widest = max(map(len, lines), default=0)
    if widest not in _WRAPPED_WIDTHS or len(lines) < _WRAPPED_LINES:
        return False
    full = [line for line in lines if len(line) >= _NARROWEST * widest]
    unfinished = sum(line[-1] not in '.!؟?…:»”"' for line in full)
    return len(full) >= _FULL_SHARE * len(lines) and unfinished >= _UNFINISHED_SHARE * len(full)


def _marked_ends(tokens: Tokens, breaks: set[int]) -> Iterator[int]:
    """Indices of the last tokens of sentences that marks end, closing quotation marks drawn along."""
    forms = tokens.forms
    last = len(forms) - 1
    for index in tokens.marks:
        form = forms[index]
        if form in SENTENCE_ENDS:
            stop = index
            while stop < last and forms[stop + 1] in CLOSERS and _touches(tokens, stop):
                stop += 1
            if stop == last or _ends_here(tokens, index, stop, breaks):
                yield stop
        elif form == ":" and index and forms[index - 1] == ":" and _touches(tokens, index - 1):
            yield index


def _touches(tokens: Tokens, index: int) -> bool:
    """Whether nothing stands between a token and the next one."""
    return tokens.starts[index + 1] == tokens.ends[index]


def _ends_here(tokens: Tokens, index: int, stop: int, breaks: set[int]) -> bool:
    """Whether the mark at `index`, with the closing marks up to `stop`, ends a sentence before more tokens."""
    forms = tokens.forms
    before = forms[index - 1] if index else ""
    dots = forms[index] == "…" or (forms[index] == "." == before and _touches(tokens, index - 1))
    if _touches(tokens, stop):
        return not dots and _runs_on(before, forms[index], forms[stop + 1])
    if dots:
        return stop > index
    if before in OPENERS:
        return False
    return forms[index] != "." or not _is_abbreviation(tokens, index, breaks)


def _runs_on(before: str, mark: str, after: str) -> bool:
    """Whether the space behind a full stop was forgotten: «الغربي.وقال», «القصف.- أصيب»."""
    if mark != "." or len(before) < _JOINED_LETTERS or not before.isalpha():
        return False
    return after == "-" or (len(after) >= _JOINED_LETTERS and after.isalpha() and after > "\u0600")


def _is_abbreviation(tokens: Tokens, index: int, breaks: set[int]) -> bool:
    """Whether a full stop shortens a word («د.», «م.») or numbers a line («1.»)."""
    before = tokens.forms[index - 1] if index else ""
    if not before or not _touches(tokens, index - 1):
        return False
    if before.isalpha():
        return len(before) == 1
    opens = index == 1 or index - 2 in breaks or tokens.forms[index - 2] in SENTENCE_ENDS
    return before.isdecimal() and len(before) <= 2 and opens


def _sentences(tokens: Tokens, ends: Sequence[int], breaks: set[int], regions: Sequence[Region]) -> Iterator[Sentence]:
    told: dict[tuple[str, ...], int] = {}
    region = paragraph = first = 0
    head: int | None = None
    begins_line = True
    for number, last in enumerate(ends):
        while regions[region].end <= tokens.starts[first]:
            region += 1
        stretch = Stretch(first, last + 1, tokens.starts[first], tokens.ends[last])
        words = tuple(compress(tokens.forms[first : last + 1], tokens.are_words[first : last + 1]))
        earlier = told.setdefault(words, number) if words else number
        heads = _is_head(tokens, stretch, len(words), alone=begins_line and last in breaks)
        yield Sentence(
            number, stretch, region, paragraph, None if earlier == number else earlier, None if heads else head
        )
        head = number if heads else head
        begins_line = last in breaks
        paragraph += begins_line
        first = last + 1


def _is_head(tokens: Tokens, stretch: Stretch, words: int, *, alone: bool) -> bool:
    """Whether a sentence heads what follows it: «حلب::», or a short line with a colon or without any mark."""
    if not 0 < words <= _HEAD_WORDS:
        return False
    closing = tokens.forms[stretch.stop - 1]
    if closing == ":" and stretch.stop - stretch.first > 1 and tokens.forms[stretch.stop - 2] == ":":
        return True
    return alone and (closing == ":" or closing.isalnum())


def split_clauses(tokens: Tokens, sentences: Sequence[Sentence]) -> tuple[Stretch, ...]:
    """Sentences cut behind commas, colons, brackets and quotation marks, not inside «10:30» and «2023-05-02»."""
    forms, starts, ends = tokens.forms, tokens.starts, tokens.ends
    cuts = {
        index
        for index in tokens.marks
        if forms[index] in CLAUSE_ENDS and not (forms[index - 1].isdecimal() and _in_figures(tokens, index))
    }
    cuts.update([sentence.stretch.stop - 1 for sentence in sentences])
    lasts = sorted(cuts)
    firsts = [0, *[last + 1 for last in lasts]]
    columns = firsts, firsts[1:], map(starts.__getitem__, firsts[:-1]), map(ends.__getitem__, lasts)
    return tuple(map(Stretch._make, zip(*columns, strict=False)))


def _in_figures(tokens: Tokens, index: int) -> bool:
    forms = tokens.forms
    if not 0 < index < len(forms) - 1 or not forms[index - 1].isdecimal() or not forms[index + 1].isdecimal():
        return False
    return _touches(tokens, index - 1) and _touches(tokens, index)
