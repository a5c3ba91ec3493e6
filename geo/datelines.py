"""The cities of newsrooms that datelines begin with: «دبي (CNN)», «موسكو، 12 فبراير. /تاس/»."""

from collections.abc import Sequence
from functools import cache

from articles import Text
from geo.phrases import Phrase
from geo.scan import COMMAS
from geo.sentences import Sentences
from geo.words import load_datelines
from lexicon import fold

_DATELINE_WORDS = 9
"""Words behind a city among which the sign of an agency stands."""


@cache
def _newsrooms() -> tuple[frozenset[str], frozenset[str]]:
    rows = load_datelines()
    cities = frozenset(fold(city) for row in rows for city in row.cities)
    return cities, frozenset(fold(word.split()[0]) for row in rows for word in row.agencies) | {
        "(",
        "-",
        "–",
        "—",
        "/",
        "ـ",
    }


def _is_dated(text: Text, comma: int) -> bool:
    """«موسكو، 12 فبراير. /تاس/»: whether a day and the sign of an agency stand behind a city."""
    forms = text.forms[comma : comma + _DATELINE_WORDS]
    return len(forms) > 1 and forms[0] in COMMAS and forms[1].isdigit() and "/" in forms


def _opens_paragraph(phrases: Sequence[Phrase], index: int, sentences: Sentences) -> bool:
    """Whether a phrase begins a sentence and is the first of its paragraph."""
    phrase = phrases[index]
    sentence = sentences.at(phrase.first)
    if phrase.lead != sentence.stretch.first:
        return False
    return not index or sentences.at(phrases[index - 1].first).paragraph != sentence.paragraph


def mark_datelines(phrases: Sequence[Phrase], text: Text, sentences: Sentences) -> None:
    """Mark the cities of newsrooms at the beginning of a paragraph, with the country behind them."""
    cities, signs = _newsrooms()
    for index, phrase in enumerate(phrases):
        if phrase.kind != "name" or phrase.name not in cities or not _opens_paragraph(phrases, index, sentences):
            continue
        stop = phrase.stop
        country = phrases[index + 1] if index + 1 < len(phrases) else None
        if country and country.kind == "name" and country.first - stop == 1 and text.forms[stop] in COMMAS:
            stop = country.stop
            while stop < len(text.forms) and text.forms[stop] in ("الامريكيه", "الاميركيه", "المتحده", "العربيه"):
                stop += 1
        else:
            country = None
        if stop < len(text.forms) and (text.forms[stop] in signs or _is_dated(text, stop)):
            phrase.dateline = True
            if country:
                country.dateline = True
