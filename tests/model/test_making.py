"""Records that are made quickly keep what a frozen dataclass promises."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, replace
from datetime import date

import pytest

from model import Mention, SpanError, TimeSpan
from model.making import quickly_made


def mention() -> Mention:
    return Mention(article_id="a", start=0, end=3, surface="نهر", kind="place")


def test_nothing_can_be_set_once_it_is_made() -> None:
    with pytest.raises(FrozenInstanceError):
        mention().start = 1  # type: ignore[misc]


def test_copies_and_pickles_are_equal() -> None:
    assert copy.copy(mention()) == pickle.loads(pickle.dumps(mention())) == mention()
    assert hash(mention()) == hash(mention())


def test_replace_makes_another_and_keeps_defaults() -> None:
    assert replace(mention(), end=2) == Mention(article_id="a", start=0, end=2, surface="نهر", kind="place", rule_id="")


def test_unknown_and_absent_fields_are_refused() -> None:
    with pytest.raises(TypeError):
        Mention(article_id="a", start=0, end=3, surface="نهر")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        TimeSpan(begin=None)  # type: ignore[call-arg]


def test_checks_of_a_record_still_run() -> None:

    with pytest.raises(SpanError):
        TimeSpan(earliest=date(2020, 1, 2), latest=date(2020, 1, 1))


def test_record_is_of_its_own_class() -> None:
    @quickly_made
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Point:
        x: int
        y: int = 2

    assert type(Point(x=1)) is Point
    assert repr(Point(x=1)).endswith("Point(x=1, y=2)")
