"""The chart of a stretch of words: edges of words, and of rules over them, each with what it says.

Nodes stand before each word; an edge runs from one to another. Rules are read from right to left, so that whatever
stands further right is already made when a rule to its left needs it («أوائل» + «صيف» + «العام الماضي»).
"""

from functools import lru_cache
from typing import Any, NamedTuple

Value = Any
"""An int for numbers, a dict of fields for words, a `Meaning` for expressions."""


class Edge(NamedTuple):
    """A reading of some words. It does not say where they stand, so that equal words can share one."""

    length: int
    """Number of its words."""
    lead: int
    """How many of them stand before its expression («منذ ^ عام 2020»)."""
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


Edges = dict[str, tuple[Edge, ...]]
"""The edges that begin at a node, by key."""


class Chart:
    """Edges by node and key. `outer` keys ignore proclitics (a rule may begin there), `inner` keys spell them out."""

    __slots__ = ("asked", "inner", "outer", "words")

    def __init__(self, words: tuple[str, ...], asked: frozenset[str]) -> None:
        """An empty chart over some words; `asked` are the keys that some rule can read, others are not kept."""
        self.words = words
        self.asked = asked
        self.outer: list[Edges] = [{} for _ in range(len(words) + 1)]
        self.inner: list[Edges] = [{} for _ in range(len(words) + 1)]

    def add(self, node: int, symbol: str, edge: Edge) -> None:
        """Put in an edge under every key that a pattern may ask for."""
        outer_keys, inner_keys = _keys(symbol, edge.prefix, edge.definite, self.asked)
        outer, inner, new = self.outer[node], self.inner[node], (edge,)
        for key in outer_keys:
            outer[key] = outer[key] + new if key in outer else new
        for key in inner_keys:
            inner[key] = inner[key] + new if key in inner else new

    def link(self, node: int, mark: str) -> None:
        """Let a proclitic that stands apart («و 22», «و2019») serve the word behind it."""
        inner, outer = self.inner[node], self.outer[node]
        for key, edges in list(self.inner[node + 1].items()):
            linked = f"{mark}_{key}"
            if "_" not in key and linked in self.asked:
                longer = tuple([edge._replace(length=edge.length + 1, lead=edge.lead + 1) for edge in edges])
                inner[linked] = inner.get(linked, ()) + longer
                outer[linked] = outer.get(linked, ()) + longer

    def stands_before(self, node: int, keys: frozenset[str]) -> bool:
        """Whether one of the keys ends where `node` begins."""
        for back in (1, 2):
            if node >= back:
                here = self.outer[node - back]
                if any(edge.length == back for key in keys.intersection(here) for edge in here[key]):
                    return True
        return False

    def standing_before(self, node: int, keys: frozenset[str]) -> frozenset[str]:
        """Those of the keys that end where `node` begins."""
        return frozenset(
            [
                key
                for back in (1, 2)
                if node >= back
                for key in keys.intersection(self.outer[node - back])
                if any(edge.length == back for edge in self.outer[node - back][key])
            ]
        )

    def ends_at(self, node: int) -> bool:
        """Whether the words of the sentence end at `node`."""
        return node == len(self.words)

    def stands_at(self, node: int, keys: frozenset[str]) -> bool:
        """Whether one of the keys begins at `node`."""
        return not keys.isdisjoint(self.inner[node])


@lru_cache(maxsize=16_384)
def _keys(symbol: str, prefix: str, definite: bool, asked: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys, outer and inner, under which a pattern may ask for an edge."""
    outer: list[str] = []
    inner: list[str] = []
    head = f"{prefix}_" if prefix else ""
    for key in (symbol, ("ال" if definite else "~") + symbol):
        if key in asked:
            outer.append(key)
            inner += [] if head else [key]
        if head and head + key in asked:
            outer.append(head + key)
            inner.append(head + key)
    return tuple(outer), tuple(inner)
