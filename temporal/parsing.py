"""Words of a window -> what its expressions say. A pure function of the words, so equal windows are read once."""

from functools import cache, lru_cache
from typing import NamedTuple

from lexicon import fold
from model import TimexType
from temporal.automaton import Automaton, Reading, Way, read_parts
from temporal.chart import Chart, Edge
from temporal.families import build_value
from temporal.lexemes import NOTHING, SYMBOLS, add_words, asked_keys
from temporal.meanings import Meaning
from temporal.patterns import edge_key
from temporal.rules import load_rules

TYPES: dict[str, TimexType] = {"T": "DATE", "TIME": "TIME", "VAGUE": "DATE", "DUR": "DURATION", "SET": "SET"}
LAYERS = (1, 2, 3, 4, 5)
_GUARD = "NOT"
_READINGS = 3
_MEMO_WORDS = 32
LOOSE_ENDS = frozenset(fold(word) for word in ["من", "في", "إلى", "ل", "و", "ب", "،", ",", "/", "-"])
"""Words at which no expression ends: a pattern that would has read a word too many."""


class Found(NamedTuple):
    """An expression in a window."""

    first: int
    """Word at which it begins."""
    stop: int
    """One past its last word."""
    cut: int
    """Folded letters of the first word that are proclitics."""
    meaning: Meaning
    """What it says."""
    type: TimexType
    """TIMEX3 type."""
    rule_id: str
    """The rule that made it."""


@cache
def _layers() -> tuple[Automaton, ...]:
    rules = load_rules()
    return tuple(Automaton([rule for rule in rules if rule.layer == layer]) for layer in LAYERS)


@cache
def _conditions(words: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of a rule's condition: symbols as they are, words folded."""
    return tuple(edge_key(word) for word in words)


def read_window(words: tuple[str, ...]) -> tuple[Found, ...]:
    """Every expression in the words of a window, left to right, without overlaps."""
    return _read_short(words) if len(words) <= _MEMO_WORDS else _read(words)


def fill_chart(words: tuple[str, ...]) -> Chart:
    """The chart of some words, every rule applied."""
    chart = Chart(words, asked_keys())
    add_words(chart)
    for node in range(len(words) - 1, -1, -1):
        if words[node] == "و":
            chart.link(node, "و")
        if words[node] != NOTHING:
            here = chart.outer[node]
            for automaton in _layers():
                if not automaton.firsts.isdisjoint(here):
                    _apply(automaton, chart, node)
    return chart


def _read(words: tuple[str, ...]) -> tuple[Found, ...]:
    chart = fill_chart(words)
    found: list[Found] = []
    node = 0
    while node < len(words):
        best = _best(chart, node)
        if best is None:
            node += 1
            continue
        symbol, edge = best
        if symbol != _GUARD:
            found.append(_found(node, symbol, edge))
        node = edge.stop
    return tuple(found)


_read_short = lru_cache(maxsize=65_536)(_read)


def forget_windows() -> None:
    """Empty the memory of windows, so that a benchmark measures the reading and not the memory."""
    _read_short.cache_clear()


def _best(chart: Chart, node: int) -> tuple[str, Edge] | None:
    """The longest expression, or guard against one, that begins at a node."""
    best: tuple[str, Edge] | None = None
    here = chart.outer[node]
    for symbol in SYMBOLS:
        for edge in here.get(symbol, ()):
            if best is None or edge.stop > best[1].stop:
                best = symbol, edge
    if best is not None and _gives_way(chart, node, best[1]):
        return None
    if best is not None and best[1].begin > node:
        inner = _best(chart, best[1].begin)
        if inner is not None and inner[1].stop > best[1].stop:
            return None
    return best


def _begin_of(reading: Reading, node: int) -> int:
    """Where the words of the part begin at which a pattern marks the beginning."""
    for part in reading.parts:
        if node == reading.begin:
            return part.edge.begin
        node = part.edge.stop
    return node


def _gives_way(chart: Chart, node: int, edge: Edge) -> bool:
    """Whether an expression that begins inside a reading and runs beyond it is no shorter («من | عام 2012»)."""
    length = edge.stop - edge.begin
    return any(
        other.stop > edge.stop and other.stop - inner >= length
        for inner in range(max(node, edge.begin) + 1, edge.stop)
        for symbol in SYMBOLS
        for other in chart.outer[inner].get(symbol, ())
    )


def _found(node: int, symbol: str, edge: Edge) -> Found:
    meaning: Meaning = edge.value
    kind = TYPES[symbol]
    if kind == "DATE" and meaning.timed:
        kind = "TIME"
    cut = edge.cut if edge.begin == node else 0
    return Found(edge.begin, edge.stop, cut, meaning, kind, edge.rule_id)


def _apply(automaton: Automaton, chart: Chart, node: int) -> None:
    """Put what the rules of a layer make from a node into the chart, the longest few of each symbol."""
    made: dict[str, set[int]] = {}
    new: list[tuple[str, Edge]] = []
    for stop, way in automaton.find(chart, node):
        stops = made.setdefault(way.rule.makes, set())
        if stop in stops or len(stops) >= _READINGS:
            continue
        edge = _make(way, chart, node, stop)
        if edge is not None:
            stops.add(stop)
            new.append((way.rule.makes, edge))
    for symbol, edge in new:
        chart.add(node, symbol, edge)


def _make(way: Way, chart: Chart, node: int, stop: int) -> Edge | None:
    rule = way.rule
    if rule.not_after and chart.stands_before(node, _conditions(rule.not_after)):
        return None
    if rule.not_before and chart.stands_at(stop, _conditions(rule.not_before)):
        return None
    if rule.only_after and not chart.stands_before(node, _conditions(rule.only_after)):
        return None
    if rule.only_before and not (
        chart.stands_at(stop, _conditions(rule.only_before)) or ("END" in rule.only_before and chart.ends_at(stop))
    ):
        return None
    if chart.words[stop - 1] in LOOSE_ENDS:
        return None
    reading = read_parts(way.pattern, chart, node, stop)
    if reading is None:
        return None
    value = build_value(rule, reading.parts)
    if value is None:
        return None
    head = reading.parts[0].edge
    begin = head.begin if reading.begin is None else _begin_of(reading, node)
    cut = next((part.edge.cut for part in reading.parts if part.edge.begin == begin), 0)
    return Edge(stop, begin, value, head.prefix, head.definite, cut, rule.id)
