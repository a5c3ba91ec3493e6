"""The head of a page: how many of how many events are shown, and the ways to take them away."""

import streamlit as st

from store.queries_events import Counts
from views.export_menu import show_exports
from views.summary import summary_html
from views.visit import Visit


def show_heading(here: Visit, counts: Counts) -> None:
    """One line: the counts in words, and the export menu at its end."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(summary_html(counts, here.span, here.labels), width="stretch")
        show_exports(here)
