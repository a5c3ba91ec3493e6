"""A table that is being made: rows come in bit by bit and are kept as Arrow, an eighth of what Python rows take."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from model import TableError
from store.schema import TABLES

Rows = Sequence[Mapping[str, Any]]
_ROWS_AT_ONCE = 2_000


def arrow_table(name: str, rows: Rows) -> pa.Table:
    """Rows as an Arrow table of the schema; a column that a row does not have is null there.

    Raises:
        TableError: a column that the schema does not know, or values that do not fit it.
    """
    schema = TABLES[name]
    unknown = {column for row in rows for column in row} - set(schema.names)
    if unknown:
        raise TableError(f"table {name} has no column {', '.join(sorted(unknown))}")
    try:
        return pa.Table.from_pylist(list(rows), schema=schema)
    except (pa.ArrowException, UnicodeError, OverflowError, TypeError) as error:
        raise TableError(f"table {name}: {error}") from error


class TableDraft:
    """One table of the schema, growing."""

    def __init__(self, name: str) -> None:
        """Begin without rows.

        Args:
            name: a table of `schema.TABLES`.
        """
        self._name = name
        self._rows: list[Mapping[str, Any]] = []
        self._parts: list[pa.Table] = []

    def extend(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Append rows.

        Raises:
            TableError: they do not fit the schema; told when enough have come together.
        """
        self._rows.extend(rows)
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._pack()

    def table(self) -> pa.Table:
        """All rows so far."""
        self._pack()
        return pa.concat_tables(self._parts)

    def _pack(self) -> None:
        self._parts.append(arrow_table(self._name, self._rows))
        self._rows = []


def with_column(table: pa.Table, column: str, values: Iterable[Any]) -> pa.Table:
    """A table with the values of a column filled in, one a row."""
    index = table.schema.get_field_index(column)
    field = table.schema.field(index)
    return table.set_column(index, field, pa.array(list(values), type=field.type))
