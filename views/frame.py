"""What stands around every page: style, direction, the name in the sidebar, notices, the message when a page fails."""

import gc
from html import escape
from pathlib import Path

import streamlit as st

from views import chart, session
from views.labels import Labels
from views.problems import problem_words

_STYLE, _STYLE_RTL = (
    (Path(__file__).resolve().parent / name).read_text(encoding="utf-8") for name in ("style.css", "style_rtl.css")
)
_MARK = '<i class="khatt-logo" aria-hidden="true"></i>'


def begin(labels: Labels) -> None:
    """The style sheet, the script of the drawings and the direction of the page."""
    right = labels.direction == "rtl"
    st.html(f"<style>{_STYLE}{_STYLE_RTL if right else ''}</style>")
    chart.send_script(labels.language)
    if right:
        st.html('<div class="khatt-rtl-on" lang="ar" dir="rtl"></div>')


def show_brand(labels: Labels) -> None:
    """The name at the top of the sidebar."""
    words = f"{escape(labels('app.name'))}<small>{escape(labels('app.tagline'))}</small>"
    st.sidebar.html(f'<div class="khatt-brand" dir="{labels.direction}">{_MARK}<span>{words}</span></div>')


@st.cache_resource(max_entries=20, show_spinner=False)
def settle(_page: str) -> None:
    """Once a page of a server: take what is loaded out of the search for garbage.

    Streamlit searches all of Python's memory after every run, which takes longer than the run itself.
    """
    gc.collect()
    gc.freeze()


def show_notices(labels: Labels) -> None:
    """Say which parts of a link could not be read."""
    if names := session.broken():
        st.warning(labels("notice.broken_link", names=", ".join(names)), icon="⚠️")


def show_failure(labels: Labels, *, what: str = "") -> None:
    """A plain message and a way out, instead of whatever went wrong."""
    st.error(labels("failure.page") + (f"\n\n{problem_words(what, labels)}" if what else ""), icon="⚠️")
    st.button(labels("failure.retry"), on_click=session.reset, key="khatt_failure_reset")


def warn(words: str, labels: Labels) -> None:
    """A warning that may hold words from outside: shown as they are, where Streamlit's would read them as Markdown."""
    st.html(f'<div class="khatt-warning" role="alert" dir="{labels.direction}">⚠️ {escape(words)}</div>')


def section(words: str, labels: Labels) -> None:
    """A small heading over a picture."""
    st.html(f'<h2 class="khatt-section" dir="{labels.direction}">{escape(words)}</h2>')


def empty_range(labels: Labels, *, read: bool) -> None:
    """Nothing fits: why, and the way out at hand, since on a phone the sidebar is folded away.

    Args:
        labels: words of the page.
        read: whether the tables hold any event.
    """
    empty(labels("empty.range" if read else "empty.tables"), labels)
    if read:
        st.button(labels("filter.reset"), on_click=session.reset, key="khatt_empty_reset")


def empty(words: str, labels: Labels) -> None:
    """A box that says why nothing stands here."""
    st.html(f'<div class="khatt-empty" dir="{labels.direction}">{escape(words)}</div>')
