"""Clues from checked facts: office-holders named with their office, and known operations."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from articles import Text
from lexicon import Match, Matcher, fold
from lexicon.actors import ActorRow, Term, load_actors
from lexicon.offices import office_of, title_matcher
from lexicon.operations import load_operations, load_word_lists
from model import TimeSpan
from temporal.likelihood import Axis
from temporal.publication_evidence import Evidence, Spans, evidence_around
from temporal.publication_vocabulary import word_set as _words
from temporal.publication_words import says_office, says_operation

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_REACH_LEFT, _REACH_RIGHT = 9, 5
_NAMES, _UNLESS = -1, -2
_NEAR = 24
_LEAD_SENTENCES = 2
_EMPHASIS = (1.0, 1.4, 2.0)
_BEFORE_OFFICE = timedelta(days=75)


class _Naming(NamedTuple):
    """A person named in the text."""

    person: ActorRow
    first: int
    stop: int
    office: str | None
    word: str


class _Cue(NamedTuple):
    """A group of words of an operation: its names, its `unless`, or the number of one of `together`."""

    operation: int
    group: int
    mark: int


class _Telling(NamedTuple):
    """An operation in the text."""

    first: int
    stop: int
    sentences: int
    lead: bool

    @property
    def emphasis(self) -> float:
        """How much surer than a passing word: told in the lead or in several sentences, it is the news itself."""
        return _EMPHASIS[min(self.lead + self.sentences, len(_EMPHASIS)) - 1]


@cache
def _persons() -> Matcher[ActorRow]:
    people = [actor for actor in load_actors() if actor.kind == "person" and actor.terms]
    return Matcher((_words_of(name), person) for person in people for name in (person.name_ar, *person.names))


def _words_of(phrase: str) -> str:
    """A phrase cut into words, numbers and marks as texts are («جنيف-2»)."""
    return " ".join(_TOKEN.findall(fold(phrase)))


@cache
def _cues() -> Matcher[tuple[_Cue, ...]]:
    """Words of operations -> every group of every operation that they stand in."""
    lists = load_word_lists()
    by_words: dict[str, list[_Cue]] = {}
    for number, row in enumerate(load_operations()):
        for group, words in ((_NAMES, row.phrases), (_UNLESS, row.unless), *enumerate(row.together)):
            for phrase in (each for word in words for each in lists.get(word, (word,))):
                by_words.setdefault(_words_of(phrase), []).append(_Cue(number, group, _mark(group)))
    return Matcher((words, tuple(cues)) for words, cues in by_words.items())


def find_fact_clues(text: Text, axis: Axis) -> Iterator[Evidence]:
    """Evidence of the office-holders and operations that a text names."""
    yield from _office_clues(text, axis)
    yield from _operation_clues(text, axis)


def _office_clues(text: Text, axis: Axis) -> Iterator[Evidence]:
    namings: dict[str, list[_Naming]] = {}
    for match in _named(text):
        namings.setdefault(match.entry.id, []).append(_naming(text, match))
    for named in namings.values():
        person = named[0].person
        best = max(named, key=lambda naming: (naming.office is not None, naming.word != "", -naming.first))
        terms = [term for term in person.terms if best.office in (None, office_of(term))]
        kind = "name" if best.office is None else "former" if best.word == "former" else "office"
        spans = _spans(terms, best.word)
        at = (text.starts[best.first], text.ends[best.stop - 1])
        allows = None if kind == "name" else TimeSpan(earliest=spans[0][0], latest=spans[-1][1])
        found = evidence_around(axis, kind, spans, at=at, says=says_office(person, terms, kind), allows=allows)
        lead = kind == "office" and text.sentence_at(best.first).number < _LEAD_SENTENCES
        yield found.emphasised(_EMPHASIS[1]) if lead else found


def _named(text: Text) -> Iterator[Match[ActorRow]]:
    """Every person with terms of office that a text names."""
    persons, stop = _persons(), 0
    for index in persons.beginnings().among(text.forms, text.codes):
        found = persons.at(text.forms, index) if index >= stop else ()
        if found:
            stop = found[0].stop
            yield found[0]


def _spans(terms: Sequence[Term], word: str) -> Spans:
    """The days on which somebody is in office; is a former holder of it; or is about to take it."""
    if word == "coming":
        return [(term.begin - _BEFORE_OFFICE, term.begin) for term in terms]
    if word == "":
        return [(term.begin, term.end) for term in terms]
    begins = [term.begin for term in terms[1:]]
    after = [(term.end, begin) for term, begin in zip_longest(terms, begins) if term is not None and term.end]
    return after or [(terms[0].begin, None)]


def _naming(text: Text, match: Match[ActorRow]) -> _Naming:
    """A person with the office that stands beside the name, if it is one of the person's own."""
    sentence = text.sentence_at(match.first).stretch
    left = max(sentence.first, match.first - _REACH_LEFT)
    right = min(sentence.stop, match.stop + _REACH_RIGHT)
    own = {office_of(term) for term in match.entry.terms}
    titles = [*title_matcher().find(text.forms, left, match.first)][::-1]
    titles.extend(title_matcher().find(text.forms, match.stop, right))
    for found in titles:
        deputy = found.first > 0 and text.forms[found.first - 1] in _words("deputy")
        if found.entry in own and not deputy:
            first, stop = min(found.first, match.first), max(found.stop, match.stop)
            near = text.forms[first : min(sentence.stop, stop + 2)]
            word = next((name for name in ("former", "coming") if not _words(name).isdisjoint(near)), "")
            return _Naming(match.entry, first, stop, found.entry, word)
    return _Naming(match.entry, match.first, match.stop, None, "")


