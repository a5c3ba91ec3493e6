"""Saved web pages: title, day, source and paragraphs, by the standard library's parser."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from articles.decoding import decode
from articles.formats import Row, read_bytes
from articles.records import day_of
from model import SourceError

_UNREAD = frozenset(
    {"script", "style", "noscript", "nav", "footer", "aside", "form", "button", "select", "svg", "template"}
)
_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "main", "header",
     "blockquote", "figure", "figcaption", "table", "tr", "td", "time", "pre", "hr"}
)  # fmt: skip
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "source", "wbr", "area", "base", "col", "embed"})
_META = {
    "og:title": "title", "article:published_time": "published", "datepublished": "published", "date": "published",
    "pubdate": "published", "og:site_name": "source", "og:url": "url",
}  # fmt: skip
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_LINES = re.compile(r"\s*\n\s*")


class _Page(HTMLParser):
    """Collects visible text, one block a line, apart for the inside of `<article>`, `<h1>` and `<title>`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts: dict[str, str] = {}
        self._pieces: list[str] = []
        self._article: list[str] = []
        self._inside: dict[str, int] = {}
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = _META.get((values.get("property") or values.get("name") or values.get("itemprop") or "").lower())
            if name:
                self.facts.setdefault(name, values.get("content", ""))
        if tag == "time" and values.get("datetime"):
            self.facts.setdefault("time", values["datetime"])
        if tag in _UNREAD:
            self._unread.append(tag)
        if tag not in _VOID:
            self._inside[tag] = self._inside.get(tag, 0) + 1
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        self._inside[tag] = max(0, self._inside.get(tag, 0) - 1)
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        if self._inside.get("title"):
            self.facts.setdefault("page_title", data)
            return
        if self._inside.get("h1"):
            self.facts.setdefault("heading", data)
        self._put(_SPACES.sub(" ", data.replace("\n", " ")))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and not self._unread:
            self._put("\n")

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        if self._inside.get("article"):
            self._article.append(piece)

    def text(self) -> str:
        """Paragraphs of the article, or of the whole page where none is marked."""
        for pieces in (self._article, self._pieces):
            text = _LINES.sub("\n", "".join(pieces)).strip()
            if text:
                return text
        return ""


def text_of_markup(markup: str) -> str:
    """The visible text of a piece of HTML, one block a line."""
    page = _Page()
    page.feed(markup)
    page.close()
    return page.text()


def read_page(path: Path) -> Iterator[Row]:
    """The article of a saved web page."""
    markup, oddity = decode(read_bytes(path, 50_000_000))
    page = _Page()
    page.feed(markup)
    page.close()
    text = page.text()
    if not text:
        raise SourceError("the page has no text")
    facts = page.facts
    record: dict[str, Any] = {"id": path.stem, "text": text, "title": ""}
    for name in ("title", "heading", "page_title"):
        record["title"] = record["title"] or facts.get(name, "").strip()
    record |= {name: facts[name] for name in ("source", "url") if name in facts}
    record["published"] = known_day(facts.get("published") or facts.get("time"))
    yield Row(record, oddity=oddity)


def known_day(written: str | None) -> str | None:
    """The ISO day of a time stamp; None where there is none or it is written in another way."""
    try:
        return day_of(written).isoformat() if written else None
    except SourceError:
        return None
