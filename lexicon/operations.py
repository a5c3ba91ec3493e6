"""Known operations and agreements with their days, for inferring when an article was published."""

from datetime import date
from functools import cache

from lexicon.rows import Row, load_rows


class OperationRow(Row, frozen=True, kw_only=True):
    """A campaign, battle or agreement whose days are on record."""

    id: str
    """Short dotted name."""
    name_en: str
    """English name."""
    name_ar: str
    """Arabic name."""
    phrases: tuple[str, ...]
    """Words that name it, as written; a match is a clue."""
    place_ids: tuple[str, ...] = ()
    """Gazetteer places it happened in."""
    begin: date
    """First day."""
    end: date | None = None
    """Last day; None where it has none."""
    source: str
    """Where the days come from."""
    ok: tuple[str, ...] = ()
    """Sentences in which it is found."""
    not_: tuple[str, ...] = ()
    """Sentences in which it is not."""


@cache
def load_operations() -> tuple[OperationRow, ...]:
    """Every row of `data/lexicon/operations.yaml`."""
    return load_rows("lexicon/operations.yaml", OperationRow, key="id")
