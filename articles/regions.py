"""The parts of an article's text by what they are for; only some of them are read.

Kinds that are read: title, abstract (a lead that the text tells again), dateline (place, agency, day), body.
Kinds that are not: related, keywords, credit, byline, share, newsletter, notice, caption, video, navigation.
"""

from collections.abc import Sequence

from articles.lines import (
    Line,
    dateline_end,
    ends_sentence,
    is_bullet,
    is_caption,
    is_counter,
    is_dated_byline,
    is_dateline,
    is_hashtags,
    is_headline,
    is_paragraph,
    is_signature,
    is_stamp,
    is_tag,
    split_lines,
    word_count,
)
from articles.links import cards, resumes
from articles.markers import WORD, Found, read_marker
from lexicon import Folded, fold_with_map
from model import Region

READ_KINDS = frozenset({"title", "abstract", "body", "dateline"})
_END_MATTER = frozenset({"credit", "keywords", "share", "newsletter", "notice", "byline"})
_TITLE_LETTERS = 150
_MARKED_LETTERS = 250
_LEAD_LETTERS = 40
_LEAD_LINES = 4
_SEARCHED_LINES = 80
_TAIL = 4
_FEWEST_LINKS = 2
_STAMP_LINES = 5
_CLOSERS = frozenset("\"'”»")
_CLOSED_LINES = 30
_TAIL_TAGS = 3
_TIDY_SHARE = 0.8


def find_regions(source: str, title: str = "", folded: Folded | None = None) -> tuple[Region, ...]:
    """Parts of a text, in order, covering all of it but white space and invisible marks.

    Args:
        source: the text.
        title: its headline, where it came apart from the text; helps to find where the article begins.
        folded: the same text folded, where the caller has it.
    """
    letters = fold_with_map(source) if folded is None else folded
    lines = split_lines(letters)
    kinds = _marked(lines)
    _mark_head(lines, kinds, title)
    _mark_tail(lines, kinds)
    _mark_links(lines, kinds)
    _set(kinds, cards(lines, kinds), "related")
    _mark_stamp(lines, kinds)
    _mark_abstract(letters.text, lines, kinds)
    return _joined(letters, lines, kinds)


def _marked(lines: Sequence[Line]) -> list[str]:
    """Kinds of lines by their markers and shapes; `body` for all that nothing speaks against."""
    kinds: list[str] = []
    told = False
    while len(kinds) < len(lines):
        number = len(kinds)
        line = lines[number]
        found = read_marker(line.text)
        over = told and bool(kinds) and kinds[-1] in _END_MATTER
        if found is None or not _counts(found, line, first=number == 0, over=over):
            paragraph = is_paragraph(line)
            told = told or paragraph
            kinds.append("body" if paragraph and len(line.text) > _TITLE_LETTERS else _shape(line, told=told))
            continue
        kinds.append(found.row.kind)
        kinds += _reach(lines, number + 1, found, told=told, over=over)
    return kinds


def _counts(found: Found, line: Line, *, first: bool, over: bool) -> bool:
    """A first line that goes on behind «شاهد..» is a headline of its own; a long line is furniture only at the end."""
    if first and found.rest and found.row.kind in ("related", "video"):
        return False
    if found.row.kind == "related" and over:
        return True
    return len(line.text) <= _MARKED_LETTERS or found.row.behind == "outlet"


def _shape(line: Line, *, told: bool) -> str:
    if not told and is_stamp(line):
        return "dateline"
    if is_signature(line):
        return "credit"
    if is_counter(line) or (not told and line.text.isdecimal()):
        return "notice"
    if not told and is_dateline(line):
        return "dateline"
    if is_hashtags(line):
        return "keywords"
    return "caption" if is_caption(line) else "body"


def _reach(lines: Sequence[Line], first: int, found: Found, *, told: bool, over: bool) -> list[str]:
    """Kinds of the lines that belong to a marker before line `first`."""
    row = found.row
    if row.kind == "related" and over:
        return ["related"] * (len(lines) - first)
    if row.reach in ("line", "close") or (found.rest and row.reach != "end"):
        return []
    if row.kind == "related" and (closing := _closing(lines, first)) is not None:
        return ["related"] * (closing + 1 - first)
    stop = first
    fits = is_tag if row.reach == "tags" else _is_link
    while stop < len(lines) and fits(lines[stop]) and read_marker(lines[stop].text) is None:
        stop += 1
    if row.kind == "related" and told and not resumes(lines, first, stop, sure=row.reach == "headlines"):
        stop = len(lines)
    return [row.kind] * (stop - first)


def _closing(lines: Sequence[Line], first: int) -> int | None:
    """Number of the line that says where the part that opens before line `first` ends, when one does."""
    for number in range(first, min(first + _CLOSED_LINES, len(lines))):
        found = read_marker(lines[number].text)
        if found is not None and found.row.reach == "close":
            return number
    return None


def _is_link(line: Line) -> bool:
    return is_headline(line) or is_stamp(line)


def _mark_head(lines: Sequence[Line], kinds: list[str], title: str) -> None:
    """Find the title; what stands before it is the page's navigation."""
    number = _title_line(lines, kinds, title)
    if number is None:
        return
    for before in range(number):
        kinds[before] = "navigation" if kinds[before] == "body" else kinds[before]
    wanted = lines[number].text
    while number < len(lines) and lines[number].text == wanted:
        kinds[number] = "title"
        number += 1


