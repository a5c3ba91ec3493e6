"""The tables (Parquet, read with DuckDB) and the analysts' corrections (SQL database)."""

from store.schema import SCHEMA_VERSION, TABLES
from store.tables import TableSet, load_table, open_tables, save_tables, tables_folder, tables_state

__all__ = [
    "SCHEMA_VERSION", "TABLES", "TableSet", "load_table", "open_tables", "save_tables", "tables_folder",
    "tables_state",
]  # fmt: skip
