"""Fetching GeoNames' dump of Syria: download, check that it is what it says, hand it to the import."""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tqdm import tqdm

from geo.importing_sources import GEONAMES_COLUMNS
from model import GazetteerError, GeocodeUnavailable

DUMP = "https://download.geonames.org/export/dump/SY.zip"
_MEMBER = "SY.txt"
_CHUNK_BYTES = 1 << 16
_MOST_BYTES = 50_000_000
_FEWEST_ROWS = 5_000
_TIMEOUT_S = 30.0


@contextmanager
def downloaded_dump(address: str = DUMP, *, progress: bool = False) -> Iterator[Path]:
    """The dump as a file that is there as long as the block runs.

    Raises:
        GeocodeUnavailable: no network, no such file, or the server breaks off.
        GazetteerError: what came is no GeoNames dump of Syria.
    """
    content = _checked(_fetch(address, progress=progress))
    folder = Path(tempfile.mkdtemp(prefix="khatt-"))
    try:
        path = folder / _MEMBER
        path.write_bytes(content)
        yield path
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fetch(address: str, *, progress: bool) -> bytes:
    request = Request(address, headers={"User-Agent": "khatt/0.1 (gazetteer download)"})
    received = io.BytesIO()
    try:
        with (
            urlopen(request, timeout=_TIMEOUT_S) as answer,
            tqdm(
                total=int(answer.headers.get("Content-Length") or 0) or None, unit="B", unit_scale=True,
                desc=address.rsplit("/", 1)[-1], disable=None if progress else True,
            ) as bar,
        ):  # fmt: skip
            while chunk := answer.read(_CHUNK_BYTES):
                received.write(chunk)
                bar.update(len(chunk))
                if received.tell() > _MOST_BYTES:
                    raise GazetteerError(f"{address}: is larger than a dump of one country can be")
    except HTTPError as error:
        raise GeocodeUnavailable(f"{address}: the server answers {error.code} {error.reason}") from error
    except (URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise GeocodeUnavailable(
            f"{address} cannot be reached ({reason}). Is there a network? The bundled gazetteer works without it; or "
            "fetch SY.zip elsewhere, unpack it, and run: python -m geo import SY.txt"
        ) from error
    return received.getvalue()


def _checked(archive: bytes) -> bytes:
    """The dump inside the archive, once its checksums and its shape are right."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as unpacked:
            content = unpacked.read(_MEMBER)  # checks the CRC
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise GazetteerError(f"what came is no archive with {_MEMBER} in it: {error}") from error
    rows = content.decode("utf-8", errors="replace").splitlines()
    syrian = sum(row.count("\t") == GEONAMES_COLUMNS - 1 and row.split("\t")[8] == "SY" for row in rows)
    if syrian < _FEWEST_ROWS:
        raise GazetteerError(f"{_MEMBER} holds {syrian} Syrian rows where more than {_FEWEST_ROWS:,} are expected")
    return content
