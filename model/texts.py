"""Articles as they came in, and the stretches of their text that other records point to."""

from dataclasses import dataclass, replace
from datetime import datetime

from model.ids import record_id
from model.spans import TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article. `text` is what came in and never changes; every offset counts its code points."""

    article_id: str
    """Hash of the text (`model.ids.article_id`)."""
    title: str = ""
    """Headline where it came apart from the text; not counted in offsets."""
    text: str
    """The text, untouched."""
    source: str = ""
    """Outlet, as the file or feed names it."""
    url: str = ""
    """Where it was published; empty when unknown."""
    published: TimeSpan | None = None
    """The publication day that came with it; None when none did."""
    retrieved_at: datetime | None = None
    """When it was fetched; None for files."""
    sha256: str = ""
    """SHA-256 of the text, hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the text by what it is for: title, abstract, body, dateline, credit, keywords, related and the like."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    kind: str
    """What the part is for; `articles.regions` lists the kinds and which of them are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of an article's text: `text[start:end] == surface`, half-open, in code points."""

    article_id: str
    """The article."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    surface: str
    """The words themselves."""
    kind: str
    """What was found: timex, toponym, actor, quantity, trigger, attribution, evidence …"""
    rule_id: str = ""
    """The rule or lexicon row that found it."""

    @property
    def mention_id(self) -> str:
        """Hash of article, kind, start and end."""
        return record_id(self.article_id, self.kind, self.start, self.end)

    def of_kind(self, kind: str) -> "Mention":
        """The same stretch under another kind."""
        return replace(self, kind=kind)
