"""Bytes of a file -> text, with what had to be supposed on the way."""

import re
from typing import NamedTuple

from model import SourceError

MAX_ARTICLE_BYTES = 20_000_000
_ARABIC = re.compile(r"[\u0620-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 200_000
_MAGIC = {
    b"%PDF-": "a PDF document", b"PK\x03\x04": "a ZIP archive or an Office document", b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old Office document", b"\x7fELF": "a program", b"{\\rtf": "a Rich Text document",
    b"SQLite format": "an SQLite database", b"PAR1": "a Parquet table",
}  # fmt: skip
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SOUND_FOR_DAMAGED = 4
_ARABIC_SHARE = 0.6
_NUL_SHARE = 0.01


class Decoded(NamedTuple):
    """A text and what is odd about the bytes it came from."""

    text: str
    """The text."""
    oddity: str = ""
    """What had to be supposed; empty when nothing."""


def decode(content: bytes) -> Decoded:
    """The text of a file: UTF-8, UTF-16 with its mark, or windows-1256 when that gives Arabic.

    Raises:
        SourceError: it is empty, some other kind of file, or no encoding fits.
    """
    if not content.strip():
        raise SourceError("the file is empty")
    for magic, kind in _MAGIC.items():
        if content.startswith(magic):
            raise SourceError(f"this is {kind}, not text")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], encoding)
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _supposed(content, error)


def _marked(content: bytes, encoding: str) -> Decoded:
    try:
        return _checked(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise SourceError(f"the file says it is {encoding} and is not: byte {error.start} does not fit") from error


def _checked(text: str) -> Decoded:
    nuls = text.count("\0")
    if nuls > _NUL_SHARE * len(text):
        raise SourceError("this is no text: too many NUL bytes")
    return Decoded(text, f"{nuls} NUL characters in the text" if nuls else "")


def _supposed(content: bytes, error: UnicodeDecodeError) -> Decoded:
    """What invalid UTF-8 may be: UTF-8 with a few damaged bytes, or windows-1256."""
    repaired = content.decode("utf-8", errors="replace")
    damaged = repaired.count("\ufffd")
    if len(_ARABIC.findall(repaired)) >= _SOUND_FOR_DAMAGED * damaged:
        return Decoded(repaired, f"invalid UTF-8 at byte {error.start}: {damaged} places shown as \ufffd")
    windows = content.decode("windows-1256")
    if is_arabic(windows) and "\0" not in windows:
        return Decoded(windows, f"invalid UTF-8 at byte {error.start}: read as windows-1256")
    raise SourceError(f"invalid UTF-8 at byte {error.start}, and no Arabic text in windows-1256 either")


def is_arabic(text: str) -> bool:
    """Whether most letters of a text (of its beginning) are Arabic."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    return letters > 0 and len(_ARABIC.findall(sample)) >= _ARABIC_SHARE * letters
