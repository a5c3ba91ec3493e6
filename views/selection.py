"""What is selected on the timeline or the map, and how one picture tells the other."""

from dataclasses import replace
from datetime import date

import streamlit as st

from store.queries_events import EventQueries
from store.queries_filter import EventFilter
from views import session
from views.chart import taken
from views.density import days_of_bin
from views.state import PARAMS
from views.visit import Visit

TIMELINE, STRIP, MAP, TABLE, FORCES = "khatt_timeline", "khatt_strip", "khatt_map", "khatt_table", "khatt_forces"
UNIT = "khatt_unit"
"""Where the state keeps the calendar unit of the cells on the timeline; None while events stand there one by one."""
MOST_CARDS = 12


def take_event() -> None:
    """Callback of the timeline: an event is selected."""
    if event_id := taken(TIMELINE, "event"):
        select_event(str(event_id))


def take_claim() -> None:
    """Callback of the claimed numbers: the event of a claim is selected."""
    points = st.session_state[FORCES].get("selection", {}).get("points", [])
    if ids := [point["customdata"] for point in points if point.get("customdata")]:
        chosen = ids[0]
        select_event(str(chosen[0] if isinstance(chosen, list) else chosen))


def take_cell() -> None:
    """Callback of the timeline: a cell becomes the range of days."""
    day, unit = taken(TIMELINE, "cell"), st.session_state.get(UNIT)
    if day and unit:
        set_range(*days_of_bin(unit, date.fromisoformat(str(day))))


def take_range(key: str) -> None:
    """Callback of a drawing: the stretch that was drawn over it becomes the range of days."""
    if days := taken(key, "range"):
        first, last = (date.fromisoformat(str(day)) for day in days)
        set_range(first, last)


def select_event(event_id: str | None) -> None:
    """Select one event, or none."""
    session.put("event", event_id)
    session.put("place", None)


def take_map() -> None:
    """Callback of the map: a place or an arrow is selected, or a box is drawn or taken away."""
    told = str((st.session_state.get(MAP) or {}).get("last_object_clicked_popup") or "")
    kind, _, words = told.rpartition("#")[0].partition(":")
    if kind == "place":
        session.put("place", words)
        session.put("event", None)
    elif kind == "event":
        select_event(words)
    elif kind == "box":
        set_box(words)


def set_box(words: str) -> None:
    """Show what is in a box, `south,west,north,east` in degrees; empty for everywhere."""
    try:
        session.put("box", PARAMS["box"].read([words]) if words else None)
    except ValueError:  # a box of no width: what was drawn is let go
        session.put("box", None)


def drop_unknown(queries: EventQueries) -> None:
    """Forget the event or the place of a link where no table knows it any more, and say so."""
    event_id, place_id = session.get("event"), session.get("place")
    if event_id and queries.told_id(event_id) is None:
        session.put("event", None)
        session.report_broken("event")
    if place_id and queries.tables.query("SELECT 1 FROM places WHERE place_id = ?", [place_id]).empty:
        session.put("place", None)
        session.report_broken("place")


def selected_ids(here: Visit) -> list[str]:
    """Ids of the selected events: the one that was chosen, or those of the chosen place, in the order of their days."""
    if event_id := session.get("event"):
        told = here.opened.queries.told_id(event_id)
        return [told] if told else []
    if place_id := session.get("place"):
        return ids_at(here.opened.queries, here.wanted, place_id)
    return []


def ids_at(queries: EventQueries, wanted: EventFilter, place_id: str) -> list[str]:
    """Events of one place that fit the filter, in the order of their days."""
    return list(queries.rows(replace(wanted, place_id=place_id), limit=200)["event_id"])


def set_range(first: date | None, last: date | None) -> None:
    """Show these days; None for all."""
    session.put("from", first)
    session.put("to", last)
