"""The one matcher: longest phrases of a lexicon over folded words, with candidate proclitics on the first word."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from lexicon.beginnings import Beginnings
from lexicon.clitics import Reader, Split, splits, stems
from lexicon.folding import fold

Entry = TypeVar("Entry", bound=Hashable)
Prefixes = Callable[[str], bool]
_MEMO_LIMIT = 200_000


class Match(NamedTuple, Generic[Entry]):
    """A phrase of the lexicon in a row of words."""

    first: int
    """Index of its first word."""
    stop: int
    """One past the index of its last word."""
    split: Split
    """How the first word was read: its proclitics and how many folded letters they take."""
    entry: Entry
    """What the phrase stands for."""


@dataclass(slots=True)
class _Node(Generic[Entry]):
    entries: list[Entry] = field(default_factory=list)
    following: dict[str, "_Node[Entry]"] = field(default_factory=dict)


class Starts(NamedTuple, Generic[Entry]):
    """What may begin with a word."""

    readings: tuple[tuple[Split, _Node[Entry]], ...]
    """Each reading of the word with its place in the trie."""
    alone: tuple[tuple[Split, Entry], ...]
    """Phrases that are this one word, fewest letters cut off first."""
    seconds: frozenset[str]
    """Words that may come second."""


_new = tuple.__new__
"""Makes a `Match` of a row; half the cost of calling the class, which tells where most words begin something."""


def _reached(
    forms: Sequence[str], index: int, limit: int, readings: tuple[tuple[Split, _Node[Entry]], ...]
) -> list[Match[Entry]]:
    """Every phrase that the trie holds from word `index` on, before word `limit`."""
    found: list[Match[Entry]] = []
    for split, first in readings:
        node: _Node[Entry] | None = first
        end = index + 1
        while node is not None:
            for entry in node.entries:
                found.append(_new(Match, (index, end, split, entry)))
            if end >= limit or not node.following:
                break
            node = node.following.get(forms[end])
            end += 1
    return found


class _Memo(dict[str, "Starts[Entry] | None"], Generic[Entry]):
    """Word forms to what may begin with them, filled as forms are met."""

    def __init__(self, ask: "Callable[[str], Starts[Entry] | None]") -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, form: str) -> "Starts[Entry] | None":
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        found = self[form] = self._ask(form)
        return found


def _longest_first(match: Match[Any]) -> tuple[int, int]:
    return -match.stop, match.split.cut


def _any_prefix(prefix: str) -> bool:  # noqa: ARG001 - the signature of a prefix test
    return True


class Matcher(Generic[Entry]):
    """Phrases to entries; built once, read by every article. A look-up of a word costs one dictionary access."""

    def __init__(
        self,
        phrases: Iterable[tuple[str, Entry]],
        *,
        read: Reader = splits,
        allow: Prefixes = _any_prefix,
    ) -> None:
        """Index phrases.

        Args:
            phrases: (words as written, entry); words are folded here, and split at white space.
            read: how a first word may be read: `clitics.splits` or `clitics.splits_with_suffix`.
            allow: which prefixes («وب», «ال» …) a first word may carry.
        """
        self._root: _Node[Entry] = _Node()
        self._read = read
        self._allow = allow
        self.starts: Mapping[str, Starts[Entry] | None] = _Memo(self._starts)
        """What may begin with each word form; None where nothing does."""
        self._beginnings: Beginnings | None = None
        for words, entry in phrases:
            node = self._root
            for word in fold(words).split():
                node = node.following.setdefault(word, _Node())
            if node is not self._root:
                node.entries.append(entry)

    def _starts(self, form: str) -> "Starts[Entry] | None":
        """What may begin with a word that is not remembered yet."""
        following = self._root.following
        readings: list[tuple[Split, _Node[Entry]]] = []
        if not following.keys().isdisjoint(stems(form, self._read)):
            fitting = [split for split in self._read(form) if split.stem in following]
            readings = [(split, following[split.stem]) for split in fitting if self._allow(split.prefix)]
        if not readings:
            return None
        whole = [(split, entry) for split, node in readings for entry in node.entries]
        alone = tuple(sorted(whole, key=lambda reading: reading[0].cut))
        seconds = frozenset(word for _, node in readings for word in node.following)
        return Starts(tuple(readings), alone, seconds)

    def first_words(self) -> Iterable[str]:
        """Folded words with which a phrase begins, proclitics aside."""
        return self._root.following.keys()

    def begins(self, form: str) -> bool:
        """Whether some phrase may begin with a folded word; callers that remember this by word skip the rest."""
        return self.starts[form] is not None

    def continues(self, form: str) -> frozenset[str]:
        """Words that may come second where a word comes first."""
        starts = self.starts[form]
        return starts.seconds if starts is not None else frozenset()

    def at(self, forms: Sequence[str], index: int, stop: int | None = None) -> list[Match[Entry]]:
        """Every phrase that begins at word `index` and ends before word `stop`, longest first."""
        starts = self.starts[forms[index]]
        if starts is None:
            return []
        limit = len(forms) if stop is None else stop
        _, alone, seconds = starts
        after = index + 1
        if not seconds or after >= limit or forms[after] not in seconds:
            if len(alone) == 1:
                split, entry = alone[0]
                return [_new(Match, (index, after, split, entry))]
            return [_new(Match, (index, after, split, entry)) for split, entry in alone]
        found = _reached(forms, index, limit, starts.readings)
        if len(found) > 1:
            found.sort(key=_longest_first)
        return found

    def beginnings(self) -> Beginnings:
        """What can begin with each word form, for walks over whole articles; made when first asked."""
        if self._beginnings is None:
            self._beginnings = Beginnings(self.begins)
        return self._beginnings

    def candidates(self, forms: Sequence[str], first: int = 0, stop: int | None = None) -> list[int]:
        """Indices at which `at` is worth a call: most words begin nothing."""
        known, found = self.starts, []
        limit = len(forms) if stop is None else stop
        for index in range(first, limit):
            starts = known[forms[index]]
            if starts is not None and (starts.alone or (index + 1 < limit and forms[index + 1] in starts.seconds)):
                found.append(index)
        return found

    def find(self, forms: Sequence[str], first: int = 0, stop: int | None = None) -> Iterator[Match[Entry]]:
        """Longest matches from left to right that do not overlap; of several entries, the first put in."""
        done = first
        for index in self.candidates(forms, first, stop):
            here = self.at(forms, index, stop) if index >= done else ()
            if here:
                yield here[0]
                done = here[0].stop
