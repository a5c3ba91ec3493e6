"""The drawings on the page: a component of Streamlit that hands each to `views/assets/chart.js`."""

import json
from typing import Any

import streamlit as st

from views.drawing import Drawing
from views.leaflet import ASSETS

_SCRIPT = "\n".join(line.strip() for line in (ASSETS / "chart.js").read_text(encoding="utf-8").splitlines())
_CODE = st.components.v2.component(
    "khatt_chart_code", js=_SCRIPT + "\nexport default ({ data }) => { document.documentElement.lang = data; };"
)
_CHART = st.components.v2.component(
    "khatt_chart",
    js="export default (c) =>\n window.khattChart ? window.khattChart(c) : void (window.khattWaiting ??= []).push(c);",
    isolate_styles=False,
)


def send_script(language: str) -> None:
    """The script that draws, and the language in which a screen reader speaks the page.

    In an element of its own, which the browser keeps and which is not sent again.
    """
    _CODE(key="khatt_chart_code", data=language)


def show_chart(drawing: Drawing, *, key: str, alt: str, take: dict[str, str] | None = None, **callbacks: Any) -> None:
    """Put a drawing on the page.

    Args:
        drawing: what `views.timeline` or `views.density` made.
        key: key of the element.
        alt: what the picture shows, for those who do not see it.
        take: `form` (png or svg), `name` and `title` of a button that saves the picture; None for no button.
        callbacks: `on_event_change`, `on_cell_change`, `on_range_change`: what to do with a choice (`taken`).
    """
    words = json.dumps(drawing | {"alt": alt, "take": take}, ensure_ascii=False, separators=(",", ":"))
    _CHART(key=key, data=words.encode(), **callbacks)


def taken(key: str, name: str) -> Any:
    """What was chosen on a drawing, inside a callback: an event's id, a cell's day, or two days."""
    return (st.session_state.get(key) or {}).get(name)
