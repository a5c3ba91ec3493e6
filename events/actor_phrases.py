"""Actors among the words of an article: names, and head nouns with their owner."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from events.actor_lexicon import HEAD, ActorLexicon, HeadRow, load_actor_lexicon
from lexicon import Match, Split, fold
from lexicon.actors import ActorRow, lineage_of

_PROXIES, _GOVERNMENT = "militias", ".government"
# «جنود من الجيش» have an owner, «جنود من دمشق» and «جنود في سوريا» have none.
_FROM = "from"
_AGAIN = "again:"
# Words before the post of an envoy: «سفير موسكو لدى دمشق», «المبعوث الأممي إلى سوريا», «السفير الأمريكي في تركيا».
_AT_COURT, _ENVOY = fold("لدى"), "envoy"
_POSTED = frozenset((_AT_COURT, *map(fold, ("إلى", "في"))))
# A first name that the lexicon does not know in this spelling may stand before a surname that it knows.
_FIRST_NAME = 1
_BARE = ("", "ال")
_LINKED = ("", "ال", "ل", "لل")


class ActorPhrase(NamedTuple):
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


def find_phrases(forms: Sequence[str], worth: Sequence[int], lexicon: ActorLexicon) -> Iterator[ActorPhrase]:
    """Longest actors from left to right that do not overlap; `worth` are the words with which one can begin."""
    at: dict[int, ActorPhrase] = {}
    for index in reversed(worth):
        found = _longest_at(forms, lexicon, at, index)
        if found is not None:
            at[index] = _with_name(forms, lexicon, at, found) if _is_office(lexicon, found) else found
    free = 0
    last: dict[str, str] = {}
    for index in sorted(at):
        found = _resolved(at[index], last, lexicon)
        if index >= free and found is not None:
            yield found
            free = found.stop
            _remember(last, found)
            for other in _others_of_head(forms, lexicon, found):
                yield other
                free = other.stop


def _is_office(lexicon: ActorLexicon, found: ActorPhrase) -> bool:
    """Whether the name of a person may follow."""
    return found.head in lexicon.titles or (not found.head and lexicon.rows[found.actor_id].office)


def _longest_at(
    forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, ActorPhrase], index: int
) -> ActorPhrase | None:
    """The longest name or the longest head noun with its owner that begins at a word, whichever takes more words."""
    name: ActorPhrase | None = None
    phrase: ActorPhrase | None = None
    for match in lexicon.names.at(forms, index):
        if match.entry.startswith(HEAD):
            phrase = phrase or _read_head(forms, lexicon, at, match)
        elif name is None and not _is_foreign(forms, lexicon, match):
            name = ActorPhrase(match.first, match.stop, match.entry, match.split, "", match.entry)
    if name is None or (phrase is not None and phrase.stop > name.stop):
        return phrase
    return name


def _others_of_head(forms: Sequence[str], lexicon: ActorLexicon, found: ActorPhrase) -> Iterator[ActorPhrase]:
    """«طائرات أمريكية وبريطانية»: one noun with several owners by adjective."""
    head = lexicon.heads.get(found.head) or _head_of_name(forms, lexicon, found)
    if head is None or not found.owner_id or head.stays or forms[found.stop - 1] not in lexicon.adjectives:
        return
    at = found.stop
    while at < len(forms) and (adjective := lexicon.adjectives.get(forms[at])) is not None and adjective.joined:
        actor_id = _part_of(lexicon, _Owner(adjective.owner_id, at + 1, proxy=False), head)
        if actor_id is None:
            return
        yield ActorPhrase(at, at + 1, actor_id, Split("و", forms[at][1:], 1), head.id, adjective.owner_id)
        at += 1


def _head_of_name(forms: Sequence[str], lexicon: ActorLexicon, found: ActorPhrase) -> HeadRow | None:
    """The noun of a name that is a noun and an adjective («الطيران السوري»)."""
    matches = lexicon.names.at(forms, found.first)
    heads = (m.entry[len(HEAD) :] for m in matches if m.entry.startswith(HEAD) and m.stop == found.stop - 1)
    return next((lexicon.heads[head] for head in heads), None)


def _resolved(found: ActorPhrase, last: dict[str, str], lexicon: ActorLexicon) -> ActorPhrase | None:
    """A bare head noun means whoever was last named with it, else whom it usually means; None where that is nobody."""
    if not found.actor_id.startswith(_AGAIN):
        return found
    head = found.actor_id[len(_AGAIN) :]
    actor_id = last.get(head, lexicon.heads[head].alone)
    return None if actor_id is None else found._replace(actor_id=actor_id)


def _remember(last: dict[str, str], found: ActorPhrase) -> None:
    """Note under which nouns an actor may be named again."""
    if found.head:
        last[found.head] = found.actor_id
    for noun in _nouns_of(found.actor_id):
        last[noun] = found.actor_id


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


def _with_name(
    forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, ActorPhrase], found: ActorPhrase
) -> ActorPhrase:
    """A title and the known person behind it are one actor: «الرئيس الأمريكي دونالد ترامب», with a comma or without.

    To whom somebody is sent belongs to the title and takes no part: «مندوب سوريا لدى الأمم المتحدة».
    """
    found = found._replace(stop=_post_end(forms, lexicon, at, found))
    comma = found.stop < len(forms) and forms[found.stop] == "،"
    person = at.get(found.stop + comma) or at.get(found.stop + _FIRST_NAME)
    if person is None or person.split.prefix:
        return found
    row = lexicon.rows.get(person.actor_id)
    if row is None or row.kind != "person":
        return found
    return found._replace(stop=person.stop, actor_id=person.actor_id)


def _post_end(forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, ActorPhrase], found: ActorPhrase) -> int:
    """Where a title ends when its post follows: «لدى دمشق», and for envoys «إلى سوريا», «في تركيا»."""
    before = forms[found.stop] if found.stop + 1 < len(forms) else ""
    if before not in _POSTED or (before != _AT_COURT and found.head != _ENVOY):
        return found.stop
    post = at.get(found.stop + 1)
    if post is not None and post.split.prefix in _BARE and not _is_people(lexicon, post):
        return post.stop
    places = lexicon.toponyms.at(forms, found.stop + 1)
    return next((place.stop for place in places if place.split.prefix in _BARE), found.stop)


def _read_head(
    forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, ActorPhrase], match: Match[str]
) -> ActorPhrase | None:
    """A head noun with its owner; `at` holds the actors that begin further right."""
    head = lexicon.heads[match.entry[len(HEAD) :]]
    owner = None if head.bare else _owner(forms, lexicon, at, match)
    actor_id = _alone(forms, head, match) if owner is None or head.stays else _part_of(lexicon, owner, head)
    if actor_id is None:
        return None
    stop, owner_id = (match.stop, "") if owner is None else (owner.stop, owner.owner_id)
    return ActorPhrase(match.first, stop, actor_id, match.split, head.id, owner_id)


def _is_foreign(forms: Sequence[str], lexicon: ActorLexicon, match: Match[str]) -> bool:
    """Whether an adjective behind a name says that it is another's: «المعارضة الإسرائيلية», «النظام الصحي»."""
    adjective = lexicon.adjectives.get(forms[match.stop]) if match.stop < len(forms) else None
    row = lexicon.rows[match.entry]
    if adjective is None and match.stop == match.first + 1 and _is_narrowed(forms, lexicon, match):
        return True
    if adjective is None or adjective.joined or row.country is None or row.kind in ("person", "state"):
        return False
    return lexicon.rows[adjective.owner_id].country not in (row.country, None)


