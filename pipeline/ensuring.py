"""Tables for whoever opens a page: built when they are missing, once, however many come at the same moment."""

import os
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

from filelock import FileLock, Timeout

from model import TableError
from pipeline.build import ARTICLES, Progress, build_unlocked, lock_file
from store import tables_folder, tables_state

_PAUSE_S = 0.2


def ensure_tables(
    folder: Path | None = None, *, paths: Iterable[Path] = (ARTICLES,), progress: Progress | None = None
) -> Path:
    """The folder of the built tables; builds them first where they are absent, damaged or of another version.

    Of several visitors who come at the same moment, in threads or processes, one builds; the others wait and see how
    far the build is.

    Raises:
        TableError: `KHATT_TABLES` names a folder whose tables another version wrote. They may be of other articles than
            the sample, so they are not built over.
    """
    target = folder or tables_folder()
    tell = progress or _say_nothing
    if folder is None and os.environ.get("KHATT_TABLES") and tables_state(target) == "older":
        raise TableError(
            f"{target} (set by KHATT_TABLES) holds tables of another version, and they were left as they are. "
            "Build them again from their articles with `python -m pipeline build ARTICLES`, or unset KHATT_TABLES."
        )
    while tables_state(target) != "ready":
        target.mkdir(parents=True, exist_ok=True)
        lock = FileLock(lock_file(target))
        try:
            lock.acquire(timeout=_PAUSE_S)
        except Timeout:
            tell(*_read_progress(target))
            continue
        try:
            if tables_state(target) != "ready":
                build_unlocked(paths, target, _shared(target, tell))
            return target
        finally:
            _progress_file(target).unlink(missing_ok=True)
            lock.release()
    return target


def _say_nothing(_done: int, _all: int) -> None:
    pass


def _progress_file(folder: Path) -> Path:
    return folder / ".progress"


def _shared(folder: Path, progress: Progress) -> Progress:
    """A progress call that also leaves word for the visitors who wait."""
    written = -_PAUSE_S

    def tell(done: int, total: int) -> None:
        nonlocal written
        progress(done, total)
        if monotonic() - written >= _PAUSE_S:
            _progress_file(folder).write_text(f"{done} {total}", encoding="ascii")
            written = monotonic()

    return tell


def _read_progress(folder: Path) -> tuple[int, int]:
    """Articles done and all, as the builder wrote them last; zeros where it has not begun."""
    try:
        done, total = _progress_file(folder).read_text(encoding="ascii").split()
        return int(done), int(total)
    except (OSError, ValueError):
        return 0, 0
