"""All patterns of a layer as one automaton, made state by state when a text first needs it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from temporal.chart import Chart, Edge
from temporal.patterns import Pattern, State, closure, compile_pattern, moves_of
from temporal.rules import RuleRow


@dataclass(frozen=True, slots=True)
class Way:
    """One pattern of one rule."""

    rank: int
    """Its place in the order of rules and their patterns; the first wins among readings of equal length."""
    rule: RuleRow
    """The rule."""
    pattern: Pattern
    """One of its patterns."""


class Part(NamedTuple):
    """An edge that a pattern has read, and the field that keeps it."""

    name: str
    """Field's name; empty where the edge's own fields are taken over."""
    edge: Edge
    """The edge."""


class Reading(NamedTuple):
    """What a pattern has read."""

    parts: tuple[Part, ...]
    """Its edges in order."""
    begin: int | None
    """Node where the expression begins; None where the pattern does not mark it."""


@dataclass(slots=True, eq=False)
class _Node:
    states: dict[int, State]
    accepts: tuple[Way, ...]
    readable: frozenset[str]
    following: dict[str, "_Node"] = field(default_factory=dict)


class Automaton:
    """Finds which rules match from a node, and how."""

    def __init__(self, rules: Sequence[RuleRow]) -> None:
        ways = [Way(0, rule, compile_pattern(p)) for rule in rules for p in rule.patterns]
        ways = [replace(way, rank=rank) for rank, way in enumerate(ways)]
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
            known = self._nodes[name] = _Node(reached, accepts, readable)
        return known

    def _follow(self, node: _Node, key: str) -> _Node:
        targets = [target for state in node.states.values() for step, _, target in state.steps if step == key]
        node.following[key] = found = self._node(targets)
        return found

    def find(self, chart: Chart, first: int) -> list[tuple[int, Way]]:
        """Every (end, pattern) that matches from a node, longest first, then in the order of rules."""
        found: list[tuple[int, Way]] = []
        seen: set[tuple[int, int]] = set()
        waiting = [(self._start, chart.outer[first])]
        while waiting:
            node, edges = waiting.pop()
            following = node.following
            for key in edges.keys() & node.readable:
                target = following[key] if key in following else self._follow(node, key)
                for edge in edges[key]:
                    stop = edge.stop
                    if (id(target), stop) in seen:
                        continue
                    seen.add((id(target), stop))
                    found.extend((stop, way) for way in target.accepts)
                    waiting.append((target, chart.inner[stop]))
        found.sort(key=lambda match: (-match[0], match[1].rank))
        return found


class _Walk:
    """One search for a way through a pattern; states that lead nowhere are not tried twice."""

    __slots__ = ("begin", "chart", "dead", "end", "parts", "stop")

    def __init__(self, pattern: Pattern, chart: Chart, stop: int) -> None:
        self.chart, self.end, self.stop = chart, pattern.end, stop
        self.dead: set[tuple[int, int]] = set()
        self.parts: list[Part] = []
        self.begin: int | None = None

    def reaches(self, state: State, at: int, edges: dict[str, list[Edge]]) -> bool:
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

    def _steps(self, options: list[tuple[str, State, bool]], edges: list[Edge], at: int) -> bool:
        for edge in edges:
            if edge.stop > self.stop:
                continue
            for name, target, begins in options:
                self.parts.append(Part(name, edge))
                if self.reaches(target, edge.stop, self.chart.inner[edge.stop]):
                    self.begin = at if begins else self.begin
                    return True
                self.parts.pop()
        return False


def read_parts(pattern: Pattern, chart: Chart, first: int, stop: int) -> Reading | None:
    """How a pattern reads the words between two nodes; of several ways, the first found."""
    walk = _Walk(pattern, chart, stop)
    found = walk.reaches(pattern.start, first, chart.outer[first])
    return Reading(tuple(walk.parts), walk.begin) if found else None
