"""Scopes: which triggers of a sentence happened, were planned, denied or only aimed at, and which belong together."""

from collections.abc import Sequence, Set
from functools import cache

from articles import Text
from events.asides import is_description, open_content, open_measured, open_relative, open_subject
from events.cue_actions import ACTIONS, open_quote
from events.frames import FrameRow, load_frames
from events.measured import gap_of, is_length
from events.modality import is_dropped, is_during, status_of_trigger
from events.ontology import VIOLENT
from events.sweep import COMMAS, NEAR, NEXT, Reach, Reading, Scoped, Sweep, licence
from events.terms import open_agreed, part_in_terms
from events.triggers import Hit, is_joined
from events.word_sets import word_set
from lexicon import fold
from model import Modality, Polarity

_AGREED = frozenset({"AGREEMENT", "CONTACT"})
_SETTLED = frozenset({"signed", None})
_AND_THAT = fold("وذلك")
_WEIGHTY = frozenset({"event", "generic"})
_OBJECT_REACH = 7
_DOTS = frozenset(".…")
_SPEECH = frozenset({"ACCUSATION", "DEMAND", "THREAT"})


def read_scopes(
    text: Text, first: int, stop: int, hits: Sequence[Hit], timed: Set[int], named: Set[int] = frozenset()
) -> Reading:
    """Cut a sentence into parts and tell what becomes of its triggers.

    Args:
        text: the article.
        first: first token of the sentence.
        stop: one past its last token.
        hits: its triggers and cues, in order.
        timed: tokens inside expressions of time; no cue is read there.
        named: first tokens of names of places and actors.
    """
    reading = Reading(first, [0] * (stop - first), {0: "main"})
    sweep = Sweep(text, stop, reading, timed, {hit.first for hit in hits}, named)
    for hit in hits:
        frame = hit.frame
        if frame is not None:
            reading.frames.append(hit)
        if hit.first in timed:
            open_measured(sweep, hit)
        elif frame is not None:
            _read_trigger(sweep, hit)
        else:
            _read_cue(sweep, hit)
    if text.forms[stop - 1] in "؟?":
        reading.triggers = [s for s in reading.triggers if reading.kinds[s.part] == "background"]
    _promote(text, reading)
    return reading


def _read_cue(sweep: Sweep, hit: Hit) -> None:
    cue = hit.cue
    if cue is None:
        return
    action = ACTIONS.get(cue.effect)
    if action is not None:
        action(sweep, hit)


def _read_trigger(sweep: Sweep, hit: Hit) -> None:
    frame = hit.frame
    if frame is None:
        return
    open_quote(sweep, hit.first)
    hit = _settled(sweep, hit)
    _open_telling(sweep, hit)
    if sweep.behind is not None:
        _settle_background(sweep, hit)
    if sweep.relative is not None:
        open_relative(sweep, hit)
    open_subject(sweep, hit)
    polarity, modality = _status_of_object(sweep, hit) or status_of_trigger(sweep, hit)
    dropped = is_dropped(sweep, hit) or is_description(sweep, hit) or _is_caused(sweep, hit)
    if frame.role == "light":
        _lighten(sweep, Scoped(hit, sweep.current(hit.first), polarity, modality), frame, dropped=dropped)
    elif frame.role == "result":
        sweep.harmless = sweep.comma_after(hit.stop) if polarity != "asserted" else -1
        if polarity != "asserted":
            sweep.reaches.append(_unreached(sweep, hit, polarity))
        licence(sweep, hit)
        sweep.caused = hit.stop + NEXT + NEXT if _follows_deed(sweep) else -1
    else:
        _keep(sweep, Scoped(hit, part_in_terms(sweep, hit), polarity, modality), frame, dropped=dropped)


def _open_telling(sweep: Sweep, hit: Hit) -> None:
    """Open a new part where a trigger begins one; what speech adds no scope before it reaches."""
    if _begins_telling(sweep, hit):
        sweep.open_main(hit.first)
    elif _adds_speech(sweep, hit):
        sweep.reaches = []
        sweep.open_main(hit.first)


def _lighten(sweep: Sweep, scoped: Scoped, frame: FrameRow, *, dropped: bool) -> None:
    """Let an empty verb reach out to what it governs; what somebody suffers may stand at the end of its clause."""
    hit, near = scoped.hit, scoped.hit.stop + NEAR
    reach = max(near, sweep.comma_after(hit.stop)) if frame.arguments == "suffer" else near
    sweep.light = Reach(scoped.polarity, scoped.modality, reach)
    sweep.light_dropped, sweep.licence = dropped, reach
    if hit.form == "present":
        sweep.reading.ongoing.add(scoped.part)


def _unreached(sweep: Sweep, hit: Hit, polarity: Polarity) -> Reach:
    """«لم يؤد القصف إلى سقوط البلدة»: what a deed did not lead to stands behind «إلى» or «عن»."""
    stop = sweep.comma_after(hit.stop)
    leads = (token for token in range(hit.stop, stop) if sweep.text.forms[token] in word_set("leads_to"))
    return Reach(polarity, None, stop, since=next(leads, stop))


