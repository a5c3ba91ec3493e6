"""Agents that no actor's name beside the trigger gives: adjectives, pronouns, the subject of the verb before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from events.actor_lexicon import load_actor_lexicon
from events.actors import ActorMention
from events.casts import VERBAL
from events.frames import SPEAKING, load_arguments
from events.killing import comes_to_harm
from events.pointing_actors import HOLDINGS, is_feminine
from events.role_words import load_role_words
from events.sayings import Saying
from events.scene import Scene
from events.tellings import Telling
from events.triggers import Hit, is_joined
from events.word_sets import word_set
from lexicon import fold
from lexicon.actors import lineage_of
from model import Actor, ActorRole

_ADJECTIVES_BEHIND = 3
# «قصف روسي» is spelt like a verb, but no verb stands before an adjective of a people.
_NOMINAL = frozenset({"noun", "phrase", "past"})
_ADJECTIVAL = ("ي", "يا", "ه")
_UNDONE = frozenset({"harm", "kill", "people", "suffer", "down"})
TELLERS = frozenset({"media", "monitor"})
"""Kinds of actors that tell of events and take no part."""
_MEETING = "meet"
# No subject ends so, names of states aside.
_OBJECTIVE = ("ين", "ا")
_FEMININE, _MASCULINE, _PLURAL = "f", "m", "p"


def implied_agents(scene: Scene, telling: Telling, found: Sequence[Actor]) -> Iterator[Actor]:
    """Agents by adjective («غارة إسرائيلية»), else whoever says «إنه قصف» of himself."""
    own = list(_by_adjective(scene, telling))
    if own:
        known = {ancestor for actor in found if actor.actor_id for ancestor in lineage_of(actor.actor_id)}
        own = [actor for actor in own if actor.actor_id not in known]
        yield from own
    if not own and all(actor.role != "agent" for actor in found):
        yield from _by_pronoun(scene, telling)


def _by_adjective(scene: Scene, telling: Telling) -> Iterator[Actor]:
    """Owners of the adjectives right behind the nouns that trigger."""
    forms, words = scene.text.forms, load_role_words()
    named = scene.actors_in.get(telling.sentence.number, ())
    seen: set[str] = set()
    for hit in telling.hits:
        if hit.frame is None or not _is_noun(hit, hit.frame.arguments):
            continue
        stop = min(telling.sentence.stretch.stop, hit.stop + _ADJECTIVES_BEHIND)
        begin = hit.first + 1 if hit.form == "phrase" else hit.stop
        if _owners().keys().isdisjoint(forms[begin:stop]):
            continue
        for token in range(begin, stop):
            owner = "" if words.at("preposition", forms[token]) else _owner_at(forms[token], token, named)
            if forms[token + 1 : token + 2] and forms[token + 1] in word_set("made_in"):
                break
            if owner and owner not in seen:
                seen.add(owner)
                yield _actor(scene, owner, token)
            if not owner and not forms[token].endswith(_ADJECTIVAL) and not words.at("hedge", forms[token]):
                break


def _owner_at(form: str, token: int, named: Sequence[ActorMention]) -> str:
    """Whose an adjective is; nobody's inside a name («المملكة العربية السعودية»)."""
    owner = _owners().get(form, "")
    return "" if owner and any(actor.first < token < actor.stop for actor in named) else owner


def _is_noun(hit: Hit, arguments: str) -> bool:
    """Whether a trigger can have an adjective for its agent: no harm, and no verb of speech («دعا الأوروبيين»)."""
    spoken = hit.form == "past" and arguments in SPEAKING
    return hit.form in _NOMINAL and arguments not in _UNDONE and not spoken


@cache
def _owners() -> dict[str, str]:
    """Adjectives to whose they are. «سوري» says more often where than who."""
    adjectives = load_actor_lexicon().adjectives.items()
    return {form: adjective.owner_id for form, adjective in adjectives if adjective.owner_id != "syr"}


def _actor(scene: Scene, owner: str, token: int) -> Actor:
    row, text = load_actor_lexicon().rows[owner], scene.text
    mention = text.mention(text.starts[token], text.ends[token], "actor", owner)
    return Actor(role="agent", actor_id=owner, name_en=row.name_en, name_ar=row.name_ar, mention=mention)


