"""The table of events on the page: a component of Streamlit that hands its rows to `views/assets/table.js`."""

from collections.abc import Callable

import streamlit as st

from views.leaflet import ASSETS
from views.table import EventTable

_SCRIPT = "\n".join(line.strip() for line in (ASSETS / "table.js").read_text(encoding="utf-8").splitlines())
_CODE = st.components.v2.component("khatt_table_code", js=_SCRIPT + "\nexport default () => {};")
_WAIT = "const w = window;\nexport default (c) => w.khattTable ? w.khattTable(c) : void (w.khattTables ??= []).push(c);"
_TABLE = st.components.v2.component("khatt_table", js=_WAIT, isolate_styles=False)


def show_event_table(table: EventTable, *, key: str, take: Callable[[str | None], None]) -> None:
    """Put the table on the page, its script in an element of its own, which the browser keeps.

    Args:
        table: what `views.table.event_table` made.
        key: key of the element.
        take: what to do with the id of the event that was chosen; None when it was let go.
    """

    def taken() -> None:
        take((st.session_state.get(key) or {}).get("event") or None)

    _CODE(key=f"{key}_code")
    _TABLE(key=key, data=table, on_event_change=taken)
