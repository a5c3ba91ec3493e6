"""The export menu: choose a format, take away what is shown. A file is made when it is asked for."""

from collections.abc import Callable

import streamlit as st

from store.queries_details import records
from store.queries_export import export_rows
from store.queries_moments import find_moments
from store.queries_ways import find_ways
from views import pictures
from views.export_page import build_page
from views.exports import EXPORTS
from views.visit import Visit

PAGE = "page"


def show_exports(here: Visit) -> None:
    """A button that opens the formats."""
    labels = here.labels
    menu = st.popover(labels("export.title"), icon=":material/download:", key="khatt_take_away", on_change="rerun")
    if not menu.open:
        return
    with menu:
        st.caption(labels("export.what"))
        chosen = st.selectbox(
            labels("export.format"),
            [PAGE, *EXPORTS],
            format_func=lambda name: labels(f"export.{name}"),
            key="khatt_export",
        )
        build, name, mime = _file(here, chosen)
        st.download_button(labels("export.take"), build, file_name=name, mime=mime, on_click="ignore", type="primary")
        st.radio(
            labels("picture.title"), ("png", "svg"), format_func=str.upper, help=labels("picture.help"),
            key=pictures.PICTURE, horizontal=True,
        )  # fmt: skip


def _file(here: Visit, chosen: str) -> tuple[Callable[[], bytes], str, str]:
    """How the file is made, its name and its media type."""
    queries, wanted = here.opened.queries, here.wanted
    if chosen != PAGE:
        export = EXPORTS[chosen]
        return lambda: export.build(export_rows(queries, wanted)), export.name, export.mime

    def build() -> bytes:
        moments = find_moments(queries, pictures.on_map(here))
        return build_page(
            export_rows(queries, wanted),
            moments,
            find_ways(queries, pictures.on_map(here), by_day=True),
            pictures.places_of(here, moments),
            outlines=records(queries.tables.query("SELECT * FROM outlines")),
            look=here.look,
            span=here.span,
            box=wanted.box,
        )

    return build, "khatt.html", "text/html"
