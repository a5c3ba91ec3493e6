"""Who acts: every actor mention of an article, by name or put together from a head noun and its owner."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from articles import Text
from events.actor_lexicon import load_actor_lexicon
from events.actor_phrases import ActorPhrase, find_phrases
from events.openings import ACTOR, QUOTE, QUOTES, openings_of, where, without
from lexicon.actors import ActorRow
from model import Mention, Toponym

# Names stand in quotation marks or half in them («تنظيم "داعش"»): marks are passed over.
_CLOSING = frozenset("\"”»'’")
_AND = "وف"
_LONE = frozenset(("و", "ل", "ب", "ول", "وب"))


class ActorMention(NamedTuple):
    """Words that name an actor."""

    first: int
    """Index of the first token; a quotation mark or lone clitic right before the name counts as its own."""
    stop: int
    """One past the last token."""
    actor_id: str | None
    """Row of `actors.yaml`; None for an actor that the lexicon does not know."""
    row: ActorRow | None
    """That row."""
    mention: Mention
    """The words, proclitics left out."""
    name_en: str
    """Display name, English."""
    name_ar: str
    """Display name, Arabic."""
    prefix: str
    """Proclitics of the first word («ل», «ب», «و», with the article if it has one)."""
    word: int
    """Index of the first word of the name itself."""
    head: str
    """Id of the head noun (`forces`, `spokesperson`, `civilians` …); empty for a plain name."""

    @property
    def is_to(self) -> bool:
        """Whether «ل» stands before it («لقسد», «للجيش»)."""
        return self.prefix.lstrip(_AND) in ("ل", "لل")

    @property
    def is_oblique(self) -> bool:
        """Whether «ل», «ب» or «ك» stands before it, so that it is no subject."""
        return self.is_to or self.prefix.lstrip(_AND) in ("ب", "بال", "ك", "كال")


def find_actors(text: Text, openings: bytes | None = None) -> tuple[ActorMention, ...]:
    """Every actor that the words name, in order, the longest where they overlap; place names are left to geo.

    Args:
        text: the article.
        openings: its `openings_of`, when they are known already.
    """
    forms, openings = text.forms, openings_of(text) if openings is None else openings
    words: Sequence[int] = range(len(forms))
    if QUOTE in openings:
        words = without(openings, QUOTE)
        forms, openings = [forms[index] for index in words], openings.replace(bytes([QUOTE]), b"")
    found = find_phrases(forms, where(openings, ACTOR), load_actor_lexicon())
    return tuple(_cut_out(text, phrase, words) for phrase in found)


def actors_from_toponyms(text: Text, toponyms: Sequence[Toponym]) -> tuple[ActorMention, ...]:
    """The governments and armies that place names stand for, where the geo stage says that a name acts."""
    lexicon = load_actor_lexicon()
    mentions: list[ActorMention] = []
    for toponym in toponyms:
        if toponym.role != "actor":
            continue
        first = text.token_at(toponym.mention.start)
        stop = max(first + 1, bisect_left(text.starts, toponym.mention.end))
        match = next(iter(lexicon.toponyms.at(text.forms, first, stop)), None)
        if match is not None:
            row = lexicon.rows[match.entry]
            mentions.append(
                ActorMention(
                    first, stop, row.id, row, toponym.mention.of_kind("actor"), row.name_en, row.name_ar,
                    match.split.prefix, first, "",
                )
            )  # fmt: skip
    return tuple(mentions)


def read_actors(text: Text, toponyms: Sequence[Toponym], openings: bytes | None = None) -> tuple[ActorMention, ...]:
    """Actors by name and by place name together, in order; where they overlap, the longer words stand."""
    named = find_actors(text, openings)
    taken = {token for actor in named for token in range(actor.first, actor.stop)}
    placed = [
        actor for actor in actors_from_toponyms(text, toponyms) if taken.isdisjoint(range(actor.first, actor.stop))
    ]
    return tuple(sorted((*named, *placed), key=lambda actor: actor.first))


def _cut_out(text: Text, found: ActorPhrase, words: Sequence[int]) -> ActorMention:
    """The mention; `words` leads from the tokens without quotation marks back to all tokens."""
    first, stop = words[found.first], words[found.stop - 1] + 1
    start, end = text.span(first, stop, found.split) if found.split.cut else (text.starts[first], text.ends[stop - 1])
    if stop < len(text.forms) and text.forms[stop] in _CLOSING and _opens(text.forms[first:stop]):
        stop, end = stop + 1, text.ends[stop]
    row, name_en, name_ar = _shown(found.actor_id, found.owner_id, found.head)
    mention = text.mention(start, end, "actor", row.id)
    begin, prefix = _before_name(text.forms, first, found.split.prefix)
    return ActorMention(begin, stop, row.id, row, mention, name_en, name_ar, prefix, first, found.head)


def _before_name(forms: Sequence[str], first: int, prefix: str) -> tuple[int, str]:
    """First token and proclitics of a name behind a quotation mark («مع "قسد"», «لـ"قسد"»)."""
    begin = first - 1 if first > 0 and forms[first - 1] in QUOTES else first
    lone = forms[begin - 1] if 0 < begin < first else ""
    return (begin - 1, lone + prefix) if lone in _LONE else (begin, prefix)


def _opens(forms: Sequence[str]) -> bool:
    """Whether a quotation that begins among some words is still open at their end."""
    return sum(form in QUOTES for form in forms) % 2 == 1


@cache
def _shown(actor_id: str, owner_id: str, head_id: str) -> tuple[ActorRow, str, str]:
    """Row and names to show: of the row, but of the office («US envoy») for titles and owners without such a part."""
    lexicon = load_actor_lexicon()
    row, head, owner = lexicon.rows[actor_id], lexicon.heads.get(head_id), lexicon.rows.get(owner_id)
    if head is None or owner is None or head.stays or row.kind == "person":
        return row, row.name_en, row.name_ar
    if not head.person and (row is not owner or owner.adjective_en is None):
        return row, row.name_en, row.name_ar
    name_en = head.name_en.format(owner=owner.adjective_en or owner.name_en)
    return row, name_en, head.name_ar.format(owner=owner.name_ar)
