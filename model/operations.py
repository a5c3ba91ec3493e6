"""What a run leaves behind beside its records: problems, corrections, and one article's whole reading."""

from dataclasses import dataclass
from datetime import datetime

from model.events import Event
from model.places import Place, Toponym
from model.texts import Article, Region
from model.times import PublicationDay, Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A failure, told so that somebody can mend it."""

    subject: str
    """File (with line) or article."""
    stage: str
    """Where it happened: read, clean, temporal, geo, events, store."""
    what: str
    """What went wrong."""
    why: str
    """The reason, as exact as it is known."""
    advice: str
    """What to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An analyst's change to a record; append-only, applied when read, reported when stale."""

    record_id: str
    """The record."""
    field: str
    """The field."""
    extracted_value: str
    """What the extraction said when the correction was made."""
    new_value: str
    """What the analyst says."""
    curator: str
    """Who."""
    reason: str
    """Why."""
    made_at: datetime
    """When, UTC."""
    supersedes: str | None = None
    """Id of the correction that this one replaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything that was read out of one article."""

    article: Article
    """The article, untouched."""
    regions: tuple[Region, ...]
    """Its parts, in order, covering the whole text but white space."""
    publication_day: PublicationDay
    """Given or inferred."""
    timexes: tuple[Timex, ...]
    """In order of position."""
    toponyms: tuple[Toponym, ...]
    """In order of position."""
    places: tuple[Place, ...]
    """Every place that a toponym, candidate or event of this article names, by id once."""
    events: tuple[Event, ...]
    """The most salient first."""
    problems: tuple[Problem, ...] = ()
    """What failed on the way; the rest still stands."""
