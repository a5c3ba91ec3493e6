"""The house's rules about imports and sizes, enforced by reading the code."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "model": set(),
    "lexicon": {"model"},
    "articles": {"lexicon", "model"},
    "temporal": {"articles", "lexicon", "model"},
    "geo": {"articles", "lexicon", "model"},
    "events": {"temporal", "geo", "articles", "lexicon", "model"},
    "store": {"model"},
    "views": {"store", "model"},
    "pipeline": {"events", "temporal", "geo", "articles", "lexicon", "store", "model"},
    "pages": {"views", "pipeline", "store", "model"},
    "app": {"views", "pipeline", "store", "model"},
}
ROOMS = set(MAY_IMPORT) | {"bench", "tests"}
# Libraries that only some rooms may use; every other room may not.
ONLY_IN = {
    "streamlit": {"app", "pages", "views"},
    "streamlit_folium": {"app", "pages", "views"},
    "plotly": {"views"},
    "folium": {"views"},
    "branca": {"views"},
    "dask": {"pipeline"},
    "distributed": {"pipeline"},
    "duckdb": {"store"},
    "sqlalchemy": {"store"},
}
NETWORK = {
    "socket",
    "ssl",
    "urllib.request",
    "http.client",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "aiohttp",
    "geopy",
}
NETWORK_ROOMS = {"articles", "geo"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "core", "manager"}
MODULE_LINES, FUNCTION_LINES, USUAL_FUNCTION_LINES = 300, 50, 25
APP_LINES, PAGE_LINES = 60, 120


def modules(*rooms: str) -> list[Path]:
    found = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    return found + [ROOT / f"{room}.py" for room in rooms if (ROOT / f"{room}.py").exists()]


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(tree: ast.AST) -> Iterator[str]:
    """Dotted names of all modules that a module imports, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, libraries: set[str]) -> bool:
    return any(name == library or name.startswith(f"{library}.") for library in libraries)


CODE = modules(*MAY_IMPORT)
NAMES = [str(path.relative_to(ROOT)) for path in CODE]


@pytest.mark.parametrize("path", CODE, ids=NAMES)
def test_module_imports_only_rooms_that_it_may(path):
    room = room_of(path)
    rooms = {name.partition(".")[0] for name in imported(tree_of(path))} & ROOMS
    assert rooms <= MAY_IMPORT[room] | {room}


@pytest.mark.parametrize("path", CODE, ids=NAMES)
def test_module_uses_libraries_where_they_belong(path):
    room = room_of(path)
    names = set(imported(tree_of(path)))
    assert not {
        name for name in names for library, rooms in ONLY_IN.items() if within(name, {library}) and room not in rooms
    }
    if room not in NETWORK_ROOMS:
        assert not {name for name in names if within(name, NETWORK)}


@pytest.mark.parametrize("path", modules("model"), ids=lambda path: path.name)
def test_model_uses_the_standard_library_only(path):
    names = {name.partition(".")[0] for name in imported(tree_of(path))}
    assert names - {"model"} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", modules("views"), ids=lambda path: path.name)
def test_figures_are_made_without_streamlit(path):
    names = set(imported(tree_of(path)))
    draws = any(within(name, {"plotly", "folium", "branca"}) for name in names)
    assert not (draws and any(within(name, {"streamlit"}) for name in names))


@pytest.mark.parametrize("path", CODE, ids=NAMES)
def test_no_import_of_another_room_hides_in_a_function(path):
    hidden = [
        name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for name in imported(node)
        if name.partition(".")[0] in ROOMS
    ]
    assert hidden == []


@pytest.mark.parametrize("path", CODE + modules("bench"), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_and_its_functions_are_short(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    limit = APP_LINES if path.name == "app.py" else PAGE_LINES if room_of(path) == "pages" else MODULE_LINES
    assert lines <= limit
    too_long = {name: length for name, length in function_lengths(path) if length > FUNCTION_LINES}
    assert too_long == {}


def function_lengths(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_most_functions_are_shorter_than_a_screen():
    lengths = [length for path in CODE for _, length in function_lengths(path)]
    assert quantiles(lengths, n=10)[-1] <= USUAL_FUNCTION_LINES


def test_every_module_says_what_it_is_for():
    silent = [
        str(path.relative_to(ROOT)) for path in CODE if not ast.get_docstring(tree_of(path)) and path.stat().st_size
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing_or_hides_a_standard_one():
    rooms = [path.parent for path in CODE if path.name == "__init__.py"]
    names = {path.stem for path in CODE} | {room.name for room in rooms}
    assert names & FORBIDDEN_NAMES == set()
    top = {
        path.name.removesuffix(".py")
        for path in ROOT.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert top & set(sys.stdlib_module_names) == set()


def test_test_folders_are_no_packages():
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_room_list_is_complete():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages <= ROOMS
