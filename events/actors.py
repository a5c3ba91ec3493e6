"""Who acts: every actor mention of an article, by name or put together from a head noun and its owner."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles import Text
from events.actor_lexicon import HEAD, ActorLexicon, HeadRow, load_actor_lexicon
from lexicon import Match, Split
from lexicon.actors import ActorRow, lineage_of
from model import Mention, Toponym

# Names stand in quotation marks or half in them («تنظيم "داعش"»): marks are passed over.
_QUOTES = frozenset("\"“”„«»'‘’")
_PROXIES = "militias"
# A first name that the lexicon does not know in this spelling may stand before a surname that it knows.
_FIRST_NAME = 1
# «جنود من الجيش» have an owner, «جنود من دمشق» and «جنود في سوريا» have none.
_FROM = "from"
_AGAIN = "again:"
_CLOSING = frozenset("\"”»'’")


class ActorMention(NamedTuple):
    """Words that name an actor."""

    first: int
    """Index of the first token."""
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
    head: str
    """Id of the head noun (`forces`, `spokesperson`, `civilians` …); empty for a plain name."""


class _Found(NamedTuple):
    """An actor before its mention is cut out."""

    first: int
    stop: int
    actor_id: str
    split: Split
    head: str
    owner_id: str


class _Owner(NamedTuple):
    """Whose a head noun is."""

    owner_id: str
    stop: int
    """One past the last token."""
    proxy: bool
    """True for those who are only loyal to the owner or backed by it."""


def find_actors(text: Text) -> tuple[ActorMention, ...]:
    """Every actor that the words name, in order, the longest where they overlap; place names are left to geo."""
    lexicon = load_actor_lexicon()
    words = [index for index, form in enumerate(text.forms) if form not in _QUOTES]
    forms = [text.forms[index] for index in words]
    return tuple(_cut_out(text, lexicon, found, words) for found in _find(forms, lexicon))


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
                    match.split.prefix, "",
                )
            )  # fmt: skip
    return tuple(mentions)


def read_actors(text: Text, toponyms: Sequence[Toponym]) -> tuple[ActorMention, ...]:
    """Actors by name and by place name together, in order; where they overlap, the longer words stand."""
    named = find_actors(text)
    taken = {token for actor in named for token in range(actor.first, actor.stop)}
    placed = [
        actor for actor in actors_from_toponyms(text, toponyms) if taken.isdisjoint(range(actor.first, actor.stop))
    ]
    return tuple(sorted((*named, *placed), key=lambda actor: actor.first))


def _cut_out(text: Text, lexicon: ActorLexicon, found: _Found, words: Sequence[int]) -> ActorMention:
    """The mention; `words` leads from the tokens without quotation marks back to all tokens."""
    first, stop = words[found.first], words[found.stop - 1] + 1
    start, end = text.span(first, stop, found.split)
    row = lexicon.rows[found.actor_id]
    name_en, name_ar = _names_of(lexicon, found, row)
    if stop < len(text.forms) and text.forms[stop] in _CLOSING and _opens(text.forms[first:stop]):
        stop, end = stop + 1, text.ends[stop]
    mention = text.mention(start, end, "actor", row.id)
    return ActorMention(first, stop, row.id, row, mention, name_en, name_ar, found.split.prefix, found.head)


def _opens(forms: Sequence[str]) -> bool:
    """Whether a quotation that begins among some words is still open at their end."""
    return sum(form in _QUOTES for form in forms) % 2 == 1


def _names_of(lexicon: ActorLexicon, found: _Found, row: ActorRow) -> tuple[str, str]:
    """Names to show: of the row, but of the office («US envoy») for titles and for owners without such a part."""
    head = lexicon.heads.get(found.head)
    owner = lexicon.rows.get(found.owner_id)
    if head is None or owner is None or head.stays or row.kind == "person":
        return row.name_en, row.name_ar
    if not head.person and (row is not owner or owner.adjective_en is None):
        return row.name_en, row.name_ar
    return head.name_en.format(owner=owner.adjective_en or owner.name_en), head.name_ar.format(owner=owner.name_ar)


def _find(forms: Sequence[str], lexicon: ActorLexicon) -> Iterator[_Found]:
    """Longest actors from left to right that do not overlap."""
    at: dict[int, _Found] = {}
    for index in reversed(lexicon.beginnings.among(forms)):
        for match in lexicon.names.at(forms, index):
            found = _read_match(forms, lexicon, at, match)
            if found is not None and (index not in at or found.stop > at[index].stop):
                at[index] = _with_name(forms, lexicon, at, found)
    free = 0
    last: dict[str, str] = {}
    for index in sorted(at):
        found = _resolved(at[index], last)
        if index >= free and found is not None:
            yield found
            free = found.stop
            _remember(lexicon, last, found)


def _resolved(found: _Found, last: dict[str, str]) -> _Found | None:
    """A bare head noun means whoever was last named with it; None when nobody was."""
    if not found.actor_id.startswith(_AGAIN):
        return found
    actor_id = last.get(found.actor_id[len(_AGAIN) :])
    return None if actor_id is None else found._replace(actor_id=actor_id)


def _remember(lexicon: ActorLexicon, last: dict[str, str], found: _Found) -> None:
    """Note under which nouns an actor may be named again."""
    if found.head:
        last[found.head] = found.actor_id
    last[found.actor_id.rpartition(".")[2]] = found.actor_id
    if lexicon.rows[found.actor_id].kind == "army":
        last["army"] = last["forces"] = found.actor_id


def _with_name(forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, _Found], found: _Found) -> _Found:
    """A title and the known person behind it are one actor: «الرئيس الأمريكي دونالد ترامب», with a comma or without."""
    comma = found.stop < len(forms) and forms[found.stop] == "،"
    person = at.get(found.stop + comma) or at.get(found.stop + _FIRST_NAME)
    if person is None or found.head not in lexicon.titles or person.split.prefix:
        return found
    row = lexicon.rows.get(person.actor_id)
    if row is None or row.kind != "person":
        return found
    return found._replace(stop=person.stop, actor_id=person.actor_id)


def _read_match(forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, _Found], match: Match[str]) -> _Found | None:
    """A name as it stands, or a head noun with its owner; `at` holds the actors that begin further right."""
    if not match.entry.startswith(HEAD):
        if _is_foreign(forms, lexicon, match):
            return None
        return _Found(match.first, match.stop, match.entry, match.split, "", match.entry)
    head = lexicon.heads[match.entry[len(HEAD) :]]
    owner = _owner(forms, lexicon, at, match)
    actor_id = _alone(forms, head, match) if owner is None or head.stays else _part_of(lexicon, owner, head)
    if actor_id is None:
        return None
    stop, owner_id = (match.stop, "") if owner is None else (owner.stop, owner.owner_id)
    return _Found(match.first, stop, actor_id, match.split, head.id, owner_id)


def _is_foreign(forms: Sequence[str], lexicon: ActorLexicon, match: Match[str]) -> bool:
    """Whether an adjective behind a name says that it is another's: «المعارضة الإسرائيلية» is no Syrian opposition."""
    adjective = lexicon.adjectives.get(forms[match.stop]) if match.stop < len(forms) else None
    row = lexicon.rows[match.entry]
    if adjective is None or adjective.joined or row.country is None or row.kind in ("person", "state"):
        return False
    return lexicon.rows[adjective.owner_id].country not in (row.country, None)


