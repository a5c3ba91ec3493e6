"""Words of saying: finite verbs («قال», «وأضاف») and the participles that follow them («مضيفا أن»)."""

from collections.abc import Sequence

from articles import Sentence
from events.actors import ActorMention
from events.complements import (
    begins_complement,
    is_object_by_complement,
    is_passive_by_vowel,
    with_joined,
)
from events.gender import is_feminine_verb, is_object_by_gender
from events.role_words import load_role_words
from events.sayings import Saying, SpeechMatch, SpeechReader, content_end, named, say
from events.speakers import Speaker, new_name
from events.speech_lexicon import QUOTES, SpeechRow, day_words, verb_genders
from events.word_sets import word_set
from lexicon import fold

_COMPLEMENT = frozenset(map(fold, ("أن", "إن", "أنه", "أنها", "أنهم", "إنه", "إنها", "بأن", "بأنه", "بأنها", ":")))
_NOT = frozenset(("لم", "ولم", "فلم", "لا", "ولا", "لن", "ولن", "ما", "دون"))
_FROM = "عن"
_HAS = "قد"
_THERE = frozenset(("فيه", "فيها"))
_SOURCES = "source."
_COMMA, _TAG = "،", "#"
_BARE = ("", "ال")
_JOINED = ("و", "ف")
_SUBJECT_WORDS = 8
_SHORT_NAME = 2


def read_verb(reader: SpeechReader, match: SpeechMatch, row: SpeechRow, sentence: Sentence) -> bool:
    """A finite verb: its speaker stands behind it, or right before it, or is carried on."""
    first, stop = sentence.stretch.first, sentence.stretch.stop
    before = reader.text.forms[match.first - 1] if match.first > first else ""
    if before in _NOT or (_is_borne(match, before) and not _is_therein(reader, match, stop)):
        return False
    addressed = _is_addressed(reader, match, row)
    if addressed:
        speaker = _before(reader, match, sentence)
    else:
        speaker = _speaker_of(reader, match, row, sentence) or _new(
            reader, match, row, _accused_from(reader, match, row, stop)
        )
    if speaker is None and _is_therein(reader, match, stop):
        speaker = _subject_before(reader, first, match.first)  # «ألقى الوزير كلمة قال فيها إن»
    carried = speaker is None and _goes_on(reader, match, row, sentence, addressed=addressed)
    if carried:
        speaker = reader.known[-1]
    if speaker is None:
        return False
    end = content_end(reader, sentence)
    say(reader, speaker, row, first=match.first, stop=end, told_at=match.first, carried=carried)
    return True


def _is_borne(match: SpeechMatch, before: str) -> bool:
    """«وثائق تدين قطر»: whether papers or words are the subject of a verb."""
    return not match.split.prefix and load_role_words().at("bearer", before)


def _is_therein(reader: SpeechReader, match: SpeechMatch, stop: int) -> bool:
    """«ألقى الوزير كلمة قال فيها»: whether the speaker stands in front of the occasion."""
    return match.stop < stop and reader.text.forms[match.stop] in _THERE


def _is_addressed(reader: SpeechReader, match: SpeechMatch, row: SpeechRow) -> bool:
    """Whether whoever is named behind a verb is only spoken to or of: «دعا روسيا إلى», «اتهمت روسيا بقصف»."""
    forms, actor = reader.text.forms, reader.actors.get(match.stop)
    actor = None if actor is None else with_joined(actor, reader.actors)
    if is_object_by_gender(forms, match.first, match.split.cut, actor):
        return True
    asked = actor is not None and row.asks and actor.actor_id in word_set("asked_of") and actor.prefix in _BARE
    if asked and match.split.prefix in _JOINED and reader.sayings and reader.sayings[-1].stop >= match.first:
        return _goes_with(forms[match.first], reader.sayings[-1], forms)
    return is_object_by_complement(forms, actor, row.object_before, reader.actors)


def _goes_with(verb: str, last: Saying, forms: Sequence[str]) -> bool:
    """Whether a verb can have the last speaker as its subject: a masculine one, or the feminine of that sentence."""
    return not is_feminine_verb(verb) or (last.stop > last.told_at + 1 and is_feminine_verb(forms[last.told_at]))


def _new(reader: SpeechReader, match: SpeechMatch, row: SpeechRow, stop: int) -> Speaker | None:
    """A speaker that nothing is known about; behind a verb with other meanings only with «أن» behind the name."""
    speaker = new_name(reader.text, match.stop, stop, actors=reader.actors, stops=reader.lexicon.stops)
    if speaker is None or (row.weak and not _complement_follows(reader, speaker.stop, stop)):
        return None
    return speaker


def _goes_on(reader: SpeechReader, match: SpeechMatch, row: SpeechRow, sentence: Sentence, *, addressed: bool) -> bool:
    """Whether a verb without a speaker behind it carries the last one on: «وأضاف أن», «وأكد ضرورة …», «ودعا روسيا»."""
    first, stop = sentence.stretch.first, sentence.stretch.stop
    if not reader.known or match.stop >= stop or not (match.first == first or match.split.prefix in ("و", "ف")):
        return False
    if row.object_before and is_passive_by_vowel(reader.text.source, reader.text.starts[match.first]):
        return False
    if not _may_go_on(reader, match):
        return False
    following = reader.text.forms[match.stop]
    return addressed or following in reader.lexicon.stops or not (following.isalpha() or following == _TAG)


