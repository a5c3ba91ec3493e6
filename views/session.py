"""The state of a visitor: read from the URL once, kept by the widgets, written back to the URL."""

from typing import Any

import streamlit as st

from views.state import FILTERS, PARAMS, read_params, write_params

_READY = "_khatt_ready"
_BROKEN = "_khatt_broken"
_VALUE = "_khatt_value_"


def begin() -> None:
    """On a visitor's first run, take the URL's parameters over into the state."""
    if _READY in st.session_state:
        return
    values, wrong = read_params({name: st.query_params.get_all(name) for name in st.query_params})
    for name, value in values.items():
        put(name, value)
    st.session_state[_BROKEN] = wrong
    st.session_state[_READY] = True


def get(name: str) -> Any:
    """Value of a parameter of the state."""
    return st.session_state.get(_VALUE + name, PARAMS[name].default)


def put(name: str, value: Any) -> None:
    """Change a parameter of the state, and the widget that shows it."""
    st.session_state[_VALUE + name] = value
    st.session_state[widget(name)] = value


def widget(name: str) -> str:
    """Key of the widget that shows a parameter."""
    return f"khatt_{name}"


def take(name: str) -> None:
    """Callback of a widget: its value becomes the state's."""
    st.session_state[_VALUE + name] = st.session_state[widget(name)]


def keep(name: str) -> dict[str, Any]:
    """Arguments that tie a widget to a parameter: `st.toggle(label, **keep("sure"))`."""
    st.session_state.setdefault(widget(name), get(name))
    return {"key": widget(name), "on_change": take, "args": (name,)}


def values() -> dict[str, Any]:
    """The whole state, by parameter."""
    return {name: get(name) for name in PARAMS}


def reset() -> None:
    """Put every filter and the selection back."""
    for name in (*FILTERS, "event", "place"):
        put(name, PARAMS[name].default)
    st.session_state[_BROKEN] = []


def broken() -> list[str]:
    """Parameters of the link that could not be read."""
    found: list[str] = st.session_state.get(_BROKEN, [])
    return found


def report_broken(name: str) -> None:
    """Note that a parameter of the link names something that is not there."""
    st.session_state[_BROKEN] = sorted({*broken(), name})


def write_url() -> None:
    """Make the URL say what is shown."""
    wanted = write_params(values())
    current = {name: st.query_params.get_all(name) for name in st.query_params}
    if current != wanted:
        st.query_params.from_dict(wanted)
