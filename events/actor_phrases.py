"""Actors among the words of an article: names, and head nouns with their owner."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from events.actor_lexicon import HEAD, ActorLexicon, HeadRow, load_actor_lexicon
from events.actor_walk import AGAIN, ActorPhrase, ActorWalk, part_of_owner
from events.openings import ACTOR, where
from lexicon import Split
from lexicon.actors import ActorRow

_MEMO_LIMIT = 100_000


class _Opening(NamedTuple):
    """What a word form by itself can be, apart from its neighbours."""

    names: tuple[tuple[Split, ActorRow], ...]
    """Names, fewest letters cut off first."""
    heads: tuple[tuple[Split, HeadRow], ...]
    """Head nouns, likewise."""
    seconds: frozenset[str]
    """Words with which it may begin longer ones."""


class _Openings(dict[str, _Opening]):
    """Word forms to what they can be, filled as forms are met."""

    def __missing__(self, form: str) -> _Opening:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        lexicon = load_actor_lexicon()
        alone = [(match.split, match.entry) for match in lexicon.names.at([form], 0)]
        heads = [(split, entry.removeprefix(HEAD)) for split, entry in alone if entry.startswith(HEAD)]
        found = self[form] = _Opening(
            names=tuple((split, lexicon.rows[entry]) for split, entry in alone if not entry.startswith(HEAD)),
            heads=tuple((split, lexicon.heads[entry]) for split, entry in heads),
            seconds=lexicon.names.continues(form),
        )
        return found


_known = _Openings()


def find_phrases(forms: Sequence[str], openings: bytes, lexicon: ActorLexicon) -> list[ActorPhrase]:
    """Longest actors from left to right that do not overlap; `openings` tell what each word can begin."""
    at: dict[int, ActorPhrase] = {}
    walk = ActorWalk(forms, openings, lexicon, at)
    behind = len(forms)
    for index in reversed(where(openings, ACTOR)):
        names, heads, seconds = _known[forms[index]]
        if seconds and index + 1 < behind and forms[index + 1] in seconds:
            found = walk.longest_at(index)
        elif heads or names:
            found = walk.alone_at(index, names, heads)
        else:
            continue
        if found is not None:
            at[index] = walk.with_name(found) if _is_office(lexicon, found) else found
    return _in_order(forms, lexicon, at)


def _is_office(lexicon: ActorLexicon, found: ActorPhrase) -> bool:
    """Whether the name of a person may follow."""
    return found.head in lexicon.titles or (not found.head and lexicon.rows[found.actor_id].office)


def _in_order(forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, ActorPhrase]) -> list[ActorPhrase]:
    """Those of some actors, given from right to left, that do not overlap; bare nouns get whoever they mean.

    A bare noun means whoever was last named with it, else whom it usually means.
    """
    phrases: list[ActorPhrase] = []
    free = 0
    last: dict[str, str] = {}
    for index in reversed(at):
        if index < free:
            continue
        found = at[index]
        actor_id = found.actor_id
        if actor_id.startswith(AGAIN):
            head = actor_id[len(AGAIN) :]
            again = last.get(head, lexicon.heads[head].alone)
            if again is None:
                continue
            found, actor_id = found._replace(actor_id=again), again
        if found.head:
            last[found.head] = actor_id
        for noun in _nouns_of(actor_id):
            last[noun] = actor_id
        phrases.append(found)
        if found.owner_id and forms[found.stop - 1] in lexicon.adjectives:
            phrases += _others_of_head(forms, lexicon, found)
        free = phrases[-1].stop
    return phrases


def _others_of_head(forms: Sequence[str], lexicon: ActorLexicon, found: ActorPhrase) -> Iterator[ActorPhrase]:
    """«طائرات أمريكية وبريطانية»: one noun with several owners by adjective."""
    at = found.stop
    joined = lexicon.adjectives.get(forms[at]) if at < len(forms) else None
    if joined is None or not joined.joined:
        return
    head = lexicon.heads.get(found.head) or _head_of_name(forms, lexicon, found)
    if head is None or head.stays:
        return
    while at < len(forms) and (adjective := lexicon.adjectives.get(forms[at])) is not None and adjective.joined:
        actor_id = part_of_owner(adjective.owner_id, head.id, proxy=False)
        if actor_id is None:
            return
        yield ActorPhrase(at, at + 1, actor_id, Split("و", forms[at][1:], 1), head.id, adjective.owner_id)
        at += 1


def _head_of_name(forms: Sequence[str], lexicon: ActorLexicon, found: ActorPhrase) -> HeadRow | None:
    """The noun of a name that is a noun and an adjective («الطيران السوري»)."""
    matches = lexicon.names.at(forms, found.first)
    heads = (m.entry[len(HEAD) :] for m in matches if m.entry.startswith(HEAD) and m.stop == found.stop - 1)
    return next((lexicon.heads[head] for head in heads), None)


@cache
def _nouns_of(actor_id: str) -> tuple[str, ...]:
    """Head nouns that an actor named by name answers to: armies to «الجيش», a ministry to its own."""
    last_part = actor_id.rpartition(".")[2]
    lexicon = load_actor_lexicon()
    row = lexicon.rows[actor_id]
    called = (head.id for head in lexicon.heads.values() if head.bare and _is_called(row, head))
    return (*called, *(("army", "forces", last_part) if row.kind == "army" else (last_part,)))


def _is_called(row: ActorRow, head: HeadRow) -> bool:
    """Whether a name of an actor begins with a noun: «تنظيم الدولة» is «التنظيم» when it is named again."""
    names = (row.name_ar, *row.names)
    return row.kind in ("armed_group", "alliance", "body") and any(
        name.removeprefix("ال").startswith(f"{word} ") for name in names for word in head.words
    )
