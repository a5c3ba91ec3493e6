"""What each kind of cue does to the triggers behind it."""

from collections.abc import Callable

from events.sweep import COMMAS, NEAR, NEXT, THROUGH, Reach, Sweep, licence, was_negated
from events.triggers import Hit
from events.word_sets import word_set
from model import Polarity

_NOMINAL = frozenset({"noun", "phrase"})
_COLON = ":"
_BESIDE = 2
"""An adjective may stand one word behind the noun that it qualifies («هجوم بري وشيك»)."""


def _negate(sweep: Sweep, hit: Hit) -> None:
    modality = hit.cue.modality if hit.cue else None
    forms = sweep.text.forms
    if hit.stop < sweep.stop and forms[hit.stop] in word_set("prepositions"):
        return  # «لم يتطرق إلى الهدنة ولا إلى العودة»: no predicate of its own
    joined = hit.split.prefix == "و" or (hit.first > sweep.reading.first and forms[hit.first - 1] == "و")
    if joined and (sweep.filled or hit.first < sweep.side_stop):
        sweep.open_main(hit.first)
    sweep.negation = Reach("negated", modality, hit.stop + NEXT)
    sweep.negated_at = hit.first


def _negate_next(sweep: Sweep, hit: Hit) -> None:
    sweep.negation = Reach("negated", None, hit.stop + NEAR)


def _fail(sweep: Sweep, hit: Hit) -> None:
    sweep.negation = Reach("negated", None, hit.stop + NEAR, terms=True)


def _carry(sweep: Sweep, hit: Hit) -> None:
    if sweep.negation is not None and hit.first <= sweep.negation.limit:
        sweep.negation.limit = hit.stop + THROUGH
    if hit.form == "future":
        sweep.reaches.append(Reach("asserted", "planned", sweep.comma_after(hit.stop)))
        _postpone(sweep, hit)


def _postpone(sweep: Sweep, hit: Hit) -> None:
    """A noun before the verb of the future that it is the subject of is planned.

    That is what begins or happens («الانسحاب من المدينة سيبدأ غدا»), or a number that changes («عدد الجنود سينخفض
    إلى 900»).
    """
    triggers = sweep.reading.triggers
    if hit.cue is None or not triggers:
        return
    last = triggers[-1]
    if not hit.cue.qualifies and not (last.hit.frame is not None and last.hit.frame.counted):
        return
    near = hit.first - last.hit.stop <= NEAR and hit.first < sweep.comma_after(last.hit.stop)
    if near and last.hit.form in _NOMINAL and last.modality == "actual" and last.part == sweep.current(hit.first):
        triggers[-1] = last._replace(modality="planned")


def _still(sweep: Sweep, hit: Hit) -> None:  # noqa: ARG001 - the signature of an action
    sweep.negation = None


def _deny(sweep: Sweep, hit: Hit) -> None:
    sweep.reaches.append(Reach("denied", None, sweep.stop))
    licence(sweep, hit)


def _refuse(sweep: Sweep, hit: Hit) -> None:
    if was_negated(sweep, hit):
        sweep.reaches.append(Reach("asserted", "possible", sweep.comma_after(hit.stop)))
    else:
        sweep.reaches.append(Reach("denied", "planned", sweep.comma_after(hit.stop)))
    licence(sweep, hit)


def _plan(sweep: Sweep, hit: Hit) -> None:
    if _qualify(sweep, hit) or _is_pointed_to(sweep, hit):
        return
    polarity: Polarity = "denied" if was_negated(sweep, hit) else "asserted"
    sweep.reaches.append(Reach(polarity, "planned", sweep.comma_after(hit.stop)))
    licence(sweep, hit)


def _is_pointed_to(sweep: Sweep, hit: Hit) -> bool:
    """«رحبت بهذا القرار»: a plan that was told before governs nothing here."""
    return (
        hit.form == "phrase"
        and hit.first > sweep.reading.first
        and sweep.text.forms[hit.first - 1] in word_set("showing")
    )


def _decide(sweep: Sweep, hit: Hit) -> None:
    """«قرر سحب القوات» plans; but «قرر تمديد العقوبات» does it, which is for `modality` to tell."""
    triggers = sweep.reading.triggers
    if (
        hit.form == "phrase"
        and triggers
        and 0 <= hit.first - triggers[-1].hit.stop <= NEAR
        and _votes(triggers[-1].hit)
    ):
        return
    before = len(sweep.reaches)
    _plan(sweep, hit)
    for reach in sweep.reaches[before:]:
        reach.decides = reach.polarity == "asserted" and hit.form in ("past", "phrase")


