"""One event, many tellings: tellings of one event become a cluster, whatever the order in which they are read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, combinations, product

from events.agreement import agreement_of
from events.copies import copy_groups, text_fingerprint
from events.joining import Groups
from events.likeness import is_denied, is_same, is_vague
from events.signatures import Signature, Telling, signature_of
from events.weighing import LOCAL_KM, NEAR_KM
from lexicon.actors import lineage_of
from model import Cluster, record_id

__all__ = ["Telling", "cluster_events", "text_fingerprint"]

_CELL_DEGREES = 0.5
_COARSE_DEGREES = 4.0
_KM_A_DEGREE = 85.0
_MAX_DAYS = 8
_MONTH_DAYS = 45
_NEAR, _WIDE = "near", "wide"
_WORD_KEYS = 4
Key = tuple[object, ...]


def cluster_events(tellings: Iterable[Telling]) -> tuple[Cluster, ...]:
    """Clusters of tellings, by id.

    Two tellings are compared only by what they themselves say, so adding an article changes no cluster but those that
    then hold it, and the order changes nothing. They are compared only within blocks (family, status, day, and cell of
    the map, party, dead or words), so time grows nearly in line with their number.
    """
    by_id = {telling.event.event_id: telling for telling in tellings}
    copies = copy_groups({telling.event.article_id: telling.fingerprint for telling in by_id.values()})
    signatures = {event_id: signature_of(telling) for event_id, telling in by_id.items()}
    groups = Groups(by_id)
    _join_copies(groups, by_id, copies)
    _join_alike(groups, signatures)
    members = groups.members()
    denials = _contradictions(groups, signatures)
    return tuple(
        sorted(
            (
                _cluster(event_ids, by_id, copies, denials.get(leader, frozenset()))
                for leader, event_ids in members.items()
            ),
            key=lambda cluster: cluster.cluster_id,
        )
    )


def _join_copies(groups: Groups, by_id: Mapping[str, Telling], copies: Mapping[str, str]) -> None:
    """Tellings of near-identical texts by the same word of the same sentence are one event."""
    buckets: defaultdict[Key, list[str]] = defaultdict(list)
    for event_id, telling in by_id.items():
        event = telling.event
        place_id = event.where.place_id if event.where else None
        sentence = event.evidence[0].mention
        trigger = (event.trigger.start - sentence.start, event.trigger.surface)
        key = (copies[event.article_id], event.type, event.status, place_id, sentence.surface, trigger)
        buckets[key].append(event_id)
    for event_ids in buckets.values():
        for event_id in event_ids[1:]:
            groups.join(event_ids[0], event_id)


def _join_alike(groups: Groups, signatures: Mapping[str, Signature]) -> None:
    """Compare every telling with the others of its blocks."""
    exact: defaultdict[Key, list[str]] = defaultdict(list)
    vague: defaultdict[Key, list[str]] = defaultdict(list)
    for event_id in sorted(signatures):
        signature = signatures[event_id]
        for key in _near_keys(signature):
            exact[key].append(event_id)
        blocks = exact if signature.point is not None and signature.point[2] <= LOCAL_KM else vague
        for key in _wide_keys(signature):
            blocks[key].append(event_id)
    pairs = chain.from_iterable(combinations(block, 2) for key, block in exact.items() if key[-1] == _NEAR)
    met = (pair for key, block in vague.items() for pair in chain(combinations(block, 2), product(block, exact[key])))
    for one, other in chain(pairs, met):
        if groups.of(one) != groups.of(other) and is_same(signatures[one], signatures[other]):
            groups.join(one, other)


def _near_keys(signature: Signature) -> Iterator[Key]:
    """Blocks of day and map cell, in which tellings with a place of their own are compared."""
    point = signature.point
    if point is None or point[2] > LOCAL_KM:
        return
    cells = tuple(_grid(point[0], point[1], (point[2] + NEAR_KM) / _KM_A_DEGREE, _CELL_DEGREES))
    for day, cell in product(_day_keys(signature), cells):
        yield (signature.family, signature.status, day, cell, _NEAR)


def _wide_keys(signature: Signature) -> Iterator[Key]:
    """Blocks of day and party, dead, words or part of the map, where what has an area, or no place, meets others."""
    roots = {lineage_of(actor_id)[-1] for actor_id in signature.actors}
    marks: list[object] = [*roots, *sorted(signature.words)[:_WORD_KEYS]]
    if signature.killed is not None and signature.killed[0] > 1:
        marks.append(signature.killed)
    if signature.point is not None and not is_vague(signature):
        latitude, longitude, radius_km = signature.point
        marks += _grid(latitude, longitude, radius_km / _KM_A_DEGREE, _COARSE_DEGREES)
    for day, mark in product(_day_keys(signature), marks):
        yield (signature.family, signature.status, day, mark, _WIDE)


def _day_keys(signature: Signature) -> Iterator[object]:
    """Each day of a short span; for a state, the time of its report; for a long span, the span."""
    span = signature.span
    if span is None:
        return
    if span.earliest is not None and span.days is not None and span.days <= _MAX_DAYS:
        for number in range(span.days):
            yield span.earliest + timedelta(number)
    elif signature.reported is not None:
        number = signature.reported.toordinal() // _MONTH_DAYS
        yield from (("report", number), ("report", number + 1))
    else:
        yield span.edtf


def _grid(latitude: float, longitude: float, reach: float, size: float) -> Iterator[Key]:
    rows = range(int((latitude - reach) // size), int((latitude + reach) // size) + 1)
    columns = range(int((longitude - reach) // size), int((longitude + reach) // size) + 1)
    for row, column in product(rows, columns):
        yield (size, row, column)


def _contradictions(groups: Groups, signatures: Mapping[str, Signature]) -> dict[str, frozenset[str]]:
    """Leaders of groups -> leaders of groups that they deny or that deny them."""
    claims: defaultdict[Key, list[str]] = defaultdict(list)
    denials: defaultdict[Key, list[str]] = defaultdict(list)
    for event_id, signature in signatures.items():
        if signature.rejects is None and signature.status == "denied":
            continue
        side = claims if signature.rejects is None else denials
        for key in _weeks(signature):
            side[key].append(event_id)
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for key, denying in denials.items():
        for denial, claim in product(denying, claims.get(key, ())):
            one, other = groups.of(denial), groups.of(claim)
            if other not in linked[one] and is_denied(signatures[denial], signatures[claim]):
                linked[one].add(other)
                linked[other].add(one)
    return {leader: frozenset(others) for leader, others in linked.items()}


def _weeks(signature: Signature) -> Iterator[Key]:
    """Blocks in which denials meet claims: family and ten-day stretch."""
    span = signature.span
    day = signature.reported or (span and (span.latest or span.earliest)) or None
    if day is not None:
        number = day.toordinal() // 10
        yield from ((signature.family, number + step) for step in (0, 1))


def _cluster(
    event_ids: Sequence[str], by_id: Mapping[str, Telling], copies: Mapping[str, str], denials: Iterable[str]
) -> Cluster:
    tellings = [by_id[event_id] for event_id in event_ids]
    published = sorted(telling.published for telling in tellings if telling.published is not None)
    return Cluster(
        cluster_id=record_id("cluster", event_ids[0]), event_ids=tuple(event_ids),
        sources=_independent(tellings, copies), first_report=published[0] if published else None,
        last_report=published[-1] if published else None, agreement=agreement_of(tellings),
        contradicts=tuple(sorted(record_id("cluster", leader) for leader in denials)),
    )  # fmt: skip


def _independent(tellings: Sequence[Telling], copies: Mapping[str, str]) -> tuple[str, ...]:
    """Outlets that tell the event in words of their own: of near-identical texts, the first to be published."""
    first: dict[str, tuple[date, str]] = {}
    for telling in tellings:
        group = copies[telling.event.article_id]
        claim = (telling.published or date.max, telling.source)
        first[group] = min(first.get(group, claim), claim)
    return tuple(sorted({source for _, source in first.values()}))
