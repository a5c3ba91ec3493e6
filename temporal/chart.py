"""The chart of a stretch of words: edges of words, and of rules over them, each with what it says.

Nodes stand before each word; an edge runs from one to another. Rules are read from right to left, so that whatever
stands further right is already made when a rule to its left needs it («أوائل» + «صيف» + «العام الماضي»).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Value = Any
"""An int for numbers, a dict of fields for words, a `Meaning` for expressions."""


class Edge(NamedTuple):
    """A reading of some words."""

    stop: int
    """One past its last word."""
    begin: int
    """The word where its expression begins («منذ ^ عام 2020»)."""
    value: Value
    """What it says."""
    prefix: str = ""
    """Proclitics of its first word, the article left out."""
    definite: bool = False
    """Whether its first word has the article."""
    cut: int = 0
    """Folded letters of its first word that the mention leaves out."""
    rule_id: str = ""
    """The rule that made it; empty for words."""


class Chart:
    """Edges by node and key. `outer` keys ignore proclitics (a rule may begin there), `inner` keys spell them out."""

    __slots__ = ("asked", "inner", "outer", "words")

    def __init__(self, words: Sequence[str], asked: frozenset[str]) -> None:
        """An empty chart over some words; `asked` are the keys that some rule can read, others are not kept."""
        self.words = words
        self.asked = asked
        self.outer: list[dict[str, list[Edge]]] = [{} for _ in range(len(words) + 1)]
        self.inner: list[dict[str, list[Edge]]] = [{} for _ in range(len(words) + 1)]

    def add(self, node: int, symbol: str, edge: Edge) -> None:
        """Put in an edge under every key that a pattern may ask for."""
        inner, outer, asked = self.inner[node], self.outer[node], self.asked
        head = f"{edge.prefix}_" if edge.prefix else ""
        for key in (symbol, "ال" + symbol) if edge.definite else (symbol, "~" + symbol):
            if key in asked:
                outer.setdefault(key, []).append(edge)
                if not head:
                    inner.setdefault(key, []).append(edge)
            if head and head + key in asked:
                inner.setdefault(head + key, []).append(edge)
                outer.setdefault(head + key, []).append(edge)

    def link(self, node: int, mark: str) -> None:
        """Let a proclitic that stands apart («و 22», «و2019») serve the word behind it."""
        inner, outer = self.inner[node], self.outer[node]
        for key, edges in list(self.inner[node + 1].items()):
            if "_" not in key and f"{mark}_{key}" in self.asked:
                inner.setdefault(f"{mark}_{key}", []).extend(edges)
                outer.setdefault(f"{mark}_{key}", []).extend(edges)

    def stands_before(self, node: int, keys: Iterable[str]) -> bool:
        """Whether one of the keys ends where `node` begins."""
        for back in (1, 2):
            if node >= back:
                here = self.outer[node - back]
                if any(edge.stop == node for key in keys for edge in here.get(key, ())):
                    return True
        return False

    def ends_at(self, node: int) -> bool:
        """Whether the words of the sentence end at `node`."""
        return node == len(self.words)

    def stands_at(self, node: int, keys: Iterable[str]) -> bool:
        """Whether one of the keys begins at `node`."""
        here: Mapping[str, object] = self.inner[node]
        return any(key in here for key in keys)
