"""Actors among the words of an article: names, and head nouns with their owner."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from events.actor_lexicon import HEAD, ActorLexicon, HeadRow, load_actor_lexicon
from events.actor_memory import ActorMemory
from events.actor_walk import ActorPhrase, ActorWalk
from events.openings import ACTOR, where
from events.owners import part_of_owner
from events.word_sets import word_set
from lexicon import Split
from lexicon.actors import ActorRow, lineage_of

_OPPOSITION = "syr.opposition"
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


def find_phrases(forms: Sequence[str], openings: bytes, lexicon: ActorLexicon, *, at_home: bool) -> list[ActorPhrase]:
    """Longest actors from left to right that do not overlap.

    Args:
        forms: folded words.
        openings: what each word can begin.
        lexicon: the actors.
        at_home: whether the article is about Syria, so that «الجيش» of nobody is the Syrian army.
    """
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
            named = found.head in lexicon.titles or (not found.head and found.actor_id in lexicon.offices)
            at[index] = walk.with_name(found) if named else found
    return _in_order(forms, lexicon, at, at_home=at_home)


def _in_order(
    forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, ActorPhrase], *, at_home: bool
) -> list[ActorPhrase]:
    """Those of some actors, given from right to left, that do not overlap; bare nouns get whoever they mean."""
    phrases: list[ActorPhrase] = []
    free = 0
    memory = ActorMemory(forms)
    for index in reversed(at):
        if index < free:
            continue
        found = _with_opposed(forms, memory.settle(at[index]))
        phrases.append(found)
        if found.owner_id and forms[found.stop - 1] in lexicon.adjectives:
            phrases += _others_of_head(forms, lexicon, found)
        free = phrases[-1].stop
    return memory.settle_rest(phrases, at_home=at_home)


def _with_opposed(forms: Sequence[str], found: ActorPhrase) -> ActorPhrase:
    """«الائتلاف السوري المعارض»: behind a body of the opposition the adjective is no second actor."""
    behind = forms[found.stop] if found.stop < len(forms) else ""
    if behind not in word_set("opposed") or _OPPOSITION not in lineage_of(found.actor_id):
        return found
    return found._replace(stop=found.stop + 1)


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
