"""The day of publication: given, or inferred from every clue of the text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np

from articles import Text
from model import Clue, PublicationDay
from temporal.expressions import TimeExpression
from temporal.likelihood import Axis, Days, axis_until, load_lags, narrowest
from temporal.meanings import Meaning
from temporal.publication_anniversaries import find_anniversaries
from temporal.publication_counts import find_count_clues
from temporal.publication_dates import find_date_clues
from temporal.publication_evidence import Evidence
from temporal.publication_facts import find_fact_clues
from temporal.publication_feasts import find_feast_clues
from temporal.publication_given import check_given
from temporal.publication_nth import find_counted_days
from temporal.publication_outside import find_outside_clues
from temporal.publication_words import says_both, says_dropped

_NEWS = frozenset({"sharp", "event", "operation", "campaign", "told"})
"""Kinds of operations that may be the news of the article."""
_EMPHASIS = 1.25
_MOST_DROPPED = 3
_SHARPNESS = 1.15
"""Fitted on dated news: how much surer the product is than its pieces, which are kept blunt each by itself."""


def infer_publication_day(text: Text, expressions: Sequence[TimeExpression]) -> PublicationDay:
    """The publication day of an article: as given (`text.article.published`), or a 95 % interval from its clues.

    A given day is trusted; where the text contradicts it, both are told in the note.
    """
    given = text.article.published
    if given is None:
        return _inferred(text, expressions)
    day, contradicted = check_given(text, expressions, given)
    if not contradicted:
        return day
    note = says_both(_inferred(text, expressions).span, (day.note_en, day.note_ar))
    return replace(day, note_en=note[0], note_ar=note[1])


def _inferred(text: Text, expressions: Sequence[TimeExpression]) -> PublicationDay:
    axis = axis_until(_today(text))
    return weigh(text, axis, find_clues(text, expressions, axis))


def find_clues(text: Text, expressions: Sequence[TimeExpression], axis: Axis) -> list[Evidence]:
    """All the evidence of a text, without what other evidence makes needless."""
    facts = list(find_fact_clues(text, axis))
    dates = [*find_date_clues(text, expressions, axis, facts), *find_outside_clues(text, axis)]
    needless = {id(each.confirms) for each in dates if each.retells}
    confirmed = {id(each.confirms) for each in dates}
    told = [each.confirmed(axis) if id(each) in confirmed else each for each in facts if id(each) not in needless]
    remembered = list(find_anniversaries(text, axis, told))
    past = {id(each.operation) for each in remembered}
    told = [each for each in told if id(each) not in past]
    counted = find_counted_days(text, axis, [each for each in told if each.kind in (*_NEWS, "lasting")])
    of_years = [each.evidence for each in remembered[:1]]
    feasts = find_feast_clues(text, expressions, axis)
    return [*dates, *_fresh(text, expressions, told), *counted, *of_years, *feasts, *find_count_clues(text, axis)]


def _fresh(text: Text, expressions: Sequence[TimeExpression], facts: Sequence[Evidence]) -> list[Evidence]:
    """Facts; those told in a sentence with the day of the news («هاجموا البلدة فجر الثلاثاء») are surely the news."""
    stretches = [text.sentence_at(each.first).stretch for each in expressions if _is_of_news(each.meaning)]
    return [
        each.emphasised(_EMPHASIS)
        if each.kind in _NEWS and any(stretch.start <= each.start < stretch.end for stretch in stretches)
        else each
        for each in facts
    ]


def _is_of_news(meaning: Meaning) -> bool:
    """Whether a day hangs on the day of publication and lies close to it: «أمس», «الثلاثاء»."""
    if meaning.kind == "days":
        return meaning.amount in (-1, 0)
    return meaning.bare_weekday and meaning.direction is None


def _today(text: Text) -> date:
    """The last day on which the article may have been published."""
    retrieved = text.article.retrieved_at
    return retrieved.date() if retrieved is not None else datetime.now(tz=UTC).date()


def weigh(text: Text, axis: Axis, found: Iterable[Evidence]) -> PublicationDay:
    """The interval, best day and clues that pieces of evidence give together.

    A piece that the rest contradict is left out, the weakest first, and the note says so.
    """
    kept = list(found)
    dropped: list[Evidence] = []
    levels = _product(axis, kept)
    while len(dropped) < _MOST_DROPPED and (wrong := _contradicted(levels, kept)):
        kept.remove(wrong)
        dropped.append(wrong)
        levels = _product(axis, kept)
    if not any(each.kind != "weekday" for each in kept):
        return PublicationDay(clues=_clues(text, kept, levels))
    first, last = narrowest(levels)
    best = int(levels.argmax())
    first, last = min(first, best), max(last, best)
    notes = [says_dropped((each.says_en, each.says_ar)) for each in dropped]
    return PublicationDay(
        earliest=axis.day(first), latest=axis.day(last), best=axis.day(best),
        basis="dateline" if any(each.kind in ("dateline", "today") for each in kept) else "inferred",
        clues=_clues(text, kept, levels), note_en="; ".join(en for en, _ in notes),
        note_ar="؛ ".join(ar for _, ar in notes),
    )  # fmt: skip


def _product(axis: Axis, evidence: Sequence[Evidence]) -> Days:
    """Log likelihood of each day under all the evidence.

    Pieces that tell the same story count for less each, but for the days before it began: those it rules out by itself.
    """
    levels = np.zeros(axis.size)
    counts = Counter(_family(each) for each in evidence)
    for each in evidence:
        begin = each.begins(axis)
        levels[:begin] += each.levels[:begin]
        levels[begin:] += each.levels[begin:] * (2 / (1 + counts[_family(each)]))
    return levels * _SHARPNESS


def _family(evidence: Evidence) -> str:
    """What evidence shares its story with: operations with each other, dates without a year with each other."""
    return load_lags()[evidence.kind].family if evidence.kind in load_lags() else evidence.kind


def _contradicted(levels: Days, evidence: Sequence[Evidence]) -> Evidence | None:
    """The weakest piece of evidence that forbids the likeliest day, or None."""
    if len(evidence) < 2:
        return None
    best = int(levels.argmax())
    wrong = [each for each in evidence if each.levels[best] <= each.floor]
    return max(wrong, key=lambda each: float(each.levels[best]), default=None)


def _clues(text: Text, evidence: Sequence[Evidence], levels: Days) -> tuple[Clue, ...]:
    """Clues in order of what they tell: how far each one's mean level lies below its level on the best day."""
    best = int(levels.argmax())
    ranked = sorted(evidence, key=lambda each: float(each.levels.mean() - each.levels[best]))
    return tuple(each.clue(text) for each in ranked)
