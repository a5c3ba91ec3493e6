"""Files of records: plain text with front matter, JSON lines, JSON, CSV."""

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from articles.decoding import MAX_ARTICLE_BYTES, decode
from model import SourceError

FRONT_MATTER = "---"
FRONT_MATTER_NAMES = frozenset({"id", "title", "source", "url", "published"})
_MAX_FILE_BYTES = 500_000_000
_MAX_FRONT_LINES = 40
_CHUNK = 1 << 20
csv.field_size_limit(MAX_ARTICLE_BYTES)


class Row(NamedTuple):
    """A record as it stands in a file, before it is checked."""

    record: Mapping[str, Any]
    """Names and values; empty where the row could not be read."""
    line: int | None = None
    """Its line, counted from 1; None for a file that is one article."""
    error: str = ""
    """Why it could not be read; empty where it could."""
    oddity: str = ""
    """What had to be supposed to read it."""


def read_text(path: Path) -> Iterator[Row]:
    """One article a file. It may begin with front matter; else its first line, before a blank one, is its title."""
    content = read_bytes(path, MAX_ARTICLE_BYTES)
    text, oddity = decode(content)
    facts, body = split_front_matter(text)
    record = {"id": path.stem} | facts | {"text": body}
    if not facts:
        record["title"] = title_line(body)
    yield Row(record, oddity=oddity)


def read_bytes(path: Path, limit: int = _MAX_FILE_BYTES) -> bytes:
    """The bytes of a file that is not larger than `limit`.

    Raises:
        SourceError: it is larger.
    """
    size = path.stat().st_size
    if size > limit:
        raise SourceError(f"{size / 1e6:.0f} MB is too large ({limit / 1e6:.0f} MB at most)")
    return path.read_bytes()


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """What stands between two `---` lines at the beginning, as names and values, and the text behind it."""
    if not text.startswith(FRONT_MATTER) or text[3:4] not in ("\n", "\r"):
        return {}, text
    facts: dict[str, str] = {}
    offset = 0
    for number, line in enumerate(text[:100_000].splitlines(keepends=True)):
        offset += len(line)
        if number and line.strip() == FRONT_MATTER:
            return facts, text[offset:]
        if number > _MAX_FRONT_LINES:
            break
        name, colon, value = line.partition(":")
        if colon and name.strip().lower() in FRONT_MATTER_NAMES:
            facts[name.strip().lower()] = value.strip().strip("\"'")
    return {}, text


def title_line(text: str) -> str:
    """The first line where a blank line follows it and more text follows that; else nothing."""
    first, _, rest = text.lstrip().partition("\n")
    second, _, more = rest.partition("\n")
    return first.strip() if not second.strip() and more.strip() else ""


def read_jsonl(path: Path) -> Iterator[Row]:
    """One JSON object a line; blank lines are passed over."""
    empty = True
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            if line is not None and not line.strip():
                continue
            empty = False
            yield _too_long(number) if line is None else _json_row(line, number)
    if empty:
        raise SourceError("the file is empty")


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Lines of a file, None in the place of each that is too long to be one article."""
    while line := file.readline(MAX_ARTICLE_BYTES + 1):
        if len(line) <= MAX_ARTICLE_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_CHUNK)
        yield None


def _too_long(number: int) -> Row:
    return Row({}, number, f"a line of more than {MAX_ARTICLE_BYTES / 1e6:.0f} MB is no article")


def _json_row(line: bytes, number: int) -> Row:
    try:
        text, oddity = decode(line)
        record = json.loads(text)
    except SourceError as error:
        return Row({}, number, str(error))
    except (ValueError, RecursionError) as error:
        return Row({}, number, f"not a JSON object: {error}")
    if not isinstance(record, dict):
        return Row({}, number, "not a JSON object")
    return Row(record, number, oddity=oddity)


def read_json(path: Path) -> Iterator[Row]:
    """A JSON list of objects, one object, or an object with a list under `articles`."""
    text, oddity = decode(read_bytes(path))
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"not JSON: {error}") from error
    if isinstance(content, dict):
        content = content["articles"] if isinstance(content.get("articles"), list) else [content]
    if not isinstance(content, list):
        raise SourceError("neither a list of objects nor an object")
    for number, record in enumerate(content, start=1):
        if isinstance(record, dict):
            yield Row(record, number, oddity=oddity)
        else:
            yield Row({}, number, "not a JSON object")


def read_csv(path: Path) -> Iterator[Row]:
    """A table with a header that names the columns as JSON lines do; commas, semicolons or tabs."""
    text, oddity = decode(read_bytes(path))
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter)
    if "text" not in (reader.fieldnames or ()):
        raise SourceError("the header names no column `text`")
    while True:
        try:
            record = next(reader, None)
        except csv.Error as error:
            yield Row({}, reader.line_num, f"not a row of CSV: {error}")
            continue
        if record is None:
            return
        yield Row({name: value for name, value in record.items() if name}, reader.line_num, oddity=oddity)
