"""What stands beside the pictures: the evidence of what is selected, and the way from one event to the next."""

from collections.abc import Sequence

import streamlit as st

from store.queries_details import load_events
from store.queries_tellings import load_tellings
from views import frame, selection, session
from views.evidence import event_card
from views.tellings import tellings_html
from views.visit import Visit


def show_evidence(
    here: Visit, selected: Sequence[str], *, order: Sequence[str] = (), hint: str = "evidence.none"
) -> None:
    """Cards of the selected events, or what to do to select one.

    Args:
        here: the visit.
        selected: ids of the events.
        order: ids of the events on the timeline, for the step to the next one.
        hint: key of the words that say how an event is selected on this page.
    """
    with st.container(key="khatt_beside"):
        _show_cards(here, selected, order=order, hint=hint)


def _show_cards(here: Visit, selected: Sequence[str], *, order: Sequence[str], hint: str) -> None:
    labels = here.labels
    frame.section(labels("evidence.title"), labels)
    if order:
        _show_steps(here, list(order), selected)
    if not selected:
        frame.empty(labels("evidence.none_here" if session.get("place") else hint), labels)
        return
    if len(selected) > 1:
        st.caption(labels.plural("evidence.several", len(selected)))
    rows = load_events(here.opened.queries.tables, selected[: selection.MOST_CARDS])
    for row in rows:
        st.html(event_card(row, here.look, open_sources=len(rows) == 1 and len(row["source_rows"]) > 1))
        if len(rows) == 1:
            tellings = load_tellings(here.opened.queries.tables, row["event_id"])
            if tellings:
                st.html(tellings_html(tellings, labels, event_id=row["event_id"]))
        st.page_link(
            "pages/reader.py", label=labels("evidence.read"), icon=":material/article:",
            query_params={"lang": labels.language, "article": row["article_id"], "event": row["event_id"]},
        )  # fmt: skip
    if len(selected) > selection.MOST_CARDS:
        st.caption(labels.plural("evidence.more", len(selected) - selection.MOST_CARDS))


def _show_steps(here: Visit, order: list[str], selected: Sequence[str]) -> None:
    """Buttons (and arrow keys) to the event before and after."""
    labels = here.labels
    at = order.index(selected[0]) if len(selected) == 1 and selected[0] in order else None
    before = None if at is None or at == 0 else order[at - 1]
    after = order[0] if at is None else order[at + 1] if at + 1 < len(order) else None
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            labels("step.back"), on_click=selection.select_event, args=(before,), disabled=before is None,
            shortcut="Left", key="khatt_back",
        )  # fmt: skip
        st.button(
            labels("step.forth"), on_click=selection.select_event, args=(after,), disabled=after is None,
            shortcut="Right", key="khatt_forth",
        )  # fmt: skip
        if at is not None:
            st.caption(labels("step.at", n=labels.number(at + 1), all=labels.number(len(order))))
