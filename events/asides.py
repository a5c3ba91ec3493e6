"""Clauses inside a sentence that have days and places of their own: relative clauses, and what speech is about."""

from functools import cache

from events.cues import load_cues
from events.ontology import VIOLENT
from events.sweep import COMMAS, NEAR, PartKind, Sweep
from events.triggers import Hit
from events.word_sets import word_set
from lexicon import fold

_OPENER_REACH = 16
_ADJECTIVES = 2
_RELATIVE_REACH = 5
_LONGEST_PREPOSITION = 3
_TELLING = frozenset({"event", "generic"})
_HABITS = frozenset(
    {"SUPPORT", "CLASH", "COOPERATION", "ATTACK", "STRIKE", "OFFENSIVE", "ACCUSATION", "THREAT", "DEMAND"}
)
"""What actors are described by in relative clauses («التي تدعمها موسكو»)."""


@cache
def pronouns() -> frozenset[str]:
    """Words that open a relative clause, or stand for one («الموقع عام 2018»)."""
    return frozenset(fold(words) for row in load_cues() if row.effect == "relative" for words in row.words)


def open_content(sweep: Sweep, hit: Hit, kind: PartKind = "purpose") -> None:
    """«دعت إلى تنفيذ الاتفاق الموقع عام 2018»: what is asked for, or laid to somebody, keeps its days and places."""
    forms, stop = sweep.text.forms, min(sweep.stop, hit.stop + _OPENER_REACH)
    for token in range(hit.stop, stop):
        if token in sweep.timed or token in sweep.named:
            continue
        if forms[token] in word_set("asked") or _is_asked(forms[token], token - hit.stop):
            sweep.new_part(token, sweep.stop, kind)
            return


def _is_asked(form: str, gap: int) -> bool:
    """«بسحب», «بالانسحاب»; a name such as «بوتين» stands right behind the verb."""
    long = gap > 0 and len(form) > _LONGEST_PREPOSITION and form not in word_set("not_asked")
    return form.startswith("بال") or (long and form.startswith("ب"))


def open_measured(sweep: Sweep, hit: Hit) -> None:
    """«بعد يومين من استهداف البلدة»: a time measured from a happening makes that its background."""
    if hit.cue is None or hit.cue.effect != "background" or hit.first < sweep.side_stop:
        return
    token = next((t for t in range(hit.stop, sweep.stop) if t not in sweep.timed), sweep.stop)
    if token < sweep.stop and sweep.text.forms[token] in word_set("measured"):
        sweep.behind, sweep.spoken_about, sweep.measured = hit.first, False, True


def open_relative(sweep: Sweep, hit: Hit) -> None:
    """«في القرية التي سيطر عليها الجيش عام 2017»: a dated relative clause with a happening of its own."""
    pronoun, frame = sweep.relative, hit.frame
    if pronoun is None or frame is None or frame.role in ("support", "result"):
        return
    sweep.relative = None
    end = sweep.comma_after(pronoun)
    soon = hit.first - pronoun <= NEAR and hit.first < end
    finite = hit.form == "past" or (hit.form == "phrase" and hit.first == pronoun + 1)
    past = finite and not frame.state and soon and _is_dated(sweep, pronoun, end)
    if past and pronoun < sweep.drop_until and sweep.text.forms[pronoun - 1] in COMMAS:
        sweep.open_main(pronoun)  # «دعت إلى اجتماع للمجلس، الذي عقد جلسة السبت»
    elif past and sweep.filled and not _told_before(sweep, pronoun):
        sweep.open_side(pronoun, "background")


def is_description(sweep: Sweep, hit: Hit) -> bool:
    """«الفصائل التي تقاتل في الريف»: a present tense of a relative clause without days says what somebody does."""
    frame, pronoun = hit.frame, hit.first - 1
    if hit.form != "present" or frame is None or frame.type not in _HABITS or pronoun < sweep.reading.first:
        return False
    if sweep.text.forms[pronoun] not in pronouns() or _told_before(sweep, pronoun):
        return False
    return not _is_dated(sweep, hit.first, sweep.comma_after(hit.first))


def _told_before(sweep: Sweep, pronoun: int) -> bool:
    """Whether the clause goes on about the happening right before it: «الهجوم الصاروخي الذي»."""
    last = sweep.reading.triggers[-1].hit if sweep.reading.triggers else None
    if last is None or not 0 <= pronoun - last.stop <= _ADJECTIVES:
        return False
    return word_set("prepositions").isdisjoint(sweep.text.forms[last.stop : pronoun])


def open_subject(sweep: Sweep, hit: Hit) -> None:
    """Open a side part for a happening that is judged («أدان القصف»), or that its relative clause dates."""
    frame = hit.frame
    if frame is None or frame.role not in _TELLING or hit.form not in ("noun", "phrase"):
        return
    if hit.first < sweep.side_stop and sweep.reading.kinds[sweep.side] != "purpose":
        return
    if sweep.judged and frame.type in VIOLENT and not _points(sweep, hit):
        sweep.open_side(hit.first, "background" if hit.definite or _has_clause(sweep, hit) else "object")
        sweep.reading.judged.add(sweep.side)
    elif (sweep.filled or hit.first < sweep.drop_until) and _has_clause(sweep, hit):
        sweep.open_side(hit.first, "background")


def _points(sweep: Sweep, hit: Hit) -> bool:
    """«أدان هذا الهجوم»: the words point to what the article has told and say nothing of their own."""
    shown = hit.first > sweep.reading.first and sweep.text.forms[hit.first - 1] in word_set("showing")
    return shown or (hit.definite and sweep.comma_after(hit.stop) - hit.stop <= _ADJECTIVES)


def _has_clause(sweep: Sweep, hit: Hit) -> bool:
    """Whether a dated relative clause hangs on a noun."""
    forms, end = sweep.text.forms, sweep.comma_after(hit.stop)
    agreed = hit.frame is not None and hit.frame.type == "AGREEMENT"
    for token in range(hit.stop, min(end, hit.stop + _RELATIVE_REACH)):
        if forms[token] in pronouns():
            return _is_dated(sweep, token, end)
        if forms[token] in COMMAS or (forms[token] in word_set("prepositions") and not agreed):
            return False
    return False


def _is_dated(sweep: Sweep, first: int, stop: int) -> bool:
    return any(token in sweep.timed for token in range(first, stop))
