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
    phrases: tuple[str, ...] = ()
    """Words that name it, as written; a match is a clue."""
    together: tuple[tuple[str, ...], ...] = ()
    """Groups of words of which one a group stands in the same sentence; `@list` is a row of `operation_words.yaml`."""
    place_ids: tuple[str, ...] = ()
    """Gazetteer places it happened in."""
    begin: date
    """First day."""
    end: date | None = None
    """Last day; None where it has none."""
    also: tuple[tuple[date, date], ...] = ()
    """(first day, last day) of further times that the same words told."""
    unless: tuple[str, ...] = ()
    """Words that make a sentence with the groups tell something else; `@list` likewise."""
    fades: str = "event"
    """How soon the news stops telling it: a row of `temporal/publication_lags.yaml`."""
    source: str
    """Where the days come from."""
    ok: tuple[str, ...] = ()
    """Sentences in which it is found."""
    not_: tuple[str, ...] = ()
    """Sentences in which it is not."""


class WordList(Row, frozen=True, kw_only=True):
    """Words that rows of `operations.yaml` name as `@id`."""

    id: str
    """Name of the list."""
    words: tuple[str, ...]
    """The words, as written."""


@cache
def load_word_lists() -> dict[str, tuple[str, ...]]:
    """Every row of `data/lexicon/operation_words.yaml`: `@id` -> words."""
    return {f"@{row.id}": row.words for row in load_rows("lexicon/operation_words.yaml", WordList, key="id")}


@cache
def load_operations() -> tuple[OperationRow, ...]:
    """Every row of `data/lexicon/operations.yaml`."""
    return load_rows("lexicon/operations.yaml", OperationRow, key="id")
