"""When: the days of an event, with the reason why."""

from dataclasses import replace
from datetime import timedelta

from events.freshness import from_now
from events.measured import days_after, days_before, gap_of
from events.scene import Scene, TimexAt
from events.sweep import COMMAS
from events.tellings import Telling, names_pact
from events.timex_choice import candidates, is_since, nearest, own_days
from events.word_sets import word_set
from lexicon import fold
from model import TimeSpan, Timex, When

RETOLD = "retold"
_SINCE = fold("منذ")
_DATELINE_DAYS = 10
_CONTINUES_REACH = 4
_ASKING = frozenset({"DEMAND", "THREAT", "ACCUSATION"})
"""Speech whose days are never those of what it speaks about."""
_LASTING = frozenset({"ceasefire"})
_GOES_ON = frozenset({"OFFENSIVE", "CLASH", "COOPERATION", "TROOP_PRESENCE", "DISPLACEMENT"})


def date_telling(scene: Scene, telling: Telling) -> When | None:
    """The days that the telling's own words give, or None."""
    number = telling.sentence.number
    if number not in scene.timexes_in and number not in scene.pointing_in:
        return _counted_back(scene, telling) if telling.reading.kinds[telling.part] == "background" else None
    own = own_days(scene, telling)
    if own:
        return _when(scene, telling, nearest(scene, telling, own), "clause")
    if telling.reading.kinds[telling.part] == "background":
        return _counted_back(scene, telling) or _before_main(scene, telling)
    return (
        _since_event(scene, telling)
        or _counted_on(scene, telling)
        or _of_anchor(scene, telling)
        or _after_background(scene, telling)
        or _of_sentence(scene, telling)
    )


def _when(scene: Scene, telling: Telling, at: TimexAt, basis: str) -> When | None:
    span = on_best_day(scene, at.timex)
    if span is None:
        return None
    if telling.modality == "planned" and span.earliest is None:
        span = from_now(scene, span)
    stays = telling.frame.state and telling.modality == "planned" and basis == "sentence"
    begun = stays or is_since(scene, at) or _continues(scene, telling)
    lasts = telling.frame.state or telling.type in _GOES_ON or telling.subtype in _LASTING
    if begun and span.earliest is not None and lasts:
        span = TimeSpan(earliest=span.earliest, extent="throughout")
    elif begun and span.latest is not None and telling.type in _GOES_ON:
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


def on_best_day(scene: Scene, timex: Timex) -> TimeSpan | None:
    """Days of an expression; what hangs on a publication day that a dateline gives to a day or two, on its best day."""
    span, published = timex.span, scene.publication_day
    slack = _slack(scene)
    if span is None or timex.fixed or not slack or published.best is None or published.earliest is None:
        return span
    if span.days is None or span.earliest is None or span.latest is None or span.days <= slack:
        return span
    before = (published.best - published.earliest).days
    return replace(
        span, earliest=span.earliest + timedelta(days=before), latest=span.latest - timedelta(days=slack - before)
    )


def report_span(scene: Scene) -> TimeSpan:
    """The days on which a report without a date tells what happened."""
    published = scene.publication_day
    return TimeSpan.on(published.best) if _slack(scene) and published.best is not None else published.span


def _slack(scene: Scene) -> int:
    """Days by which the publication day is open, where a dateline leaves few; else 0."""
    days = scene.publication_day.span.days
    return days - 1 if days is not None and days <= _DATELINE_DAYS and scene.publication_day.basis == "dateline" else 0


def _counted_back(scene: Scene, telling: Telling) -> When | None:
    """«زار حلب بعد يومين من الغارة»: the days of the main event less those that are counted."""
    reading = telling.reading
    gap = gap_of(scene.text.forms, reading.begin_of(telling.part))
    if gap is None:
        return None
    mains = [part for part, kind in reading.kinds.items() if kind == "main"]
    named = [at.timex.span for at in candidates(scene, telling, mains) if at.timex.span is not None]
    span = days_before(named[0] if named else report_span(scene), gap)
    return None if span is None else When(span=span, basis="before_main")


