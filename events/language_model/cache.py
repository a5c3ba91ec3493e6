"""Answers kept by content: the same article and question are asked once."""

from pathlib import Path
from typing import Protocol

from model import text_sha256


class AnswerCache(Protocol):
    """Keeps answers by a key."""

    def get(self, key: str) -> str | None:
        """The answer kept under a key, or None."""
        ...

    def put(self, key: str, answer: str) -> None:
        """Keep an answer."""
        ...


class FileCache:
    """One file an answer, in one folder."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; it is made when the first answer is kept."""
        self._folder = folder

    def get(self, key: str) -> str | None:
        """See `AnswerCache`."""
        path = self._folder / f"{key}.json"
        return path.read_text(encoding="utf-8") if path.exists() else None

    def put(self, key: str, answer: str) -> None:
        """See `AnswerCache`; written aside and renamed, so that no reader sees half an answer."""
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = self._folder / f"{key}.tmp"
        aside.write_text(answer, encoding="utf-8", errors="replace")
        aside.replace(self._folder / f"{key}.json")


def answer_key(*, model: str, prompt_version: str, source: str) -> str:
    """Name of an answer: model, version of the question, and the article's text."""
    return text_sha256("\x1f".join((model, prompt_version, source)))
