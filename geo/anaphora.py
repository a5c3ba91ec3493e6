"""Words that point back to a place: «هناك», «المنطقة», «البلاد», «المدينة»."""

from collections.abc import Mapping, Sequence
from functools import cache

from articles import Text
from geo.areas import SETTLED
from geo.gazetteer import Gazetteer
from geo.phrases import Phrase
from geo.sentences import Sentences
from geo.words import AnaphorRow
from lexicon import fold, splits
from model import Place

GROUPS = {
    "country": frozenset({"country"}),
    "area": frozenset({"area", "governorate", "district", "subdistrict", "mountain", "valley", "river"}),
    "settlement": SETTLED,
    "city": frozenset({"city", "capital", "town"}),
    "facility": frozenset(
        {"airport", "base", "crossing", "dam", "bridge", "oil_field", "gas_field", "prison", "port", "site"}
    ),
    "field": frozenset({"oil_field", "gas_field"}),
}
REACH = {"country": 40, "governorate": 40, "area": 3, "there": 2}
"""How many sentences back an antecedent may stand."""
NEIGHBOURS = frozenset({"country-tr", "country-iq", "country-lb", "country-jo", "country-il"})
KEPT_WITHOUT = frozenset({"there", "country", "area"})
"""Anaphors that are worth telling even where nothing is found that they point to."""
_REACH = 6
_BORDER_WORDS, _WITH, _BORDER = 3, fold("مع"), fold("حدود")
_END_MARKS = frozenset('.،,؛:!؟?»")”')
_LOCATIVE = frozenset(
    fold(word)
    for word in (
        "من",
        "إلى",
        "في",
        "ل",
        "و",
        "حتى",
        "منذ",
        "بعد",
        "قبل",
        "أيضا",
        "على",
        "خلال",
        "حيث",
        "لمدة",
        "أمس",
        "اليوم",
        "ضد",
    )
)


def points_back(phrase: Phrase, text: Text) -> bool:
    """Whether the words point to a place here, by the words beside them."""
    row = phrase.anaphor
    if row is None:
        return True
    before = _words_before(text.forms, phrase.lead)
    if before and any(_ends_with(before, words) for words in _by_last(row.not_before).get(before[-1], ())):
        return False
    after = text.forms[phrase.stop] if phrase.stop < len(text.forms) else "."
    if row.locative:
        return _locative(before, after, phrase)
    return (after,) not in _folded(row.not_after)


def _locative(before: Sequence[str], after: str, phrase: Phrase) -> bool:
    """«هناك» as "there", not "there is": behind a preposition, or before a pause or a preposition."""
    if phrase.prefix:
        return False
    if before and before[-1] in ("من", "الي"):
        return True
    return (
        bool(before)
        and before[-1] not in _END_MARKS
        and (after in _END_MARKS or after in _LOCATIVE or after.startswith("ل"))
    )


def _words_before(forms: Sequence[str], index: int) -> Sequence[str]:
    return forms[max(0, index - 4) : index]


def _ends_with(before: Sequence[str], words: Sequence[str]) -> bool:
    if len(words) > len(before) or list(before[len(before) - len(words) + 1 :]) != list(words[1:]):
        return False
    first = before[len(before) - len(words)]
    return first == words[0] or any(split.stem == words[0] for split in splits(first))


@cache
def _kinds(groups: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(GROUPS.get(group, frozenset({group})) for group in groups))


@cache
def _folded(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(phrase).split()) for phrase in words)


@cache
def _by_last(phrases: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Folded phrases by their last word, in every form that it may have with a conjunction or preposition before it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in _folded(phrases):
        lasts = (
            [words[-1]] if len(words) > 1 else [prefix + words[0] for prefix in ("", "و", "ف", "ب", "ل", "وب", "ول")]
        )
        for last in lasts:
            found.setdefault(last, []).append(words)
    return {last: tuple(group) for last, group in found.items()}


class Memory:
    """The places told so far in an article, newest last."""

    def __init__(self, text: Text, sentences: Sentences, gazetteer: Gazetteer, home: str) -> None:
        self.forms = text.forms
        self.sentences = sentences
        self.home = gazetteer.places.get(f"country-{home.lower()}")
        self._told: list[tuple[int, Phrase]] = []

    def tell(self, phrase: Phrase) -> None:
        """Remember a phrase with its place."""
        if phrase.place is not None and not phrase.dateline:
            self._told.append((self.sentences.number(phrase.first), phrase))

    def resolve(self, phrase: Phrase) -> Phrase | None:
        """The phrase that an anaphor points to, or None."""
        row = phrase.anaphor
        groups = row.groups if row else ("governorate", "city")
        sentence = self.sentences.number(phrase.first)
        reach = REACH.get(row.id, _REACH) if row else 40
        kinds = _kinds(groups)
        for number, told in reversed(self._told):
            if sentence - number > reach:
                return None
            if row is not None and row.id == "country" and number < sentence and not self._home_told(told):
                continue
            if _fits(told, kinds, row) and not self._only_borders(told):
                return told
        return None

    def _home_told(self, told: Phrase) -> bool:
        return self.home is None or told.place is None or told.place.place_id == self.home.place_id

    def neighbour(self, phrase: Phrase) -> Place | None:
        """The country beside Syria told last before a phrase, whatever it did there («الحدود مع سوريا»)."""
        here = self.sentences.number(phrase.first)
        for number, told in reversed(self._told):
            if here - number > REACH["area"]:
                return None
            if told.place is not None and told.place.place_id in NEIGHBOURS:
                return told.place
        return None

    def country(self, phrase: Phrase) -> Place | None:
        """The country that «البلاد» means where no place is an antecedent.

        That is the one the article is about; but as long as nothing of it was told, the one state that the sentence
        names («هنأ روسيا وشعبها بالتحديث في البلاد»), and none where it names several. Adjectives do not count: «غارات
        للطيران الروسي في شمال البلاد».
        """
        told = [other.place for _, other in self._told if other.place is not None]
        if self.home is None or not told or any(place.country_code == self.home.country_code for place in told):
            return self.home
        here = self.sentences.number(phrase.first)
        states = {
            other.place.place_id: other.place
            for number, other in self._told
            if number == here and other.kind == "name" and other.place is not None and other.place.kind == "country"
        }
        return next(iter(states.values()), self.home) if len(states) <= 1 else None

    def _only_borders(self, told: Phrase) -> bool:
        """«قرب الحدود الإدارية مع محافظة دمشق»: a place that only borders what the text is about."""
        before = self.forms[max(0, told.lead - _BORDER_WORDS) : told.lead]
        return _WITH in before and any(split.stem.startswith(_BORDER) for form in before for split in splits(form))


def _fits(told: Phrase, kinds: frozenset[str], row: AnaphorRow | None) -> bool:
    place = told.place
    if place is not None and row is not None and told.head is not None and told.head.id == row.id:
        return told.role in ("location", "topic")
    if place is None or place.kind not in kinds or (told.shape == "border" and told.kind != "anaphor"):
        return False
    if row is None or row.id == "province":
        return told.role != "actor" and bool(place.governorate or place.kind == "governorate")
    if row.id == "country":
        return told.role in ("location", "topic")
    if row.id in ("town", "village") and place.kind in ("city", "capital"):
        return False
    return told.role in ("location", "anaphor") and (row.id == "there" or place.country_code in ("SY", ""))
