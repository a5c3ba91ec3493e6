"""The gazetteer's command line: `python -m geo import FILE`, undo-import, validate, download, geocode, retry."""

import argparse
import sys
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from geo.downloading import DUMP, downloaded_dump
from geo.geocoders_batch import GeocodeReport, geocode_names, retry_unresolved
from geo.geocoders_nominatim import SERVICE_SETTING, NominatimGeocoder, settings_from_environment
from geo.importing import ImportReport, import_file, undo_import
from geo.loading import load_bundled, load_gazetteer
from geo.validation import problems_in
from model import GazetteerError, KhattError

WELL, SOME_FAILED, NOTHING_DONE = 0, 1, 2
_LINES_SHOWN = 40
_ORDER = ("added", "merged", "repeated", "refused", "passed over")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all went well, 1 when some rows or names failed, 2 when nothing could be done."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except (KhattError, ValueError) as error:
        print(f"khatt: {error}", file=sys.stderr)
        return NOTHING_DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description="Khatt's gazetteer")
    commands = parser.add_subparsers(required=True)
    bring = commands.add_parser("import", help="lay a GeoNames dump (SY.txt) or a CSV over the bundled gazetteer")
    bring.add_argument("file", type=Path)
    bring.add_argument("--all-rows", action="store_true", help="print what became of every row")
    bring.set_defaults(run=_import)
    commands.add_parser("undo-import", help="take the last import away again").set_defaults(run=_undo)
    commands.add_parser("validate", help="check the bundled gazetteer").set_defaults(run=_validate)
    fetch = commands.add_parser("download", help="fetch GeoNames' dump of Syria, verify it, import it")
    fetch.add_argument("--from", dest="address", default=DUMP, help="another address of the same archive")
    fetch.set_defaults(run=_download, all_rows=False)
    ask = commands.add_parser("geocode", help="where names lie: the gazetteer, then Nominatim if switched on")
    ask.add_argument("names", nargs="*")
    ask.add_argument("--file", type=Path, help="a text file with one name a line")
    ask.set_defaults(run=_geocode)
    commands.add_parser("retry", help="ask Nominatim again for what it left unanswered").set_defaults(run=_retry)
    return parser


def _import(options: argparse.Namespace) -> int:
    report = import_file(options.file, load_gazetteer(), progress=True)
    return _print_import(report, every_row=options.all_rows)


def _print_import(report: ImportReport, *, every_row: bool) -> int:
    shown = [row for row in report.rows if every_row or row.outcome == "refused" or "swapped" in row.reason]
    for row in islice(shown, None if every_row else _LINES_SHOWN):
        print(f"line {row.number}: {row.name}: {row.outcome}{f' ({row.reason})' if row.reason else ''}")
    if len(shown) > _LINES_SHOWN and not every_row:
        print(f"… and {len(shown) - _LINES_SHOWN} more")
    counts = report.counts
    print(f"{report.source}: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in _ORDER if counts.get(outcome)))
    if report.written is None:
        print("Nothing was kept.")
        return NOTHING_DONE
    print(f"Kept in {report.written}; what became of every row is in {report.written.with_suffix('.report')}.")
    print("Undo: python -m geo undo-import")
    return SOME_FAILED if counts.get("refused") else WELL


def _undo(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes the options
    undone = undo_import()
    print("There is no import to undo." if undone is None else f"{undone.name} is undone.")
    return WELL


def _validate(options: argparse.Namespace) -> int:  # noqa: ARG001
    gazetteer = load_bundled()
    problems = problems_in(gazetteer)
    for line in problems:
        print(line)
    print(f"{len(gazetteer.rows)} places, {len(gazetteer.names)} names, {len(problems)} problems")
    return SOME_FAILED if problems else WELL


def _download(options: argparse.Namespace) -> int:
    with downloaded_dump(options.address, progress=True) as dump:
        return _print_import(import_file(dump, load_bundled(), progress=True), every_row=options.all_rows)


def _geocode(options: argparse.Namespace) -> int:
    names = [*options.names, *_lines_of(options.file)]
    if not names:
        raise GazetteerError("no names: give some, or a file of them with --file")
    return _print_places(geocode_names(names, load_gazetteer(), _service(), progress=True))


def _lines_of(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path}: cannot be read: {error}") from error
    return [line.strip() for line in lines if line.strip()]


def _retry(options: argparse.Namespace) -> int:  # noqa: ARG001
    service = _service()
    if service is None:
        raise GazetteerError(f"no service is switched on: set {SERVICE_SETTING}")
    return _print_places(retry_unresolved(service, progress=True))


def _service() -> NominatimGeocoder | None:
    settings = settings_from_environment()
    return None if settings is None else NominatimGeocoder(settings)


def _print_places(report: GeocodeReport) -> int:
    for name, place in report.found.items():
        print(f"{name}\t{place.latitude}\t{place.longitude}\t{place.radius_km} km\t{place.name_en}\t{place.source}")
    for name in report.unknown:
        print(f"{name}\tnot known")
    for name, reason in report.unresolved.items():
        print(f"{name}\tunresolved: {reason}")
    if report.unresolved:
        print(f"{len(report.unresolved)} unresolved; ask for these alone with: python -m geo retry", file=sys.stderr)
    return SOME_FAILED if report.unresolved or report.unknown else WELL


if __name__ == "__main__":
    sys.exit(main())
