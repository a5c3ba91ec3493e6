"""What a drawing is: numbers, names and colours of a picture on a time axis, as `views/assets/chart.js` draws them.

Drawn by a script of ours and not by a chart library, because the page draws anew at every change of the filter: the
script is two hundred times smaller, and no library is loaded before the first picture.
"""

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

from views.look import Look

Drawing = dict[str, Any]
"""Plain values only; it goes to the browser as JSON."""
EPOCH = date(1970, 1, 1)
_Value = TypeVar("_Value", bound=Hashable)


def frame_of(look: Look, *, span: tuple[date, date], kind: Literal["events", "cells", "strip"]) -> Drawing:
    """What all drawings say: their axis, direction, locale and colours; days count from the first of the axis."""
    theme = look.theme
    return {
        "kind": kind, "base": (span[0] - EPOCH).days, "length": (span[1] - span[0]).days + 1,
        "direction": look.labels.direction, "language": look.labels.language, "locale": look.labels.browser_locale,
        "theme": {
            "ink": theme.ink, "soft": theme.soft, "line": theme.line, "paper": theme.paper, "accent": theme.accent,
        },
    }  # fmt: skip


def distinct(values: Sequence[_Value]) -> tuple[list[_Value], list[int]]:
    """The different values, and the number of each value among them."""
    numbers: dict[_Value, int] = {}
    chosen = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), chosen
