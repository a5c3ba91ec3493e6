"""Whether two tellings can be of one kind of event, whatever their days and places."""

from collections.abc import Sequence, Set

from events.apart import is_apart
from events.tellings import Telling

_LASTING = frozenset({"OFFENSIVE", "TERRITORY"})
_HEARD = frozenset({"STRIKE", "EXPLOSION"})
"""«نفذ الطيران غارات محدثة انفجارات»: the blasts of a sentence are those of its strike."""
_FOUGHT = ({"RAID", "CLASH"}, {"ATTACK", "CLASH"})
"""«هاجموا الحاجز ودارت اشتباكات»: who raids or attacks is fought."""
_GENERIC = frozenset({"ATTACK", "STRIKE", "EXPLOSION", "OFFENSIVE"})
_NEARBY_SENTENCES = 2


def types_fit(told: Sequence[Telling], types: Set[str], apart: int, telling: Telling) -> bool:
    """Whether a telling can be of the kind of an event.

    Args:
        told: the tellings of the event.
        types: their types.
        apart: sentences between the last of them and this one.
        telling: the telling.
    """
    first = told[0]
    if telling.type in types:
        return telling.violent or not is_apart(told, telling)
    if not telling.violent or not first.violent:
        return False
    pair = {telling.type, first.type}
    if telling.harm_only or first.harm_only:
        return apart == 0 or not pair & _LASTING
    if pair == _HEARD and _is_heard(first, apart, telling):
        return True
    if pair in _FOUGHT:
        return apart <= 1
    return "generic" in (telling.frame.role, first.frame.role) and pair <= _GENERIC


def _is_heard(first: Telling, apart: int, telling: Telling) -> bool:
    """Whether blasts are those of a strike: of its sentence, or only heard, near it."""
    if telling.frame.heard or first.frame.heard:
        return apart <= _NEARBY_SENTENCES
    return apart == 0 and telling.type == "EXPLOSION" and not telling.quantities
