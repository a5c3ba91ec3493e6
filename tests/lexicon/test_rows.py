import pytest

from lexicon import Row, load_rows_from
from model import RuleError


class Thing(Row, frozen=True, kw_only=True):
    id: str
    count: int = 0
    not_: tuple[str, ...] = ()


def written(tmp_path, text, name="things.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml_list_becomes_rows(tmp_path):
    path = written(tmp_path, "- id: a\n  count: 2\n- {id: b, not: [x]}\n")
    assert load_rows_from(path, Thing) == (Thing(id="a", count=2), Thing(id="b", not_=("x",)))


def test_csv_table_becomes_rows_with_numbers(tmp_path):
    path = written(tmp_path, "id,count\na,2\nb,\n", "things.csv")
    assert load_rows_from(path, Thing) == (Thing(id="a", count=2), Thing(id="b"))


def test_empty_file_has_no_rows(tmp_path):
    assert load_rows_from(written(tmp_path, "# nothing yet\n"), Thing) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- id: a\n- id: b\n  colour: red\n", 2),
        ("- id: a\n\n- id: 7\n", 3),
        ("- count: 1\n", 1),
        ("- id: a\n  count: two\n", 1),
        ("id: a\n", 1),
        ("- id: [\n", 2),
    ],
)
def test_row_that_does_not_fit_is_named_by_file_and_line(tmp_path, text, line):
    path = written(tmp_path, text)
    with pytest.raises(RuleError, match=f"things.yaml:{line}:"):
        load_rows_from(path, Thing)


def test_repeated_key_is_named_with_both_lines(tmp_path):
    path = written(tmp_path, "- id: a\n- id: a\n")
    with pytest.raises(RuleError, match=r"things.yaml:2: id 'a' stands already in line 1"):
        load_rows_from(path, Thing, key="id")


def test_missing_file_is_named(tmp_path):
    with pytest.raises(RuleError, match=r"absent\.yaml"):
        load_rows_from(tmp_path / "absent.yaml", Thing)
