"""A running app and an installed Chromium; other hosts are blocked, so that each test is an offline test."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Frame, Page, Route, expect, sync_playwright

from bench.generate_tables import write_tables

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path(os.environ.get("KHATT_CHROMIUM", "/usr/bin/chromium"))
HOW = "`apt-get install chromium`, or `python -m playwright install chromium` and set KHATT_CHROMIUM to its path"
OWN_HOSTS = {"127.0.0.1", "localhost"}
BUSY = "[data-testid='stSkeleton'], [data-testid='stStatusWidget'], [data-stale='true']"
"""What Streamlit shows while a page is being made."""
PATIENCE_MS = 60_000
"""How long a page may take on a slow machine."""
PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Opened by a deep link, Streamlit's own script looks for its server under `/map/_stcore/…` before `/_stcore/…`: two
404 that no page of ours can help. Any other address that is not found is an error."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        message = f"NO BROWSER, SO NOTHING WAS TESTED IN ONE: {CHROMIUM} is missing; {HOW}"
        if os.environ.get("KHATT_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        print(f"\n*** {message}", file=sys.__stderr__)
        pytest.skip(message)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@contextmanager
def serving(tables: Path) -> Iterator[str]:
    """A fresh server on a free port, by its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    environment = os.environ | {"KHATT_TABLES": str(tables)}
    server = subprocess.Popen(
        [*command, "--server.address=127.0.0.1", "--server.fileWatcherType=none"], cwd=ROOT, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Ask a server to stop; on a machine too busy for that, stop it."""
    server.terminate()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _wait_for(address: str, *, seconds: float = 90) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


def wait_until(page: Page, holds: Callable[[], bool], *, seconds: float = 60) -> None:
    """Look again and again until something holds."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise AssertionError(f"waited {seconds} seconds in vain")
        page.wait_for_timeout(100)


def wait_until_calm(page: Page) -> None:
    """Wait until no part of the page is being drawn: no placeholder, nothing stale, and that for half a second."""
    calm = 0

    def is_calm() -> bool:
        nonlocal calm
        calm = 0 if page.locator(BUSY).count() else calm + 1
        return calm > 5

    wait_until(page, is_calm)


def map_frame(page: Page, drawn: str = "window.khattDrawn") -> Frame:
    """The frame of the map, once it has drawn its events."""
    found: list[Frame] = []

    def is_drawn() -> bool:
        found[:] = [frame for frame in page.frames if "streamlit_folium" in frame.url and not frame.is_detached()]
        try:
            return bool(found) and bool(found[0].evaluate(f"() => Boolean({drawn})"))
        except Error:  # the frame was loading anew at this moment
            return False

    wait_until(page, is_drawn)
    return found[0]


@pytest.fixture(scope="session")
def browser_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(300, tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="session")
def server(
    browser: Browser,  # noqa: ARG001 (no browser, no server)
    browser_tables: Path,
) -> Iterator[str]:
    with serving(browser_tables) as address:
        yield address


@pytest.fixture
def fresh_server(
    browser: Browser,  # noqa: ARG001 (no browser, no server)
    browser_tables: Path,
) -> Iterator[str]:
    with serving(browser_tables) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address; after the test no script may have failed and nothing may have been asked of another host."""
    errors: list[str] = []
    asked: list[str] = []
    contexts = []

    def guard(route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme == "file" or parts.hostname in OWN_HOSTS:
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    def told(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith(PROBES):
            errors.append(f"{message.text} {message.location['url']}")

    def visit(address: str, *, width: int = 1400, height: int = 1000, dark: bool = False, touch: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", has_touch=touch,
            is_mobile=touch,
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        context.route("**/*", guard)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", told)
        page.goto(address)
        if not address.startswith("file:"):
            page.wait_for_selector("[data-testid='stMainBlockContainer']")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert errors == []
    assert asked == []


@pytest.fixture
def open_file(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open a file from disk under the same guard."""
    return open_page
