"""Running totals: what is summed up over months says nothing of the day, place or number of one attack."""

from collections.abc import Mapping, Sequence

from articles import Sentence, Text
from events.quantities import QuantitiesIn
from events.word_sets import word_set
from lexicon import fold
from model import Timex

_SINCE = frozenset({fold("منذ"), fold("ومنذ")})
_LONG_DAYS, _MANY = 28, 10
_NOUN_REACH, _OPENING = 6, 5
_ATTACKS = frozenset({"strike", "attack"})


def find_totals(
    text: Text,
    sentences: Sequence[Sentence],
    timexes_in: Mapping[int, Sequence[tuple[int, int, Timex]]],
    quantities_in: QuantitiesIn,
) -> dict[int, int]:
    """Number of a sentence -> its first token that sums up months; none where nothing does.

    «قتل مدني بقصف على سرمين، ليرتفع عدد القتلى منذ بداية العام إلى 40» sums up from «ليرتفع» on; «استجابت فرقنا منذ
    مطلع العام لأكثر من 300 هجوم» sums up as a whole, and so does «تسببت هذه الهجمات» behind it.

    Args:
        text: the article.
        sentences: those that hold a trigger.
        timexes_in: expressions of time with days, each behind its first token and one past its last, by sentence.
        quantities_in: what is counted, by sentence.
    """
    found: dict[int, int] = {}
    for sentence in sentences:
        stretch, number = sentence.stretch, sentence.number
        long = _long_times(text, sentence, timexes_in.get(number, ()))
        rise = _rise(text, stretch.first, stretch.stop) if long else None
        if rise is not None and any(first > rise for first in long):
            found[number] = rise
        elif (long and _counts_attacks(text, sentence, quantities_in)) or _goes_on(text, sentence, found):
            found[number] = stretch.first
    return found


def _long_times(text: Text, sentence: Sentence, timexes: Sequence[tuple[int, int, Timex]]) -> list[int]:
    """First tokens of stretches of weeks or more, and of «منذ» but for what began in the last days."""
    forms, stretch = text.forms, sentence.stretch
    spans = [(first, timex.span.days if timex.span is not None else None) for first, _, timex in timexes]
    long = [first for first, days in spans if days is not None and days >= _LONG_DAYS]
    if _SINCE.isdisjoint(forms[stretch.first : stretch.stop]):
        return long
    short = {token for first, days in spans if days is not None and days < _LONG_DAYS for token in (first - 1, first)}
    since = (token for token in range(stretch.first, stretch.stop) if forms[token] in _SINCE)
    return [*long, *(token for token in since if token not in short)]


def _rise(text: Text, first: int, stop: int) -> int | None:
    """The verb that says what a count comes to: «ليرتفع عدد القتلى», «وبلغت حصيلة الضحايا»."""
    forms, verbs, nouns = text.forms, word_set("total_verbs"), word_set("total_nouns")
    for token in range(first, stop):
        if forms[token] in verbs and not nouns.isdisjoint(forms[token + 1 : min(stop, token + 1 + _NOUN_REACH)]):
            return token
    return None


def _counts_attacks(text: Text, sentence: Sentence, quantities_in: QuantitiesIn) -> bool:
    """«وثق المرصد منذ مطلع العام 120 غارة»: a count that somebody keeps."""
    stretch = sentence.stretch
    if word_set("keeps_count").isdisjoint(text.forms[stretch.first : stretch.stop]):
        return False
    counted = (quantity for _, _, quantity, _, _ in quantities_in[sentence.number])
    return any(quantity.unit in _ATTACKS and quantity.low >= _MANY for quantity in counted)


def _goes_on(text: Text, sentence: Sentence, found: Mapping[int, int]) -> bool:
    """«تسببت هذه الهجمات بمقتل أربعة»: right behind a total, what so many attacks led to."""
    stretch, before = sentence.stretch, sentence.number - 1
    if before not in found or found[before] != text.sentences[before].stretch.first:
        return False
    opening = text.forms[stretch.first : min(stretch.stop, stretch.first + _OPENING)]
    return not word_set("these").isdisjoint(opening) and not word_set("many_attacks").isdisjoint(opening)
