"""The command line: `python -m pipeline extract FILE…` and `python -m pipeline build [PATH…]`."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from articles import Reading, find_files, load_articles
from events.language_model import FileCache, ModelReader, configured_reader
from geo.geocoders_nominatim import NominatimGeocoder, settings_from_environment
from lexicon import DATA
from model import KhattError
from pipeline.build import ARTICLES, BuildSummary, build_tables
from pipeline.extraction import extract, settle_memory
from pipeline.records import extraction_to_record

# Answers of the optional language model, each asked once; git ignores the folder.
ANSWERS = DATA.parent / ".khatt_cache" / "answers"
_SHOWN_PROBLEMS = 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0 when all is well, 1 with problems, 2 when nothing could be read."""
    options = _parser().parse_args(arguments)
    try:
        settle_memory()
        return (
            _extract(options.files, configured_reader(FileCache(ANSWERS)))
            if options.command == "extract"
            else _build(options)
        )
    except KhattError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline", description="Arabic news -> dates, places, events.")
    commands = parser.add_subparsers(dest="command", required=True)
    reading = commands.add_parser("extract", help="print one extraction a line, as JSON")
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files or folders of articles")
    building = commands.add_parser("build", help="read articles and write the tables")
    building.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=f"files or folders (default {ARTICLES})")
    building.add_argument("--out", type=Path, default=None, metavar="FOLDER", help="where the tables go")
    building.add_argument("--workers", type=int, default=1, metavar="N", help="processes that share the reading")
    return parser


def _extract(files: Sequence[Path], model: ModelReader | None) -> int:
    done = failed = 0
    for path in find_files(files):
        for reading in load_articles(path):
            record, well = _record(reading, model)
            done += "error" not in record
            failed += not well
            sys.stdout.buffer.write(_line(record))
            sys.stdout.buffer.flush()
    return 2 if not done else 1 if failed else 0


def _record(reading: Reading, model: ModelReader | None) -> tuple[dict[str, Any], bool]:
    """The extraction of an article, or the error in its place; and whether all went well."""
    if reading.problem:
        print(f"{reading.problem.subject}: {reading.problem.why}", file=sys.stderr)
    if reading.article is None:
        return {"id": reading.record_id, "error": reading.problem.why if reading.problem else "not read"}, False
    extraction = extract(reading.article, model=model)
    for problem in extraction.problems:
        print(f"{problem.subject}: {problem.stage}: {problem.why}", file=sys.stderr)
    well = not extraction.problems and not reading.problem
    return {"id": reading.record_id} | extraction_to_record(extraction), well


def _line(record: dict[str, Any]) -> bytes:
    """A record as one line of JSON; half characters are escaped, since UTF-8 has no place for them."""
    try:
        return json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record).encode("ascii") + b"\n"


def _build(options: argparse.Namespace) -> int:
    with tqdm(unit="article", desc="reading", disable=None) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        summary = build_tables(
            options.paths or [ARTICLES], options.out, progress=show, workers=options.workers, service=_service()
        )
    print("\n".join(_screen(summary)))
    return summary.status


def _service() -> NominatimGeocoder | None:
    """The geocoding service that is switched on; one that cannot be asked is told, and stops no build."""
    try:
        settings = settings_from_environment()
        return None if settings is None else NominatimGeocoder(settings)
    except (ValueError, OSError) as error:
        print(f"no geocoding service is asked: {error}", file=sys.stderr)
        return None


def _screen(summary: BuildSummary) -> Iterator[str]:
    events = sum(summary.events.values())
    yield f"articles  {summary.articles:>7,}   copies of them elsewhere {summary.copies:,}   in {summary.seconds:.1f} s"
    yield f"events    {events:>7,}   different ones {summary.clusters:,}"
    for name, count in sorted(summary.events.items(), key=lambda item: (-item[1], item[0])):
        yield f"    {name:<18}{count:>6,}"
    yield f"dated     {summary.dated:>7,}   {_share(summary.dated, events)}"
    yield f"placed    {summary.placed:>7,}   {_share(summary.placed, events)}"
    if summary.unresolved:
        yield f"unlocated {len(summary.unresolved):>7,}   left open by the geocoding service: python -m geo retry"
    yield f"problems  {len(summary.problems):>7,}"
    for problem in summary.problems[:_SHOWN_PROBLEMS]:
        yield f"    {problem.subject}: {problem.stage}: {problem.what}: {problem.why}"
    if len(summary.problems) > _SHOWN_PROBLEMS:
        yield f"    and {len(summary.problems) - _SHOWN_PROBLEMS:,} more, in the problems table"
    yield f"tables    {summary.folder}" + ("" if summary.saved else "   left as they were: nothing could be read")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else ""


if __name__ == "__main__":
    sys.exit(main())
