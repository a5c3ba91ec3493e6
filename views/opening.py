"""The tables of this server, opened once and shared by all visitors."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from store.queries_details import records
from store.queries_events import EventQueries
from store.tables import open_tables
from views.labels import Labels
from views.leaflet import serve_script
from views.look import Look
from views.palette import theme_of

Progress = Callable[[int, int], None]
_OPEN: set[tuple[str, int]] = set()
"""Builds that this server has opened before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One build, ready to be asked."""

    queries: EventQueries
    """Its events."""
    ontology: list[dict[str, Any]]
    """Event types in the order of the file, subtypes with their `parent`."""
    actors: list[dict[str, Any]]
    """Actors that take part in an event, most events first: actor_id, name_en, name_ar, side."""
    governorates: list[dict[str, Any]]
    """Governorates that hold an event, most events first: governorate, name_ar."""
    outlets: list[str]
    """Outlets, most events first."""
    map_script: str
    """Name of the script that maps load."""
    facts: dict[str, str]
    """What the build says about itself."""

    @property
    def types(self) -> list[dict[str, Any]]:
        """Event types without their subtypes."""
        return [row for row in self.ontology if not row["parent"]]


def ensure_opened(ensure_tables: Callable[..., Path], labels: Labels) -> Opened:
    """The tables; while they are built, a bar tells how far it is.

    Args:
        ensure_tables: builds what is missing, given `progress`, and returns the folder.
        labels: words of the page.
    """
    place = st.empty()

    def progress(done: int, of: int) -> None:
        words = labels("build.progress", done=labels.number(done), all=labels.number(of))
        place.progress(done / of if of else 0.0, text=words)

    folder = ensure_tables(progress=progress)
    place.empty()
    build = str(folder), (folder / "build.parquet").stat().st_mtime_ns
    if build in _OPEN:
        return _open(*build)
    with place, st.spinner(labels("open.progress")):
        opened = _open(*build)
    _OPEN.add(build)
    return opened


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(folder: str, _built: int) -> Opened:
    queries = EventQueries(open_tables(Path(folder)))
    ask = queries.tables.query
    actors = ask(
        "SELECT a.actor_id, any_value(a.name_en) AS name_en, any_value(a.name_ar) AS name_ar, "
        "any_value(a.side) AS side, count(*) AS n FROM event_actors a "
        "WHERE a.actor_id IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1"
    )
    governorates = ask(
        "SELECT s.governorate, any_value(p.name_ar) AS name_ar, count(*) AS n FROM shown s "
        "LEFT JOIN outlines p ON p.kind = 'governorate' AND starts_with(p.name_en, s.governorate) "
        "WHERE coalesce(s.governorate, '') <> '' GROUP BY 1 ORDER BY n DESC, 1"
    )
    outlets = ask(
        "SELECT source, count(*) AS n FROM shown_sources WHERE coalesce(source, '') <> '' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return Opened(
        queries=queries,
        ontology=records(ask("SELECT * FROM ontology")),
        actors=records(actors),
        governorates=records(governorates),
        outlets=[row["source"] for row in records(outlets)],
        map_script=serve_script(records(ask("SELECT * FROM outlines"))),
        facts={row["key"]: row["value"] for row in records(ask("SELECT * FROM build"))},
    )


def look_of(opened: Opened, labels: Labels) -> Look:
    """Words and colours of this visitor's pages."""
    theme = theme_of(st.context.theme.type)
    colours = {row["type"]: row["colour"] or "" for row in opened.types}
    names = {row["type"]: labels.of(row["label_en"], row["label_ar"]) for row in opened.ontology}
    return Look(labels=labels, theme=theme, colours=colours, type_names=names)