def _alone(forms: Sequence[str], head: HeadRow, match: Match[str]) -> str | None:
    """What a head noun without an owner means; a definite one may mean whoever was last named with it."""
    if head.alone is not None or not head.again:
        return head.alone
    definite = match.split.prefix.endswith("ال") or forms[match.stop - 1].startswith("ال")
    return _AGAIN + head.id if definite else None


def _part_of(lexicon: ActorLexicon, owner: _Owner, head: HeadRow) -> str | None:
    """The part of the owner that the head noun means, else the owner; those loyal to somebody are not his army."""
    if owner.proxy:
        lines = (f"{ancestor}.{_PROXIES}" for ancestor in lineage_of(owner.owner_id))
        return next((line for line in lines if line in lexicon.rows), head.alone)
    for domain in head.domain:
        if f"{owner.owner_id}.{domain}" in lexicon.rows:
            return f"{owner.owner_id}.{domain}"
    return owner.owner_id


def _owner(forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, _Found], match: Match[str]) -> _Owner | None:
    """Whose they are: an adjective, a name, or a name behind «من», «التابعة ل», «الموالية ل»."""
    index = _pass_over(forms, lexicon, match.stop)
    if index >= len(forms):
        return None
    adjective = lexicon.adjectives.get(forms[index])
    if adjective is not None and not adjective.joined:
        return _Owner(adjective.owner_id, index + 1, proxy=False)
    link = next((link for link in lexicon.links.at(forms, index) if not link.split.prefix), None)
    if link is None:
        return _named_owner(forms, lexicon, at, index, prefixes=("", "ال"))
    owner = _named_owner(forms, lexicon, at, link.stop, prefixes=("", "ال", "ل", "لل"), by_place=link.entry.id != _FROM)
    return None if owner is None else owner._replace(proxy=link.entry.kind == "proxy")


def _named_owner(
    forms: Sequence[str],
    lexicon: ActorLexicon,
    at: dict[int, _Found],
    index: int,
    *,
    prefixes: tuple[str, ...],
    by_place: bool = True,
) -> _Owner | None:
    """An owner that is named: an actor that begins here, or a state by its place name."""
    if index >= len(forms):
        return None
    actor = at.get(index)
    if actor is not None and actor.split.prefix in prefixes:
        return _Owner(actor.actor_id, actor.stop, proxy=False)
    for place in lexicon.toponyms.at(forms, index) if by_place else ():
        if place.split.prefix in prefixes:
            return _Owner(place.entry, place.stop, proxy=False)
    return None


def _pass_over(forms: Sequence[str], lexicon: ActorLexicon, index: int) -> int:
    """Index behind adjectives that say nothing of the owner."""
    while index < len(forms) and forms[index] in lexicon.passed:
        index += 1
    return index
