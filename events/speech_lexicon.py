"""The words that say who says so, made ready for look-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from events.inflection import inflect_verb
from lexicon import Matcher, Row, fold, load_rows

# Two who speak are rare, and their verb looks like other words: «قولا», «ردا», «إقرأ».
_DUAL = "ا"
_PRESENT_HER, _PAST_HER = "ت", "ت"
_WE = "ن"
_AGAIN, _DOCUMENTS = "again", "documents"
_QUOTE, QUOTES = '"', frozenset('“«”»"')
SpeechKind = Literal["verb", "participle", "source", "narrator"]


class SpeechRow(Row, frozen=True, kw_only=True):
    """A family of words of saying."""

    id: str
    """Short name."""
    verb: str
    """Becomes `Attribution.verb`."""
    kind: SpeechKind
    """How the speaker is found; see the head of the file."""
    verbs: tuple[str, ...] = ()
    """«perfect/imperfect»."""
    words: tuple[str, ...] = ()
    """Words as they stand."""
    needs: tuple[str, ...] = ()
    """One of these must follow in the sentence; empty for no condition."""
    reach: int = 60
    """How many words behind it `needs` looks at."""
    weak: bool = False
    """True for words that also mean other things, and need a speaker that is known."""
    object_before: tuple[str, ...] = ()
    """Words, and proclitics of one letter, right before which whoever is spoken of stands («اتهمت روسيا بقصف»)."""
    asks: bool = False
    """True where bodies that are asked for something (`asked_of`) are the object when somebody goes on speaking."""
    addressee: bool = False
    """True when whoever is spoken to may stand right behind the verb («أبلغ روسيا»)."""
    relays: bool = False
    """True when the speaker stands behind «عن» («نقلت الوكالة عن مصدر»)."""
    through_verb: bool = False
    """True for sources that need a verb of saying first («كما قال المرصد»)."""
    ok: tuple[str, ...] = ()
    """Sentences with somebody who says so."""
    not_: tuple[str, ...] = ()
    """Sentences with nobody."""


class StatementRow(Row, frozen=True, kw_only=True):
    """An occasion of speech: press conference, interview, statement."""

    id: str
    """Kind of occasion."""
    name_en: str
    """English name."""
    words: tuple[str, ...]
    """Every form as written."""


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """Everything that attribution looks up."""

    words: Matcher[SpeechRow | StatementRow]
    """Words of saying and occasions of speech."""
    needs: dict[str, frozenset[str]]
    """Row id to the folded words of which one must follow."""
    stops: frozenset[str]
    """Folded words at which the name of a speaker ends."""
    again: frozenset[str]
    """Folded words for whoever spoke last: «المصدر», «المتحدث»."""
    documents: frozenset[str]
    """Folded words between «بحسب» and who wrote it: «بيان صادر عن»."""


class StopRow(Row, frozen=True, kw_only=True):
    """Words at which the name of a speaker ends."""

    id: str
    """Short name."""
    words: tuple[str, ...]
    """Every form as written."""


@cache
def day_words() -> frozenset[str]:
    """Words for days, folded, that may stand between a speaker and what he says."""
    rows = load_rows("lexicon/events/speaker_ends.yaml", StopRow, key="id")
    return frozenset(fold(word) for row in rows if row.id == "days" for word in row.words)


@cache
def name_ends() -> frozenset[str]:
    """Words, folded, at which the name of a speaker ends."""
    rows = load_rows("lexicon/events/speaker_ends.yaml", StopRow, key="id")
    return frozenset(fold(word) for row in rows if row.id not in (_AGAIN, _DOCUMENTS) for word in row.words)


@cache
def load_speech_lexicon() -> SpeechLexicon:
    """Read the rows once and index them."""
    stops = load_rows("lexicon/events/speaker_ends.yaml", StopRow, key="id")
    words = Matcher((*_speech(), *_statements()), allow=lambda prefix: "ال" not in prefix and "لل" not in prefix)
    return SpeechLexicon(
        words,
        {row.id: _needs(row) for row in _speech_rows()},
        name_ends(),
        frozenset(fold(word) for row in stops if row.id == _AGAIN for word in row.words),
        frozenset(fold(word) for row in stops if row.id == _DOCUMENTS for word in row.words),
    )


def _needs(row: SpeechRow) -> frozenset[str]:
    """The complements that a word of saying asks for, folded; one quotation mark stands for all."""
    needs = frozenset(map(fold, row.needs))
    return needs | QUOTES if _QUOTE in needs else needs


@cache
def verb_genders() -> dict[str, str]:
    """Forms of the verbs of saying in the singular to the gender of their subject: «قال» m, «قالت» f."""
    genders: dict[str, str] = {}
    for row in _speech_rows():
        for verb in row.verbs:
            perfect, imperfect = (fold(part) for part in verb.split("/")[:2])
            for form, gender in ((perfect, "m"), (imperfect, "m"), (_PRESENT_HER + imperfect[1:], "f")):
                genders.setdefault(form, gender)
            for form, tense in inflect_verb(verb):
                if tense == "past" and form.endswith(_PAST_HER) and form != perfect:
                    genders.setdefault(form, "f")
    return genders


@cache
def _speech_rows() -> tuple[SpeechRow, ...]:
    return load_rows("lexicon/events/speech.yaml", SpeechRow, key="id")


def _speech() -> Iterator[tuple[str, SpeechRow | StatementRow]]:
    for row in _speech_rows():
        for verb in row.verbs:
            for form, tense in inflect_verb(verb):
                we = tense == "present" and form.startswith(_WE)
                if tense != "future" and not we and form != fold(verb.split("/")[0]) + _DUAL:
                    yield form, row
        for words in row.words:
            yield words, row


def _statements() -> Iterator[tuple[str, SpeechRow | StatementRow]]:
    for row in load_rows("lexicon/events/statements.yaml", StatementRow, key="id"):
        for words in row.words:
            yield words, row
