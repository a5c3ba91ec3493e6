"""Cues of what is to come: plans, decisions, offers, drafts, and verbs of the future."""

from events.sweep import NEAR, Reach, Sweep, licence, was_negated
from events.triggers import Hit
from events.word_sets import word_set
from model import Polarity

_NOMINAL = frozenset({"noun", "phrase"})
_BESIDE = 2
"""An adjective may stand one word behind the noun that it qualifies («هجوم بري وشيك»)."""


def plan(sweep: Sweep, hit: Hit) -> None:
    """What the clause goes on to name is planned, or denied to be."""
    if qualify(sweep, hit) or _is_pointed_to(sweep, hit):
        return
    polarity: Polarity = "denied" if was_negated(sweep, hit) else "asserted"
    sweep.reaches.append(Reach(polarity, "planned", sweep.comma_after(hit.stop), cue=hit.first))
    licence(sweep, hit)


def _is_pointed_to(sweep: Sweep, hit: Hit) -> bool:
    """«رحبت بهذا القرار»: a plan that was told before governs nothing here."""
    return (
        hit.form == "phrase"
        and hit.first > sweep.reading.first
        and sweep.text.forms[hit.first - 1] in word_set("showing")
    )


def decide(sweep: Sweep, hit: Hit) -> None:
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
    plan(sweep, hit)
    for reach in sweep.reaches[before:]:
        reach.decides = reach.polarity == "asserted" and hit.form in ("past", "phrase")


def _votes(hit: Hit) -> bool:
    """«صوت المجلس على القرار», «اعتمد القرار»: the paper is what was voted on and plans nothing."""
    return hit.frame is not None and hit.frame.type in ("AGREEMENT", "INCIDENT")


def offer(sweep: Sweep, hit: Hit) -> None:
    """«عرضت موسكو فتح ممرات»: the indefinite noun close behind is planned."""
    if not was_negated(sweep, hit):
        sweep.reaches.append(Reach("asserted", "planned", hit.stop + _BESIDE, governed=True))


def draft(sweep: Sweep, hit: Hit) -> None:
    """«مشروع قرار يدين القصف»; but «مشروع قرار بشأن الهدنة» is about what there is."""
    if not word_set("matters").isdisjoint(sweep.text.forms[hit.stop : hit.stop + _BESIDE]):
        return
    if hit.first >= sweep.side_stop:
        sweep.open_side(hit.first, "object")
    sweep.drop_until = max(sweep.drop_until, sweep.comma_after(hit.stop))


def foresee(sweep: Sweep, hit: Hit) -> None:
    """A verb of the future that no row knows: what it governs is to come, or is not to come."""
    polarity: Polarity = "denied" if was_negated(sweep, hit) else "asserted"
    limit = min(sweep.comma_after(hit.stop), hit.stop + NEAR)
    sweep.reaches.append(Reach(polarity, "planned", limit, governed=True))
    postpone(sweep, hit)


def qualify(sweep: Sweep, hit: Hit) -> bool:
    """«هجوم وشيك»: an adjective changes the noun right before it; tells whether there was one."""
    triggers = sweep.reading.triggers
    if hit.cue is None or not hit.cue.qualifies or not triggers:
        return False
    last = triggers[-1]
    if hit.first - last.hit.stop >= _BESIDE or last.hit.form not in _NOMINAL:
        return False
    triggers[-1] = last._replace(modality=hit.cue.modality or last.modality)
    return True


def postpone(sweep: Sweep, hit: Hit) -> None:
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
