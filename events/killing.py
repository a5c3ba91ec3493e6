"""Words of killing and hurting: who came to harm, and who did it («قتل خمسة جنود» against «قتل الجيش خمسة»)."""

from events.actor_lexicon import load_actor_lexicon
from events.actors import ActorMention
from events.casts import VERBAL, Cast, gap, is_filled, row_of
from events.scene import Scene
from events.triggers import Hit
from model import ActorRole

KILLING = frozenset({"kill", "harm"})
"""Patterns of arguments of such words."""
_REACH = 8
_COUNTED_GAP = 4
_HARM = frozenset({"killed", "wounded", "casualties"})
_PEOPLE = frozenset({"person", "people"})


def in_killing(scene: Scene, cast: Cast, actor: ActorMention, hit: Hit) -> ActorRole | None:
    """«قتل 33 جنديا تركيا», «قتل قيادي في التنظيم»: who is counted or named came to harm; «قتل الجيش خمسة» did it."""
    if hit.frame is not None and hit.frame.role == "light":
        return "agent"
    if is_counted(scene, cast, actor):
        return "victim"
    between = gap(scene, hit.stop, actor.first)
    beside = between is not None and between <= 1
    active = hit.form in VERBAL and row_of(cast, hit).subject == "agent"
    if active and beside and not cast.has("agent", hit.stop, actor.first):
        deed = counts_behind(scene, cast, actor.stop) and not is_filled(scene, cast, hit, row_of(cast, hit))
        if (deed or actor.actor_id == "people.unknown" or not comes_to_harm(actor)) and not actor.is_to:
            return "agent"
    if comes_to_harm(actor) and between is not None and between <= _REACH:
        return "victim"
    if beside and actor.row is not None and not active:
        return "victim"
    return "victim" if _is_of_counted(scene, cast, actor) else None


def comes_to_harm(actor: ActorMention) -> bool:
    """Whether words name people and no army or group as a whole."""
    head = load_actor_lexicon().heads.get(actor.head)
    return (head is not None and (head.person or head.members)) or (actor.row is not None and actor.row.kind in _PEOPLE)


def is_harmed(actor: ActorMention) -> bool:
    """Whether words name the dead and wounded themselves («قتلى من أبناء العشائر»)."""
    head = load_actor_lexicon().heads.get(actor.head)
    return head is not None and head.harmed


def is_counted(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«خمسة من عناصر التنظيم»: whether a number of dead or hurt counts the actor."""
    return any(
        q.quantity.counted in _HARM and q.first < actor.stop and actor.first <= q.stop
        for q in scene.quantities_in[cast.telling.sentence.number]
    )


def _is_of_counted(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """«قتل العميد فلان الفلاني من قوات النظام»: whose the dead are."""
    linked = scene.text.forms[actor.first - 1] in ("من", "في")
    if not linked and not actor.is_to:
        return False
    return any(
        q.quantity.counted in _HARM
        and 0 <= actor.first - q.stop <= _COUNTED_GAP
        and (linked or gap(scene, q.stop, actor.first) is not None)
        for q in scene.quantities_in[cast.telling.sentence.number]
    )


def counts_behind(scene: Scene, cast: Cast, token: int) -> bool:
    """Whether a number of people follows within a few words."""
    return any(
        0 <= q.first - token <= _COUNTED_GAP and (q.quantity.counted in _HARM or q.status)
        for q in scene.quantities_in[cast.telling.sentence.number]
    )
