"""Which of the days named in a sentence are those of an event."""

from collections.abc import Sequence
from functools import cache

from events.asides import pronouns
from events.cues import load_cues
from events.scene import Scene, TimexAt
from events.sweep import COMMAS
from events.tellings import Telling
from events.triggers import Hit
from events.word_sets import word_set
from lexicon import fold, splits

REPORT_DAYS = 3
"""Days that a fresh report may leave open."""
_SINCE = frozenset({fold("منذ"), fold("ومنذ")})
_BEGUN_REACH = 8
_LONG_PAST = 60
_APART = 8
_SIGNED_REACH = 8
_BASELINE_REACH = 9
_SPEECH = frozenset({"DEMAND", "THREAT", "ACCUSATION"})
_FINITE = frozenset({"past", "present"})


def candidates(scene: Scene, telling: Telling, parts: Sequence[int]) -> list[TimexAt]:
    """Days named in some parts of a telling's sentence."""
    reading = telling.reading
    return [
        at
        for at in scene.timexes_in.get(telling.sentence.number, ())
        if reading.part_of(at.first) in parts
        and at.timex.type != "SET"
        and not scene.sums_up(telling.sentence.number, at.first)
        and not (
            _is_baseline(scene, telling, at)
            or _is_ahead(scene, telling, at)
            or _is_signed(scene, telling, at)
            or _is_lasting(scene, telling, at)
        )
    ]


def _is_lasting(scene: Scene, telling: Telling, at: TimexAt) -> bool:
    """«انسحبت من النقطة المحاصرة منذ عام»: the days are those of what goes on, if the trigger is not what does."""
    if not is_since(scene, at) or at.first < telling.lead.stop:
        return False
    first = max(telling.lead.stop + 1, at.first - _SIGNED_REACH)
    return not word_set("lasting").isdisjoint(scene.text.forms[first : at.first])


def _is_signed(scene: Scene, telling: Telling, at: TimexAt) -> bool:
    """«في ظل الاتفاق الموقع في 5 آذار», «تنفيذا لاتفاق 10 آذار»: the day is that of the agreement."""
    if (
        telling.type != "AGREEMENT"
        and at.first > telling.lead.stop
        and _is_word_for_pact(scene.text.forms[at.first - 1])
    ):
        return True
    first = max(telling.sentence.stretch.first, at.first - _SIGNED_REACH)
    return telling.violent and not word_set("signed").isdisjoint(scene.text.forms[first : at.first])


def _is_word_for_pact(form: str) -> bool:
    """Whether a word right before a day makes it the name of a pact."""
    return any(split.stem in word_set("pacts") for split in splits(form))


def own_days(scene: Scene, telling: Telling) -> list[TimexAt]:
    """The days beside a telling: of several not when it was announced, nor those of a clause that hangs on a noun.

    «أعلن الجيش الأحد مقتل خمسة في هجوم وقع الجمعة»; «في السويداء، التي ظلت بمنأى عن الحرب منذ 2010، في أواخر تموز».
    """
    found = candidates(scene, telling, (telling.part,))
    behind = [at for at in found if at.first >= telling.lead.stop and _is_day(at)]
    said = _announcement(scene, telling) if behind else None
    if said is not None:
        found = [at for at in found if not said <= at.first < telling.lead.first]
    found = [at for at in found if not _is_of_noun(scene, telling, at)]
    return [at for at in found if not _hangs_on_noun(scene, telling, at)] or found


def _is_day(at: TimexAt) -> bool:
    span = at.timex.span
    return span is not None and span.days is not None and span.days <= REPORT_DAYS


def _announcement(scene: Scene, telling: Telling) -> int | None:
    """One past the last word of saying before the event is named."""
    hits = scene.hits_in.get(telling.sentence.number, ())
    said = [hit.stop for hit in hits if hit.cue is not None and hit.cue.effect == "say" and hit.form in _FINITE]
    return max((stop for stop in said if stop <= telling.lead.first), default=None)


def _hangs_on_noun(scene: Scene, telling: Telling, at: TimexAt) -> bool:
    """Whether days stand in a relative clause that begins behind the trigger and a comma."""
    forms = scene.text.forms
    for token in range(at.first - 1, telling.lead.stop, -1):
        if forms[token] in COMMAS:
            return False
        if forms[token] in pronouns():
            return forms[token - 1] in COMMAS
    return False


def _is_of_noun(scene: Scene, telling: Telling, at: TimexAt) -> bool:
    """«عودة القوات إلى النقاط التي كانت فيها قبل عام 2011»: days long past, behind a pronoun, are the noun's."""
    latest, today = at.timex.span.latest if at.timex.span else None, scene.publication_day.earliest
    if latest is None or today is None or (today - latest).days <= _LONG_PAST or telling.reading.retold:
        return False
    forms, stop = scene.text.forms, telling.lead.stop
    pronoun = next((token for token in range(stop + 1, at.first) if forms[token] in pronouns()), stop)
    return telling.type != "AGREEMENT" and not word_set("prepositions").isdisjoint(forms[stop:pronoun])


def _is_ahead(scene: Scene, telling: Telling, at: TimexAt) -> bool:
    """«اتفقوا على عقد لقاء في حزيران», «تدميرها بحلول 2027»: what is told in the past has no days to come."""
    span, today = at.timex.span, scene.publication_day.latest
    told = telling.lead.form == "past" or (telling.lead.form == "present" and telling.type in _SPEECH)
    if not told or telling.modality != "actual" or span is None or today is None:
        return False
    begins = span.earliest or span.latest
    return begins is not None and begins > today


def _is_baseline(scene: Scene, telling: Telling, at: TimexAt) -> bool:
    """«أكبر تصعيد منذ عام 2020» compares and dates nothing."""
    if not is_since(scene, at):
        return False
    first = max(telling.sentence.stretch.first, at.first - _BASELINE_REACH)
    words = _baseline_words()
    return any(split.stem in words for form in scene.text.forms[first : at.first] for split in splits(form))


@cache
def _baseline_words() -> frozenset[str]:
    """First words of the cues that make a following «منذ» a comparison."""
    rows = [row for row in load_cues() if row.effect == "baseline"]
    return frozenset(fold(words).split()[-1] for row in rows for words in row.words)


def is_since(scene: Scene, at: TimexAt) -> bool:
    """Whether days stand behind «منذ», or behind a beginning that it names («منذ بدء النزاع في 2011»)."""
    forms, first = scene.text.forms, max(0, at.first - _BEGUN_REACH)
    since = [token for token in range(first, at.first + 1) if forms[token] in _SINCE]
    if not since or since[-1] >= at.first - 1:
        return bool(since)
    return forms[since[-1] + 1] in word_set("starts") and COMMAS.isdisjoint(forms[since[-1] : at.first])


def nearest(scene: Scene, telling: Telling, found: Sequence[TimexAt]) -> TimexAt:
    """The narrowest days of those nearest to a trigger; what stands behind «منذ» yields to a day of its own."""
    forms = scene.text.forms

    def distance(at: TimexAt, hit: Hit) -> int:
        if at.first >= hit.stop:
            return at.first - hit.stop
        apart = hit.split.prefix.startswith("و") or not COMMAS.isdisjoint(forms[at.stop : hit.first])
        return hit.first - at.stop + _APART * apart

    def cost(at: TimexAt) -> tuple[int, int]:
        gap = min(distance(at, hit) for hit in telling.hits)
        days = at.timex.span.days if at.timex.span and at.timex.span.days else 400
        return days > REPORT_DAYS, gap

    return min(found, key=cost)