def _by_pronoun(scene: Scene, telling: Telling) -> Iterator[Actor]:
    """«قال الجيش إنه قصف»: the speaker did it."""
    if load_arguments()[telling.frame.arguments].subject != "agent":
        return
    verb = _verb_of(telling)
    that = -1 if verb is None else verb.first - 1
    if that < 0 or not load_role_words().at("pronoun", scene.text.forms[that]):
        return
    saying = scene.speech.saying_at(that, telling.sentence.number)
    if saying is not None:
        yield from _by_speaker(saying)
        return
    before = [actor for actor in scene.actors_in.get(telling.sentence.number, ()) if actor.stop <= that]
    hers = scene.text.forms[that].endswith("ها")
    fits = bool(before) and is_feminine(scene.text.forms[before[-1].word], before[-1]) == hers
    if fits and before[-1].row is not None and before[-1].row.kind not in TELLERS:
        yield part_of(before[-1], "agent")


def _by_speaker(saying: Saying) -> Iterator[Actor]:
    """«وأضاف أنه قصف»: who speaks did it, where it is no outlet."""
    row = load_actor_lexicon().rows.get(saying.speaker.source_id or "")
    if row is not None and row.kind not in TELLERS:
        yield speaker_of(saying)


def speaker_of(saying: Saying) -> Actor:
    """Whoever says something, as an agent."""
    who = saying.speaker
    mention = saying.text.mention(who.start, who.end, "actor", who.source_id or "")
    return Actor(role="agent", actor_id=who.source_id, name_en=who.name_en, name_ar=who.name_ar, mention=mention)


def part_of(actor: ActorMention, role: ActorRole) -> Actor:
    """An actor with its role in an event."""
    return Actor(
        role=role, actor_id=actor.actor_id, name_en=actor.name_en, name_ar=actor.name_ar, mention=actor.mention
    )


def share_agents(scene: Scene, tellings: Sequence[Telling]) -> None:
    """«دانت موسكو الهجوم ودعت إلى اجتماع»: the second verb of a sentence has the subject of the first."""
    before: Telling | None = None
    for telling in tellings:
        verb = _verb_of(telling)
        agents: list[Actor] = []
        if before is not None and verb is not None and before.sentence is telling.sentence:
            agents = _shared(scene, before, telling, verb)
        elif verb is not None:
            agents = _first_subject(scene, telling, verb)
        if agents:
            telling.actors = agents + _others(telling)
        told = before is not None and before.sentence is telling.sentence and _verb_of(before) is not None
        if verb is not None or (not told and any(actor.role == "agent" for actor in telling.actors)):
            before = telling


def _others(telling: Telling) -> list[Actor]:
    """Who else takes part where the agents come from the verb before; «والتقى الوزير» met him and is met."""
    met = telling.frame.arguments == _MEETING and all(actor.role == "agent" for actor in telling.actors)
    if met:
        return [replace(actor, role="target") for actor in telling.actors]
    return [actor for actor in telling.actors if actor.role != "agent"]


def _verb_of(telling: Telling) -> Hit | None:
    """The verb that tells an event: its own trigger, or the empty verb in front of it («ونفذت غارات»)."""
    if telling.verb is None:
        telling.verb = (_find_verb(telling),)
    return telling.verb[0]


def _find_verb(telling: Telling) -> Hit | None:
    own = next((hit for hit in telling.hits if hit.form in VERBAL), None)
    limit = telling.lead.first if own is None else min(own.first, telling.lead.first)
    for hit in telling.reading.frames:
        if hit.first >= limit:
            break
        frame = hit.frame
        if frame is not None and frame.role == "light" and hit.form in VERBAL and telling.holds(hit.first):
            return hit
    return own


def _shared(scene: Scene, before: Telling, telling: Telling, verb: Hit) -> list[Actor]:
    """Agents that a joined verb without a subject of its own takes from the verb before."""
    if not is_joined(scene.text, verb) or not _lacks_subject(scene, telling, verb):
        return []
    first = _verb_of(before)
    agents = [actor for actor in before.actors if actor.role == "agent"]
    number = _number_of(scene, first) if first is not None else _number_of_actor(scene, before, agents)
    if (first is not None and first.first >= verb.first) or not _agree(number, _number_of(scene, verb)):
        return []
    if telling.frame.arguments in SPEAKING:
        return agents
    if telling.frame.arguments == _MEETING:
        return agents if before.frame.arguments == _MEETING and len(telling.actors) == 1 else []
    known = any(
        actor.role == "agent" and actor.mention.start >= scene.text.starts[verb.first] for actor in telling.actors
    )
    return [] if known else agents


