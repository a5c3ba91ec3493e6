"""What a place name does in its sentence: location, actor, attribute, topic; by cues of `role_cues.yaml`."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from articles import Text
from geo.evidence import coordinated
from geo.gazetteer import Gazetteer
from geo.phrases import Phrase
from geo.words import CueRow, load_cues
from lexicon import fold, splits
from lexicon.actors import load_actors
from model import Role

SYRIA = "country-sy"
_VERB_LETTERS = 4
STATES = frozenset({"country", "capital", "building"})
_NO_VERBS = frozenset(
    fold(word) for word in ("تحت", "وقت", "بيت", "صوت", "موت", "بنت", "سبت", "زيت", "ثابت", "تلك", "تجاه", "تنظيم")
)


_NARROWEST = ("syria", "state", "any")


class Cue(NamedTuple):
    """A row of `role_cues.yaml` by one of its phrases."""

    row: CueRow
    words: tuple[str, ...]


class CueTable(NamedTuple):
    """Cues of one side."""

    by_words: Mapping[tuple[str, ...], tuple[Cue, ...]]
    """Folded words -> cues, those for fewer names first."""
    lengths: Mapping[str, tuple[int, ...]]
    """The word next to the name -> numbers of words of its cues, most first."""


@cache
def _cues(side: str) -> CueTable:
    by_words: dict[tuple[str, ...], list[Cue]] = {}
    lengths: dict[str, set[int]] = {}
    for row in load_cues():
        for words in (tuple(fold(phrase).split()) for phrase in row.words):
            if row.side == side:
                by_words.setdefault(words, []).append(Cue(row, words))
                lengths.setdefault(words[-1 if side == "before" else 0], set()).add(len(words))
    return CueTable(
        {words: tuple(sorted(cues, key=lambda cue: _NARROWEST.index(cue.row.of))) for words, cues in by_words.items()},
        {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()},
    )


def cue_before(forms: Sequence[str], index: int, of: frozenset[str]) -> Cue | None:
    """The longest cue that ends before a token."""
    if not index:
        return None
    table = _cues("before")
    for count in table.lengths.get(forms[index - 1], ()):
        if 1 < count <= index:
            rest = tuple(forms[index - count + 1 : index])
            for split in splits(forms[index - count]):
                if cue := _of(table.by_words.get((split.stem, *rest), ()), of):
                    return cue
    for split in splits(forms[index - 1]):
        if cue := _of(table.by_words.get((split.stem,), ()), of):
            return cue
    return None


def _of(cues: Sequence[Cue], of: frozenset[str]) -> Cue | None:
    return next((cue for cue in cues if cue.row.of in of), None)


def cue_after(forms: Sequence[str], index: int, of: frozenset[str]) -> Cue | None:
    """The longest cue that begins at a token."""
    if index >= len(forms):
        return None
    table = _cues("after")
    for count in table.lengths.get(forms[index], ()):
        if cue := _of(table.by_words.get(tuple(forms[index : index + count]), ()), of):
            return cue
    return None


@cache
def _metonyms() -> frozenset[str]:
    """Folded place names that stand for who sits there («دمشق», «الكرملين»)."""
    return frozenset(fold(name) for actor in load_actors() for name in actor.toponyms)


class RoleReader:
    """Says what each phrase of one article does, in order."""

    def __init__(self, text: Text, gazetteer: Gazetteer) -> None:
        self.text = text
        self.forms = text.forms
        self.gazetteer = gazetteer
        self._before: Phrase | None = None

    def role(self, phrase: Phrase) -> Role:
        """The role of the next phrase; the reason is noted on it."""
        role, reason = self._judge(phrase)
        phrase.reasons.append(reason)
        self._before = phrase
        return role

    def _judge(self, phrase: Phrase) -> tuple[Role, str]:
        if phrase.kind == "adjective":
            return "attributive", "adjective of a place"
        if phrase.dateline:
            return "topic", "dateline of a newsroom"
        if phrase.kind == "anaphor" and not phrase.is_area:
            return "anaphor", "points back"
        if phrase.kind == "name" and not phrase.is_area and self._is_state(phrase):
            return self._state(phrase)
        return self._plain(phrase)

    def _is_state(self, phrase: Phrase) -> bool:
        row = self.gazetteer.rows.get(phrase.base.place_id if phrase.base else "")
        stands = row is not None and (row.kind in STATES or bool(row.metonym) or phrase.name in _metonyms())
        return stands and not phrase.near_km

    def _plain(self, phrase: Phrase) -> tuple[Role, str]:
        cue = cue_before(self.forms, self._front(phrase), frozenset({"any"}))
        if cue and cue.row.role in ("topic", "attributive") and not phrase.prefix:
            headed = phrase.head is not None or phrase.is_area
            if cue.row.role == "topic" or not headed:
                return cue.row.role, f"«{' '.join(cue.words)}» before it"
        return "location", "a place below the state"

    def _state(self, phrase: Phrase) -> tuple[Role, str]:
        syria = phrase.base is not None and phrase.base.country_code == "SY"
        of = frozenset({"any", "state", "syria"} if syria else {"any", "state"})
        before = None if phrase.prefix.strip("وف") else cue_before(self.forms, self._front(phrase), of)
        after = cue_after(self.forms, self._behind(phrase), of)
        inherited = self._inherited(phrase)
        if after and after.row.strong and not (before and before.row.role == "location") and inherited != "location":
            return after.row.role, f"«{' '.join(after.words)}» behind it"
        if phrase.prefix[-1:] in ("ب", "ل"):
            return self._clitic(phrase, syria=syria)
        if phrase.head is not None and phrase.head.mode in ("point", "inside"):
            return "location", "behind a head noun of place"
        if inherited is not None:
            return inherited, "in a list with the name before"
        if before is not None:
            return before.row.role, f"«{' '.join(before.words)}» before it"
        return self._bare(phrase, syria=syria)

    def _front(self, phrase: Phrase) -> int:
        """Index one past the token before a phrase, quotation marks skipped."""
        index = phrase.lead
        while index and self.forms[index - 1] in "\"'«»“”":
            index -= 1
        return index

    def _behind(self, phrase: Phrase) -> int:
        """Index of the token behind a name, brackets skipped."""
        index = phrase.stop
        while index < len(self.forms) and self.forms[index] in "\"'«»“”()":
            index += 1
        return index

    def _inherited(self, phrase: Phrase) -> Role | None:
        before = self._before
        if before is None or before.kind != "name" or phrase.prefix.strip("و"):
            return None
        beside = before.stop == phrase.lead and not phrase.prefix and before.role == "location"
        return before.role if beside or coordinated(before, phrase, self.text) else None

    def _clitic(self, phrase: Phrase, *, syria: bool) -> tuple[Role, str]:
        if phrase.prefix.endswith("ب"):
            return "location", "«ب» before it"
        return ("topic", "«ل» before it") if syria else ("actor", "«ل» before a state")

    def _bare(self, phrase: Phrase, *, syria: bool) -> tuple[Role, str]:
        last = self.forms[phrase.lead - 1] if phrase.lead else ""
        if syria:
            spoken = _table_word(last)
            if spoken:
                return "actor", f"«{spoken}» before it"
            if phrase.base is not None and phrase.base.kind != "country" and _past_verb(last):
                return "actor", "subject of a verb"
            return "location", "no cue: the country of the events"
        if last in ("من",):
            return "actor", "«من» before a state"
        verb = _feminine_verb(last) or (phrase.stop < len(self.forms) and _feminine_verb(self.forms[phrase.stop]))
        return "actor", "subject of a verb" if verb else "no cue: a state acts"


def _table_word(form: str) -> str:
    """The verb of speech that a word is, conjunctions left out; empty for none."""
    table = _cues("after")
    for split in splits(form):
        cue = _of(table.by_words.get((split.stem,), ()), frozenset({"state"}))
        if cue and not split.prefix.strip("وف"):
            return split.stem
    return ""


def _past_verb(form: str) -> bool:
    """Whether a word looks like a verb in the past whose subject is feminine («استغلت»)."""
    stem = form[1:] if form[:1] in ("و", "ف") else form
    return len(stem) >= _VERB_LETTERS and stem.endswith("ت") and not stem.endswith("ات") and stem not in _NO_VERBS


def _feminine_verb(form: str) -> bool:
    """Whether a word looks like a verb whose subject is a state («أعلنت», «ستواصل»)."""
    stem = form[1:] if form[:1] in ("و", "ف") else form
    if len(stem) < _VERB_LETTERS or stem in _NO_VERBS:
        return False
    return _past_verb(form) or stem.startswith(("ت", "ست"))
