"""Examples of the rows that say who does what: «sentence => TYPE role=actor …» must hold, or must not."""

from typing import Any

import pytest

from articles import Text, clean
from events.actors import find_actors
from events.pointer_lexicon import load_pointer_rows
from events.role_words import load_role_word_rows
from lexicon.actors import load_actors
from model import Article, article_id
from pipeline import extract_record

ROWS = [*load_role_word_rows(), *load_pointer_rows()]
HOLD = [(row.id, example) for row in ROWS for example in row.ok]
HOLD_NOT = [(row.id, example) for row in ROWS for example in row.not_]
ACTORS = [row for row in load_actors() if row.ok or row.not_]


def _roles(example: str) -> tuple[list[set[str]], set[str]]:
    """Roles of every event of the type that an example names, and the roles that it names."""
    sentence, _, claim = example.partition(" => ")
    kind, *roles = claim.split()
    record = {"id": "x", "title": "", "text": sentence, "published": "2023-05-10"}
    events: list[dict[str, Any]] = [event for event in extract_record(record)["events"] if event["type"] == kind]
    return [{f"{actor['role']}={actor['id']}" for actor in event["actors"]} for event in events], set(roles)


@pytest.mark.parametrize(("row", "example"), HOLD)
def test_example_holds(row: str, example: str) -> None:
    found, claimed = _roles(example)
    assert any(claimed <= roles for roles in found), (row, found)


@pytest.mark.parametrize(("row", "example"), HOLD_NOT)
def test_counter_example_does_not_hold(row: str, example: str) -> None:
    found, claimed = _roles(example)
    assert found, row
    assert not any(claimed & roles for roles in found), (row, found)


def _read(words: str) -> Text:
    return clean(Article(article_id=article_id(words), text=words))


@pytest.mark.parametrize("row", ACTORS, ids=lambda row: row.id)
def test_actor_is_found_in_its_examples_only(row: Any) -> None:
    found = [words for words in row.ok if row.id not in {actor.actor_id for actor in find_actors(_read(words))}]
    wrong = [words for words in row.not_ if row.id in {actor.actor_id for actor in find_actors(_read(words))}]
    assert (found, wrong) == ([], [])


def test_actors_have_examples() -> None:
    assert len(ACTORS) >= 20