def _votes(hit: Hit) -> bool:
    """«صوت المجلس على القرار», «اعتمد القرار»: the paper is what was voted on and plans nothing."""
    return hit.frame is not None and hit.frame.type in ("AGREEMENT", "INCIDENT")


def _offer(sweep: Sweep, hit: Hit) -> None:
    if not was_negated(sweep, hit):
        sweep.reaches.append(Reach("asserted", "planned", hit.stop + _BESIDE, governed=True))


def _draft(sweep: Sweep, hit: Hit) -> None:
    """«مشروع قرار يدين القصف»; but «مشروع قرار بشأن الهدنة» is about what there is."""
    if not word_set("matters").isdisjoint(sweep.text.forms[hit.stop : hit.stop + _BESIDE]):
        return
    if hit.first >= sweep.side_stop:
        sweep.open_side(hit.first, "object")
    sweep.drop_until = max(sweep.drop_until, sweep.comma_after(hit.stop))


def _foresee(sweep: Sweep, hit: Hit) -> None:
    """A verb of the future that no row knows: what it governs is to come, or is not to come."""
    polarity: Polarity = "denied" if was_negated(sweep, hit) else "asserted"
    limit = min(sweep.comma_after(hit.stop), hit.stop + NEAR)
    sweep.reaches.append(Reach(polarity, "planned", limit, governed=True))
    _postpone(sweep, hit)


def _qualify(sweep: Sweep, hit: Hit) -> bool:
    """«هجوم وشيك»: an adjective changes the noun right before it; tells whether there was one."""
    triggers = sweep.reading.triggers
    if hit.cue is None or not hit.cue.qualifies or not triggers:
        return False
    last = triggers[-1]
    if hit.first - last.hit.stop >= _BESIDE or last.hit.form not in _NOMINAL:
        return False
    triggers[-1] = last._replace(modality=hit.cue.modality or last.modality)
    return True


def _deny_before(sweep: Sweep, hit: Hit) -> None:
    """«الحديث عن انسحاب القوات غير صحيح»: what the sentence told up to here is rejected, or else what comes."""
    triggers = sweep.reading.triggers
    if not triggers:
        _deny(sweep, hit)
    sweep.reading.triggers = [scoped._replace(polarity="denied") for scoped in triggers]


def _terms(sweep: Sweep, hit: Hit) -> None:
    sweep.reaches.append(Reach("asserted", "planned", sweep.stop, terms=True))
    licence(sweep, hit)


def _order(sweep: Sweep, hit: Hit) -> None:
    if hit.form == "future":
        sweep.reaches.append(Reach("asserted", "planned", sweep.comma_after(hit.stop)))
    elif hit.form in ("past", "present", "phrase") and not hit.definite:
        sweep.reaches.append(Reach("asserted", "ordered", sweep.stop, marked=True))


def _possible(sweep: Sweep, hit: Hit) -> None:
    if _qualify(sweep, hit):
        return
    was_negated(sweep, hit)
    sweep.reaches.append(Reach("asserted", "possible", sweep.comma_after(hit.stop)))
    licence(sweep, hit)


def _possible_next(sweep: Sweep, hit: Hit) -> None:
    sweep.reaches.append(Reach("asserted", "possible", hit.stop + 1, marked=True))


def _purpose(sweep: Sweep, hit: Hit) -> None:
    if hit.first >= sweep.side_stop:
        sweep.open_side(hit.first, "purpose")
    sweep.drop_until = max(sweep.drop_until, sweep.comma_after(hit.stop))


def _stop(sweep: Sweep, hit: Hit) -> None:
    sweep.stop_until = hit.stop + NEXT


def _background(sweep: Sweep, hit: Hit) -> None:
    if hit.first >= sweep.side_stop or sweep.reading.kinds[sweep.side] == "purpose":
        sweep.behind, sweep.spoken_about, sweep.measured = hit.first, False, False


def _topic(sweep: Sweep, hit: Hit) -> None:
    """«ردا على تقارير حول هجوم»: a topic that hangs on what stands behind stands behind as well."""
    behind = sweep.behind is not None and not sweep.spoken_about and hit.first - sweep.behind <= NEAR
    if hit.first >= sweep.side_stop and not behind:
        sweep.behind, sweep.spoken_about, sweep.measured = hit.first, True, False


def _retold(sweep: Sweep, hit: Hit) -> None:  # noqa: ARG001 - the signature of an action
    sweep.reading.retold = True


def _retold_first(sweep: Sweep, hit: Hit) -> None:
    if hit.first <= sweep.reading.first + 1 and sweep.negation is None:
        sweep.reading.pluperfect = True
    _carry(sweep, hit)


