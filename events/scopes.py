"""Scopes: which triggers of a sentence happened, were planned, denied or only aimed at, and which belong together."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from articles import Text
from events.frames import FrameRow
from events.triggers import Hit
from model import Modality, Polarity

PartKind = Literal["main", "header", "background", "purpose"]
COMMAS = frozenset("،,؛;.|")
_PART_WORDS = frozenset({"بينهم", "بينها", "بينهن", "ومن"})
_ASIDE_WORDS = 8
_NEXT = 1
_NEAR = 8
_THROUGH = 6
_WEIGHTY = frozenset({"event", "generic"})
_ANY = frozenset({"اي", "ايه"})
_VIA_PREPOSITION = frozenset({"ان", "الا", "بان", "لان"})


class Scoped(NamedTuple):
    """A trigger with what its surroundings make of it."""

    hit: Hit
    """The trigger."""
    part: int
    """The part of the sentence that it stands in."""
    polarity: Polarity
    """asserted, negated or denied."""
    modality: Modality
    """actual, ordered, planned …"""


@dataclass(slots=True)
class Reading:
    """A sentence cut into parts, and its triggers."""

    first: int
    """First token."""
    parts: list[int]
    """Part of each token."""
    kinds: dict[int, PartKind]
    """What each part is."""
    triggers: list[Scoped] = field(default_factory=list)
    """Triggers that tell something."""
    retold: bool = False
    """True when the whole sentence is retold history."""
    pluperfect: bool = False
    """True when the sentence begins with «كان»: it was before, but may be today."""
    parents: dict[int, int] = field(default_factory=dict)
    """The main part that each side part hangs on."""

    def part_of(self, token: int) -> int:
        """Part of a token of this sentence."""
        return self.parts[token - self.first]


@dataclass(slots=True)
class _Reach:
    """A cue at work."""

    polarity: Polarity
    modality: Modality | None
    limit: int
    marked: bool = False


@dataclass(slots=True)
class _Sweep:
    """State of a walk over a sentence."""

    text: Text
    stop: int
    reading: Reading
    timed: Set[int]
    part: int = 0
    parts: int = 1
    negation: _Reach | None = None
    reaches: list[_Reach] = field(default_factory=list)
    spoken_about: bool = False
    """Whether that cue only opens a topic."""
    behind: int | None = None
    """Index of a background cue that waits for its trigger."""
    side_stop: int = -1
    """End of a side part that is open."""
    side: int = 0
    drop_until: int = -1
    """Triggers before this token are aims, demands or suppositions."""
    stop_until: int = -1
    licence: int = -1
    light: _Reach | None = None
    light_dropped: bool = False
    harmless: int = -1
    say: int | None = None
    habitual: bool = False
    negated_at: int = -99
    """Last negation, for «أي» behind its verb."""
    filled: bool = False
    """Whether the part at hand holds an event already."""

    def comma_after(self, token: int) -> int:
        """Index of the next comma that ends a clause, or the end of the sentence."""
        forms, index = self.text.forms, token
        while index < self.stop:
            if forms[index] in COMMAS:
                beyond = self._aside(index)
                if beyond is None:
                    return index
                index = beyond
            index += 1
        return self.stop

    def _aside(self, comma: int) -> int | None:
        """Index of the comma that closes a date or a part of a number set between commas («، السبت،»)."""
        forms, after = self.text.forms, comma + 1
        if after >= self.stop or not (after in self.timed or forms[after] in _PART_WORDS):
            return None
        limit = min(self.stop, after + _ASIDE_WORDS)
        return next((index for index in range(after, limit) if forms[index] in COMMAS), None)

    def new_part(self, first: int, stop: int, kind: PartKind) -> int:
        """Give tokens to a new part."""
        number = self.parts
        self.parts += 1
        self.reading.kinds[number] = kind
        base = self.reading.first
        self.reading.parts[first - base : stop - base] = [number] * (stop - first)
        return number

    def open_main(self, token: int) -> None:
        """Begin a new telling at a token; every scope ends, and later side parts hang on this one."""
        self.part = self.new_part(token, self.stop, "main")
        self.reaches = [reach for reach in self.reaches if reach.polarity == "denied" and reach.modality is None]
        self.negation = self.light = self.say = None
        self.drop_until = self.stop_until = self.side_stop = -1
        self.filled = self.habitual = False

    def open_side(self, token: int, kind: PartKind) -> None:
        """Begin a side part that runs to the next comma."""
        self.side_stop = self.comma_after(token)
        self.side = self.new_part(token, self.side_stop, kind)
        self.reading.parents[self.side] = self.part

    def current(self, token: int) -> int:
        """Part that a trigger at a token belongs to."""
        return self.side if token < self.side_stop else self.part


def read_scopes(text: Text, first: int, stop: int, hits: Sequence[Hit], timed: Set[int]) -> Reading:
    """Cut a sentence into parts and tell what becomes of its triggers.

    Args:
        text: the article.
        first: first token of the sentence.
        stop: one past its last token.
        hits: its triggers and cues, in order.
        timed: tokens inside expressions of time; no cue is read there.
    """
    reading = Reading(first, [0] * (stop - first), {0: "main"})
    sweep = _Sweep(text, stop, reading, timed)
    for hit in hits:
        if hit.first in timed:
            continue
        if hit.frame is not None:
            _read_trigger(sweep, hit)
        else:
            _read_cue(sweep, hit)
    if text.forms[stop - 1] in "؟?":
        reading.triggers = [s for s in reading.triggers if reading.kinds[s.part] == "background"]
    _promote(reading)
    return reading


def _read_cue(sweep: _Sweep, hit: Hit) -> None:
    cue = hit.cue
    if cue is None:
        return
    action = _ACTIONS.get(cue.effect)
    if action is not None:
        action(sweep, hit)


def _negate(sweep: _Sweep, hit: Hit) -> None:
    modality = hit.cue.modality if hit.cue else None
    forms = sweep.text.forms
    joined = hit.split.prefix == "و" or (hit.first > sweep.reading.first and forms[hit.first - 1] == "و")
    if joined and (sweep.filled or hit.first < sweep.side_stop):
        sweep.open_main(hit.first)
    sweep.negation = _Reach("negated", modality, hit.stop + _NEXT)
    sweep.negated_at = hit.first


def _negate_next(sweep: _Sweep, hit: Hit) -> None:
    sweep.negation = _Reach("negated", None, hit.stop + _NEAR)


def _carry(sweep: _Sweep, hit: Hit) -> None:
    if sweep.negation is not None and hit.first <= sweep.negation.limit:
        sweep.negation.limit = hit.stop + _THROUGH
    if hit.form == "future":
        sweep.reaches.append(_Reach("asserted", "planned", sweep.comma_after(hit.stop)))


def _still(sweep: _Sweep, hit: Hit) -> None:  # noqa: ARG001 - the signature of an action
    sweep.negation = None


def _deny(sweep: _Sweep, hit: Hit) -> None:
    sweep.reaches.append(_Reach("denied", None, sweep.stop))
    _licence(sweep, hit)


def _refuse(sweep: _Sweep, hit: Hit) -> None:
    if _negated(sweep, hit):
        sweep.reaches.append(_Reach("asserted", "possible", sweep.comma_after(hit.stop)))
    else:
        sweep.reaches.append(_Reach("denied", "planned", sweep.comma_after(hit.stop)))
    _licence(sweep, hit)


def _plan(sweep: _Sweep, hit: Hit) -> None:
    polarity: Polarity = "denied" if _negated(sweep, hit) else "asserted"
    sweep.reaches.append(_Reach(polarity, "planned", sweep.comma_after(hit.stop)))
    _licence(sweep, hit)


def _order(sweep: _Sweep, hit: Hit) -> None:
    if hit.form in ("past", "present", "phrase") and not hit.definite:
        sweep.reaches.append(_Reach("asserted", "ordered", sweep.stop, marked=True))


def _possible(sweep: _Sweep, hit: Hit) -> None:
    _negated(sweep, hit)
    sweep.reaches.append(_Reach("asserted", "possible", sweep.comma_after(hit.stop)))
    _licence(sweep, hit)


def _possible_next(sweep: _Sweep, hit: Hit) -> None:
    sweep.reaches.append(_Reach("asserted", "possible", hit.stop + 1, marked=True))


def _purpose(sweep: _Sweep, hit: Hit) -> None:
    if hit.first >= sweep.side_stop:
        sweep.open_side(hit.first, "purpose")
    sweep.drop_until = max(sweep.drop_until, sweep.comma_after(hit.stop))


def _stop(sweep: _Sweep, hit: Hit) -> None:
    sweep.stop_until = hit.stop + _NEXT


def _background(sweep: _Sweep, hit: Hit) -> None:
    if hit.first >= sweep.side_stop or sweep.reading.kinds[sweep.side] == "purpose":
        sweep.behind, sweep.spoken_about = hit.first, False


def _topic(sweep: _Sweep, hit: Hit) -> None:
    if hit.first >= sweep.side_stop:
        sweep.behind, sweep.spoken_about = hit.first, True


def _retold(sweep: _Sweep, hit: Hit) -> None:  # noqa: ARG001 - the signature of an action
    sweep.reading.retold = True


def _retold_first(sweep: _Sweep, hit: Hit) -> None:
    if hit.first <= sweep.reading.first + 1 and sweep.negation is None:
        sweep.reading.pluperfect = True
    _carry(sweep, hit)


def _habitual(sweep: _Sweep, hit: Hit) -> None:  # noqa: ARG001 - the signature of an action
    sweep.habitual = True


def _say(sweep: _Sweep, hit: Hit) -> None:
    if _negated(sweep, hit):
        return
    sweep.say = hit.first
    forms = sweep.text.forms
    anew = hit.form == "phrase" or hit.split.prefix == "و" or forms[hit.first - 1] in COMMAS
    sweep.reaches = [reach for reach in sweep.reaches if not anew and reach.polarity == "denied"]


def _that(sweep: _Sweep, hit: Hit) -> None:
    """What is said begins; the speaker, his place and day stay in a header of their own."""
    if sweep.say is not None and hit.first >= sweep.side_stop:
        sweep.new_part(sweep.say, hit.stop, "header")
        denied = [reach for reach in sweep.reaches if reach.limit >= hit.stop]
        filled = sweep.filled
        sweep.open_main(hit.stop)
        sweep.reaches = denied
        if not filled:
            sweep.filled = False
    _carry(sweep, hit)


def _break(sweep: _Sweep, hit: Hit) -> None:
    sweep.open_main(hit.first)


def _licence(sweep: _Sweep, hit: Hit) -> None:
    sweep.licence = hit.stop + _NEAR


def _negated(sweep: _Sweep, hit: Hit) -> bool:
    """Whether a negation reaches a cue; it is used up."""
    negated = sweep.negation is not None and hit.first <= sweep.negation.limit
    sweep.negation = None
    return negated


_ACTIONS: dict[str, Callable[[_Sweep, Hit], None]] = {
    "negate": _negate, "negate_next": _negate_next, "auxiliary": _carry, "still": _still, "deny": _deny,
    "refuse": _refuse, "plan": _plan, "order": _order, "possible": _possible, "possible_next": _possible_next,
    "attempt": _possible, "purpose": _purpose, "hypothesis": _purpose, "stop": _stop, "background": _background, "topic": _topic,
    "retold": _retold, "retold_first": _retold_first, "habitual": _habitual, "say": _say, "that": _that,
    "break": _break,
}  # fmt: skip


def _read_trigger(sweep: _Sweep, hit: Hit) -> None:
    frame = hit.frame
    if frame is None:
        return
    if _begins_telling(sweep, hit):
        sweep.open_main(hit.first)
    if sweep.behind is not None:
        _settle_background(sweep, hit)
    polarity, modality = _status(sweep, hit)
    dropped = _dropped(sweep, hit)
    if frame.role == "light":
        sweep.light = _Reach(polarity, modality, hit.stop + _NEAR)
        sweep.light_dropped = dropped
        _licence(sweep, hit)
    elif frame.role == "result":
        sweep.harmless = sweep.comma_after(hit.stop) if polarity != "asserted" else -1
        _licence(sweep, hit)
    else:
        _keep(sweep, Scoped(hit, sweep.current(hit.first), polarity, modality), frame, dropped=dropped)


def _keep(sweep: _Sweep, scoped: Scoped, frame: FrameRow, *, dropped: bool) -> None:
    """Put a trigger among those that tell something, and let its frame reach out."""
    hit = scoped.hit
    if frame.content == "drop" and not dropped:
        sweep.drop_until = max(sweep.drop_until, sweep.stop)
    harmless = frame.role == "casualty" and (scoped.polarity != "asserted" or hit.first < sweep.harmless)
    if not dropped and not harmless:
        sweep.reading.triggers.append(scoped)
        sweep.filled = sweep.filled or frame.role in ("event", "generic")
    if frame.content == "drop" or frame.type in ("ACCUSATION", "DISPLACEMENT"):
        _licence(sweep, hit)


def _begins_telling(sweep: _Sweep, hit: Hit) -> bool:
    """A verb of its own behind «و» or a comma begins a new telling once there is one."""
    if not sweep.filled or hit.form not in ("past", "future") or hit.first < sweep.side_stop:
        return False
    if hit.frame is None or hit.frame.role not in ("event", "generic", "light"):
        return False
    joined = hit.split.prefix.startswith("و")
    comma = sweep.text.forms[hit.first - 1] in COMMAS if hit.first > sweep.reading.first else False
    return joined or (comma and hit.frame.role == "event")


def _settle_background(sweep: _Sweep, hit: Hit) -> None:
    """Open the side part that a background cue announced, when its trigger comes soon enough."""
    cue = sweep.behind
    role = hit.frame.role if hit.frame else ""
    if cue is None or role in ("light", "support"):
        return
    sweep.behind = None
    reach = _NEAR if sweep.text.forms[cue + 1 : cue + 2] != ["ان"] else 2 * _NEAR
    if hit.first - cue <= reach and hit.first < sweep.comma_after(cue):
        happened = not sweep.spoken_about or hit.definite
        sweep.open_side(cue, "background" if happened else "purpose")
        if not happened:
            sweep.drop_until = max(sweep.drop_until, sweep.side_stop)


def _status(sweep: _Sweep, hit: Hit) -> tuple[Polarity, Modality]:
    """Polarity and modality from tense, negation, light verb and every cue that reaches the trigger."""
    polarity: Polarity = "asserted"
    modality: Modality = "planned" if hit.form == "future" else "actual"
    if hit.first < sweep.side_stop and sweep.reading.kinds[sweep.side] == "background":
        return polarity, modality
    if sweep.habitual:
        modality = "habitual"
    polarity, modality = _tense(sweep, hit, modality)
    for reach in sweep.reaches:
        if hit.first < reach.limit and _marked(sweep, hit, reach):
            polarity = reach.polarity if reach.polarity != "asserted" else polarity
            modality = reach.modality or modality
    if modality == "actual" and hit.form == "present" and _subjunctive(sweep, hit):
        modality = "possible"
    return polarity, modality


def _tense(sweep: _Sweep, hit: Hit, modality: Modality) -> tuple[Polarity, Modality]:
    """What the light verb and the negation before a trigger make of it; both are used up."""
    polarity: Polarity = "asserted"
    light = sweep.light
    if light is not None and hit.form != "past" and hit.first <= light.limit:
        polarity, modality = light.polarity, light.modality or modality
        sweep.light = None
    if sweep.negation is not None and hit.first <= sweep.negation.limit:
        polarity, modality = "negated", sweep.negation.modality or modality
        sweep.negation = None
    return ("negated" if _negated_any(sweep, hit) else polarity), modality


def _negated_any(sweep: _Sweep, hit: Hit) -> bool:
    """«لم يسجل المركز أي إصابات»: «أي» ties a noun to the negation of its verb."""
    near = hit.first - sweep.negated_at <= _NEAR
    return near and hit.form in ("noun", "phrase") and sweep.text.forms[hit.first - 1] in _ANY


def _marked(sweep: _Sweep, hit: Hit, reach: _Reach) -> bool:
    """An order reaches what stands behind «ب» or «أن»; «قد» only a present tense."""
    if not reach.marked:
        return True
    if reach.modality == "possible":
        return hit.form == "present"
    return hit.split.prefix.endswith(("ب", "بال")) or _subjunctive(sweep, hit)


def _subjunctive(sweep: _Sweep, hit: Hit) -> bool:
    return hit.first > sweep.reading.first and sweep.text.forms[hit.first - 1] in _VIA_PREPOSITION


def _dropped(sweep: _Sweep, hit: Hit) -> bool:
    """Whether the trigger names an aim, a demand, a supposition, or what is to end."""
    in_background = hit.first < sweep.side_stop and sweep.reading.kinds[sweep.side] == "background"
    if hit.first < sweep.stop_until and hit.form in ("noun", "phrase"):
        return True
    if hit.first < sweep.drop_until and not in_background:
        return True
    if _is_aim(sweep, hit):
        if hit.first >= sweep.side_stop:
            sweep.open_side(hit.first, "purpose")
        sweep.drop_until = max(sweep.drop_until, hit.stop)
        return True
    return bool(sweep.light is not None and sweep.light_dropped and hit.first <= sweep.light.limit)


def _is_aim(sweep: _Sweep, hit: Hit) -> bool:
    """«لـ» before a verbal noun or a present verb names an aim, unless a verb governs it («تعرض لقصف»)."""
    prefix = hit.split.prefix
    if not prefix.endswith("ل") or prefix.endswith("ال") or hit.first < sweep.licence:
        return False
    if hit.form == "present":
        return True
    frame = hit.frame
    if prefix.endswith("لل"):
        return frame is not None and frame.type in ("TERRITORY", "RAID", "CONTACT", "DISPLACEMENT", "SUPPORT")
    return not (frame is not None and frame.role == "casualty" and hit.form == "phrase")


def _promote(reading: Reading) -> None:
    """What stands behind «بعد» is the news itself where its main part tells nothing else but harm."""
    weighty = {s.part for s in reading.triggers if s.hit.frame is not None and s.hit.frame.role in _WEIGHTY}
    for side, parent in reading.parents.items():
        if side not in weighty or parent in weighty or reading.kinds[side] != "background":
            continue
        reading.kinds[side] = "main"
        reading.parts = [parent if part == side else part for part in reading.parts]
        reading.triggers = [s._replace(part=parent) if s.part == side else s for s in reading.triggers]
        weighty.add(parent)
