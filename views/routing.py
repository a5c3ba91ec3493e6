"""Which pages there are, and how a page that Streamlit opened by its old rules hands over to `app.py`.

Streamlit takes a folder called `pages/` for an app of its old kind until `st.navigation` was called once on the server:
a fresh server whose first visit is `/map` runs `pages/map.py` alone. See docs/decisions/0006-pages-and-routing.md.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from views.labels import Labels

PAGES = ("overview", "timeline", "map", "forces", "reader", "sources")
_ROUTED: ContextVar[bool] = ContextVar("routed", default=False)


def build_pages(labels: Labels) -> list[StreamlitPage]:
    """The pages in the order of the menu, the first one at `/`."""
    return [
        st.Page(f"pages/{name}.py", title=labels(f"page.{name}"), url_path=name, default=name == PAGES[0])
        for name in PAGES
    ]


@contextmanager
def routed() -> Iterator[None]:
    """Run a page from `app.py`."""
    token = _ROUTED.set(True)
    try:
        yield
    finally:
        _ROUTED.reset(token)


def through_router() -> None:
    """First line of every page: where the page runs alone, call `st.navigation` once and start over with `app.py`."""
    if not _ROUTED.get():
        st.navigation(build_pages(Labels()), position="hidden")
        st.rerun()
