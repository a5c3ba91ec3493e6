"""Loading the gazetteer: the bundled rows, and over them what a user imported or names for one run."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from geo.gazetteer import Gazetteer, build_gazetteer
from geo.importing import load_overlays, overlays, with_file
from geo.place_rows import PlaceRow, RegionRow
from lexicon import load_rows

PLACES = "gazetteer/places.csv"
REGIONS = "gazetteer/regions.csv"
SETTING = "KHATT_GAZETTEER"


def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """The bundled gazetteer with the user's imports laid over it.

    Args:
        path: a GeoNames dump or a CSV to lay over the bundled rows instead of the imports, for this run alone; where
            it is None, the setting `KHATT_GAZETTEER` names it.

    Raises:
        GazetteerError: the file at `path` cannot be used.
        RuleError: a bundled or imported file is broken; the message begins with `file:line:`.
    """
    named = path or (Path(setting) if (setting := os.environ.get(SETTING)) else None)
    if named is not None:
        return _load_with_file(named, _changed_at(named))
    return _load_with_overlays(tuple((overlay, _changed_at(overlay)) for overlay in overlays()))


@cache
def load_bundled() -> Gazetteer:
    """The bundled gazetteer alone."""
    return build_gazetteer(load_rows(PLACES, PlaceRow, key="place_id"), load_rows(REGIONS, RegionRow, key="place_id"))


@cache
def _load_with_overlays(stamps: tuple[tuple[Path, int], ...]) -> Gazetteer:
    bundled = load_bundled()
    if not stamps:
        return bundled
    with _collector_resting():
        return build_gazetteer(load_overlays(bundled.rows).values(), bundled.regions.values())


@cache
def _load_with_file(path: Path, changed_at: int) -> Gazetteer:  # noqa: ARG001 - a changed file is read again
    with _collector_resting():
        return with_file(path, load_bundled())


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Without the garbage collector, which would walk the growing tables again and again and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _changed_at(path: Path) -> int:
    """When a file changed last, in nanoseconds; 0 for one that is not there (reading it then says so)."""
    return path.stat().st_mtime_ns if path.exists() else 0
