"""Blame: who is accused by name did what he is accused of, and who did what is condemned is accused."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.casts import VERBAL
from events.scene import Scene
from events.tellings import Telling
from events.word_sets import word_set
from model import Actor, ActorRole

_REACH = 10
_CHARGED_REACH = 2
_DEEDS = frozenset({"TROOP_MOVEMENT", "TERRITORY", "SUPPORT", "DETENTION", "DISPLACEMENT"})


def share_blame(scene: Scene, tellings: Sequence[Telling]) -> None:
    """«اتهمت المعارضة الجيش بقصف الحي», «نددت أنقرة بقصف الجيش»: give the deed its agent, the accusation its target.

    Whom nobody is named to accuse («اتهمت روسيا بقصف الحي») did nothing that anybody vouches for.
    """
    for charge, deed in _charges(tellings):
        accused = [actor for actor in charge.actors if actor.role == "target"]
        by_nobody = all(actor.role != "agent" for actor in charge.actors)
        doers = [actor for actor in deed.actors if actor.role == "agent"]
        if by_nobody and accused:
            deed.actors = [actor for actor in deed.actors if not _is_among(actor, accused)]
        elif accused and not doers and _is_charged(scene, charge, deed):
            deed.actors = [*_in_role(accused, "agent"), *deed.actors]
        elif doers and not accused:
            charge.actors = [*charge.actors, *_in_role(doers, "target")]


def _charges(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Accusations with the deed that their words go on to name."""
    for position, charge in enumerate(tellings):
        if charge.type != "ACCUSATION":
            continue
        for deed in tellings[position + 1 :]:
            if deed.sentence is not charge.sentence or deed.lead.first - charge.lead.stop > _REACH:
                break
            if deed.lead.form not in VERBAL and (deed.violent or deed.type in _DEEDS):
                yield charge, deed
                break


def _is_charged(scene: Scene, charge: Telling, deed: Telling) -> bool:
    """Whether «ب» leads from the accused to the deed, or «بالوقوف وراء», «بتنفيذ»."""
    if deed.lead.split.prefix.startswith("ب"):
        return True
    before = scene.text.forms[max(charge.lead.stop, deed.lead.first - _CHARGED_REACH) : deed.lead.first]
    return not word_set("charged_with").isdisjoint(before)


def _is_among(actor: Actor, accused: Sequence[Actor]) -> bool:
    return actor.role == "agent" and any(actor.actor_id == other.actor_id for other in accused)


def _in_role(actors: Sequence[Actor], role: ActorRole) -> list[Actor]:
    return [replace(actor, role=role) for actor in actors]
