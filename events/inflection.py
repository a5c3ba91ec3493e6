"""Forms of the verbs and nouns that lexicon rows name by one or two of them; folded, without vowel marks."""

from collections.abc import Iterator
from typing import Literal

from lexicon import fold

Form = Literal["past", "present", "future", "noun", "participle", "phrase"]
_FUTURE = "س"
_OBJECTS = ("ه", "ها", "هما", "هم")
_PERSONS = "يتن"
_WE = "ن"
_WEAK = ("ا", "ي", "و")


def inflect_verb(verb: str) -> Iterator[tuple[str, Form]]:
    """Every person and number of a verb written «perfect/imperfect» or «perfect/imperfect/jussive».

    >>> sorted(form for form, tense in inflect_verb("شن/يشن") if tense == "past")
    ['شن', 'شنا', 'شنت', 'شنتا', 'شنن', 'شننا', 'شنوا']
    """
    perfect, imperfect, *jussives = (fold(part) for part in verb.split("/"))
    for form in _past(perfect):
        yield form, "past"
    for stem in dict.fromkeys((imperfect, *jussives)):
        for form in _present(stem):
            yield form, "present"
    for form in _present(imperfect, jussive=False):
        yield _FUTURE + form, "future"


def _past(perfect: str) -> Iterator[str]:
    """Perfect: a weak last letter falls before «ت» and «وا», or stays («لقيت»)."""
    yield perfect
    if perfect.endswith(_WEAK):
        stem = perfect[:-1]
        yield from (stem + "ت", stem + "وا", stem + "تا", stem + "ينا", perfect + "ت")
        return
    yield from (perfect + ending for ending in ("ت", "وا", "ا", "تا", "نا", "ن"))


def _present(imperfect: str, *, jussive: bool = True) -> Iterator[str]:
    stem = imperfect[1:]
    weak = stem.endswith(_WEAK)
    short = stem[:-1] if weak else stem
    endings = ("", "ان", "ن") if weak else ("", "ان", "ا", "ن")
    for person in _PERSONS:
        yield from (person + stem + ending for ending in endings)
        yield from (person + short + ending for ending in ("ون", "وا", "ين"))
        if weak and jussive and person != _WE:  # «نصف» is a half and no «لم نصف»
            yield person + short


def with_objects(verb: str) -> Iterator[str]:
    """Every form of a verb with a pronoun for its object: «شنها», «نفذوه»."""
    for form, _ in inflect_verb(verb):
        stem = form[:-1] if form.endswith("وا") else form
        yield from (stem + ending for ending in _OBJECTS)


def inflect_noun(noun: str) -> Iterator[tuple[str, Form]]:
    """Singular, accusative and dual of a noun written «singular» or «singular/plural», and the plural as given."""
    singular, *plurals = (fold(part) for part in noun.split("/"))
    yield from ((form, "noun") for form in (singular, *plurals))
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    if not singular.endswith(("ه", "ات", "اء")):
        yield singular + "ا", "noun"
    duals = ("ان", "ين", "ا", "ي") if singular.endswith("ه") else ("ان", "ين")
    yield from ((stem + ending, "noun") for ending in duals)
    if singular.endswith("اء"):  # «لقائهما», «لقاؤهما»
        yield from ((singular[:-1] + seat, "noun") for seat in "ئؤ")


def inflect_participle(participle: str) -> Iterator[tuple[str, Form]]:
    """Masculine, feminine, accusative and sound plurals of a participle."""
    stem = fold(participle)
    for ending in ("", "ه", "ا", "ين", "ون", "ات"):
        yield stem + ending, "participle"
