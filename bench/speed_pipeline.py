"""Articles a second of all four stages, against `dateparser.search_dates` alone on the same articles in the same run.

    python -m bench.speed_pipeline [ARTICLES]

Reads `../shared/corpus/articles.jsonl` (or the file that `KHATT_CORPUS` names), else makes articles up. Seconds are
processor time. A third of the articles warms the process up; the others are read once as articles never read before,
and once more, when every window of words and every word form is remembered. Prints the ratio and the time of each stage
for both, and how the cost grows with the length of an article.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from articles import article_from_record, clean
from events import read_events
from geo import Gazetteer, load_gazetteer, read_places
from model import Article
from pipeline import extract
from pipeline.extraction import settle_memory
from temporal import find_time_expressions, infer_publication_day, resolve_timexes

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
ARTICLES, NAIVE_ARTICLES, MADE_UP = 600, 40, 300
LENGTHS = (4, 16, 64, 256, 600)
"""Articles put together for the cost by length: up to a million characters."""
_MADE_UP = (
    "قتل ثلاثة مدنيين وأصيب خمسة آخرون، اليوم الثلاثاء، جراء قصف مدفعي استهدف مدينة سراقب بريف إدلب. ",
    "وقال المتحدث باسم الوزارة خلال مؤتمر صحفي إن القوات انسحبت من محيط منبج يوم الأحد الماضي. ",
    "وكانت الفصائل قد سيطرت على البلدة في 12 آذار 2015 بعد معارك استمرت أسبوعين. ",
    "وأضاف أن هناك نحو 400 جندي في القاعدة، وأن لا خطط لسحبهم في المستقبل القريب. ",
)


def main() -> int:
    """Print the figures."""
    articles = _articles(int(sys.argv[-1]) if sys.argv[-1].isdigit() else ARTICLES)
    gazetteer = load_gazetteer()
    settle_memory()
    for article in articles[::3]:
        extract(article, gazetteer)
    timed, staged = articles[1::3], articles[2::3]
    letters = sum(len(article.text) for article in timed) / len(timed)
    print(
        f"{len(timed)} articles of {letters:.0f} characters, {NAIVE_ARTICLES} of them for dateparser.search_dates alone"
    )
    for name in ("never read before", "read before"):
        ours, naive = _race(timed, gazetteer)
        print(
            f"{name}: {ours:.0f} articles a second, dateparser {naive:.1f}, ratio {ours / naive:.1f}; {_stages(staged)}"
        )
    _print_growth(articles)
    return 0


def _articles(count: int) -> list[Article]:
    path = Path(os.environ.get("KHATT_CORPUS") or SHARED / "corpus" / "articles.jsonl")
    if not path.exists():
        print(f"no corpus at {path}: articles are made up")
        return [article_from_record({"text": "".join(_MADE_UP) * (1 + n % 8) + str(n)}) for n in range(MADE_UP)]
    with path.open(encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return [article_from_record(row) for row in rows[:: max(1, len(rows) // count)][:count]]


def _race(articles: Sequence[Article], gazetteer: Gazetteer) -> tuple[float, float]:
    """Articles a second of all four stages and of dateparser's search in Arabic.

    The two take turns, a few articles each, so that a machine that is busy for a while slows both.
    """
    from dateparser.search import search_dates  # a development dependency: loaded only where it is measured

    search_dates(articles[0].text[:200], languages=["ar"])
    turn = max(1, len(articles) // NAIVE_ARTICLES)
    ours = naive = 0.0
    turns = range(0, len(articles), turn)
    for first in turns:
        few = articles[first : first + turn]
        ours += _seconds(lambda few=few: [extract(article, gazetteer) for article in few])  # type: ignore[misc]
        naive += _seconds(lambda text=few[0].text: search_dates(text, languages=["ar"]))  # type: ignore[misc]
    return len(articles) / ours, len(turns) / naive


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _stages(articles: Sequence[Article]) -> str:
    """Milliseconds an article of each stage."""
    spent = dict.fromkeys(("clean", "temporal", "geo", "events"), 0.0)
    gazetteer = load_gazetteer()
    for article in articles:
        marks = [time.process_time()]
        text = clean(article)
        marks.append(time.process_time())
        expressions = find_time_expressions(text)
        day = infer_publication_day(text, expressions)
        timexes = resolve_timexes(text, expressions, day)
        marks.append(time.process_time())
        reading = read_places(text, gazetteer)
        marks.append(time.process_time())
        read_events(text, publication_day=day, timexes=timexes, toponyms=reading.toponyms, places=reading.places)
        marks.append(time.process_time())
        for stage, begin, end in zip(spent, marks, marks[1:], strict=False):
            spent[stage] += end - begin
    return ", ".join(f"{stage} {1000 * seconds / len(articles):.2f} ms" for stage, seconds in spent.items())


def _print_growth(articles: Sequence[Article]) -> None:
    """Milliseconds a thousand characters for articles put together, four times as many each time: level when linear."""
    gazetteer = load_gazetteer()
    figures = []
    for count in LENGTHS:
        text = "\n".join(article.text for article in articles[:count])
        article = article_from_record({"text": text})
        seconds = min(_seconds(lambda article=article: extract(article, gazetteer)) for _ in range(2))  # type: ignore[misc]
        figures.append(f"{len(text) / 1000:.0f}k {1_000_000 * seconds / len(text):.2f} ms")
    print(f"cost a thousand characters by length: {', '.join(figures)}")


if __name__ == "__main__":
    sys.exit(main())
