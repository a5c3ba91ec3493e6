"""Map: where, and in the browser a slider that plays when."""

import streamlit as st

from pipeline import ensure_tables
from views import beside, frame, pictures, selection, visit
from views.heading import show_heading
from views.legend import legend_line, side_line
from views.routing import through_router

through_router()
here = visit.current(ensure_tables)
labels = here.labels
counts = here.opened.queries.counts(here.wanted)
selected = selection.selected_ids(here)

show_heading(here, counts)
picture, evidence = st.columns([2.4, 1], gap="medium")
with picture:
    if not counts.shown:
        frame.empty_range(labels, read=bool(counts.all_facts))
    pictures.show_player(here, selected=pictures.selected_place_of(here, selected))
    st.html(legend_line(here.look, list(pictures.lane_names(here, "type")), on_map=True))
    if sides := side_line(here.look, pictures.lane_names(here, "side")):
        st.html(sides)
with evidence:
    beside.show_evidence(here, selected, hint="evidence.none_map")
pictures.show_tables(here, counts, "shown", "unplaced")
