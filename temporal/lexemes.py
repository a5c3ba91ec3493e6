"""From folded words to the first edges of a chart: words of the vocabulary, numbers, and numbers joined by marks."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from lexicon import Matcher, Split, fold, splits
from lexicon.numbers import GROUP_MARKS, is_number_word, load_number_words, read_number
from temporal.chart import Chart, Edge, Edges
from temporal.patterns import compile_pattern, edge_key, keys_of
from temporal.rules import load_rules
from temporal.shapes import SHAPE, full_year, read_shape
from temporal.vocabulary import WordRow, load_words

SYMBOLS = ("NOT", "T", "TIME", "VAGUE", "DUR", "SET")
"""What rules make that is no mere part: a guard, and the kinds of expressions, the first winning among equals."""
MARKS = {
    "/": "SLASH", "\\": "SLASH", "|": "SLASH", "-": "DASH", "–": "DASH", "—": "DASH", "(": "OPEN", ")": "CLOSE",
    "[": "OPEN", "]": "CLOSE", "،": "COMMA", ",": "COMMA", "%": "PERCENT", ":": "COLON", ".": "STOP", "؛": "STOP",
    "!": "STOP", "?": "STOP", "؟": "STOP", "$": "MONEY", "€": "MONEY", "«": "QUOTE", "»": "QUOTE", '"': "QUOTE",
    "“": "QUOTE", "”": "QUOTE", "+": "PLUS", "=": "CODE", "&": "CODE", "_": "CODE", "#": "CODE",
}  # fmt: skip
ARTICLES = {"ال": "", "وال": "و", "بال": "ب", "لل": "ل", "كال": "ك", "فال": "ف"}
PROCLITICS = frozenset("وبلفك")
YEARS = range(600, 2101)
FIRST_BARE_YEAR = 1800
"""A number alone that is smaller is no year."""
_YEAR_DIGITS = 4
MONTH_NUMBERS = range(1, 13)
DAY_NUMBERS = range(1, 32)
NOTHING = ""
_MONTHS = frozenset({"MONTH", "HMONTH"})
_GLUE = frozenset(
    fold(word)
    for word in (
        "في", "من", "إلى", "على", "عن", "ب", "ل", "و", "كل", "قبل", "بعد", "منذ", "حتى", "بين", "ما", "لا",
        "هذا", "هذه", "ذلك", "تلك", "هذي", "هاي", "آن", "ذات", "آخر", "لآخر", "والآخر", "وآخر", "أخرى", "وأخرى",
        "والأخرى", "لأخرى", "أحد", "واحد", "واحدة", "أول", "الأول", "الأولى", "أولى", "ثاني", "الثاني",
        "الثانية", "الأخير", "الأخيرة", "الأخرى", "الآخر", "جدا", "ممكن", "الممكن", "مرة", "الكبير", "الصغير",
        "قصير", "قصيرة", "القصير", "طويل", "طويلة", "الطويل", "قريب", "بعيد", "السوري", "العالمي", "الدولي",
        "العمال", "القدم", "الجديدة", "الجديد", "المجيد", "المبارك", "الكريم", "الشريف", "الحالي", "الحالية",
        "المقبلة", "القادمة", "الماضية", "السابقة", "قليلة",
    )
)  # fmt: skip
"""Words that are too common to begin a reading, even where they are part of a phrase that may."""
_LONGEST_PREFIX = 4
_PREFIXES = frozenset(
    conjunction + preposition + article
    for conjunction in ("", "و", "ف")
    for preposition in ("", "ب", "ل", "ك")
    for article in ("", "ال", "ل")
)
_OPENERS = frozenset(prefix[0] for prefix in _PREFIXES if prefix)
_SYMBOL = re.compile(r"[A-Z]")


class _Vocabulary(NamedTuple):
    rows: tuple[WordRow | None, ...]
    """Row of each entry; None for a rule's own word."""
    matcher: Matcher[tuple[int, str]]
    """Entries are (index into `rows`, symbol)."""
    strong: frozenset[str]
    """First words of rows that begin a reading by themselves."""
    content: frozenset[str]
    """First words of rows that some pattern reads; others only stand beside expressions or inside phrases."""
    words: frozenset[str]
    """Every word of every row and rule."""


@cache
def _vocabulary() -> _Vocabulary:
    rows = load_words()
    own = sorted(_rule_words())
    phrases = [(words, (number, row.symbol)) for number, row in enumerate(rows) for words in row.words]
    phrases += [(word, (len(rows), word)) for word in own]
    strong = {_pivot(fold(words).split()) for row in rows if not row.weak for words in row.words}
    strong |= {"ال" + fold(word) for row in rows if row.symbol == "WEEKDAY" for word in row.words}
    every = frozenset(piece for words, _ in phrases for piece in fold(words).split())
    content = frozenset(fold(words).split()[0] for row in rows if row.symbol in _read() for words in row.words)
    return _Vocabulary((*rows, None), Matcher(phrases), frozenset(strong), content - _GLUE, every)


