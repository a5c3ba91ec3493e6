"""Numbers joined by marks: «9/10/2019», «2022-08-14», «22/04», «2015-3», «1936-1939», «10:10»."""

import re
from calendar import monthrange
from typing import Any

from temporal.days import YEARS, setting

SHAPE = re.compile(r"\d{1,4}(?:[/\-.:]\d{1,4}){1,2}|\d\d,\d\d")
_MARK = re.compile(r"[/\-.:,]")
Fields = dict[str, Any]


def read_shape(form: str) -> list[tuple[str, Fields]]:
    """(symbol, fields) of every way to read numbers joined by marks; empty for numbers that are no time.

    NDATE day, month and year; NDM day and month, surely; NDM? day and month, perhaps; NYM year and month; NRANGE and
    NYEARS two ends; NCLOCK a time of day; NBAD a date that the calendar does not have.
    """
    if not SHAPE.fullmatch(form):
        return []
    pieces = _MARK.split(form)
    marks = set(_MARK.findall(form))
    if len(marks) > 1:
        return []
    mark = marks.pop()
    if mark == "." and len(pieces) == 2 and len(pieces[1]) == 2:
        return [("NCOMMA", fields) for _, fields in _clock(pieces)]
    if mark in ":,":
        return [("NCLOCK" if mark == ":" else "NCOMMA", fields) for _, fields in _clock(pieces)]
    if len(pieces) == 3:
        return _three(pieces, mark)
    return _two(pieces, mark)


def _clock(pieces: list[str]) -> list[tuple[str, Fields]]:
    hour, minute = int(pieces[0]), int(pieces[1])
    fits = hour <= 24 and minute <= 59 and len(pieces[1]) == 2
    return [("NCLOCK", {"hour": hour, "minute": minute})] if fits else []


def full_year(piece: str) -> int:
    """A year of two digits in the century that it is likely to mean; others as they are."""
    year = int(piece)
    if len(piece) > 2:
        return year
    return year + (2000 if year <= setting("two_digit_pivot") else 1900)


def _three(pieces: list[str], mark: str) -> list[tuple[str, Fields]]:
    if len(pieces[0]) == 4:
        year, month, day = (int(piece) for piece in pieces)
    elif len(pieces[2]) in (2, 4) and len(pieces[0]) <= 2:
        if len(pieces[2]) == 2 and mark == ".":
            return []
        day, month, year = int(pieces[0]), int(pieces[1]), full_year(pieces[2])
    else:
        return []
    if len(pieces[1]) > 2:
        return []
    if month > 12 >= day:
        day, month = month, day
    said: Fields = {"day": day, "month": month, "year": year}
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return [("NBAD", said)]
    return [("NDATE", said)]


def _two(pieces: list[str], mark: str) -> list[tuple[str, Fields]]:
    first, second = int(pieces[0]), int(pieces[1])
    long = [len(piece) for piece in pieces]
    found: list[tuple[str, Fields]] = []
    if mark in "/-":
        if long[0] == 4 and long[1] <= 2 and 1 <= second <= 12 and first in YEARS:
            found.append(("NYM", {"year": first, "month": second}))
        if mark == "/" and long[1] == 4 and long[0] <= 2 and 1 <= first <= 12 and second in YEARS:
            found.append(("NYM", {"year": second, "month": first}))
        if long == [4, 4] and first in YEARS and second in YEARS and first != second:
            found.append(("NYEARS", {"low": min(first, second), "high": max(first, second)}))
    if max(long) <= 2:
        found += _day_and_month(pieces, mark)
        steps = mark == "-" or (mark == "/" and second == first + 1)
        if steps and first != second and min(first, second) >= 1 and max(first, second) <= 31:
            found.append(("NRANGE", {"low": min(first, second), "high": max(first, second)}))
    return found


def _day_and_month(pieces: list[str], mark: str) -> list[tuple[str, Fields]]:
    """«22/04» surely, «2/3» perhaps: a fraction looks the same."""
    day, month = int(pieces[0]), int(pieces[1])
    if month > 12 >= day:
        day, month = month, day
    if mark == "." or not 1 <= month <= 12 or not 1 <= day <= monthrange(2000, month)[1]:
        return []
    sure = mark == "/" and (pieces[1].startswith("0") or pieces[0].startswith("0") or (day > 12 and pieces[0] != "24"))
    return [("NDM", {"day": day, "month": month})] * sure + [("NDMAYBE", {"day": day, "month": month})]
