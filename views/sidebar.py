"""The sidebar: language, the range of days, and every other filter. Its widgets hold across pages."""

import csv
import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from store.queries_options import count_options
from views import session
from views.labels import LANGUAGES, Labels, left_to_right
from views.visit import Visit

PRESETS = Path(os.environ.get("KHATT_PRESETS") or Path(__file__).resolve().parent.parent / "data" / "presets.csv")
_UNFILTERED = ("reader", "sources")
STATUSES = ("happened", "ordered", "planned", "possible", "denied")


class Preset(NamedTuple):
    """A range of days with a name."""

    id: str
    """Short name."""
    first: date
    """First day."""
    last: date
    """Last day, inclusive."""
    label_en: str
    """Name, English."""
    label_ar: str
    """Name, Arabic."""


@cache
def load_presets() -> tuple[Preset, ...]:
    """The ranges of `data/presets.csv`, or of the file that `KHATT_PRESETS` names."""
    with PRESETS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Preset(r["id"], date.fromisoformat(r["first"]), date.fromisoformat(r["last"]), r["label_en"], r["label_ar"])
            for r in csv.DictReader(file)
        )


def show_language(labels: Labels) -> None:
    """The switch between languages, and how Arabic writes months and digits."""
    with st.sidebar:
        st.segmented_control(
            labels("app.languages"),
            LANGUAGES,
            format_func=lambda language: Labels(language=language)("app.language"),
            label_visibility="collapsed",
            required=True,
            width="stretch",
            **session.keep("lang"),
        )


def drop_unknown(here: Visit) -> bool:
    """Leave out, and tell, what a link names and the tables do not know; True where there was something."""
    dropped = False
    for name, options in _options(here).items():
        known = [value for value in session.get(name) if value in options]
        if known != list(session.get(name)):
            session.put(name, known)
            session.report_broken(name)
            dropped = True
    return dropped


def _options(here: Visit) -> dict[str, dict[str, str]]:
    """What can be chosen, by filter: each value with its name."""
    labels, opened = here.labels, here.opened
    return {
        "type": {row["type"]: labels.of(row["label_en"], row["label_ar"]) for row in opened.types},
        "status": {status: labels(f"status.{status}") for status in STATUSES},
        "actor": {row["actor_id"]: labels.of(row["name_en"], row["name_ar"]) for row in opened.actors},
        "side": {row["side"]: labels.name(f"side.{row['side']}") for row in opened.actors if row["side"]},
        "gov": {r["governorate"]: labels.of(r["governorate"], r["name_ar"]) for r in opened.governorates},
        "outlet": {outlet: outlet for outlet in opened.outlets},
    }


def show_filters(here: Visit, *, page: str) -> None:
    """Every filter, the days first; the rarer ones are sent only while they are unfolded.

    Args:
        here: the visit.
        page: address of the page; the sidebar of one that shows all articles says that filters wait for the others.
    """
    labels, options = here.labels, _options(here)
    with st.sidebar:
        if page in _UNFILTERED:
            st.caption(labels("filter.not_here"))
        _show_days(labels, here.extent)
        for name in ("type", "status", "actor"):
            _many(here, name, options[name])
        _show_box(labels)
        some = any(session.get(name) for name in ("side", "gov", "outlet", "q")) or session.get("n") > 1
        rarer = st.expander(labels("filter.more"), expanded=some, key="khatt_more", on_change="rerun")
        if rarer.open:
            with rarer:
                st.text_input(labels("filter.q"), help=labels("filter.q.help"), **session.keep("q"))
                for name in ("side", "gov", "outlet"):
                    _many(here, name, options[name])
                st.number_input(labels("filter.n"), min_value=1, max_value=99, **session.keep("n"))
        st.button(labels("filter.reset"), on_click=session.reset, width="stretch")
        _show_choices(labels)


def _show_days(labels: Labels, extent: tuple[date, date]) -> None:
    st.markdown(f"**{labels('filter.days')}**")
    first, last = st.columns(2, gap="small")
    earliest, latest = date(1900, 1, 1), date(2099, 12, 31)
    for place, name, default in ((first, "from", extent[0]), (last, "to", extent[1])):
        if session.get(name) is None:
            st.session_state[session.widget(name)] = default
        place.date_input(
            labels(f"filter.{name}"),
            min_value=earliest,
            max_value=latest,
            format="YYYY-MM-DD",
            **_day_state(name, default),
        )
    st.button(
        labels("filter.all_days"), on_click=_set_days, args=(None, None), type="tertiary",
        disabled=session.get("from") is None and session.get("to") is None,
    )  # fmt: skip
    names = {preset.id: labels.of(preset.label_en, preset.label_ar) for preset in load_presets()}
    st.selectbox(
        labels("filter.preset"), list(names), index=None, format_func=lambda preset: names[preset], key="khatt_preset",
        placeholder=labels("filter.preset"), on_change=_take_preset, label_visibility="collapsed",
    )  # fmt: skip
    st.toggle(labels("filter.sure"), help=labels("filter.sure.help"), **session.keep("sure"))


def _day_state(name: str, default: date) -> dict[str, Any]:
    """A date input shows the end of the data while the range is open."""

    def take() -> None:
        day = st.session_state[session.widget(name)]
        session.put(name, None if day == default else day)

    st.session_state.setdefault(session.widget(name), session.get(name) or default)
    return {"key": session.widget(name), "on_change": take}


def _set_days(first: date | None, last: date | None) -> None:
    session.put("from", first)
    session.put("to", last)


def _take_preset() -> None:
    for preset in load_presets():
        if preset.id == st.session_state["khatt_preset"]:
            _set_days(preset.first, preset.last)
    st.session_state["khatt_preset"] = None


def _many(here: Visit, name: str, options: dict[str, str]) -> None:
    """A choice of several, each with the events that the other filters leave."""
    labels = here.labels
    counts = count_options(here.opened.queries, here.wanted, name)
    words = options
    if counts is not None:
        words = {
            value: labels("filter.option", name=text, n=labels.number(counts.get(value, 0)))
            for value, text in options.items()
        }
    st.multiselect(
        labels(f"filter.{name}"), list(options), format_func=lambda value: words.get(value, value),
        placeholder=labels("filter.any"), help=labels("filter.option.help") if counts else None, **session.keep(name),
    )  # fmt: skip


def _show_box(labels: Labels) -> None:
    """The box that was drawn on the map, where there is one, with the way to take it away."""
    if box := session.get("box"):
        south, west, north, east = (left_to_right(f"{degrees:.2f}") for degrees in box)
        words = labels("filter.box", south=south, west=west, north=north, east=east)
        st.button(
            words, icon=":material/close:", on_click=session.put, args=("box", None), key="khatt_box_gone",
            help=labels("filter.box.help"), width="stretch",
        )  # fmt: skip


def _show_choices(labels: Labels) -> None:
    choices = st.popover(labels("choices.title"), width="stretch", key="khatt_choices", on_change="rerun")
    if choices.open:
        for name, values in (("months", ("levantine", "gregorian")), ("digits", ("western", "arabic"))):
            choices.radio(
                labels(f"choices.{name}"), values, format_func=lambda v: labels(f"choices.{v}"), **session.keep(name)
            )
