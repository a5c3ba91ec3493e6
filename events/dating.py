"""When: the days of an event, with the reason why."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from events.anchoring import (
    after_background,
    before_main,
    counted_back,
    counted_on,
    since_event,
    since_pact,
    stands_after,
)
from events.freshness import from_now
from events.ontology import GOES_ON
from events.report_day import on_best_day, report_span
from events.scene import Scene, TimexAt
from events.sweep import COMMAS
from events.tellings import Telling, names_pact
from events.timex_choice import candidates, is_since, nearest, own_days
from events.word_sets import word_set
from lexicon import fold
from model import TimeSpan, When

RETOLD = "retold"
_CONTINUES_REACH = 4
_AGO, _VAGUE_BEFORE, _VAGUE_REACH = fold("قبل"), 4, 9
_ASKING = frozenset({"DEMAND", "THREAT", "ACCUSATION"})
"""Speech whose days are never those of what it speaks about."""
_LASTING = frozenset({"ceasefire"})


def date_telling(scene: Scene, telling: Telling) -> When | None:
    """The days that the telling's own words give, or None."""
    number = telling.sentence.number
    if number not in scene.timexes_in and number not in scene.pointing_in:
        return counted_back(scene, telling) if telling.reading.kinds[telling.part] == "background" else None
    own = own_days(scene, telling)
    if own:
        return _when(scene, telling, nearest(scene, telling, own), "clause")
    if telling.reading.kinds[telling.part] == "background":
        return counted_back(scene, telling) or before_main(scene, telling)
    return (
        since_event(scene, telling)
        or counted_on(scene, telling)
        or _of_anchor(scene, telling)
        or after_background(scene, telling)
        or _of_sentence(scene, telling)
        or _behind_terms(scene, telling)
    )


def _when(scene: Scene, telling: Telling, at: TimexAt, basis: str) -> When | None:
    span = on_best_day(scene, at.timex)
    if span is None:
        return None
    if telling.modality == "planned" and span.earliest is None:
        span = from_now(scene, span)
    stays = telling.frame.state and telling.modality == "planned" and basis == "sentence"
    begun = stays or is_since(scene, at) or _continues(scene, telling)
    lasts = telling.frame.state or telling.type in GOES_ON or telling.subtype in _LASTING
    if begun and span.earliest is not None and lasts:
        span = TimeSpan(earliest=span.earliest, extent="throughout")
    elif begun and span.latest is not None and telling.type in GOES_ON:
        span = TimeSpan(earliest=span.latest, extent="throughout")
    elif telling.frame.state:
        span = TimeSpan(earliest=span.earliest, latest=span.latest, extent="throughout")
    elif is_since(scene, at) and span.earliest is not None:
        span = TimeSpan(earliest=span.earliest, latest=max(report_span(scene).latest or span.earliest, span.earliest))
    elif span.extent == "throughout" or span.latest is None:
        span = TimeSpan(earliest=span.earliest, latest=span.latest or scene.publication_day.latest)
    return When(span=span, basis=basis, timex=at.timex.mention)


def _continues(scene: Scene, telling: Telling) -> bool:
    """«تتواصل العملية التي أطلقت في أيلول»: the days are those of its beginning."""
    first = max(telling.sentence.stretch.first, telling.lead.first - _CONTINUES_REACH)
    return telling.type == "OFFENSIVE" and not word_set("continues").isdisjoint(
        scene.text.forms[first : telling.lead.first]
    )


def _of_anchor(scene: Scene, telling: Telling) -> When | None:
    """«حينذاك»: the days of what the word points back to."""
    for at in scene.pointing_in.get(telling.sentence.number, ()):
        anchor = at.timex.anchor
        timex = scene.anchors.get(anchor.start) if anchor is not None else None
        if timex is not None and timex.span is not None:
            return When(span=timex.span, basis="anaphor", timex=at.timex.mention)
    return None


def _of_sentence(scene: Scene, telling: Telling) -> When | None:
    """Days named elsewhere in the sentence: where the speech is dated, or a neighbouring clause."""
    if telling.reading.kinds[telling.part] == "terms":
        return since_pact(scene, telling)
    others = ("background", "purpose", "object", "terms") if telling.type in _ASKING else ("background", "terms")
    parts = [part for part, kind in telling.reading.kinds.items() if kind not in others and part != telling.part]
    found = [at for at in candidates(scene, telling, parts) if telling.frame.state or not is_since(scene, at)]
    before = [at for at in found if at.first < telling.lead.first]
    if telling.reading.kinds[telling.part] != "header":  # «قال في مؤتمر صحفي إنه سيزور بيروت في حزيران»
        before = before or found
    if not before or (telling.frame.state and not _same_clause(scene, telling, before[-1])):
        return None
    if telling.modality == "planned" and _is_said_then(scene, telling, before[-1]):
        return None
    return _when(scene, telling, before[-1], "sentence")


