"""What an agreement sets out: a part of its sentence that has days and places of its own."""

from events.modality import is_during
from events.sweep import Sweep
from events.triggers import Hit
from events.word_sets import word_set

_OPENER_REACH = 26
_BESIDE = 3
_TALKED = frozenset({"AGREEMENT", "CONTACT"})


def open_terms(sweep: Sweep, token: int) -> None:
    """Begin the terms at a token; what they name happens on no day and at no place of the agreement itself."""
    if token >= sweep.stop or token < sweep.side_stop or sweep.reading.kinds[sweep.part] == "terms":
        return
    parent = sweep.part
    sweep.part = sweep.new_part(token, sweep.stop, "terms")
    sweep.reading.parents[sweep.part] = parent


def open_agreed(sweep: Sweep, hit: Hit) -> None:
    """«اتفقا في سوتشي على سحب القوات», «اتفاق بشأن إدلب»: the terms begin behind the verb's or the noun's particle."""
    forms = sweep.text.forms
    verb = hit.frame is not None and hit.frame.content == "plan"
    words = word_set("agreed_verb" if verb else "agreed_noun")
    first = hit.stop if verb else _behind_pact(sweep, hit)
    for token in range(first, min(sweep.stop, first + (_OPENER_REACH if verb else _BESIDE))):
        if token not in sweep.timed and forms[token] in words:
            behind = forms[token + 1] if token + 1 < sweep.stop else ""
            if behind not in word_set("aside_of"):
                open_terms(sweep, token)
                return


def _behind_pact(sweep: Sweep, hit: Hit) -> int:
    """One past the pact that a verb is about («توصلت أنقرة وموسكو أمس إلى اتفاق حول …»); else one past the words."""
    forms = sweep.text.forms
    if hit.form in ("noun", "phrase"):
        return hit.stop
    stop = min(sweep.stop, hit.stop + _OPENER_REACH)
    return next((t + 1 for t in range(hit.stop, stop) if forms[t] in word_set("pacts_made")), hit.stop)


def part_in_terms(sweep: Sweep, hit: Hit) -> int:
    """The part of a trigger: the agreement, and the meeting in which it was made, stand outside of its terms."""
    part = sweep.current(hit.first)
    frame, kinds = hit.frame, sweep.reading.kinds
    if frame is None or kinds[part] != "terms" or frame.type not in _TALKED:
        return part
    if frame.type == "CONTACT":
        if not is_during(sweep, hit):
            return part
        _close(sweep, hit.first - 1)
    return sweep.reading.parents[part]


def _close(sweep: Sweep, token: int) -> None:
    """End the terms at a token: what follows belongs to the agreement again («… خلال لقاء في موسكو أمس»)."""
    parent = sweep.reading.parents[sweep.part]
    base = sweep.reading.first
    sweep.reading.parts[token - base : sweep.stop - base] = [parent] * (sweep.stop - token)
    sweep.part = parent
