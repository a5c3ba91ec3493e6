"""Words of a window -> what its expressions say. A pure function of the words, so equal windows are read once."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from lexicon import fold
from model import TimexType
from temporal.automaton import Automaton, Hit, Names, Part, read
from temporal.chart import Chart, Edge, Edges
from temporal.families import build_value
from temporal.lexemes import NOTHING, SYMBOLS, add_words, asked_keys
from temporal.meanings import Meaning
from temporal.rules import RuleRow, load_rules

TYPES: dict[str, TimexType] = {"T": "DATE", "TIME": "TIME", "VAGUE": "DATE", "DUR": "DURATION", "SET": "SET"}
LAYERS = (1, 2, 3, 4, 5)
_GUARD = "NOT"
_READINGS = 3
_MADE_LIMIT = 100_000
_COLUMNS_LIMIT = 50_000
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


@cache
def _firsts() -> frozenset[str]:
    """Keys with which some rule begins."""
    return frozenset().union(*(automaton.firsts for automaton in _layers()))


def read_window(words: tuple[str, ...]) -> tuple[Found, ...]:
    """Every expression in the words of a window, left to right, without overlaps."""
    return _read_short(words) if len(words) <= _MEMO_WORDS else _read(words)


def fill_chart(words: tuple[str, ...]) -> Chart:
    """The chart of some words, every rule applied."""
    chart = Chart(words, asked_keys())
    add_words(chart)
    layers, firsts = _layers(), _firsts()
    for node in range(len(words) - 1, -1, -1):
        if words[node] == "و":
            chart.link(node, "و")
        if words[node] == NOTHING or firsts.isdisjoint(chart.outer[node]):
            continue
        columns = _columns.get(words[node:])
        if columns is not None and _recall(columns, chart, node):
            continue
        asked: set[str] = set()
        for automaton in layers:
            if not automaton.firsts.isdisjoint(chart.outer[node]):
                _apply(automaton, chart, node, asked)
        _remember(chart, node, frozenset(asked))
    return chart


class _Column(NamedTuple):
    """What the rules made of the words from a node to the end of a window."""

    asked: frozenset[str]
    """Keys that some rule asked for before the node."""
    met: frozenset[str]
    """Those of them that stood there."""
    outer: Edges
    """The edges of the node, as in its chart."""
    inner: Edges
    """The same."""


_columns: dict[tuple[str, ...], list[_Column]] = {}
"""By the words from a node on: rules run to the right, and of what stands before they only see what they ask for."""


def _recall(columns: list[_Column], chart: Chart, node: int) -> bool:
    """Take over a column that was made behind the same words, if there is one."""
    for column in columns:
        if not column.asked or chart.standing_before(node, column.asked) == column.met:
            chart.outer[node], chart.inner[node] = column.outer, column.inner
            return True
    return False


def _remember(chart: Chart, node: int, asked: frozenset[str]) -> None:
    if len(_columns) >= _COLUMNS_LIMIT:
        _columns.clear()
    met = chart.standing_before(node, asked) if asked else asked
    column = _Column(asked, met, chart.outer[node], chart.inner[node])
    _columns.setdefault(chart.words[node:], []).append(column)


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
    _columns.clear()


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


def _apply(automaton: Automaton, chart: Chart, node: int, asked: set[str]) -> None:
    """Put what the rules of a layer make from a node into the chart, the longest few of each symbol.

    The keys that their conditions ask for before the node are added to `asked`.
    """
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
        if hit.way.left:
            asked |= hit.way.left
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
    way = hit.way
    if chart.words[hit.stop - 1] in LOOSE_ENDS or not (way.free or way.may_stand(chart, node, hit.stop)):
        return None
    names, edges = read(hit, chart, node)
    if names is None:
        return None
    key = (way, names, *map(id, edges))
    known = _made.get(key)
    if known is None:
        if len(_made) >= _MADE_LIMIT:
            _made.clear()
        known = _made[key] = _Made(_edge(way.rule, names, edges), edges)
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
