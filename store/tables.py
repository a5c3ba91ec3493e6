"""Tables on disk: one Parquet file a table, written aside and renamed, read with DuckDB.

Every file carries the schema version and the id of its build. `build.parquet` is renamed into place last, so a folder
whose files name another build than it does was left by a run that died half-way, and says so.
"""

import os
import shutil
import tempfile
import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal
from uuid import uuid4

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from model import TableError
from store.drafts import Rows, arrow_table
from store.schema import SCHEMA_VERSION, TABLES

State = Literal["ready", "absent", "older", "broken"]
_SCHEMA_KEY, _BUILD_KEY = b"khatt_schema", b"khatt_build"
_LAST = "build"
_ROWS_A_GROUP = 50_000
_LOOKS, _PAUSE_S = 5, 0.05
_KEPT_ANSWERS, _KEPT_ROWS = 96, 800
_MEMORY = "400MB"
"""Where a question needs more it goes by way of the disk: the smallest servers have 690 MB for everything."""
_IN_MEMORY = ("places", "outlines", "ontology", "build")
"""Small tables that nearly every question joins."""


def tables_folder() -> Path:
    """Where the built tables are: `KHATT_TABLES`, or `data/tables` beside the code."""
    named = os.environ.get("KHATT_TABLES")
    return Path(named) if named else Path(__file__).resolve().parent.parent / "data" / "tables"


def save_tables(tables: Mapping[str, Rows | pa.Table], folder: Path | None = None) -> Path:
    """Write all tables of `schema.TABLES` at once; a table that is not given is written empty.

    Tables come as rows, or as what a `TableDraft` made of them.

    The files are written into a folder aside on the same disk and renamed one by one, `build` last: whoever reads sees
    whole files, and a run that dies leaves a state that `tables_state` tells.

    Raises:
        TableError: a table that the schema does not know, or rows that do not fit it.
        OSError: the folder cannot be written.
    """
    if unknown := sorted(set(tables) - set(TABLES)):
        raise TableError(f"no such table: {', '.join(unknown)}")
    target = folder or tables_folder()
    target.mkdir(parents=True, exist_ok=True)
    facts = {_SCHEMA_KEY: SCHEMA_VERSION.encode(), _BUILD_KEY: uuid4().hex.encode()}
    aside = Path(tempfile.mkdtemp(prefix=".building-", dir=target))
    try:
        for name in TABLES:
            rows = tables.get(name, ())
            table = rows if isinstance(rows, pa.Table) else arrow_table(name, rows)
            marked = table.replace_schema_metadata(facts)
            pq.write_table(marked, aside / f"{name}.parquet", compression="zstd", row_group_size=_ROWS_A_GROUP)
        for name in sorted(TABLES, key=lambda name: name == _LAST):
            (aside / f"{name}.parquet").replace(target / f"{name}.parquet")
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return target


def tables_state(folder: Path | None = None) -> State:
    """Whether the tables can be read: ready, absent, older (another schema version) or broken (half-written)."""
    target = folder or tables_folder()
    if not (target / f"{_LAST}.parquet").exists():
        return "absent"
    builds = set()
    for name in TABLES:
        try:
            facts = _facts_of(target / f"{name}.parquet")
        except (OSError, pa.ArrowException):
            return "broken"
        if facts.get(_SCHEMA_KEY) != SCHEMA_VERSION.encode():
            return "older"
        builds.add(facts.get(_BUILD_KEY))
    return "ready" if len(builds) == 1 else "broken"


def _facts_of(file: Path) -> dict[bytes, bytes]:
    """What a file says about itself; read again only where the file has changed, since every page asks."""
    found = file.stat()
    return _read_facts(file, found.st_mtime_ns, found.st_size, found.st_ino)


@lru_cache(maxsize=8 * len(TABLES))
def _read_facts(file: Path, _changed: int, _size: int, _inode: int) -> dict[bytes, bytes]:
    return pq.read_metadata(file).metadata or {}


def _check(target: Path) -> None:
    reasons = {
        "absent": f"{target}: no tables here yet; build them with `python -m pipeline build`",
        "older": f"{target}: these tables were written by another version; build them again",
        "broken": f"{target}: these tables are damaged or half-written; build them again",
    }
    state = tables_state(target)
    for _ in range(_LOOKS):
        if state != "broken":
            break
        time.sleep(_PAUSE_S)  # a build may be renaming its files into place at this moment
        state = tables_state(target)
    if state != "ready":
        raise TableError(reasons[state])


def load_table(name: str, folder: Path | None = None) -> pd.DataFrame:
    """One table as a data frame; days are `datetime64`, missing values are NaT, NaN or None.

    Raises:
        TableError: there is no such table, none is built, or another version wrote it.
    """
    if name not in TABLES:
        raise TableError(f"no such table: {name}")
    target = folder or tables_folder()
    _check(target)
    frame: pd.DataFrame = pq.read_table(target / f"{name}.parquet").to_pandas(date_as_object=False)
    return frame


class TableSet:
    """All tables of a build under their names, to ask in SQL. Use as a context manager, or `close` it."""

    def __init__(self, folder: Path) -> None:
        """Open the tables of a folder; see `open_tables`."""
        self.folder = folder
        self._answers: OrderedDict[str, pd.DataFrame] = OrderedDict()
        self._lock = Lock()
        self._connection = duckdb.connect(
            ":memory:",
            config={"memory_limit": _MEMORY, "temp_directory": str(Path(tempfile.gettempdir()) / "khatt-duckdb")},
        )
        for name in TABLES:
            file = str(folder / f"{name}.parquet").replace("'", "''")
            kind = "TABLE" if name in _IN_MEMORY else "VIEW"
            self._connection.execute(f"CREATE {kind} {name} AS SELECT * FROM read_parquet('{file}')")

    def query(self, sql: str, parameters: Iterable[Any] = ()) -> pd.DataFrame:
        """Rows of a SELECT as a data frame; `?` stands for each parameter. Safe to call from several threads.

        A build does not change, so short answers are kept for whoever asks the same again.
        """
        values = list(parameters)
        key = f"{sql}\0{values!r}"
        with self._lock:
            if (kept := self._answers.get(key)) is not None:
                self._answers.move_to_end(key)
                return kept.copy(deep=False)
        found = _plain_words(self._connection.cursor().execute(sql, values).df())
        if len(found) <= _KEPT_ROWS and sql.lstrip().startswith(("SELECT", "WITH")):
            self._keep(key, found)
        return found.copy(deep=False)

    def _keep(self, key: str, found: pd.DataFrame) -> None:
        with self._lock:
            self._answers[key] = found
            while len(self._answers) > _KEPT_ANSWERS:
                self._answers.popitem(last=False)

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def __enter__(self) -> "TableSet":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _plain_words(found: pd.DataFrame) -> pd.DataFrame:
    """Words that the database keeps as numbers of a list, as words."""
    kept = {name: "str" for name, dtype in found.dtypes.items() if isinstance(dtype, pd.CategoricalDtype)}
    return found.astype(kept) if kept else found


def open_tables(folder: Path | None = None) -> TableSet:
    """The tables of a folder, ready to be asked in SQL.

    Raises:
        TableError: none are built, or another version wrote them.
    """
    target = folder or tables_folder()
    _check(target)
    return TableSet(target)