def _is_caused(sweep: Sweep, hit: Hit) -> bool:
    """Whether a blast is what the deed before led to, and no event of its own."""
    return hit.first < sweep.caused and hit.frame is not None and hit.frame.type == "EXPLOSION" and hit.form == "noun"


def _follows_deed(sweep: Sweep) -> bool:
    """Whether a violent deed stands before in the same telling."""
    last = sweep.reading.triggers[-1] if sweep.reading.triggers else None
    return (
        last is not None and last.hit.frame is not None and last.hit.frame.type in VIOLENT and last.part == sweep.part
    )


def _keep(sweep: Sweep, scoped: Scoped, frame: FrameRow, *, dropped: bool) -> None:
    """Put a trigger among those that tell something, and let its frame reach out."""
    hit = scoped.hit
    if frame.content == "drop" and not dropped:
        sweep.drop_until, sweep.drop_since = max(sweep.drop_until, sweep.stop), hit.first
        open_content(sweep, hit)
    elif frame.content == "plan" and not (dropped or is_during(sweep, hit)) and hit.first >= sweep.side_stop:
        talks = frame.type == "CONTACT"
        sweep.reaches.append(Reach("asserted", "planned", sweep.comma_after(hit.stop), terms=True, sought=talks))
    pact = frame.type == "AGREEMENT" and frame.subtype in _SETTLED
    if pact and not dropped and hit.first >= sweep.side_stop:
        open_agreed(sweep, hit)
    harmless = frame.role == "casualty" and (scoped.polarity != "asserted" or hit.first < sweep.harmless)
    astray = frame.aside and sweep.reading.kinds[scoped.part] != "background"
    if not dropped and not harmless and not astray:
        sweep.reading.triggers.append(scoped)
        sweep.licence = -1
        sweep.filled = sweep.filled or (frame.role in ("event", "generic") and scoped.part == sweep.part)
        sweep.judged = sweep.judged or frame.type == "ACCUSATION"
        if frame.type == "ACCUSATION" and hit.first >= sweep.side_stop:
            open_content(sweep, hit, "object")
    if frame.licence or frame.content is not None or frame.type in ("ACCUSATION", "DISPLACEMENT"):
        licence(sweep, hit)


def _adds_speech(sweep: Sweep, hit: Hit) -> bool:
    """«نفى …، متهما المعارضة»: a participle of speech behind a comma says more, which nothing before reaches."""
    frame, first = hit.frame, hit.first
    speech = frame is not None and frame.type in _SPEECH and hit.form in ("participle", "phrase")
    return speech and first > sweep.reading.first and sweep.text.forms[first - 1] in COMMAS


def _status_of_object(sweep: Sweep, hit: Hit) -> tuple[Polarity, Modality] | None:
    """«لم ترفع واشنطن العقوبات», «ستفرض عقوبات»: a noun that the trigger before governs shares its status."""
    last = sweep.reading.triggers[-1] if sweep.reading.triggers else None
    if last is None or last.hit.frame is None or hit.frame is None or hit.form not in ("noun", "phrase"):
        return None
    governed = hit.definite or last.hit.form in ("past", "present", "future")
    alike = last.hit.frame.type == hit.frame.type not in VIOLENT and governed
    near = hit.first - last.hit.stop <= _OBJECT_REACH and hit.first < sweep.comma_after(last.hit.stop)
    return (last.polarity, last.modality) if alike and near else None


def _begins_telling(sweep: Sweep, hit: Hit) -> bool:
    """A verb of its own behind «و» or a comma begins a new telling once there is one."""
    if not sweep.filled or hit.form not in ("past", "future") or hit.first < sweep.side_stop:
        return False
    if hit.frame is None or hit.frame.role not in ("event", "generic", "light"):
        return False
    joined = is_joined(sweep.text, hit)
    comma = sweep.text.forms[hit.first - 1] in COMMAS if hit.first > sweep.reading.first else False
    return joined or (comma and hit.frame.role == "event")


def _settled(sweep: Sweep, hit: Hit) -> Hit:
    """«اتفقا على تبادل الأسرى وفتح المعابر», «بحثا سحب الجنود»: spelt like verb and noun, it is a noun among plans."""
    triggers, frame = sweep.reading.triggers, hit.frame
    if hit.form != "past" or frame is None or (frame.id, hit.split.stem) not in _noun_words():
        return hit
    if not hit.split.prefix and any(reach.governed and hit.first < reach.limit for reach in sweep.reaches):
        return hit._replace(form="noun")  # «عرضت موسكو فتح ممرات»
    if not triggers:
        return hit
    last = triggers[-1]
    if hit.split.prefix.startswith("و"):
        planned = last.modality == "planned" and last.hit.form in ("noun", "phrase")
    else:
        planned = any(reach.terms and hit.first < reach.limit for reach in sweep.reaches)
    return hit._replace(form="noun") if planned and hit.first < sweep.comma_after(last.hit.stop) else hit


