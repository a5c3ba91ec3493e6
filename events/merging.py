"""Merging: the tellings of one event in an article become one event with several sentences that tell it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from events.alike import types_fit
from events.apart import answers
from events.chains import AREAS, FIRE, is_narrower
from events.sameness import (
    agents,
    attackers_fit,
    days_assumed,
    days_fit,
    gas_fits,
    harm_of,
    is_gas,
    is_retold,
    is_turned,
    points_back,
    same_entry,
    same_speaker,
    same_where,
)
from events.scene import Scene, distance_km
from events.sides import one_party
from events.tellings import Telling
from events.told import Told
from model import Place, When, Where

_OWN_DAYS = frozenset({"clause"})
_BASES = {"clause": 0, "anaphor": 0, "sentence": 1, "after_background": 1, "before_main": 2, "article": 3, "state": 4}
"""How well the days of a telling are founded; the lower the better."""
_OWN_PLACE = frozenset({"clause", "anaphor", "section"})
_NEARBY_SENTENCES = 2
_HEADLINE = 1
_ELSEWHERE = 3
"""The most that can speak for one event without its place."""
_TWINS = {"actual": "possible", "possible": "actual"}
_SAME_PLACE_KM = 6.0
_BROAD_KM = 15.0
_PROVINCE_KM = 60.0
_SPEECH = frozenset({"ACCUSATION", "DEMAND", "THREAT", "STATEMENT"})


@dataclass(slots=True, eq=False)
class Merged:
    """An event with its tellings in order of the text."""

    number: int
    """How many events of the article were told before it."""
    tellings: list[Telling] = field(default_factory=list)
    """Every telling."""
    place: Place | None = None
    """The most exact place that a telling gives."""
    where: Where | None = None
    """That place with its reason."""
    when: When | None = None
    """The days of the telling that knows them best."""
    types: set[str] = field(default_factory=set)
    """Types of the tellings."""
    last_sentence: int = -1
    """Number of the last sentence that tells it."""

    @property
    def first(self) -> Telling:
        """The telling that the event was first met in."""
        return self.tellings[0]

    @property
    def background(self) -> bool:
        """Whether every telling that is more than a pointer retells it."""
        telling = [t for t in self.tellings if not t.pointing] or self.tellings
        return all(t.background for t in telling)

    def add(self, telling: Telling, places: "dict[str, Place] | Scene") -> None:
        """Take in a telling: the more exact place and the better founded days stay."""
        self.tellings.append(telling)
        self.types.add(telling.type)
        self.last_sentence = max(self.last_sentence, telling.sentence.number)
        if telling.where is not None and not (telling.modality == "habitual" != self.first.modality):
            place = places.places.get(telling.where.place_id) if isinstance(places, Scene) else None
            if place is not None and (self.place is None or _better_place(self, telling, place)):
                self.place, self.where = place, telling.where
        if telling.pointing and len(self.tellings) > 1:
            return
        if telling.when is not None and (self.when is None or _better_days(self.when, telling.when)):
            self.when = telling.when


def _better_place(merged: Merged, telling: Telling, place: Place) -> bool:
    if merged.place is None or merged.where is None or telling.where is None:
        return True
    own, new = merged.where.basis in _OWN_PLACE, telling.where.basis in _OWN_PLACE
    if own != new:
        return new
    if merged.place.name_en == merged.place.governorate and merged.place.governorate == place.governorate:
        return True
    if (place.kind in AREAS) != (merged.place.kind in AREAS):
        return merged.place.kind in AREAS
    return is_narrower(place, merged.place)


def _better_days(old: When, new: When) -> bool:
    """A day named beside the trigger beats one taken from elsewhere; then the narrower days."""
    ranks = _BASES.get(old.basis, 4), _BASES.get(new.basis, 4)
    if ranks[0] != ranks[1]:
        return ranks[1] < ranks[0]
    return (new.span.days or 10_000) < (old.span.days or 10_000)


def merge(scene: Scene, tellings: Sequence[Telling]) -> list[Merged]:
    """Events of an article, in the order in which they are first told."""
    by_status: dict[tuple[bool, str], Told[Merged]] = {}
    kept_in: dict[Merged, Told[Merged]] = {}
    gas: dict[tuple[bool, str], list[Merged]] = {}
    by_sentence: dict[int, list[Merged]] = {}
    for telling in tellings:
        told = by_status.setdefault(_status(telling), Told(_one_place, 3 * _NEARBY_SENTENCES))
        home = _again(by_sentence, telling) or _home(scene, told, _alleged(gas, telling), telling)
        if home is None:
            home = Merged(len(kept_in))
            kept_in[home] = told
        home.add(telling, scene)
        kept_in[home].note(home, telling, attack=home.first.violent, place=home.place)
        if is_gas([telling]):
            gas.setdefault(_status(home.first), []).append(home)
        by_sentence.setdefault(telling.sentence.number, []).append(home)
    return list(kept_in)


def _alleged(gas: Mapping[tuple[bool, str], Sequence[Merged]], telling: Telling) -> list[Merged]:
    """Attacks with gas of the other status: the attack that one sentence calls alleged is that of the next one."""
    twin = _TWINS.get(telling.modality) if telling.polarity == "asserted" and telling.violent else None
    alleged = () if twin is None else gas.get((True, twin), ())
    return [event for event in alleged if is_gas([telling]) or same_where(event.where, telling.where)]


def _again(by_sentence: Mapping[int, Sequence[Merged]], telling: Telling) -> Merged | None:
    """The event that an earlier sentence tells in the same words."""
    repeats = telling.sentence.repeats
    before = () if repeats is None else by_sentence.get(repeats, ())
    return next((event for event in before if event.first.lead.frame is telling.lead.frame), None)


def _home(scene: Scene, told: Told[Merged], alleged: Sequence[Merged], telling: Telling) -> Merged | None:
    """The event that a telling tells again, of those that have its status, or None."""

    def rank(event: Merged) -> tuple[int, int, bool, int]:
        return _likeness(event, telling), event.last_sentence, event not in alleged, -event.number

    def better(events: Iterable[Merged], best: Merged | None) -> Merged | None:
        fitting = [event for event in events if _fits(scene, event, telling)]
        return max(fitting if best is None else [best, *fitting], key=rank, default=None)

    best = better((*told.at(telling.where), *alleged), None)
    if best is not None and same_where(best.where, telling.where):
        return best
    named = telling.where is not None and telling.where.basis in _OWN_PLACE
    place = scene.places.get(telling.where.place_id) if named and telling.where is not None else None
    for event in told.likely(telling, place):
        if best is not None and event.last_sentence < best.last_sentence and rank(best)[0] == _ELSEWHERE:
            break
        best = better((event,), best)
    return better(told.near(place, telling.sentence.number), best) if telling.violent and place is not None else best


def _fits(scene: Scene, event: Merged, telling: Telling) -> bool:
    """Whether a telling may be of an event."""
    if _lists(event, telling):
        return False
    apart = telling.sentence.number - event.last_sentence
    if types_fit(event.tellings, event.types, apart, telling) and _may_merge(scene, event, telling):
        return True
    return days_fit(event.when, telling.when) and same_entry(event.tellings, event.where, telling)


def _lists(event: Merged, telling: Telling) -> bool:
    """Whether an event is another place of the same list: «سيطر على كفرنبل وحزارين»; fire on neighbours is one."""
    return telling.order > 0 and telling.type not in FIRE and any(told.lead is telling.lead for told in event.tellings)


def _likeness(event: Merged, telling: Telling) -> int:
    """How much speaks for one event: same place, same type, same background."""
    same = event.first.type == telling.type, event.first.background == telling.background
    return 4 * same_where(event.where, telling.where) + 2 * same[0] + same[1]


def _may_merge(scene: Scene, event: Merged, telling: Telling) -> bool:
    first = event.first
    if answers(scene, event.tellings, telling):
        return False
    if (
        not telling.pointing
        and not days_fit(event.when, telling.when)
        and not days_assumed(event.when, event.tellings, telling)
    ):
        return False
    if first.type in _SPEECH:
        return same_speaker(event.tellings, telling)
    place = scene.places.get(telling.where.place_id) if telling.where else None
    if telling.violent:
        fits = attackers_fit(event.tellings, telling) and gas_fits(event.tellings, event.place, telling, place)
        return fits and _violent_fit(event, telling, place)
    if event.background != telling.background and (is_retold(event.when) or is_retold(telling.when)):
        return False  # «وكان قد زار مسقط»: a visit before that of the news
    return _places_fit(event.place, place) and _actors_fit(event, telling)


def _status(telling: Telling) -> tuple[bool, str]:
    return telling.polarity == "asserted", "actual" if telling.modality == "habitual" else telling.modality


def _violent_fit(event: Merged, telling: Telling, place: Place | None) -> bool:
    """Attacks are one where place and days agree; one that names no place follows the last one told."""
    near = telling.sentence.number - event.last_sentence <= _NEARBY_SENTENCES
    own_place = telling.where is not None and telling.where.basis in _OWN_PLACE
    if telling.background and not event.background and telling.when is not None and telling.when.span.latest is None:
        return False
    if own_place and event.place is not None and place is not None:
        if _details_headline(event, telling, place):
            return True
        soon = telling.sentence.number - event.last_sentence <= 3 * _NEARBY_SENTENCES
        if soon and _same_harm(event, telling) and distance_km(event.place, place) <= _PROVINCE_KM:
            return True
        return _one_place(event.place, place)
    if event.first.background != telling.background and _dated(event.when) != _dated(telling.when):
        return telling.lead.definite and near
    if own_place and event.place is None:
        return near
    return near or telling.lead.definite or telling.harm_only


def _dated(when: When | None) -> bool:
    return when is not None and when.basis in _OWN_DAYS


def _one_place(one: Place, other: Place) -> bool:
    """Whether two names can mean the place of one attack: the same, or a settlement inside a named area."""
    if one.place_id == other.place_id:
        return True
    apart = distance_km(one, other)
    if one.kind not in AREAS and other.kind not in AREAS:
        return apart <= _SAME_PLACE_KM and max(one.radius_km, other.radius_km) <= _BROAD_KM
    if any(a.kind in AREAS and b.place_id.startswith(f"{a.place_id}:") for a, b in ((one, other), (other, one))):
        return True  # a village that no gazetteer has, near the town whose surroundings were named
    wide, narrow = (one, other) if one.radius_km >= other.radius_km else (other, one)
    return wide.kind in AREAS and apart <= wide.radius_km and narrow.radius_km <= wide.radius_km


def _details_headline(event: Merged, telling: Telling, place: Place) -> bool:
    """A headline names the town or province («قصف على منبج»); the report then names the village there."""
    head = event.place
    if head is None or event.first.sentence.number > _HEADLINE or telling.sentence.number > event.last_sentence + 3:
        return False
    if telling.background or _harm_differs(event, telling):
        return False
    inside = any(
        distance_km(head, wider) <= max(_SAME_PLACE_KM, min(wider.radius_km, head.radius_km))
        for wider in telling.around
    )
    inside = inside or place.place_id.startswith(f"{head.place_id}:")
    capital = head.governorate != "" and head.name_en == head.governorate == place.governorate
    return (inside or capital) and telling.order == 0


def _harm_differs(event: Merged, telling: Telling) -> bool:
    one, other = harm_of(event.tellings), harm_of([telling])
    return bool(one and other) and not one & other


def _same_harm(event: Merged, telling: Telling) -> bool:
    """Whether two tellings count the same dead and wounded, more than one of them."""
    new = harm_of([telling])
    return bool(new) and sum(low for _, low, _ in new) > 1 and new <= harm_of(event.tellings)


def _places_fit(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.place_id == other.place_id:
        return True
    return distance_km(one, other) <= max(one.radius_km, other.radius_km)


def _actors_fit(event: Merged, telling: Telling) -> bool:
    one, other = agents(event.tellings), agents([telling])
    if is_turned(event.tellings, telling):
        return False
    if not one or not other or one & other or _completes(event, telling):
        return True
    return any(one_party(a, b) for a in one for b in other)


def _completes(event: Merged, telling: Telling) -> bool:
    """«سيبحث الملف في اجتماعه مع نظيره»: of one sentence, one word for a meeting has who meets, the other whom."""
    beside = telling.type == "CONTACT" and telling.sentence.number == event.last_sentence
    beside = beside or (telling.type == "SANCTION" and points_back(telling))
    roles = [{a.role for t in tellings for a in t.actors} for tellings in (event.tellings, [telling])]
    return beside and roles in ([{"agent"}, {"target"}], [{"target"}, {"agent"}])
