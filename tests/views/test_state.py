"""What a link carries comes back; what it garbles is told."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.state import PARAMS, filter_of, labels_of, read_params, write_params

EXTENT = (date(2011, 1, 1), date(2024, 12, 31))
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2099, 12, 31))
CODES = st.lists(st.text(min_size=1, max_size=20), max_size=4)


@st.composite
def states(draw: st.DrawFn) -> dict[str, Any]:
    first, last = draw(DAYS), draw(DAYS)
    if first and last and first > last:
        first, last = last, first
    return {name: param.default for name, param in PARAMS.items()} | {
        "from": first, "to": last, "sure": draw(st.booleans()), "type": draw(CODES), "actor": draw(CODES),
        "gov": draw(CODES), "q": draw(st.text(max_size=50)), "n": draw(st.integers(1, 99)),
        "lang": draw(st.sampled_from(["en", "ar"])), "lane": draw(st.sampled_from(["type", "side"])),
        "box": draw(st.none() | st.just((32.125, 35.5, 36.75, 42.375))),
        "at": draw(st.none() | st.tuples(st.integers(-90, 90), st.integers(-180, 180), st.integers(1, 20))),
    }  # fmt: skip


@given(states())
def test_state_survives_the_way_through_a_link(state: dict[str, Any]) -> None:
    assert read_params(write_params(state)) == (state, [])


@given(st.dictionaries(st.sampled_from(sorted(PARAMS)), st.lists(st.text(max_size=30), min_size=1, max_size=3)))
def test_no_link_breaks_the_page(params: dict[str, list[str]]) -> None:
    values, wrong = read_params(params)
    assert set(wrong) <= set(params)
    wanted = filter_of(values, EXTENT)
    assert wanted.first <= wanted.last
    assert labels_of(values).language in ("en", "ar")


def test_default_state_leaves_the_link_clean() -> None:
    assert write_params({name: param.default for name, param in PARAMS.items()}) == {}


def test_crossed_ends_are_put_right() -> None:
    values, _ = read_params({"from": ["2024-12-08"], "to": ["2024-11-27"]})
    assert (values["from"], values["to"]) == (date(2024, 11, 27), date(2024, 12, 8))


def test_open_range_is_the_extent_of_the_data() -> None:
    wanted = filter_of(read_params({})[0], EXTENT)
    assert (wanted.first, wanted.last) == EXTENT


@pytest.mark.parametrize(
    "text", ["", "35,36", "36,36,35,37", "35,37,36,36", "35,36,91,37", "nan,36,37,38", "35,36,36,37,38", "a,b,c,d"]
)
def test_box_that_is_none_is_told_and_left_out(text: str) -> None:
    values, wrong = read_params({"box": [text]})
    assert values["box"] is None
    assert wrong == ["box"]


def test_box_becomes_part_of_the_filter() -> None:
    values, _ = read_params({"box": ["35,36,36.5,37.25"]})
    assert filter_of(values, EXTENT).box == (35.0, 36.0, 36.5, 37.25)
