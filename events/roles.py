"""Who does what: actors of a part of a sentence and their roles around its trigger."""

from collections.abc import Sequence
from itertools import pairwise

from events.actors import ActorMention
from events.agents import TELLERS, implied_agents, part_of
from events.casts import VERBAL, Basis, Cast, gap, row_of
from events.governing import FIRE, governed
from events.killing import is_harmed
from events.markers import by_adjective_of_marker, marked
from events.pointing_actors import HOLDINGS
from events.role_words import load_role_words
from events.scene import Scene
from events.tellings import Telling
from events.triggers import Hit
from events.word_sets import word_set
from lexicon.actors import lineage_of
from model import Actor, ActorRole

_MOST_ACTORS = 6
_SPEECH = frozenset({"ACCUSATION", "DEMAND", "THREAT", "STATEMENT"})
_POSSESSION_REACH = 6
_OBJECT_REACH = 3
_CIVILIANS = frozenset({"people.civilians", "people.journalists"})
_CROWD = "crowd"
_RULING = frozenset({"state", "government", "alliance", "body", "media"})
_PASSED = frozenset({"result", "support"})
_INSIDE = ("في", "داخل", "على", "ضد")
_OF_THINGS = "يه"
_BY, _BY_REACH = ("من", "قبل"), 10
_ACTS: frozenset[Basis] = frozenset({"verb", "before"})
_STRONG: frozenset[Basis] = frozenset({"verb", "noun", "marker"})
_BESIDE: Basis = "beside"
_KEPT = _STRONG | {_BESIDE}
_Given = tuple[ActorRole, Basis]


def assign_actors(scene: Scene, telling: Telling) -> list[Actor]:
    """The actors of a telling with their roles, by marker, else by place around its triggers."""
    named = scene.actors_in.get(telling.sentence.number, ())
    found = _distinct(_settled(scene, _cast_of(scene, telling, named))) if named else []
    found += [actor for actor in by_adjective_of_marker(scene, telling) if not _is_known(found, actor)]
    found += implied_agents(scene, telling, found)
    return found[:_MOST_ACTORS]


def _cast_of(scene: Scene, telling: Telling, named: Sequence[ActorMention]) -> Cast:
    """Which of the actors of its sentence have a part in a telling."""
    cast = Cast(telling, _hits_of(scene, telling), [])
    last: tuple[ActorMention, _Given | None] | None = None
    for actor in named:
        if not _holds(scene, telling, actor) or _reports(scene, telling, actor):
            continue
        given = last[1] if last is not None and _is_joined(scene, last[0], actor) else _given(scene, cast, actor)
        last = actor, given
        if given is not None:
            cast.parts.append((actor, *given))
    return cast


def _holds(scene: Scene, telling: Telling, actor: ActorMention) -> bool:
    """Whether an actor stands in the part that tells the event, or right before it: «القوات التركية | ردت بقصف»."""
    if telling.holds(actor.first):
        return True
    if telling.type == "PROTEST":
        mark = marked(scene, telling, actor)
        return mark is not None and mark.role == "target"
    next_to = actor.stop < telling.sentence.stretch.stop and telling.holds(actor.stop)
    return next_to and load_role_words().at("response", scene.text.forms[actor.stop])


def _hits_of(scene: Scene, telling: Telling) -> list[Hit]:
    """Triggers in the part of a telling, but for words of result and of help, and «نفذته», which is a marker."""
    return [
        hit
        for hit in telling.reading.frames
        if hit.frame is not None
        and telling.holds(hit.first)
        and (hit.frame.role not in _PASSED or hit in telling.hits)
        and not (hit.frame.role == "light" and hit.split.suffix)
        and hit.first not in scene.timed
    ]