def _may_go_on(reader: SpeechReader, match: SpeechMatch) -> bool:
    """«قال الوزير … . وقالت»: whether a verb agrees in gender with that by which the last speaker spoke."""
    last = next((saying for saying in reversed(reader.sayings) if not saying.whole), None)
    if last is None or last.speaker.start != reader.known[-1].start:
        return True
    genders, forms = verb_genders(), reader.text.forms
    before = forms[last.told_at]
    spoke = genders.get(before) or genders.get(before[1:] if before[:1] in _JOINED else "")
    return "" in (speaks := {spoke or "", genders.get(match.split.stem) or ""}) or len(speaks) == 1


def _complement_follows(reader: SpeechReader, at: int, stop: int) -> bool:
    forms = reader.text.forms
    at += at < stop and forms[at] == _COMMA
    at += at < stop and forms[at] in day_words()  # «أعلنت فلانة الجمعة أن»
    return at < stop and (forms[at] in _COMPLEMENT or forms[at] in QUOTES)


def _speaker_of(reader: SpeechReader, match: SpeechMatch, row: SpeechRow, sentence: Sentence) -> Speaker | None:
    """Whoever is named behind a verb, or in front of it; behind «عن» for «نقلت»."""
    stop = _accused_from(reader, match, row, sentence.stretch.stop)
    if row.relays:
        relayed = _relayed(reader, match.stop, min(stop, match.stop + row.reach))
        if relayed is not None:
            return relayed
    if row.addressee or _is_led(reader, match, sentence):
        return _before(reader, match, sentence) or named(reader, match.stop, stop)
    return named(reader, match.stop, stop) or _before(reader, match, sentence)


def _accused_from(reader: SpeechReader, match: SpeechMatch, row: SpeechRow, stop: int) -> int:
    """First token of who is accused («حملت اللجنة الجيش مسؤولية») and so no part of the speaker's name; or `stop`."""
    if row.object_before:
        for at in range(match.stop + 1, min(stop, match.stop + _SUBJECT_WORDS)):
            if is_object_by_complement(reader.text.forms, reader.actors.get(at), row.object_before, reader.actors):
                return at
    return stop


def _is_led(reader: SpeechReader, match: SpeechMatch, sentence: Sentence) -> bool:
    """«إن دمشق تعتبر الفصائل إرهابية»: whether an actor that opens its clause stands right before the verb."""
    first = sentence.stretch.first
    at = next((at for at in range(first, match.first) if at in reader.actors), None)
    if at is None or reader.actors[at].stop != match.first or reader.actors[at].prefix:
        return False
    return at == first or reader.text.forms[at - 1] in _COMPLEMENT


def _relayed(reader: SpeechReader, first: int, stop: int) -> Speaker | None:
    for index in range(first, stop - 1):
        if reader.text.forms[index] == _FROM:
            return named(reader, index + 1, stop)
    return None


def _before(reader: SpeechReader, match: SpeechMatch, sentence: Sentence) -> Speaker | None:
    """The speaker in front of the verb: «الجيش الروسي يعلن …», «إلا أن البنتاغون نفى»."""
    first = sentence.stretch.first
    if match.split.prefix or match.first == first:
        return None
    end = match.first - (reader.text.forms[match.first - 1] == _HAS)
    end -= end - 1 > first and reader.text.forms[end - 1] in QUOTES  # «"قسد" تعلن»
    reach = range(max(first, end - _SUBJECT_WORDS), end)
    begin = next((index for index in reach if index in reader.actors and reader.actors[index].stop == end), None)
    if begin is None and end - first <= _SHORT_NAME:
        begin = first
    if begin is None:
        return None
    speaker = named(reader, begin, end)
    return speaker if speaker is not None and speaker.stop == end else None


def read_participle(reader: SpeechReader, match: SpeechMatch, row: SpeechRow, sentence: Sentence, begun: int) -> bool:
    """«مضيفا أن»: who spoke before it in the sentence, else who is its subject, else who spoke last."""
    if begins_complement(reader.text.forms, match.stop, row.object_before, reader.actors):
        return False  # «إيران متهمة بنقل»
    in_sentence = [saying for saying in reader.sayings[begun:] if not saying.whole]
    if in_sentence:
        stop, again = content_end(reader, sentence), in_sentence[-1].speaker
        reader.sayings.append(Saying(match.first, stop, match.first, again, row.verb, False, False, reader.text))
        return True
    speaker = _subject_before(reader, sentence.stretch.first, match.first)
    carried = speaker is None
    if speaker is None and reader.known:
        speaker = reader.known[-1]
    if speaker is None:
        return False
    say(
        reader,
        speaker,
        row,
        first=match.first,
        stop=content_end(reader, sentence),
        told_at=match.first,
        carried=carried,
    )
    return True


def _speaks(actor: ActorMention | None) -> bool:
    """Whether somebody may be who speaks on: no people of whom something is told («6 آلاف لاجئ»)."""
    return actor is not None and (actor.row.kind != "people" or actor.row.id.startswith(_SOURCES))


def _subject_before(reader: SpeechReader, first: int, stop: int) -> Speaker | None:
    """Somebody named between the beginning of a sentence and a participle: «ولم يكشف فلان عن …، مكتفيا بالقول»."""
    if first + 1 < stop and reader.text.forms[first + 1] in reader.lexicon.again and reader.known:
        return reader.known[-1]  # «وقدرت المنظمة …، مشيرة إلى»
    for index in range(first, min(stop, first + _SUBJECT_WORDS)):
        if _speaks(reader.actors.get(index)) or any(
            reader.text.forms[index] in speaker.names for speaker in reader.known
        ):
            return named(reader, index, stop)
    return None
