"""What is said in an article, and by whom: the records, and the state of the pass that finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles import Sentence, Text
from events.actors import ActorMention
from events.speakers import Persons, Speaker, find_speaker
from events.speech_lexicon import SpeechLexicon, SpeechRow, StatementRow
from lexicon import Match
from model import Attribution

_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")
_MOST_KNOWN = 100
"""Speakers that are remembered, the latest."""
_LONGEST_QUOTE = 6
SpeechMatch = Match[SpeechRow | StatementRow]


class Saying(NamedTuple):
    """A stretch of text that somebody vouches for."""

    first: int
    """Index of its first token: the word of saying, or the sentence's beginning for «بحسب»."""
    stop: int
    """One past its last token."""
    told_at: int
    """Index of the word of saying."""
    speaker: Speaker
    """Who."""
    verb: str
    """How: said, announced, denied …"""
    carried: bool
    """True when the speaker was named in an earlier sentence («وأضاف»)."""
    whole: bool
    """True for sources of a whole sentence («بحسب», «(رويترز)»), which give way to a speaker inside it."""
    text: Text
    """The article."""

    @property
    def attribution(self) -> Attribution:
        """Who, and how, as events carry it."""
        who = self.speaker
        mention = self.text.mention(who.start, who.end, "attribution", who.source_id or "")
        return Attribution(
            source_id=who.source_id, name_en=who.name_en, name_ar=who.name_ar, verb=self.verb, mention=mention
        )


class StatementMention(NamedTuple):
    """An occasion of speech."""

    first: int
    """Index of its first token."""
    stop: int
    """One past its last token."""
    kind: str
    """press_conference, briefing, written_statement, interview, speech …"""
    start: int
    """Source offset of the words."""
    end: int
    """Source offset one past them."""
    speaker: Speaker | None
    """Who speaks there, if the sentence says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """All that is said in an article, and by whom."""

    text: Text
    """The article."""
    sayings: Sequence[Saying]
    """In order of their words of saying."""
    statements: Sequence[StatementMention]
    """Press conferences and the like, in order."""
    sayings_in: Mapping[int, Sequence[Saying]]
    """Number of a sentence to the sayings that reach into it, in order."""

    def at(self, token: int) -> Attribution | None:
        """Who vouches for the words at a token; None for the narrator."""
        saying = self.saying_at(token, self.text.sentence_at(token).number)
        return None if saying is None else saying.attribution

    def saying_at(self, token: int, sentence: int) -> Saying | None:
        """The saying that holds a token of a sentence, the last of several; None for the narrator's own words."""
        best: Saying | None = None
        for saying in self.sayings_in.get(sentence, ()):
            if saying.first <= token < saying.stop and (best is None or best.whole or not saying.whole):
                best = saying
        return best

    def is_source(self, token: int, sentence: int) -> bool:
        """Whether a token of a sentence stands in the name of a source of all of it («بحسب مركز المصالحة»)."""
        sayings = self.sayings_in.get(sentence, ())
        return any(saying.whole and saying.told_at < token < saying.speaker.stop for saying in sayings)


@dataclass(slots=True)
class SpeechReader:
    """State of one pass over an article."""

    text: Text
    lexicon: SpeechLexicon
    actors: Mapping[int, ActorMention]
    persons: Persons
    known: list[Speaker] = field(default_factory=list)
    """Speakers met so far, each once, the latest last."""
    sayings: list[Saying] = field(default_factory=list)
    statements: list[StatementMention] = field(default_factory=list)


def named(reader: SpeechReader, first: int, stop: int) -> Speaker | None:
    """Whoever is named from token `first` on, before token `stop`."""
    if first >= stop:
        return None
    return find_speaker(
        reader.text, first, stop, actors=reader.actors, persons=reader.persons, lexicon=reader.lexicon,
        known=reader.known,
    )  # fmt: skip


def say(
    reader: SpeechReader, speaker: Speaker, row: SpeechRow, *, first: int, stop: int, told_at: int,
    carried: bool = False, whole: bool = False,
) -> None:  # fmt: skip
    """Keep what somebody says, and remember the speaker, but for sources of a whole sentence.

    A very long text forgets who spoke first: each word of saying asks about everybody who is remembered.
    """
    reader.sayings.append(Saying(first, stop, told_at, speaker, row.verb, carried, whole, reader.text))
    if not whole:
        known = reader.known
        for number, other in enumerate(known):
            if other.source_id == speaker.source_id and other.names == speaker.names:
                del known[number]
                break
        known.append(speaker)
        del known[:-_MOST_KNOWN]


def content_end(reader: SpeechReader, sentence: Sentence) -> int:
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
