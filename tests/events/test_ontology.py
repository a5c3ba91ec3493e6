"""The types of event are the same in code, data and documents."""

import re
from pathlib import Path
from typing import get_args

import pytest

from events.ontology import VIOLENT, EventType, TypeRow, load_ontology, subtype_names
from lexicon import load_rows_from
from model import RuleError

PAGE = Path(__file__).parents[2] / "docs" / "events.md"


def test_types_of_code_and_data_are_equal() -> None:
    assert tuple(row.type for row in load_ontology()) == get_args(EventType)


def test_types_and_subtypes_stand_in_the_documents() -> None:
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \|.*\| ([^|]*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    documented = {name: frozenset(re.findall(r"`(\w+)`", subtypes)) for name, subtypes in rows.items()}
    assert documented == subtype_names()


def test_violent_types_are_those_of_the_group() -> None:
    assert {row.type for row in load_ontology() if row.group == "violence"} == VIOLENT


@pytest.mark.parametrize("row", load_ontology(), ids=lambda row: row.type)
def test_type_has_everything_that_pages_show(row: TypeRow) -> None:
    assert re.fullmatch(r"#[0-9a-f]{6}", row.colour)
    assert all((row.label_en, row.label_ar, row.icon, row.definition_en, row.definition_ar))


def test_colours_and_icons_are_told_apart() -> None:
    rows = load_ontology()
    assert len({row.colour for row in rows}) == len({row.icon for row in rows}) == len(rows)


def test_type_twice_is_named_by_file_and_line(tmp_path: Path) -> None:
    row = (
        "- {type: RAID, label_en: a, label_ar: a, colour: '#000000', icon: a, group: violence, definition_en: a,"
        " definition_ar: a, acled: null, plover: null, cameo: null}\n"
    )
    path = tmp_path / "ontology.yaml"
    path.write_text(row + row, encoding="utf-8")
    with pytest.raises(RuleError, match=r"ontology.yaml:2: type 'RAID' stands already in line 1"):
        load_rows_from(path, TypeRow, key="type")