def _counted_on(scene: Scene, telling: Telling) -> When | None:
    """«زار حلب بعد يومين من الغارة التي وقعت في 3 شباط»: the day of the main event is counted from the other's."""
    reading = telling.reading
    for part, kind in reading.kinds.items():
        gap = gap_of(scene.text.forms, reading.begin_of(part)) if kind == "background" else None
        if gap is None or reading.parents.get(part) != telling.part:
            continue
        parts = [other for other in reading.kinds if other == part or reading.parents.get(other) == part]
        days = [at for at in candidates(scene, telling, parts) if at.first > reading.begin_of(part) + 1]
        span = days_after(days[0].timex.span, gap) if days and days[0].timex.span is not None else None
        if span is not None:
            return When(span=span, basis="after_background", timex=days[0].timex.mention)
    return None


def _before_main(scene: Scene, telling: Telling) -> When | None:
    """«في تشرين أمر بعد بدء العملية»: what stands behind «بعد» had begun by the days of the main event."""
    if not _stands_after(scene, telling):
        return None
    mains = [part for part, kind in telling.reading.kinds.items() if kind == "main"]
    found = candidates(scene, telling, mains)
    if not found or found[0].timex.span is None or found[0].timex.span.latest is None:
        return None
    at, span = found[0], found[0].timex.span
    if not (telling.type == "CONTACT" and span.days == 1 and _is_told_there(scene, telling)):
        span = TimeSpan(latest=span.latest)
    return When(span=span, basis="before_main", timex=at.timex.mention)


def _is_told_there(scene: Scene, telling: Telling) -> bool:
    """«أعلن الجانبان الخميس عقب لقاء»: where something is announced right after talks, they were that day."""
    reading = telling.reading
    right = scene.text.forms[reading.begin_of(telling.part)] in word_set("right_after")
    hits = scene.hits_in[telling.sentence.number]
    said = any(hit.cue is not None and hit.cue.effect == "say" and hit.first < telling.lead.first for hit in hits)
    return right and (said or "header" in reading.kinds.values())


def _stands_after(scene: Scene, telling: Telling) -> bool:
    forms, reading = scene.text.forms, telling.reading
    begin = reading.begin_of(telling.part)
    return any(form in word_set("after") for form in forms[begin : begin + 2])


def _since_event(scene: Scene, telling: Telling) -> When | None:
    """«نزحوا منذ اندلاع الاشتباكات في 13 تموز»: what goes on began when that did."""
    if not (telling.frame.state or telling.type in _GOES_ON) or telling.background:
        return None
    reading, forms = telling.reading, scene.text.forms
    for at in scene.timexes_in.get(telling.sentence.number, ()):
        part = reading.part_of(at.first)
        if (
            reading.kinds[part] == "background"
            and forms[reading.begin_of(part)] == _SINCE
            and at.timex.span is not None
        ):
            return When(span=TimeSpan(earliest=at.timex.span.earliest, extent="throughout"), basis="after_background",
                        timex=at.timex.mention)  # fmt: skip
    return None


def _after_background(scene: Scene, telling: Telling) -> When | None:
    """«في أعقاب انطلاق العملية في أيلول 2015»: the main event comes after the days of what stands behind it."""
    behind = [part for part, kind in telling.reading.kinds.items() if kind == "background"]
    found = candidates(scene, telling, behind)
    if not found or not telling.reading.retold:
        return None
    span = found[0].timex.span
    if span is None or span.earliest is None:
        return None
    return When(span=TimeSpan(earliest=span.earliest), basis="after_background", timex=found[0].timex.mention)


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
        return None
    others = ("background", "purpose", "object", "terms") if telling.type in _ASKING else ("background", "terms")
    parts = [part for part, kind in telling.reading.kinds.items() if kind not in others and part != telling.part]
    found = [at for at in candidates(scene, telling, parts) if telling.frame.state or not is_since(scene, at)]
    before = [at for at in found if at.first < telling.lead.first]
    if telling.reading.kinds[telling.part] != "header":  # «قال في مؤتمر صحفي إنه سيزور بيروت في حزيران»
        before = before or found
    if not before or (telling.frame.state and not _same_clause(scene, telling, before[-1])):
        return None
    return _when(scene, telling, before[-1], "sentence")


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
    if telling.background and telling.reading.kinds[telling.part] != "background":
        return _retold_before(scene)
    if telling.modality == "planned":
        return When(span=TimeSpan(earliest=published.earliest), basis="publication_day")
    if telling.background:
        return said_before(scene) if telling.part in telling.reading.judged or _stands_after(scene, telling) else None
    if (telling.violent or telling.type == "DETENTION") and lead is not None:
        return replace(lead, basis="article")
    if (telling.violent and not told) or names_pact(telling):
        return said_before(scene)
    return When(span=report_span(scene), basis="publication_day")


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
