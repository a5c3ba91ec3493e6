"""Who says so: speakers, what each vouches for, and the occasions of speech."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles import Sentence, Text
from events.actors import ActorMention, find_actors
from events.speakers import Speaker, find_speaker, new_name
from events.speech_lexicon import SpeechLexicon, SpeechRow, StatementRow, load_speech_lexicon
from lexicon import Match, fold
from model import Attribution, Mention

_OPENING, _CLOSING, _STRAIGHT = frozenset("“«"), frozenset("”»"), '"'
_QUOTES = _OPENING | _CLOSING | {_STRAIGHT}
_COMPLEMENT = frozenset(map(fold, ("أن", "إن", "أنه", "أنها", "أنهم", "إنه", "إنها", "بأن", "بأنه", "بأنها", ":")))
_FROM = "عن"
_LONGEST_QUOTE = 6
_LABEL_WORDS = 8
_SHORT_NAME = 2
_JOINERS = frozenset(("", "و", "ف"))
_NOT = frozenset(("لم", "ولم", "فلم", "لا", "ولا", "لن", "ولن", "ما", "دون"))


class Saying(NamedTuple):
    """A stretch of text that somebody vouches for."""

    first: int
    """Index of its first token: the word of saying, or the sentence's beginning for «بحسب»."""
    stop: int
    """One past its last token."""
    told_at: int
    """Index of the word of saying."""
    attribution: Attribution
    """Who, and how."""
    carried: bool
    """True when the speaker was named in an earlier sentence («وأضاف»)."""
    whole: bool
    """True for sources of a whole sentence («بحسب», «(رويترز)»), which give way to a speaker inside it."""


