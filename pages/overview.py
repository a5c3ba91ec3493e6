"""Overview: the one page to send to somebody. Range, counts, timeline above map, evidence beside."""

import streamlit as st

from pipeline import ensure_tables
from views import beside, frame, pictures, selection, visit
from views.heading import show_heading
from views.legend import legend_help, legend_line
from views.routing import through_router

through_router()
here = visit.current(ensure_tables)
labels = here.labels
counts = here.opened.queries.counts(here.wanted)
selected = selection.selected_ids(here)

show_heading(here, counts)
pictures.show_strip(here)
left, right = st.columns([2.15, 1], gap="medium")
with left:
    order = []
    if counts.shown:
        frame.section(labels("timeline.title"), labels)
        order = pictures.show_timeline(here, counts.shown, selected=selected)
    else:
        frame.empty_range(labels, read=bool(counts.all_facts))
    st.html(legend_line(here.look, list(pictures.lane_names(here, "type")), on_map=True))
    frame.section(labels("map.title"), labels)
    pictures.show_map(here, selected=pictures.selected_place_of(here, selected))
    legend = st.expander(labels("legend.title"), key="khatt_legend", on_change="rerun")
    if legend.open:
        definitions = {row["type"]: labels.of(row["definition_en"], row["definition_ar"]) for row in here.opened.types}
        legend.html(legend_help(here.look, definitions))
with right:
    beside.show_evidence(here, selected, order=order)
pictures.show_tables(here, counts, "shown", "unplaced", "undated")
