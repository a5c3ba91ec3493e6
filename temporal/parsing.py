"""Words of a window -> what its expressions say. A pure function of the words, so equal windows are read once."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from lexicon import fold
from model import TimexType
from temporal.automaton import Automaton, Hit, Names, Part, read
from temporal.chart import Chart, Edge
from temporal.families import build_value
from temporal.lexemes import NOTHING, SYMBOLS, add_words, asked_keys
from temporal.meanings import Meaning
from temporal.rules import RuleRow, load_rules

TYPES: dict[str, TimexType] = {"T": "DATE", "TIME": "TIME", "VAGUE": "DATE", "DUR": "DURATION", "SET": "SET"}
LAYERS = (1, 2, 3, 4, 5)
_GUARD = "NOT"
_READINGS = 3
_MADE_LIMIT = 100_000
_EXPRESSIONS = frozenset(SYMBOLS)
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
        node += edge.length
    return tuple(found)


_read_short = lru_cache(maxsize=65_536)(_read)


def forget_windows() -> None:
    """Empty the memory of windows, so that a benchmark measures the reading and not the memory."""
    _read_short.cache_clear()


def _best(chart: Chart, node: int) -> tuple[str, Edge] | None:
    """The longest expression, or guard against one, that begins at a node."""
    here = chart.outer[node]
    if _EXPRESSIONS.isdisjoint(here):
        return None
    best: tuple[str, Edge] | None = None
    for symbol in SYMBOLS:
        for edge in here.get(symbol, ()):
            if best is None or edge.length > best[1].length:
                best = symbol, edge
    if best is None or _gives_way(chart, node, best[1]):
        return None
    lead = best[1].lead
    if lead > 0:
        inner = _best(chart, node + lead)
        if inner is not None and lead + inner[1].length > best[1].length:
            return None
    return best


def _gives_way(chart: Chart, node: int, edge: Edge) -> bool:
    """Whether an expression that begins inside a reading and runs beyond it is no shorter («من | عام 2012»)."""
    length = edge.length - edge.lead
    for inside in range(max(0, edge.lead) + 1, edge.length):
        here = chart.outer[node + inside]
        for symbol in _EXPRESSIONS.intersection(here):
            for other in here[symbol]:
                if other.length >= length and inside + other.length > edge.length:
                    return True
    return False


def _found(node: int, symbol: str, edge: Edge) -> Found:
    meaning: Meaning = edge.value
    kind = TYPES[symbol]
    if kind == "DATE" and meaning.timed:
        kind = "TIME"
    cut = 0 if edge.lead else edge.cut
    return Found(node + edge.lead, node + edge.length, cut, meaning, kind, edge.rule_id)


def _apply(automaton: Automaton, chart: Chart, node: int) -> None:
    """Put what the rules of a layer make from a node into the chart, the longest few of each symbol."""
    hits = automaton.find(chart, node)
    if not hits:
        return
    made: dict[str, set[int]] = {}
    new: list[tuple[str, Edge]] = []
    for hit in hits:
        symbol = hit.way.rule.makes
        stops = made.setdefault(symbol, set())
        if hit.stop in stops or len(stops) >= _READINGS:
            continue
        edge = _make(hit, chart, node)
        if edge is not None:
            stops.add(hit.stop)
            new.append((symbol, edge))
    for symbol, edge in new:
        chart.add(node, symbol, edge)


class _Made(NamedTuple):
    """What a pattern has made of some edges."""

    edge: Edge | None
    """The edge; None where the parts do not go together."""
    parts: tuple[Edge, ...]
    """The edges, kept so that no other can take the place of one of them in memory."""


_made: dict[tuple[object, ...], _Made] = {}
"""By pattern, names and identity of the edges: words share their edges, so the same few are joined again and again."""


def _make(hit: Hit, chart: Chart, node: int) -> Edge | None:
    if chart.words[hit.stop - 1] in LOOSE_ENDS or not hit.way.may_stand(chart, node, hit.stop):
        return None
    names, edges = read(hit, chart, node)
    if names is None:
        return None
    key = (hit.way, names, *map(id, edges))
    known = _made.get(key)
    if known is None:
        if len(_made) >= _MADE_LIMIT:
            _made.clear()
        known = _made[key] = _Made(_edge(hit.way.rule, names, edges), edges)
    return known.edge


def _edge(rule: RuleRow, names: Names, edges: Sequence[Edge]) -> Edge | None:
    """The edge over the edges that a pattern has read; None where they do not go together."""
    value = build_value(rule, tuple(map(Part, names.fields, edges)))
    if value is None:
        return None
    head = edges[0]
    length, leads = 0, []
    for edge in edges:
        leads.append(length + edge.lead)
        length += edge.length
    lead = head.lead if names.begin is None else leads[names.begin]
    cut = edges[leads.index(lead)].cut if lead in leads else 0
    return Edge(length, lead, value, head.prefix, head.definite, cut, rule.id)
