"""Patterns of rules: written as a line of words and symbols, compiled to states that are walked without backtracking.

    WD? COMMA? day:DAY (من|من شهر)? MONTH (YEARX|year:YEAR4)? DIR?

Arabic words stand for themselves, capitals for symbols of the lexicon or of other rules, `name:` keeps the value of a
symbol under a field's name, `?` makes the word or bracket before it optional, `|` parts alternatives, and `^` marks
where the words of the expression begin. `ال`, or a proclitic with `_`, before a symbol asks for it: `الUNIT`, `و_T`;
`~` asks for no article.
There is no repetition, so every pattern has a longest match.
"""

import re
from dataclasses import dataclass, field

from lexicon import fold
from model import RuleError

_PIECE = re.compile(r"[()|?^]|[^\s()|?^]+")
BEGIN = "^"


@dataclass(slots=True)
class State:
    """A place in a pattern."""

    steps: list[tuple[str, str, "State"]] = field(default_factory=list)
    """(key of an edge, field that keeps its value or empty, state behind it)."""
    skips: list["State"] = field(default_factory=list)
    """States that are reached without reading anything."""
    begins: bool = False
    """Whether the words of the expression begin here."""
    moves: dict[str, list[tuple[str, "State", bool]]] | None = None
    """Key -> (field, state behind it, whether the expression begins before it); made when first asked."""
    final: bool = False
    """Whether the end of the pattern is reached from here without reading; known once `moves` is made."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    source: str
    """As written."""
    start: State
    """Where it begins."""
    end: State
    """Where it is matched."""


def compile_pattern(source: str) -> Pattern:
    """Read a pattern. Raises RuleError for brackets that do not close and marks without a word."""
    reader = _Reader(source, _PIECE.findall(source))
    start, end = reader.alternatives()
    if reader.pieces:
        raise RuleError(f"a bracket too many in the pattern {source!r}")
    return Pattern(source, start, end)


def keys_of(pattern: Pattern) -> set[str]:
    """Every edge key that a pattern can read."""
    seen: set[int] = set()
    keys: set[str] = set()
    waiting = [pattern.start]
    while waiting:
        state = waiting.pop()
        if id(state) in seen:
            continue
        seen.add(id(state))
        keys.update(key for key, _, _ in state.steps)
        waiting += [target for _, _, target in state.steps] + state.skips
    return keys


class _Reader:
    """Recursive descent over the pieces of one pattern."""

    def __init__(self, source: str, pieces: list[str]) -> None:
        self.source = source
        self.pieces = pieces[::-1]

    def alternatives(self) -> tuple[State, State]:
        start, end = State(), State()
        while True:
            first, last = self.sequence()
            start.skips.append(first)
            last.skips.append(end)
            if not self.pieces or self.pieces[-1] != "|":
                return start, end
            self.pieces.pop()

    def sequence(self) -> tuple[State, State]:
        start = end = State()
        while self.pieces and self.pieces[-1] not in ")|":
            first, last = self.element()
            end.skips.append(first)
            end = last
        return start, end

    def element(self) -> tuple[State, State]:
        piece = self.pieces.pop()
        if piece == "?":
            raise RuleError(f"a ? without a word in the pattern {self.source!r}")
        if piece == "(":
            first, last = self.alternatives()
            if not self.pieces or self.pieces.pop() != ")":
                raise RuleError(f"a bracket is not closed in the pattern {self.source!r}")
        elif piece == BEGIN:
            first = last = State(begins=True)
        else:
            first, last = State(), State()
            name, _, key = piece.rpartition(":")
            first.steps.append((edge_key(key), name, last))
        if self.pieces and self.pieces[-1] == "?":
            self.pieces.pop()
            first_or_none, after = State(), State()
            first_or_none.skips += [first, after]
            last.skips.append(after)
            return first_or_none, after
        return first, last


def moves_of(state: State, end: State) -> dict[str, list[tuple[str, State, bool]]]:
    """What can be read from a state of the pattern that ends in `end`."""
    if state.moves is None:
        moves: dict[str, list[tuple[str, State, bool]]] = {}
        seen: set[int] = set()
        waiting = [(state, False)]
        while waiting:
            here, begins = waiting.pop()
            if id(here) in seen:
                continue
            seen.add(id(here))
            state.final = state.final or here is end
            begins = begins or here.begins
            for key, name, target in here.steps:
                moves.setdefault(key, []).append((name, target, begins))
            waiting += [(skipped, begins) for skipped in reversed(here.skips)]
        state.moves = moves
    return state.moves


def edge_key(written: str) -> str:
    """The key of an edge as a pattern writes it: Arabic words folded, symbols kept."""
    return written if re.search("[A-Z]", written) else fold(written)


def closure(states: list[State]) -> dict[int, State]:
    """The states and all that is reached from them without reading, by identity."""
    found: dict[int, State] = {}
    waiting = list(states)
    while waiting:
        state = waiting.pop()
        if id(state) not in found:
            found[id(state)] = state
            waiting += state.skips
    return found
