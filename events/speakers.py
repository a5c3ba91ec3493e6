"""The name behind a word of saying: a known actor, a government by its capital, a person met before, or a new name."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from articles import Text
from events.actor_lexicon import load_actor_lexicon
from events.actors import ActorMention
from events.speech_lexicon import SpeechLexicon
from lexicon import fold

_SAME_NAME = 80.0
_LETTERS_APART = 2
_NAME_WORDS = 5
_TITLE_WORDS = 14
_SHORTEST = 3


class Speaker(NamedTuple):
    """Somebody who says something."""

    source_id: str | None
    """Row of `actors.yaml`, or None."""
    name_en: str
    """Display name, English; the words used where the lexicon has none."""
    name_ar: str
    """Display name, Arabic."""
    names: tuple[str, ...]
    """Folded words of the person's own name, for meeting the person again under another spelling."""
    start: int
    """Source offset of the words that name them."""
    end: int
    """Source offset one past these words."""
    stop: int
    """One past their last token."""


Persons = Mapping[str, Sequence[ActorMention]]
"""The last names of persons, folded, to where they are named, in order."""


def persons_among(actors: Sequence[ActorMention]) -> Persons:
    """The known persons among the actors of an article by their last names."""
    found: dict[str, list[ActorMention]] = {}
    for actor in actors:
        if actor.row.kind == "person":
            found.setdefault(fold(actor.surface).split()[-1], []).append(actor)
    return found


def find_speaker(
    text: Text, first: int, limit: int, *, actors: Mapping[int, ActorMention], persons: Persons,
    lexicon: SpeechLexicon, known: Sequence[Speaker],
) -> Speaker | None:  # fmt: skip
    """Who is named from token `first` on, at the latest up to `limit`; None when nobody is.

    Args:
        text: the article.
        first: where the name would begin.
        limit: one past the last token of the sentence.
        actors: the article's actors by first token.
        persons: `persons_among` them.
        lexicon: words at which a name ends, and words for whoever spoke last.
        known: speakers met before, earliest first.
    """
    actor, stops = actors.get(first), lexicon.stops
    if text.forms[first].startswith("لل") and text.forms[first] in stops:
        return None  # «قال للصحفيين»
    if actor is not None:
        stop: int = actor.stop
        names: tuple[str, ...] = ()
        named = actor.row is not None and actor.row.kind == "person"
        if actor.head in load_actor_lexicon().titles and not named:
            stop, names = _behind(text, actor.stop, limit, actors=actors, stops=stops)
            person = _person_among(actors, actor.stop, stop)
            if person is not None:
                return _speaker(text, first, stop, actor=person, names=names, start=actor.start)
        return _speaker(text, first, stop, actor=actor, names=names or _own_names(actor), start=actor.start)
    stop = _name_end(text, first, limit, actors=actors, stops=stops, most=_NAME_WORDS)
    if stop == first:
        return None
    words = tuple(text.forms[first:stop])
    again = known[-1] if known and words[0] in lexicon.again else _met_before(words, known)
    if again is not None:
        start, end = text.span(first, stop)
        return again._replace(start=start, end=end, stop=stop)
    return _by_last_name(text, first, stop, persons) or _by_capital(text, first, stop)


def _by_last_name(text: Text, first: int, stop: int, persons: Persons) -> Speaker | None:
    """The known person named earlier by his full name whose last name is the first word, or the last one."""
    for end in (first + 1, stop):
        named = reversed(persons.get(text.forms[end - 1], ()))
        person = next((actor for actor in named if actor.first < first), None)
        if person is not None:
            return _speaker(text, first, end, actor=person, names=_own_names(person))
    return None


def new_name(
    text: Text, first: int, limit: int, *, actors: Mapping[int, ActorMention], stops: frozenset[str]
) -> Speaker | None:
    """A name that nothing is known about («قال فلان الفلاني إن»); its office may stand behind it («مدير المرصد»)."""
    stop = _name_end(text, first, limit, actors=actors, stops=stops, most=_NAME_WORDS)
    if stop == first or stop >= limit or len(text.forms[first]) < _SHORTEST:
        return None
    office = next((index for index in range(first, stop) if index in actors), stop)
    return _speaker(text, first, stop, actor=actors.get(office), names=tuple(text.forms[first:office]))


def _person_among(actors: Mapping[int, ActorMention], first: int, stop: int) -> ActorMention | None:
    """The known person whose name ends a title: «مبعوث واشنطن الخاص … جيمس جيفري»."""
    named = (actors[index] for index in range(first, stop) if index in actors)
    return next((actor for actor in named if actor.row.kind == "person"), None)


def _speaker(
    text: Text, first: int, stop: int, *, actor: ActorMention | None, names: tuple[str, ...], start: int | None = None
) -> Speaker:
    begin = text.starts[first] if start is None else start
    end = text.ends[stop - 1]
    if actor is not None:
        return Speaker(actor.actor_id, actor.name_en, actor.name_ar, names, begin, end, stop)
    words = text.source[begin:end]
    return Speaker(None, words, words, names, begin, end, stop)


def _behind(
    text: Text, first: int, limit: int, *, actors: Mapping[int, ActorMention], stops: frozenset[str]
) -> tuple[int, tuple[str, ...]]:
    """Where a title ends, and the name at its end: «المتحدث باسم البنتاغون» + «باترك رايدر»."""
    stop = _name_end(text, first, limit, actors=actors, stops=stops, most=_TITLE_WORDS)
    if not _ends_in_name(text, stop, limit, stops):
        return first, ()
    names = [form for form in text.forms[first:stop] if len(form) >= _SHORTEST]
    if all(form.startswith("ال") for form in names):
        return first, ()
    return stop, tuple(names[-3:])


def _ends_in_name(text: Text, stop: int, limit: int, stops: frozenset[str]) -> bool:
    """Whether words end at a mark or a stop word, and do not run on to the end of the sentence."""
    return stop < limit and (not text.forms[stop].isalpha() or text.forms[stop] in stops)


def _name_end(
    text: Text, first: int, limit: int, *, actors: Mapping[int, ActorMention], stops: frozenset[str], most: int
) -> int:
    """One past the last token that can belong to a name."""
    at, last = first, min(limit, first + most)
    while at < last:
        form = text.forms[at]
        if not form.isalpha() or form in stops:
            break
        at = actors[at].stop if at in actors else at + 1
    return min(at, limit)


def _own_names(actor: ActorMention) -> tuple[str, ...]:
    """Folded words of a known person's name."""
    if actor.row.kind != "person":
        return ()
    from_words = actor.surface.split()
    return tuple(from_words[-2:])


def _met_before(words: tuple[str, ...], known: Sequence[Speaker]) -> Speaker | None:
    """The latest speaker whose name is spelt nearly so: «رايدر», «باتريك رايدر»."""
    last = words[-1]
    for speaker in reversed(known):
        if last in speaker.names or any(_alike(last, name) for name in speaker.names):
            return speaker
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two names are spellings of one: like length, and nearly the same letters."""
    return abs(len(one) - len(other)) <= _LETTERS_APART and fuzz.ratio(one, other) >= _SAME_NAME


def _by_capital(text: Text, first: int, stop: int) -> Speaker | None:
    """A government by the name of its country or capital: «قالت واشنطن»."""
    lexicon = load_actor_lexicon()
    for match in lexicon.toponyms.at(text.forms, first, stop):
        row = lexicon.rows[match.entry]
        start, end = text.span(first, match.stop, match.split)
        return Speaker(row.id, row.name_en, row.name_ar, (), start, end, match.stop)
    return None
