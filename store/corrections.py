"""The analysts' corrections: appended to an SQL database, never changed, applied when tables are read.

A correction says what the extraction said when it was made. Where the tables say something else by now, it is stale: it
is reported and not applied, so that a better extraction is never overwritten by an old repair.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
import sqlalchemy as sa

from model import Correction, TableError
from model.ids import record_id

Fate = Literal["applied", "superseded", "stale", "absent", "unfit"]
_METADATA = sa.MetaData()
_CORRECTIONS = sa.Table(
    "corrections",
    _METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("correction_id", sa.String(16), nullable=False, unique=True),
    sa.Column("record_id", sa.String(64), nullable=False, index=True),
    sa.Column("field", sa.String(64), nullable=False),
    sa.Column("extracted_value", sa.Text, nullable=False),
    sa.Column("new_value", sa.Text, nullable=False),
    sa.Column("curator", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("made_at", sa.String(40), nullable=False),
    sa.Column("supersedes", sa.String(16), nullable=True),
)
for _action in ("UPDATE", "DELETE"):
    sa.event.listen(
        _CORRECTIONS,
        "after_create",
        sa.DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER IF NOT EXISTS no_{_action.lower()} BEFORE {_action} ON corrections "
            "BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END"
        ).execute_if(dialect="sqlite"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a correction when a table was read."""

    correction_id: str
    """The correction."""
    correction: Correction
    """What it says."""
    fate: Fate
    """applied; superseded by a later one; stale: the table says something else by now; absent: no such record or field;
    unfit: the new value is none that the field can hold."""
    found_value: str = ""
    """What the table says, for a stale one."""


def correction_id(correction: Correction) -> str:
    """Name of a correction: a hash of all that it says."""
    return record_id(
        correction.record_id, correction.field, correction.new_value, correction.curator, correction.reason,
        correction.made_at.isoformat(),
    )  # fmt: skip


def corrections_url() -> str:
    """Address of the database: `KHATT_CORRECTIONS`, or an SQLite file in `data/`."""
    file = Path(__file__).resolve().parent.parent / "data" / "corrections.sqlite"
    return os.environ.get("KHATT_CORRECTIONS") or f"sqlite:///{file}"


class CorrectionLog:
    """All corrections in the order in which they were made. Nothing is changed or removed, only appended."""

    def __init__(self, url: str | None = None) -> None:
        """Open the database, and make its table where there is none.

        Raises:
            TableError: the database cannot be opened.
        """
        try:
            self._engine = sa.create_engine(url or corrections_url())
            _METADATA.create_all(self._engine)
        except (sa.exc.SQLAlchemyError, ModuleNotFoundError) as error:
            raise TableError(f"the database of corrections cannot be opened: {error}") from error

    def append(self, correction: Correction) -> str:
        """Add a correction and return its id; adding the same one twice changes nothing.

        Raises:
            TableError: it supersedes a correction that does not exist, or one of another record or field.
        """
        name = correction_id(correction)
        known = dict(self.all())
        if correction.supersedes is not None:
            _check_superseded(correction, known.get(correction.supersedes))
        if name not in known:
            values = {
                column: getattr(correction, column)
                for column in ("record_id", "field", "extracted_value", "new_value", "curator", "reason", "supersedes")
            }
            with self._engine.begin() as connection:
                connection.execute(
                    _CORRECTIONS.insert().values(
                        correction_id=name, made_at=correction.made_at.astimezone(UTC).isoformat(), **values
                    )
                )
        return name

    def all(self) -> tuple[tuple[str, Correction], ...]:
        """Every correction with its id, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(_CORRECTIONS).order_by(_CORRECTIONS.c.number)).mappings().all()
        return tuple((row["correction_id"], _correction(row)) for row in rows)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _check_superseded(correction: Correction, earlier: Correction | None) -> None:
    if earlier is None:
        raise TableError(f"there is no correction {correction.supersedes} to supersede")
    if (earlier.record_id, earlier.field) != (correction.record_id, correction.field):
        raise TableError(f"correction {correction.supersedes} is about another record or field")


def _correction(row: Any) -> Correction:
    return Correction(
        record_id=row["record_id"], field=row["field"], extracted_value=row["extracted_value"],
        new_value=row["new_value"], curator=row["curator"], reason=row["reason"],
        made_at=datetime.fromisoformat(row["made_at"]), supersedes=row["supersedes"],
    )  # fmt: skip


def value_text(value: object) -> str:
    """A value of a table as corrections write it: days as ISO, truth as true and false, nothing as the empty text."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, pd.Timestamp | datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    return str(value)


def apply_corrections(
    table: pd.DataFrame,
    corrections: Iterable[tuple[str, Correction]],
    *,
    key: str,
    aliases: Mapping[str, str] | None = None,
) -> tuple[pd.DataFrame, tuple[Outcome, ...]]:
    """A copy of a table with corrections applied, and what became of each.

    Args:
        table: as `load_table` gives it; it is not changed.
        corrections: as `CorrectionLog.all` gives them, oldest first.
        key: the column that holds record ids, for example `event_id`.
        aliases: ids of earlier builds to those of today, from the `aliases` table.
    """
    given = tuple(corrections)
    if not given:
        return table, ()
    rows = {str(name): number for number, name in enumerate(table[key])}
    latest = {(c.record_id, c.field): name for name, c in given}
    current = set(latest.values()) - {c.supersedes for _, c in given}
    changed = table.copy()
    outcomes: list[Outcome] = []
    for name, correction in given:
        row = rows.get((aliases or {}).get(correction.record_id, correction.record_id))
        if row is None or correction.field not in table.columns or correction.field == key:
            outcomes.append(Outcome(correction_id=name, correction=correction, fate="absent"))
            continue
        found = value_text(table[correction.field].iloc[row])
        fate = _fate(correction, found, current=name in current)
        if fate == "applied" and not _put(changed, row, correction):
            fate = "unfit"
        outcomes.append(Outcome(correction_id=name, correction=correction, fate=fate, found_value=found))
    return changed, tuple(outcomes)


def _fate(correction: Correction, found: str, *, current: bool) -> Fate:
    if not current:
        return "superseded"
    return "applied" if found == correction.extracted_value else "stale"


def _put(table: pd.DataFrame, row: int, correction: Correction) -> bool:
    """Write a new value into a table; False where the column cannot hold it."""
    column = table[correction.field].copy()
    try:
        column.iloc[row] = _typed(correction.new_value, column)
    except (ValueError, TypeError):
        return False
    table[correction.field] = column
    return True


def _typed(text: str, column: "pd.Series[Any]") -> Any:
    """A corrected value in the type of its column; ValueError where it has none."""
    if not text:
        return pd.NaT if pd.api.types.is_datetime64_any_dtype(column) else None
    if pd.api.types.is_datetime64_any_dtype(column):
        return pd.Timestamp(text)
    if pd.api.types.is_bool_dtype(column):
        if text not in ("true", "false"):
            raise ValueError(text)
        return text == "true"
    if pd.api.types.is_integer_dtype(column):
        return int(text)
    return float(text) if pd.api.types.is_float_dtype(column) else text


def stale_corrections(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Those that an analyst has to look at again."""
    return tuple(outcome for outcome in outcomes if outcome.fate in ("stale", "absent", "unfit"))
