"""Names of records: hashes of what identifies a thing, and of nothing that improves with time."""

import hashlib

ID_LENGTH = 16


def text_sha256(text: str) -> str:
    """SHA-256 of an article's text, in hexadecimal; lone surrogates count as they stand."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def article_id(text: str) -> str:
    """An article is its text: the same text from two outlets is one article with two sources."""
    return text_sha256(text)[:ID_LENGTH]


def record_id(*parts: str | int) -> str:
    """A short stable name made of what identifies a record, for example article, kind, start and end."""
    return text_sha256("\x1f".join(map(str, parts)))[:ID_LENGTH]