def _given(scene: Scene, cast: Cast, actor: ActorMention) -> _Given | None:
    """Role of one actor and what gave it."""
    words, forms, first = load_role_words(), scene.text.forms, cast.telling.sentence.stretch.first
    if words.behind("apart", forms, actor.first, first=first) or _is_resumed(scene, cast, actor):
        return None
    if cast.telling.violent and is_harmed(actor):
        return "victim", "noun"
    if actor.head == HOLDINGS:
        return ("target", "noun") if _is_hit(cast, actor) else None
    if words.behind("user", forms, actor.first, first=first):
        return ("target", "noun") if cast.telling.frame.arguments in FIRE else None
    if _only_flees(cast, actor):
        return None
    given = _by_words(scene, cast, actor)
    if given is not None and not _can_be(cast, actor, *given):
        return None
    named = given is not None and given[1] == "marker" and given[0] != "target"
    if (cast.telling.violent or cast.telling.type == "DETENTION") and _is_civilian(actor) and not named:
        rose = actor.head == _CROWD and given == ("agent", "verb")
        return given if rose else ("victim", "noun")
    return given


def _can_be(cast: Cast, actor: ActorMention, role: ActorRole, basis: Basis) -> bool:
    """Whether an actor can have a role: what is only its own («نفوذ طهران») acts without it, no state flees.

    Civilians broker nothing («باستضافة اللاجئين»).
    """
    if role == "agent" and basis in _ACTS and load_role_words().behind("of_whom", actor.text.forms, actor.first):
        return False
    kind = actor.row.kind if actor.row is not None else ""
    if role == "mediator":
        return kind != "people"
    return role != "victim" or cast.telling.type != "DISPLACEMENT" or kind not in _RULING


def _only_flees(cast: Cast, actor: ActorMention) -> bool:
    """«تحت القصف نزح المدنيون»: whether the trigger right before an actor is one of flight, of another event."""
    before = [hit for hit in cast.hits if hit.stop <= actor.first]
    return cast.telling.violent and bool(before) and _flees(before[-1]) and not cast.owns(before[-1])


def _flees(hit: Hit) -> bool:
    return hit.frame is not None and hit.frame.type == "DISPLACEMENT"


def _by_words(scene: Scene, cast: Cast, actor: ActorMention) -> _Given | None:
    """The role that a marker announces, else that of whose positions are hit, else what the trigger gives."""
    telling = cast.telling
    mark = marked(scene, telling, actor)
    if mark is not None and not _marks_other(cast, mark.first):
        return mark.role, mark.basis
    if telling.frame.arguments in FIRE | {"slay", "trap", "harm", "kill"} and not _is_civilian(actor):
        role = _possessed(scene, cast, actor)
        if role is not None:
            return role, "noun"
    return governed(scene, cast, actor)


def _is_civilian(actor: ActorMention) -> bool:
    return actor.row is not None and actor.row.id in _CIVILIANS


def _is_hit(cast: Cast, actor: ActorMention) -> bool:
    """«هاجموا نقاطها»: whether the trigger before what somebody holds is one of violence of this telling."""
    before = [hit for hit in cast.hits if hit.stop <= actor.first]
    form = actor.text.forms[actor.first - 1] if actor.first else ""
    if load_role_words().at("preposition", form) and not load_role_words().at("at", form) and form not in _INSIDE:
        return False
    return cast.telling.violent and bool(before) and cast.owns(before[-1])


