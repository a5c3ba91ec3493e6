"""The timeline as a pure function: what is drawn, how, and that nothing in it can run."""

import json
from datetime import date, timedelta
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from views.density import build_binned_timeline, build_strip, days_of_bin, unit_for
from views.labels import Labels
from views.lanes import plan_lanes
from views.look import Look
from views.palette import LIGHT
from views.timeline import MARK, STATE, WHISKER, build_timeline

SPAN = (date(2014, 1, 1), date(2024, 12, 31))
LOOK = Look(labels=Labels(), theme=LIGHT, colours={"STRIKE": "#d1432b"}, type_names={"STRIKE": "Strike"})
DAY = pd.Timestamp("2020-01-15")


def rows(*events: dict[str, Any]) -> pd.DataFrame:
    given_columns = {
        "type": "STRIKE", "status": "happened", "earliest": DAY, "latest": DAY, "extent": "within", "background": False,
        "lane": "STRIKE", "place_en": "Idlib", "place_ar": "إدلب",
    }  # fmt: skip
    frame = pd.DataFrame([{"event_id": f"e{n}"} | given_columns | e for n, e in enumerate(events)])
    return frame.astype({"earliest": "datetime64[us]", "latest": "datetime64[us]"})


def draw(*events: dict[str, Any], look: Look = LOOK, selected: tuple[str, ...] = ()) -> dict[str, Any]:
    return build_timeline(rows(*events), look=look, lanes={"STRIKE": "Strike"}, span=SPAN, selected=selected)


def day(text: str) -> int:
    """Days from the first of the axis."""
    return (date.fromisoformat(text) - SPAN[0]).days


def test_event_of_a_day_is_a_mark_in_the_middle_of_its_day() -> None:
    events = draw({})["events"]
    assert events["shape"] == [MARK]
    assert events["mark"] == [day("2020-01-15") + 0.5]


def test_every_event_is_drawn_once() -> None:
    drawn = draw({}, {"extent": "throughout", "latest": pd.NaT}, {"earliest": pd.Timestamp("2019-01-01")})
    assert sorted(drawn["events"]["id"]) == ["e0", "e1", "e2"]
    assert drawn["events"]["shape"] == [MARK, STATE, WHISKER]


def test_uncertain_day_has_a_whisker_over_all_its_days() -> None:
    events = draw({"earliest": pd.Timestamp("2020-01-01"), "latest": pd.Timestamp("2020-01-31")})["events"]
    assert events["shape"] == [WHISKER]
    assert (events["start"], events["stop"]) == ([day("2020-01-01")], [day("2020-02-01")])


def test_open_end_fades() -> None:
    assert draw({"extent": "throughout", "latest": pd.NaT})["events"]["after"] > [0]
    known = draw({"extent": "throughout", "latest": pd.Timestamp("2021-01-01")})["events"]
    assert known["before"] == known["after"] == [0]


def test_statuses_are_told_apart_and_not_by_colour() -> None:
    drawn = draw(*({"status": s} for s in ("happened", "ordered", "planned", "possible", "denied")))
    assert drawn["told"]["status"] == [0, 1, 2, 3, 4]
    assert len(drawn["colours"]) == 1


def test_selected_event_is_ringed() -> None:
    assert draw({}, {}, selected=("e1",))["selected"] == [1]


def test_words_are_sent_once() -> None:
    drawn = draw({}, {}, {"place_en": "Homs"})
    assert drawn["places"] == ["\u2068Idlib\u2069", "\u2068Homs\u2069"]
    assert drawn["told"]["place"] == [0, 0, 1]
    assert drawn["days"] == ["15 January 2020"]


def test_arabic_page_turns_the_drawing_and_its_days() -> None:
    look = Look(labels=Labels(language="ar"), theme=LIGHT, colours={}, type_names={})
    drawn = draw({}, look=look)
    assert (drawn["direction"], drawn["locale"]) == ("rtl", "ar-SY-u-nu-latn")
    assert drawn["days"] == ["15 كانون الثاني 2020"]


def test_no_event_draws_an_empty_timeline() -> None:
    drawn = build_timeline(rows({}).iloc[:0], look=LOOK, lanes={}, span=SPAN)
    assert drawn["events"]["id"] == []


