"""Directions in a row of words: «شمال غربي», «شمال وشرق», «الشمالي الشرقي أو الشرقي»."""

from geo.marks import Word
from geo.phrases import join_directions
from geo.scan import EITHER, Scan
from lexicon import Match

Bearings = tuple[tuple[str, ...], int]
"""Directions, and the index of the token behind them."""
_ARTICLE = ("ال", "وال")


def compass(scan: Scan, index: int) -> Bearings:
    """Adjectives of direction with an article from a token on: «الشمالي الشرقي», «الشرقي والشمالي»."""
    found: list[str] = []
    stop = index
    while stop < scan.count:
        either = bool(found) and scan.forms[stop] in EITHER
        match = _adjective(scan, stop + either)
        if match is None or (not found and match.split.prefix != "ال"):
            break
        listed = either or match.split.prefix == "وال"
        if not _take(found, match.entry.value, listed=listed):
            break
        stop = match.stop
    return tuple(found), stop


def bearings(scan: Scan, index: int) -> Bearings:
    """Nouns of direction from a token on: «شمال غربي», «شمال وشرق», «الشمال الشرقي»."""
    first = scan.marks.get(index, "direction")
    if first is None:
        return (), index
    found = [first.entry.value]
    stop = first.stop
    while stop < scan.count:
        either = scan.forms[stop] in EITHER
        match = scan.marks.get(stop + either, "direction") or scan.marks.get(stop + either, "compass")
        if match is None or match.split.prefix not in ("", "ال", "و"):
            break
        if not _take(found, match.entry.value, listed=either or match.split.prefix == "و"):
            break
        stop = match.stop
    return tuple(found), stop


def _take(found: list[str], direction: str, *, listed: bool) -> bool:
    """Add a direction to those found: join it to the last, or list it; False where neither is said."""
    pair = join_directions(found[-1], direction) if found and not listed else None
    if pair:
        found[-1] = pair
    elif listed or not found:
        found.append(direction)
    else:
        return False
    return True


def _adjective(scan: Scan, index: int) -> Match[Word] | None:
    match = scan.marks.get(index, "compass")
    return match if match is not None and match.split.prefix in _ARTICLE else None
