"""Whether a bare weekday, date or month looks forward: the words before it in its sentence tell («ستعقد الاثنين»)."""

from collections.abc import Sequence
from functools import cache

from lexicon import Row, fold, load_rows
from temporal.meanings import Meaning

_REACH = 14
"""Words before an expression that are looked at."""
_WAS_REACH = 2
"""Words between «كان» and the word that it takes back into the past («كان من المقرر»)."""
_COMMAS = frozenset("،,")
"""Set off by one, a day belongs to the verb of telling («قالت إنها ستنسحب، الجمعة، بعد»)."""
_SHORTEST = 5
"""Letters of the shortest verb with a future prefix."""
_OPEN_KINDS = frozenset({"date", "holiday", "range", "unit", "season"})
_UNSURE: dict[str, bool] = {}
_MEMO_LIMIT = 100_000


class TenseRow(Row, frozen=True, kw_only=True):
    """Words that tell the tense."""

    id: str
    """What they do."""
    words: tuple[str, ...]
    """As written."""


@cache
def _words(name: str) -> tuple[str, ...]:
    rows = load_rows("lexicon/temporal/tense.yaml", TenseRow, key="id")
    return next(tuple(fold(word) for word in row.words) for row in rows if row.id == name)


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(_words(name))


def looks_forward(forms: Sequence[str], first: int, sentence_first: int) -> bool:
    """Whether a verb or word before token `first` of a sentence points into the future."""
    telling = _word_set("telling")
    if first > sentence_first and forms[first - 1] in _COMMAS and not telling.isdisjoint(forms[sentence_first:first]):
        return False
    for index in range(first - 1, max(sentence_first, first - _REACH) - 1, -1):
        form = forms[index]
        if form in telling:
            return False
        if _is_future(form):
            return _word_set("was").isdisjoint(forms[max(sentence_first, index - _WAS_REACH) : index])
    return False


def _is_future(form: str) -> bool:
    known = _UNSURE.get(form)
    if known is None:
        if len(_UNSURE) >= _MEMO_LIMIT:
            _UNSURE.clear()
        bare = form[1:] if form[:1] in ("و", "ف") else form
        words = _word_set("future_words")
        verb = len(bare) >= _SHORTEST and bare.startswith(_words("future_heads"))
        known = form in words or bare in words or (verb and not bare.startswith(_words("not_future")))
        _UNSURE[form] = known
    return known


def undirected(meaning: Meaning) -> bool:
    """Whether the words leave open if they look back or forward."""
    if meaning.kind == "range":
        return meaning.base is not None and undirected(meaning.base)
    if meaning.kind == "unit":
        return meaning.unit == "weekend" and meaning.direction is None
    if meaning.kind in ("part", "nth"):
        return meaning.base is not None and undirected(meaning.base)
    free = meaning.year is None and meaning.direction is None and meaning.base is None
    return free and meaning.kind in _OPEN_KINDS


def forward(meaning: Meaning) -> Meaning:
    """The same, looking forward."""
    if meaning.kind == "range" and meaning.base is not None and meaning.until is not None:
        ends = [end.having(direction="future") if undirected(end) else end for end in (meaning.base, meaning.until)]
        return meaning.having(base=ends[0], until=ends[1])
    if meaning.kind in ("part", "nth") and meaning.base is not None:
        return meaning.having(base=forward(meaning.base))
    if meaning.kind == "unit":
        return meaning.having(direction="future", amount=0)
    return meaning.having(direction="future")
