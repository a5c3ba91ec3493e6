"""Days that an event takes from another event of its sentence: counted from it, or bounded by it."""

from events.freshness import is_history
from events.measured import days_after, days_before, gap_of
from events.ontology import GOES_ON
from events.report_day import report_span
from events.scene import Scene
from events.tellings import Telling
from events.timex_choice import candidates
from events.word_sets import word_set
from lexicon import fold
from model import TimeSpan, When

_SINCE = fold("منذ")


def counted_back(scene: Scene, telling: Telling) -> When | None:
    """«زار حلب بعد يومين من الغارة»: the days of the main event less those that are counted."""
    reading = telling.reading
    gap = gap_of(scene.text.forms, reading.begin_of(telling.part))
    if gap is None:
        return None
    mains = [part for part, kind in reading.kinds.items() if kind == "main"]
    named = [at.timex.span for at in candidates(scene, telling, mains) if at.timex.span is not None]
    span = days_before(named[0] if named else report_span(scene), gap)
    return None if span is None else When(span=span, basis="before_main")


def counted_on(scene: Scene, telling: Telling) -> When | None:
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


def before_main(scene: Scene, telling: Telling) -> When | None:
    """«في تشرين أمر بعد بدء العملية»: what stands behind «بعد» had begun by the days of the main event."""
    if not stands_after(scene, telling):
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


def stands_after(scene: Scene, telling: Telling) -> bool:
    """Whether a background part begins with a word for what was before («بعد», «عقب»)."""
    forms, reading = scene.text.forms, telling.reading
    begin = reading.begin_of(telling.part)
    return any(form in word_set("after") for form in forms[begin : begin + 2])


def since_event(scene: Scene, telling: Telling) -> When | None:
    """«نزحوا منذ اندلاع الاشتباكات في 13 تموز»: what goes on began when that did."""
    if not (telling.frame.state or telling.type in GOES_ON) or telling.background:
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


def after_background(scene: Scene, telling: Telling) -> When | None:
    """«في أعقاب انطلاق العملية في أيلول 2015»: the main event comes after the days of what stands behind it."""
    behind = [part for part, kind in telling.reading.kinds.items() if kind == "background"]
    found = candidates(scene, telling, behind)
    if not found or not telling.reading.retold:
        return None
    span = found[0].timex.span
    if span is None or span.earliest is None:
        return None
    return When(span=TimeSpan(earliest=span.earliest), basis="after_background", timex=found[0].timex.mention)


def since_pact(scene: Scene, telling: Telling) -> When | None:
    """«في أيار 2014 توصلا إلى اتفاق يقضي بخروج المقاتلين»: what an old agreement set out was to come after it."""
    parts = [part for part, kind in telling.reading.kinds.items() if kind in ("main", "background")]
    found = [at for at in candidates(scene, telling, parts) if at.first < telling.lead.first]
    span = found[-1].timex.span if found else None
    if span is None or span.earliest is None or not is_history(scene, When(span=span, basis="sentence")):
        return None
    telling.background = True
    return When(span=TimeSpan(earliest=span.earliest), basis="after_background", timex=found[-1].timex.mention)
