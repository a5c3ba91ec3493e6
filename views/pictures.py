"""The pictures as pages lay them out: timeline, strip, map, table. Each sends its selection to `views.selection`."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from store.queries_details import records
from store.queries_events import Counts, Lane
from store.queries_filter import EventFilter
from store.queries_moments import find_moments, sides_apart
from store.queries_spots import find_spots
from store.queries_ways import find_ways
from views import frame, selection, session
from views.chart import show_chart
from views.density import build_binned_timeline, build_strip, unit_for
from views.event_table import show_event_table
from views.leaflet import scripts, styles
from views.map_figure import build_map, build_spots
from views.player import build_player
from views.table import event_table
from views.timeline import build_timeline
from views.visit import Visit

MOST_SINGLE = 3_000
"""More events than this are drawn as months and lanes."""
PICTURE = "khatt_picture"
"""Where the state keeps the format of the timeline's picture: png or svg."""
_MOST_LANES = 14
_MOST_BINS = 72
_MOST_ROWS = 300


def lane_names(here: Visit, lane: Lane) -> dict[str, str]:
    """The lanes to draw, in a fixed order for types and the fullest first for the rest; empty ones are left out."""
    counted = list(here.opened.queries.lane_counts(here.wanted, lane=lane)["lane"])
    labels, opened = here.labels, here.opened
    if lane == "type":
        ordered = [row["type"] for row in opened.types if row["type"] in counted]
        return {name: here.look.type_name(name) for name in (*ordered, *sorted(set(counted) - set(ordered)))}
    names: Mapping[str, str] = {
        "side": {name: labels.name(f"side.{name}") for name in counted},
        "actor": {row["actor_id"]: labels.of(row["name_en"], row["name_ar"]) for row in opened.actors},
        "governorate": {
            row["governorate"]: labels.of(row["governorate"], row["name_ar"]) for row in opened.governorates
        },
        "status": {name: labels(f"status.{name}") for name in counted if name},
        "place": _place_names(here, counted[:_MOST_LANES]) if lane == "place" else {},
    }.get(lane, {name: name for name in counted})
    chosen = {name: names.get(name, name) for name in counted[:_MOST_LANES] if name}
    if len(chosen) < len(counted):
        chosen[""] = labels("lane.others")
    return chosen


def _place_names(here: Visit, ids: list[str]) -> dict[str, str]:
    found = here.opened.queries.tables.query(
        "SELECT place_id, name_en, name_ar FROM places WHERE place_id IN (SELECT unnest(?))", [ids]
    )
    return {row["place_id"]: here.labels.of(row["name_en"], row["name_ar"]) for row in records(found)}


def show_strip(here: Visit) -> None:
    """Where the data is; a stretch drawn over it becomes the range of days."""
    unit = unit_for(here.extent)
    density = here.opened.queries.density(here.wanted, unit=unit)
    if density.empty:
        return
    drawing = build_strip(density, look=here.look, span=here.extent, chosen=here.span, unit=unit)
    show_chart(
        drawing, key=selection.STRIP, alt=here.labels("strip.alt"),
        on_range_change=partial(selection.take_range, selection.STRIP),
    )  # fmt: skip


def show_timeline(here: Visit, shown: int, *, lane: Lane = "type", selected: list[str]) -> list[str]:
    """The events of the range, one by one (then their ids are returned in order) or, when there are many, by month."""
    lanes, look, span = lane_names(here, lane), here.look, here.span
    order: list[str] = []
    unit = unit_for(span, most=_MOST_BINS) if shown > MOST_SINGLE else None
    if unit is None:
        rows = here.opened.queries.rows(here.wanted, lane=lane)
        order = rows["event_id"].tolist()
        drawing = build_timeline(rows, look=look, lanes=lanes, span=span, selected=selected)
    else:
        bins = here.opened.queries.bins(here.wanted, lane=lane, unit=unit)
        drawing = build_binned_timeline(bins, look=look, lanes=lanes, span=span, unit=unit, by_type=lane == "type")
    st.session_state[selection.UNIT] = unit
    show_chart(
        drawing,
        key=selection.TIMELINE,
        alt=here.labels.plural("timeline.alt", shown),
        take=_picture(here),
        on_event_change=selection.take_event,
        on_cell_change=selection.take_cell,
        on_range_change=partial(selection.take_range, selection.TIMELINE),
    )
    return order


