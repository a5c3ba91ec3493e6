"""Files and folders -> articles, one by one; what cannot be read becomes a named problem in its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from articles.decoding import MAX_ARTICLE_BYTES
from articles.feeds import read_feed
from articles.formats import Row, read_csv, read_json, read_jsonl, read_text
from articles.pages import read_page
from articles.records import article_from_record, day_of
from model import Article, Problem, SourceError

Reader = Callable[[Path], Iterator[Row]]
READERS: Mapping[str, Reader] = {
    ".txt": read_text, ".jsonl": read_jsonl, ".ndjson": read_jsonl, ".json": read_json, ".csv": read_csv,
    ".html": read_page, ".htm": read_page, ".xml": read_feed, ".rss": read_feed, ".atom": read_feed,
}  # fmt: skip
_ADVICE = "Mend or remove this row or file and build again; the rest was read."
_ODD_ADVICE = "The article was read; look at its text, and save the file as UTF-8 if letters are wrong."


class Reading(NamedTuple):
    """One article of a file, or the reason why there is none; both where it was read with something odd."""

    record_id: Any
    """The id that the row or file gives itself; None where it has none."""
    file: str
    """The file."""
    article: Article | None
    """The article, or None."""
    problem: Problem | None
    """What went wrong or was odd, or None."""


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Files to read: those named, and those of a known kind in the folders named, in the order of their names."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(f for f in path.rglob("*") if f.suffix.lower() in READERS and _visible(f, path))
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def _visible(file: Path, folder: Path) -> bool:
    return file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)


def load_articles(path: Path) -> Iterator[Reading]:
    """Every article of a file, in its order, with a problem in the place of each that cannot be read."""
    reader = READERS.get(path.suffix.lower())
    if not path.exists():
        yield _failed(path, None, path.stem, "no such file or folder")
        return
    if reader is None:
        yield _failed(path, None, path.stem, f"files that end in {path.suffix or 'nothing'!r} are not read")
        return
    try:
        for row in reader(path):
            yield _reading(path, row)
    except SourceError as error:
        yield _failed(path, None, path.stem, str(error))
    except OSError as error:
        yield _failed(path, None, path.stem, f"cannot be opened: {error.strerror or error}")


def _reading(path: Path, row: Row) -> Reading:
    if row.error:
        return _failed(path, row.line, row.record.get("id"), row.error)
    record, oddity = _with_known_day(row)
    try:
        article = article_from_record(record)
    except SourceError as error:
        return _failed(path, row.line, row.record.get("id"), str(error))
    if len(article.text) > MAX_ARTICLE_BYTES:
        return _failed(path, row.line, row.record.get("id"), "too long for one article")
    oddity = oddity or _oddity(article.text)
    problem = _problem(_subject(path, row.line), oddity, _ODD_ADVICE) if oddity else None
    return Reading(row.record.get("id"), str(path), article, problem)


def _with_known_day(row: Row) -> tuple[Mapping[str, Any], str]:
    """The record of a row, without a publication day that cannot be read, which is better inferred from the text."""
    written = row.record.get("published")
    if not isinstance(written, str) or not written:
        return row.record, row.oddity
    try:
        day_of(written)
    except SourceError as error:
        return {**row.record, "published": None}, f"{error}; taken as not given"
    return row.record, row.oddity


def _oddity(text: str) -> str:
    if "\0" in text:
        return f"{text.count(chr(0))} NUL characters in the text"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return f"half a character (a lone surrogate) at offset {error.start}; tables show it as \ufffd"
    return ""


def _subject(path: Path, line: int | None) -> str:
    return f"{path}:{line}" if line else str(path)


def _failed(path: Path, line: int | None, record_id: object, why: str) -> Reading:
    return Reading(record_id, str(path), None, _problem(_subject(path, line), why))


def _problem(subject: str, why: str, advice: str = _ADVICE) -> Problem:
    what = "read with something odd" if advice is _ODD_ADVICE else "not read"
    return Problem(subject=subject, stage="read", what=what, why=why, advice=advice)
