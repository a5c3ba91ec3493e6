"""Agents that no actor's name beside the trigger gives: adjectives, pronouns, the subject of the verb before."""

from collections.abc import Iterator, Sequence
from functools import cache

from events.actor_lexicon import load_actor_lexicon
from events.actors import ActorMention
from events.scene import Scene
from events.tellings import Telling
from lexicon import fold
from lexicon.actors import lineage_of
from model import Actor

_VERBAL = frozenset({"past", "present", "future"})
_ADJECTIVES_BEHIND = 3
_FIRE = frozenset({"fire", "hit"})
_OF_SPEAKER = frozenset(map(fold, ("إنه", "أنه", "إنها", "أنها", "بأنه", "بأنها", "إنهم", "أنهم")))
_HARM_GAP = 3
_ADJECTIVAL = ("ي", "يا", "ه")
# Behind these stands who judges an event, not who does it.
_FOR = frozenset(map(fold, ("دعما", "لدعم", "عن", "لحماية", "لمساندة")))
_JUDGES = frozenset(
    map(fold, ("وصف", "وصفت", "يصف", "تصف", "اعتبر", "اعتبرت", "اتهم", "اتهمت", "يتهم", "تتهم", "انتقد", "انتقدت",
               "أدان", "أدانت", "دان", "دانت", "استنكر", "استنكرت", "ندد", "نددت", "رجح", "رجحت", "حمل", "حملت"))
)  # fmt: skip


def implied_agents(scene: Scene, telling: Telling, found: Sequence[Actor]) -> Iterator[Actor]:
    """Agents by adjective («غارة إسرائيلية»), else whoever says «إنه قصف» of himself."""
    if telling.frame.arguments in _FIRE:
        known = {ancestor for actor in found if actor.actor_id for ancestor in lineage_of(actor.actor_id)}
        own = [actor for actor in _by_adjective(scene, telling) if actor.actor_id not in known]
        yield from own
        if own:
            return
    if all(actor.role != "agent" for actor in found):
        yield from _by_pronoun(scene, telling)


def _by_adjective(scene: Scene, telling: Telling) -> Iterator[Actor]:
    """Owners of the adjectives right behind the nouns that trigger."""
    forms = scene.text.forms
    seen: set[str] = set()
    for hit in telling.hits:
        if hit.form not in ("noun", "phrase"):
            continue
        for token in range(hit.stop, min(telling.sentence.stretch.stop, hit.stop + _ADJECTIVES_BEHIND)):
            owner = _owner(forms[token])
            if owner and owner not in seen:
                seen.add(owner)
                yield _actor(scene, owner, token)
            if not owner and not forms[token].endswith(_ADJECTIVAL):
                break


@cache
def _owner(form: str) -> str:
    """Whose an adjective is; empty for none. «سوري» says more often where than who."""
    adjective = load_actor_lexicon().adjectives.get(form)
    return "" if adjective is None or adjective.owner_id == "syr" else adjective.owner_id


def _actor(scene: Scene, owner: str, token: int) -> Actor:
    row, text = load_actor_lexicon().rows[owner], scene.text
    mention = text.mention(text.starts[token], text.ends[token], "actor", owner)
    return Actor(role="agent", actor_id=owner, name_en=row.name_en, name_ar=row.name_ar, mention=mention)


def _by_pronoun(scene: Scene, telling: Telling) -> Iterator[Actor]:
    """«قال الجيش إنه قصف»: the speaker did it."""
    that = telling.lead.first - 1
    if telling.lead.form not in _VERBAL or that < 0 or scene.text.forms[that] not in _OF_SPEAKER:
        return
    before = [actor for actor in scene.actors_in.get(telling.sentence.number, ()) if actor.stop <= that]
    if before and before[-1].row is not None and before[-1].row.kind not in ("media", "monitor"):
        actor = before[-1]
        yield Actor(
            role="agent", actor_id=actor.actor_id, name_en=actor.name_en, name_ar=actor.name_ar, mention=actor.mention
        )


def share_agents(scene: Scene, tellings: Sequence[Telling]) -> None:
    """«دانت موسكو الهجوم ودعت إلى اجتماع»: the second verb of a sentence has the subject of the first."""
    before: Telling | None = None
    for telling in tellings:
        if before is not None and before.sentence is telling.sentence and _goes_on(scene, telling):
            agents = [actor for actor in before.actors if actor.role == "agent"]
            telling.actors = agents + [actor for actor in telling.actors if actor.role != "agent"]
        if telling.lead.form in _VERBAL:
            before = telling


def _goes_on(scene: Scene, telling: Telling) -> bool:
    """Whether a verb of speech joined by «و» has no subject right behind it."""
    lead = telling.lead
    if telling.frame.arguments != "speak" or lead.form not in _VERBAL or not lead.split.prefix.startswith("و"):
        return False
    behind = scene.text.starts[min(lead.stop, len(scene.text.starts) - 1)]
    return all(actor.role != "agent" or actor.mention.start != behind for actor in telling.actors)


def judges(scene: Scene, actor: ActorMention) -> bool:
    """Whether an actor stands right behind a verb of judging, or is whom it helps."""
    before = scene.text.forms[actor.first - 1] if actor.first > 0 else ""
    return before in _JUDGES or before[1:] in _JUDGES or before in _FOR


def is_harmed(scene: Scene, telling: Telling, actor: ActorMention) -> bool:
    """«قتل 33 جنديا تركيا», «قتل زعيم التنظيم»: who is counted or named right behind a word of harm came to harm."""
    harms = [hit for hit in telling.hits if hit.frame is not None and hit.frame.role == "casualty"]
    if not any(0 <= actor.first - hit.stop <= _HARM_GAP for hit in harms):
        return False
    if any(_counted_in(q.first, q.stop, actor) for q in scene.quantities_in.get(telling.sentence.number, ())):
        return True
    return _is_person(actor) and any(0 <= actor.first - hit.stop <= 1 for hit in harms)


def _counted_in(first: int, stop: int, actor: ActorMention) -> bool:
    return first < actor.stop and actor.first <= stop


def _is_person(actor: ActorMention) -> bool:
    head = load_actor_lexicon().heads.get(actor.head)
    return (head is not None and head.person) or (actor.row is not None and actor.row.kind == "person")
