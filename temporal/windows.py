"""The stretches of an article that may hold expressions of time, as normal words, so that equal ones are read once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles import Text
from lexicon.beginnings import Beginnings
from lexicon.numbers import is_number_word
from temporal.lexemes import MARKS, NOTHING, standing

_BREAKS = frozenset(mark for mark, symbol in MARKS.items() if symbol in ("STOP", "QUOTE", "MONEY", "CODE", "PLUS"))
"""Marks that stand inside no expression; the first on either side is still seen, since rules ask for it."""
_CLAUSE_ENDS = frozenset(mark for mark, symbol in MARKS.items() if symbol in ("STOP", "QUOTE", "COMMA"))
_CONTENT = 2
"""Standing of a word that may be part of an expression."""
_RANK, _LOOK = 3, 4
"""The bits of a word's flags that hold its standing; the bit of words that must be looked at where they stand."""
_RANKS = bytes(flags & _RANK for flags in range(256))
_CONTEXT = 3
"""Words around the parts that rules may ask for."""
_DASHES = "-–"
_PLAIN = str.maketrans("–\\", "-/")
_JOINTS = "/\\.:," + _DASHES
_AUGUST = frozenset({"اب", "واب", "باب", "لاب", "فاب", "كاب"})


_UNLIKE = {"ليلا": "ئ", "وليلا": "ئ"}
"""Words of time that fold like another word, with the letter by which that one is known: «لئلا» is no «ليلا»."""
_SHORTENED = ("ت", ".", "غ")
"""«ت.غ», the zone of Greenwich: a mark inside it ends no sentence."""


class Window(NamedTuple):
    """Words of one sentence that are read together."""

    words: tuple[str, ...]
    """Folded words; those that take no part in any expression are empty; numbers joined by marks are one word."""
    tokens: Sequence[int]
    """Token of the article at which each word begins, and one past the last one."""


def _flags(form: str) -> int:
    """The standing of a word, and whether it must be looked at where it stands, since it may be joined or mistaken."""
    looked_at = form.isdecimal() or form in _AUGUST or form in _UNLIKE or form in ("و", _SHORTENED[0])
    return standing(form) | (_LOOK if looked_at else 0)


_known = Beginnings(_flags)


def find_windows(text: Text) -> Iterator[Window]:
    """Every run of words that may take part in an expression and of which one may begin it, cut at sentence ends."""
    forms = text.forms
    flags = _known.flags_of(forms, text.codes)
    standings = flags.translate(_RANKS)
    sentences = iter(text.sentences)
    sentence_stop = stop = 0
    sentence_first = 0
    for index in [index for index, rank in enumerate(standings) if rank >= _CONTENT]:
        if index < stop or (standings[index] == _CONTENT and not (forms[index].isdecimal() and _begins(text, index))):
            continue
        while sentence_stop <= index:
            sentence_first, sentence_stop = next(sentences).stretch[:2]
        first = index
        while first > sentence_first and first > stop and standings[first - 1] and not _breaks(text, first):
            first -= 1
        stop = index + 1
        while stop < sentence_stop and standings[stop] and not _breaks(text, stop - 1):
            stop += 1
        yield _window(text, flags, first, stop, cut=stop < sentence_stop)


def _breaks(text: Text, index: int) -> bool:
    """Whether no expression runs over a token: a mark that parts sentences, unless it joins two numbers."""
    if text.forms[index] not in _BREAKS or index == 0:
        return text.forms[index] in _BREAKS
    return not (_joined(text, index - 1) or _is_shortened(text.forms, index - 1))


def _is_shortened(forms: Sequence[str], index: int) -> bool:
    return forms[index] == _SHORTENED[0] and tuple(forms[index : index + 3]) == _SHORTENED


def _begins(text: Text, index: int) -> bool:
    """Whether a number begins a reading: joined to another by a mark, or last in its sentence behind «في»."""
    if _joined(text, index):
        return True
    forms = text.forms
    last = index + 1 == len(forms) or forms[index + 1] in "..!؟?،"
    return last and index > 0 and forms[index - 1] == "في" and len(forms[index]) <= 2


def _joined(text: Text, index: int) -> bool:
    """Whether a number is joined by a mark to the next one («9/10», «10:10»)."""
    forms = text.forms
    if (
        not forms[index].isdecimal()
        or index + 2 >= len(forms)
        or forms[index + 1] not in _JOINTS
        or not forms[index + 2].isdecimal()
    ):
        return False
    ends, starts = text.ends, text.starts
    tight = ends[index] == starts[index + 1] and ends[index + 1] == starts[index + 2]
    if forms[index + 1] == ",":
        return tight and len(forms[index]) == len(forms[index + 2]) == 2
    spaced = starts[index + 2] - ends[index] <= 3
    return tight or (spaced and (forms[index + 1] in "/\\" or _is_third_of_date(forms, index)))


