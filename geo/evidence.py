"""How surely words name a place, and how phrases hang together: containment, lists, repetition."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial

from articles import Text
from geo.areas import SETTLED
from geo.cues import cue_before, feminine_verb, past_verb, speech_verb
from geo.gazetteer import Gazetteer
from geo.needs import needed_cue
from geo.phrases import Phrase
from geo.resolving import Resolver, weights_of
from geo.scan import COMMAS, PREPOSITIONS
from geo.words import endings_of, frequent_words, may_end, word_set
from lexicon import fold, splits

_LINK_WORDS_AR = 'في من ضمن التابعة التابع الواقعة الواقع بالقرب و إلى - ( ) » « " ” “'
LINKS = frozenset(fold(word) for word in _LINK_WORDS_AR.split())
"""What may stand between a name and the area that it lies in."""
WEAK_HEADS = frozenset({"district", "subdistrict", "front", "field", "crossing", "mountain"})
"""Head nouns that keep an unknown name only where the text says in which area it lies."""
LAND_HEADS = frozenset({"mountain", "valley", "street", "landmark", "inside"})
"""Head nouns that are no proof that a common word is a village."""
KNOWN_STATE = 70.0
"""Weight from which on one mention behind a preposition vouches for the others."""
SURE = 3
"""Evidence of a head noun; enough for any name."""
NEVER = 9
"""What `needed_cue` asks of names that nothing makes a place."""
ANY = frozenset({"any", "state", "syria"})
_QUOTES = frozenset('»«"”“')
_JOINTS = COMMAS | {"و", "-", "/", "او"}
_LINK_WORDS = 3
_SUBJECT_WORDS = 4
"""Words behind a verb among which its subject ends."""


def link_phrases(phrases: Sequence[Phrase], text: Text) -> None:
    """Note on each phrase the area behind it that it lies in («بلدة كفرنبل بريف إدلب الجنوبي»), lists drawn along."""
    for index in range(len(phrases) - 2, -1, -1):
        one, two = phrases[index], phrases[index + 1]
        if one.kind not in ("name", "unknown") or one.shape in ("between", "border"):
            continue
        if two.kind == "adjective" and two.first == one.stop and two.prefix == "ال" and len(one.ids) > 1:
            one.within = two
            continue
        if _lies_in(one, two, text):
            one.within = two
        elif coordinated(one, two, text) and two.within is not None and not one.is_area and not two.is_area:
            one.within = two.within
        if one.within is not None and not one.is_area:
            one.evidence = max(one.evidence, 2)


def _lies_in(one: Phrase, two: Phrase, text: Text) -> bool:
    """Whether the second phrase says where the first lies."""
    if two.lead - one.stop > _LINK_WORDS:
        return False
    gap = text.forms[one.stop : two.lead]
    if not LINKS.issuperset(gap):
        return False
    if two.kind == "adjective" or "و" in gap or two.prefix[:1] in ("و", "ف"):
        return False
    contains = two.is_area or two.near_km > 0 or (two.head is not None and two.head.id == "governorate")
    if not contains and not (gap or two.prefix.endswith("ب")):
        return False
    if one.is_area and not contains:
        return False
    return contains or (two.kind == "name" and bool({"في", "التابعه", "الواقعه"} & set(gap) or two.prefix == "ب"))


def coordinated(one: Phrase, two: Phrase, text: Text) -> bool:
    """Whether the second phrase follows the first in a list."""
    joint = ""
    for index in range(one.stop, two.lead):
        form = text.forms[index]
        if form in _QUOTES:
            continue
        if joint or form not in _JOINTS:
            return False
        joint = form
    return bool(joint) or two.prefix.startswith("و")


def accept(phrases: Sequence[Phrase], text: Text, gazetteer: Gazetteer, resolver: Resolver) -> list[Phrase]:
    """The phrases that name places: those whose evidence is enough for their name."""
    sure = _sure_names(phrases, text, gazetteer)
    half_sure = cache(partial(_half_sure, phrases, text, gazetteer))
    kept: list[Phrase] = []
    for index, phrase in enumerate(phrases):
        if phrase.kind == "unknown" and phrase.head and phrase.head.id in WEAK_HEADS and not _worth_keeping(phrase):
            continue
        if phrase.kind != "name" or phrase.dateline or not phrase.ids:
            kept.append(phrase)
            continue
        need = needed_cue(phrase, gazetteer)
        if phrase.evidence >= SURE and need < NEVER and not (need >= SURE and _of_land(phrase)):
            kept.append(phrase)
            continue
        if _after_first_name(phrase, text):
            need += 2
        if (
            need == 0
            or (need <= SURE and phrase.name in sure)
            or _evidence(phrases, index, text, resolver, half_sure) >= need
        ):
            phrase.kept = True
            kept.append(phrase)
    return kept


def _of_land(phrase: Phrase) -> bool:
    """Whether the head noun is one of land or streets, behind which any adjective may stand («جبال عالية»)."""
    return phrase.head is not None and phrase.head.id in LAND_HEADS


def _sure_names(phrases: Sequence[Phrase], text: Text, gazetteer: Gazetteer) -> set[str]:
    """Names that the article gives once beyond doubt: behind a head noun, or, for a state, behind a preposition."""
    weights = weights_of(gazetteer)
    return {
        phrase.name
        for phrase in phrases
        if phrase.kind == "name" and phrase.ids
        and (phrase.evidence >= SURE or (weights[phrase.ids[0]] >= KNOWN_STATE and _behind_preposition(phrase, text)))
    }  # fmt: skip


def _behind_preposition(phrase: Phrase, text: Text) -> bool:
    return bool(phrase.lead and text.forms[phrase.lead - 1] in PREPOSITIONS) or phrase.prefix[-1:] in ("ب", "ل")


def _worth_keeping(phrase: Phrase) -> bool:
    """Whether an unknown name behind a weak head noun is one: the text says where it lies, and it has an article."""
    named = phrase.name.startswith("ال") or phrase.name.split()[0] in word_set("firsts")
    return phrase.within is not None and not phrase.listed and named


def _half_sure(phrases: Sequence[Phrase], text: Text, gazetteer: Gazetteer) -> list[Phrase]:
    """Names behind a preposition that want one thing more: two of them near each other vouch for each other."""
    return [
        phrase
        for phrase in phrases
        if phrase.kind == "name" and phrase.ids and not phrase.is_area and _behind_preposition(phrase, text)
        and needed_cue(phrase, gazetteer) == SURE - 1
    ]  # fmt: skip


def _evidence(
    phrases: Sequence[Phrase], index: int, text: Text, resolver: Resolver, half_sure: Callable[[], Sequence[Phrase]]
) -> int:
    """How surely a phrase names a place, by the words and names beside it."""
    phrase = phrases[index]
    evidence = max(_told_by_area(phrase, resolver), _by_cue(phrase, text, resolver))
    if phrase.other is not None:
        evidence = max(evidence, SURE - 1)
    for other in (phrases[index - 1] if index else None, phrases[index + 1] if index + 1 < len(phrases) else None):
        if other is not None and _settled(other):
            one, two = (other, phrase) if other.first < phrase.first else (phrase, other)
            if coordinated(one, two, text) and (other.evidence >= SURE or other.name not in frequent_words()):
                evidence = max(evidence, resolver.together(phrase, other), int(_towns(phrase, other, resolver)))
    if evidence and (resolver.neighbour(phrase) or _vouched(phrase, text, resolver, half_sure)):
        evidence += 1
    return min(evidence, SURE - 1) if phrase.name in frequent_words() else evidence


def _vouched(phrase: Phrase, text: Text, resolver: Resolver, half_sure: Callable[[], Sequence[Phrase]]) -> bool:
    """Whether a half sure name has another one near it."""
    return _behind_preposition(phrase, text) and phrase in half_sure() and resolver.near_any(phrase, half_sure())


def _towns(phrase: Phrase, other: Phrase, resolver: Resolver) -> bool:
    """Whether both phrases of a list name settlements, the other one surely."""
    rows = resolver.gazetteer.rows
    if other.is_area or not other.ids or any(rows[one.ids[0]].kind not in SETTLED for one in (phrase, other)):
        return False
    return other.kept or other.evidence >= SURE or needed_cue(other, resolver.gazetteer) == 0


def _told_by_area(phrase: Phrase, resolver: Resolver) -> int:
    """The evidence of the phrase itself; hardly any where the area behind it is not one that holds the name."""
    if phrase.within is None or phrase.evidence != SURE - 1 or resolver.held(phrase):
        return phrase.evidence
    return 0


def _by_cue(phrase: Phrase, text: Text, resolver: Resolver) -> int:
    """1 behind a preposition or a cue of one word, 2 behind a longer cue («سيطر على»)."""
    if not phrase.prefix.strip("وف"):
        cue = cue_before(text.forms, phrase.lead, ANY)
        if cue is not None and cue.row.role == "location" and len(cue.words) > 1:
            return 2
        last = text.forms[phrase.lead - 1] if phrase.lead else ""
        if cue is not None or past_verb(last) or speech_verb(last) or _object_of_control(phrase, text):
            return 1
        if phrase.ids and _acts(phrase, text, resolver):
            return 1
    return int(_behind_preposition(phrase, text))


@cache
def _controls() -> frozenset[str]:
    """Verbs of control and fire, with the conjunctions that may stand before them."""
    return frozenset(prefix + word for prefix in ("", "و", "ف") for word in word_set("controls"))


def _object_of_control(phrase: Phrase, text: Text) -> bool:
    """«استعاد الجيش السوري الميادين»: whether a verb of control or fire stands before, its subject between."""
    if phrase.prefix:
        return False
    for index in range(phrase.lead - 2, max(-1, phrase.lead - 2 - _SUBJECT_WORDS), -1):
        form = text.forms[index]
        if form in _controls():
            return True
        if form in PREPOSITIONS or not form.isalpha():
            return False
    return False


def _acts(phrase: Phrase, text: Text, resolver: Resolver) -> bool:
    """Whether a state or its capital stands before its verb («القاهرة تستضيف»)."""
    if resolver.gazetteer.rows[phrase.ids[0]].kind not in ("country", "capital") or phrase.stop >= len(text.forms):
        return False
    return feminine_verb(text.forms[phrase.stop])


def _settled(phrase: Phrase) -> bool:
    return phrase.kind in ("name", "unknown") and phrase.shape not in ("border", "between")


def _after_first_name(phrase: Phrase, text: Text) -> bool:
    """«علي الباب»: a name behind a person's first name is a surname."""
    if not phrase.lead or phrase.prefix:
        return False
    before = text.forms[phrase.lead - 1]
    return may_end(before, _first_name_endings()) and _is_first_name(before)


@cache
def _first_name_endings() -> frozenset[str]:
    return endings_of(word_set("firsts_of_persons"))


@lru_cache(maxsize=65_536)
def _is_first_name(form: str) -> bool:
    names = word_set("firsts_of_persons")
    return any(split.stem in names for split in splits(form) if "ال" not in split.prefix)
