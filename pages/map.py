"""Map: where, and in the browser a slider that plays when."""

import streamlit as st

from pipeline import ensure_tables
from views import beside, frame, pictures, selection, visit
from views.export_menu import show_exports
from views.legend import legend_line, side_line
from views.routing import through_router
from views.summary import summary_html

through_router()
here = visit.current(ensure_tables)
labels = here.labels
counts = here.opened.queries.counts(here.wanted)
selected = selection.selected_ids(here)

with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
    st.html(summary_html(counts, here.span, labels), width="stretch")
    show_exports(here)
picture, evidence = st.columns([2.4, 1], gap="medium")
with picture:
    if not counts.shown:
        frame.empty(labels("empty.range" if counts.all_facts else "empty.tables"), labels)
    pictures.show_player(here)
    st.html(legend_line(here.look, list(pictures.lane_names(here, "type"))))
    st.html(side_line(here.look, list(pictures.lane_names(here, "side"))))
with evidence:
    beside.show_evidence(here, selected)
pictures.show_tables(here, counts, "shown", "unplaced")
