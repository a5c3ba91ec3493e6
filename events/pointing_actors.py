"""Actors that words point to: «قواتها», «بلاده», «الجانبان» mean somebody named before."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

from articles import Text
from events.actor_lexicon import load_actor_lexicon
from events.actors import ActorMention
from events.openings import POINTER, where
from events.owners import part_of_owner
from events.pointer_lexicon import HERS, OURS, THEIRS, Pointer, load_pointers
from events.role_words import load_role_words
from events.word_sets import word_set
from lexicon import Match
from lexicon.actors import ActorRow, lineage_of

_OWNERS = frozenset({"state", "government", "army", "armed_group", "alliance", "body", "person"})
_PARTIES = frozenset({"state", "government", "army", "armed_group", "person"})
_SENTENCES_BACK = 2
_PAIR = 2
_first_token = itemgetter(0)
_SHORTEST_NAME = 4
HOLDINGS = "holdings"
"""In place of the head noun of actors that are only pointed to by what they hold («نقاطها»)."""


def find_pointing(text: Text, named: Sequence[ActorMention], openings: bytes) -> Iterator[ActorMention]:
    """Every word that points to somebody named in its sentence or just before; silent where nobody fits.

    Args:
        text: the article.
        named: the actors that it names, in order.
        openings: its `openings_of`.
    """
    yield from _by_last_name(text, named)
    worth = where(openings, POINTER)
    taken = {token for actor in named for token in range(actor.first, actor.stop)} if worth else ()
    for index in worth:
        if index in taken:
            continue
        match = next(iter(load_pointers().at(text.forms, index)), None)
        if match is None:
            continue
        rows = _rows_of(text, named, match)
        start, end = text.span(match.first, match.stop, match.split)
        for row in rows:
            prefix, head = match.split.prefix, HOLDINGS if match.entry.kind == HOLDINGS else ""
            yield ActorMention(
                index, match.stop, row.id, row, start, end, row.name_en, row.name_ar, prefix, index, head, text
            )  # fmt: skip


def _rows_of(text: Text, named: Sequence[ActorMention], match: Match[Pointer]) -> tuple[ActorRow, ...]:
    """Whom a pointing word means."""
    before = _before(text, named, match.first)
    if match.entry.kind == "pair":
        return _by_adjectives(text, match.stop) or _pair(before)
    if match.entry.pronoun == OURS:
        begin = text.sentence_at(match.first).stretch.first
        before = [actor for actor in before if actor.first >= begin][::-1] or before
    elif load_role_words().at("at", text.forms[match.first - 1]):
        before = [
            actor for actor in before if actor.stop != match.first - 1
        ] or before  # «مقاتلات روسية استهدفت قواتها»
    elif load_role_words().at("opener", text.forms[match.first - 1]):
        before = _speaker_first(text, before, match.first)
    return _one(text, before, match.entry)


def _speaker_first(text: Text, before: Sequence[ActorMention], index: int) -> list[ActorMention]:
    """«اتهمت قسد النظام …. وأضافت أن قواتها»: of the sentences before, whoever stands first is who speaks on."""
    begin = text.sentence_at(index).stretch.first
    own = [actor for actor in before if actor.first >= begin]
    rest = [actor for actor in before if actor.first < begin]
    return own + sorted(rest, key=lambda actor: (-text.sentence_at(actor.first).number, actor.first))


def _by_adjectives(text: Text, index: int) -> tuple[ActorRow, ...]:
    """«الرئيسان الروسي والتركي»: both are named by their countries."""
    lexicon = load_actor_lexicon()
    found = [lexicon.adjectives.get(form) for form in text.forms[index : index + _PAIR]]
    first, second = (*found, None, None)[:_PAIR]
    if first is None or second is None or first.joined or not second.joined:
        return ()
    return lexicon.rows[first.owner_id], lexicon.rows[second.owner_id]


def _by_last_name(text: Text, named: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Somebody named in full before and now by the last name alone («دعا الصفدي»)."""
    taken = {token for actor in named for token in range(actor.first, actor.stop)}
    known: dict[str, ActorMention] = {}
    for actor in named:
        name = text.forms[actor.stop - 1]
        if actor.row is not None and actor.row.kind == "person" and actor.stop - actor.first > 1:
            known.setdefault(name, actor)
    again: dict[str, list[int]] = {name: [] for name in known if len(name) >= _SHORTEST_NAME}
    if again:
        for index, form in enumerate(text.forms):
            if form in again and index not in taken and index >= known[form].stop:
                again[form].append(index)
    for name, indices in again.items():
        for index in indices:
            begin, end = text.starts[index], text.ends[index]
            yield known[name]._replace(
                first=index, stop=index + 1, start=begin, end=end, prefix="", word=index, head=""
            )  # fmt: skip


