"""Wire copies: near-identical texts of several outlets, which count as one source."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from zlib import crc32

from events.joining import Groups
from lexicon import fold_with_map

_WORD = re.compile(r"[^\W\d_]+")
_SHINGLE = 4
_SKETCH = 32
_BANDS = 8
_ALIKE = 0.7

Fingerprint = tuple[int, ...]


def text_fingerprint(text: str) -> Fingerprint:
    """A sketch of a text: the smallest hashes of its runs of four words. Near-identical texts share most of them."""
    words = _WORD.findall(fold_with_map(text).text)
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))} if words else set()
    return tuple(sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in runs})[:_SKETCH])


def alike(first: Fingerprint, second: Fingerprint) -> bool:
    """Whether two texts are near-identical: the share of equal runs of words, estimated from the sketches."""
    if not first or not second:
        return False
    smallest = sorted({*first, *second})[:_SKETCH]
    shared = set(first).intersection(second)
    return sum(value in shared for value in smallest) >= _ALIKE * len(smallest)


def copy_groups(fingerprints: Mapping[str, Fingerprint]) -> dict[str, str]:
    """Article id -> smallest article id of its group of near-identical texts."""
    buckets: defaultdict[int, list[str]] = defaultdict(list)
    for article_id, fingerprint in fingerprints.items():
        for value in fingerprint[:_BANDS]:
            buckets[value].append(article_id)
    groups = Groups(fingerprints)
    for members in buckets.values():
        for one, other in _pairs(groups, members):
            if alike(fingerprints[one], fingerprints[other]):
                groups.join(one, other)
    return {article_id: groups.of(article_id) for article_id in fingerprints}


def _pairs(groups: Groups, members: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Pairs of a bucket that are not in one group yet."""
    return (pair for pair in combinations(members, 2) if groups.of(pair[0]) != groups.of(pair[1]))
