"""All patterns of a layer as one automaton, made state by state when a text first needs it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from temporal.chart import Chart, Edge, Edges
from temporal.patterns import Pattern, State, closure, compile_pattern, edge_key, moves_of
from temporal.rules import RuleRow

_MEMO_LIMIT = 4096
_FURTHEST = 1 << 20
"""More than the number of words in any window."""


class Way:
    """One pattern of one rule."""

    def __init__(self, rank: int, rule: RuleRow, pattern: Pattern) -> None:
        """Keep all three, and read the conditions of the rule.

        Args:
            rank: its place in the order of rules and their patterns; the first wins among readings of equal length.
            rule: the rule.
            pattern: one of its patterns.
        """
        self.rank, self.rule, self.pattern = rank, rule, pattern
        self.not_after, self.not_before = _conditions(rule.not_after), _conditions(rule.not_before)
        self.only_after, self.only_before = _conditions(rule.only_after), _conditions(rule.only_before)
        self.left = self.not_after | self.only_after
        self.free = not (self.left or self.not_before or self.only_before)
        self._names: dict[tuple[str, ...], Names | None] = {}

    def names(self, keys: tuple[str, ...]) -> "Names | None":
        """How the pattern names edges of these keys; remembered, since most texts use few of its variants."""
        if keys in self._names:
            return self._names[keys]
        if len(self._names) >= _MEMO_LIMIT:
            self._names.clear()
        self._names[keys] = found = _named(self.pattern.start, self.pattern.end, keys)
        return found

    def may_stand(self, chart: Chart, first: int, stop: int) -> bool:
        """Whether the words beside the nodes are those that the rule's conditions ask for."""
        if self.not_after and chart.stands_before(first, self.not_after):
            return False
        if self.not_before and chart.stands_at(stop, self.not_before):
            return False
        if self.only_after and not chart.stands_before(first, self.only_after):
            return False
        if not self.only_before or chart.stands_at(stop, self.only_before):
            return True
        return "END" in self.only_before and chart.ends_at(stop)


def _conditions(words: tuple[str, ...]) -> frozenset[str]:
    """Keys of a rule's condition: symbols as they are, words folded."""
    return frozenset(edge_key(word) for word in words)


class Names(NamedTuple):
    """What a pattern makes of edges in a row."""

    fields: tuple[str, ...]
    """The field that keeps each edge, empty where the edge's own fields are taken over."""
    begin: int | None
    """Index of the edge at which the expression begins; None where the pattern does not mark it."""


def _named(state: State, end: State, keys: tuple[str, ...]) -> Names | None:
    """The first way through a pattern that reads edges of these keys and no more."""
    moves = moves_of(state, end)
    if not keys:
        return Names((), None) if state.final else None
    for name, target, begins in moves.get(keys[0], ()):
        rest = _named(target, end, keys[1:])
        if rest is not None:
            later = None if rest.begin is None else rest.begin + 1
            return Names((name, *rest.fields), 0 if begins else later)
    return None


class Part(NamedTuple):
    """An edge that a pattern has read, and the field that keeps it."""

    name: str
    """Field's name; empty where the edge's own fields are taken over."""
    edge: Edge
    """The edge."""


Path = tuple["Path | None", str, Edge, int]
"""The edges that a search has read, last first: (what came before, key, edge, where it led)."""


class Hit(NamedTuple):
    """A pattern that matches from a node."""

    stop: int
    """Node where it ends."""
    way: Way
    """The pattern."""
    path: "Path | None"
    """The only edges by which the node is reached; None where there are several ways to it."""


@dataclass(slots=True, eq=False)
class _Node:
    states: dict[int, State]
    accepts: tuple[Way, ...]
    readable: frozenset[str]
    number: int
    """Its own, and so far from the next one's that a node of a chart may be added to it."""
    following: dict[str, "_Node"] = field(default_factory=dict)


