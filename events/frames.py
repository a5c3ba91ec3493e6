"""Frames: words that trigger an event, what they ask of the words around them, and what takes part in it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import field

from events.inflection import Form, inflect_noun, inflect_participle, inflect_verb
from events.ontology import EventType, subtype_names
from lexicon import DATA, Row, fold, load_rows, load_rows_from
from model import ActorRole, RuleError

FrameRole = Literal["event", "generic", "support", "casualty", "light", "result"]
"""event: makes an event. generic: an attack of a kind that its neighbours tell. support: makes none alone, and gives
one its kind. casualty: people who come to harm; the attack itself, or an attack of its own. light: an empty verb that
carries tense and negation («شن غارة»). result: what an attack led to («أسفر عن»)."""


SPEAKING = frozenset({"speak", "request", "accuse", "urge"})
"""Patterns of arguments of words of speech."""


class MarkerRow(Row, frozen=True, kw_only=True):
    """Words that announce somebody who takes part."""

    words: tuple[str, ...]
    """The words, proclitics included."""
    verbs: tuple[str, ...] = ()
    """«perfect/imperfect»; every person with «ه», «ها», «هما» behind it announces who did it («نفذته»)."""
    role: ActorRole
    """What the actor behind them does."""
    beside: bool = False
    """True where he only joins whoever else does it («ومعه», «برفقة»)."""


class ArgumentsRow(Row, frozen=True, kw_only=True):
    """Who is who around a trigger."""

    id: str
    """Short name."""
    subject: ActorRole
    """Actor that stands before an active verb or right behind it."""
    object: ActorRole
    """Second actor behind a verb."""
    genitive: ActorRole
    """Actor right behind a noun, or the adjective beside it."""
    object_before: tuple[str, ...] = ()
    """Words, and proclitics of one letter, right before which the object stands («اتهمت روسيا بقصف»)."""
    markers: tuple[MarkerRow, ...] = ()
    """Words that announce an actor."""


class FrameRow(Row, frozen=True, kw_only=True):
    """A family of words that trigger one type of event."""

    id: str
    """Dotted name."""
    type: EventType
    """Type of event."""
    subtype: str | None = None
    """Finer type."""
    role: FrameRole = "event"
    """What the words do."""
    arguments: str
    """Row of `arguments.yaml`."""
    verbs: tuple[str, ...] = ()
    """«perfect/imperfect»; every person, number and the future are derived."""
    nouns: tuple[str, ...] = ()
    """«singular» or «singular/plural»; accusative and dual are derived."""
    participles: tuple[str, ...] = ()
    """Masculine singular."""
    phrases: tuple[str, ...] = ()
    """Words as they stand."""
    needs: tuple[str, ...] = ()
    """One of these words must follow within `needs_window` words."""
    needs_window: int = 6
    """Reach of `needs`, in words."""
    needs_for: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The same for single forms of the trigger."""
    near: tuple[str, ...] = ()
    """Some word of the sentence must begin with one of these."""
    near_strict: tuple[str, ...] = ()
    """Some word within six words must begin with one of these."""
    behind: tuple[str, ...] = ()
    """One of these words must stand right before the trigger."""
    never_before: tuple[str, ...] = ()
    """Words that, right before the trigger, make it something else."""
    never_after: tuple[str, ...] = ()
    """Words that, right behind it, make it something else."""
    never_near: tuple[str, ...] = ()
    """No word of the next seven may begin with one of these."""
    never_prefix: tuple[str, ...] = ()
    """Proclitics, article included, that make it an adverb («بالتعاون مع»)."""
    tenses: tuple[Form, ...] = ()
    """Forms of the verbs that trigger; empty for all."""
    counted: tuple[str, ...] = ()
    """A number must follow that counts this (`Quantity.counted`)."""
    state: bool = False
    """True for what goes on and does not happen."""
    heard: bool = False
    """True for blasts that are only heard: those of the strike that is told near them."""
    licence: bool = False
    """True for verbs that govern with «لـ» what happened («تصدت لهجوم»)."""
    placed: bool = False
    """True where it tells something only of a place («تسليم عفرين»)."""
    aside: bool = False
    """True for words that tell an event only in a dated relative clause («التي سيطر عليها عام 2017»)."""
    content: Literal["drop", "plan"] | None = None
    """What the clause goes on to name: asked for or threatened, and no event; or agreed upon, and planned."""
    ok: tuple[str, ...] = ()
    """Sentences in which it triggers an event."""
    not_: tuple[str, ...] = ()
    """Sentences in which it does not."""

    def forms(self) -> Iterator[tuple[str, Form]]:
        """Every form of every trigger."""
        nouns = [form for noun in self.nouns for form in inflect_noun(noun)]
        accusative = {form for form, _ in nouns if form.endswith("ا")}  # «قصفا» is no dual of the verb
        for verb in self.verbs:
            forms = ((form, tense) for form, tense in inflect_verb(verb) if form not in accusative)
            yield from ((form, tense) for form, tense in forms if not self.tenses or tense in self.tenses)
        yield from nouns
        for participle in self.participles:
            yield from inflect_participle(participle)
        yield from ((fold(phrase), "phrase") for phrase in self.phrases)