def _behind_terms(scene: Scene, telling: Telling) -> When | None:
    """«وقعت الدولتان مذكرة بشأن الطيران عام 2017»: the day behind terms in which nothing is to happen is the pact's."""
    reading, today = telling.reading, scene.publication_day.latest
    told = {scoped.part for scoped in reading.triggers}
    parts = [part for part, kind in reading.kinds.items() if kind == "terms" and part not in told]
    found = candidates(scene, telling, [part for part in parts if reading.parents.get(part) == telling.part])
    latest = found[-1].timex.span.latest if found and found[-1].timex.span is not None else None
    if telling.type != "AGREEMENT" or latest is None or today is None or latest > today:
        return None
    return _when(scene, telling, found[-1], "clause")


def _is_said_then(scene: Scene, telling: Telling, at: TimexAt) -> bool:
    """«قال الثلاثاء إنه سيسحب الجنود»: what is planned is not for the day on which it was told."""
    latest, today = at.timex.span.latest if at.timex.span else None, scene.publication_day.latest
    said = telling.reading.kinds[telling.reading.part_of(at.first)] == "header" or at.first < telling.lead.first
    return said and latest is not None and today is not None and latest <= today


def _same_clause(scene: Scene, telling: Telling, at: TimexAt) -> bool:
    low, high = sorted((at.first, telling.lead.first))
    return not any(form in COMMAS for form in scene.text.forms[low:high])


def date_by_article(scene: Scene, telling: Telling, lead: When | None, *, told: bool) -> When | None:
    """The days of a telling that names none: the article's own day for news, the publication day else.

    Args:
        scene: the article.
        telling: the telling.
        lead: days of the article's first dated news, if it has one.
        told: whether the article tells an attack; else it only speaks of «الهجوم», of which its readers have heard.
    """
    published = scene.publication_day
    if published.earliest is None:
        return lead if telling.violent and not telling.background else None
    if telling.frame.state:
        return When(span=TimeSpan(earliest=published.earliest, extent="throughout"), basis="state")
    if telling.modality == "planned" and not telling.background:
        return When(span=TimeSpan(earliest=published.earliest), basis="publication_day")
    if telling.background or _is_vaguely_past(scene, telling):
        return _date_retold(scene, telling)
    if (telling.violent or telling.type == "DETENTION") and lead is not None:
        return replace(lead, basis="article")
    if (telling.violent and not told) or names_pact(telling):
        return said_before(scene)
    return When(span=report_span(scene), basis="publication_day")


def _date_retold(scene: Scene, telling: Telling) -> When | None:
    """The days of what is retold without one: bounded by the report, or what is planned in it, to come."""
    if telling.reading.kinds[telling.part] != "background":
        return _retold_before(scene)
    if telling.modality == "planned":
        return When(span=TimeSpan(earliest=scene.publication_day.earliest), basis="publication_day")
    return said_before(scene) if telling.part in telling.reading.judged or stands_after(scene, telling) else None


def _is_vaguely_past(scene: Scene, telling: Telling) -> bool:
    """«انسحبت قبل أيام», «مؤخرا»: in its own clause, behind the trigger, or right before it."""
    forms, first = scene.text.forms, telling.lead.first
    begin = max(telling.sentence.stretch.first, first - _VAGUE_BEFORE)
    near = forms[begin : min(telling.sentence.stretch.stop, telling.lead.stop + _VAGUE_REACH)]
    if not word_set("lately").isdisjoint(near):
        return True
    return any(one == _AGO and other in word_set("vague_past") for one, other in pairwise(near))


def _retold_before(scene: Scene) -> When | None:
    """«وكانت القوات قد انسحبت»: what is retold without a day was before the day of the report."""
    latest = report_span(scene).latest
    return None if latest is None else When(span=TimeSpan(latest=latest - timedelta(days=1)), basis=RETOLD)


def said_before(scene: Scene) -> When | None:
    """The days of what speech judges without a day: at the latest the report's."""
    latest = report_span(scene).latest
    return None if latest is None else When(span=TimeSpan(latest=latest), basis="before_report")


def is_comment(telling: Telling) -> bool:
    """«قالت، أمس، إن الضربات على القامشلي تقوض الاستقرار»: a remark on attacks that are known has no day of its own."""
    reading = telling.reading
    if not telling.violent or telling.background or telling.modality != "actual":
        return False
    if telling.quantities or "header" not in reading.kinds.values():
        return False
    named = all(hit.form == "noun" and hit.definite for hit in telling.hits)
    begins = reading.begin_of(telling.part)
    first = 0 <= telling.lead.first - begins <= 1 and begins > reading.first
    return named and first and (telling.when is None or telling.when.basis != "clause")
