"""Speed of cleaning and of the loaders.

    python -m bench.speed_articles [ARTICLES.jsonl]

Prints milliseconds an article for each step of cleaning, nanoseconds a character for a small and a large article, and
megabytes a second for the loader. Without a file it reads the bundled sample.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from articles import clean, find_files, load_articles
from articles.regions import READ_KINDS, find_regions
from articles.sentences import split_clauses, split_sentences
from articles.tokens import tokenize
from lexicon import DATA, fold_with_map
from model import Article

ROUNDS = 5
LARGE = 1_000_000


def main(paths: Sequence[Path] = (DATA / "articles",)) -> None:
    """Measure and print."""
    began = process_time()
    readings = [reading for path in find_files(paths) for reading in load_articles(path)]
    articles = [reading.article for reading in readings if reading.article]
    size = sum(len(article.text) for article in articles)
    print(f"loading      {size / 1e6 / max(1e-9, process_time() - began):8.1f} million characters/s")
    print(
        f"cleaning     {per_article(clean, [(a,) for a in articles]):8.3f} ms an article of {size // len(articles):,}"
    )
    for name, milliseconds in steps(articles).items():
        print(f"  {name:<11}{milliseconds:8.3f} ms")
    largest = max(articles, key=lambda article: len(article.text)).text
    for text in (largest[:2_000], largest * (LARGE // len(largest) + 1)):
        article = Article(article_id="bench", text=text)
        nanoseconds = per_article(clean, [(article,)]) * 1e6 / len(text)
        print(f"length {len(text):>9,} {nanoseconds:6.0f} ns a character")


def steps(articles: Sequence[Article]) -> dict[str, float]:
    """Milliseconds an article for each step of cleaning."""
    found: dict[str, float] = {}

    def step(name: str, work: Callable[..., Any], given: Sequence[tuple[Any, ...]]) -> list[Any]:
        found[name] = per_article(work, given)
        return [work(*each) for each in given]

    folded = step("folding", fold_with_map, [(a.text,) for a in articles])
    pairs = list(zip(articles, folded, strict=True))
    regions = step("regions", find_regions, [(a.text, a.title, f) for a, f in pairs])
    read = [[(r.start, r.end) for r in each if r.kind in READ_KINDS] for each in regions]
    tokens = step("tokens", tokenize, [(a.text, f, r) for (a, f), r in zip(pairs, read, strict=True)])
    given = [(a.text, t, r) for a, t, r in zip(articles, tokens, regions, strict=True)]
    sentences = step("sentences", split_sentences, given)
    step("clauses", split_clauses, list(zip(tokens, sentences, strict=True)))
    return found


def per_article(work: Callable[..., Any], given: Sequence[tuple[Any, ...]]) -> float:
    """Milliseconds a call, the best of several rounds over all of them."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = process_time()
        for each in given:
            work(*each)
        best = min(best, process_time() - began)
    return 1000 * best / len(given)


if __name__ == "__main__":
    main(*([[Path(name) for name in sys.argv[1:]]] if sys.argv[1:] else ()))