@cache
def _read() -> frozenset[str]:
    """Symbols that patterns read, the article and proclitics they may ask for left out."""
    keys = {key for rule in load_rules() for pattern in rule.patterns for key in keys_of(compile_pattern(pattern))}
    bare = {key.rpartition("_")[2].removeprefix("~").removeprefix("ال") for key in keys}
    return frozenset(bare | {"MONTH", "HMONTH"})


def _pivot(pieces: list[str]) -> str:
    """The word of a phrase that tells it from others: the last that is no preposition."""
    return next((piece for piece in reversed(pieces) if piece not in _GLUE), pieces[-1])


@cache
def asked_keys() -> frozenset[str]:
    """Every key that a pattern or a condition of a rule names, and the symbols of expressions."""
    keys: set[str] = set(SYMBOLS)
    for rule in load_rules():
        for pattern in rule.patterns:
            keys |= keys_of(compile_pattern(pattern))
        conditions = (*rule.not_after, *rule.not_before, *rule.only_after, *rule.only_before)
        keys |= {edge_key(word) for word in conditions}
    return frozenset(keys)


def _rule_words() -> set[str]:
    """Every Arabic word among the keys."""
    return {key.partition("_")[2] or key for key in asked_keys() if not _SYMBOL.search(key)}


def standing(form: str) -> int:
    """3 for a word that may begin a reading, 2 for a part of one, 1 for a word beside or between, 0 for others."""
    if form in MARKS or form in ARTICLES or form in PROCLITICS:
        return 1
    if form[0].isdecimal():
        return 3 if SHAPE.fullmatch(form) or (form.isdecimal() and len(form) == 4 and int(form) in YEARS) else 2
    vocabulary = _vocabulary()
    stems = _stems(form)
    if not vocabulary.strong.isdisjoint(stems):
        return 3
    if not vocabulary.content.isdisjoint(stems) or not load_number_words().keys().isdisjoint(stems):
        return 2
    return int(not vocabulary.words.isdisjoint(stems))


def _stems(form: str) -> list[str]:
    """A word and what is left of it behind every run of letters that may be proclitics."""
    if form[0] not in _OPENERS:
        return [form]
    behind = [form[cut:] for cut in range(1, min(len(form) - 1, _LONGEST_PREFIX + 1)) if form[:cut] in _PREFIXES]
    return [form, *behind, *["ا" + stem for stem in behind if stem[0] == "ل"]]


class _Word(NamedTuple):
    """What a word says wherever it stands, so long as the words beside it do not join it."""

    outer: Edges
    """Its edges as `Chart.outer` holds them."""
    inner: Edges
    """Its edges as `Chart.inner` holds them."""
    seconds: frozenset[str]
    """Words that make a phrase with it when they follow."""
    counts: bool
    """Whether it is a number, which goes on where the next word is one, too."""


@lru_cache(maxsize=65_536)
def _word(form: str) -> _Word:
    chart = Chart((form, NOTHING), asked_keys())
    _add_word(chart, 0)
    counts = form[0].isdecimal() or is_number_word(form)
    seconds = frozenset() if form[0].isdecimal() else _vocabulary().matcher.continues(form)
    return _Word(chart.outer[0], chart.inner[0], seconds, counts)


def add_words(chart: Chart) -> None:
    """Put every edge of words, numbers and marks into a chart."""
    words = chart.words
    last = len(words) - 1
    for node in range(last, -1, -1):
        form = words[node]
        if form == NOTHING:
            continue
        word = _word(form)
        after = words[node + 1] if node < last else NOTHING
        before = words[node - 1] if node else NOTHING
        if after in word.seconds or chart.outer[node] or (word.counts and _counts_on(before, after, node + 1 < last)):
            _add_word(chart, node)
        else:
            chart.outer[node], chart.inner[node] = word.outer.copy(), word.inner.copy()


def _counts_on(before: str, after: str, more: bool) -> bool:
    """Whether a number may be one with the word beside it: an article, another number, a mark between the two."""
    if before in ARTICLES or before in PROCLITICS:
        return True
    if after == NOTHING or after in MARKS or after in GROUP_MARKS:
        return more
    return _word(after).counts


def _add_word(chart: Chart, node: int) -> None:
    form = chart.words[node]
    mark = MARKS.get(form)
    if mark:
        chart.add(node, mark, Edge(1, 0, {}))
    elif form[0].isdecimal():
        _add_digits(chart, node)
    else:
        _add_vocabulary(chart, node)
        _add_spelled(chart, node)


