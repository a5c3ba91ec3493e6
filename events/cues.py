"""Cues: words that change what a trigger means."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from events.inflection import Form, inflect_verb
from lexicon import Row, fold, load_rows
from model import Modality

Effect = Literal[
    "negate", "negate_next", "deny", "deny_before", "refuse", "fail", "plan", "decide", "offer", "draft", "foresee",
    "terms", "terms_of_pact", "order", "possible", "possible_next", "attempt", "hypothesis", "purpose", "stop",
    "background", "topic",
    "retold", "retold_first", "auxiliary", "still", "habitual", "repeated", "say", "that", "break", "but", "baseline",
    "relative", "beside", "comes", "inert",
]  # fmt: skip

CONJUNCTIONS = ("و", "ف")
"""Letters that may stand before a word that is taken by its shape."""
_SHORTEST = 5
"""Letters of the shortest word that is taken by its shape."""


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
    needs: tuple[str, ...] = ()
    """One of these must follow a few words behind («تراجع الرئيس عن»); empty for no condition."""
    modality: Modality | None = None
    """Modality that comes along."""
    qualifies: bool = False
    """True for words that may stand behind the noun that they change («هجوم وشيك», «الانسحاب سيبدأ»)."""
    beginnings: tuple[str, ...] = ()
    """Beginnings of words that no row knows, by whose shape they are taken («سي» and «ست» of the future)."""
    never_beginnings: tuple[str, ...] = ()
    """Beginnings of words that only look so («سيارة»)."""
    ok: tuple[str, ...] = ()
    """Sentences whose event it changes."""
    not_: tuple[str, ...] = ()
    """Sentences whose event it leaves alone."""

    def fits(self, form: str) -> bool:
        """Whether a folded word that no row knows is taken by its shape."""
        bare = form[1:] if form.startswith(CONJUNCTIONS) else form
        shaped = len(bare) >= _SHORTEST and bare.startswith(self.beginnings)
        return shaped and not bare.startswith(self.never_beginnings)

    def forms(self) -> Iterator[tuple[str, Form]]:
        """Every form of every word."""
        for verb in self.verbs:
            yield from inflect_verb(verb)
        yield from ((fold(words), "phrase") for words in self.words)


@cache
def load_cues() -> tuple[CueRow, ...]:
    """Every row of `data/lexicon/events/scopes.yaml`."""
    return load_rows("lexicon/events/scopes.yaml", CueRow, key="id")


@cache
def load_shaped_cues() -> tuple[CueRow, ...]:
    """Those rows of `load_cues` that take words by their shape."""
    return tuple(cue for cue in load_cues() if cue.beginnings)
