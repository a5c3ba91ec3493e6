"""Khatt: Arabic news about Syria as a timeline and a map. Run with `streamlit run app.py`.

The router: page setup, language and direction, filters, navigation. The pages are in `pages/`.
"""

import logging

import streamlit as st

from model import KhattError
from pipeline import ensure_tables
from views import frame, selection, session, sidebar, visit
from views.routing import build_pages, routed
from views.state import labels_of

st.set_page_config(page_title="Khatt · خط", page_icon="🧭", layout="wide", initial_sidebar_state=316)
session.begin()
labels = labels_of(session.values())
frame.begin(labels)
page = st.navigation(build_pages(labels), position="top")
try:
    frame.show_brand(labels)
    sidebar.show_language(labels)
    here = visit.current(ensure_tables)
    if sidebar.drop_unknown(here):
        here = visit.current(ensure_tables)
    selection.drop_unknown(here.opened.queries)
    session.write_url()
    frame.show_notices(labels)
    try:
        with routed(), visit.shared(here):
            page.run()
    finally:  # after the pictures, so that these are drawn first
        sidebar.show_filters(here, page=page.url_path)
    frame.settle(page.url_path)
except KhattError as error:
    logging.getLogger("khatt").exception("the page %s could not be shown", page.url_path)
    frame.show_failure(labels, what=str(error))
except Exception:
    logging.getLogger("khatt").exception("the page %s failed", page.url_path)
    frame.show_failure(labels)
