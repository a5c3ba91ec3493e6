"""The timeline as a pure function: what is drawn, how, and that nothing in it can run."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from hypothesis import given
from hypothesis import strategies as st

from views.density import build_binned_timeline, build_strip, days_of_bin, unit_for
from views.labels import Labels
from views.lanes import plan_lanes
from views.palette import LIGHT
from views.timeline import Look, build_timeline

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
    figure = build_timeline(rows(*events), look=look, lanes={"STRIKE": "Strike"}, span=SPAN, selected=selected)
    return {trace.name: trace for trace in figure.data}


def test_event_of_a_day_is_a_mark_of_fixed_size() -> None:
    (size,) = draw({})["event"].marker.size
    assert size >= 7


def test_every_event_is_drawn_once() -> None:
    drawn = draw({}, {"extent": "throughout", "latest": pd.NaT}, {"earliest": pd.Timestamp("2019-01-01")})
    ids = [*drawn["event"].customdata, *drawn["state"].customdata]
    assert sorted(ids) == ["e0", "e1", "e2"]


def test_uncertain_day_has_a_whisker_over_all_its_days() -> None:
    whisker = draw({"earliest": pd.Timestamp("2020-01-01"), "latest": pd.Timestamp("2020-01-31")})["possible days"]
    assert whisker.base[0] == "2020-01-01"
    assert whisker.x[0] == 31 * 86_400_000


def test_open_end_fades() -> None:
    assert "open end" in draw({"extent": "throughout", "latest": pd.NaT})
    assert "open end" not in draw({"extent": "throughout", "latest": pd.Timestamp("2021-01-01")})


def test_statuses_differ_by_shape_and_not_by_colour_alone() -> None:
    drawn = draw(*({"status": s} for s in ("happened", "ordered", "planned", "possible", "denied")))
    assert len(set(drawn["event"].marker.symbol)) == 5
    assert len(set(drawn["event"].marker.color)) == 1


def test_denied_and_planned_states_are_hollow() -> None:
    long = {"extent": "throughout", "latest": pd.Timestamp("2021-01-01")}
    solid, hollow = draw(long, long | {"status": "denied"})["state"].marker.color
    assert solid.endswith("0.85)")
    assert hollow.endswith("0.08)")


def test_selected_event_is_ringed() -> None:
    assert len(draw({}, {}, selected=("e1",))["selected"].y) == 1


def test_markup_of_an_article_is_escaped_beside_the_pointer() -> None:
    (hover,) = draw({"place_en": '<a href="javascript:alert(1)">x</a>'})["event"].hovertext
    assert "<a" not in hover
    assert "&lt;a" in hover


def test_arabic_hover_keeps_its_direction() -> None:
    look = Look(labels=Labels(language="ar"), theme=LIGHT, colours={}, type_names={})
    (hover,) = draw({}, look=look)["event"].hovertext
    assert all(line.startswith("\u2067") and line.endswith("\u2069") for line in hover.split("<br>"))


def test_lane_names_stand_where_the_page_begins() -> None:
    look = Look(labels=Labels(language="ar"), theme=LIGHT, colours={}, type_names={})
    figure = build_timeline(rows({}), look=look, lanes={"STRIKE": "قصف"}, span=SPAN)
    assert figure.layout.yaxis.side == "right"


def test_no_event_draws_an_empty_timeline() -> None:
    figure = build_timeline(rows({}).iloc[:0], look=LOOK, lanes={}, span=SPAN)
    assert isinstance(figure, go.Figure)
    assert not figure.data


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
    figure = build_binned_timeline(bins, look=LOOK, lanes={"STRIKE": "Strike"}, span=SPAN, unit="month", by_type=True)
    first = date.fromisoformat(figure.data[0].customdata[0][0])
    assert days_of_bin("month", first) == (date(2020, 1, 1), date(2020, 1, 31))


def test_bins_of_any_span_are_few() -> None:
    for span in ((date(2024, 1, 1), date(2024, 1, 2)), SPAN, (date(1900, 1, 1), date(2024, 1, 1))):
        assert unit_for(span) in ("day", "month", "quarter", "year")


def test_strip_tells_the_chosen_range_by_colour() -> None:
    density = pd.DataFrame({"bin": pd.to_datetime(["2015-01-01", "2020-01-01"]), "facts": [1, 2], "claims": [0, 0]})
    chosen = (date(2019, 1, 1), date(2021, 1, 1))
    outside, inside = build_strip(density, look=LOOK, span=SPAN, chosen=chosen, unit="month").data[0].marker.color
    assert inside == LIGHT.accent != outside


def test_event_known_only_from_before_the_axis_is_still_in_sight() -> None:
    drawn = draw({"earliest": pd.Timestamp("2001-01-01"), "latest": pd.NaT})
    assert drawn["event"].x[0].startswith("2014-01-01")
    assert "possible days" in drawn


def test_short_state_with_an_open_end_is_not_faded_away() -> None:
    begin = pd.Timestamp("2024-12-01")
    drawn = draw({"extent": "throughout", "earliest": begin, "latest": pd.NaT})
    faded_from = min(pd.Timestamp(base) for base in drawn["open end"].base)
    assert faded_from > begin + pd.Timedelta(days=10)


def test_figures_hold_only_properties_that_plotly_knows() -> None:
    bins = pd.DataFrame({"lane": ["STRIKE"], "bin": [DAY], "facts": [2], "claims": [1]})
    lanes = {"STRIKE": "Strike"}
    for figure in (
        build_timeline(rows({}, {"extent": "throughout", "latest": pd.NaT}), look=LOOK, lanes=lanes, span=SPAN),
        build_binned_timeline(bins, look=LOOK, lanes=lanes, span=SPAN, unit="month", by_type=True),
        build_strip(bins.drop(columns="lane"), look=LOOK, span=SPAN, chosen=SPAN, unit="month"),
    ):
        go.Figure(figure.to_dict())


def test_names_of_lanes_have_room_on_the_side_where_they_stand() -> None:
    for language, side in (("en", "l"), ("ar", "r")):
        look = Look(labels=Labels(language=language), theme=LIGHT, colours={}, type_names={})
        figure = build_timeline(rows({}), look=look, lanes={"STRIKE": "Strikes and shelling"}, span=SPAN)
        assert figure.layout.margin[side] > 100
