"""Cues: words that change what a trigger means."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from events.inflection import Form, inflect_verb
from lexicon import Row, fold, load_rows
from model import Modality

Effect = Literal[
    "negate", "negate_next", "deny", "refuse", "plan", "terms", "order", "possible", "possible_next", "attempt",
    "hypothesis",
    "purpose", "stop", "background", "topic", "retold", "retold_first", "auxiliary", "still", "habitual", "say",
    "that", "break", "baseline", "relative", "beside", "comes",
]  # fmt: skip


class CueRow(Row, frozen=True, kw_only=True):
    """A family of words with one effect."""

    id: str
    """Dotted name."""
    effect: Effect
    """What it does; told at the head of `scopes.yaml`."""
    verbs: tuple[str, ...] = ()
    """«perfect/imperfect»."""
    words: tuple[str, ...] = ()
    """Words as they stand."""
    modality: Modality | None = None
    """Modality that comes along."""
    ok: tuple[str, ...] = ()
    """Sentences whose event it changes."""
    not_: tuple[str, ...] = ()
    """Sentences whose event it leaves alone."""

    def forms(self) -> Iterator[tuple[str, Form]]:
        """Every form of every word."""
        for verb in self.verbs:
            yield from inflect_verb(verb)
        yield from ((fold(words), "phrase") for words in self.words)


@cache
def load_cues() -> tuple[CueRow, ...]:
    """Every row of `data/lexicon/events/scopes.yaml`."""
    return load_rows("lexicon/events/scopes.yaml", CueRow, key="id")
