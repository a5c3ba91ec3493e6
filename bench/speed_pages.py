"""How fast the pages are in a browser: first visit, a changed range of days, the slider; payload and memory.

    python -m bench.speed_pages                            1,000, 10,000 and 100,000 events, within some six minutes
    python -m bench.speed_pages 1000000 --budget-s 900     a million

Needs Chromium. Each size runs on a fresh server with generated tables; every other host is blocked. `filter_s` is the
time from the click on a named range to both views drawn with the new rows, taken inside the browser. At the smallest
size the naive page (`bench.naive_page`) is measured the same way in the same run; with more events it takes minutes.
Processor seconds are what a busy machine leaves comparable: elapsed time grows with its load.
"""

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Error, Page

from bench.browsing import (
    NotDrawn,
    Received,
    browser_processes,
    choose_range,
    chromium,
    map_frame,
    opened_s,
    processor_s,
    visitor,
)
from bench.generate_tables import write_ranges, write_tables
from bench.serving import serve

SIZES = (1_000, 10_000, 100_000)
CHANGES = 7
NAIVE_CHANGES = 3
NAIVE_UP_TO = 1_000
SETTLE_MS = 700
BUDGET_S = 240.0
_RANGES = 10
_STEPS = """async () => {
  const days = Number(document.querySelector('.khatt-player input[type=range]').max), steps = 60;
  const began = performance.now();
  for (let n = 0; n < steps; n++) {
    window.khattStep(Math.round(days * n / steps));
    await new Promise((done) => requestAnimationFrame(done));
  }
  return 1000 * steps / (performance.now() - began);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What was measured for one size; times are medians."""

    events: int
    """Size of the tables."""
    page: str
    """khatt or naive."""
    cold_s: float
    """First visitor of a fresh server: address opened to both views drawn."""
    warm_s: float
    """Another new visitor."""
    filter_s: float
    """Click to both views drawn."""
    server_cpu_s: float
    """Processor time of the server for one change."""
    browser_cpu_s: float
    """Processor time of all of Chromium for one change."""
    sent_kb: float
    """Received over the socket for one change."""
    steps_s: float
    """Steps of the map's slider in a second, painting included; 0 where there is none."""
    server_mb: float
    """Resident memory of the server afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of the range."""

    seconds: float
    """Until both views were drawn."""
    server_s: float
    """Processor time of the server."""
    browser_s: float
    """Processor time of Chromium."""
    received: int
    """Bytes."""


def measure(tables: Path, events: int, *, naive: bool, timeout_s: float) -> Speed:
    """Open the page on generated tables, change its range, then step the slider of the map page.

    Raises:
        NotDrawn: a view was not drawn in time.
    """
    script = "bench/naive_page.py" if naive else "app.py"
    ranges = write_ranges(tables / "ranges.csv", count=_RANGES)
    environment = {"KHATT_TABLES": str(tables), "KHATT_PRESETS": str(ranges), "PYTHONPATH": "."}
    with serve(script, environment) as (address, process), chromium() as browser:
        server = psutil.Process(process.pid)
        cold, warm = (_visit(browser, address, timeout_s) for _ in range(2))
        changes = _changes(browser, address, server, NAIVE_CHANGES if naive else CHANGES, timeout_s)
        steps = 0.0 if naive else _slider_steps(browser, address)
        memory = server.memory_info().rss
    return Speed(
        events=events, page="naive" if naive else "khatt", cold_s=cold, warm_s=warm, steps_s=steps,
        filter_s=_median(changes, lambda change: change.seconds),
        server_cpu_s=_median(changes, lambda change: change.server_s),
        browser_cpu_s=_median(changes, lambda change: change.browser_s),
        sent_kb=_median(changes, lambda change: change.received / 1024), server_mb=memory / 2**20,
    )  # fmt: skip


def _median(changes: list[Change], value: Callable[[Change], float]) -> float:
    return statistics.median(value(change) for change in changes)


def _visit(browser: Browser, address: str, timeout_s: float) -> float:
    with visitor(browser) as page:
        return opened_s(page, address, timeout_s=timeout_s)


