"""Forms of verbs and nouns."""

import pytest

from events.inflection import inflect_noun, inflect_participle, inflect_verb


@pytest.mark.parametrize(
    ("verb", "form", "tense"),
    [
        ("شن/يشن", "شنت", "past"),
        ("شن/يشن", "تشن", "present"),
        ("شن/يشن", "ستشن", "future"),
        ("نفى/ينفي", "نفت", "past"),
        ("نفى/ينفي", "نفوا", "past"),
        ("نفى/ينفي", "ينفون", "present"),
        ("نفى/ينفي", "تنف", "present"),
        ("دعا/يدعو", "دعت", "past"),
        ("دعا/يدعو", "يدعون", "present"),
        ("بقي/يبقى", "بقيت", "past"),
        ("قام/يقوم/يقم", "تقم", "present"),
        ("قصف/يقصف", "نقصف", "present"),
    ],
)
def test_verb_has_form(verb: str, form: str, tense: str) -> None:
    assert (form, tense) in set(inflect_verb(verb))


def test_weak_verb_has_no_short_future() -> None:
    assert "سير" not in {form for form, _ in inflect_verb("رأى/يرى")}


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("غارة/غارات", {"غاره", "غارات", "غارتان", "غارتين", "غارتا", "غارتي"}),
        ("هجوم/هجمات", {"هجوم", "هجوما", "هجومان", "هجومين", "هجمات"}),
    ],
)
def test_noun_has_dual_and_accusative(noun: str, forms: set[str]) -> None:
    assert {form for form, _ in inflect_noun(noun)} == forms


def test_masculine_noun_has_no_form_in_ya() -> None:
    assert "هجومي" not in {form for form, _ in inflect_noun("هجوم")}


def test_participle_has_feminine_and_plurals() -> None:
    forms = {form for form, _ in inflect_participle("متمركز")}
    assert {"متمركزه", "متمركزين", "متمركزون", "متمركزات", "متمركزا"} <= forms