def _operation_clues(text: Text, axis: Axis) -> Iterator[Evidence]:
    rows = load_operations()
    for number, told in _told_operations(text).items():
        row = rows[number]
        at = (text.starts[told.first], text.ends[told.stop - 1])
        spans = [(row.begin, row.end), *row.also]
        allows = TimeSpan(earliest=row.begin)
        found = evidence_around(axis, row.fades, spans, at=at, says=says_operation(row), allows=allows)
        yield found if told.emphasis == 1 else found.emphasised(told.emphasis)


def _told_operations(text: Text) -> dict[int, _Telling]:
    """Operation -> the tokens that tell it first, and how much the text makes of it."""
    by_sentence: dict[int, list[Match[tuple[_Cue, ...]]]] = {}
    cues, forms = _cues(), text.forms
    for index in cues.beginnings().among(forms, text.codes):
        matches = cues.at(forms, index)
        if matches:
            by_sentence.setdefault(text.sentence_at(index).number, []).extend(matches)
    told: dict[int, _Telling] = {}
    for number, matches in by_sentence.items():
        for operation, (first, stop) in _told_in(matches):
            known = told.get(operation) or _Telling(first, stop, 0, number < _LEAD_SENTENCES)
            told[operation] = known._replace(sentences=known.sentences + 1)
    return told


@cache
def _wholes() -> tuple[int, ...]:
    """For each operation, what the marks of all its groups of `together` add up to."""
    return tuple(sum(_mark(group) for group in range(len(row.together))) for row in load_operations())


def _mark(group: int) -> int:
    """A power of two for each group of an operation: 1 for its `unless`, 2 for its names, then those of `together`."""
    return 1 << (group - _UNLESS)


def _told_in(matches: Sequence[Match[tuple[_Cue, ...]]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Operations that a sentence names or tells by words near each other, with the tokens that do."""
    met: dict[int, int] = {}
    for match in matches:
        for operation, _, mark in match.entry:
            met[operation] = met.get(operation, 0) | mark
    wholes = _wholes()
    for operation, marks in met.items():
        if marks & _mark(_UNLESS) or not (marks & _mark(_NAMES) or marks == wholes[operation]):
            continue
        groups = _groups_of(operation, matches)
        tokens = groups[_NAMES][0] if _NAMES in groups else _nearest(list(groups.values()))
        if _NAMES in groups or tokens[1] - tokens[0] <= _NEAR:
            yield operation, tokens


def _groups_of(operation: int, matches: Sequence[Match[tuple[_Cue, ...]]]) -> dict[int, list[tuple[int, int]]]:
    """Group -> the tokens of its words, for one operation."""
    groups: dict[int, list[tuple[int, int]]] = {}
    for match in matches:
        for cue in match.entry:
            if cue.operation == operation:
                groups.setdefault(cue.group, []).append((match.first, match.stop))
    return groups


def _nearest(groups: Sequence[Sequence[tuple[int, int]]]) -> tuple[int, int]:
    """First and last token of the members, one a group, that stand nearest the rarest group's first member."""
    anchor = min(groups, key=len)[0][0]
    chosen = [min(members, key=lambda member: abs(member[0] - anchor)) for members in groups]
    return min(first for first, _ in chosen), max(stop for _, stop in chosen)
