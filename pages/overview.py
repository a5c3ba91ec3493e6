"""Overview: the one page to send to somebody. Range, counts, timeline above map, evidence beside."""

import streamlit as st

from pipeline import ensure_tables
from views import beside, frame, pictures, selection, visit
from views.legend import legend_help, legend_line
from views.routing import through_router
from views.summary import summary_html

through_router()
here = visit.current(ensure_tables)
labels = here.labels
counts = here.opened.queries.counts(here.wanted)
selected = selection.selected_ids(here)

st.html(summary_html(counts, here.span, labels))
pictures.show_strip(here)
if not counts.shown:
    frame.empty(labels("empty.range" if counts.all_facts else "empty.tables"), labels)

left, right = st.columns([2.15, 1], gap="medium")
with left:
    if counts.shown:
        frame.section(labels("timeline.title"), labels)
        pictures.show_timeline(here, counts.shown, selected=selected)
    types = list(pictures.lane_names(here, "type"))
    st.html(legend_line(here.look, types, with_types=True))
    frame.section(labels("map.title"), labels)
    pictures.show_map(here, selected=pictures.selected_place_of(here, selected))
    with st.expander(labels("legend.title")):
        definitions = {row["type"]: labels.of(row["definition_en"], row["definition_ar"]) for row in here.opened.types}
        st.html(legend_help(here.look, definitions))
with right:
    beside.show_evidence(here, selected, order=pictures.order_of(here, counts.shown))

frame.section(labels("table.title"), labels)
shown, unplaced, undated = st.tabs(
    [
        labels.plural("table.shown", counts.shown),
        labels("table.unplaced"),
        labels.plural("table.undated", counts.undated),
    ]
)
with shown:
    pictures.show_table(here)
with unplaced:
    pictures.show_table(here, only="unplaced", key="khatt_table_unplaced")
with undated:
    pictures.show_table(here, only="undated", key="khatt_table_undated")
