"""Who says so: speakers, what each vouches for, and the occasions of speech."""

from bisect import bisect_left
from collections.abc import Sequence

from articles import Sentence, Text
from events.actors import ActorMention, find_actors
from events.openings import SAYING, openings_of, where
from events.sayings import Saying, Speech, SpeechMatch, SpeechReader, StatementMention, named, say
from events.speakers import Speaker, new_name, persons_among
from events.speech_lexicon import QUOTES, SpeechRow, StatementRow, load_speech_lexicon
from events.speech_verbs import read_participle, read_verb

__all__ = ["Saying", "Speech", "StatementMention", "find_speech"]

_LABEL_WORDS = 8
_JOINERS = frozenset(("", "و", "ف"))


def find_speech(text: Text, actors: Sequence[ActorMention] | None = None, openings: bytes | None = None) -> Speech:
    """Who says what in an article.

    Args:
        text: the article.
        actors: its actors, when they are found already.
        openings: its `openings_of`, likewise.
    """
    openings = openings_of(text) if openings is None else openings
    found = find_actors(text, openings) if actors is None else actors
    reader = SpeechReader(text, load_speech_lexicon(), {actor.first: actor for actor in found}, persons_among(found))
    sayings = reader.sayings
    reaching: dict[int, list[Saying]] = {}
    indices = where(openings, SAYING)
    labels, brackets = ":" in text.forms, "(" in text.forms
    position, reach = 0, -1
    for sentence in text.sentences:
        first, stop = sentence.stretch[:2]
        begun = len(sayings)
        if labels and not openings[first] & SAYING:
            _read_label(reader, first, stop)
        if position < len(indices) and indices[position] < stop:
            end = bisect_left(indices, stop, position)
            _read_sentence(reader, sentence, indices[position:end], begun)
            position = end
        if brackets:
            _read_agency(reader, first, stop)
        if reach > first or len(sayings) > begun:
            before = reaching.get(sentence.number - 1, ()) if reach > first else ()
            reaching[sentence.number] = [*(saying for saying in before if saying.stop > first), *sayings[begun:]]
            reach = max((saying.stop for saying in reaching[sentence.number]), default=-1)
    return Speech(text=text, sayings=sayings, statements=reader.statements, sayings_in=reaching)


def _read_sentence(reader: SpeechReader, sentence: Sentence, indices: Sequence[int], begun: int) -> None:
    """Read the words of saying among the tokens at which one can begin."""
    free = 0
    words, forms, stop = reader.lexicon.words, reader.text.forms, sentence.stretch.stop
    known = words.starts
    for index in indices:
        starts = known[forms[index]]
        if index < free or starts is None:
            continue
        if not starts.alone and (index + 1 >= stop or forms[index + 1] not in starts.seconds):
            continue
        for match in words.at(forms, index, stop):
            if _read_match(reader, match, sentence, begun):
                through_verb = isinstance(match.entry, SpeechRow) and match.entry.through_verb
                free = match.stop + through_verb
                break


def _read_match(reader: SpeechReader, match: SpeechMatch, sentence: Sentence, begun: int) -> bool:
    entry = match.entry
    stop = sentence.stretch.stop
    if isinstance(entry, StatementRow):
        start, end = reader.text.span(match.first, match.stop, match.split)
        speaker = reader.sayings[-1].speaker if len(reader.sayings) > begun else None
        reader.statements.append(StatementMention(match.first, match.stop, entry.id, start, end, speaker))
        return True
    if match.split.prefix not in _JOINERS:
        return False
    if entry.kind == "narrator":
        return match.first == sentence.stretch.first
    if not _has_needed(reader, match, entry, stop):
        return False
    if entry.kind == "source":
        return _read_source(reader, match, entry, sentence)
    if entry.kind == "participle":
        return read_participle(reader, match, entry, sentence, begun)
    return read_verb(reader, match, entry, sentence)


def _has_needed(reader: SpeechReader, match: SpeechMatch, row: SpeechRow, stop: int) -> bool:
    """Whether the complement that a word of saying asks for follows."""
    needs = reader.lexicon.needs[row.id]
    return not needs or not needs.isdisjoint(reader.text.forms[match.stop : min(stop, match.stop + row.reach)])


def _read_source(reader: SpeechReader, match: SpeechMatch, row: SpeechRow, sentence: Sentence) -> bool:
    """«بحسب المرصد»: the source stands right behind and vouches for the whole sentence."""
    first, stop = sentence.stretch.first, sentence.stretch.stop
    at = match.stop
    if row.through_verb:
        if match.first == first:
            return False
        verb = _verb_at(reader, at, stop)
        if verb is None:
            return False
        at = verb
    written = _author_at(reader, at, stop)
    begin = at if written is None else written
    speaker = named(reader, begin, stop) or (_unknown(reader, begin, stop) if row.through_verb else None)
    if speaker is None:
        return False
    say(reader, speaker, row, first=first, stop=stop, told_at=match.first, whole=True)
    return True


def _unknown(reader: SpeechReader, first: int, stop: int) -> Speaker | None:
    """«كما أعلنت كالاس»: a name that nothing is known about."""
    return new_name(reader.text, first, stop, actors=reader.actors, stops=reader.lexicon.stops)


def _author_at(reader: SpeechReader, index: int, stop: int) -> int | None:
    """First token of whoever wrote a paper: «بيان لقسد», «بيان صادر عن الخارجية»; None where no paper is named."""
    forms, papers = reader.text.forms, reader.lexicon.documents
    at = index
    while at < stop and (forms[at] in papers or (at > index and forms[at] in QUOTES)):
        at += 1
    return at if at > index and at in reader.actors else None


def _verb_at(reader: SpeechReader, index: int, stop: int) -> int | None:
    """One past a verb of saying, with or without its object («ذكر», «ذكرته»)."""
    if index >= stop:
        return None
    form = reader.text.forms[index]
    begins = reader.lexicon.words.begins
    return index + 1 if begins(form) or (form.endswith("ه") and begins(form[:-1])) else None


def _read_label(reader: SpeechReader, first: int, stop: int) -> None:
    """«واشنطن: …», «المرصد: …» at the head of a sentence."""
    limit = min(first + _LABEL_WORDS, stop - 1)
    if ":" not in reader.text.forms[first + 1 : limit]:
        return
    for at in range(first + 1, limit):
        if reader.text.forms[at] == ":" and reader.text.forms[at + 1] != ":":
            speaker = named(reader, first, at)
            if speaker is not None and speaker.stop == at:
                row = SpeechRow(id="label", verb="said", kind="verb")
                say(reader, speaker, row, first=first, stop=stop, told_at=at)
            return


def _read_agency(reader: SpeechReader, first: int, stop: int) -> None:
    """An agency in brackets, «(رويترز)», vouches for its sentence."""
    forms = reader.text.forms
    if "(" not in forms[first:stop]:
        return
    for index in range(first, stop - 1):
        actor = reader.actors.get(index + 1) if forms[index] == "(" else None
        if actor is None or actor.row.kind != "media" or actor.stop >= stop:
            continue
        if forms[actor.stop] == ")":
            row = SpeechRow(id="agency", verb="reported", kind="source")
            speaker = named(reader, actor.first, actor.stop)
            if speaker is not None:
                say(reader, speaker, row, first=first, stop=stop, told_at=index, whole=True)