def _is_resumed(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """Whether an actor is the subject of a clause about a place («أحياء تنتشر فيها الفصائل»), of another verb."""
    before = actor.first - 1
    if before < 0 or not load_role_words().at("resumptive", scene.text.forms[before]):
        return False
    return not any(hit.stop == before and cast.owns(hit) for hit in cast.hits)


def _marks_other(cast: Cast, first: int) -> bool:
    """Whether the trigger nearest before a marker is another event's: «بالهجوم الذي شنه الجيش» is of the attack."""
    before = [hit for hit in cast.hits if hit.stop <= first]
    return bool(before) and not cast.owns(before[-1])


def _possessed(scene: Scene, cast: Cast, actor: ActorMention) -> ActorRole | None:
    """«على مواقع القوات», «أصابت أهدافا لتنظيم»: whose positions are hit is hit; «هاجمت دورية لقسد» acts."""
    forms, words, telling = scene.text.forms, load_role_words(), cast.telling
    begin, first = telling.sentence.stretch.first, actor.first - 1
    first = _before_holding(forms, first, max(begin, actor.first - _POSSESSION_REACH))
    if first == actor.first - 1 or first < begin or not words.is_holding(forms[first + 1]):
        return None
    if words.behind("at", forms, _before_count(forms, first, begin) + 1, first=begin):
        return "target"
    if words.at("preposition", forms[first]) and forms[first] not in _INSIDE:
        return None
    hit = next((hit for hit in reversed(cast.hits) if hit.stop <= first + 1), None)
    if hit is None or not cast.owns(hit):
        return None
    verbal = [h for h in cast.hits if h.stop <= first + 1 and cast.owns(h) and h.form in VERBAL]
    row = row_of(cast, hit)
    if hit.form in VERBAL and hit.stop == first + 1 and words.is_mover(forms[first + 1]):
        return row.subject
    if not actor.is_oblique or actor.is_to:
        since = max((a.stop for a, _, _ in cast.parts if hit.stop <= a.first), default=hit.stop)
        words_between = gap(scene, since, first + 1)
        near = words_between is not None and words_between <= _OBJECT_REACH
        direct = near and (hit.form in VERBAL or bool(verbal))
        return "target" if direct or row.id == "hit" or hit.stop == first + 1 else None
    return None


def _before_count(forms: Sequence[str], last: int, begin: int) -> int:
    """The word before a count that ends at a word: «على أكثر من 85 هدفا»."""
    first = last
    while first > begin and (forms[first].isdigit() or forms[first] in word_set("count_words")):
        first -= 1
    return first


def _before_holding(forms: Sequence[str], last: int, since: int) -> int:
    """The word before the nouns and adjectives for what is held that end at a word."""
    words, first = load_role_words(), last
    while first >= since and (words.is_holding(forms[first]) or forms[first].endswith(_OF_THINGS)):
        first -= 1
    while first < last and not words.is_held(forms[first + 1]):
        first += 1  # an adjective of what stands before: «الغارات الروسية مواقع»
    return first


def _names_agent(scene: Scene, telling: Telling) -> bool:
    """Whether «من قبل» behind the trigger names who did it, known to the lexicon or not."""
    forms, at = scene.text.forms, telling.lead.stop
    behind = forms[at : min(telling.sentence.stretch.stop, at + _BY_REACH)]
    return any(pair == _BY for pair in pairwise(behind))


def _settled(scene: Scene, cast: Cast) -> list[tuple[ActorMention, ActorRole]]:
    """Parts without contradictions: agents by verb, genitive or marker before one that only stands in front."""
    bases = {basis for _, role, basis in cast.parts if role == "agent" and basis != _BESIDE}
    barred = not bases <= _STRONG and (not bases.isdisjoint(_STRONG) or _names_agent(scene, cast.telling))
    kept = [(a, role) for a, role, basis in cast.parts if role != "agent" or basis in _KEPT or not barred]
    agents = {actor.actor_id for actor, role in kept if role == "agent"}
    return [(a, role) for a, role in kept if role not in ("target", "victim") or a.actor_id not in agents]


def _distinct(parts: list[tuple[ActorMention, ActorRole]]) -> list[Actor]:
    found: list[Actor] = []
    for mention, role in parts:
        actor = part_of(mention, role)
        if not any(a.role == role and a.actor_id == actor.actor_id and actor.actor_id for a in found):
            found.append(actor)
    return found


def _is_known(found: list[Actor], actor: Actor) -> bool:
    """Whether an actor or a part of it has a role already."""
    return any(actor.actor_id in lineage_of(a.actor_id) for a in found if a.actor_id and actor.actor_id)


def _reports(scene: Scene, telling: Telling, actor: ActorMention) -> bool:
    """Whether an actor is who tells of it, and takes no part."""
    if telling.type in _SPEECH:
        return False
    if (actor.row is not None and actor.row.kind in TELLERS) or (actor.actor_id or "").startswith("source."):
        return True
    return scene.speech.is_source(actor.first, telling.sentence.number)


def _is_joined(scene: Scene, last: ActorMention, actor: ActorMention) -> bool:
    """«روسيا وإيران»: the second does what the first does."""
    if not actor.prefix.startswith("و"):
        return False
    return len(scene.text.forms[last.stop : actor.first]) <= 1
