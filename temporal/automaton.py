"""All patterns of a layer as one automaton, made state by state when a text first needs it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from temporal.chart import Chart, Edge
from temporal.patterns import Pattern, State, closure, compile_pattern, moves_of
from temporal.rules import RuleRow


@dataclass(frozen=True, slots=True)
class Way:
    """One pattern of one rule."""

    rank: int
    """Its place in the order of rules; the first wins among readings of equal length."""
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
    following: dict[str, "_Node | None"] = field(default_factory=dict)


class Automaton:
    """Finds which rules match from a node, and how."""

    def __init__(self, rules: Sequence[RuleRow]) -> None:
        ways = [Way(rank, rule, compile_pattern(p)) for rank, rule in enumerate(rules) for p in rule.patterns]
        self._ends = {id(way.pattern.end): way for way in ways}
        self._nodes: dict[frozenset[int], _Node] = {}
        self._start = self._node([way.pattern.start for way in ways])
        self.firsts = frozenset(key for state in self._start.states.values() for key, _, _ in state.steps)

    def _node(self, states: list[State]) -> _Node:
        reached = closure(states)
        name = frozenset(reached)
        known = self._nodes.get(name)
        if known is None:
            accepts = tuple(self._ends[key] for key in reached if key in self._ends)
            known = self._nodes[name] = _Node(reached, accepts)
        return known

    def _follow(self, node: _Node, key: str) -> _Node | None:
        targets = [target for state in node.states.values() for step, _, target in state.steps if step == key]
        node.following[key] = found = self._node(targets) if targets else None
        return found

    def find(self, chart: Chart, first: int) -> list[tuple[int, Way]]:
        """Every (end, pattern) that matches from a node, longest first, then in the order of rules."""
        found: list[tuple[int, Way]] = []
        seen: set[tuple[int, int]] = set()
        waiting = [(self._start, first, chart.outer[first])]
        while waiting:
            node, at, edges = waiting.pop()
            following = node.following
            for key, here in edges.items():
                target = following[key] if key in following else self._follow(node, key)
                if target is None:
                    continue
                for edge in here:
                    stop = edge.stop
                    if (id(target), stop) in seen:
                        continue
                    seen.add((id(target), stop))
                    found.extend((stop, way) for way in target.accepts)
                    waiting.append((target, stop, chart.inner[stop]))
        found.sort(key=lambda match: (-match[0], match[1].rank))
        return found


def read_parts(pattern: Pattern, chart: Chart, first: int, stop: int) -> Reading | None:
    """How a pattern reads the words between two nodes; of several ways, the first found."""
    dead: set[tuple[int, int]] = set()
    parts: list[Part] = []
    begin: list[int] = []
    end = pattern.end

    def walk(state: State, at: int, edges: dict[str, list[Edge]]) -> bool:
        moves = moves_of(state, end)
        if at == stop:
            return state.final
        if (id(state), at) in dead:
            return False
        for key in edges if len(edges) < len(moves) else moves:
            options, here = moves.get(key), edges.get(key)
            if options is None or here is None:
                continue
            for edge in here:
                if edge.stop <= stop and any(step(option, edge, at) for option in options):
                    return True
        dead.add((id(state), at))
        return False

    def step(option: tuple[str, State, bool], edge: Edge, at: int) -> bool:
        name, target, begins = option
        parts.append(Part(name, edge))
        if walk(target, edge.stop, chart.inner[edge.stop]):
            if begins:
                begin.append(at)
            return True
        parts.pop()
        return False

    found = walk(pattern.start, first, chart.outer[first])
    return Reading(tuple(parts), begin[0] if begin else None) if found else None
