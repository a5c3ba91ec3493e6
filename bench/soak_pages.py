"""Whether memory grows while a visitor changes the filter again and again.

    python -m bench.soak_pages --changes 500 --events 10000

Needs Chromium. Prints the memory of server and browser after each fifty changes, and the growth from the first reading
(after fifty changes, when caches are full) to the last. Ends early, and says so, when its time is up.
"""

import argparse
import tempfile
import time
from pathlib import Path

import psutil
from playwright.sync_api import Page

from bench.browsing import NotDrawn, browser_processes, choose_range, chromium, opened_s, own_mb, visitor
from bench.generate_tables import write_ranges, write_tables
from bench.serving import serve
from bench.speed_pages import machine

RANGES = 10
LIMIT = 0.10
READ_EVERY = 50


def soak(page: Page, server: psutil.Process, *, changes: int, until: float) -> list[tuple[int, float, float]]:
    """Change the range again and again; gives readings of changes made, MB of the server, MB of the browser."""
    readings = []
    for made in range(1, changes + 1):
        choose_range(page, made % RANGES, timeout_s=60)
        if made % READ_EVERY == 0 or time.monotonic() > until:
            page.request_gc()
            readings.append((made, own_mb([server]), own_mb(browser_processes())))
            print("{:>5} changes: server {:.0f} MB, browser {:.0f} MB".format(*readings[-1]), flush=True)
        if time.monotonic() > until:
            print("time is up", flush=True)
            break
    return readings


def main() -> int:
    """Run the soak; 1 when either grew by more than a tenth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=500)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=30.0)
    given = parser.parse_args()
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        tables = write_tables(given.events, Path(folder) / "tables")
        ranges = write_ranges(Path(folder) / "ranges.csv", count=RANGES)
        environment = {"KHATT_TABLES": str(tables), "KHATT_PRESETS": str(ranges), "PYTHONPATH": "."}
        with serve("app.py", environment) as (address, process), chromium() as browser, visitor(browser) as page:
            until = time.monotonic() + given.minutes * 60
            try:
                opened_s(page, address, timeout_s=120)
                readings = soak(page, psutil.Process(process.pid), changes=given.changes, until=until)
            except NotDrawn as error:
                print(f"stopped: {error}")
                return 1
    return judged(readings)


def judged(readings: list[tuple[int, float, float]]) -> int:
    """Print the growth from the first reading to the last; 1 when it is above the limit."""
    (first, *before), (last, *after) = readings[0], readings[-1]
    growth = [now / then - 1 for now, then in zip(after, before, strict=True)]
    print(f"from {first} to {last} changes: server {growth[0]:+.1%}, browser {growth[1]:+.1%} (limit {LIMIT:+.0%})")
    return int(max(growth) > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