def _is_third_of_date(forms: Sequence[str], index: int) -> bool:
    """Whether a number joined by a dash set apart is part of a date in three numbers («5 - 12 - 2024»)."""
    if forms[index + 1] not in _DASHES:
        return False
    for first in (index, index - 2):
        last = first + 4
        if first >= 0 and last < len(forms) and forms[first + 1] == forms[first + 3] in _DASHES:
            long = [len(forms[place]) for place in (first, first + 2, last) if forms[place].isdecimal()]
            if long in ([2, 2, 4], [1, 2, 4], [1, 1, 4], [2, 1, 4], [4, 2, 2], [4, 1, 1], [4, 1, 2], [4, 2, 1]):
                return True
    return False


def _window(text: Text, flags: bytes, first: int, stop: int, *, cut: bool) -> Window:
    """Words of a run; numbers joined by marks become one word; an empty word stands for a sentence that goes on."""
    ranks = flags[first:stop]
    if max(ranks) < _LOOK:
        content = [place for place, rank in enumerate(ranks) if rank >= _CONTENT]
        return _trimmed(text.forms[first:stop], range(first, stop + 1), content, cut=cut)
    words: list[str] = []
    tokens: list[int] = []
    index = first
    while index < stop:
        tokens.append(index)
        word, index = _word_at(text, index, stop, words[-1] if words else NOTHING)
        words.append(word)
    tokens.append(index)
    content = [
        place for place, word in enumerate(words) if word and (word[0].isdecimal() or _known[word] & _RANK >= _CONTENT)
    ]
    return _trimmed(words, tokens, content, cut=cut)


def _word_at(text: Text, index: int, stop: int, before: str) -> tuple[str, int]:
    """The word that begins at a token, and the token behind it."""
    forms = text.forms
    form = forms[index]
    if form.isdecimal() and _joined(text, index):
        end = index + 3
        while end - index < 6 and _joined(text, end - 1) and forms[end] == forms[index + 1]:
            end += 2
        return "".join(forms[index:end]).translate(_PLAIN), end
    if _is_shortened(forms, index):
        return "".join(_SHORTENED), index + len(_SHORTENED)
    if form == "و" and index + 1 < stop and _is_counted_on(before, forms[index + 1]):
        return form + forms[index + 1], index + 2
    other = _UNLIKE.get(form)
    mistaken = other is not None and other in text.source[text.starts[index] : text.ends[index]]
    if mistaken or (form in _AUGUST and not _is_august(text, index)):
        return NOTHING, index + 1
    return form, index + 1


def _is_counted_on(before: str, after: str) -> bool:
    """Whether a conjunction that stands apart joins the words of one number («الحادي و العشرين»)."""
    return is_number_word(after) and not after.startswith("و") and is_number_word(before)


def _trimmed(words: Sequence[str], tokens: Sequence[int], content: Sequence[int], *, cut: bool) -> Window:
    """A window without what stands too far from its parts to matter, and any end of a clause as one and the same."""
    first = last = content[0] if content else 0
    while first > 0 and content[0] - first < _CONTEXT and words[first - 1] not in _CLAUSE_ENDS:
        first -= 1
    if first > 0 and words[first - 1] in ("،", ",") and words[first][:1].isdecimal():
        first -= 1
    last = stop = content[-1] if content else len(words) - 1
    while stop + 1 < len(words) and stop - last < _CONTEXT and words[stop + 1] not in _CLAUSE_ENDS:
        stop += 1
    ends = (stop + 1 < len(words) and words[stop + 1] in _CLAUSE_ENDS) or (stop + 1 == len(words) and not cut)
    kept = tuple(words[first : stop + 1])
    return Window((*kept, "." if ends else NOTHING), [*tokens[first : stop + 2], tokens[stop + 1]])


def _is_august(text: Text, index: int) -> bool:
    """Whether «آب» is the month: with its madda, or beside a number, a slash or «شهر»; «أب» is a father."""
    if "آ" in text.source[text.starts[index] : text.ends[index]]:
        return True
    if text.forms[index] not in ("اب", "واب") or "أ" in text.source[text.starts[index] : text.ends[index]]:
        return False
    beside = {text.forms[i] for i in (index - 1, index + 1) if 0 <= i < len(text.forms)}
    return any(form.isdecimal() or form in ("/", "شهر") for form in beside)
