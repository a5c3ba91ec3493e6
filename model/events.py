"""Events: who did what, where, when, how many, and who says so."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from model.spans import TimeSpan
from model.texts import Mention

Polarity = Literal["asserted", "negated", "denied"]
Modality = Literal["actual", "ordered", "planned", "possible", "hypothetical", "habitual"]
ActorRole = Literal["agent", "target", "supporter", "mediator", "victim"]
Status = Literal["happened", "ordered", "planned", "possible", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who takes part in an event."""

    role: ActorRole
    """What they do in it."""
    actor_id: str | None
    """Row of `actors.yaml`; None for words that the lexicon does not know."""
    name_en: str
    """Neutral display name, English."""
    name_ar: str
    """Neutral display name, Arabic."""
    mention: Mention
    """The words used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of something, as the text puts it."""

    low: int
    """Smallest number that the words allow."""
    high: int | None
    """Largest number that the words allow; None when there is no upper bound."""
    approximate: bool = False
    """True for «نحو», «عشرات» and their like."""
    unit: str
    """What is counted, singular: soldier, person, civilian, child, fighter, vehicle, strike …"""
    counted: str
    """What happened to them: present, withdrawn, deployed, killed, wounded, captured, displaced …"""
    mention: Mention
    """The words."""

    def __post_init__(self) -> None:
        if self.high is not None and self.low > self.high:
            raise ValueError(f"a number cannot be at least {self.low} and at most {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so."""

    source_id: str | None
    """Row of `actors.yaml`; None for a speaker that the lexicon does not know."""
    name_en: str
    """Display name, English."""
    name_ar: str
    """Display name, Arabic."""
    verb: str
    """said, announced, confirmed, denied, reported, accused …"""
    mention: Mention
    """The words that name the speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days of an event and how it came by them."""

    span: TimeSpan
    """The days."""
    basis: str
    """clause, sentence, anaphor, previous_sentence, state, publication_day …"""
    timex: Mention | None = None
    """The expression that gave them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The place of an event and how it came by it."""

    place_id: str
    """The place, in the extraction's `places`."""
    basis: str
    """clause, sentence, anaphor, previous_sentence, article …"""
    toponym: Mention | None = None
    """The words that gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence that tells the event."""

    mention: Mention
    """The sentence or clause."""
    primary: bool = False
    """True for the one to show first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, was ordered, planned, supposed or denied, with the words that say so."""

    event_id: str
    """Hash of the article and the span of the first trigger (and of the place, where one trigger gives several)."""
    article_id: str
    """The article that tells it."""
    type: str
    """Row of the ontology in `data/lexicon/events/`."""
    subtype: str | None = None
    """Finer type, or None."""
    polarity: Polarity = "asserted"
    """asserted, negated (told as not having happened) or denied (somebody rejects it)."""
    modality: Modality = "actual"
    """actual, ordered, planned, possible, hypothetical or habitual."""
    background: bool = False
    """True when it is retold and not the news of this article."""
    actors: tuple[Actor, ...] = ()
    """Who took part."""
    when: When | None = None
    """Its days, or None when the text does not say."""
    where: Where | None = None
    """Its place, or None."""
    origin: Where | None = None
    """Where forces, people or fire come from, or None."""
    destination: Where | None = None
    """Where they go, or None."""
    quantities: tuple[Quantity, ...] = ()
    """Its numbers."""
    attribution: Attribution | None = None
    """Who says so; None for the narrator."""
    evidence: tuple[Evidence, ...]
    """One or more sentences, the primary one first."""
    trigger: Mention
    """The words that name the event."""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.event_id}: an event needs a sentence that tells it")

    @property
    def status(self) -> Status:
        """What pages show: happened, ordered, planned, possible or denied."""
        return status_of(self.polarity, self.modality)


def status_of(polarity: str, modality: str) -> Status:
    """Polarity and modality as one word, the way pages and totals use it."""
    if polarity != "asserted":
        return "denied"
    by_modality: dict[str, Status] = {
        "actual": "happened", "habitual": "happened", "ordered": "ordered", "planned": "planned",
        "possible": "possible", "hypothetical": "possible",
    }  # fmt: skip
    return by_modality[modality]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One event as several articles tell it. The order of reading changes nothing."""

    cluster_id: str
    """Hash of its smallest event id."""
    event_ids: tuple[str, ...]
    """Its tellings, sorted."""
    sources: tuple[str, ...]
    """Independent outlets; near-identical wire copies count once."""
    first_report: date | None = None
    """Earliest publication day."""
    last_report: date | None = None
    """Latest publication day."""
    agreement: tuple[tuple[str, str], ...] = ()
    """(slot, `agree` | `compatible` | `conflict` | `single`) a slot: type, days, place, numbers, actors."""
    contradicts: tuple[str, ...] = ()
    """Clusters that this one denies, or that deny it."""