def _habitual(sweep: Sweep, hit: Hit) -> None:  # noqa: ARG001 - the signature of an action
    sweep.habitual = True


def _repeated(sweep: Sweep, hit: Hit) -> None:
    """«توغلت مرات»: what stands just before the words is a habit as well as what follows them."""
    sweep.habitual = True
    triggers = sweep.reading.triggers
    for index in range(len(triggers) - 1, -1, -1):
        before = triggers[index]
        if before.part != sweep.current(hit.first) or hit.first - before.hit.stop > NEAR:
            break
        if before.modality == "actual" and before.polarity == "asserted":
            triggers[index] = before._replace(modality="habitual")


def _say(sweep: Sweep, hit: Hit) -> None:
    if was_negated(sweep, hit):
        _topic(sweep, hit)
        return
    sweep.say = hit.first
    forms = sweep.text.forms
    anew = hit.form == "phrase" or hit.split.prefix == "و" or forms[hit.first - 1] in COMMAS
    sweep.reaches = [reach for reach in sweep.reaches if not anew and reach.polarity == "denied"]


def _that(sweep: Sweep, hit: Hit) -> None:
    _open_said(sweep, hit.first, hit.stop)
    _carry(sweep, hit)


def open_quote(sweep: Sweep, token: int) -> None:
    """«قال الضابط: اقتحمت القوات …»: what is said begins behind the colon."""
    if sweep.say is not None and _COLON in sweep.text.forms[sweep.say : token]:
        colon = sweep.text.forms.index(_COLON, sweep.say)
        _open_said(sweep, colon, colon + 1)


def _open_said(sweep: Sweep, first: int, stop: int) -> None:
    """What is said begins; the speaker, his place and day stay in a header of their own."""
    if sweep.say is None or first < sweep.side_stop:
        return
    header = sweep.new_part(sweep.say, stop, "header")
    triggers = sweep.reading.triggers
    triggers[:] = [s._replace(part=header) if sweep.say <= s.hit.first < first else s for s in triggers]
    denied = [reach for reach in sweep.reaches if reach.limit >= stop]
    filled = sweep.filled
    sweep.reading.pluperfect = sweep.reading.pluperfect and filled
    sweep.open_main(stop)
    sweep.reaches = denied
    if not filled:
        sweep.filled = False


def _beside(sweep: Sweep, hit: Hit) -> None:
    """«بالتزامن مع قصف سرمين، أغارت الطائرات على بنش»: before the main clause it is a clause of its own."""
    if hit.first <= sweep.reading.first + 1 and sweep.comma_after(hit.stop) < sweep.stop:
        sweep.open_side(hit.first, "object")
    else:
        sweep.open_main(hit.first)


def _comes(sweep: Sweep, hit: Hit) -> None:
    sweep.reading.comes = sweep.reading.comes or hit.first <= sweep.reading.first + 1


def _relative(sweep: Sweep, hit: Hit) -> None:
    """«نفت موسكو، التي تدخلت عام 2015، القصف»: between commas, before all else, its days are those of its own."""
    sweep.relative = hit.first
    if sweep.reading.triggers or hit.first < sweep.side_stop or sweep.text.forms[hit.first - 1] not in COMMAS:
        return
    close = sweep.comma_after(hit.stop)
    if close < sweep.stop and not sweep.timed.isdisjoint(range(hit.stop, close)):
        sweep.open_side(hit.first, "background")


def _break(sweep: Sweep, hit: Hit) -> None:
    sweep.open_main(hit.first)


def _but(sweep: Sweep, hit: Hit) -> None:
    sweep.reaches = []
    sweep.open_main(hit.first)


ACTIONS: dict[str, Callable[[Sweep, Hit], None]] = {
    "negate": _negate, "negate_next": _negate_next, "auxiliary": _carry, "still": _still, "deny": _deny,
    "deny_before": _deny_before, "refuse": _refuse, "fail": _fail, "plan": _plan, "foresee": _foresee, "terms": _terms,
    "order": _order, "possible": _possible, "possible_next": _possible_next, "attempt": _possible,
    "purpose": _purpose, "hypothesis": _purpose, "stop": _stop, "background": _background, "topic": _topic,
    "retold": _retold, "retold_first": _retold_first, "habitual": _habitual, "repeated": _repeated,
    "say": _say, "that": _that, "decide": _decide, "offer": _offer, "draft": _draft, "but": _but,
    "break": _break, "relative": _relative, "beside": _beside, "comes": _comes,
}  # fmt: skip