def _picture(here: Visit) -> dict[str, str]:
    """The button over the timeline by which the browser saves it as a picture."""
    form = st.session_state.get(PICTURE) or "png"
    return {"form": form, "name": "khatt-timeline", "title": here.labels("picture.take")}


def show_map(here: Visit, *, height: int = 460, selected: str | None) -> None:
    """The facts of the range, one dot a place and type; claims only where they were asked for."""
    wanted = on_map(here)
    spots = find_spots(here.opened.queries, wanted)
    ways = find_ways(here.opened.queries, wanted)
    group = build_spots(
        spots, places_of(here, spots), look=here.look, ways=ways, selected=selected, box=here.wanted.box
    )
    st_folium(
        base_map(here), key=selection.MAP, height=height, use_container_width=True, feature_group_to_add=group,
        returned_objects=["last_object_clicked_popup"], on_change=selection.take_map,
    )  # fmt: skip


def on_map(here: Visit) -> EventFilter:
    """The filter with the statuses that the map shows."""
    return replace(here.wanted, statuses=here.statuses_on_map)


def show_player(here: Visit, *, height: int = 720, selected: str | None, types: tuple[str, ...] = ()) -> None:
    """The map with the time slider; a step of the slider stays in the browser.

    Args:
        here: the visit.
        height: pixels.
        selected: id of the place to ring.
        types: event types to keep of those that the filter asks for; all when left out.
    """
    wanted = on_map(here)
    if types:
        wanted = replace(wanted, types=tuple(t for t in types if t in (wanted.types or types)) or ("",))
    moments = find_moments(here.opened.queries, wanted)
    ways = find_ways(here.opened.queries, wanted, by_day=True)
    group = build_player(
        moments, places_of(here, moments), look=here.look, span=here.span, ways=ways, at=session.get("at"),
        box=here.wanted.box, selected=selected,
    )  # fmt: skip
    st_folium(
        base_map(here, below=175),
        key=selection.MAP,
        height=height,
        use_container_width=True,
        feature_group_to_add=group,
        returned_objects=["last_object_clicked_popup"],
        on_change=selection.take_map,
    )

    if not sides_apart(moments):
        st.caption(here.labels("player.no_sides"))


def base_map(here: Visit, *, below: int = 0) -> Any:
    """The map without events; a new object every run, since `st_folium` changes what it is given."""
    return build_map(here.look, scripts=scripts(here.opened.map_script), styles=styles(), below=below)


def places_of(here: Visit, spots: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Rows of `places` for some spots, by id."""
    ids = [place for place in set(spots["place_id"]) if isinstance(place, str)]
    found = here.opened.queries.tables.query("SELECT * FROM places WHERE place_id IN (SELECT unnest(?))", [ids])
    return {row["place_id"]: row for row in records(found)}


def show_table(here: Visit, *, only: str = "", key: str = selection.TABLE) -> None:
    """Events to read and to select, the same as the pictures show."""
    rows = here.opened.queries.listed(here.wanted, only=only, limit=_MOST_ROWS)
    if rows.empty:
        st.caption(here.labels("table.empty"))
        return
    event_id = session.get("event")
    show_event_table(event_table(rows, here.look, selected=event_id), key=key, take=selection.select_event)
    if len(rows) == _MOST_ROWS:
        st.caption(here.labels("table.cut", n=here.labels.number(_MOST_ROWS)))


def selected_place_of(here: Visit, selected: list[str]) -> str | None:
    """The place to ring on the map: the one that was chosen there, or the place of the chosen event."""
    place: str | None = session.get("place")
    if place or not selected:
        return place
    found = here.opened.queries.tables.query("SELECT place_id FROM shown WHERE event_id = ?", [selected[0]])
    places = [place_id for place_id in found["place_id"] if isinstance(place_id, str)]
    return places[0] if places else None


def show_tables(here: Visit, counts: Counts, *names: str) -> None:
    """The tables under the pictures, folded: what is not opened is not made.

    Args:
        here: the visit.
        counts: how much is shown.
        names: `shown`, `unplaced`, `undated`: the tables to offer.
    """
    labels = here.labels
    frame.section(labels("table.title"), labels)
    numbers = {"shown": counts.shown, "unplaced": counts.unplaced, "undated": counts.undated}
    for name in names:
        title = labels.plural(f"table.{name}", numbers[name])
        fold = st.expander(title, key=f"{selection.TABLE}_{name}_fold", on_change="rerun")
        if fold.open:
            with fold:
                show_table(here, only="" if name == "shown" else name, key=f"{selection.TABLE}_{name}")
