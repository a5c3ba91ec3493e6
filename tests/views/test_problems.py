"""Problems in Arabic: every message that the stages write is in the catalogue, and what differs in it is kept."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from views.labels import Labels
from views.problems import problem_words
from views.sources import problems_html

ROOT = Path(__file__).resolve().parents[2]
ARABIC = Labels(language="ar")
WRITERS = ("SourceError", "Row", "Decoded", "_failed", "GeocodeUnavailable")
TABLES = ROOT / "store" / "tables.py", ROOT / "pipeline" / "ensuring.py"


def texts_of(node: ast.expr) -> Iterator[str]:
    """The message that an expression writes, `X` for what it fills in."""
    if isinstance(node, ast.IfExp):
        yield from (*texts_of(node.body), *texts_of(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(p.value) if isinstance(p, ast.Constant) else "X" for p in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        yield node.value


def messages() -> set[str]:
    found: set[str] = set()
    for source in [*(ROOT / "articles").glob("*.py"), ROOT / "geo" / "geocoders_batch.py"]:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in WRITERS:
                found |= {text for given in node.args for text in texts_of(given)}
            if isinstance(node, ast.FunctionDef) and node.name == "_oddity":
                found |= {t for r in ast.walk(node) if isinstance(r, ast.Return) and r.value for t in texts_of(r.value)}
    return found


def test_every_message_of_the_readers_is_told_in_arabic() -> None:
    found = messages()
    assert len(found) > 22
    assert {text for text in found if problem_words(text, ARABIC) == text} == set()


def test_advice_and_what_is_told_in_arabic() -> None:
    sources = [ROOT / "articles" / "loading.py", ROOT / "pipeline" / "build.py", ROOT / "pipeline" / "extraction.py"]
    advice = {
        node.value.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        and ast.unparse(node.targets[0]) in ("_ADVICE", "_ODD_ADVICE", "_RETRY")
    }  # fmt: skip
    assert len(advice) == 4
    whats = {"not read", "read with something odd", "place not located", "stage failed on this article"}
    assert {text for text in advice | whats if problem_words(text, ARABIC) == text} == set()


@pytest.mark.parametrize(
    ("english", "kept"),
    [
        ("`published` is not a day written as YYYY-MM-DD: 'soon'; taken as not given", ("'soon'", "فعُدّ غير مذكور")),
        ("this is a PDF document, not text", ("مستند PDF",)),
        ("invalid UTF-8 at byte 41: 3 places shown as \ufffd", ("41", "3")),
        ("not JSON: Expecting value: line 1", ("Expecting value: line 1",)),
    ],
)
def test_what_differs_in_a_message_is_kept(english: str, kept: tuple[str, ...]) -> None:
    told = problem_words(english, ARABIC)
    assert all(part in told for part in kept)
    assert problem_words(english, Labels()) == english


def test_unknown_message_stays_as_it_is() -> None:
    assert problem_words("something nobody wrote", ARABIC) == "something nobody wrote"


def test_hostile_words_in_a_problem_are_escaped_and_fill_nothing_in() -> None:
    hostile = "<img src=x onerror=alert(1)>{n}{0}"
    rows = pd.DataFrame(
        [dict.fromkeys(("subject", "stage", "what", "advice"), hostile) | {"why": f"not JSON: {hostile}"}]
    )
    for labels in (ARABIC, Labels()):
        html = problems_html(rows, labels)
        assert "<img" not in html
        assert "{n}{0}" in html


def test_tables_that_cannot_be_opened_are_told_in_arabic() -> None:
    told = {
        text
        for source in TABLES
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for text in texts_of(node)
        if " tables " in text
    }
    assert len(told) == 4
    assert {text for text in told if problem_words(text, ARABIC) == text} == set()