class RefinementRow(Row, frozen=True, kw_only=True):
    """Words beside a trigger that make its type finer, or another one."""

    id: str
    """Short name."""
    types: tuple[EventType, ...]
    """Types that it may refine."""
    type: EventType
    """Type that they become."""
    subtype: str | None = None
    """Subtype that they become."""
    words: tuple[str, ...]
    """Whole words, proclitics and article aside."""
    beginnings: tuple[str, ...] = ()
    """Beginnings of words, likewise."""
    wide: bool = False
    """True where the words may stand anywhere in the trigger's part."""
    over: tuple[str, ...] = ()
    """Subtypes that a trigger gives itself and that the words change («غارة بطائرة مسيرة»)."""


@cache
def load_frames() -> tuple[FrameRow, ...]:
    """Every row of `data/lexicon/events/frames*.yaml`, file by file.

    Raises:
        RuleError: a row that does not fit, an id twice, a subtype or pattern of arguments that is not on file.
    """
    return load_frames_from(sorted((DATA / "lexicon" / "events").glob("frames*.yaml")))


def load_frames_from(paths: list[Path]) -> tuple[FrameRow, ...]:
    """As `load_frames`, for any files."""
    frames: dict[str, FrameRow] = {}
    for path in paths:
        for frame in load_rows_from(path, FrameRow, key="id"):
            reason = _fault(frame, frames)
            if reason:
                raise RuleError(f"{path}:{_line_of(path, frame.id)}: {reason}")
            frames[frame.id] = frame
    return tuple(frames.values())


def _fault(frame: FrameRow, frames: dict[str, FrameRow]) -> str:
    if frame.id in frames:
        return f"id {frame.id!r} stands already in another file"
    if frame.arguments not in load_arguments():
        return f"{frame.id}: arguments.yaml has no row {frame.arguments!r}"
    if frame.subtype is not None and frame.subtype not in subtype_names()[frame.type]:
        return f"{frame.id}: {frame.type} has no subtype {frame.subtype!r}"
    if not (frame.verbs or frame.nouns or frame.participles or frame.phrases):
        return f"{frame.id}: a frame needs a trigger"
    return ""


def _line_of(path: Path, frame_id: str) -> int:
    """Line of a row, for messages."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if f"id: {frame_id}" in line), 1)


@cache
def load_arguments() -> dict[str, ArgumentsRow]:
    """Every row of `data/lexicon/events/arguments.yaml`, by id."""
    return {row.id: row for row in load_rows("lexicon/events/arguments.yaml", ArgumentsRow, key="id")}


@cache
def load_refinements() -> tuple[RefinementRow, ...]:
    """Every row of `data/lexicon/events/subtypes.yaml`, in the order in which they are tried."""
    return load_rows("lexicon/events/subtypes.yaml", RefinementRow, key="id")
