"""Timeline: full width, lanes by choice, from a day to decades."""

import streamlit as st

from pipeline import ensure_tables
from views import beside, frame, pictures, selection, session, spans, visit
from views.heading import show_heading
from views.legend import legend_line
from views.routing import through_router
from views.state import LANES

through_router()
here = visit.current(ensure_tables)
labels = here.labels
counts = here.opened.queries.counts(here.wanted)
selected = selection.selected_ids(here)

show_heading(here, counts)
st.segmented_control(
    labels("lane.title"), LANES, format_func=lambda lane: labels(f"lane.{lane}"), required=True, **session.keep("lane")
)
session.write_url()
pictures.show_strip(here)
spans.show_steps(here)
order = []
if counts.shown:
    order = pictures.show_timeline(here, counts.shown, lane=session.get("lane"), selected=selected)
    st.caption(labels("timeline.hint" if order else "timeline.binned", n=labels.number(pictures.MOST_SINGLE)))
    st.html(legend_line(here.look, list(pictures.lane_names(here, "type"))))
else:
    frame.empty_range(labels, read=bool(counts.all_facts))

evidence, table = st.columns([1, 1.4], gap="medium")
with evidence:
    beside.show_evidence(here, selected, order=order, hint="evidence.none_timeline")
with table:
    pictures.show_tables(here, counts, "shown", "undated")
