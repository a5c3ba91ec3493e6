"""Salience: the first event of an article is its news."""

from collections.abc import Sequence, Set

from events.merging import Merged
from events.ontology import VIOLENT
from events.scene import Scene
from lexicon import fold

_TYPE_WEIGHT = {
    "STATEMENT": -12, "INCIDENT": -6, "SUPPORT": -5, "COOPERATION": -3, "DEMAND": -3, "ACCUSATION": -3, "THREAT": -3,
    "TROOP_PRESENCE": -3, "CONTACT": -1,
}  # fmt: skip
_VIOLENT_WEIGHT = 6
_SENTENCE_COST = 5
_LAST_SENTENCE = 10
_EXACT_KM = 12.0
# «أمر بالسحب مع تقدم القوات»: what stands behind «مع» goes along with the news.
_WITH = fold("مع")
_TITLE_KINDS = frozenset({"title", "abstract"})


def rank(scene: Scene, events: Sequence[Merged]) -> list[Merged]:
    """Events, the most salient first; ties in order of the text."""
    title = frozenset(fold(scene.text.article.title).split())
    lead = min((event.first.sentence.number for event in events), default=0)
    scored = [(-_score(scene, event, title, lead), number, event) for number, event in enumerate(events)]
    return [event for _, _, event in sorted(scored, key=lambda row: row[:2])]


def _score(scene: Scene, event: Merged, title: Set[str], lead: int) -> float:
    first = event.first
    news = [telling for telling in event.tellings if not telling.background]
    sentence = min((telling.sentence.number for telling in news or event.tellings), default=0) - lead
    score = -_SENTENCE_COST * min(sentence, _LAST_SENTENCE) + 3.0 * min(len(news), 4)
    score += _VIOLENT_WEIGHT if first.type in VIOLENT else _TYPE_WEIGHT.get(first.type, 0)
    score -= 0 if news else 60
    score -= 0 if first.polarity == "asserted" and first.modality in ("actual", "habitual", "ordered") else 15
    score -= 8 if first.harm_only else 0
    score -= 8 if first.lead.first and scene.text.forms[first.lead.first - 1] == _WITH else 0
    score += _place_score(event) + _title_score(scene, event, title)
    return score


def _place_score(event: Merged) -> float:
    if event.place is None:
        return -6
    return 4 if event.place.radius_km <= _EXACT_KM else 0


def _title_score(scene: Scene, event: Merged, title: Set[str]) -> float:
    """Words of the triggers and of the place that stand in the headline too."""
    forms = scene.text.forms
    score = 0.0
    if title:
        triggers = {forms[hit.first] for telling in event.tellings for hit in telling.hits}
        score += 4 * bool(triggers & title)
        place = event.where.toponym.surface if event.where and event.where.toponym else ""
        score += 8 * (bool(place) and set(fold(place).split()) <= title)
    kinds = {scene.text.regions[telling.sentence.region].kind for telling in event.tellings}
    return score + 6 * bool(kinds & _TITLE_KINDS)
