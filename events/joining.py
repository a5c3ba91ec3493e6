"""Joining things into groups by pairs; the order of joining changes nothing."""

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """Disjoint groups of names; each is called by its smallest member."""

    def __init__(self, names: Iterable[str]) -> None:
        """Begin with every name in a group of its own."""
        self._leader = {name: name for name in names}

    def of(self, name: str) -> str:
        """The smallest member of a name's group."""
        leader = self._leader
        root = name
        while leader[root] != root:
            root = leader[root]
        while leader[name] != root:
            leader[name], name = root, leader[name]
        return root

    def join(self, one: str, other: str) -> None:
        """Put two names, with their groups, into one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._leader[second] = first

    def members(self) -> dict[str, list[str]]:
        """Groups by their smallest member, members sorted."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self._leader):
            found[self.of(name)].append(name)
        return dict(found)
