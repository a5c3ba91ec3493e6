"""The stages in order, for one article."""

import atexit
import gc
from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar

from articles import Text, clean
from events import read_events
from events.language_model import ModelReader, ModelReading, Review
from geo import Gazetteer, PlaceReading, load_gazetteer, read_places
from model import Article, Extraction, GazetteerError, Problem, PublicationDay, RuleError
from temporal import find_time_expressions, infer_publication_day, resolve_timexes

Result = TypeVar("Result")
_YOUNG_OBJECTS = 20_000
"""New objects before the garbage collector looks at them; the default is 700."""
_ADVICE = "The rest of the article stands. Please report it with the text of the article."


def extract(article: Article, gazetteer: Gazetteer | None = None, *, model: ModelReader | None = None) -> Extraction:
    """Read one article through all four stages; pure and deterministic, and no network unless a `model` is given.

    A stage that fails on the article leaves a problem, and the other stages go on without its records.

    Raises:
        RuleError, GazetteerError: a row of `data/` is at fault and not this article.
    """
    places = load_gazetteer() if gazetteer is None else gazetteer
    problems: list[Problem] = []
    nothing: tuple[Any, ...] = ()

    def run(stage: str, otherwise: Result, read: Callable[..., Result], *given: Any, **named: Any) -> Result:
        try:
            return read(*given, **named)
        except (RuleError, GazetteerError):
            raise
        except Exception as error:
            problems.append(_problem(article, stage, error))
            return otherwise

    text = run("clean", _unread(article), clean, article)
    expressions = run("temporal", nothing, find_time_expressions, text)
    publication_day = run("temporal", PublicationDay(), infer_publication_day, text, expressions)
    timexes = run("temporal", nothing, resolve_timexes, text, expressions, publication_day)
    reading = run("geo", PlaceReading((), {}), read_places, text, places)
    events = run(
        "events", nothing, read_events, text, publication_day=publication_day, timexes=timexes,
        toponyms=reading.toponyms, places=reading.places,
    )  # fmt: skip
    if model is not None:
        add = partial(model.add_to, timexes=timexes, toponyms=reading.toponyms)
        added = run("language model", ModelReading(events=events), add, events, text)
        events = added.events
        problems.extend(_doubt(article, review) for review in added.reviews)
    _keep_lexicons()
    return Extraction(
        article=article, regions=text.regions, publication_day=publication_day, timexes=timexes,
        toponyms=reading.toponyms, places=tuple(reading.places.values()), events=events, problems=tuple(problems),
    )  # fmt: skip


@cache
def _keep_lexicons() -> None:
    """Leave what the first article has loaded, lexicons and gazetteer, out of every later garbage collection.

    They are some hundred thousand records that live as long as the process, and looking through them again and again
    costs as much as a stage. At the end they are given back, so that libraries can clear up as ever.
    """
    gc.freeze()
    atexit.register(gc.unfreeze)


def settle_memory() -> None:
    """Make a process ready to read many articles, for its main program to call: reading takes a tenth less time.

    The records of an article make no cycles that would be worth a garbage collection every few sentences.
    """
    gc.set_threshold(_YOUNG_OBJECTS, *gc.get_threshold()[1:])


def _unread(article: Article) -> Text:
    """The view of an article that cannot be cleaned: no part of it is read."""
    return Text(
        article=article, regions=(), forms=(), codes=(), starts=(), ends=(), letters=(), sentences=(), clauses=()
    )  # fmt: skip


def _doubt(article: Article, review: Review) -> Problem:
    """A disagreement of the language model with our own reading, for a person to look at."""
    return Problem(
        subject=article.title or article.url or article.article_id, stage="language model",
        what=f"event {review.event_id}: {review.slot} {review.ours}", why=f"{review.model} says {review.theirs}",
        advice="Ours stands. Read the sentence, and correct the event if the model is right.",
    )  # fmt: skip


def _problem(article: Article, stage: str, error: Exception) -> Problem:
    return Problem(
        subject=article.title or article.url or article.article_id, stage=stage, what="stage failed on this article",
        why=f"{type(error).__name__}: {error}"[:500], advice=_ADVICE,
    )  # fmt: skip
