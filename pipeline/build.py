"""Articles -> tables: read every file, put copies together, run the stages, save everything at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from filelock import FileLock

from events.clusters import cluster_events
from geo import load_gazetteer
from geo.geocoders_nominatim import NominatimGeocoder
from geo.geocoders_unknown import locate_unknown
from lexicon import DATA
from model import Article, Extraction, Problem
from pipeline.aliases import alias_rows
from pipeline.corpus import read_corpus
from pipeline.extraction import extract, settle_memory
from pipeline.gathering import Gathering
from pipeline.reference import ontology_rows, outline_rows
from pipeline.rows import Rows, cluster_rows, problem_rows
from store import SCHEMA_VERSION, save_tables, tables_folder, tables_state

ARTICLES = DATA / "articles"
Progress = Callable[[int, int], None]
_CHUNK = 32
_RETRY = "Run `python -m geo retry` when the service is back, then build again."


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build did."""

    articles: int
    """Articles read, copies counted once."""
    copies: int
    """Further outlets of the same texts."""
    events: Mapping[str, int]
    """Events by type."""
    dated: int
    """Events with a day at one end at least."""
    placed: int
    """Events with a place."""
    clusters: int
    """Events after those of several articles are put together."""
    problems: tuple[Problem, ...]
    """Everything that failed or was odd."""
    unresolved: tuple[Problem, ...]
    """Names that the geocoding service left open: in the problems table too, but no failure of the build."""
    seconds: float
    """How long it took."""
    folder: Path
    """Where the tables are."""
    saved: bool
    """False when nothing could be read and older tables were left as they are."""

    @property
    def status(self) -> int:
        """Exit status: 0 all well, 1 there are problems, 2 nothing could be read."""
        return 2 if not self.articles else 1 if self.problems else 0


def build_tables(
    paths: Iterable[Path] = (ARTICLES,),
    folder: Path | None = None,
    *,
    progress: Progress | None = None,
    workers: int = 1,
    service: NominatimGeocoder | None = None,
) -> BuildSummary:
    """Read articles and write all tables.

    Args:
        paths: files and folders.
        folder: where the tables go; `store.tables_folder()` when left out.
        progress: called with the number of articles done and of all, from 0 to all.
        workers: processes that share the reading; 1 stays in this one.
        service: asked, after the reading, where the places lie that no gazetteer holds; None: nothing goes out.
    """
    target = folder or tables_folder()
    target.mkdir(parents=True, exist_ok=True)
    with FileLock(lock_file(target)):
        return build_unlocked(paths, target, progress, workers, service)


def lock_file(folder: Path) -> Path:
    """Whoever writes the tables of a folder holds this file."""
    return folder / ".lock"


def build_unlocked(
    paths: Iterable[Path], target: Path, progress: Progress | None = None, workers: int = 1,
    service: NominatimGeocoder | None = None,
) -> BuildSummary:  # fmt: skip
    """As `build_tables`, for a caller that holds the lock."""
    began = perf_counter()
    corpus = read_corpus(paths)
    gathered = Gathering(corpus.origins)
    tell = progress or (lambda _done, _all: None)
    tell(0, len(corpus.articles))
    for extraction in _extractions(corpus.articles, workers):
        gathered.add(extraction)
        tell(gathered.articles, len(corpus.articles))
    unresolved = _ask(service, gathered) if service else ()
    clusters = cluster_events(gathered.tellings)
    problems = (*corpus.problems, *gathered.problems)
    seconds = perf_counter() - began
    saved = bool(gathered.articles) or tables_state(target) != "ready"
    if saved:
        tables = gathered.tables({event_id: cluster for cluster in clusters for event_id in cluster.event_ids})
        tables["aliases"] = alias_rows(target, tables["events"])
        tables["clusters"] = cluster_rows(clusters)
        tables["problems"] = sorted(problem_rows((*problems, *unresolved)), key=lambda row: list(row.values()))
        save_tables(tables | _reference(gathered.articles, seconds), target)
    return BuildSummary(
        articles=gathered.articles, copies=sum(len(origins) - 1 for origins in corpus.origins.values()),
        events=gathered.events, dated=gathered.dated, placed=gathered.placed, clusters=len(clusters),
        problems=problems, unresolved=unresolved, seconds=seconds, folder=target, saved=saved,
    )  # fmt: skip


def _extractions(articles: Sequence[Article], workers: int) -> Iterator[Extraction]:
    if workers == 1:
        yield from map(extract, articles)
        return
    with ProcessPoolExecutor(workers, initializer=settle_memory) as pool:
        yield from pool.map(extract, articles, chunksize=_CHUNK)


def _ask(service: NominatimGeocoder, gathered: Gathering) -> tuple[Problem, ...]:
    """Move places that no gazetteer holds to where a service says that they lie; what it left open."""
    located = locate_unknown(gathered.unknown.values(), load_gazetteer(), service, progress=True)
    gathered.relocate(located.places)
    return tuple(
        Problem(subject=name, stage="geo", what="place not located", why=reason, advice=_RETRY)
        for name, reason in located.unresolved.items()
    )


def _reference(articles: int, seconds: float) -> Rows:
    """Tables that hang on no article."""
    facts = {
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"), "schema": SCHEMA_VERSION, "articles": articles,
        "seconds": f"{seconds:.2f}",
    }  # fmt: skip
    build = [{"key": key, "value": str(value)} for key, value in facts.items()]
    return {"ontology": ontology_rows(), "outlines": outline_rows(), "build": build}
