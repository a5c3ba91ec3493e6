"""Articles -> tables: read every file, put copies together, run the stages, save everything at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from filelock import FileLock

from articles import find_files, load_articles
from lexicon import DATA
from model import Article, Cluster, Extraction, Problem
from pipeline.aliases import alias_rows
from pipeline.clustering import cluster_articles
from pipeline.extraction import extract
from pipeline.reference import ontology_rows, outline_rows
from pipeline.rows import Origin, Rows, cluster_rows, problem_rows, rows_of
from store import SCHEMA_VERSION, save_tables, tables_folder, tables_state

ARTICLES = DATA / "articles"
Progress = Callable[[int, int], None]
_CHUNK = 32


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Articles to read, each once, with the outlets that carried it; the order of the files changes nothing here."""

    articles: tuple[Article, ...]
    """By article_id."""
    origins: Mapping[str, tuple[Origin, ...]]
    """By article_id; at least one each."""
    problems: tuple[Problem, ...]
    """What could not be read, or was odd."""


def read_corpus(paths: Iterable[Path]) -> Corpus:
    """Every article of files and folders; the same text from two outlets is one article with two origins."""
    copies: dict[str, list[tuple[Article, Origin]]] = defaultdict(list)
    problems: list[Problem] = []
    for path in find_files(paths):
        for reading in load_articles(path):
            if reading.problem:
                problems.append(reading.problem)
            if article := reading.article:
                origin = Origin(article.source, article.url, reading.file, article.title)
                copies[article.article_id].append((article, origin))
    chosen = {key: min(found, key=_first_copy)[0] for key, found in copies.items()}
    return Corpus(
        articles=tuple(chosen[key] for key in sorted(chosen)),
        origins={key: tuple(sorted({origin for _, origin in found})) for key, found in copies.items()},
        problems=tuple(problems),
    )


def _first_copy(copy: tuple[Article, Origin]) -> tuple[bool, str, Origin]:
    """Of several copies, the earliest dated one stands for all."""
    published = copy[0].published
    return published is None, str(published.earliest) if published else "", copy[1]


def build_tables(
    paths: Iterable[Path] = (ARTICLES,),
    folder: Path | None = None,
    *,
    progress: Progress | None = None,
    workers: int = 1,
) -> BuildSummary:
    """Read articles and write all tables.

    Args:
        paths: files and folders.
        folder: where the tables go; `store.tables_folder()` when left out.
        progress: called with the number of articles done and of all, from 0 to all.
        workers: processes that share the reading; 1 stays in this one.
    """
    target = folder or tables_folder()
    target.mkdir(parents=True, exist_ok=True)
    with FileLock(lock_file(target)):
        return build_unlocked(paths, target, progress, workers)


def lock_file(folder: Path) -> Path:
    """Whoever writes the tables of a folder holds this file."""
    return folder / ".lock"


def build_unlocked(
    paths: Iterable[Path], target: Path, progress: Progress | None = None, workers: int = 1
) -> BuildSummary:
    """As `build_tables`, for a caller that holds the lock."""
    began = perf_counter()
    corpus = read_corpus(paths)
    extractions: list[Extraction] = []
    tell = progress or (lambda _done, _all: None)
    tell(0, len(corpus.articles))
    for extraction in _extractions(corpus.articles, workers):
        extractions.append(extraction)
        tell(len(extractions), len(corpus.articles))
    clusters = cluster_articles(extractions, corpus.origins)
    problems = [*corpus.problems, *(problem for extraction in extractions for problem in extraction.problems)]
    seconds = perf_counter() - began
    saved = bool(extractions) or tables_state(target) != "ready"
    if saved:
        tables = _tables(corpus, extractions, clusters, seconds)
        tables["aliases"] = alias_rows(target, tables.get("events", ()))
        save_tables(tables, target)
    return _summary(corpus, extractions, clusters, problems, folder=target, saved=saved, seconds=seconds)


def _extractions(articles: Sequence[Article], workers: int) -> Iterator[Extraction]:
    if workers == 1:
        yield from map(extract, articles)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(extract, articles, chunksize=_CHUNK)


def _tables(corpus: Corpus, extractions: Sequence[Extraction], clusters: Mapping[str, Cluster], seconds: float) -> Rows:
    tables: Rows = defaultdict(list)
    for extraction in extractions:
        origins = corpus.origins[extraction.article.article_id]
        for name, rows in rows_of(extraction, origins, clusters).items():
            tables[name] += rows
    tables["places"] = _once(tables["places"], "place_id")
    tables["problems"] = sorted(tables["problems"] + problem_rows(corpus.problems), key=lambda row: list(row.values()))
    distinct = {cluster.cluster_id: cluster for cluster in clusters.values()}
    tables["clusters"] = cluster_rows(distinct[key] for key in sorted(distinct))
    tables["ontology"] = ontology_rows()
    tables["outlines"] = outline_rows()
    facts = {
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"), "schema": SCHEMA_VERSION,
        "articles": len(extractions), "seconds": f"{seconds:.2f}",
    }  # fmt: skip
    tables["build"] = [{"key": key, "value": str(value)} for key, value in facts.items()]
    return dict(tables)


def _once(rows: Iterable[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """The first row of each key, in the order of the keys."""
    first: dict[str, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row[key], row)
    return [first[name] for name in sorted(first)]


def _summary(
    corpus: Corpus, extractions: Sequence[Extraction], clusters: Mapping[str, Cluster], problems: Sequence[Problem],
    *, folder: Path, saved: bool, seconds: float,
) -> BuildSummary:  # fmt: skip
    events = [event for extraction in extractions for event in extraction.events]
    return BuildSummary(
        articles=len(extractions), copies=sum(len(origins) - 1 for origins in corpus.origins.values()),
        events=Counter(event.type for event in events),
        dated=sum(event.when is not None and event.when.span.edtf is not None for event in events),
        placed=sum(event.where is not None for event in events),
        clusters=len({cluster.cluster_id for cluster in clusters.values()}), problems=tuple(problems),
        seconds=seconds, folder=folder, saved=saved,
    )  # fmt: skip
