"""Polarity and modality of a trigger, and whether it tells anything at all."""

from events.asides import pronouns
from events.ontology import VIOLENT
from events.sweep import NEAR, Reach, Sweep
from events.triggers import Hit
from events.word_sets import word_set
from model import Modality, Polarity

_ANY = frozenset(joined + word for joined in ("", "و", "ب", "ل") for word in ("اي", "ايه"))
_VIA_PREPOSITION = frozenset({"ان", "الا", "بان", "لان"})
_UPON, _HAD = "علي", "قد"
_SAID = frozenset({"ان", "وان", "بان", "انه", "وانه"})
_NOMINAL = frozenset({"noun", "phrase"})
_DECIDED = frozenset({"SANCTION"})
_AGREED = frozenset({"AGREEMENT", "CONTACT"})
_AIMS = frozenset({"TERRITORY", "RAID", "CONTACT", "DISPLACEMENT", "SUPPORT", "CLASH", "INCIDENT", "AGREEMENT"})
"""What «لل» names the aim of («للتصويت»); fire is also suffered («تعرضت للقصف»)."""
_AGREED_ON = frozenset({"TERRITORY"})
"""Of all that is violent, what people talk about before it comes («مفاوضات على تسليم البلدة»)."""


def status_of_trigger(sweep: Sweep, hit: Hit) -> tuple[Polarity, Modality]:
    """Polarity and modality from tense, negation, light verb and every cue that reaches the trigger."""
    polarity: Polarity = "asserted"
    modality: Modality = "planned" if hit.form == "future" else "actual"
    if hit.first < sweep.side_stop and sweep.reading.kinds[sweep.side] == "background":
        return polarity, _planned_inside(sweep, hit, modality)
    if sweep.habitual:
        modality = "habitual"
    polarity, modality = _tense(sweep, hit, modality)
    for reach in sweep.reaches:
        if reach.since <= hit.first < reach.limit and _marked(sweep, hit, reach) and not _is_condemned(hit, reach):
            polarity = reach.polarity if reach.polarity != "asserted" else polarity
            hearsay = polarity == "denied" and reach.modality == "possible"
            modality = modality if hearsay else reach.modality or modality
    if modality == "actual" and polarity == "asserted" and _is_supposed(sweep, hit):
        modality = "possible"
    return polarity, modality


def _planned_inside(sweep: Sweep, hit: Hit, modality: Modality) -> Modality:
    """«على خلفية نية قسد شن حملة»: a plan that stands in the background part itself."""
    begins = sweep.reading.begin_of(sweep.side)
    inside = (reach for reach in sweep.reaches if begins <= reach.cue and hit.first < reach.limit)
    return next((reach.modality for reach in inside if reach.modality is not None), modality)


def _is_supposed(sweep: Sweep, hit: Hit) -> bool:
    """«أن يقصف»; and «أي هجوم», where nothing negates it: whichever there may be."""
    if hit.form == "present":
        return _subjunctive(sweep, hit)
    return hit.form in _NOMINAL and hit.first > sweep.reading.first and sweep.text.forms[hit.first - 1] in _ANY


def _tense(sweep: Sweep, hit: Hit, modality: Modality) -> tuple[Polarity, Modality]:
    """What the light verb and the negation before a trigger make of it; both are used up."""
    polarity: Polarity = "asserted"
    light = sweep.light
    if light is not None and hit.form not in ("past", "future") and hit.first <= light.limit:
        polarity, modality = light.polarity, light.modality or modality
        sweep.light = None
    talks = hit.frame is not None and hit.frame.type == "CONTACT"
    if sweep.negation is not None and sweep.negation.terms and talks:
        sweep.negation = None
    if sweep.negation is not None and hit.first <= sweep.negation.limit:
        polarity, modality = "negated", sweep.negation.modality or modality
        sweep.negation = None
    return ("negated" if _negated_any(sweep, hit) else polarity), modality


def _negated_any(sweep: Sweep, hit: Hit) -> bool:
    """«لم يسجل المركز أي إصابات»: «أي» ties a noun to the negation of its verb."""
    near = hit.first - sweep.negated_at <= NEAR
    return near and hit.form in _NOMINAL and sweep.text.forms[hit.first - 1] in _ANY


def _marked(sweep: Sweep, hit: Hit, reach: Reach) -> bool:
    """An order reaches what stands behind «ب» or «أن»; «قد» only a present tense."""
    if _took_place(sweep, hit, reach):
        return False
    if reach.governed:
        return hit.form in _NOMINAL and not hit.definite
    if reach.gains:
        return hit.frame is not None and hit.frame.type == "TERRITORY"
    if reach.terms:
        return _is_agreed(sweep, hit, reach)
    if not reach.marked:
        return True
    if reach.modality == "possible":
        return hit.form == "present"
    return hit.split.prefix.endswith(("ب", "بال")) or _subjunctive(sweep, hit) or _begins(sweep, hit)