class Automaton:
    """Finds which rules match from a node, and how."""

    def __init__(self, rules: Sequence[RuleRow]) -> None:
        patterns = [(rule, compile_pattern(written)) for rule in rules for written in rule.patterns]
        ways = [Way(rank, rule, pattern) for rank, (rule, pattern) in enumerate(patterns)]
        self._ends = {id(way.pattern.end): way for way in ways}
        self._nodes: dict[frozenset[int], _Node] = {}
        self._start = self._node([way.pattern.start for way in ways])
        self.firsts = self._start.readable

    def _node(self, states: list[State]) -> _Node:
        reached = closure(states)
        name = frozenset(reached)
        known = self._nodes.get(name)
        if known is None:
            accepts = tuple(self._ends[key] for key in reached if key in self._ends)
            readable = frozenset(key for state in reached.values() for key, _, _ in state.steps)
            known = _Node(reached, accepts, readable, len(self._nodes) * _FURTHEST)
            self._nodes[name] = known
        return known

    def _follow(self, node: _Node, key: str) -> _Node:
        targets = [target for state in node.states.values() for step, _, target in state.steps if step == key]
        node.following[key] = found = self._node(targets)
        return found

    def find(self, chart: Chart, first: int) -> list[Hit]:
        """Every (end, pattern) that matches from a node, longest first, then in the order of rules."""
        waiting: list[_Step] = []
        self._onward(self._start, chart.outer[first], first, None, chart.inner, waiting)
        if not waiting:
            return []
        found: dict[tuple[int, int], Hit] = {}
        seen: set[int] = set()
        again: set[int] = set()
        while waiting:
            node, stop, path, key, edge = waiting.pop()
            place = node.number + stop
            if place in seen:
                again.add(place)
                continue
            seen.add(place)
            reached = (path, key, edge, place)
            for way in node.accepts:
                name = (-stop, way.rank)
                found[name] = Hit(stop, way, None if name in found else reached)
            self._onward(node, chart.inner[stop], stop, reached, chart.inner, waiting)
        hits = [found[name] for name in sorted(found)] if len(found) > 1 else list(found.values())
        return [hit if _is_unique(hit.path, again) else hit._replace(path=None) for hit in hits] if again else hits

    def _onward(
        self, node: _Node, edges: Edges, at: int, path: Path | None, inner: Sequence[Edges], waiting: list["_Step"]
    ) -> None:
        """Add every step over an edge that ends a pattern or that another step can follow."""
        following = node.following
        for key in node.readable.intersection(edges):
            target = following[key] if key in following else self._follow(node, key)
            for edge in edges[key]:
                stop = at + edge.length
                if target.accepts or not target.readable.isdisjoint(inner[stop]):
                    waiting.append((target, stop, path, key, edge))


_Step = tuple[_Node, int, Path | None, str, Edge]
"""A step of a search that is still to be taken: where it leads, behind which path, over which edge."""


def _is_unique(path: Path | None, again: set[int]) -> bool:
    """Whether no place on a path is reached in a second way."""
    while path is not None:
        if path[3] in again:
            return False
        path = path[0]
    return True


class _Walk:
    """One search for a way through a pattern; states that lead nowhere are not tried twice."""

    __slots__ = ("begin", "chart", "dead", "end", "parts", "stop")

    def __init__(self, pattern: Pattern, chart: Chart, stop: int) -> None:
        self.chart, self.end, self.stop = chart, pattern.end, stop
        self.dead: set[tuple[int, int]] = set()
        self.parts: list[Part] = []
        self.begin: int | None = None

    def reaches(self, state: State, at: int, edges: Edges) -> bool:
        """Whether the pattern can be read from a state at a node to the end; `parts` then says how."""
        moves = moves_of(state, self.end)
        if at == self.stop:
            return state.final
        if (id(state), at) in self.dead:
            return False
        for key in edges if len(edges) < len(moves) else moves:
            if key in moves and key in edges and self._steps(moves[key], edges[key], at):
                return True
        self.dead.add((id(state), at))
        return False

    def _steps(self, options: list[tuple[str, State, bool]], edges: Sequence[Edge], at: int) -> bool:
        for edge in edges:
            stop = at + edge.length
            if stop > self.stop:
                continue
            before = len(self.parts)
            for name, target, begins in options:
                self.parts.append(Part(name, edge))
                if self.reaches(target, stop, self.chart.inner[stop]):
                    self.begin = before if begins else self.begin
                    return True
                self.parts.pop()
        return False


def read(hit: Hit, chart: Chart, first: int) -> tuple[Names | None, tuple[Edge, ...]]:
    """How a pattern reads the words from a node on: the edges, and what it makes of them; None where it does not."""
    if hit.path is None:
        return _searched(hit, chart, first)
    keys: list[str] = []
    edges: list[Edge] = []
    behind: Path | None = hit.path
    while behind is not None:
        behind, key, edge, _ = behind
        keys.append(key)
        edges.append(edge)
    keys.reverse()
    edges.reverse()
    return hit.way.names(tuple(keys)), tuple(edges)


def _searched(hit: Hit, chart: Chart, first: int) -> tuple[Names | None, tuple[Edge, ...]]:
    """The first of several ways in which a pattern reads the words."""
    walk = _Walk(hit.way.pattern, chart, hit.stop)
    if not walk.reaches(hit.way.pattern.start, first, chart.outer[first]):
        return None, ()
    return Names(tuple([part.name for part in walk.parts]), walk.begin), tuple([part.edge for part in walk.parts])
