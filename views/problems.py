"""Problems of the build in the words of the page: the catalogues know each message that the stages write."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from views.labels import Labels, isolated

CODES = {
    "what": ("not_read", "odd", "not_located", "stage_failed", "doubt"),
    "why": (
        "no_text", "text_no_string", "text_empty", "no_string", "no_day", "no_day_written", "taken_as_none",
        "page_empty", "no_such_file", "other_ending", "file_empty", "other_kind",
        "wrong_encoding", "nul", "nuls", "no_arabic", "as_windows", "damaged", "no_feed",
        "feed_empty", "too_large", "no_json", "no_json_row", "no_object", "no_objects", "no_column", "too_long",
        "half_character", "line_too_long", "no_row", "cannot_open", "not_asked", "model_says", "failed",
        "tables_absent", "tables_broken", "tables_left", "tables_older",
    ),
    "advice": ("mend", "look", "retry", "report", "ours"),
    "kind": ("pdf", "zip", "gzip", "png", "jpeg", "gif", "office", "program", "rtf", "sqlite", "parquet"),
}  # fmt: skip
"""Keys of the catalogues under `problem.`; the English words are the message as the stages write it, `{…}` for what
differs."""


def problem_words(text: str, labels: Labels) -> str:
    """A message in the language of the page; as it is where the catalogue does not know it."""
    if labels.language == "en":
        return text
    for pattern, key in _messages():
        if found := pattern.fullmatch(text):
            given = {name: isolated(problem_words(value, labels)) for name, value in found.groupdict().items()}
            return labels(key, **given)
    return text


def problem_line(row: Mapping[str, Any], labels: Labels) -> dict[str, str]:
    """The columns of a problem in the language of the page."""
    told = {name: problem_words(row[name] or "", labels) for name in ("what", "why", "advice")}
    stage = (row["stage"] or "").replace(" ", "_")
    return {"subject": row["subject"] or "", "stage": labels.name(f"stage.{stage}")} | told


@cache
def _messages() -> tuple[tuple[re.Pattern[str], str], ...]:
    """A pattern for each message: first what is said behind another message, then those of most words of their own."""
    english = Labels(language="en")
    texts = {
        f"problem.{part}.{code}": english(f"problem.{part}.{code}") for part, codes in CODES.items() for code in codes
    }

    def rank(item: tuple[str, str]) -> tuple[bool, int]:
        behind = item[1].startswith("{") and not item[1].endswith("}")
        return not behind, -len(re.sub(r"{\w+}", "", item[1]))

    ordered = sorted(texts.items(), key=rank)
    return tuple((_pattern(text), key) for key, text in ordered)


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"{(\w+)}", text)
    return re.compile("".join(f"(?P<{p}>.*?)" if n % 2 else re.escape(p) for n, p in enumerate(parts)), re.DOTALL)
