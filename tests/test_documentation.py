"""What the product has appears in its documents: types, columns, settings, commands, rule families, files."""

import re
from pathlib import Path

import pytest

from articles.loading import READERS
from articles.markers import load_markers
from articles.regions import READ_KINDS
from events.ontology import load_ontology
from store import TABLES

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in PAGES[1:])
RULES = sorted(path for path in (ROOT / "data" / "lexicon").rglob("*.*") if path.suffix in (".yaml", ".csv"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROOMS = ("articles", "events", "geo", "lexicon", "model", "pages", "pipeline", "store", "temporal", "views")
SETTING = re.compile(r"(?<!window\.)KHATT_[A-Z_]+")
TARGET = re.compile(r"^([a-z]+):.*##", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


def section(title):
    """The part of the data model that describes a table."""
    page = (ROOT / "docs" / "data_model.md").read_text(encoding="utf-8")
    found = re.search(rf"^### `{title}`.*?(?=^##)", page, re.MULTILINE | re.DOTALL)
    return found.group() if found else ""


def settings_in_use():
    files = [path for room in (*ROOMS, "bench") for path in (ROOT / room).rglob("*.py")]
    files += [*ROOT.glob("*.py"), ROOT / "Makefile", *(ROOT / "tests").rglob("*.py")]
    found = {name for path in files if path.exists() for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    return sorted(found - {"KHATT_"})


@pytest.mark.parametrize("name", list(TABLES))
def test_table_and_its_columns_are_described(name):
    text = section(name)
    assert [column for column in TABLES[name].names if f"`{column}`" not in text] == []


def test_no_column_is_described_that_does_not_exist():
    page = (ROOT / "docs" / "data_model.md").read_text(encoding="utf-8")
    assert [name for name in re.findall(r"^### `(\w+)`", page, re.MULTILINE) if name not in TABLES] == []


@pytest.mark.parametrize("row", load_ontology(), ids=lambda row: row.type)
def test_event_type_and_its_subtypes_are_described(row):
    page = (ROOT / "docs" / "extraction_format.md").read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith(f"| {row.type} |"))
    described = {name.strip() for name in line.split("|")[3].split(",")} - {""}
    assert described == {subtype.name for subtype in row.subtypes}


@pytest.mark.parametrize("name", settings_in_use())
def test_setting_is_described(name):
    assert f"`{name}`" in DOCS or f"`{name}=" in DOCS


def test_no_setting_is_described_that_is_not_used():
    assert set(SETTING.findall(DOCS + README)) <= set(settings_in_use())


@pytest.mark.parametrize("target", TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
def test_make_target_is_described(target):
    assert f"make {target}" in DOCS + README


@pytest.mark.parametrize("suffix", list(READERS))
def test_kind_of_file_is_described(suffix):
    assert f"`{suffix}`" in (ROOT / "docs" / "pipeline.md").read_text(encoding="utf-8")


def test_kinds_of_regions_are_described():
    page = (ROOT / "docs" / "pipeline.md").read_text(encoding="utf-8")
    kinds = READ_KINDS | {row.kind for row in load_markers()} | {"navigation"}
    assert sorted(kind for kind in kinds if f"`{kind}`" not in page) == []


@pytest.mark.parametrize("path", RULES, ids=lambda path: str(path.relative_to(ROOT / "data" / "lexicon")))
def test_rule_family_is_described(path):
    assert path.stem.lstrip("0123456789_") in DOCS


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda path: path.name
)
def test_links_between_documents_lead_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
