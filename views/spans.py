"""Stepping through time: the stretch before, after, twice as long, half as long."""

from datetime import date, timedelta

import streamlit as st

from views import selection
from views.visit import Visit

Days = tuple[date, date]


def moved(span: Days, *, by: int) -> Days:
    """The stretch of the same length that lies `by` lengths later (earlier when negative)."""
    length = span[1] - span[0] + timedelta(days=1)
    return _real(span[0], length * by), _real(span[1], length * by)


def stretched(span: Days, *, within: Days) -> Days:
    """Twice the stretch about the same middle, no further than the data goes."""
    more = timedelta(days=max(1, ((span[1] - span[0]).days + 1) // 2))
    return max(_real(span[0], -more), min(within[0], span[0])), min(_real(span[1], more), max(within[1], span[1]))


def halved(span: Days) -> Days:
    """The middle half of the stretch, one day at least."""
    less = timedelta(days=((span[1] - span[0]).days + 1) // 4)
    return span[0] + less, max(span[0] + less, span[1] - less)


def _real(day: date, move: timedelta) -> date:
    """A day moved, kept on the calendar."""
    try:
        return day + move
    except OverflowError:
        return date.min if move.days < 0 else date.max


def show_steps(here: Visit) -> None:
    """Buttons for the stretch before and after, for zooming, and for all days."""
    labels, span = here.labels, here.span
    steps = (
        ("span.before", moved(span, by=-1)), ("span.after", moved(span, by=1)), ("span.closer", halved(span)),
        ("span.wider", stretched(span, within=here.extent)), ("span.all", (None, None)),
    )  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        for key, days in steps:
            st.button(labels(key), key=f"khatt_{key}", on_click=selection.set_range, args=days)
