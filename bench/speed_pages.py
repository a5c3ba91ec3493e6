"""How fast the pages are in a browser: first visit, a changed date filter, the slider; payload and memory.

    python -m bench.speed_pages 1000 10000 100000

Needs Chromium. Each size runs on a fresh server with generated tables. "Filter" is the time from a click that changes
the range of days to both views drawn with the new rows. Beside it stands the naive page of `bench.naive_page`.
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

import psutil
from playwright.sync_api import Frame, Page, WebSocket, sync_playwright

from bench.generate_tables import write_tables
from bench.serving import serve

CHROMIUM = os.environ.get("KHATT_CHROMIUM", "/usr/bin/chromium")
CHANGES = 6
NAIVE_UP_TO = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What was measured for one size; times are medians in seconds."""

    events: int
    """Size of the tables."""
    page: str
    """khatt or naive."""
    visit_s: float
    """Address opened to both views drawn, server warm."""
    filter_s: float
    """Click to both views drawn."""
    payload_kb: float
    """Received over the socket for one change of filter."""
    slider_ms: float
    """One step of the map's slider; 0 where there is none."""
    server_mb: float
    """Resident memory of the server afterwards."""


class Received:
    """Bytes that a page got over its web sockets."""

    def __init__(self, page: Page) -> None:
        self.count = 0
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._add)

    def _add(self, payload: str | bytes) -> None:
        self.count += len(payload)


def map_frame(page: Page, *, timeout_s: float = 120) -> Frame:
    """The frame of the map, once it has drawn."""
    until = time.monotonic() + timeout_s
    while time.monotonic() < until:
        for frame in page.frames:
            if "streamlit_folium" in frame.url and frame.evaluate(
                "() => Boolean(window.khattDrawn || window.naiveDrawn)"
            ):
                return frame
        page.wait_for_timeout(20)
    raise TimeoutError("the map was not drawn")


DRAWN = (
    "() => JSON.stringify([window.khattDrawn, window.__GLOBAL_DATA__ && "
    "window.__GLOBAL_DATA__.last_feature_group.length])"
)


def wait_for_change(page: Page, frame: Frame, before: tuple[str, str], *, timeout_s: float = 120) -> None:
    """Wait until both the map and the timeline show something else than before."""
    until = time.monotonic() + timeout_s
    while time.monotonic() < until:
        now = state_of(page, frame)
        if now[0] != before[0] and now[1] != before[1]:
            return
        page.wait_for_timeout(10)
    raise TimeoutError("the views did not change")


def state_of(page: Page, frame: Frame) -> tuple[str, str]:
    """What map and timeline show, to tell whether they changed."""
    timeline = page.evaluate(
        "() => { const all = document.querySelectorAll('.js-plotly-plot'); const p = all[all.length - 1];"
        " return p && p._fullLayout ? JSON.stringify(p._fullLayout.xaxis.range) : ''; }"
    )
    return str(frame.evaluate(DRAWN)), str(timeline)


def measure(events: int, folder: Path) -> Speed:
    """Open the overview on generated tables, change its range a few times, then step the slider of the map page."""
    tables = write_tables(events, folder / str(events))
    with serve("app.py", {"KHATT_TABLES": str(tables)}) as (address, process), chromium_page() as page:
        page.goto(address)
        map_frame(page)
        began = time.perf_counter()
        page.goto(f"{address}/?from=2014-01-01&to=2018-12-31")
        page.wait_for_selector(".js-plotly-plot .xaxislayer-above")
        frame = map_frame(page)
        visit = time.perf_counter() - began
        page.wait_for_timeout(1_500)
        received, times, payloads = page.received, [], []  # type: ignore[attr-defined]
        page.goto(f"{address}/timeline?from=2014-01-01&to=2018-12-31")
        page.wait_for_timeout(500)
        page.goto(f"{address}/?from=2014-01-01&to=2018-12-31")
        frame = map_frame(page)
        page.wait_for_timeout(2_000)
        for n in range(CHANGES):
            before, count = state_of(page, frame), received.count
            began = time.perf_counter()
            set_range(page, n)
            wait_for_change(page, frame, before)
            times.append(time.perf_counter() - began)
            page.wait_for_timeout(700)
            payloads.append(received.count - count)
        page.goto(f"{address}/map?from=2014-01-01&to=2018-12-31")
        slider = slider_step_ms(map_frame(page))
        memory = psutil.Process(process.pid).memory_info().rss
    return Speed(
        events=events, page="khatt", visit_s=visit, filter_s=statistics.median(times),
        payload_kb=statistics.median(payloads) / 1024, slider_ms=slider, server_mb=memory / 2**20,
    )  # fmt: skip


def set_range(page: Page, number: int) -> None:
    """Change the first day by a click on the preset list, as a visitor does."""
    page.get_by_test_id("stSelectbox").first.click()
    page.get_by_role("option").nth(number % 5).click()


def slider_step_ms(frame: Frame) -> float:
    """Time of one step of the slider, painting included, over two hundred steps."""
    return float(
        frame.evaluate(
            """async () => {
  const days = Number(document.querySelector('.khatt-player input[type=range]').max), steps = 60;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const began = performance.now();
  let busy = 0;
  for (let n = 0; n < steps; n++) {
    const at = performance.now();
    window.khattStep(Math.round(days * n / steps));
    await frame();
    busy += performance.now() - at;
  }
  return busy / steps;
}"""
        )
    )


@contextmanager
def chromium_page() -> Iterator[Page]:
    """A page of a fresh Chromium that counts what it receives."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.received = Received(page)  # type: ignore[attr-defined]
        yield page
        browser.close()


def main() -> None:
    """Measure each size that the command line names and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    versions = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "folium", "duckdb"))
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {versions}")
    print("  ".join(f"{field.name:>10}" for field in fields(Speed)))
    with tempfile.TemporaryDirectory() as folder:
        for events in parser.parse_args().events:
            speed = measure(events, Path(folder))
            cells = (getattr(speed, field.name) for field in fields(Speed))
            print("  ".join(f"{c:>10.2f}" if isinstance(c, float) else f"{c:>10}" for c in cells), flush=True)


if __name__ == "__main__":
    main()
