"""What each kind of cue does to the triggers behind it."""

from collections.abc import Callable

from events.cue_plans import decide, draft, foresee, offer, plan, postpone, qualify
from events.sweep import COMMAS, NEAR, NEXT, THROUGH, Reach, Sweep, licence, was_negated
from events.terms import open_terms
from events.triggers import Hit
from events.word_sets import word_set

_COLON = ":"
_PACT_REACH = 5


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
        postpone(sweep, hit)


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


def _deny_before(sweep: Sweep, hit: Hit) -> None:
    """«الحديث عن انسحاب القوات غير صحيح»: what the sentence told up to here is rejected, or else what comes."""
    triggers = sweep.reading.triggers
    if not triggers:
        _deny(sweep, hit)
    sweep.reading.triggers = [scoped._replace(polarity="denied") for scoped in triggers]


def _terms(sweep: Sweep, hit: Hit) -> None:
    sweep.reaches.append(Reach("asserted", "planned", sweep.stop, terms=True))
    licence(sweep, hit)
    open_terms(sweep, hit.stop)


def _terms_of_pact(sweep: Sweep, hit: Hit) -> None:
    """«الاتفاق يشمل إيصال المساعدات»; of other things the verb says what they hold."""
    forms = sweep.text.forms
    before = forms[max(sweep.reading.first, hit.first - _PACT_REACH) : hit.first]
    if not word_set("pact_names").isdisjoint((*before, *forms[hit.stop : hit.stop + 1])):
        _terms(sweep, hit)


def _order(sweep: Sweep, hit: Hit) -> None:
    if hit.form == "future":
        sweep.reaches.append(Reach("asserted", "planned", sweep.comma_after(hit.stop)))
    elif hit.form in ("past", "present", "phrase") and not hit.definite:
        sweep.reaches.append(Reach("asserted", "ordered", sweep.stop, marked=True))


def _possible(sweep: Sweep, hit: Hit) -> None:
    if qualify(sweep, hit):
        return
    was_negated(sweep, hit)
    sweep.reaches.append(Reach("asserted", "possible", sweep.comma_after(hit.stop)))
    licence(sweep, hit)


def _attempt(sweep: Sweep, hit: Hit) -> None:
    """«تصدى لمحاولة تسلل», «نفذ محاولة اغتيال»: an attempt that was made, or met, happened; else it may have."""
    light = sweep.light
    made = light is not None and hit.first <= light.limit and light.polarity == "asserted"
    if made:
        sweep.reaches.append(Reach("asserted", "possible", sweep.comma_after(hit.stop), gains=True))
    else:
        _possible(sweep, hit)


def _possible_next(sweep: Sweep, hit: Hit) -> None:
    sweep.reaches.append(Reach("asserted", "possible", hit.stop + 1, marked=True))


def _purpose(sweep: Sweep, hit: Hit) -> None:
    if hit.first >= sweep.side_stop:
        sweep.open_side(hit.first, "purpose")
    sweep.drop_until = max(sweep.drop_until, sweep.comma_after(hit.stop))


def _stop(sweep: Sweep, hit: Hit) -> None:
    """What ends is no event; what is not to end («لن توقف العملية») goes on."""
    if was_negated(sweep, hit):
        return
    sweep.stop_until = hit.stop + NEXT


def _background(sweep: Sweep, hit: Hit) -> None:
    if hit.first >= sweep.side_stop or sweep.reading.kinds[sweep.side] == "purpose":
        sweep.behind, sweep.spoken_about, sweep.measured = hit.first, False, False


def _topic(sweep: Sweep, hit: Hit) -> None:
    """«ردا على تقارير حول هجوم»: a topic that hangs on what stands behind stands behind as well."""
    behind = sweep.behind is not None and not sweep.spoken_about and hit.first - sweep.behind <= NEAR
    if hit.first >= sweep.side_stop and not behind:
        sweep.behind, sweep.spoken_about, sweep.measured = hit.first, True, False


def _retold(sweep: Sweep, hit: Hit) -> None:
    """«أفرج عن رعاة كان قد اختطفهم»: behind a happening the words retell only what follows them."""
    triggers = sweep.reading.triggers
    beside = bool(triggers) and hit.first - triggers[-1].hit.stop <= NEAR and hit.first >= sweep.side_stop
    if sweep.filled and beside and sweep.text.forms[hit.first] in word_set("had"):
        sweep.open_side(hit.first, "background")
    else:
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
    if sweep.say is None and _goes_on(sweep, hit):
        sweep.open_main(hit.first)
    _open_said(sweep, hit.first, hit.stop)
    _carry(sweep, hit)


def _goes_on(sweep: Sweep, hit: Hit) -> bool:
    """«قال إن الحرب مستمرة منذ 2012، وإن طائرة قصفت البلدة»: a second thing that is said has days of its own."""
    said = "header" in sweep.reading.kinds.values() and hit.first >= sweep.side_stop
    return said and sweep.text.forms[hit.first].startswith("و") and sweep.text.forms[hit.first - 1] in COMMAS


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
    """«جاءت الزيارة بعد»; but «جاء في البيان أن» only says where something is said."""
    if hit.stop < sweep.stop and sweep.text.forms[hit.stop] in word_set("prepositions"):
        return
    sweep.reading.comes = sweep.reading.comes or hit.first <= sweep.reading.first + 1


def _is_joined_relative(sweep: Sweep, pronoun: int) -> bool:
    """«بعد المعركة التي شنها الجيش، والتي أسفرت عن السيطرة»: the clause goes on about what lies behind."""
    reading, forms = sweep.reading, sweep.text.forms
    last = pronoun - 2 if forms[pronoun - 1] in COMMAS else pronoun - 1
    behind = last > reading.first and reading.kinds[reading.part_of(last)] == "background"
    return behind and forms[pronoun].startswith("و")


def _relative(sweep: Sweep, hit: Hit) -> None:
    """«نفت موسكو، التي تدخلت عام 2015، القصف»: between commas, before all else, its days are those of its own."""
    sweep.relative = hit.first
    if _is_joined_relative(sweep, hit.first):
        sweep.open_side(hit.first, "background")
    if sweep.reading.triggers or hit.first < sweep.side_stop or sweep.text.forms[hit.first - 1] not in COMMAS:
        return
    close = sweep.comma_after(hit.stop)
    if close < sweep.stop and not sweep.timed.isdisjoint(range(hit.stop, close)):
        sweep.open_side(hit.first, "background")


def _break(sweep: Sweep, hit: Hit) -> None:
    sweep.open_main(hit.first)


def _but(sweep: Sweep, hit: Hit) -> None:
    sweep.reaches, sweep.behind = [], None
    sweep.open_main(hit.first)


ACTIONS: dict[str, Callable[[Sweep, Hit], None]] = {
    "negate": _negate, "negate_next": _negate_next, "auxiliary": _carry, "still": _still, "deny": _deny,
    "deny_before": _deny_before, "refuse": _refuse, "fail": _fail, "plan": plan, "foresee": foresee, "terms": _terms,
    "terms_of_pact": _terms_of_pact,
    "order": _order, "possible": _possible, "possible_next": _possible_next, "attempt": _attempt,
    "purpose": _purpose, "hypothesis": _purpose, "stop": _stop, "background": _background, "topic": _topic,
    "retold": _retold, "retold_first": _retold_first, "habitual": _habitual, "repeated": _repeated,
    "say": _say, "that": _that, "decide": decide, "offer": offer, "draft": draft, "but": _but,
    "break": _break, "relative": _relative, "beside": _beside, "comes": _comes,
}  # fmt: skip
