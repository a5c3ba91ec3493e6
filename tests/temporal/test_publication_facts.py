"""Tables of office-holders and operations, and what they say about the day of publication."""

from datetime import date

import pytest

from articles import clean
from lexicon.actors import load_actors
from lexicon.folding import fold
from lexicon.offices import load_offices, office_of
from lexicon.operations import load_operations, load_word_lists
from model import Article
from temporal.likelihood import axis_until, load_lags
from temporal.publication_facts import find_fact_clues

AXIS = axis_until(date(2026, 6, 30))
PERSONS = [actor for actor in load_actors() if actor.kind == "person" and actor.terms]
OPERATIONS = load_operations()


def facts(text):
    return list(find_fact_clues(clean(Article(article_id="a", text=text)), AXIS))


def level_on(evidence, day):
    return evidence.levels[AXIS.index(day)]


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: person.id)
def test_person_terms_run_forward_and_name_an_office(person):
    for term in person.terms:
        assert term.end is None or term.begin <= term.end
        assert office_of(term) is not None, term.office_ar
        assert term.source


def test_person_names_mean_one_person():
    owners = {}
    for person in PERSONS:
        for name in {fold(name) for name in (person.name_ar, *person.names)}:
            assert owners.setdefault(name, person.id) == person.id


def test_same_office_of_one_person_has_terms_in_order():
    for person in PERSONS:
        by_office = {}
        for term in person.terms:
            by_office.setdefault(office_of(term), []).append(term)
        for terms in by_office.values():
            begins = [term.begin for term in terms]
            assert begins == sorted(begins)


def test_office_titles_name_one_office():
    titles = [title for office in load_offices() for title in {fold(title) for title in office.titles}]
    assert [title for title in set(titles) if titles.count(title) > 1] == []


@pytest.mark.parametrize("person", PERSONS, ids=lambda person: person.id)
def test_person_named_with_the_office_is_found(person):
    term = person.terms[-1]
    found = [each for each in facts(f"وقال {term.office_ar} {person.name_ar} ذلك.") if each.kind == "office"]
    assert any(person.name_en in each.says_en for each in found)
    assert max(level_on(each, max(term.begin, date(2011, 1, 1))) for each in found) == 0.0


@pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: row.id)
def test_operation_rows_are_whole(row):
    assert row.phrases or row.together
    assert row.fades in load_lags()
    assert row.end is None or row.begin <= row.end
    assert all(first <= last for first, last in row.also)
    assert row.source
    words = [word for group in (*row.together, row.unless) for word in group if word.startswith("@")]
    assert set(words) <= set(load_word_lists())


@pytest.mark.parametrize("row", [row for row in OPERATIONS if row.phrases], ids=lambda row: row.id)
def test_operation_is_found_by_its_name(row):
    assert any(row.name_en in each.says_en for each in facts(f"ذكرت الوكالة {row.phrases[0]} مرة أخرى."))


@pytest.mark.parametrize("row", [row for row in OPERATIONS if row.together], ids=lambda row: row.id)
def test_operation_is_found_by_words_told_together(row):
    lists = load_word_lists()
    words = [lists.get(group[0], group)[0] for group in row.together]
    assert any(row.name_en in each.says_en for each in facts(" ".join(words) + "."))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [(row, sentence) for row in OPERATIONS for sentence in row.ok],
    ids=lambda value: str(value)[:40],
)
def test_operation_is_found_in_its_examples(row, sentence):
    assert any(row.name_en in each.says_en for each in facts(sentence))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [(row, sentence) for row in OPERATIONS for sentence in row.not_],
    ids=lambda value: str(value)[:40],
)
def test_operation_is_not_found_in_its_counter_examples(row, sentence):
    assert all(row.name_en not in each.says_en for each in facts(sentence))


def test_operation_words_in_different_sentences_tell_nothing():
    text = "وقع هجوم على القرية.\nثم وصل الناس إلى دوما.\nوتحدث الطبيب عن غاز سام في المصنع."
    assert all("Douma" not in each.says_en for each in facts(text))


def test_operation_is_not_told_beside_a_word_that_excludes_it():
    threat = "حذرت المنظمة من هجوم محتمل تشنه قوات النظام على إدلب."
    assert all("Government offensives in Idlib" not in each.says_en for each in facts(threat))


def test_name_without_office_says_less_than_with_it():
    (alone,) = facts("تحدث جيمس ماتيس طويلا.")
    (titled,) = facts("تحدث وزير الدفاع جيمس ماتيس طويلا.")
    outside = date(2012, 1, 1)
    assert alone.kind == "name"
    assert titled.kind == "office"
    assert level_on(titled, date(2022, 1, 1)) < level_on(alone, date(2022, 1, 1))
    assert level_on(titled, outside) < -1


def test_office_word_of_a_deputy_is_another_office():
    (found,) = facts("تحدث نائب الرئيس جو بايدن طويلا.")
    assert level_on(found, date(2014, 1, 1)) == 0.0
    assert level_on(found, date(2022, 1, 1)) < -1


def test_former_office_holder_is_named_after_the_term():
    (found,) = facts("كتب الرئيس السابق باراك أوباما مذكراته.")
    assert found.kind == "former"
    assert level_on(found, date(2018, 1, 1)) > level_on(found, date(2015, 1, 1))


def test_office_of_a_designated_person_lies_before_the_term():
    (found,) = facts("يشكل رئيس الوزراء المكلف جوزيبي كونتي حكومته.")
    assert level_on(found, date(2018, 5, 25)) == 0.0
