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
from playwright.sync_api import Browser, Page, Route, sync_playwright

from bench.generate_tables import write_tables

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path(os.environ.get("KHATT_CHROMIUM", "/usr/bin/chromium"))
HOW = "`apt-get install chromium`, or `python -m playwright install chromium` and set KHATT_CHROMIUM to its path"
OWN_HOSTS = {"127.0.0.1", "localhost"}
NOISE = ("Failed to load resource", "_stcore/")
"""Streamlit asks for its own health under every path of an address first; those 404 are no script errors."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        message = f"NO BROWSER, SO NOTHING WAS TESTED IN ONE: {CHROMIUM} is missing; {HOW}"
        if os.environ.get("KHATT_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        print(f"\n*** {message}", file=sys.__stderr__)
        pytest.skip(message)
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
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str, *, seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


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

    def visit(address: str, *, width: int = 1400, height: int = 1000, dark: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console", lambda m: errors.append(m.text) if m.type == "error" and not m.text.startswith(NOISE) else None
        )
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
