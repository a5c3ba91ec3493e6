"""Who demands, accuses or threatens where the sentence does not name them: whoever the saying is of («وطالب إيران»)."""

from collections.abc import Iterator, Sequence

from events.actors import ActorMention
from events.agents import TELLERS, part_of, speaker_of
from events.complements import goes_on, is_ours
from events.pointing_actors import is_feminine
from events.role_words import load_role_words
from events.sayings import Saying
from events.scene import Scene
from events.tellings import Telling
from lexicon.actors import actors_by_id
from model import Actor

_SPEECH = frozenset({"ACCUSATION", "DEMAND", "THREAT"})
_FEMININE = "ت"


def give_speakers(scene: Scene, tellings: Sequence[Telling]) -> None:
    """«قال لافروف … . وطالب إيران بسحب قواتها»: who goes on speaking is who asks, accuses or warns."""
    named: dict[int, ActorMention] | None = None
    for position, telling in enumerate(tellings):
        saying = telling.saying
        if telling.type not in _SPEECH or any(actor.role == "agent" for actor in telling.actors):
            continue
        ours = is_ours(scene.text.forms[telling.lead.first], telling.lead) or goes_on(scene.text, telling.lead)
        if saying is None or (saying.told_at != telling.lead.first and not ours):
            telling.actors = [*_subject_before(scene, tellings[:position], telling), *telling.actors]
            continue
        if named is None:
            named = {actor.start: actor for actors in scene.actors_in.values() for actor in actors}
        row = actors_by_id().get(saying.speaker.source_id or "")
        if row is not None and row.kind not in TELLERS and _agrees(scene, telling, saying, named):
            telling.actors = [speaker_of(saying), *(a for a in telling.actors if a.actor_id != row.id)]


def _subject_before(scene: Scene, before: Sequence[Telling], telling: Telling) -> list[Actor]:
    """«التقى الوزير الوفد. وحذر من»: who alone acts in the sentence before, where the verb has no subject."""
    lead, forms = telling.lead, scene.text.forms
    opens = lead.first == telling.sentence.stretch.first and lead.split.prefix == "و" and lead.form == "past"
    opens = opens and lead.stop < telling.sentence.stretch.stop
    asked = any(a.mention.start == scene.text.starts[lead.stop] for a in telling.actors) if opens else False
    bare = opens and (forms[lead.stop].startswith("ب") or load_role_words().at("preposition", forms[lead.stop]))
    if not bare and not asked:
        return []
    said = [saying for saying in scene.speech.sayings_in.get(telling.sentence.number - 1, ()) if not saying.whole]
    if said:
        return [speaker_of(said[-1])] if said[-1].speaker.source_id is not None else []
    last = [t for t in before if t.sentence.number == telling.sentence.number - 1]
    agents = [actor for actor in last[0].actors if actor.role == "agent"] if last else []
    if not last:
        agents = list(_first_subject(scene, telling.sentence.number - 1))
    row = actors_by_id().get(agents[0].actor_id or "") if len(agents) == 1 else None
    she = forms[lead.first].endswith(_FEMININE)
    fits = row is not None and ((row.kind == "state" and not row.masculine) if she else row.kind == "person")
    return agents if fits else []


def _first_subject(scene: Scene, number: int) -> Iterator[Actor]:
    """«شكك المندوب …. واتهمها»: who stands right behind the first word of a sentence that tells no event."""
    actor = next(iter(scene.actors_in.get(number, ())), None)
    if actor is None or actor.is_oblique:
        return
    if actor.first == scene.text.sentences[number].stretch.first + 1:
        yield part_of(actor, "agent")


def _agrees(scene: Scene, telling: Telling, saying: Saying, named: dict[int, ActorMention]) -> bool:
    """Whether a verb can have a speaker of an earlier sentence as its subject, by gender."""
    mention = named.get(saying.speaker.start)
    if not saying.carried or mention is None or telling.lead.form != "past" or mention.row.kind == "person":
        return True
    feminine = scene.text.forms[telling.lead.first].endswith(_FEMININE)
    return feminine == is_feminine(scene.text.forms[mention.word], mention)
