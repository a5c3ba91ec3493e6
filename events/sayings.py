"""What is said in an article, and by whom: the records, and the state of the pass that finds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from articles import Sentence, Text
from events.actors import ActorMention
from events.speakers import Speaker, find_speaker
from events.speech_lexicon import SpeechLexicon, SpeechRow, StatementRow
from lexicon import Match
from model import Attribution, Mention

_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")
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
    attribution: Attribution
    """Who, and how."""
    carried: bool
    """True when the speaker was named in an earlier sentence («وأضاف»)."""
    whole: bool
    """True for sources of a whole sentence («بحسب», «(رويترز)»), which give way to a speaker inside it."""
    named_to: int
    """One past the last token of the speaker's name."""


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

    def is_source(self, token: int) -> bool:
        """Whether a token stands in the name of a source of a whole sentence («بحسب مركز المصالحة»)."""
        return any(saying.whole and saying.told_at < token < saying.named_to for saying in self.sayings)


@dataclass(slots=True)
class SpeechReader:
    """State of one pass over an article."""

    text: Text
    lexicon: SpeechLexicon
    actors: Mapping[int, ActorMention]
    known: list[Speaker] = field(default_factory=list)
    """Speakers met so far, each once, the latest last."""
    sayings: list[Saying] = field(default_factory=list)
    statements: list[StatementMention] = field(default_factory=list)


def named(reader: SpeechReader, first: int, stop: int) -> Speaker | None:
    """Whoever is named from token `first` on, before token `stop`."""
    if first >= stop:
        return None
    return find_speaker(
        reader.text, first, stop, actors=reader.actors, lexicon=reader.lexicon, known=reader.known
    )  # fmt: skip


def say(
    reader: SpeechReader, speaker: Speaker, row: SpeechRow, *, first: int, stop: int, told_at: int,
    carried: bool = False, whole: bool = False,
) -> None:  # fmt: skip
    """Keep what somebody says, and remember the speaker, but for sources of a whole sentence."""
    attribution = Attribution(
        source_id=speaker.source_id, name_en=speaker.name_en, name_ar=speaker.name_ar, verb=row.verb,
        mention=speaker.mention,
    )  # fmt: skip
    reader.sayings.append(Saying(first, stop, told_at, attribution, carried, whole, speaker.stop))
    if not whole:
        key = speaker.source_id, speaker.names
        reader.known[:] = [other for other in reader.known if (other.source_id, other.names) != key]
        reader.known.append(speaker)


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
