"""Forces: troop numbers as they were claimed, by whom, and where claims disagree."""

import streamlit as st

from pipeline import ensure_tables
from store.queries_forces import find_claims
from views import beside, frame, pictures, selection, visit
from views.forces import build_forces, claims_html, forces_html
from views.legend import claims_line, side_line
from views.routing import through_router

through_router()
here = visit.current(ensure_tables)
labels = here.labels
selected = selection.selected_ids(here)
claims = find_claims(here.opened.queries, here.wanted)
names = {side: labels.name(f"side.{side or 'unknown'}") for side in claims["side"].unique()}

st.html(forces_html(len(claims), labels))
picture, evidence = st.columns([2.15, 1], gap="medium")
with picture:
    if claims.empty:
        frame.empty(labels("forces.none"), labels)
    else:
        st.html(claims_line(here.look, sorted(names)))
        st.plotly_chart(
            build_forces(claims, look=here.look, span=here.span, names=names),
            key=selection.FORCES,
            on_select=selection.take_claim,
            selection_mode="points",
            config={"displayModeBar": False},
            theme=None,
            alt=labels("forces.alt"),
        )
    frame.section(labels("forces.map"), labels)
    pictures.show_player(
        here, height=600, types=("TROOP_PRESENCE", "TROOP_MOVEMENT"),
        selected=pictures.selected_place_of(here, selected),
    )  # fmt: skip
    if sides := side_line(here.look, pictures.lane_names(here, "side")):
        st.html(sides)
with evidence:
    beside.show_evidence(here, selected, hint="evidence.none_forces")
if not claims.empty:
    frame.section(labels("table.title"), labels)
    st.html(claims_html(claims, here.look, names))
