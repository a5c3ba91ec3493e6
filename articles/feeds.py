"""RSS and Atom feeds saved to a file."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

from articles.decoding import decode
from articles.formats import Row, read_bytes
from articles.pages import known_day, text_of_markup
from model import SourceError

_ENTRIES = frozenset({"item", "entry"})
_BODIES = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "updated")


def read_feed(path: Path) -> Iterator[Row]:
    """Every entry of an RSS or Atom feed as one article; `line` counts entries."""
    text, oddity = decode(read_bytes(path, 50_000_000))
    try:
        root = ElementTree.fromstring(text.encode("utf-8"), parser=ElementTree.XMLParser(encoding="utf-8"))
    except ElementTree.ParseError as error:
        raise SourceError(f"not a feed: {error}") from error
    entries = [element for element in root.iter() if _name(element) in _ENTRIES]
    if not entries:
        raise SourceError("not an RSS or Atom feed: no item or entry in it")
    outlet = _first_text(root, ("title",)) or next((_first_text(c, ("title",)) for c in root), "")
    for number, entry in enumerate(entries, start=1):
        yield Row(_record(entry, outlet), number, oddity=oddity)


def _record(entry: ElementTree.Element, outlet: str) -> dict[str, str | None]:
    address = _first_text(entry, ("link",)) or next(
        (child.get("href", "") for child in entry if _name(child) == "link"), ""
    )
    return {
        "id": _first_text(entry, ("guid", "id")) or address or None, "title": _first_text(entry, ("title",)),
        "text": text_of_markup(_first_text(entry, _BODIES)), "source": outlet, "url": address,
        "published": _day(_first_text(entry, _DAYS)),
    }  # fmt: skip


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _first_text(element: ElementTree.Element, names: tuple[str, ...]) -> str:
    """Text of the first child that bears one of the names, the names tried in order."""
    for name in names:
        for child in element:
            if _name(child) == name and (text := "".join(child.itertext()).strip()):
                return text
    return ""


def _day(written: str) -> str | None:
    """The ISO day of an RFC 822 or ISO time stamp; None where it is neither."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except ValueError:
        return known_day(written)
