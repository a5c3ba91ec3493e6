"""Answers of a geocoding service kept on disk, with how many questions were put on which day.

SQLite with a journal: an answer is either there or not, whatever crashed in between, and two processes may share it.
"""

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (service TEXT, query TEXT, answer TEXT, asked_at REAL, PRIMARY KEY (service, query));
CREATE TABLE IF NOT EXISTS questions (service TEXT, day TEXT, asked INTEGER, PRIMARY KEY (service, day));
CREATE TABLE IF NOT EXISTS unresolved (service TEXT, query TEXT, reason TEXT, PRIMARY KEY (service, query));
"""
_NOTHING_FOUND_DAYS = 30.0
_DAY_S = 86_400.0


class AnswerCache:
    """Answers, counts and open questions of geocoding services; one file."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; a broken one is put aside under another name, not trusted."""
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._make()
        except sqlite3.DatabaseError:
            path.replace(path.with_name(f"{path.name}.broken-{time.time_ns()}"))
            self._make()

    def answer(self, service: str, query: str) -> tuple[bool, Mapping[str, Any] | None]:
        """(is it known, the answer); the answer is None where the service found nothing, which is believed 30 days."""
        with self._open() as database:
            row = database.execute(
                "SELECT answer, asked_at FROM answers WHERE service = ? AND query = ?", (service, query)
            ).fetchone()
        if row is None:
            return False, None
        answer: Mapping[str, Any] | None = json.loads(row[0])
        if answer is None and time.time() - row[1] > _NOTHING_FOUND_DAYS * _DAY_S:
            return False, None
        return True, answer

    def keep(self, service: str, query: str, answer: Mapping[str, Any] | None) -> None:
        """Keep an answer, and strike its question off the open ones."""
        with self._open() as database:
            database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)",
                (service, query, json.dumps(answer, ensure_ascii=False), time.time()),
            )
            database.execute("DELETE FROM unresolved WHERE service = ? AND query = ?", (service, query))

    def leave_open(self, service: str, query: str, reason: str) -> None:
        """Note a question that the service did not answer, to be put again."""
        with self._open() as database:
            database.execute("INSERT OR REPLACE INTO unresolved VALUES (?, ?, ?)", (service, query, reason))

    def open_questions(self, service: str) -> tuple[str, ...]:
        """Questions that were never answered, in alphabetical order."""
        with self._open() as database:
            rows = database.execute("SELECT query FROM unresolved WHERE service = ? ORDER BY query", (service,))
            return tuple(row[0] for row in rows)

    def count_question(self, service: str) -> None:
        """Count one more question put today (UTC)."""
        with self._open() as database:
            database.execute(
                "INSERT INTO questions VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET asked = asked + 1",
                (service, _today()),
            )

    def asked_today(self, service: str) -> int:
        """How many questions were put today (UTC), by any process."""
        with self._open() as database:
            row = database.execute(
                "SELECT asked FROM questions WHERE service = ? AND day = ?", (service, _today())
            ).fetchone()
        return row[0] if row else 0

    def _make(self) -> None:
        with self._open() as database:
            database.executescript(_TABLES)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self.path, timeout=30)
        try:
            with database:
                yield database
        finally:
            database.close()


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
