"""Actors: names, head nouns with their owners, place names that act."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from articles import Text, clean
from events.actor_lexicon import load_actor_lexicon
from events.actors import actors_from_toponyms, find_actors, read_actors
from lexicon.actors import lineage_of, load_actors, parent_of
from model import Article, Toponym, article_id

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "specs" / "actors.jsonl").read_text(encoding="utf-8").splitlines()
]


def _read(words: str) -> Text:
    return clean(Article(article_id=article_id(words), text=words))


def _toponym(text: Text, words: str, role: Any) -> Toponym:
    start = text.source.index(words)
    return Toponym(mention=text.mention(start, start + len(words), "toponym"), role=role)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_actors_of_a_sentence_are_found(row: dict[str, Any]) -> None:
    found = [[actor.mention.surface, actor.actor_id] for actor in find_actors(_read(row["text"]))]
    assert found == row["actors"]


def test_every_name_means_its_own_row() -> None:
    wrong = []
    for row in load_actors():
        for name in (row.name_ar, *row.names):
            if name not in row.toponyms:
                found = [actor.actor_id for actor in find_actors(_read(f"قال {name} كلاما هنا."))]
                wrong += [] if found == [row.id] else [(row.id, name, found)]
    assert wrong == []


def test_every_row_has_names_in_both_languages_and_a_known_parent() -> None:
    rows = load_actors()
    ids = {row.id for row in rows}
    assert [row.id for row in rows if not row.name_en or not row.name_ar] == []
    assert [row.id for row in rows if row.parent is not None and row.parent not in ids] == []


def test_organisations_have_a_side() -> None:
    sideless = {row.id for row in load_actors() if row.side is None}
    assert sideless - {row.id for row in load_actors() if row.kind == "person"} == set()


def test_lexicon_holds_at_least_250_organisations() -> None:
    assert sum(row.kind != "person" for row in load_actors()) >= 250


def test_parent_is_the_longest_beginning_of_the_id() -> None:
    assert parent_of("syr.opposition.sna.hamzat") == "syr.opposition.sna"


def test_parent_of_the_row_goes_before_its_id() -> None:
    assert parent_of("lbn.hezbollah") == "lbn"
    assert lineage_of("syr.sdf.ypg") == ("syr.sdf.ypg", "syr.sdf", "kurd")


def test_place_name_acts_where_geo_says_so() -> None:
    text = _read("أكدت واشنطن أن القوات باقية.")
    found = actors_from_toponyms(text, [_toponym(text, "واشنطن", "actor")])
    assert [(actor.actor_id, actor.mention.surface) for actor in found] == [("usa", "واشنطن")]


def test_place_name_that_is_a_place_does_not_act() -> None:
    text = _read("هبطت الطائرة في واشنطن.")
    assert actors_from_toponyms(text, [_toponym(text, "واشنطن", "location")]) == []


def test_place_name_inside_a_longer_actor_is_not_counted_again() -> None:
    text = _read("غادر مبعوث واشنطن القاعة.")
    found = read_actors(text, [_toponym(text, "واشنطن", "actor")])
    assert [actor.mention.surface for actor in found] == ["مبعوث واشنطن"]


def test_mentions_are_slices_of_the_source_and_do_not_overlap() -> None:
    text = _read("قصفت قوات النظام وعناصر من حزب الله مواقع للمعارضة السورية، وقال المرصد إن قـ.ـسد ردت.")
    found = find_actors(text)
    assert all(text.source[a.mention.start : a.mention.end] == a.mention.surface for a in found)
    assert all(one.stop <= other.first for one, other in pairwise(found))


def test_titles_are_shown_by_office() -> None:
    (found,) = find_actors(_read("غادر مبعوث واشنطن."))
    assert found.name_en == "US envoy"


def test_heads_name_actors_that_exist() -> None:
    lexicon = load_actor_lexicon()
    assert [head.id for head in lexicon.heads.values() if head.alone and head.alone not in lexicon.rows] == []
