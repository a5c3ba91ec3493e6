"""Checking what a model proposes, slot by slot, against the article and our own reading of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from articles import Text
from events.actors import ActorMention
from events.language_model.answers import AnsweredEvent
from events.ontology import subtype_names
from events.quantities import QuantityMention
from model import (
    Actor,
    ActorRole,
    Event,
    Evidence,
    Mention,
    Modality,
    Polarity,
    Quantity,
    Timex,
    Toponym,
    When,
    Where,
    record_id,
)

_SHORTEST_EVIDENCE = 8
_PLACE_ROLES = frozenset(("location", "anaphor"))
_BASIS = "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What our own stages found in the article."""

    text: Text
    """The article."""
    actors: Sequence[ActorMention]
    """Its actors."""
    quantities: Sequence[QuantityMention]
    """Its numbers."""
    timexes: Sequence[Timex]
    """Its times."""
    toponyms: Sequence[Toponym]
    """Its places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A slot, or a whole event, that did not stand the check."""

    slot: str
    """evidence, type, subtype, polarity, modality, actor, place, time or number."""
    said: str
    """What the model said."""
    why: str
    """Why it does not stand."""


def check_event(known: Known, answered: AnsweredEvent, *, model: str) -> tuple[Event | None, tuple[Rejection, ...]]:
    """The event as far as it stands, and what of it does not; None when its evidence or type does not stand."""
    rejected: list[Rejection] = []
    evidence = _evidence(known, answered, model=model)
    fault = _fault(answered, evidence)
    if evidence is None or fault is not None:
        return None, (fault or Rejection(slot="evidence", said=answered.evidence, why="is no part of the article"),)
    subtype = answered.subtype if answered.subtype in subtype_names()[answered.type] else None
    if answered.subtype is not None and subtype is None:
        rejected.append(Rejection(slot="subtype", said=answered.subtype, why="is none of this type"))
    event = Event(
        event_id=record_id(known.text.article.article_id, "model", evidence.start, evidence.end, answered.type),
        article_id=known.text.article.article_id, type=answered.type, subtype=subtype,
        polarity=answered.polarity,  # type: ignore[arg-type]
        modality=answered.modality,  # type: ignore[arg-type]
        actors=_actors(known, answered, evidence, rejected), when=_when(known, answered, rejected),
        where=_where(known, answered, rejected), quantities=_quantities(known, answered, evidence, rejected),
        evidence=(Evidence(mention=evidence, primary=True),), trigger=evidence.of_kind("trigger"),
    )  # fmt: skip
    return event, tuple(rejected)


def _evidence(known: Known, answered: AnsweredEvent, *, model: str) -> Mention | None:
    """The evidence as a stretch of a part of the article that is read."""
    text, words = known.text, answered.evidence
    start = text.source.find(words) if len(words.strip()) >= _SHORTEST_EVIDENCE else -1
    if start < 0 or not text.forms:
        return None
    end = start + len(words)
    sentence = text.sentence_at(text.token_at(start)).stretch
    inside = sentence.start <= start and any(s.stretch.end >= end for s in text.sentences if s.stretch.start <= end)
    return text.mention(start, end, "evidence", f"model:{model}") if inside else None


def _fault(answered: AnsweredEvent, evidence: Mention | None) -> Rejection | None:
    """What makes the whole event fall."""
    if answered.type not in subtype_names():
        return Rejection(slot="type", said=answered.type, why="is no type of the ontology")
    if answered.polarity not in get_args(Polarity):
        return Rejection(slot="polarity", said=answered.polarity, why="is no polarity")
    if answered.modality not in get_args(Modality):
        return Rejection(slot="modality", said=answered.modality, why="is no modality")
    if evidence is None:
        return Rejection(slot="evidence", said=answered.evidence, why="is no part of the article")
    return None


def _spans(known: Known, words: str) -> list[tuple[int, int]]:
    """Every place where exact words stand in the article."""
    found: list[tuple[int, int]] = []
    start = known.text.source.find(words) if words.strip() else -1
    while start >= 0:
        found.append((start, start + len(words)))
        start = known.text.source.find(words, start + 1)
    return found


def _meets(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in spans)


def _actors(known: Known, answered: AnsweredEvent, evidence: Mention, rejected: list[Rejection]) -> tuple[Actor, ...]:
    """Actors whose words are in the evidence's sentence and in our lexicon."""
    found: list[Actor] = []
    for proposed in answered.actors:
        spans = _near(known, _spans(known, proposed.text), evidence)
        actor = next((actor for actor in known.actors if _meets(actor.mention, spans)), None)
        if actor is None or proposed.role not in get_args(ActorRole):
            rejected.append(Rejection(slot="actor", said=proposed.text, why="is no actor that the article names there"))
            continue
        found.append(
            Actor(
                role=proposed.role,  # type: ignore[arg-type]
                actor_id=actor.actor_id,
                name_en=actor.name_en,
                name_ar=actor.name_ar,
                mention=actor.mention,
            )
        )
    return tuple(found)


def _near(known: Known, spans: Sequence[tuple[int, int]], evidence: Mention) -> list[tuple[int, int]]:
    """The spans that lie in the sentences of the evidence."""
    text = known.text
    first = text.sentence_at(text.token_at(evidence.start)).stretch.start
    last = text.sentence_at(text.token_at(evidence.end - 1)).stretch.end
    return [(start, end) for start, end in spans if first <= start and end <= last]


def _quantities(
    known: Known, answered: AnsweredEvent, evidence: Mention, rejected: list[Rejection]
) -> tuple[Quantity, ...]:
    """Numbers, read again by our own grammar."""
    found: list[Quantity] = []
    for words in answered.numbers:
        spans = _near(known, _spans(known, words), evidence)
        number = next((q.quantity for q in known.quantities if _meets(q.quantity.mention, spans)), None)
        if number is None:
            rejected.append(Rejection(slot="number", said=words, why="is no number that counts something there"))
        elif number not in found:
            found.append(number)
    return tuple(found)


def _when(known: Known, answered: AnsweredEvent, rejected: list[Rejection]) -> When | None:
    if answered.time is None:
        return None
    spans = _spans(known, answered.time)
    timex = next((t for t in known.timexes if t.span is not None and _meets(t.mention, spans)), None)
    if timex is None or timex.span is None:
        rejected.append(Rejection(slot="time", said=answered.time, why="is no time whose days the article fixes"))
        return None
    return When(span=timex.span, basis=_BASIS, timex=timex.mention)


def _where(known: Known, answered: AnsweredEvent, rejected: list[Rejection]) -> Where | None:
    if answered.place is None:
        return None
    spans = _spans(known, answered.place)
    toponym = next(
        (t for t in known.toponyms if t.place_id and t.role in _PLACE_ROLES and _meets(t.mention, spans)), None
    )
    if toponym is None or toponym.place_id is None:
        rejected.append(Rejection(slot="place", said=answered.place, why="is no place that the article locates"))
        return None
    return Where(place_id=toponym.place_id, basis=_BASIS, toponym=toponym.mention)
