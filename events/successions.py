"""Actors that followed others under one name: who «الجيش السوري» is depends on the day of what it did."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from lexicon import Row, fold, load_rows, splits
from lexicon.actors import actors_by_id
from model import Actor, Attribution, RuleError, When


class SuccessionRow(Row, frozen=True, kw_only=True):
    """An actor, and who bears its name after it; see the head of the file."""

    actor: str
    """Row of `actors.yaml` that the name means up to the day."""
    by: str
    """Row that it means in what happened wholly after the day."""
    last: date
    """Last day of the first."""
    keeps: tuple[str, ...] = ()
    """Words that only the first was called by, whenever it is told of."""
    source: str
    """Where the day comes from."""


@cache
def load_successions() -> dict[str, SuccessionRow]:
    """Every row of `data/lexicon/events/successions.yaml` by the actor that was followed.

    Raises:
        RuleError: an actor that no row of `actors.yaml` has.
    """
    rows = load_rows("lexicon/events/successions.yaml", SuccessionRow, key="actor")
    for row in rows:
        unknown = next((name for name in (row.actor, row.by) if name not in actors_by_id()), None)
        if unknown is not None:
            raise RuleError(f"data/lexicon/events/successions.yaml:1: no actor is called {unknown!r}")
    return {row.actor: row for row in rows}


def of_their_day(actors: Iterable[Actor], when: When | None) -> tuple[Actor, ...]:
    """Actors as they were on the days of the event; where these are open, as the lexicon has them."""
    return tuple(_actor(actor, when) for actor in actors)


def source_of_its_day(attribution: Attribution | None, when: When | None) -> Attribution | None:
    """Who vouches, likewise: nobody speaks of an event before it."""
    if attribution is None:
        return None
    heir = _heir(attribution.source_id, attribution.mention.surface, when)
    if heir is None:
        return attribution
    name_en, name_ar = _names(attribution.source_id, heir, attribution.name_en, attribution.name_ar)
    return replace(attribution, source_id=heir, name_en=name_en, name_ar=name_ar)


def _actor(actor: Actor, when: When | None) -> Actor:
    heir = _heir(actor.actor_id, actor.mention.surface, when)
    if heir is None:
        return actor
    name_en, name_ar = _names(actor.actor_id, heir, actor.name_en, actor.name_ar)
    return replace(actor, actor_id=heir, name_en=name_en, name_ar=name_ar)


def _heir(actor_id: str | None, surface: str, when: When | None) -> str | None:
    """Who bears the name on the days of an event, if not the actor itself."""
    row = load_successions().get(actor_id or "")
    first = None if when is None else when.span.earliest
    if row is None or first is None or first <= row.last:
        return None
    kept = frozenset(map(fold, row.keeps))
    words = fold(surface).split()
    return None if any(split.stem in kept for word in words for split in splits(word)) else row.by


def _names(actor_id: str | None, heir: str, name_en: str, name_ar: str) -> tuple[str, str]:
    """Names to show: the heir's, but of a title («Syrian minister») its own."""
    row, other = actors_by_id()[actor_id or ""], actors_by_id()[heir]
    return (other.name_en, other.name_ar) if name_en == row.name_en else (name_en, name_ar)
