"""Every article of files and folders, each once, whatever the order of the files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from articles import find_files, load_articles
from model import Article, Problem
from pipeline.rows import Origin


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
