"""How fast times are read, beside `dateparser.search.search_dates`, and whether the cost is linear in length.

The text is made up from the examples of the rules, so that nothing has to be fetched. Both readers get the same
sentences; ours starts from the folded `Text`, as the stages do, once behind other articles, as in a run (equal windows
are read once), and once with nothing remembered. Every figure is processor time.
"""

import random
import time
from datetime import date

import dateparser.search

from articles import Text, clean
from model import Article, PublicationDay, TimeSpan, article_id
from temporal import find_time_expressions, resolve_timexes
from temporal.parsing import forget_windows
from temporal.rules import load_rules

ARTICLES = 200
ARTICLE_CHARACTERS = 2000
SHARED_ARTICLES = 6
"""Articles that both readers get; the other one is slow."""
LONG_CHARACTERS = 1_000_000
DAY = PublicationDay(earliest=date(2019, 10, 10), latest=date(2019, 10, 10), basis="given")
_FILLER = (
    "أكد المتحدث أن الوفد ناقش ملفات التعاون المشترك وسبل دعم الأهالي العائدين إلى بلداتهم",
    "وأشار المجلس المحلي إلى حاجة المنطقة إلى الأدوية والمياه النظيفة وإصلاح الطرق الرئيسة",
    "ولم يصدر أي تعليق عن الجهات المعنية بشأن الأنباء المتداولة حول فتح المعبر أمام الشاحنات",
)


def main() -> None:
    """Print articles a second, microseconds an expression, the ratio, and the cost of length."""
    rng = random.Random(20190)
    texts = [_text(rng, ARTICLE_CHARACTERS) for _ in range(ARTICLES)]
    find_time_expressions(texts[0])
    forget_windows()
    seconds, expressions = _read(texts)
    print(f"temporal: {ARTICLES / seconds:,.0f} articles/s, {seconds / expressions * 1e6:.0f} µs an expression")
    some = [_text(rng, ARTICLE_CHARACTERS) for _ in range(SHARED_ARTICLES)]
    in_a_run, found = _read(some)
    forget_windows()
    alone, _ = _read(some)
    theirs, theirs_found = _read_with_dateparser(some)
    print(f"dateparser.search: {len(some) / theirs:,.2f} articles/s, {theirs_found} expressions (ours {found})")
    print(f"ratio on the same {len(some)} articles: {theirs / in_a_run:,.0f} times behind {ARTICLES} other articles,")
    print(f"{theirs / alone:,.0f} times with an empty memory of windows")
    _print_linearity(rng)


def _print_linearity(rng: random.Random) -> None:
    short = [_text(rng, ARTICLE_CHARACTERS) for _ in range(LONG_CHARACTERS // ARTICLE_CHARACTERS // 4)]
    long = _text(rng, LONG_CHARACTERS)
    forget_windows()
    short_cost = _read(short)[0] / sum(len(text.source) for text in short)
    forget_windows()
    long_cost = _read([long])[0] / len(long.source)
    print(
        f"a character of a {ARTICLE_CHARACTERS // 1000} KB article: {short_cost * 1e9:.0f} ns; of a 1 MB article: "
        f"{long_cost * 1e9:.0f} ns; ratio {long_cost / short_cost:.2f}"
    )


def _read(texts: list[Text]) -> tuple[float, int]:
    """Processor seconds and number of expressions."""
    count = 0
    started = time.process_time()
    for text in texts:
        count += len(resolve_timexes(text, find_time_expressions(text), DAY))
    return time.process_time() - started, count


def _read_with_dateparser(texts: list[Text]) -> tuple[float, int]:
    """The same with `dateparser`."""
    count = 0
    started = time.process_time()
    for text in texts:
        count += len(dateparser.search.search_dates(text.source, languages=["ar"]) or ())
    return time.process_time() - started, count


def _text(rng: random.Random, characters: int) -> Text:
    """A made-up article: sentences with times of every rule among sentences without any."""
    examples = [sentence.replace("[", "").replace("]", "") for rule in load_rules() for sentence in rule.ok]
    sentences: list[str] = []
    length = 0
    while length < characters:
        sentence = rng.choice(examples) if rng.random() < 0.2 else rng.choice(_FILLER)
        sentences.append(sentence + ".")
        length += len(sentence) + 2
    source = " ".join(sentences)
    given = TimeSpan.on(date(2019, 10, 10))
    return clean(Article(article_id=article_id(source), text=source, published=given))


if __name__ == "__main__":
    main()
