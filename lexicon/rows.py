"""Reading `data/`: YAML lists and CSV tables as typed rows; a row that does not fit is named by file and line."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from model import RuleError

DATA = Path(__file__).resolve().parent.parent / "data"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"not_": "not"}):
    """Base of lexicon rows: typed, frozen, no unknown fields. Subclasses say `(Row, frozen=True, kw_only=True)`."""


R = TypeVar("R", bound=Row)


def load_rows(name: str, row_type: type[R], *, key: str | None = None) -> tuple[R, ...]:
    """Read `data/<name>` (a YAML list or a CSV table with a header) as rows.

    Args:
        name: path below `data/`, for example `lexicon/temporal/months.yaml`.
        row_type: a `Row`; its annotations are the schema.
        key: a field that must not repeat.

    Raises:
        RuleError: `file:line: reason`, for a broken file, a row that does not fit, or a repeated key.
    """
    return load_rows_from(DATA / name, row_type, key=key)


def load_rows_from(path: Path, row_type: type[R], *, key: str | None = None) -> tuple[R, ...]:
    """As `load_rows`, for any path."""
    rows: list[R] = []
    seen: dict[Any, int] = {}
    for line, raw in _raw_rows(path):
        try:
            row = msgspec.convert(raw, row_type, strict=path.suffix != ".csv")
        except msgspec.ValidationError as error:
            raise RuleError(f"{path}:{line}: {error}") from error
        if key is not None:
            value = getattr(row, key)
            if value in seen:
                raise RuleError(f"{path}:{line}: {key} {value!r} stands already in line {seen[value]}")
            seen[value] = line
        rows.append(row)
    return tuple(rows)


def _raw_rows(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}:1: cannot be read: {error}") from error
    return _csv_rows(text) if path.suffix == ".csv" else _yaml_rows(path, text)


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(text.splitlines())
    for row in reader:
        yield reader.line_num, {name: value for name, value in row.items() if value not in (None, "")}


def _yaml_rows(path: Path, text: str) -> Iterator[tuple[int, Any]]:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            raise RuleError(f"{path}:{node.start_mark.line + 1}: a list of rows is expected")
        for item in node.value:
            yield item.start_mark.line + 1, loader.construct_document(item)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RuleError(f"{path}:{mark.line + 1 if mark else 1}: {error}") from error
    finally:
        loader.dispose()


@cache
def data_text(name: str) -> str:
    """The text of `data/<name>`, read once."""
    return (DATA / name).read_text(encoding="utf-8")
