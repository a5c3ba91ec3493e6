"""A Chromium that reaches this machine only, and a stopwatch inside the page: from a click to both views drawn.

The stopwatch runs in the browser, so that asking it from outside costs the measured page nothing.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psutil
from playwright.sync_api import Browser, Frame, Page, WebSocket, sync_playwright

CHROMIUM = os.environ.get("KHATT_CHROMIUM", "/usr/bin/chromium")
MAP_FRAME = "streamlit_folium"

_WATCH = """(() => {
  const frame = () => {
    const found = document.querySelector('iframe[title="streamlit_folium.st_folium"]');
    return found && found.contentWindow;
  };
  const marked = (view) => view.khattDrawn ? view.khattDrawn.seen : view.khattSeen;
  const mapDrawn = () => {
    const view = frame();
    return Boolean(view && view.map && (view.khattDrawn || view.document.querySelector('.leaflet-marker-icon')));
  };
  const range = () => {
    const own = document.querySelectorAll('.khatt-chart[data-drawn]');
    if (own.length) return own[own.length - 1].dataset.drawn;
    const all = document.querySelectorAll('.js-plotly-plot');
    const axis = all.length && all[all.length - 1]._fullLayout && all[all.length - 1]._fullLayout.xaxis;
    return axis && axis.range ? JSON.stringify(axis.range) : '';
  };
  const when = (test) => new Promise((done) => {
    const look = () => {
      let now = false;
      try { now = test(); } catch (_) { now = false; }
      if (now) done(performance.now()); else setTimeout(look, 8);
    };
    look();
  });
  window.khattWatch = {
    opened: () => when(() => mapDrawn() && range()),
    arm: () => {
      const view = frame(), before = range();
      view.khattSeen = true;
      if (view.khattDrawn) view.khattDrawn.seen = true;
      window.khattClicked = 0;
      const click = (event) => {
        if (event.target.closest('[role="option"]')) window.khattClicked = window.khattClicked || performance.now();
      };
      for (const name of ['pointerdown', 'click']) document.addEventListener(name, click, { capture: true });
      const timeline = when(() => range() && range() !== before);
      const map = when(() => mapDrawn() && !marked(frame()));
      window.khattChanged = Promise.all([timeline, map]).then((ends) => {
        for (const name of ['pointerdown', 'click']) document.removeEventListener(name, click, { capture: true });
        return ends.map((end) => (end - window.khattClicked) / 1000);
      });
    },
  };
})();"""


class NotDrawn(TimeoutError):
    """The views did not show what they should in the time given."""


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


@contextmanager
def chromium() -> Iterator[Browser]:
    """A fresh Chromium that finds no other host.

    It is Chromium that looks none up: to have each request asked about outside would cost every page some tenths of a
    second.
    """
    alone = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=alone)
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser) -> Iterator[Page]:
    """A page of a visitor who has never been here: nothing cached."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.add_init_script(_WATCH)
    yield page
    context.close()


def opened_s(page: Page, address: str, *, timeout_s: float) -> float:
    """Open an address; seconds from the start of the navigation to both views drawn."""
    page.goto(address, timeout=timeout_s * 1000)
    return float(_answer(page, "khattWatch.opened()", timeout_s)) / 1000


def choose_range(page: Page, number: int, *, timeout_s: float) -> tuple[float, float]:
    """Choose a named range as a visitor does; seconds from the click until timeline and until map are drawn anew."""
    page.get_by_test_id("stSelectbox").first.click()
    option = page.get_by_role("option").nth(number)
    option.wait_for()
    page.evaluate("khattWatch.arm()")
    option.click()
    timeline, drawn = _answer(page, "khattChanged", timeout_s)
    return timeline, drawn


def _answer(page: Page, promise: str, timeout_s: float) -> Any:
    """What a promise of the page gives.

    Raises:
        NotDrawn: not in time.
    """
    late = f"new Promise((done) => setTimeout(() => done(null), {timeout_s * 1000:.0f}))"
    given = page.evaluate(f"Promise.race([{promise}, {late}])")
    if given is None:
        raise NotDrawn(f"not drawn within {timeout_s:.0f} s")
    return given


def map_frame(page: Page) -> Frame:
    """The frame of the map, once it is there."""
    page.wait_for_function(f"""() => {{ const f = document.querySelector('iframe[title*="{MAP_FRAME}"]');
      return f && f.contentWindow && f.contentWindow.map; }}""")
    return next(frame for frame in page.frames if MAP_FRAME in frame.url)


def browser_processes() -> list[psutil.Process]:
    """Every process of the Chromium that this process started."""
    return [child for child in psutil.Process().children(recursive=True) if "chrom" in child.name()]


def processor_s(processes: list[psutil.Process]) -> float:
    """Processor time that processes have used; those that ended count nothing."""
    total = 0.0
    for process in processes:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total


def own_mb(processes: list[psutil.Process]) -> float:
    """Memory that is the processes' own; what they share with other programs changes as those come and go."""
    total = 0
    for process in processes:
        try:
            total += process.memory_full_info().uss
        except psutil.NoSuchProcess:
            continue
    return total / 2**20
