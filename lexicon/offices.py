"""Offices by their titles, so that a name with its title says who was in office."""

from functools import cache

from lexicon.actors import Term
from lexicon.folding import fold
from lexicon.matcher import Matcher
from lexicon.rows import Row, load_rows


class OfficeRow(Row, frozen=True, kw_only=True):
    """An office."""

    id: str
    """Short name."""
    titles: tuple[str, ...]
    """Words that name it; the longest that fits wins."""


@cache
def load_offices() -> tuple[OfficeRow, ...]:
    """Every row of `data/lexicon/offices.yaml`."""
    return load_rows("lexicon/offices.yaml", OfficeRow, key="id")


@cache
def title_matcher() -> Matcher[str]:
    """Titles -> office ids."""
    return Matcher((title, row.id) for row in load_offices() for title in row.titles)


@cache
def office_of(term: Term) -> str | None:
    """The office that a term's Arabic title names, or None where no title is known."""
    return next((match.entry for match in title_matcher().find(fold(term.office_ar).split())), None)
