"""What each kind of cue does to the triggers behind it."""

from collections.abc import Callable

from events.sweep import COMMAS, NEAR, NEXT, THROUGH, Reach, Sweep, licence, was_negated
from events.triggers import Hit
from model import Polarity


def _negate(sweep: Sweep, hit: Hit) -> None:
    modality = hit.cue.modality if hit.cue else None
    forms = sweep.text.forms
    joined = hit.split.prefix == "و" or (hit.first > sweep.reading.first and forms[hit.first - 1] == "و")
    if joined and (sweep.filled or hit.first < sweep.side_stop):
        sweep.open_main(hit.first)
    sweep.negation = Reach("negated", modality, hit.stop + NEXT)
    sweep.negated_at = hit.first


def _negate_next(sweep: Sweep, hit: Hit) -> None:
    sweep.negation = Reach("negated", None, hit.stop + NEAR)


def _carry(sweep: Sweep, hit: Hit) -> None:
    if sweep.negation is not None and hit.first <= sweep.negation.limit:
        sweep.negation.limit = hit.stop + THROUGH
    if hit.form == "future":
        sweep.reaches.append(Reach("asserted", "planned", sweep.comma_after(hit.stop)))


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
    polarity: Polarity = "denied" if was_negated(sweep, hit) else "asserted"
    sweep.reaches.append(Reach(polarity, "planned", sweep.comma_after(hit.stop)))
    licence(sweep, hit)


def _terms(sweep: Sweep, hit: Hit) -> None:
    sweep.reaches.append(Reach("asserted", "planned", sweep.stop, terms=True))
    licence(sweep, hit)


def _order(sweep: Sweep, hit: Hit) -> None:
    if hit.form in ("past", "present", "phrase") and not hit.definite:
        sweep.reaches.append(Reach("asserted", "ordered", sweep.stop, marked=True))


def _possible(sweep: Sweep, hit: Hit) -> None:
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
        sweep.behind, sweep.spoken_about = hit.first, False


def _topic(sweep: Sweep, hit: Hit) -> None:
    """«ردا على تقارير حول هجوم»: a topic that hangs on what stands behind stands behind as well."""
    behind = sweep.behind is not None and not sweep.spoken_about and hit.first - sweep.behind <= NEAR
    if hit.first >= sweep.side_stop and not behind:
        sweep.behind, sweep.spoken_about = hit.first, True


def _retold(sweep: Sweep, hit: Hit) -> None:  # noqa: ARG001 - the signature of an action
    sweep.reading.retold = True


def _retold_first(sweep: Sweep, hit: Hit) -> None:
    if hit.first <= sweep.reading.first + 1 and sweep.negation is None:
        sweep.reading.pluperfect = True
    _carry(sweep, hit)


def _habitual(sweep: Sweep, hit: Hit) -> None:  # noqa: ARG001 - the signature of an action
    sweep.habitual = True


def _say(sweep: Sweep, hit: Hit) -> None:
    if was_negated(sweep, hit):
        return
    sweep.say = hit.first
    forms = sweep.text.forms
    anew = hit.form == "phrase" or hit.split.prefix == "و" or forms[hit.first - 1] in COMMAS
    sweep.reaches = [reach for reach in sweep.reaches if not anew and reach.polarity == "denied"]


def _that(sweep: Sweep, hit: Hit) -> None:
    """What is said begins; the speaker, his place and day stay in a header of their own."""
    if sweep.say is not None and hit.first >= sweep.side_stop:
        sweep.new_part(sweep.say, hit.stop, "header")
        denied = [reach for reach in sweep.reaches if reach.limit >= hit.stop]
        filled = sweep.filled
        sweep.reading.pluperfect = sweep.reading.pluperfect and filled
        sweep.open_main(hit.stop)
        sweep.reaches = denied
        if not filled:
            sweep.filled = False
    _carry(sweep, hit)


def _beside(sweep: Sweep, hit: Hit) -> None:
    """«بالتزامن مع قصف سرمين، أغارت الطائرات على بنش»: before the main clause it is a clause of its own."""
    if hit.first <= sweep.reading.first + 1 and sweep.comma_after(hit.stop) < sweep.stop:
        sweep.open_side(hit.first, "object")
    else:
        sweep.open_main(hit.first)


def _comes(sweep: Sweep, hit: Hit) -> None:
    sweep.reading.comes = sweep.reading.comes or hit.first <= sweep.reading.first + 1


def _relative(sweep: Sweep, hit: Hit) -> None:
    sweep.relative = hit.first


def _break(sweep: Sweep, hit: Hit) -> None:
    sweep.open_main(hit.first)


ACTIONS: dict[str, Callable[[Sweep, Hit], None]] = {
    "negate": _negate, "negate_next": _negate_next, "auxiliary": _carry, "still": _still, "deny": _deny,
    "refuse": _refuse, "plan": _plan, "terms": _terms, "order": _order, "possible": _possible,
    "possible_next": _possible_next,
    "attempt": _possible, "purpose": _purpose, "hypothesis": _purpose, "stop": _stop, "background": _background,
    "topic": _topic,
    "retold": _retold, "retold_first": _retold_first, "habitual": _habitual, "say": _say, "that": _that,
    "break": _break, "relative": _relative, "beside": _beside,
    "comes": _comes,
}  # fmt: skip
