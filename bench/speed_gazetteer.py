"""How long loading the gazetteer takes and how much memory: bundled, and with 50,000 imported rows over it.

python -m bench.speed_gazetteer
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from geo.loading import load_bundled

ROWS = 50_000
_CHILD = """
import resource, sys, time
begun = time.perf_counter()
from pathlib import Path
from geo import importing
importing.IMPORTED = Path(sys.argv[1])
from geo.loading import load_gazetteer
imported = time.perf_counter()
gazetteer = load_gazetteer()
done = time.perf_counter()
kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(gazetteer.rows), imported - begun, done - imported, kilobytes / 1024, "pandas" in sys.modules)
"""
_TRIES = 5


def main() -> None:
    """Print one line a case: rows, seconds to import the package and to load, peak megabytes, is pandas there."""
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as full:
        _write_overlay(Path(full) / "001-many.csv")
        print(f"{'':24}{'rows':>8}{'package s':>11}{'load s':>9}{'peak MB':>9}")
        _measure("bundled", empty)
        _measure(f"with {ROWS:,} imported", full)


def _measure(case: str, folder: str) -> None:
    runs = []
    for _ in range(_TRIES):
        run = [sys.executable, "-c", _CHILD, folder]
        runs.append(subprocess.run(run, check=True, capture_output=True, text=True).stdout.split())
    rows, package_s, load_s, megabytes, pandas = min(runs, key=lambda run: float(run[2]))
    print(f"{case:24}{rows:>8}{float(package_s):11.3f}{float(load_s):9.3f}{float(megabytes):9.1f}"
          f"{'  pandas is loaded' if pandas == 'True' else ''}")  # fmt: skip


def _write_overlay(path: Path) -> None:
    """Rows as an import of a whole country leaves them."""
    like = load_bundled().rows["sy-saraqib"]
    columns = like.__struct_fields__
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(columns)
        for number in range(ROWS):
            values = {name: getattr(like, name) for name in columns} | {
                "place_id": f"geonames-{number}", "name_ar": f"قرية مجهولة {number}", "prominence": 12.0,
                "aliases_ar": f"القرية المجهولة {number}" if number % 3 == 0 else "", "cue_names": "",
            }  # fmt: skip
            writer.writerow("" if value is None else value for value in values.values())


if __name__ == "__main__":
    main()