def _changes(browser: Browser, address: str, server: psutil.Process, count: int, timeout_s: float) -> list[Change]:
    """Change the range so many times; one change before them is not counted."""
    with visitor(browser) as page:
        received = Received(page)
        opened_s(page, address, timeout_s=timeout_s)
        page.wait_for_timeout(SETTLE_MS)
        made = [_change(page, received, server, n % _RANGES, timeout_s) for n in range(count + 1)]
    return made[1:]


def _change(page: Page, received: Received, server: psutil.Process, number: int, timeout_s: float) -> Change:
    browsing = browser_processes()
    before = received.count, processor_s([server]), processor_s(browsing)
    ends = choose_range(page, number, timeout_s=timeout_s)
    page.wait_for_timeout(SETTLE_MS)
    return Change(
        seconds=max(ends), received=received.count - before[0], server_s=processor_s([server]) - before[1],
        browser_s=processor_s(browsing) - before[2],
    )  # fmt: skip


def _slider_steps(browser: Browser, address: str) -> float:
    """Steps a second over sixty steps."""
    with visitor(browser) as page:
        page.goto(f"{address}/map")
        frame = map_frame(page)
        frame.wait_for_selector(".khatt-player")
        page.wait_for_timeout(SETTLE_MS)
        return float(frame.evaluate(_STEPS))


def main(arguments: list[str] | None = None) -> None:
    """Measure each size and print a table; sizes for which no time is left are named and left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--naive-up-to", type=int, default=NAIVE_UP_TO, help="largest size for the naive page")
    parser.add_argument("--budget-s", type=float, default=BUDGET_S, help="no size is begun after so many seconds")
    given = parser.parse_args([] if arguments is None else arguments)
    print(machine())
    print("  ".join(f"{field.name:>13}" for field in fields(Speed)))
    began, naive = time.monotonic(), None
    with tempfile.TemporaryDirectory() as folder:
        for events in given.events:
            tables = write_tables(events, Path(folder) / str(events))
            for page in ("naive", "khatt") if events <= given.naive_up_to else ("khatt",):
                left = given.budget_s - (time.monotonic() - began)
                speed = measured(tables, events, naive=page == "naive", left_s=left)
                naive = speed if page == "naive" else naive
                if speed:
                    print_row(speed, naive)
    print(f"{time.monotonic() - began:.0f} s in all, load at the end {os.getloadavg()[0]:.1f}", flush=True)


def measured(tables: Path, events: int, *, naive: bool, left_s: float) -> Speed | None:
    """The figures of one size, or None, and why, where it did not come to an end."""
    what = f"{events:>13}  {'naive' if naive else 'khatt':>13}"
    if left_s <= 0:
        print(f"{what}  no time left", flush=True)
        return None
    try:
        return measure(tables, events, naive=naive, timeout_s=min(max(left_s, 20.0), 120.0))
    except (NotDrawn, Error) as error:
        print(f"{what}  {str(error).splitlines()[0]}", flush=True)
        return None


def print_row(speed: Speed, naive: Speed | None) -> None:
    """One line of the table, and what share of the naive page's time and work at its size this is."""
    cells = (getattr(speed, field.name) for field in fields(Speed))
    print("  ".join(f"{cell:>13.2f}" if isinstance(cell, float) else f"{cell:>13}" for cell in cells), flush=True)
    if naive is None or naive is speed:
        return
    shares = [
        f"{name} {getattr(speed, name) / getattr(naive, name):.2f}"
        for name in ("cold_s", "warm_s", "filter_s", "server_cpu_s", "browser_cpu_s", "sent_kb")
    ]
    print(f"{'':>13}  of the naive page at {naive.events:,}: {', '.join(shares)}", flush=True)


def machine() -> str:
    """Processor, cores, load and versions."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    for line in cpuinfo.read_text().splitlines() if cpuinfo.exists() else ():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
    versions = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "folium", "duckdb"))
    return f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {versions}"


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
