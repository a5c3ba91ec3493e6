"""Who acts: every actor mention of an article, by name or put together from a head noun and its owner."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from articles import Text
from events.actor_lexicon import load_actor_lexicon
from events.actor_phrases import find_phrases
from events.actor_walk import ActorPhrase
from events.openings import QUOTES, openings_of, without_quotes
from lexicon import fold
from lexicon.actors import ActorRow
from model import Mention, Toponym

# Names stand in quotation marks or half in them («تنظيم "داعش"»): marks are passed over.
_CLOSING = frozenset("\"”»'’")
_AND = "وف"
_CALLED_WIDTH, _WHAT = 2, "ما"
_CALLING = frozenset(map(fold, ("يسمى", "تسمى", "يعرف", "تعرف")))
_CALLED = frozenset(clitic + _WHAT for clitic in ("", "ل", "ب", "و", "ول"))
_LONE = frozenset(("و", "ل", "ب", "ول", "وب"))


class ActorMention(NamedTuple):
    """Words that name an actor."""

    first: int
    """Index of the first token; a quotation mark or lone clitic right before the name counts as its own."""
    stop: int
    """One past the last token."""
    actor_id: str
    """Row of `actors.yaml`."""
    row: ActorRow
    """That row."""
    start: int
    """Source offset of the words, proclitics left out."""
    end: int
    """Source offset one past them."""
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
    text: Text
    """The article."""

    @property
    def surface(self) -> str:
        """The words, proclitics left out."""
        return self.text.article.text[self.start : self.end]

    @property
    def mention(self) -> Mention:
        """The record of them."""
        return self.text.mention(self.start, self.end, "actor", self.actor_id)

    @property
    def is_to(self) -> bool:
        """Whether «ل» stands before it («لقسد», «للجيش»)."""
        return self.prefix.lstrip(_AND) in ("ل", "لل")

    @property
    def is_oblique(self) -> bool:
        """Whether «ل», «ب» or «ك» stands before it, so that it is no subject."""
        return self.is_to or self.prefix.lstrip(_AND) in ("ب", "بال", "ك", "كال")


def find_actors(text: Text, openings: bytes | None = None, *, at_home: bool = False) -> list[ActorMention]:
    """Every actor that the words name, in order, the longest where they overlap; place names are left to geo.

    Args:
        text: the article.
        openings: its `openings_of`, when they are known already.
        at_home: whether it is about Syria, whose army «الجيش» then is where no other is named.
    """
    forms, openings, words = without_quotes(text.forms, openings_of(text) if openings is None else openings)
    phrases = find_phrases(forms, openings, load_actor_lexicon(), at_home=at_home)
    return [_cut_out(text, phrase, words) for phrase in phrases]


def actors_from_toponyms(text: Text, toponyms: Sequence[Toponym]) -> list[ActorMention]:
    """The governments and armies that place names stand for, where the geo stage says that a name acts."""
    lexicon = load_actor_lexicon()
    mentions: list[ActorMention] = []
    for toponym in toponyms:
        if toponym.role != "actor":
            continue
        start, end = toponym.mention.start, toponym.mention.end
        first = text.token_at(start)
        stop = max(first + 1, bisect_left(text.starts, end))
        match = next(iter(lexicon.toponyms.at(text.forms, first, stop)), None)
        if match is not None:
            row, prefix = lexicon.rows[match.entry], match.split.prefix
            mentions.append(
                ActorMention(first, stop, row.id, row, start, end, row.name_en, row.name_ar, prefix, first, "", text)
            )
    return mentions


def read_actors(
    text: Text, toponyms: Sequence[Toponym], openings: bytes | None = None, *, at_home: bool = False
) -> list[ActorMention]:
    """Actors by name and by place name together, in order; where they overlap, the longer words stand.

    Args:
        text: the article.
        toponyms: its place names.
        openings: its `openings_of`, when they are known already.
        at_home: as for `find_actors`.
    """
    named, placed = find_actors(text, openings, at_home=at_home), actors_from_toponyms(text, toponyms)
    if not placed:
        return named
    taken = {token for actor in named for token in range(actor.first, actor.stop)}
    named += [actor for actor in placed if taken.isdisjoint(range(actor.first, actor.stop))]
    named.sort(key=_first_token)
    return named


_first_token = itemgetter(0)
_new = tuple.__new__


def _cut_out(text: Text, found: ActorPhrase, words: Sequence[int]) -> ActorMention:
    """The mention; `words` leads from the tokens without quotation marks back to all tokens."""
    begin, after, actor_id, split, head, owner_id = found
    first, stop, forms = words[begin], words[after - 1] + 1, text.forms
    start = text.span(first, stop, split)[0] if split.cut else text.starts[first]
    if stop < len(forms) and forms[stop] in _CLOSING and _opens(forms[first:stop]):
        stop += 1
    row, name_en, name_ar = _shown(actor_id, owner_id, head)
    end = text.ends[stop - 1]
    begin, prefix = first, split.prefix
    if first and forms[first - 1] in QUOTES:
        begin, prefix = _before_name(forms, first, prefix)
    if begin >= _CALLED_WIDTH and forms[begin - 1] in _CALLING:
        begin, prefix = _before_called(forms, begin, prefix)
    return _new(ActorMention, (begin, stop, row.id, row, start, end, name_en, name_ar, prefix, first, head, text))


def _before_name(forms: Sequence[str], first: int, prefix: str) -> tuple[int, str]:
    """First token and proclitics of a name right behind a quotation mark («مع "قسد"», «لـ"قسد"»)."""
    lone = forms[first - 2] if first > 1 else ""
    return (first - 2, lone + prefix) if lone in _LONE else (first - 1, prefix)


def _before_called(forms: Sequence[str], begin: int, prefix: str) -> tuple[int, str]:
    """First token and proclitics of a name behind «ما يسمى» («لما يسمى "الجيش الوطني"»)."""
    what = forms[begin - _CALLED_WIDTH]
    return (begin - _CALLED_WIDTH, what[: -len(_WHAT)] + prefix) if what in _CALLED else (begin, prefix)


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
