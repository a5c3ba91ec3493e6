"""Whose part a head noun means: of a state its army or government, of a leader his men."""

from functools import cache

from events.actor_lexicon import load_actor_lexicon
from lexicon.actors import lineage_of

_PROXIES, _MILITIAS, _GOVERNMENT = "proxies", "militias", ".government"


@cache
def part_of_owner(owner_id: str, head_id: str, *, proxy: bool) -> str | None:
    """The part of the owner that the head noun means, else the owner; those loyal to somebody are not his army."""
    lexicon = load_actor_lexicon()
    head = lexicon.heads[head_id]
    if head.members and owner_id in lexicon.rows and lexicon.rows[owner_id].kind == "person":
        return men_of(owner_id, "military")
    if proxy or head.domain[:1] == (_PROXIES,):
        parts = (_part(ancestor, domain) for ancestor in lineage_of(owner_id) for domain in (_PROXIES, _MILITIAS))
        return next(filter(None, parts), head.alone if proxy else owner_id)
    holders = dict.fromkeys((owner_id, owner_id.removesuffix(_GOVERNMENT)))
    parts = (_part(holder, domain) for holder in holders for domain in head.domain)
    return next(filter(None, parts), owner_id)


def men_of(person_id: str, domain: str) -> str:
    """Whose the men of a leader are: his group's, or his state's («جنود الأسد», «متحدث باسم بوتين»): he did not act."""
    rows = load_actor_lexicon().rows
    lines = (rows[name] for name in lineage_of(person_id) if rows[name].kind in ("state", "army", "armed_group"))
    holder = next(lines, None)
    if holder is None:
        return person_id
    return (_part(holder.id, domain) if holder.kind == "state" else None) or holder.id


def _part(holder_id: str, domain: str) -> str | None:
    """The row that stands for a part of an actor."""
    rows = load_actor_lexicon().rows
    holder, part = rows.get(holder_id), f"{holder_id}.{domain}"
    named = None if holder is None else holder.parts.get(domain)
    return named or (part if part in rows else None)
