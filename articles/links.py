"""Links to other stories: whether the article goes on behind them, or another story is told."""

import re
from collections.abc import Iterable, Sequence

from articles.lines import Line, ends_sentence, is_paragraph, is_signature
from articles.markers import WORD

_LONG_LIST = 6
_WORD = re.compile(r"[^\W\d_]{4,}")
_PREFIX = re.compile(r"^(?:[وفبل]?ال|لل|[وفبل])(?=..)")
_COMPARED, _LOOKED = 3, 12
_STRANGE = 0.06
_FAMILIAR = 0.2
_FEW = 2


def resumes(lines: Sequence[Line], first: int, stop: int, *, sure: bool) -> bool:
    """Whether the article goes on at line `stop`, behind links that begin at line `first`.

    Args:
        lines: all lines of the page.
        first: the first link.
        stop: one past the last link.
        sure: True for headings that outlets put inside articles («اقرأ أيضا»): the article goes on unless something
            speaks against it. False for those that end pages («مقالات ذات صلة»): it goes on only where the words do.
    """
    links, behind = lines[first:stop], lines[stop : stop + _LOOKED]
    if not behind or _leads_away(links):
        return False
    paragraphs = [line for line in behind if is_paragraph(line) and ends_sentence(line)][:_COMPARED]
    told = [line for line in lines[max(0, first - _LOOKED) : first] if is_paragraph(line)]
    share = _shared(told, paragraphs)
    if sure:
        return share >= _STRANGE or len(paragraphs) < _COMPARED
    early = lines[first].start < (lines[0].start + lines[-1].end) / 2
    return early and len(paragraphs) >= _FEW and share >= _FAMILIAR


def _leads_away(links: Sequence[Line]) -> bool:
    """Whether links lead into another story told at length: they are many, signed, or one of them is told twice."""
    words = [" ".join(WORD.findall(link.text)) for link in links]
    return len(links) >= _LONG_LIST or len(set(words)) < len(words) or any(is_signature(link) for link in links)


def _shared(told: Iterable[Line], following: Iterable[Line]) -> float:
    """Share of the longer words of the following lines that the lines before have used, 0 to 1."""
    known, asked = _stems(told), _stems(following)
    return len(known & asked) / len(asked) if asked else 0.0


def _stems(lines: Iterable[Line]) -> set[str]:
    return {_PREFIX.sub("", word) for line in lines for word in _WORD.findall(line.text)}