def _is_narrowed(forms: Sequence[str], lexicon: ActorLexicon, match: Match[str]) -> bool:
    """Whether an adjective behind one definite word makes it another thing: «النظام الصحي», «المرصد الفلكي»."""
    definite = match.split.prefix.endswith(("ال", "لل")) or forms[match.first].startswith("ال")
    behind = forms[match.stop] if match.stop < len(forms) else ""
    return definite and behind.startswith("ال") and behind.endswith(("ي", "يه")) and behind not in lexicon.passed


def _alone(forms: Sequence[str], head: HeadRow, match: Match[str]) -> str | None:
    """What a head noun without an owner means; a definite one may mean whoever was last named with it."""
    if not head.again:
        return head.alone
    if head.bare and _is_narrowed(forms, load_actor_lexicon(), match):
        return None
    definite = match.split.prefix.endswith("ال") or forms[match.stop - 1].startswith("ال")
    return _AGAIN + head.id if definite else None


def _part_of(lexicon: ActorLexicon, owner: _Owner, head: HeadRow) -> str | None:
    """The part of the owner that the head noun means, else the owner; those loyal to somebody are not his army."""
    if owner.proxy:
        lines = (f"{ancestor}.{_PROXIES}" for ancestor in lineage_of(owner.owner_id))
        return next((line for line in lines if line in lexicon.rows), head.alone)
    country = owner.owner_id.removesuffix(_GOVERNMENT)
    for part in (f"{holder}.{domain}" for holder in dict.fromkeys((owner.owner_id, country)) for domain in head.domain):
        if part in lexicon.rows:
            return part
    return owner.owner_id


def _owner(forms: Sequence[str], lexicon: ActorLexicon, at: dict[int, ActorPhrase], match: Match[str]) -> _Owner | None:
    """Whose they are: an adjective, a name, or a name behind «من», «التابعة ل», «الموالية ل»."""
    index = _pass_over(forms, lexicon, match.stop)
    if index >= len(forms):
        return None
    adjective = lexicon.adjectives.get(forms[index])
    if adjective is not None and not adjective.joined:
        return _Owner(adjective.owner_id, index + 1, proxy=False)
    link = next((link for link in lexicon.links.at(forms, index) if not link.split.prefix), None)
    if link is None:
        return _named_owner(forms, lexicon, at, index, prefixes=_BARE)
    owner = _named_owner(forms, lexicon, at, link.stop, prefixes=_LINKED, by_place=link.entry.id != _FROM)
    return None if owner is None else owner._replace(proxy=link.entry.kind == "proxy")


def _named_owner(
    forms: Sequence[str],
    lexicon: ActorLexicon,
    at: dict[int, ActorPhrase],
    index: int,
    *,
    prefixes: tuple[str, ...],
    by_place: bool = True,
) -> _Owner | None:
    """An owner that is named: an actor that begins here, or a state by its place name."""
    if index >= len(forms):
        return None
    actor = at.get(index)
    if actor is not None and actor.split.prefix in prefixes and not _is_people(lexicon, actor):
        return _Owner(actor.actor_id, actor.stop, proxy=False)
    for place in lexicon.toponyms.at(forms, index) if by_place else ():
        if place.split.prefix in prefixes:
            return _Owner(place.entry, place.stop, proxy=False)
    return None


def _is_people(lexicon: ActorLexicon, actor: ActorPhrase) -> bool:
    """Whether an actor is no owner: «مدنيين» own no army."""
    row = lexicon.rows.get(actor.actor_id)
    return row is not None and row.kind == "people"


def _pass_over(forms: Sequence[str], lexicon: ActorLexicon, index: int) -> int:
    """Index behind adjectives that say nothing of the owner."""
    while index < len(forms) and forms[index] in lexicon.passed:
        index += 1
    return index