def test_drawing_is_plain_json() -> None:
    bins = pd.DataFrame({"lane": ["STRIKE"], "bin": [DAY], "facts": [2], "claims": [1]})
    lanes = {"STRIKE": "Strike"}
    for drawing in (
        draw({}, {"extent": "throughout", "latest": pd.NaT}, {"place_en": None, "place_ar": None}),
        build_binned_timeline(bins, look=LOOK, lanes=lanes, span=SPAN, unit="month", by_type=True),
        build_strip(bins.drop(columns="lane"), look=LOOK, span=SPAN, chosen=SPAN, unit="month"),
    ):
        assert json.loads(json.dumps(drawing, allow_nan=False))["length"] == 4018


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3000), st.integers(1, 400)), max_size=60))
def test_marks_of_one_row_do_not_hide_each_other_while_there_is_room(events: list[tuple[str, int, int]]) -> None:
    numbers = pd.DataFrame([(start, start + length) for _, start, length in events], columns=["start", "stop"])
    plan = plan_lanes([lane for lane, _, _ in events], numbers, names=["a", "b"], axis_days=4000)
    assert len(plan.y) == len(events)
    assert all(0 < y < plan.depth for y in plan.y)
    rows_used = {lane: {y for (name, _, _), y in zip(events, plan.y, strict=True) if name == lane} for lane in "ab"}
    assert not rows_used["a"] & rows_used["b"]


def test_cell_gives_back_the_days_it_stands_for() -> None:
    bins = pd.DataFrame([{"lane": "STRIKE", "bin": DAY.replace(day=1), "facts": 3, "claims": 1}])
    drawn = build_binned_timeline(bins, look=LOOK, lanes={"STRIKE": "Strike"}, span=SPAN, unit="month", by_type=True)
    first = SPAN[0] + timedelta(days=drawn["cells"]["bin"][0])
    assert days_of_bin(drawn["unit"], first) == (date(2020, 1, 1), date(2020, 1, 31))


def test_cells_of_lanes_that_are_not_drawn_are_left_out() -> None:
    bins = pd.DataFrame([{"lane": lane, "bin": DAY, "facts": 1, "claims": 0} for lane in ("STRIKE", "CLASH")])
    drawn = build_binned_timeline(bins, look=LOOK, lanes={"CLASH": "Clash"}, span=SPAN, unit="month", by_type=True)
    assert drawn["cells"]["lane"] == [0]


def test_bins_of_any_span_are_few() -> None:
    for span in ((date(2024, 1, 1), date(2024, 1, 2)), SPAN, (date(1900, 1, 1), date(2024, 1, 1))):
        assert unit_for(span) in ("day", "month", "quarter", "year")


def test_strip_tells_the_chosen_range() -> None:
    density = pd.DataFrame({"bin": pd.to_datetime(["2015-01-01", "2020-01-01"]), "facts": [1, 2], "claims": [0, 1]})
    chosen = (date(2019, 1, 1), date(2021, 1, 1))
    drawn = build_strip(density, look=LOOK, span=SPAN, chosen=chosen, unit="month")
    assert drawn["chosen"] == [day("2019-01-01"), day("2021-01-02")]
    assert drawn["totals"] == [1, 3]


def test_event_known_only_from_before_the_axis_is_still_in_sight() -> None:
    events = draw({"earliest": pd.Timestamp("2001-01-01"), "latest": pd.NaT})["events"]
    assert events["mark"] == [0]
    assert events["shape"] == [WHISKER]


def test_short_state_with_an_open_end_is_not_faded_away() -> None:
    begin = pd.Timestamp("2024-12-01")
    events = draw({"extent": "throughout", "earliest": begin, "latest": pd.NaT})["events"]
    assert events["stop"][0] - events["after"][0] > events["start"][0] + 10


def test_lane_that_needs_rows_takes_those_that_others_leave() -> None:
    numbers = pd.DataFrame({"start": [0] * 12 + [0], "stop": [900] * 12 + [1]})
    names = ["full", "one", *"abcdefghijklmnopqr"]
    plan = plan_lanes(["full"] * 12 + ["one"], numbers, names=names, axis_days=1000)
    assert len(set(plan.y)) == 13


def test_days_that_are_known_are_not_hidden_under_what_lasts_all_the_time() -> None:
    lanes = [lane for lane in "abcdefghijklmnopqrst" for _ in range(40)]
    numbers = pd.DataFrame({"start": ([0] * 38 + [300, 600]) * 20, "stop": ([1000] * 38 + [301, 601]) * 20})
    plan = plan_lanes(lanes, numbers, names=list("abcdefghijklmnopqrst"), axis_days=1000)
    assert not set(plan.y[38:40]) & set(plan.y[:38])
