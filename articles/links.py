"""Links to other stories: whether the article goes on behind them, or another story is told."""

import re
from collections.abc import Iterable, Sequence

from articles.lines import Line, ends_sentence, is_headline, is_paragraph, is_signature, is_tag
from articles.markers import WORD

_LONG_LIST = 6
_CARD_LINES, _FEWEST_CARDS = 3, 2
_WORD = re.compile(r"[^\W\d_]{4,}")
_PREFIX = re.compile(r"^(?:[وفبل]?ال|لل|[وفبل])(?=..)")
_STEM_LETTERS = 5
_COMPARED, _LOOKED = 3, 12
_LEAD = 2
_STRANGE, _FAMILIAR = 0.06, 0.08
_ANNOUNCED, _MORE = 0.3, 0.1


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
    told = _stems(line for line in lines[max(0, first - _LOOKED) : first] if is_paragraph(line))
    if links and _is_announced(_stems(links[-1:]), told, _stems(paragraphs[:_LEAD])):
        return False
    share = _share(_stems(paragraphs), told)
    if sure:
        return share >= _STRANGE or len(paragraphs) < _COMPARED
    return len(paragraphs) >= _LEAD and share >= _FAMILIAR


def cards(lines: Sequence[Line], kinds: Sequence[str]) -> range:
    """Lines that show other stories as cards: headline, lead, and both again; from the first card to the last one."""
    found = [number for number in range(len(lines) - _CARD_LINES + 1) if _is_card(lines, kinds, number)]
    if len(found) < _FEWEST_CARDS:
        return range(0)
    stop = found[-1] + _CARD_LINES
    return range(found[0], stop + (stop < len(lines) and lines[stop].text == lines[found[-1] + 1].text))


def _is_card(lines: Sequence[Line], kinds: Sequence[str], number: int) -> bool:
    headline, lead, again = lines[number : number + _CARD_LINES]
    if headline.text != again.text or headline.text == lead.text:
        return False
    other = kinds[number] not in ("title", "credit") and is_headline(headline) and not is_tag(headline)
    return other and is_paragraph(lead)


def _is_announced(headline: set[str], told: set[str], lead: set[str]) -> bool:
    """Whether the paragraphs behind a headline tell what it announces, rather than what was told before it."""
    of_lead = _share(headline, lead)
    return of_lead >= _ANNOUNCED and of_lead > _share(headline, told) + _MORE


def _leads_away(links: Sequence[Line]) -> bool:
    """Whether links lead into another story told at length: they are many, signed, or one of them is told twice."""
    words = [" ".join(WORD.findall(link.text)) for link in links]
    return len(links) >= _LONG_LIST or len(set(words)) < len(words) or any(is_signature(link) for link in links)


def _share(words: set[str], others: set[str]) -> float:
    """Share of some words that stand among others, 0 to 1."""
    return len(words & others) / len(words) if words else 0.0


def _stems(lines: Iterable[Line]) -> set[str]:
    """The longer words of lines without their proclitics and endings."""
    return {_PREFIX.sub("", word)[:_STEM_LETTERS] for line in lines for word in _WORD.findall(line.text)}