def _title_line(lines: Sequence[Line], kinds: Sequence[str], title: str) -> int | None:
    if not lines:
        return None
    known = _key(fold_with_map(title).text)
    for number, line in enumerate(lines[:_SEARCHED_LINES] if known else ()):
        key = _key(line.text) if len(line.text) <= 2 * _TITLE_LETTERS else ""
        if key and (key == known or (key in known and word_count(line) > _TAIL)):
            return number
        if is_paragraph(line) and ends_sentence(line):
            break
    return 0 if not known and kinds[0] == "body" and _stands_apart(lines) else None


def _stands_apart(lines: Sequence[Line]) -> bool:
    """Whether the first line is a headline: a blank line follows it, and not every other line as well."""
    first = lines[0]
    if len(lines) == 1 or not first.blank_after or len(first.text) > _TITLE_LETTERS or word_count(first) < _TAIL:
        return False
    return not ends_sentence(first) or not all(line.blank_after for line in lines)


def _key(text: str) -> str:
    return " ".join(WORD.findall(text))


def _mark_tail(lines: Sequence[Line], kinds: list[str]) -> None:
    """Lines behind the last paragraph: headlines of other stories, keywords, what follows the page's end matter."""
    body = [number for number, kind in enumerate(kinds) if kind == "body"]
    paragraphs = [number for number in body if is_paragraph(lines[number]) or is_bullet(lines[number])]
    if not body:
        return
    last = paragraphs[-1] if paragraphs else body[0]
    tail = [number for number in body if number > last]
    if not tail or any(lines[number].text[-1] in ":،" for number in [last, *tail]):
        return
    tidy = bool(paragraphs) and sum(ends_sentence(lines[number]) for number in paragraphs) >= _TIDY_SHARE * len(
        paragraphs
    )
    closed = next((n for n in range(last + 1, len(lines)) if kinds[n] in _END_MATTER), len(lines))
    loose = [number for number in tail if number < closed]
    if tidy and len(loose) >= _TAIL_TAGS and all(is_tag(lines[number]) for number in loose):
        _set(kinds, loose, "keywords")
    elif tidy and len(loose) >= _TAIL:
        _set(kinds, loose, "related")
    if closed < len(lines):
        _set(kinds, [n for n in range(closed, len(lines)) if kinds[n] in ("body", "dateline")], "related")


def _mark_stamp(lines: Sequence[Line], kinds: list[str]) -> None:
    """The first stamp a few lines under the headline is the article's own, whatever stands around it."""
    headline = max((number for number, kind in enumerate(kinds) if kind == "title"), default=len(lines))
    for number in range(headline + 1, min(headline + 1 + _STAMP_LINES, len(lines))):
        stamped = is_stamp(lines[number]) or is_dated_byline(lines[number])
        if stamped:
            kinds[number] = "dateline"
        if stamped or is_paragraph(lines[number]):
            return


def _mark_links(lines: Sequence[Line], kinds: list[str]) -> None:
    """Two or more headlines in a row between paragraphs that end like sentences: links to other stories."""
    number = 1
    while number < len(lines):
        stop = number
        while stop < len(lines) and kinds[stop] == "body" and _is_story(lines[stop]):
            stop += 1
        around = (lines[number - 1], lines[stop]) if stop < len(lines) else ()
        told = around and all(is_paragraph(line) and ends_sentence(line) for line in around)
        if told and stop - number >= _FEWEST_LINKS and resumes(lines, number, stop, sure=True):
            _set(kinds, range(number, stop), "related")
        number = max(stop, number + 1)


def _is_story(line: Line) -> bool:
    """Whether a line has the shape of another story's headline."""
    bare = line.text[-1] not in ".:،!…" and line.text[-1] not in _CLOSERS and not line.text[0].isdigit()
    return bare and is_headline(line) and not is_bullet(line) and word_count(line) >= _TAIL


def _set(kinds: list[str], numbers: Sequence[int], kind: str) -> None:
    for number in numbers:
        kinds[number] = kind


def _mark_abstract(text: str, lines: Sequence[Line], kinds: list[str]) -> None:
    """A line near the beginning whose opening words begin a later part of the text as well."""
    body = [number for number, kind in enumerate(kinds) if kind == "body"]
    for number in body[:_LEAD_LINES]:
        line = lines[number]
        if len(line.text) < _LEAD_LETTERS:
            continue
        again = text.find(line.text[:_LEAD_LETTERS], line.end)
        if again < 0 or not any(kinds[n] == "body" and lines[n].start <= again < lines[n].end for n in body):
            break
        kinds[number] = "abstract"


def _joined(folded: Folded, lines: Sequence[Line], kinds: Sequence[str]) -> tuple[Region, ...]:
    """Regions over runs of lines of one kind, the dateline that opens a line apart."""
    pieces: list[tuple[int, int, str]] = []
    for line, kind in zip(lines, kinds, strict=True):
        cut = dateline_end(line) if kind in ("body", "abstract") and len(pieces) < _LEAD_LINES else 0
        if cut:
            pieces.append((line.start, line.start + len(line.text[:cut].rstrip()), "dateline"))
        if pieces and pieces[-1][2] == kind:
            pieces[-1] = (pieces[-1][0], line.end, kind)
        else:
            pieces.append((line.start + cut, line.end, kind))
    return tuple(
        Region(start=folded.source_start(start), end=folded.source_end(end), kind=kind) for start, end, kind in pieces
    )
