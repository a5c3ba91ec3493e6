"""How fast the pages are in a browser: first visit, a changed range of days, the slider; payload and memory.

    python -m bench.speed_pages 1000 10000 100000

Needs Chromium. Each size runs on a fresh server with generated tables; every other host is blocked. "filter" is the
time from the click on a named range to both views drawn with the new rows. Up to a thousand events the naive page
(`bench.naive_page`) is measured the same way; with more it takes minutes.
"""

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Error, Frame, Page, Route, WebSocket, sync_playwright

from bench.generate_tables import write_tables
from bench.serving import serve

CHROMIUM = os.environ.get("KHATT_CHROMIUM", "/usr/bin/chromium")
CHANGES = 5
NAIVE_UP_TO = 1_000
_MAP = """() => JSON.stringify([window.khattDrawn || document.querySelectorAll('.leaflet-marker-icon').length,
 window.__GLOBAL_DATA__ && (window.__GLOBAL_DATA__.last_feature_group || '').length])"""
_TIMELINE = """() => { const all = document.querySelectorAll('.js-plotly-plot'); const p = all[all.length - 1];
 const axis = p && p._fullLayout && p._fullLayout.xaxis;
 return axis ? JSON.stringify([axis.range, p.data.length]) : ''; }"""
_STEPS = """async () => {
  const days = Number(document.querySelector('.khatt-player input[type=range]').max), steps = 60;
  const began = performance.now();
  for (let n = 0; n < steps; n++) {
    window.khattStep(Math.round(days * n / steps));
    await new Promise((done) => requestAnimationFrame(done));
  }
  return (performance.now() - began) / steps;
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What was measured for one size; times are medians."""

    events: int
    """Size of the tables."""
    page: str
    """khatt or naive."""
    visit_s: float
    """Address opened to both views drawn, server warm; seconds."""
    filter_s: float
    """Click to both views drawn; seconds."""
    payload_kb: float
    """Received over the socket for one change of the range."""
    slider_ms: float
    """One step of the map's slider, painting included; 0 where there is none."""
    server_mb: float
    """Resident memory of the server afterwards."""


class Received:
    """Bytes that a page got over its web sockets."""

    def __init__(self, page: Page) -> None:
        """Listen to every socket that the page opens."""
        self.count = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._add)

    def _add(self, payload: str | bytes) -> None:
        self.count += len(payload)


def map_frame(page: Page, *, timeout_s: float = 180) -> Frame:
    """The frame of the map, once it has drawn."""
    until = time.monotonic() + timeout_s
    while time.monotonic() < until:
        for frame in page.frames:
            if "streamlit_folium" in frame.url and frame.evaluate("() => Boolean(window.map)"):
                return frame
        page.wait_for_timeout(20)
    raise TimeoutError("the map was not drawn")


def drawn_state(page: Page) -> tuple[str, str]:
    """What map and timeline show, to tell whether they changed; empty while a frame is being replaced."""
    try:
        return str(map_frame(page).evaluate(_MAP)), str(page.evaluate(_TIMELINE))
    except Error:
        return "", ""


def wait_until_drawn(page: Page, before: tuple[str, str] | None = None, *, timeout_s: float = 180) -> None:
    """Wait until both views show something, and something else than before."""
    until = time.monotonic() + timeout_s
    while time.monotonic() < until:
        now = drawn_state(page)
        if all(now) and (before is None or all(a != b for a, b in zip(now, before, strict=True))):
            return
        page.wait_for_timeout(10)
    raise TimeoutError("the views did not change")


def measure(events: int, folder: Path, *, naive: bool = False) -> Speed:
    """Open the page on generated tables, change its range a few times, then step the slider of the map page."""
    tables = write_tables(events, folder / str(events))
    script = "bench/naive_page.py" if naive else "app.py"
    environment = {"KHATT_TABLES": str(tables), "PYTHONPATH": "."}
    with serve(script, environment) as (address, process), chromium_page() as page:
        page.goto(address)
        wait_until_drawn(page)
        began = time.perf_counter()
        page.goto(address)
        wait_until_drawn(page)
        visit = time.perf_counter() - began
        received = Received(page)
        page.goto(address)
        wait_until_drawn(page)
        page.wait_for_timeout(1_500)
        times, payloads = zip(*(change_range(page, received, n) for n in range(CHANGES)), strict=True)
        slider = 0.0 if naive else slider_step_ms(page, address)
        memory = psutil.Process(process.pid).memory_info().rss
    return Speed(
        events=events, page="naive" if naive else "khatt", visit_s=visit, filter_s=statistics.median(times),
        payload_kb=statistics.median(payloads) / 1024, slider_ms=slider, server_mb=memory / 2**20,
    )  # fmt: skip


def change_range(page: Page, received: Received, number: int) -> tuple[float, int]:
    """Choose a named range, as a visitor does; gives the seconds until both views are drawn, and the bytes received."""
    page.get_by_test_id("stSelectbox").first.click()
    option = page.get_by_role("option").nth(number)
    option.wait_for()
    before, count = drawn_state(page), received.count
    began = time.perf_counter()
    option.click()
    wait_until_drawn(page, before)
    seconds = time.perf_counter() - began
    page.wait_for_timeout(800)
    return seconds, received.count - count


def slider_step_ms(page: Page, address: str) -> float:
    """Time of one step of the slider over sixty steps."""
    page.goto(f"{address}/map")
    page.wait_for_timeout(1_000)
    frame = map_frame(page)
    frame.wait_for_selector(".khatt-player")
    return float(frame.evaluate(_STEPS))


@contextmanager
def chromium_page() -> Iterator[Page]:
    """A page of a fresh Chromium that reaches this machine only."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.route("**/*", _only_here)
        yield page
        browser.close()


def _only_here(route: Route) -> None:
    if urlsplit(route.request.url).hostname == "127.0.0.1":
        route.continue_()
    else:
        route.abort()


def main() -> None:
    """Measure each size that the command line names and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    wanted = parser.parse_args().events
    versions = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "folium", "duckdb"))
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {versions}")
    print("  ".join(f"{field.name:>10}" for field in fields(Speed)))
    with tempfile.TemporaryDirectory() as folder:
        for events in wanted:
            for naive in (False, True) if events <= NAIVE_UP_TO else (False,):
                print_row(measure(events, Path(folder), naive=naive))


def print_row(speed: Speed) -> None:
    """One line of the table."""
    cells = (getattr(speed, field.name) for field in fields(Speed))
    print("  ".join(f"{cell:>10.2f}" if isinstance(cell, float) else f"{cell:>10}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
