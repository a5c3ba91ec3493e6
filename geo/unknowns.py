"""Names that the gazetteer lacks, behind a head noun: «قرية كفر كذا», «حي صلاح الدين»."""

from collections.abc import Callable

from geo.phrases import Phrase
from geo.scan import Scan
from geo.words import HeadRow, frequent_words, word_set

_NAME_WORDS = 3
_NAME_LETTERS = 3
_SUFFIXES = ("ها", "هم", "هما")
_PROCLITICS = ("بال", "وال", "كال", "لل", "فال")
Toward = Callable[[int], bool]
"""Whether a direction with a place begins at a token («شرقي درعا»)."""


def unknown_name(scan: Scan, head: HeadRow, index: int, toward: Toward, *, cut: int = 0) -> Phrase | None:
    """The unknown name that begins at a token, or None.

    Args:
        scan: the article.
        head: the head noun before the name.
        index: where the name begins.
        toward: tells directions, which are no part of a name.
        cut: letters of the first word that are proclitics.
    """
    if not head.unknown or index >= scan.count:
        return None
    first = scan.forms[index][cut:]
    opener = first in word_set("firsts")
    if not opener and (not _may_name(first) or _speaks(scan, index, first)):
        return None
    stop = unknown_stop(scan, index, first, toward)
    if opener and stop - index == 1 and not _may_name(first):
        return None
    start, end = scan.text.letter_start(index, cut), scan.text.ends[stop - 1]
    return Phrase(
        first=index, stop=stop, start=start, end=end, kind="unknown", core=index, lead=index, head=head, evidence=3,
        name=" ".join((first, *scan.forms[index + 1 : stop])),
    )  # fmt: skip


def unknown_stop(scan: Scan, index: int, first: str, toward: Toward) -> int:
    """One past the last word of an unknown name whose first word is known."""
    stop, last = index + 1, first
    while stop < min(scan.count, index + _NAME_WORDS):
        form = scan.forms[stop]
        if toward(stop) or not _joins(scan, last, form, stop, first=stop == index + 1):
            break
        stop, last = stop + 1, form
    return stop


def _joins(scan: Scan, last: str, form: str, index: int, *, first: bool) -> bool:
    """Whether a word goes on a name: «الكبيرة» does, and anything but a stop word behind «كفر», «تل», «الشيخ»."""
    if form in word_set("seconds"):
        return True
    if last in word_set("firsts"):
        return _spelled(form) and not scan.own_word(index)
    return first and _may_name(form) and _construct(scan, last, index)


def _construct(scan: Scan, first: str, index: int) -> bool:
    """«صلاح الدين», «أورم الكبرى»: an indefinite word and a definite one that is no adjective of a place."""
    return scan.forms[index].startswith("ال") and not first.startswith("ال") and not scan.own_word(index)


def _speaks(scan: Scan, index: int, first: str) -> bool:
    """Whether a word is one of the stage's own («بمحافظة») or an indefinite adjective («حيا سكنيا»): no name."""
    before = scan.forms[index - 1] if index else ""
    accusative = first.endswith("يا") and before.endswith("ا") and not before.endswith("تا")
    return scan.own_word(index) or accusative or (first.endswith("يه") and not first.startswith("ال"))


def _may_name(form: str) -> bool:
    """Whether a word may be a name of its own: letters, no suffix, no common word, no conjunction before one."""
    return _spelled(form) and form not in frequent_words()


def _spelled(form: str) -> bool:
    """Whether a word looks like one of a name and is no stop word."""
    if form.startswith("ي") and form.endswith("ون"):
        return False  # a verb: «مزرعة يقيمون بها»
    if len(form) < _NAME_LETTERS or not form.isalpha() or form.endswith(_SUFFIXES) or form.startswith(_PROCLITICS):
        return False
    stops = word_set("stops")
    return form not in stops and not (form[0] in "وفبل" and form[1:] in stops)