def _before(text: Text, named: Sequence[ActorMention], index: int) -> list[ActorMention]:
    """Actors of the sentence up to a token and of the sentences just before, the nearest first."""
    number = text.sentence_at(index).number
    since = text.sentences[max(0, number - _SENTENCES_BACK)].stretch.first
    near = named[bisect_left(named, since, key=_first_token) : bisect_left(named, index, key=_first_token)]
    return [actor for actor in reversed(near) if actor.stop <= index]


def _one(text: Text, before: Sequence[ActorMention], pointer: Pointer) -> tuple[ActorRow, ...]:
    """The nearest owner that the pronoun can mean: one that stands behind no preposition first."""
    fitting = [actor for actor in before if actor.row is not None and _fits(text, actor, pointer.pronoun)]
    free = [actor for actor in fitting if not actor.is_oblique]
    owner = next(iter(free or fitting), None)
    if owner is None or owner.row is None:
        return ()
    row = {"country": _country_of, "proxies": _proxies_of}.get(pointer.kind, _forces_of)(owner.row)
    return () if row is None else (row,)


def _fits(text: Text, actor: ActorMention, pronoun: str) -> bool:
    row = actor.row
    if row is None or row.kind not in _OWNERS:
        return False
    if pronoun == OURS:
        return True
    if pronoun == THEIRS:
        return row.kind == "armed_group"
    return is_feminine(text.forms[actor.word], actor) == (pronoun == HERS)


def is_feminine(form: str, actor: ActorMention) -> bool:
    """Whether a name is taken up by «ها»: states and capitals but for a few, feminines, and groups in the plural."""
    row = actor.row
    head = load_actor_lexicon().heads.get(actor.head)
    if row is None or row.kind == "person" or (head is not None and head.person):
        return False
    if row.kind == "state":
        return not row.masculine
    return form.endswith(("ه", "ات", "ا", *word_set("plurals")))


def _country_of(row: ActorRow) -> ActorRow | None:
    """The state that somebody belongs to."""
    rows = load_actor_lexicon().rows
    return next((rows[name] for name in lineage_of(row.id) if rows[name].kind == "state"), None)


def _forces_of(row: ActorRow) -> ActorRow:
    """An army or group is its own force; a state, government or leader has an army."""
    rows = load_actor_lexicon().rows
    if row.kind in ("army", "armed_group", "alliance", "body"):
        return row
    country = _country_of(row)
    if country is None:
        return row
    return rows.get(f"{country.id}.military", country)


def _proxies_of(row: ActorRow) -> ActorRow | None:
    """Those who are loyal to a state or in its pay; a group's are its own men."""
    rows = load_actor_lexicon().rows
    part = part_of_owner(row.id, "mercenaries", proxy=False)
    found = None if part is None else rows[part]
    return _forces_of(row) if found is row and row.kind != "state" else found


def _pair(before: Sequence[ActorMention]) -> tuple[ActorRow, ...]:
    """The two parties just named, if there are exactly two; whoever was only there («بحضور المبعوث») is none."""
    found: dict[str, ActorRow] = {}
    words = load_role_words()
    for actor in before:
        if words.behind("apart", actor.text.forms, actor.first):
            continue
        if actor.row is not None and actor.row.kind in _PARTIES:
            found.setdefault(_party_of(actor.row).id, actor.row)
    return tuple(found.values())[::-1] if len(found) == _PAIR else ()


def _party_of(row: ActorRow) -> ActorRow:
    """For whom somebody meets: a group for its leader, else the state."""
    if row.kind == "armed_group":
        return row
    rows = load_actor_lexicon().rows
    lines = (rows[name] for name in lineage_of(row.id) if rows[name].kind in ("state", "armed_group"))
    return next(lines, row)