@cache
def _noun_words() -> frozenset[tuple[str, str]]:
    """Every noun of every frame, folded, behind the id of its frame."""
    return frozenset((frame.id, words) for frame in load_frames() for words, form in frame.forms() if form == "noun")


def _settle_background(sweep: Sweep, hit: Hit) -> None:
    """Open the side part that a background cue announced, when its trigger comes soon enough."""
    cue = sweep.behind
    role = hit.frame.role if hit.frame else ""
    if cue is None or role in ("light", "support"):
        return
    sweep.behind = None
    far = sweep.spoken_about or sweep.text.forms[cue + 1 : cue + 2] == ["ان"]
    reach = 2 * NEAR if far else NEAR
    if sweep.spoken_about and not hit.definite and _is_planned(sweep, hit):
        return
    if hit.first - cue <= reach and hit.first < sweep.comma_after(cue):
        state = hit.frame is not None and hit.frame.state
        happened = not sweep.spoken_about or (hit.definite and not state)
        sweep.open_side(cue, "background" if happened else "purpose", _short_stop(sweep, hit))
        if sweep.measured or gap_of(sweep.text.forms, cue) is not None or is_length(sweep.text.forms, cue):
            sweep.reading.measured.add(sweep.side)
        if happened and sweep.spoken_about:
            sweep.reading.judged.add(sweep.side)
        if not happened:
            sweep.drop_until = max(sweep.drop_until, sweep.side_stop)


def _short_stop(sweep: Sweep, hit: Hit) -> int | None:
    """«نفذت بعد وقوع الهجوم ضربات»: the empty verb before still waits for its noun, so the side part ends early."""
    light = sweep.light
    if light is None or hit.first > light.limit or not hit.definite:
        return None
    later = sweep.marked.isdisjoint(range(hit.stop, min(light.limit, sweep.comma_after(hit.stop)) + 1))
    return None if later else hit.stop


def _is_planned(sweep: Sweep, hit: Hit) -> bool:
    """«قرار بشأن سحب القوات»: what is decided about is planned."""
    return any(reach.modality == "planned" and not reach.terms and hit.first < reach.limit for reach in sweep.reaches)


def _is_remembered(text: Text, reading: Reading, side: int) -> bool:
    """«في ذكرى انطلاق المعركة»: an anniversary is no news of what it remembers."""
    begin = reading.begin_of(side)
    return not word_set("remembered").isdisjoint(text.forms[begin : begin + 2])


def _is_cut_off(text: Text, reading: Reading, side: int, weighty: Set[int]) -> bool:
    """Whether the dots of a headline end a side part, and news of its own stands behind them."""
    stop = reading.begin_of(side) + reading.parts.count(side)
    dots = stop < len(text.forms) and text.forms[stop] in _DOTS and stop < reading.first + len(reading.parts) - 1
    return dots and any(reading.begin_of(part) >= stop and reading.kinds[part] == "main" for part in weighty)


def _is_ground(text: Text, reading: Reading, side: int) -> bool:
    """«بموجب الاتفاق»: what something rests on is no news of its own."""
    begin = reading.begin_of(side)
    types = {s.hit.frame.type for s in reading.triggers if s.part == side and s.hit.frame is not None}
    return types <= _AGREED and not word_set("grounds").isdisjoint(text.forms[begin : begin + 2])


def _promote(text: Text, reading: Reading) -> None:
    """What stands behind «بعد» is the news itself where its main part tells nothing else but harm."""
    weighty = {s.part for s in reading.triggers if s.hit.frame is not None and s.hit.frame.role in _WEIGHTY}
    violent = {s.part for s in reading.triggers if s.hit.frame is not None and s.hit.frame.type in VIOLENT}
    told = {s.part for s in reading.triggers}
    for side, parent in reading.parents.items():
        if _is_cut_off(text, reading, side, weighty):
            continue  # «بعد مجزرة أريحا.. قصف على سرمين»
        if side not in weighty or parent in weighty or reading.kinds[side] != "background" or side in reading.measured:
            continue
        if _is_remembered(text, reading, side) or (not reading.comes and _is_ground(text, reading, side)):
            continue
        if parent in told and side not in violent:
            continue  # «رغم الهدنة، قتل مدنيان»: nobody is killed by a truce
        if parent not in told and text.forms[reading.begin_of(parent)] == _AND_THAT:
            continue  # «دخل الجيش البلدة، وذلك بعد معارك»: the news stands in the clause before
        reading.kinds[side] = "main"
        if reading.comes:
            reading.kinds[parent] = "background"
            reading.judged.add(parent)
        reading.parts = [parent if part == side else part for part in reading.parts]
        reading.triggers = [s._replace(part=parent) if s.part == side else s for s in reading.triggers]
        weighty.add(parent)