class StatementMention(NamedTuple):
    """An occasion of speech."""

    first: int
    """Index of its first token."""
    stop: int
    """One past its last token."""
    kind: str
    """press_conference, briefing, written_statement, interview, speech …"""
    mention: Mention
    """The words."""
    speaker: Attribution | None
    """Who speaks there, if the sentence says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """All that is said in an article, and by whom."""

    sayings: tuple[Saying, ...]
    """In order of their words of saying."""
    statements: tuple[StatementMention, ...]
    """Press conferences and the like, in order."""

    def at(self, token: int) -> Attribution | None:
        """Who vouches for the words at a token; None for the narrator."""
        best: Saying | None = None
        for saying in self.sayings:
            if saying.first <= token < saying.stop and (best is None or best.whole or not saying.whole):
                best = saying
        return best.attribution if best else None


@dataclass(slots=True)
class _Reader:
    """State of one pass over an article."""

    text: Text
    lexicon: SpeechLexicon
    actors: Mapping[int, ActorMention]
    known: list[Speaker] = field(default_factory=list)
    """Speakers met so far, each once, the latest last."""
    sayings: list[Saying] = field(default_factory=list)
    statements: list[StatementMention] = field(default_factory=list)


def find_speech(text: Text, actors: Sequence[ActorMention] | None = None) -> Speech:
    """Who says what in an article.

    Args:
        text: the article.
        actors: its actors, when they are found already.
    """
    found = find_actors(text) if actors is None else actors
    reader = _Reader(text, load_speech_lexicon(), {actor.first: actor for actor in found})
    indices = reader.lexicon.beginnings.among(text.forms)
    brackets = "(" in text.forms
    position = 0
    for sentence in text.sentences:
        stop = sentence.stretch.stop
        begun = len(reader.sayings)
        _read_label(reader, sentence.stretch.first, stop)
        end = bisect_left(indices, stop, position)
        _read_sentence(reader, sentence, indices[position:end], begun)
        position = end
        if brackets:
            _read_agency(reader, sentence.stretch.first, stop)
    return Speech(sayings=tuple(reader.sayings), statements=tuple(reader.statements))


def _read_sentence(reader: _Reader, sentence: Sentence, indices: Sequence[int], begun: int) -> None:
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


def _read_match(reader: _Reader, match: Match[SpeechRow | StatementRow], sentence: Sentence, begun: int) -> bool:
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
        return _read_participle(reader, match, entry, sentence, begun)
    return _read_verb(reader, match, entry, sentence)


def _has_needed(reader: _Reader, match: Match[SpeechRow | StatementRow], row: SpeechRow, stop: int) -> bool:
    """Whether the complement that a word of saying asks for follows."""
    if not row.needs:
        return True
    forms = reader.text.forms
    return any(
        form in row.needs or (form in _QUOTES and _STRAIGHT in row.needs)
        for form in forms[match.stop : min(stop, match.stop + row.reach)]
    )


def _read_verb(reader: _Reader, match: Match[SpeechRow | StatementRow], row: SpeechRow, sentence: Sentence) -> bool:
    """A finite verb: its speaker stands behind it, or right before it, or is carried on."""
    first, stop = sentence.stretch.first, sentence.stretch.stop
    if match.first > first and reader.text.forms[match.first - 1] in _NOT:
        return False
    speaker = _speaker_of(reader, match, row, sentence) or _new(reader, match, row, stop)
    carried = speaker is None and _goes_on(reader, match, sentence)
    if carried:
        speaker = reader.known[-1]
    if speaker is None:
        return False
    end = _content_end(reader, sentence)
    _say(reader, speaker, row, first=match.first, stop=end, told_at=match.first, carried=carried)
    return True


def _new(reader: _Reader, match: Match[SpeechRow | StatementRow], row: SpeechRow, stop: int) -> Speaker | None:
    """A speaker that nothing is known about; behind a verb with other meanings only with «أن» behind the name."""
    speaker = new_name(reader.text, match.stop, stop, actors=reader.actors, stops=reader.lexicon.stops)
    if speaker is None or (row.weak and not _complement_follows(reader, speaker.stop, stop)):
        return None
    return speaker


def _goes_on(reader: _Reader, match: Match[SpeechRow | StatementRow], sentence: Sentence) -> bool:
    """Whether a verb without a name behind it carries the last speaker on: «وأضاف أن», «وأكد ضرورة …»."""
    first, stop = sentence.stretch.first, sentence.stretch.stop
    if not reader.known or match.stop >= stop or not (match.first == first or match.split.prefix in ("و", "ف")):
        return False
    following = reader.text.forms[match.stop]
    return following in reader.lexicon.stops or not following.isalpha()


def _complement_follows(reader: _Reader, at: int, stop: int) -> bool:
    forms = reader.text.forms
    at += at < stop and forms[at] == "،"
    return at < stop and (forms[at] in _COMPLEMENT or forms[at] in _QUOTES)


def _named(reader: _Reader, first: int, stop: int) -> Speaker | None:
    if first >= stop:
        return None
    return find_speaker(
        reader.text, first, stop, actors=reader.actors, lexicon=reader.lexicon, known=reader.known
    )  # fmt: skip


def _speaker_of(
    reader: _Reader, match: Match[SpeechRow | StatementRow], row: SpeechRow, sentence: Sentence
) -> Speaker | None:
    """Whoever is named behind a verb, or in front of it; behind «عن» for «نقلت»."""
    stop = sentence.stretch.stop
    if row.relays:
        relayed = _relayed(reader, match.stop, min(stop, match.stop + row.reach))
        if relayed is not None:
            return relayed
    if row.addressee:
        return _before(reader, match, sentence) or _named(reader, match.stop, stop)
    return _named(reader, match.stop, stop) or _before(reader, match, sentence)


def _relayed(reader: _Reader, first: int, stop: int) -> Speaker | None:
    for index in range(first, stop - 1):
        if reader.text.forms[index] == _FROM:
            return _named(reader, index + 1, stop)
    return None


def _before(reader: _Reader, match: Match[SpeechRow | StatementRow], sentence: Sentence) -> Speaker | None:
    """The speaker in front of the verb: «الجيش الروسي يعلن …», «إلا أن البنتاغون نفى»."""
    first = sentence.stretch.first
    if match.split.prefix or match.first == first:
        return None
    reach = range(max(first, match.first - _LABEL_WORDS), match.first)
    begin = next(
        (index for index in reach if index in reader.actors and reader.actors[index].stop == match.first), None
    )
    if begin is None and match.first - first <= _SHORT_NAME:
        begin = first
    if begin is None:
        return None
    speaker = _named(reader, begin, match.first)
    return speaker if speaker is not None and speaker.stop == match.first else None


def _read_participle(
    reader: _Reader, match: Match[SpeechRow | StatementRow], row: SpeechRow, sentence: Sentence, begun: int
) -> bool:
    """«مضيفا أن»: who spoke before it in the sentence, else who is its subject, else who spoke last."""
    in_sentence = [saying for saying in reader.sayings[begun:] if not saying.whole]
    if in_sentence:
        attribution = in_sentence[-1].attribution
        again = Attribution(
            source_id=attribution.source_id, name_en=attribution.name_en, name_ar=attribution.name_ar,
            verb=row.verb, mention=attribution.mention,
        )  # fmt: skip
        reader.sayings.append(Saying(match.first, _content_end(reader, sentence), match.first, again, False, False))
        return True
    speaker = _subject_before(reader, sentence.stretch.first, match.first)
    carried = speaker is None
    if speaker is None and reader.known:
        speaker = reader.known[-1]
    if speaker is None:
        return False
    _say(
        reader,
        speaker,
        row,
        first=match.first,
        stop=_content_end(reader, sentence),
        told_at=match.first,
        carried=carried,
    )
    return True


def _subject_before(reader: _Reader, first: int, stop: int) -> Speaker | None:
    """Somebody named between the beginning of a sentence and a participle: «ولم يكشف فلان عن …، مكتفيا بالقول»."""
    for index in range(first, min(stop, first + _LABEL_WORDS)):
        if index in reader.actors or any(reader.text.forms[index] in speaker.names for speaker in reader.known):
            return _named(reader, index, stop)
    return None


def _read_source(reader: _Reader, match: Match[SpeechRow | StatementRow], row: SpeechRow, sentence: Sentence) -> bool:
    """«بحسب المرصد»: the source stands right behind and vouches for the whole sentence."""
    first, stop = sentence.stretch.first, sentence.stretch.stop
    at = match.stop
    if row.through_verb:
        verb = _verb_at(reader, at, stop)
        if verb is None:
            return False
        at = verb
    speaker = _named(reader, at, stop)
    if speaker is None:
        return False
    _say(reader, speaker, row, first=first, stop=stop, told_at=match.first, whole=True)
    return True


def _verb_at(reader: _Reader, index: int, stop: int) -> int | None:
    """One past a verb of saying, with or without its object («ذكر», «ذكرته»)."""
    if index >= stop:
        return None
    form = reader.text.forms[index]
    known = reader.lexicon.beginnings
    return index + 1 if known[form] or (form.endswith("ه") and known[form[:-1]]) else None


def _read_label(reader: _Reader, first: int, stop: int) -> None:
    """«واشنطن: …», «المرصد: …» at the head of a sentence."""
    if reader.lexicon.beginnings[reader.text.forms[first]]:
        return
    for at in range(first + 1, min(first + _LABEL_WORDS, stop - 1)):
        if reader.text.forms[at] == ":" and reader.text.forms[at + 1] != ":":
            speaker = _named(reader, first, at)
            if speaker is not None and speaker.stop == at:
                row = SpeechRow(id="label", verb="said", kind="verb")
                _say(reader, speaker, row, first=first, stop=stop, told_at=at)
            return


def _read_agency(reader: _Reader, first: int, stop: int) -> None:
    """An agency in brackets, «(رويترز)», vouches for its sentence."""
    forms = reader.text.forms
    for index in range(first, stop - 1):
        actor = reader.actors.get(index + 1) if forms[index] == "(" else None
        if actor is None or actor.row is None or actor.row.kind != "media" or actor.stop >= stop:
            continue
        if forms[actor.stop] == ")":
            row = SpeechRow(id="agency", verb="reported", kind="source")
            speaker = _named(reader, actor.first, actor.stop)
            if speaker is not None:
                _say(reader, speaker, row, first=first, stop=stop, told_at=index, whole=True)


def _say(
    reader: _Reader, speaker: Speaker, row: SpeechRow, *, first: int, stop: int, told_at: int, carried: bool = False,
    whole: bool = False,
) -> None:  # fmt: skip
    attribution = Attribution(
        source_id=speaker.source_id, name_en=speaker.name_en, name_ar=speaker.name_ar, verb=row.verb,
        mention=speaker.mention,
    )  # fmt: skip
    reader.sayings.append(Saying(first, stop, told_at, attribution, carried, whole))
    if not whole:
        key = speaker.source_id, speaker.names
        reader.known[:] = [other for other in reader.known if (other.source_id, other.names) != key]
        reader.known.append(speaker)


def _content_end(reader: _Reader, sentence: Sentence) -> int:
    """One past what is said: the sentence, and further sentences while a quotation stays open."""
    text = reader.text
    if _OPENING.isdisjoint(text.forms[sentence.stretch.first : sentence.stretch.stop]):
        return sentence.stretch.stop
    depth = 0
    for later in text.sentences[sentence.number : sentence.number + _LONGEST_QUOTE]:
        forms = text.forms[later.stretch.first : later.stretch.stop]
        depth += sum(form in _OPENING for form in forms) - sum(form in _CLOSING for form in forms)
        if depth <= 0:
            return later.stretch.stop
    return sentence.stretch.stop
