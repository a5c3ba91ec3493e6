"""Who says so: speakers, what each vouches for, and the occasions of speech."""

from bisect import bisect_left
from collections.abc import Sequence

from articles import Sentence, Text
from events.actors import ActorMention, find_actors
from events.openings import SAYING, openings_of, where
from events.sayings import Saying, Speech, SpeechMatch, SpeechReader, StatementMention, named, say
from events.speech_lexicon import SpeechRow, StatementRow, load_speech_lexicon
from events.speech_verbs import read_participle, read_verb

__all__ = ["Saying", "Speech", "StatementMention", "find_speech"]

_QUOTE, _QUOTES = '"', frozenset('“«”»"')
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
    reader = SpeechReader(text, load_speech_lexicon(), {actor.first: actor for actor in found})
    indices = where(openings, SAYING)
    brackets = "(" in text.forms
    position = 0
    for sentence in text.sentences:
        stop = sentence.stretch.stop
        begun = len(reader.sayings)
        if not openings[sentence.stretch.first] & SAYING:
            _read_label(reader, sentence.stretch.first, stop)
        end = bisect_left(indices, stop, position)
        _read_sentence(reader, sentence, indices[position:end], begun)
        position = end
        if brackets:
            _read_agency(reader, sentence.stretch.first, stop)
    return Speech(sayings=tuple(reader.sayings), statements=tuple(reader.statements))


def _read_sentence(reader: SpeechReader, sentence: Sentence, indices: Sequence[int], begun: int) -> None:
    """Read the words of saying among the tokens at which one can begin."""
    free = 0
    for index in indices:
        if index < free:
            continue
        for match in reader.lexicon.words.at(reader.text.forms, index, sentence.stretch.stop):
            if _read_match(reader, match, sentence, begun):
                through_verb = isinstance(match.entry, SpeechRow) and match.entry.through_verb
                free = match.stop + through_verb
                break


def _read_match(reader: SpeechReader, match: SpeechMatch, sentence: Sentence, begun: int) -> bool:
    entry = match.entry
    stop = sentence.stretch.stop
    if isinstance(entry, StatementRow):
        mention = reader.text.mention(*reader.text.span(match.first, match.stop, match.split), "statement", entry.id)
        speaker = reader.sayings[-1].attribution if len(reader.sayings) > begun else None
        reader.statements.append(StatementMention(match.first, match.stop, entry.id, mention, speaker))
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
    if not needs:
        return True
    forms = reader.text.forms
    return any(
        form in needs or (form in _QUOTES and _QUOTE in needs)
        for form in forms[match.stop : min(stop, match.stop + row.reach)]
    )


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
    speaker = named(reader, at if written is None else written, stop)
    if speaker is None:
        return False
    say(reader, speaker, row, first=first, stop=stop, told_at=match.first, whole=True)
    return True


def _author_at(reader: SpeechReader, index: int, stop: int) -> int | None:
    """First token of whoever wrote a paper: «بيان لقسد», «بيان صادر عن الخارجية»; None where no paper is named."""
    forms, papers = reader.text.forms, reader.lexicon.documents
    at = index
    while at < stop and (forms[at] in papers or (at > index and forms[at] in _QUOTES)):
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
    for at in range(first + 1, min(first + _LABEL_WORDS, stop - 1)):
        if reader.text.forms[at] == ":" and reader.text.forms[at + 1] != ":":
            speaker = named(reader, first, at)
            if speaker is not None and speaker.stop == at:
                row = SpeechRow(id="label", verb="said", kind="verb")
                say(reader, speaker, row, first=first, stop=stop, told_at=at)
            return


def _read_agency(reader: SpeechReader, first: int, stop: int) -> None:
    """An agency in brackets, «(رويترز)», vouches for its sentence."""
    forms = reader.text.forms
    for index in range(first, stop - 1):
        actor = reader.actors.get(index + 1) if forms[index] == "(" else None
        if actor is None or actor.row is None or actor.row.kind != "media" or actor.stop >= stop:
            continue
        if forms[actor.stop] == ")":
            row = SpeechRow(id="agency", verb="reported", kind="source")
            speaker = named(reader, actor.first, actor.stop)
            if speaker is not None:
                say(reader, speaker, row, first=first, stop=stop, told_at=index, whole=True)
