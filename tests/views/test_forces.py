"""Claimed troop numbers: a step each, a band where they disagree, denied ones never part of the line."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from views.charts import ticks_of
from views.forces import build_forces, claims_html
from views.labels import Labels
from views.look import Look
from views.palette import LIGHT

LOOK = Look(labels=Labels(), theme=LIGHT, colours={}, type_names={})
SPAN = (date(2019, 1, 1), date(2024, 12, 31))


def claims(*given: dict[str, Any]) -> pd.DataFrame:
    row = {
        "event_id": "e",
        "side": "usa",
        "status": "happened",
        "middle": pd.Timestamp("2020-01-01"),
        "low": 900,
        "high": 900,
        "open_high": False,
        "approximate": False,
        "unit": "soldier",
        "counted": "present",
        "extent": "within",
        "earliest": pd.Timestamp("2020-01-01"),
        "latest": pd.Timestamp("2020-01-01"),
        "place_en": "Syria",
        "place_ar": "سوريا",
        "attribution_en": "<b>Pentagon</b>",
        "attribution_ar": "",
        "attribution_verb": "said",
        "evidence_text": "جملة",
    }
    return pd.DataFrame([row | part for part in given])


def lines(frame: pd.DataFrame) -> list[Any]:
    return [t for t in build_forces(frame, look=LOOK, span=SPAN, names={"usa": "US"}).data if t.mode == "lines"]


def test_claims_that_disagree_on_a_day_make_a_band() -> None:
    low, high = lines(claims({}, {"low": 2000, "high": 2000}))
    assert (low.y[0], high.y[0]) == (900, 2000)


def test_last_number_holds_to_the_end_of_the_axis() -> None:
    low, _ = lines(claims({}))
    assert list(low.x) == ["2020-01-01", "2024-12-31"]


def test_denied_number_is_a_hollow_mark_and_no_step() -> None:
    figure = build_forces(claims({"status": "denied"}), look=LOOK, span=SPAN, names={"usa": "US"})
    assert [trace.mode for trace in figure.data] == ["markers"]
    assert figure.data[0].marker.symbol == ("circle-open",)


def test_departure_is_a_triangle() -> None:
    figure = build_forces(claims({"counted": "withdrawn"}), look=LOOK, span=SPAN, names={"usa": "US"})
    assert figure.data[0].marker.symbol == ("triangle-down",)


def test_numbers_of_a_day_are_never_added_up() -> None:
    _, high = lines(claims({}, {}))
    assert high.y[0] == 900


def test_speaker_with_markup_is_escaped() -> None:
    figure = build_forces(claims({}), look=LOOK, span=SPAN, names={"usa": "US"})
    assert "&lt;b&gt;" in figure.data[-1].hovertext[0]


def test_table_says_at_least_where_no_upper_end_was_given() -> None:
    html = claims_html(claims({"open_high": True}), LOOK, {"usa": "US"})
    assert "at least 900 soldiers present" in html
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("first", "last", "form", "days"),
    [
        (date(2024, 11, 30), date(2024, 12, 1), "d MMM y", ["2024-11-30", "2024-12-01"]),
        (date(2024, 10, 2), date(2025, 2, 1), "MMM y", ["2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01"]),
        (date(2011, 3, 15), date(2024, 12, 8), "y", ["2015-01-01", "2020-01-01"]),
        (date(1, 1, 1), date(9999, 12, 31), "y", ["0001-01-01", "9999-12-31"]),
    ],
)
def test_time_axis_names_few_days_each_once(first: date, last: date, form: str, days: list[str]) -> None:
    found, written = ticks_of((first, last))
    assert ([day.isoformat() for day in found], written) == (days, form)


def test_axes_speak_the_language_and_digits_of_the_page() -> None:
    look = Look(labels=Labels(language="ar", arabic_digits=True), theme=LIGHT, colours={}, type_names={})
    axes = build_forces(claims({}), look=look, span=(date(2024, 11, 20), date(2024, 11, 22)), names={"usa": "x"}).layout
    assert axes.xaxis.ticktext[0] == "\u2067٢٠ تشرين الثاني ٢٠٢٤\u2069"
    assert axes.yaxis.ticktext[-1] == "١,٠٠٠"
    assert axes.yaxis.side == "right"


def test_months_are_levantine_whatever_was_written_before() -> None:
    egyptian = Labels(language="ar", levantine=False)
    assert egyptian.day(date(2024, 11, 20), form="d MMM y") == "20 نوفمبر 2024"
    assert Labels(language="ar").day(date(2024, 11, 20), form="d MMM y") == "20 تشرين الثاني 2024"
