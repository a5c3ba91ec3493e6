"""Reading the events of an article."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from articles import Text
from events.agents import share_agents
from events.blame import share_blame
from events.carrying import fill_from_article
from events.chains import Chain
from events.dating import date_telling, is_comment, said_before
from events.faint import is_faint
from events.freshness import is_fresh, is_history, is_to_come
from events.merging import Merged, merge
from events.ontology import counted_by_type
from events.openings import openings_of
from events.outcome import actors_of, attribution_of, end_of, quantities_of
from events.placing import UNPLACED, is_beside, place_of_pronoun, place_telling, where_of
from events.roles import assign_actors
from events.salience import rank
from events.sameness import is_entry
from events.scene import Scene, set_scene
from events.speaking import give_speakers
from events.tellings import Telling, find_tellings
from events.triggers import find_all_hits
from events.ways import find_ends, place_of_way
from events.word_sets import word_set
from lexicon import fold
from model import Event, Evidence, Place, PublicationDay, Quantity, Timex, Toponym, Where, record_id

_LONGEST_EVIDENCE = 900
_COUNTED_DAYS, _FEW_DAYS, _MANY = 27, 3, 30
_SINCE = fold("منذ")
_MONTH_OR_YEAR = frozenset({28, 29, 30, 31, 365, 366})
_PLURAL, _ONE_PLACE_KM = "ات", 40.0
_SUDDEN = frozenset({"STRIKE", "EXPLOSION", "ATTACK", "RAID"})
_MOVED = {"withdraw": "withdrawn", "deploy": "deployed", "reinforce": "deployed"}
_FLED = {None: "displaced", "evacuation": "evacuated", "return": "returned"}
_UNTOLD = frozenset({"", "present", "deployed", "withdrawn"})
_TROOPS = frozenset({"soldier", "fighter"})
_PEOPLE = frozenset({"person", "family", "civilian", "fighter", "child", "woman", "refugee"})
_ABOUT = frozenset({"ACCUSATION", "DEMAND", "THREAT"})


def read_events(
    text: Text,
    *,
    publication_day: PublicationDay,
    timexes: Sequence[Timex],
    toponyms: Sequence[Toponym],
    places: Mapping[str, Place],
) -> tuple[Event, ...]:
    """Every event that an article tells, the most salient first."""
    openings = openings_of(text)
    hits = list(find_all_hits(text, openings))
    if not hits:
        return ()
    scene = set_scene(
        text, openings, hits=hits, publication_day=publication_day, timexes=timexes, toponyms=toponyms, places=places
    )
    tellings = [telling for found in find_tellings(scene) for telling in _fill(scene, found)]
    fill_from_article(scene, tellings)
    share_agents(scene, tellings)
    give_speakers(scene, tellings)
    share_blame(scene, tellings)
    events = merge(scene, [telling for telling in tellings if not _is_count(scene, telling)])
    events = [event for event in events if event.first.polarity == "asserted" or event.first.type not in _ABOUT]
    placed = any(event.first.violent and event.place is not None for event in events)
    news = any(event.first.violent and event.place is not None and not event.background for event in events)
    events = [event for event in events if not is_faint(event, placed=placed, news=news)]
    _place_speech(events)
    return tuple(_event(scene, merged) for merged in rank(scene, events))


def _fill(scene: Scene, telling: Telling) -> Iterator[Telling]:
    """Give a telling its days, actors and numbers; one telling for each of several places."""
    kinds = frozenset(telling.frame.counted) or counted_by_type()[telling.type]
    telling.quantities = _counted(scene, telling, kinds) if kinds else []
    if telling.frame.counted and not telling.quantities:
        return
    telling.when = date_telling(scene, telling)
    if is_comment(telling):
        telling.background, telling.when = True, said_before(scene)
    if telling.modality == "actual" and is_to_come(scene, telling.when):
        telling.modality = "planned"
    before = telling.reading.pluperfect and not is_fresh(scene, telling.when)
    telling.background = telling.background or before or is_history(scene, telling.when)
    telling.actors = assign_actors(scene, telling)
    told_of = telling.reading.kinds[telling.part] == "header"
    telling.saying = None if told_of else scene.speech.saying_at(telling.lead.first, telling.sentence.number)
    ends = find_ends(scene, telling)
    telling.origin, telling.destination = _end(ends.origin), _end(ends.destination)
    found = place_of_way(telling, place_telling(scene, telling), ends)
    if telling.frame.placed and not is_beside(scene, telling, found):
        return
    if found:
        telling.toponym, telling.around = found[0].best, found[0].wider
        telling.where = where_of(found[0].best, "clause")
    else:
        telling.where = place_of_pronoun(scene, telling)
    yield telling
    several = telling.type not in UNPLACED and telling.frame.content != "plan"
    for chain in found[1:] if several else ():
        yield _elsewhere(telling, chain)


def _counted(scene: Scene, telling: Telling, kinds: Set[str]) -> list[Quantity]:
    """Numbers of its part that can be its own; what happened to troops the trigger says if no other word does."""
    moved = "present" if telling.type == "TROOP_PRESENCE" else _MOVED.get(telling.subtype or "", "")
    found = []
    for first, _, quantity, _, _ in scene.quantities_in[telling.sentence.number]:
        if telling.holds(first) and not scene.sums_up(telling.sentence.number, first):
            if moved and not quantity.counted and quantity.unit in _TROOPS:
                quantity = replace(quantity, counted=moved)
            elif telling.type == "DISPLACEMENT" and quantity.counted in _UNTOLD and quantity.unit in _PEOPLE:
                quantity = replace(quantity, counted=_FLED[telling.subtype])
            if quantity.counted in kinds:
                found.append(quantity)
    return found


def _end(chain: Chain | None) -> Where | None:
    return None if chain is None else where_of(chain.best, "clause")


def _elsewhere(telling: Telling, chain: Chain) -> Telling:
    """The same event at another place that its sentence lists; its numbers stay with the first."""
    where, arrives = where_of(chain.best, "clause"), telling.destination == telling.where
    destination = where if arrives else telling.destination
    return replace(
        telling, where=where, destination=destination, toponym=chain.best, around=chain.wider, quantities=[], order=1
    )  # fmt: skip


def _is_count(scene: Scene, telling: Telling) -> bool:
    """Whether a telling counts attacks over months."""
    if not telling.violent or _is_single(scene, telling):
        return False
    if telling.where is None and telling.lead.form == "noun" and (_counts_many(telling) or _sums(scene, telling)):
        return True
    days = telling.when.span.days if telling.when is not None and telling.when.basis == "clause" else None
    return days is not None and days > _COUNTED_DAYS and telling.type in _SUDDEN


def _counts_many(telling: Telling) -> bool:
    """«نفذ التحالف نحو 60 غارة»: so many attacks without a place are no single one."""
    return any(q.unit in ("strike", "attack") and q.low >= _MANY for q in telling.quantities)


def _sums(scene: Scene, telling: Telling) -> bool:
    """«منذ بداية الشهر قتل 37 في هجمات»: numbers since a day, without a place, are of many attacks."""
    when = telling.when
    if when is None or when.timex is None or not telling.quantities or telling.type not in _SUDDEN:
        return False
    if when.span.days is not None and when.span.days <= _FEW_DAYS:
        return False
    at = scene.text.token_at(when.timex.start)
    return _SINCE in scene.text.forms[max(0, at - 1) : at + 1]


def _is_single(scene: Scene, telling: Telling) -> bool:
    """«في 2013 قتل المئات في هجوم على الغوطة»: one attack, of which only the month or year is told."""
    when, lead = telling.when, telling.lead
    place = telling.toponym.place if telling.toponym is not None else None
    done = lead.form == "past" and {"agent", "target"} <= {actor.role for actor in telling.actors}
    exact = place is not None and place.radius_km <= _ONE_PLACE_KM
    if telling.harm_only or telling.reading.retold or not (done or exact):
        return False
    if when is None or when.timex is None or when.span.earliest is None or when.span.days not in _MONTH_OR_YEAR:
        return False
    at = scene.text.token_at(when.timex.start)
    before = scene.text.forms[max(0, at - 2) : at + 1]
    plural = lead.form == "noun" and scene.text.forms[lead.stop - 1].endswith(_PLURAL)
    counted = not lead.first or scene.text.forms[lead.first - 1][-1].isdigit() or when.span.earliest.day > 1
    return not plural and not counted and word_set("over_time").isdisjoint(before)


def _place_speech(events: Sequence[Merged]) -> None:
    """«اعتبر هذا الهجوم انتهاكا»: speech about the news is placed where that is; about older events, nowhere."""
    news = [event for event in events if event.first.violent and not event.background]
    by_sentence = {t.sentence.number: event for event in news for t in event.tellings}
    for event in events:
        about = by_sentence.get(event.first.sentence.number)
        if about is not None and not any(_in_one_clause(event.first, telling) for telling in about.tellings):
            continue
        if event.first.reading.kinds[event.first.part] == "background":
            continue
        if event.where is None and event.first.type in _ABOUT and about is not None and about.where is not None:
            event.place, event.where = about.place, replace(about.where, basis="anaphor")


def _in_one_clause(speech: Telling, telling: Telling) -> bool:
    """Whether speech and an attack stand in one part, or one behind the other: «حذر …، بينما قال …» are apart."""
    if telling.sentence.number != speech.sentence.number:
        return False
    kinds = speech.reading.kinds
    return telling.part == speech.part or {kinds[speech.part], kinds[telling.part]} != {"main"}


def _event(scene: Scene, merged: Merged) -> Event:
    first = merged.first
    lead = next((t for t in merged.tellings if not t.harm_only and (t.frame.role == "event" or t.subtype)), first)
    lead = next(
        (t for t in merged.tellings if t.type == "TERRITORY" and t.type != first.type and is_entry(first)), lead
    )
    subtype = lead.subtype or next((t.subtype for t in merged.tellings if t.type == lead.type and t.subtype), None)
    trigger_start, trigger_end = scene.text.span(first.lead.first, first.lead.stop, first.lead.split)
    text = scene.text
    identity: list[str | int] = [text.article.article_id, "event", trigger_start, trigger_end, first.type]
    if first.order and first.toponym is not None:
        identity += [first.toponym.toponym.mention.start, first.toponym.toponym.mention.end]
    frame_id = first.frame.id
    return Event(
        event_id=record_id(*identity), article_id=text.article.article_id, type=lead.type, subtype=subtype,
        polarity=first.polarity, modality=first.modality, background=merged.background,
        actors=actors_of(merged), when=merged.when, where=merged.where,
        origin=end_of(merged, "origin"), destination=end_of(merged, "destination"), quantities=quantities_of(merged),
        attribution=attribution_of(merged), evidence=tuple(_evidence(scene, merged)),
        trigger=text.mention(trigger_start, trigger_end, "trigger", frame_id),
    )  # fmt: skip


def _evidence(scene: Scene, merged: Merged) -> Iterator[Evidence]:
    """The sentences that tell the event, each once, the first telling's first."""
    seen: set[int] = set()
    for telling in merged.tellings:
        if telling.sentence.number not in seen:
            seen.add(telling.sentence.number)
            start, end = _stretch(scene, telling)
            yield Evidence(mention=scene.text.mention(start, end, "evidence"), primary=len(seen) == 1)


def _stretch(scene: Scene, telling: Telling) -> tuple[int, int]:
    """The sentence, or the clause of the trigger where the sentence is very long."""
    sentence = telling.sentence.stretch
    if sentence.end - sentence.start <= _LONGEST_EVIDENCE:
        return sentence.start, sentence.end
    clause = scene.text.clause_at(telling.lead.first)
    end = min(clause.end, clause.start + _LONGEST_EVIDENCE)
    return clause.start, end
