"""Bring your own gazetteer: a file laid over the bundled rows, kept in `data/gazetteer/imported/`, undone at once."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from tqdm import tqdm

from geo.gazetteer import Gazetteer, build_gazetteer
from geo.importing_merge import Merger, RowReport, lay_over
from geo.importing_sources import GEONAMES_COLUMNS, SourceRow, read_source
from geo.place_rows import PlaceRow, load_place_rows
from lexicon import DATA
from model import GazetteerError

IMPORTED = DATA / "gazetteer" / "imported"
GEONAMES_LICENCE = "CC BY 4.0, GeoNames"
_COLUMNS = tuple(field.name for field in msgspec.structs.fields(PlaceRow))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What one import did."""

    source: Path
    """The file that was read."""
    written: Path | None
    """The overlay that it became; None when nothing was kept."""
    rows: tuple[RowReport, ...]
    """What became of each row, in order."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Number of rows by outcome."""
        return Counter(row.outcome for row in self.rows)


def merge_file(path: Path, gazetteer: Gazetteer, *, progress: bool = False) -> Merger:
    """Read a file and merge its rows into a gazetteer, in memory.

    Raises:
        GazetteerError: the file cannot be read at all.
    """
    rows: Iterator[SourceRow] = read_source(path)
    licence = GEONAMES_LICENCE if _is_geonames(path) else "as its owner says"
    merger = Merger(gazetteer=gazetteer, source=f"imported:{path.name}", licence=licence)
    merger.take_all(tqdm(rows, desc=path.name, unit=" rows", disable=None if progress else True))
    return merger


def import_file(path: Path, standing: Gazetteer, *, folder: Path | None = None, progress: bool = False) -> ImportReport:
    """Lay a file over what stands and keep the result, with a report of every row beside it.

    Args:
        path: a GeoNames dump or a CSV.
        standing: what it is merged with.
        folder: where the result is kept; `data/gazetteer/imported/` where it is None.
        progress: whether to draw a bar on a terminal.

    Raises:
        GazetteerError: the file cannot be read at all; nothing is written then.
    """
    merger = merge_file(path, standing, progress=progress)
    report = tuple(merger.reports)
    if not merger.rows:
        return ImportReport(source=path, written=None, rows=report)
    folder = folder or IMPORTED
    folder.mkdir(parents=True, exist_ok=True)
    number = 1 + max((_number(old) for old in overlays(folder)), default=0)
    written = folder / f"{number:03d}-{path.stem}.csv"
    _write(written.with_suffix(".report"), ("number", "name", "outcome", "place_id", "reason"), report)
    _write(written, _COLUMNS, list(merger.rows.values()))
    return ImportReport(source=path, written=written, rows=report)


def undo_import(folder: Path | None = None) -> Path | None:
    """Take the last import away again; its overlay's path, or None when there was none."""
    standing = overlays(folder)
    if not standing:
        return None
    last = standing[-1]
    last.unlink()
    last.with_suffix(".report").unlink(missing_ok=True)
    return last


def overlays(folder: Path | None = None) -> list[Path]:
    """Overlays on file, in the order in which they were imported."""
    return sorted((folder or IMPORTED).glob("[0-9][0-9][0-9]-*.csv"))


def load_overlays(bundled: Mapping[str, PlaceRow], folder: Path | None = None) -> dict[str, PlaceRow]:
    """Bundled rows with every import laid over them, in order."""
    rows = dict(bundled)
    for path in overlays(folder):
        rows = lay_over(rows, load_place_rows(path))
    return rows


def with_file(path: Path, bundled: Gazetteer) -> Gazetteer:
    """A gazetteer with a user's file laid over it, for this run alone; nothing is written.

    Raises:
        GazetteerError: the file cannot be read at all, or no row of it can be used.
    """
    merger = merge_file(path, bundled)
    if not merger.rows:
        raise GazetteerError(f"{path}: no row can be used")
    return build_gazetteer(lay_over(bundled.rows, merger.rows.values()).values(), bundled.regions.values())


def _is_geonames(path: Path) -> bool:
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        return lines.readline().count("\t") >= GEONAMES_COLUMNS - 2


def _number(path: Path) -> int:
    return int(path.name[:3])


def _write(path: Path, columns: Sequence[str], rows: Sequence[PlaceRow | RowReport]) -> None:
    """Write a table aside and rename it, so that a crash leaves no half of one."""
    aside = path.with_name(path.name + ".part")
    with aside.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(getattr(row, column)) for column in columns] for row in rows)
    aside.replace(path)


def _cell(value: object) -> object:
    return "" if value is None else value
