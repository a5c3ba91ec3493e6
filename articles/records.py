"""One article as a plain record (a mapping of names to values) and as an `Article`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from model import Article, SourceError, TimeSpan, article_id, text_sha256


def article_from_record(record: Mapping[str, Any]) -> Article:
    """An article from a record with `text` and, where known, `title`, `source`, `url` and `published`.

    Raises:
        SourceError: there is no text, a field has the wrong type, or `published` is no day.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise SourceError("the record has no `text`" if text is None else "`text` is not a string")
    if not text.strip():
        raise SourceError("`text` is empty")
    return Article(
        article_id=article_id(text), text=text, title=_words(record, "title"), source=_words(record, "source"),
        url=_words(record, "url"), published=_published(record.get("published")), sha256=text_sha256(text),
    )  # fmt: skip


def _words(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SourceError(f"`{name}` is not a string")
    return value


def _published(value: object) -> TimeSpan | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise SourceError("`published` is not a day written as YYYY-MM-DD")
    return TimeSpan.on(day_of(value))


def day_of(written: str) -> date:
    """The day of an ISO date or of an ISO date with a time behind it.

    Raises:
        SourceError: it is neither.
    """
    try:
        return date.fromisoformat(written.strip().replace("T", " ").partition(" ")[0])
    except ValueError as error:
        raise SourceError(f"`published` is not a day written as YYYY-MM-DD: {written[:40]!r}") from error
