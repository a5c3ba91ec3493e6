"""Every code that the stages can put into the tables has words in both catalogues; codes are read from their files."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.views.test_labels import catalogue
from views.labels import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
LEXICON = ROOT / "data" / "lexicon"
GIVES_BASIS = {"_when", "where_of", "When", "Where", "replace"}


def mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping inside what a YAML file holds."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from mappings(part)


def values_of(field: str, *files: str) -> set[str]:
    """The texts that a field takes anywhere in some files of the lexicon."""
    paths = [path for name in files for path in sorted(LEXICON.glob(name))]
    rows = (row for path in paths for row in mappings(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)))
    return {row[field] for row in rows if row.get(field) and isinstance(row[field], str)}


def texts_in(node: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def bases() -> set[str]:
    """What the stage of events gives as the reason of a day or a place."""
    found: set[str] = set()
    for path in (ROOT / "events").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) not in GIVES_BASIS:
                continue
            found |= {text for word in call.keywords if word.arg == "basis" for text in texts_in(word.value)}
            if ast.unparse(call.func) in ("_when", "where_of"):
                found |= {text for given in call.args for text in texts_in(given)}
    return found


CODES = {
    "unit": lambda: values_of("id", "events/units.yaml"),
    "counted": lambda: values_of("counted", "events/*.yaml") - {"which"},
    "verb": lambda: values_of("verb", "events/speech*.yaml"),
    "side": lambda: values_of("side", "actors.yaml", "persons.yaml", "events/actor_*.yaml"),
    "region": lambda: values_of("kind", "articles/regions.yaml"),
    "basis": bases,
}


@pytest.mark.parametrize("family", CODES)
def test_code_of_the_stages_has_words(family: str) -> None:
    codes = CODES[family]()
    assert len(codes) > 5
    for language in LANGUAGES:
        known = catalogue(language)
        assert sorted(code for code in codes if f"{family}.{code}" not in known) == []
