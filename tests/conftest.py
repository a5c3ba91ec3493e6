"""What several folders of tests share: a geocoding service on loopback, and the end of what the pages keep open."""

import gc
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import FrameType
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import settings

# A busy machine is no fault of an example.
settings.register_profile("khatt", deadline=None)
settings.load_profile("khatt")


@pytest.fixture
def count_calls() -> Callable[[Callable[[], Any]], int]:
    """How many functions a piece of work calls: what it costs, the same on every machine."""

    def count(work: Callable[[], Any]) -> int:
        calls = 0

        def note(frame: FrameType, event: str, argument: Any) -> None:  # noqa: ARG001 - the signature of a profiler
            nonlocal calls
            calls += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return calls

    return count


@dataclass
class FakeNominatim:
    """What the server says, question by question; the last line is said again for ever."""

    FOUND: ClassVar[str] = json.dumps([{
        "place_id": 1, "osm_type": "node", "osm_id": 42, "lat": "35.93", "lon": "36.60", "type": "village",
        "name": "كفر كذا", "display_name": "كفر كذا, إدلب, سوريا", "boundingbox": ["35.91", "35.95", "36.58", "36.62"],
    }])  # fmt: skip
    NOTHING: ClassVar[str] = "[]"

    answers: list[tuple[int, dict[str, str], str]] = field(default_factory=lambda: [(200, {}, FakeNominatim.FOUND)])
    hang_s: float = 0.0
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def nominatim() -> Iterator[FakeNominatim]:
    script = FakeNominatim()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            script.asked.append(parse_qs(urlsplit(self.path).query))
            script.headers.append(dict(self.headers.items()))
            time.sleep(script.hang_s)
            status, headers, body = script.answers[min(len(script.asked), len(script.answers)) - 1]
            content = body.encode()
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that hung up is what some of these tests want."""

    running = Server(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    script.address = f"http://127.0.0.1:{running.server_port}"
    yield script
    running.shutdown()
    running.server_close()
    thread.join()


def pytest_unconfigure() -> None:
    """Let go of the tables that pages keep open for all visitors before Python ends, or DuckDB complains of leaks."""
    if streamlit := sys.modules.get("streamlit"):
        streamlit.cache_resource.clear()
        last = sys.modules["__main__"]  # a page that was tested stays the main module, with all its names
        if str(getattr(last, "__file__", "")).endswith("app.py"):
            vars(last).clear()
        gc.collect()
