"""What a model may answer: the schema that it is given, and reading an answer that may be anything."""

import json
from typing import Annotated, Any

import msgspec

from events.ontology import subtype_names
from model import ModelUnavailable

_MOST_EVENTS = 40
_LONGEST_QUOTE = 900
_LONGEST_ANSWER = 200_000

Quote = Annotated[str, msgspec.Meta(max_length=_LONGEST_QUOTE)]
Word = Annotated[str, msgspec.Meta(max_length=60)]


class AnsweredActor(msgspec.Struct, frozen=True):
    """Somebody who takes part, in the words of the article."""

    role: Word
    """agent, target, supporter, mediator or victim."""
    text: Quote
    """Exact words."""


class AnsweredEvent(msgspec.Struct, frozen=True):
    """An event as the model puts it; every text is to be an exact part of the article."""

    type: Word
    """Type of the ontology."""
    evidence: Quote
    """The sentence or clause that tells it."""
    subtype: Word | None = None
    """Subtype of the ontology."""
    polarity: Word = "asserted"
    """asserted, negated or denied."""
    modality: Word = "actual"
    """actual, ordered, planned, possible, hypothetical or habitual."""
    actors: Annotated[tuple[AnsweredActor, ...], msgspec.Meta(max_length=20)] = ()
    """Who takes part."""
    place: Quote | None = None
    """Words that name its place."""
    time: Quote | None = None
    """Words that name its time."""
    numbers: Annotated[tuple[Quote, ...], msgspec.Meta(max_length=20)] = ()
    """Words of its numbers, unit included."""


class Answer(msgspec.Struct, frozen=True):
    """Everything a model says about an article."""

    events: Annotated[tuple[AnsweredEvent, ...], msgspec.Meta(max_length=_MOST_EVENTS)]
    """The events, the news of the article first."""


def answer_schema() -> dict[str, Any]:
    """JSON schema of an answer, with the types of the ontology written out."""
    (schema,), definitions = msgspec.json.schema_components((Answer,), ref_template="#/$defs/{name}")
    events = definitions["AnsweredEvent"]["properties"]
    events["type"] = {"enum": sorted(subtype_names())}
    return {"$defs": definitions, **schema}


def read_completion(body: bytes) -> str:
    """The words of the first choice of a chat completion.

    Raises:
        ModelUnavailable: the body is no such thing.
    """
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ModelUnavailable(f"the answer is no chat completion: {type(error).__name__}") from error
    if not isinstance(content, str):
        raise ModelUnavailable("the answer holds no text")
    return content


def read_answer(content: str) -> Answer:
    """The events of an answer.

    Raises:
        ModelUnavailable: it is too long, is no JSON, or does not fit the schema.
    """
    if len(content) > _LONGEST_ANSWER:
        raise ModelUnavailable(f"the answer has {len(content)} letters; {_LONGEST_ANSWER} are read at most")
    try:
        return msgspec.json.decode(content.encode("utf-8", "replace"), type=Answer)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ModelUnavailable(f"the answer does not fit the schema: {error}") from error
