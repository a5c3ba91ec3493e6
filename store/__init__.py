"""The tables (Parquet, read with DuckDB) and the analysts' corrections (SQL database)."""

from store.corrections import (
    CorrectionLog,
    Outcome,
    apply_corrections,
    correction_id,
    corrections_url,
    stale_corrections,
    value_text,
)
from store.drafts import TableDraft, with_column
from store.schema import SCHEMA_VERSION, TABLES
from store.tables import TableSet, load_table, open_tables, save_tables, tables_folder, tables_state

__all__ = [
    "SCHEMA_VERSION", "TABLES", "CorrectionLog", "Outcome", "TableDraft", "TableSet", "apply_corrections",
    "correction_id", "corrections_url", "load_table", "open_tables", "save_tables", "stale_corrections",
    "tables_folder", "tables_state", "value_text", "with_column",
]  # fmt: skip
