"""The download of GeoNames' dump, against a file server on loopback."""

import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.downloading import downloaded_dump
from model import GazetteerError, GeocodeUnavailable


def archive(rows: int, member: str = "SY.txt") -> bytes:
    line = "\t".join(["1", "Name", "Name", "اسم", "35", "36", "P", "PPL", "SY", *[""] * 9, "2020-01-01"])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(member, f"{line}\n" * rows)
    return packed.getvalue()


@pytest.fixture
def files() -> Iterator[dict[str, bytes | str]]:
    held: dict[str, bytes | str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = held.get(self.path)
            self.send_response(200 if content is not None else 404)
            body = content if isinstance(content, bytes) else b""
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    held["address"] = f"http://127.0.0.1:{running.server_port}"
    yield held
    running.shutdown()
    running.server_close()
    thread.join()


def test_dump_is_there_while_it_is_used_and_gone_after(files: dict[str, bytes | str]) -> None:
    files["/SY.zip"] = archive(5_001)
    with downloaded_dump(f"{files['address']}/SY.zip") as path:
        assert path.read_text(encoding="utf-8").count("\n") == 5_001
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"not a zip", "no archive"), (archive(5_001, "XX.txt"), "no archive"), (archive(3), "holds 3 Syrian rows"),
     (archive(5_001)[:-40], "no archive")],
    ids=["no zip", "other country", "too few rows", "cut short"],
)  # fmt: skip
def test_what_is_no_dump_is_refused(files: dict[str, bytes | str], content: bytes, why: str) -> None:
    files["/SY.zip"] = content
    with pytest.raises(GazetteerError, match=why), downloaded_dump(f"{files['address']}/SY.zip"):
        pass


def test_missing_file_is_unavailable(files: dict[str, bytes | str]) -> None:
    with pytest.raises(GeocodeUnavailable, match="404"), downloaded_dump(f"{files['address']}/SY.zip"):
        pass


def test_no_network_says_what_to_do_instead() -> None:
    with pytest.raises(GeocodeUnavailable, match="python -m geo import"), downloaded_dump("http://127.0.0.1:9/SY.zip"):
        pass
