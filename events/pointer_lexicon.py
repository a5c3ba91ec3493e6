"""The words that point to actors named before («قواتها», «بلاده», «الجانبان»), made ready for look-up."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from lexicon import Matcher, Row, fold, load_rows

HERS, HIS, THEIRS, OURS = "ها", "ه", "هم", "نا"
"""Pronouns at the end of such a word."""


class PointerRow(Row, frozen=True, kw_only=True):
    """Nouns that point to an actor named before."""

    id: str
    """Short name."""
    kind: Literal["forces", "proxies", "holdings", "country", "pair"]
    """forces: with a pronoun, the forces of whom it means. proxies: those loyal to him or in his pay. holdings: what
    his forces hold, which can only be hit. country: his country. pair: both parties just named."""
    words: tuple[str, ...]
    """Every form; for all but pairs without the pronoun."""
    ok: tuple[str, ...] = ()
    """«sentence => TYPE role=actor …» that hold."""
    not_: tuple[str, ...] = ()
    """The same, that must not hold."""


class Pointer(NamedTuple):
    """A word that points."""

    kind: str
    pronoun: str


@cache
def load_pointer_rows() -> tuple[PointerRow, ...]:
    """Every row of `data/lexicon/events/pointing_actors.yaml`."""
    return load_rows("lexicon/events/pointing_actors.yaml", PointerRow, key="id")


@cache
def load_pointers() -> Matcher[Pointer]:
    """Every form of every row."""
    return Matcher(_forms())


def _forms() -> Iterator[tuple[str, Pointer]]:
    for row in load_pointer_rows():
        for word in row.words:
            if row.kind == "pair":
                yield word, Pointer(row.kind, "")
                continue
            form = fold(word)
            stem = form[:-1] + "ت" if form.endswith("ه") else form
            yield from ((stem + pronoun, Pointer(row.kind, pronoun)) for pronoun in (HERS, HIS, THEIRS, OURS))