def _first_subject(scene: Scene, telling: Telling, verb: Hit) -> list[Actor]:
    """«ردت المدفعية على النيران وقصفت مواقع»: the subject of a first verb that tells no event."""
    if not is_joined(scene.text, verb) or not _lacks_subject(scene, telling, verb):
        return []
    if any(actor.role == "agent" for actor in telling.actors) or telling.frame.arguments in SPEAKING:
        return []
    begin = telling.sentence.stretch.first
    actor = next(iter(scene.actors_in.get(telling.sentence.number, ())), None)
    if actor is None or not begin < actor.first <= begin + 1 or actor.stop > verb.first:
        return []
    first = scene.text.forms[begin]
    agrees = first.endswith("ت") == (_number_of(scene, verb) == _FEMININE) and not first.endswith("ه")
    words = load_role_words()
    spoke = words.behind("bystander", scene.text.forms, actor.first) or actor.is_oblique
    return [] if not agrees or spoke or words.at("preposition", first) else [part_of(actor, "agent")]


def _lacks_subject(scene: Scene, telling: Telling, verb: Hit) -> bool:
    """Whether what follows a verb cannot be its subject."""
    row = load_arguments()[verb.frame.arguments if verb.frame is not None else telling.frame.arguments]
    text, at = scene.text, verb.stop
    if text.forms[verb.first][verb.split.cut :] in word_set("impersonal"):
        return False
    if row.subject != "agent" or at >= telling.sentence.stretch.stop:
        return False
    if telling.frame.arguments == _MEETING and verb in telling.hits:
        return True
    if telling.frame.arguments in SPEAKING:
        return all(actor.role != "agent" or actor.mention.start != text.starts[at] for actor in telling.actors)
    if verb.frame is not None and any(fold(need) == text.forms[at] for need in verb.frame.needs):
        return True
    return _is_no_subject(scene, telling, at) or _number_of(scene, verb) == _PLURAL


def _is_no_subject(scene: Scene, telling: Telling, at: int) -> bool:
    """Whether a word behind a verb is a time, preposition, number, place, trigger or object."""
    form, words, number = scene.text.forms[at], load_role_words(), telling.sentence.number
    if at in scene.timed or words.at("preposition", form) or form.startswith(("ب", "لل")) or words.is_holding(form):
        return True
    if any(q.first <= at < q.stop for q in scene.quantities_in[number]) or _is_accusative(scene, telling, at):
        return True
    named = (place.first for place in scene.toponyms_in.get(number, ()))
    return at in named or any(hit.first == at for hit in telling.hits)


def _is_accusative(scene: Scene, telling: Telling, at: int) -> bool:
    """«واعتقلت متورطين», «وقتلت قياديا», «وتهاجم حواجزها»: a word that is no subject."""
    actor = next((a for a in scene.actors_in.get(telling.sentence.number, ()) if a.first == at), None)
    if actor is not None and actor.head == HOLDINGS:
        return True
    return scene.text.forms[at].endswith(_OBJECTIVE) and (actor is None or comes_to_harm(actor))


def _number_of(scene: Scene, verb: Hit) -> str:
    """How a verb agrees with its subject: feminine, masculine, plural."""
    form = scene.text.forms[verb.first][verb.split.cut :]
    if form.endswith(("وا", "ون")):
        return _PLURAL
    if verb.form == "past":
        return _FEMININE if form.endswith("ت") else _MASCULINE
    return _FEMININE if form.removeprefix("س").startswith("ت") else _MASCULINE


def _number_of_actor(scene: Scene, telling: Telling, agents: Sequence[Actor]) -> str:
    """How a verb agrees with the first of some agents; empty for none."""
    starts = {actor.start: actor for actor in scene.actors_in.get(telling.sentence.number, ())}
    mention = starts.get(agents[0].mention.start) if agents else None
    if mention is None:
        return ""
    return _FEMININE if is_feminine(scene.text.forms[mention.word], mention) else _MASCULINE


def _agree(first: str, second: str) -> bool:
    """Whether two verbs can have one subject; a verb in front of many people is singular, one behind is plural."""
    return first == second or second == _PLURAL
