"""Reading an article with the help of a model: our own events stand, the model adds, disagreements go to review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles import Text
from events.actors import read_actors
from events.language_model.answers import Answer, read_answer
from events.language_model.asking import PROMPT_VERSION, Ask, HttpAsk, build_question
from events.language_model.cache import AnswerCache, answer_key
from events.language_model.checking import Known, Rejection, check_event
from events.language_model.settings import load_settings
from events.quantities import find_quantities
from events.reading import read_events
from model import Event, Mention, Place, PublicationDay, Timex, Toponym


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Something that a person should look at: the model and our scopes say different things of one event."""

    event_id: str
    """Our event; it stands as it was."""
    slot: str
    """polarity or modality."""
    ours: str
    """What our scopes say."""
    theirs: str
    """What the model says."""
    model: str
    """Name of the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReading:
    """What came of asking a model about an article."""

    events: tuple[Event, ...]
    """Our own events, and behind them those that only the model found; these have `model:<name>` as their rule."""
    reviews: tuple[Review, ...] = ()
    """Disagreements."""
    rejections: tuple[Rejection, ...] = ()
    """What the model said that did not stand."""


class ModelReader:
    """Reads as `read_events` does, with a model beside it."""

    def __init__(self, ask: Ask, *, model: str, cache: AnswerCache | None = None) -> None:
        """Remember how to ask.

        Args:
            ask: the way to the model.
            model: its name, which marks what it found.
            cache: where answers are kept, if anywhere.
        """
        self._ask = ask
        self._model = model
        self._cache = cache

    def read(
        self,
        text: Text,
        *,
        publication_day: PublicationDay,
        timexes: Sequence[Timex],
        toponyms: Sequence[Toponym],
        places: Mapping[str, Place],
    ) -> ModelReading:
        """Our events and what the model adds.

        Raises:
            ModelUnavailable: no answer, or none that can be read; the caller then keeps to `read_events`.
        """
        own = read_events(
            text, publication_day=publication_day, timexes=timexes, toponyms=toponyms, places=places
        )  # fmt: skip
        return self.add_to(own, text, timexes=timexes, toponyms=toponyms)

    def add_to(
        self, own: tuple[Event, ...], text: Text, *, timexes: Sequence[Timex], toponyms: Sequence[Toponym]
    ) -> ModelReading:
        """What the model adds to events that are read already; raises as `read` does."""
        known = Known(
            text=text, actors=read_actors(text, toponyms), quantities=find_quantities(text), timexes=timexes,
            toponyms=toponyms,
        )  # fmt: skip
        return self._merge(own, known, self._answer(text))

    def _answer(self, text: Text) -> Answer:
        """The model's answer, from the cache when it was asked before; only answers that can be read are kept."""
        key = answer_key(model=self._model, prompt_version=PROMPT_VERSION, source=text.source)
        kept = self._cache.get(key) if self._cache is not None else None
        if kept is not None:
            return read_answer(kept)
        content = self._ask(build_question(text, model=self._model))
        answer = read_answer(content)
        if self._cache is not None:
            self._cache.put(key, content)
        return answer

    def _merge(self, own: tuple[Event, ...], known: Known, answer: Answer) -> ModelReading:
        events = {event.event_id: event for event in own}
        reviews: list[Review] = []
        rejections: list[Rejection] = []
        for answered in answer.events:
            proposed, rejected = check_event(known, answered, model=self._model)
            rejections.extend(rejected)
            if proposed is None:
                continue
            ours = next((event for event in own if _is_same(event, proposed)), None)
            if ours is None:
                events.setdefault(proposed.event_id, proposed)
            else:
                reviews.extend(self._compare(ours, proposed))
        return ModelReading(events=tuple(events.values()), reviews=tuple(reviews), rejections=tuple(rejections))

    def _compare(self, ours: Event, theirs: Event) -> list[Review]:
        slots = (("polarity", ours.polarity, theirs.polarity), ("modality", ours.modality, theirs.modality))
        return [
            Review(event_id=ours.event_id, slot=slot, ours=mine, theirs=other, model=self._model)
            for slot, mine, other in slots
            if mine != other
        ]


def _is_same(ours: Event, theirs: Event) -> bool:
    """Whether the model tells one of our events: the same type, and evidence that overlaps."""
    return ours.type == theirs.type and any(
        _overlap(mine.mention, other.mention) for mine in ours.evidence for other in theirs.evidence
    )


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def configured_reader(cache: AnswerCache | None = None) -> ModelReader | None:
    """The reader that the settings ask for; None when they ask for none, which is the usual case."""
    settings = load_settings()
    return None if settings is None else ModelReader(HttpAsk(settings), model=settings.model, cache=cache)