def _add_vocabulary(chart: Chart, node: int) -> None:
    vocabulary = _vocabulary()
    for match in vocabulary.matcher.at(chart.words, node):
        number, symbol = match.entry
        row = vocabulary.rows[number]
        prefix, definite, cut = proclitics(match.split)
        length = match.stop - node
        if row is None:
            if not definite:
                chart.add(node, symbol, Edge(length, 0, {}, prefix, cut=cut))
        elif (definite or not row.definite) and (row.prefixes is None or match.split.prefix in row.prefixes):
            edge = Edge(length, 0, row.says, prefix, definite, cut)
            chart.add(node, symbol, edge)
            if row.bare and symbol in _MONTHS:
                chart.add(node, "SURE" + symbol, edge)


def proclitics(split: Split) -> tuple[str, bool, int]:
    """Proclitics without the article, whether there is an article, and how many letters the mention leaves out."""
    prefix = split.prefix
    if prefix.endswith("لل"):
        return prefix[:-1], True, split.cut - 1
    if prefix.endswith("ال"):
        return prefix[:-2], True, split.cut - 2
    return prefix, False, split.cut


def _add_spelled(chart: Chart, node: int) -> None:
    """Numbers in words."""
    reading = read_number(chart.words, node)
    if reading is None:
        return
    form, cut = chart.words[node], reading.cut
    merged = form[:cut].endswith("لل")
    cut -= merged
    definite = merged or (form[cut:].startswith(("ال", "ل")) and _is_definite(form, cut))
    edge = Edge(reading.stop - node, 0, reading.value, form[:cut], definite, cut)
    chart.add(node, "ORD" if reading.ordinal else "NUM", edge)
    if reading.value in DAY_NUMBERS and _may_be_day(form, reading.value, definite, reading.ordinal):
        chart.add(node, "DAY", edge)
    if reading.value in MONTH_NUMBERS and (reading.value > 1 or reading.ordinal):
        chart.add(node, "MONTHNUM", edge)
    if reading.value in YEARS and reading.value >= 1000:
        chart.add(node, "YEARWORDS", edge)


def _may_be_day(form: str, value: int, definite: bool, ordinal: bool) -> bool:
    """«الثامن», «خمسة», «العشرين», but not «الثالثة» (an hour), «ثالث» or «الثلاثة» (a count)."""
    if ordinal:
        return definite and not form.endswith(("ه", "اولي"))
    return not definite or value > 10


@cache
def _is_definite(form: str, cut: int) -> bool:
    """Whether a number word stands behind an article once its proclitics are cut off."""
    words = load_number_words()
    return form[cut:] not in words and any(split.prefix.endswith(("ال", "لل")) for split in splits(form))


def _add_digits(chart: Chart, node: int) -> None:
    """Numbers in digits, and shapes such as «9/10/2019»; an article or proclitic that stands apart is drawn in."""
    form = chart.words[node]
    if not form.isdecimal():
        for symbol, fields in read_shape(form):
            _add_number(chart, node, symbol, Edge(1, 0, fields))
        return
    value = int(form)
    reading = read_number(chart.words, node)
    if reading is not None:
        _add_number(chart, node, "NUM", Edge(reading.stop - node, 0, reading.value))
        if reading.stop > node + 1 and not (len(form) == _YEAR_DIGITS and value in YEARS):
            return
    for symbol in _symbols_of(form, value):
        year = full_year(form) if symbol == "YEAR2" else value
        _add_number(chart, node, symbol, Edge(1, 0, year))


@cache
def _symbols_of(form: str, value: int) -> tuple[str, ...]:
    """What a number in digits may be: a day, a month, minutes, a year of two or of four digits."""
    short, pair, four = len(form) <= 2, len(form) == 2, len(form) == 4 and form[0] != "0"
    tests = {
        "DAY": short and value in DAY_NUMBERS,
        "DAYDIGITS": short and value in DAY_NUMBERS,
        "MONTHNUM": short and value in MONTH_NUMBERS,
        "YEAR2": pair,
        "YEAR4": four and value in YEARS,
        "MODERN": four and value in YEARS and value >= FIRST_BARE_YEAR,
    }
    return tuple(symbol for symbol, holds in tests.items() if holds)


def _add_number(chart: Chart, node: int, symbol: str, edge: Edge) -> None:
    chart.add(node, symbol, edge)
    before = chart.words[node - 1] if node else NOTHING
    if before in ARTICLES:
        prefix = ARTICLES[before]
        joined = Edge(edge.length + 1, edge.lead, edge.value, prefix, definite=True, cut=len(prefix))
        chart.add(node - 1, symbol, joined)
    elif before in PROCLITICS:
        chart.add(node - 1, symbol, edge._replace(length=edge.length + 1, lead=edge.lead + 1, prefix=before))
