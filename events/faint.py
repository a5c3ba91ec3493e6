"""What is told too faintly to be an event: without place, day or number, or as a habit."""

from events.dating import RETOLD
from events.merging import Merged
from events.ontology import VIOLENT
from events.tellings import Telling

_BEFORE = "before_report"
_THREAT = "threat.warn"
_PAPER = "agreement.paper"
_USE = "strike.chemical_use"
_FIGHTING = VIOLENT | {"DETENTION"}
_MUTUAL = frozenset({"CONTACT", "AGREEMENT", "COOPERATION"})


def is_faint(event: Merged, *, placed: bool, news: bool) -> bool:
    """Whether an attack is named so vaguely that it could neither be drawn nor linked.

    So is retold fighting without days; in a report whose other attacks have places, fighting without place, number or
    second mention, and what is said to go on without a day.

    Args:
        event: an event.
        placed: whether some attack of the article has a place.
        news: whether some attack that is no background has one.
    """
    if event.first.frame.id == _PAPER:
        return not _is_dated(event)
    if event.first.type == "AGREEMENT" and event.background and event.when is None and event.where is None:
        return True
    if event.first.type in _MUTUAL:
        return event.first.sentence.number > 0 and _names_nothing(event)
    if event.first.type == "THREAT":
        return _is_danger(event)
    if not event.first.violent:
        return False
    if _is_norm(event) or (placed and _goes_on(event)):
        return event.first.sentence.number > 0
    return _is_bare_history(event, news=news) or _is_bare(event, placed=placed)


def _is_bare_history(event: Merged, *, news: bool) -> bool:
    """Retold fighting without days, unless it is known who did it where, or what else it led to."""
    roles = {actor.role for actor in event.first.actors}
    known = "agent" in roles or event.first.subtype == "chemical"
    reading = event.first.reading
    apart = known and (not news or not (reading.retold or reading.pluperfect))
    told = event.place is not None and not event.first.order and (apart or _led_to_other(event.first))
    borrowed = event.when is not None and event.when.basis == "sentence" and len(event.tellings) == 1
    return event.background and (_is_undated(event) or borrowed) and not told


def _is_bare(event: Merged, *, placed: bool) -> bool:
    """Fighting without place, number, parties or second mention, where other attacks have places."""
    roles = {actor.role for actor in event.first.actors}
    if event.first.polarity != "asserted":
        return False
    bare = event.place is None and len(event.tellings) == 1 and not event.first.quantities
    if bare and not roles and event.when is not None and event.when.basis == _BEFORE:
        return True
    pointed = event.place is None and all(telling.pointing for telling in event.tellings)
    bare = bare or (event.place is None and event.background)
    return placed and (bare or pointed) and event.first.sentence.number > 0


def _is_undated(event: Merged) -> bool:
    """Whether no day bounds a retold attack but that of the report; what speech judges was told in full before."""
    when, first = event.when, event.first
    behind = first.reading.kinds[first.part] == "background" and first.part not in first.reading.judged
    return when is None or when.basis == RETOLD or (when.basis == _BEFORE and behind)


def _led_to_other(telling: Telling) -> bool:
    """«أغلقت المعبر عقب تفجير في إعزاز»: what stands behind «عقب» led to something else than fighting."""
    reading = telling.reading
    parent = reading.parents.get(telling.part)
    types = {s.hit.frame.type for s in reading.triggers if s.part == parent and s.hit.frame is not None}
    return bool(types) and types.isdisjoint(_FIGHTING)


def _is_danger(event: Merged) -> bool:
    """«تزايد النفوذ يهدد بمواجهة»: what is dangerous threatens nobody in words; who threatens is named."""
    verbs = all(telling.lead.form == "present" and telling.frame.id == _THREAT for telling in event.tellings)
    return verbs and not any(actor.role == "agent" for telling in event.tellings for actor in telling.actors)


def _is_norm(event: Merged) -> bool:
    """«استخدام السلاح الكيميائي لا يبرر»: what is said of a use that nobody makes on any day."""
    bare = all(t.lead.form == "noun" and t.frame.id == _USE and not t.quantities for t in event.tellings)
    dated = event.when is not None and event.when.basis in ("clause", "sentence")
    return bare and not dated and not any(a.role == "agent" for t in event.tellings for a in t.actors)


def _is_dated(event: Merged) -> bool:
    """«المذكرة التي وقعت أمس في سوتشي»: what is only referred to is told where its days are."""
    return event.when is not None and event.when.basis == "clause"


def _names_nothing(event: Merged) -> bool:
    """«خلال مفاوضات»: a meeting or pact of which neither parties nor place nor days are told."""
    dated = event.when is not None and event.when.timex is not None
    named = event.first.lead.form in ("noun", "phrase")
    return named and not dated and event.where is None and not any(telling.actors for telling in event.tellings)


def _goes_on(event: Merged) -> bool:
    """«تشهد أرياف المحافظة قصفا», «توغلت مرات»: what is said to go on, once, without a day or a number."""
    first = event.first
    ongoing = first.part in first.reading.ongoing and first.lead.form == "noun" and not first.quantities
    dated = event.when is not None and event.when.basis == "clause"
    return (first.modality == "habitual" or ongoing) and not dated and len(event.tellings) == 1
