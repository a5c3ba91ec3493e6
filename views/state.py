"""What a link carries: the filter, the selection and the reader's choices, as parameters of the URL.

Codes, not labels, stand in the URL, so that a link made in Arabic opens in English with the same filter.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from store.queries_filter import EventFilter
from views.labels import LANGUAGES, Labels

Params = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """One parameter: how its text is read and written. `read` raises ValueError for what it cannot read."""

    read: Callable[[Sequence[str]], Any]
    """From its values in the URL."""
    write: Callable[[Any], Sequence[str]]
    """To its values in the URL."""
    default: Any = None
    """Left out of the URL."""


def _one(values: Sequence[str]) -> str:
    return values[-1]


def _whole(values: Sequence[str]) -> int:
    number = int(values[-1])
    if not 1 <= number <= 99:
        raise ValueError(values[-1])
    return number


def _position(values: Sequence[str]) -> tuple[float, float, float]:
    """Latitude, longitude, zoom."""
    latitude, longitude, zoom = (float(part) for part in values[-1].split(","))
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 1 <= zoom <= 20):
        raise ValueError(values[-1])
    return latitude, longitude, zoom


def _box(values: Sequence[str]) -> tuple[float, float, float, float]:
    """South, west, north, east, degrees."""
    south, west, north, east = (float(part) for part in values[-1].split(","))
    if not (-90 <= south < north <= 90 and -180 <= west < east <= 180):
        raise ValueError(values[-1])
    return south, west, north, east


def _numbers(values: Sequence[float]) -> list[str]:
    return [",".join(f"{number:.6g}" for number in values)]


def _choice(*allowed: str) -> Param:
    def read(values: Sequence[str]) -> str:
        if values[-1] not in allowed:
            raise ValueError(values[-1])
        return values[-1]

    return Param(read=read, write=lambda value: [value], default=allowed[0])


_DAY = Param(read=lambda v: date.fromisoformat(v[-1]), write=lambda day: [day.isoformat()])
_FLAG = Param(read=lambda v: v[-1] == "1", write=lambda flag: ["1"] if flag else [], default=False)
_MANY = Param(read=list, write=list, default=[])
_TEXT = Param(read=lambda v: _one(v)[:200], write=lambda text: [text], default="")
_AT = Param(read=_position, write=_numbers)
_BOX = Param(read=_box, write=_numbers)
_ID = Param(read=lambda v: _one(v)[:200], write=lambda text: [text])

LANES = ("type", "side", "actor", "place", "governorate", "source", "status")
PARAMS: dict[str, Param] = {
    "lang": _choice(*LANGUAGES), "from": _DAY, "to": _DAY, "sure": _FLAG, "type": _MANY, "status": _MANY,
    "actor": _MANY, "side": _MANY, "gov": _MANY, "outlet": _MANY, "q": _TEXT, "lane": _choice(*LANES),
    "n": Param(read=_whole, write=lambda n: [str(n)], default=1),
    "months": _choice("levantine", "gregorian"), "digits": _choice("western", "arabic"),
    "box": _BOX, "event": _ID, "place": _ID, "article": _ID, "at": _AT,
}  # fmt: skip
FILTERS = ("from", "to", "sure", "type", "status", "actor", "side", "gov", "outlet", "box", "q", "n")


def read_params(params: Params) -> tuple[dict[str, Any], list[str]]:
    """Values of a URL by parameter, defaults for what it leaves out, and the parameters that could not be read."""
    values, wrong = {name: param.default for name, param in PARAMS.items()}, []
    for name in PARAMS.keys() & params.keys():
        try:
            values[name] = PARAMS[name].read(params[name])
        except (ValueError, IndexError):
            wrong.append(name)
    if values["from"] and values["to"] and values["from"] > values["to"]:
        values["from"], values["to"] = values["to"], values["from"]
    return values, sorted(wrong)


def write_params(values: Mapping[str, Any]) -> dict[str, list[str]]:
    """The parameters that differ from their defaults, in the order of `PARAMS`."""
    written = {
        name: list(param.write(values[name]))
        for name, param in PARAMS.items()
        if values.get(name) not in (None, "", [], param.default)
    }
    return {name: texts for name, texts in written.items() if texts}


def filter_of(values: Mapping[str, Any], extent: tuple[date, date]) -> EventFilter:
    """The filter of a page: its range is never open, so that counts can name it."""
    first, last = values.get("from") or extent[0], values.get("to") or extent[1]
    return EventFilter(
        first=min(first, last), last=max(first, last), surely=bool(values.get("sure")),
        types=tuple(values.get("type") or ()), statuses=tuple(values.get("status") or ()),
        actors=tuple(values.get("actor") or ()), sides=tuple(values.get("side") or ()),
        governorates=tuple(values.get("gov") or ()), sources=tuple(values.get("outlet") or ()),
        min_sources=int(values.get("n") or 1), words=(values.get("q") or "").strip(), box=values.get("box"),
    )  # fmt: skip


def labels_of(values: Mapping[str, Any]) -> Labels:
    """The words that the reader chose."""
    return Labels(
        language=values.get("lang") or "en", levantine=values.get("months") != "gregorian",
        arabic_digits=values.get("digits") == "arabic",
    )  # fmt: skip