def _took_place(sweep: Sweep, hit: Hit, reach: Reach) -> bool:
    """What denials, decisions and plans leave alone: where they are told, and what a decision itself does."""
    if reach.polarity == "denied" and hit.form == "phrase" and hit.frame is not None and hit.frame.type == "STATEMENT":
        return True  # «نفى في مؤتمر صحفي ما تردد»
    if reach.decides and hit.frame is not None and hit.frame.type in _DECIDED:
        return True
    if reach.modality != "planned":
        return False
    had = hit.form == "past" and hit.first > sweep.reading.first and sweep.text.forms[hit.first - 1] == _HAD
    return had or is_during(sweep, hit)  # «قرر وفد كان قد وصل»


def _is_agreed(sweep: Sweep, hit: Hit, reach: Reach) -> bool:
    """Whether terms or talks reach a trigger: neither what was before nor the agreement and the talks themselves."""
    kind = hit.frame.type if hit.frame is not None else ""
    talked = kind != "CONTACT" and kind not in VIOLENT - _AGREED_ON
    agreed = kind not in _AGREED or (kind == "CONTACT" and sweep.reading.kinds[sweep.part] == "terms")
    return hit.form != "past" and (talked if reach.sought else agreed)


def is_during(sweep: Sweep, hit: Hit) -> bool:
    """«قرروا خلال اجتماع», «اتفقا في ختام لقاء»: the meeting in which something was settled was held."""
    talks = hit.frame is not None and hit.frame.type == "CONTACT" and hit.form in _NOMINAL
    return talks and hit.first > sweep.reading.first and sweep.text.forms[hit.first - 1] in word_set("during")


def _is_condemned(hit: Hit, reach: Reach) -> bool:
    """«ترفض الاعتداءات على بلادها»: who rejects what others do denies nothing."""
    refused = (reach.polarity, reach.modality) == ("denied", "planned")
    attack = hit.frame is not None and hit.frame.type in VIOLENT and hit.form == "noun"
    return refused and attack and hit.split.prefix.endswith("ال")


def _begins(sweep: Sweep, hit: Hit) -> bool:
    """«أمر ببدء سحب», «أمر بالبدء في عملية سحب»: the beginning that is ordered stands between."""
    forms, token = sweep.text.forms, hit.first - 1
    while token > sweep.reading.first and forms[token] in word_set("steps"):
        token -= 1
    return token >= sweep.reading.first and forms[token] in word_set("beginnings")


def _subjunctive(sweep: Sweep, hit: Hit) -> bool:
    return hit.first > sweep.reading.first and sweep.text.forms[hit.first - 1] in _VIA_PREPOSITION


def is_dropped(sweep: Sweep, hit: Hit) -> bool:
    """Whether the trigger names an aim, a demand, a supposition, or what is to end."""
    in_background = hit.first < sweep.side_stop and sweep.reading.kinds[sweep.side] == "background"
    in_background = in_background and sweep.reading.begin_of(sweep.side) > sweep.drop_since
    if hit.first < sweep.stop_until and hit.form in _NOMINAL:
        return True
    if (hit.first < sweep.drop_until and not in_background) or _is_duty(sweep, hit):
        return True
    if _is_aim(sweep, hit):
        if hit.first >= sweep.side_stop:
            sweep.open_side(hit.first, "purpose")
        sweep.drop_until = max(sweep.drop_until, hit.stop)
        return True
    light = sweep.light
    return bool(light is not None and sweep.light_dropped and hit.first <= light.limit and not in_background)


def _is_duty(sweep: Sweep, hit: Hit) -> bool:
    """«قال إن على الفصائل الانسحاب»: what somebody should do."""
    if hit.form not in _NOMINAL or not hit.split.prefix.endswith("ال"):
        return False
    forms, first = sweep.text.forms, max(sweep.reading.first, hit.first - NEAR)
    upon = (token for token in range(first, hit.first - 1) if forms[token] == _UPON and token + 1 in sweep.named)
    return any(token > sweep.reading.first and forms[token - 1] in _SAID for token in upon)


def _is_aim(sweep: Sweep, hit: Hit) -> bool:
    """«لـ» before a verbal noun or a present verb names an aim, unless a verb governs it («تعرض لقصف»)."""
    prefix = hit.split.prefix
    if not prefix.endswith("ل") or prefix.endswith("ال") or hit.first < sweep.licence:
        return False
    if hit.form == "present":
        return True
    frame = hit.frame
    if prefix.endswith("لل"):
        there = hit.stop < sweep.stop and sweep.text.forms[hit.stop] in pronouns()  # «خلافا للاتفاق الذي وقع أمس»
        return frame is not None and frame.type in _AIMS and not there
    return not (frame is not None and frame.role == "casualty" and hit.form == "phrase")
