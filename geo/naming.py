"""Spellings of a place name that folding alone does not join: words run together or apart."""

from collections.abc import Iterator

from lexicon import fold

_HEADS = frozenset(
    ("كفر", "دير", "تل", "خان", "عين", "ابو", "ام", "بيت", "راس", "معره", "شيخ", "جسر", "قلعه", "باب", "رسم", "حوش")
)
_SPLIT_HEADS = ("كفر", "معره")
_REST_LETTERS = 3


def spellings(name: str) -> Iterator[str]:
    """Folded ways to write a name: as it stands, with its first word run into the second, with it split off.

    «كفر زيتا» and «كفرزيتا», «دير الزور» and «ديرالزور», «أبو كمال» and «ابوكمال».
    """
    folded = " ".join(fold(name).replace("-", " ").split())
    yield folded
    head, space, rest = folded.partition(" ")
    if space:
        if head in _HEADS and len(rest) >= _REST_LETTERS:
            yield head + rest
        return
    for head in _SPLIT_HEADS:
        rest = folded.removeprefix(head)
        if rest != folded and len(rest) >= _REST_LETTERS:
            yield f"{head} {rest}"
