"""Carrying over: the days and places that a telling takes from its article, and how far they carry."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from events.dating import date_by_article
from events.freshness import is_fresh, is_report_day
from events.ontology import VIOLENT
from events.placing import UNPLACED, where_of
from events.sameness import same_where
from events.scene import Scene
from events.sections import section_places
from events.sides import attackers, sides_differ
from events.tellings import Telling
from events.word_sets import word_set
from model import When, Where

_LEAD_SENTENCES = 3
"""A report names its day in its first sentences; a day named later is another event's."""
_LOCAL = VIOLENT | {"DETENTION", "PROTEST", "INCIDENT"}

_JOINED = _LOCAL | {"TROOP_PRESENCE"}


def fill_from_article(scene: Scene, tellings: Sequence[Telling]) -> None:
    """Days and places that a telling does not name come from the article, and say so."""
    news = [telling for telling in tellings if telling.violent and not telling.background]
    first = news[0].sentence.number if news else 0
    lead = _lead(scene, news, first)
    sections = section_places(scene)
    home = sections.get(first)
    told = any(
        not t.lead.definite or t.type == "TERRITORY" or t.quantities or (t.lead.split.suffix and t.where) for t in news
    )
    before: Telling | None = None
    for telling in tellings:
        telling.pointing = points(telling)
        head = sections.get(telling.sentence.number)
        if telling.when is None:
            telling.when = date_by_article(scene, telling, lead if head is home else None, told=told)
        if telling.where is None and telling.type not in UNPLACED:
            telling.where = (
                _joined(scene, telling, before)
                or _same_place(scene, telling, before)
                or (where_of(head, "section") if head else None)
            )
        if telling.where is not None and (telling.type in _LOCAL or telling.subtype == "deploy"):
            before = telling
    _place_around(tellings)


def _lead(scene: Scene, news: Sequence[Telling], first: int) -> When | None:
    """The day of the report: that of its first dated news; it carries no further than the section that names it."""
    dated = [(t.sentence.number - first, t.when) for t in news if t.when and is_report_day(scene, t.when)]
    fresh = next((when for gap, when in dated if gap <= _LEAD_SENTENCES and is_fresh(scene, when)), None)
    return fresh or next((when for gap, when in dated if gap <= 1), None)


def _joined(scene: Scene, telling: Telling, before: Telling | None) -> Where | None:
    """«داهمت دورية منزلا في الشحيل واعتقلت شخصين»: a verb joined on goes on where the one before it is."""
    lead = telling.lead
    if before is None or before.sentence is not telling.sentence or before.where is None or telling.background:
        return None
    light = lead.form in ("noun", "phrase") and scene.text.forms[lead.first - 1].startswith("و")
    joined = light or (lead.form == "past" and lead.split.prefix == "و")
    named = scene.toponyms_in.get(telling.sentence.number, ())
    between = any(before.lead.stop <= at.first < lead.first for at in named)
    return replace(before.where, basis="sentence") if joined and between and telling.type in _JOINED else None


def _same_place(scene: Scene, telling: Telling, before: Telling | None) -> Where | None:
    """«قصفت القرية نفسها»: the place of the event told before."""
    if before is None or before.where is None or not telling.violent:
        return None
    first, stop = telling.sentence.stretch[:2]
    forms = scene.text.forms[first:stop]
    pairs = pairwise(forms)
    told = any(one in word_set("places") and other in word_set("same") for one, other in pairs)
    return replace(before.where, basis="anaphor") if told else None


def _place_around(tellings: Sequence[Telling]) -> None:
    """«سيطرت على المدينة بعد معارك»: what led to a change of hands, and who left after it, was where that was."""
    taken: Telling | None = None
    struck: Telling | None = None
    for telling in tellings:
        if telling.where is None and struck is not None and struck.where is not None and _answers(struck, telling):
            telling.where = replace(struck.where, basis="anaphor")
        if telling.violent and not telling.background and telling.where is not None:
            # Fighting that breaks out there names no attacker, so the attack before it still says who struck.
            again = struck is not None and same_where(struck.where, telling.where) and not attackers([telling])
            struck = struck if again else telling
        if telling.type == "TERRITORY" and telling.where is not None:
            taken = telling
        elif taken is not None and taken.where is not None and telling.where is None and _is_around(taken, telling):
            telling.where = replace(taken.where, basis="anaphor")


def _answers(struck: Telling, telling: Telling) -> bool:
    """«هاجموا السجن … ونفذ التحالف غارات»: another side joins in where the attack is."""
    if not telling.violent or telling.background or telling.pointing or telling.harm_only:
        return False
    return telling.sentence.number - struck.sentence.number <= 1 and sides_differ([struck], [telling])


def _is_around(taken: Telling, telling: Telling) -> bool:
    gap = telling.sentence.number - taken.sentence.number
    if telling.type == "TROOP_MOVEMENT":
        return telling.subtype == "withdraw" and gap <= 1
    return gap == 0 and telling.background and telling.violent


def points(telling: Telling) -> bool:
    """Whether a telling only points to an attack: «أدان الهجوم»."""
    dated = telling.when is not None and telling.when.basis == "clause"
    noun = telling.lead.form in ("noun", "phrase") and telling.lead.definite
    return telling.violent and noun and telling.where is None and not telling.quantities and not dated
