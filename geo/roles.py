"""What a place name does in its sentence: location, actor, attribute, topic; by cues of `role_cues.yaml`."""

from functools import cache

from articles import Text
from geo.cues import Cue, cue_after, cue_before, feminine_verb, past_verb, present_verb, speech_verb
from geo.evidence import coordinated
from geo.gazetteer import Gazetteer
from geo.marks import JOINER
from geo.phrases import Phrase
from geo.words import word_set
from lexicon import fold, splits
from lexicon.actors import load_actors
from model import Role

SYRIA = "country-sy"
AROUND, ON, TIED = (fold("حول"),), (fold("على"),), "tied_to"
SYRIA_AR = fold("سوريا")
UNIVERSITY = fold("جامعة") + " "
SEATS = frozenset((fold(word),) for word in ("مجلس", "بلدية", "مديرية", "محافظ"))
TALK_WORDS = 7
STRIKE_WORDS = 5
REPORTER_WORDS = 4
TAGS = 3
"""How many hashtags in a row only tell what a text is about."""
_SHORTEST_NOUN = 4
"""Letters of a noun in the accusative, its ending included."""
STRIKING = frozenset((fold(word),) for word in ("ضربت", "تضرب", "وضربت"))
OPENING = frozenset({"ان", "قد", "حيث", "كما", "بعدما", "بعد", "حين", "عندما", "فيما", "بينما"})
"""Words behind which a verb opens its clause."""
ACTING = frozenset({"قد", "لن", "لم", "لا", "سوف", "هي"})
OF_ANY = frozenset({"any"})
OF_STATES = OF_ANY | {"state"}
OF_SYRIA = OF_STATES | {"syria"}
"""Which cues hold for a name: those of any place, of states, of Syria."""
STATES = frozenset({"country", "capital", "building"})


@cache
def _metonyms() -> frozenset[str]:
    """Folded place names that stand for who sits there («دمشق», «الكرملين»)."""
    return frozenset(fold(name) for actor in load_actors() for name in actor.toponyms)


DATELINE = "dateline of a newsroom"
"""Why a city of a newsroom is only a topic."""
BASE_WORDS = 7
_BASES = frozenset(map(fold, ("قاعدة", "قاعدتي", "قواعد", "قاعدتين", "القاعدتين")))


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
        named = self._name(phrase) if phrase.kind == "name" else None
        if named is not None:
            return named
        if phrase.dateline:
            return "topic", DATELINE
        if phrase.kind == "anaphor" and not phrase.is_area and not phrase.near_km:
            return "anaphor", "points back"
        if phrase.kind == "name" and not phrase.is_area and self._is_state(phrase):
            return self._state(phrase)
        return self._plain(phrase)

    def _name(self, phrase: Phrase) -> tuple[Role, str] | None:
        """What a bare name is by its shape and neighbours, whatever cues say; None where that leaves it open."""
        if self._agrees(phrase):
            return "attributive", "adjective of a country, spelt like its name"
        if phrase.dateline:
            return "topic", DATELINE
        if self._base_named(phrase):
            return "attributive", "a base bears its name"
        if self._tagged(phrase):
            return "topic", "one of a row of hashtags"
        return ("topic", "where a correspondent reports from") if self._reporter(phrase) else None

    def _agrees(self, phrase: Phrase) -> bool:
        """«كيانا سوريا», «جنديا روسيا»: behind an indefinite noun in the accusative it is the adjective."""
        if phrase.prefix or phrase.stop - phrase.first != 1 or phrase.name not in word_set("like_adjectives"):
            return False
        before = self.forms[phrase.lead - 1] if phrase.lead else ""
        shaped = len(before) >= _SHORTEST_NOUN and before.endswith("ا") and not before.endswith("يا")
        return shaped and before not in word_set("no_accusatives")

    def _base_named(self, phrase: Phrase) -> bool:
        """«قاعدتي "القرية الخضراء" و"الفرات"»: a river whose name a base bears."""
        if phrase.base is None or phrase.base.kind != "river":
            return False
        return not _BASES.isdisjoint(self.forms[max(0, phrase.lead - BASE_WORDS) : phrase.lead])

    def _is_state(self, phrase: Phrase) -> bool:
        row = self.gazetteer.rows.get(phrase.base.place_id if phrase.base else "")
        stands = row is not None and (row.kind in STATES or bool(row.metonym) or phrase.name in _metonyms())
        return stands and not phrase.near_km

    def _tagged(self, phrase: Phrase) -> bool:
        """Whether a name is one of at least `TAGS` hashtags in a row, which tell what a text is about."""
        if not phrase.lead or self.forms[phrase.lead - 1] != "#":
            return False
        count, first, stop = 1, phrase.lead - 1, phrase.stop
        while first >= 2 and (begins := self._tag_before(first)) is not None:
            count, first = count + 1, begins
        while stop < len(self.forms) and self.forms[stop] == "#":
            count, stop = count + 1, stop + 2
            while stop + 1 < len(self.forms) and self.forms[stop] == JOINER:
                stop += 2
        return count >= TAGS

    def _tag_before(self, stop: int) -> int | None:
        """Index of the sign of the hashtag that ends before a token, or None."""
        index = stop - 1
        while index >= 2 and self.forms[index - 1] == JOINER:
            index -= 2
        return index - 1 if index and self.forms[index - 1] == "#" else None

    def _reporter(self, phrase: Phrase) -> bool:
        """«قال مراسلنا في أنقرة»: a place abroad from which somebody reports."""
        if not phrase.lead or (self.forms[phrase.lead - 1] != "في" and not phrase.prefix.endswith("ب")):
            return False
        row = self.gazetteer.rows.get(phrase.base.place_id if phrase.base else "")
        if row is None or row.country_code in ("SY", "") or phrase.is_area:
            return False
        before = self.forms[max(0, phrase.lead - REPORTER_WORDS) : phrase.lead]
        return any(split.stem in word_set("reporters") for word in before for split in splits(word))

    def _plain(self, phrase: Phrase) -> tuple[Role, str]:
        cue = cue_before(self.forms, self._front(phrase), OF_ANY)
        if cue and cue.words == AROUND and not self._talked_of(phrase):
            return "location", "around it"
        if cue and cue.row.role in ("topic", "attributive") and not phrase.prefix:
            headed = (phrase.head is not None or phrase.is_area) and not self._seat(phrase, cue)
            if cue.row.role == "topic" or not headed:
                return cue.row.role, f"«{' '.join(cue.words)}» before it"
        if cue is None and phrase.name.startswith(UNIVERSITY) and not phrase.near_km and phrase.head is None:
            return ("location", "at it") if phrase.prefix.endswith("ب") else ("attributive", "a body")
        return "location", "a place below the state"

    def _seat(self, phrase: Phrase, cue: Cue) -> bool:
        """Whether a city or governorate behind a body's name is part of it («مجلس محافظة درعا»)."""
        return cue.words in SEATS and phrase.head is not None and phrase.head.id in ("city", "governorate")

    def _state(self, phrase: Phrase) -> tuple[Role, str]:
        syria = phrase.base is not None and phrase.base.country_code == "SY"
        of = OF_SYRIA if syria else OF_STATES
        before = None if phrase.prefix.strip("وف") else cue_before(self.forms, self._front(phrase), of)
        after = cue_after(self.forms, self._behind(phrase), of)
        inherited = self._inherited(phrase)
        if after and after.row.strong and not (before and before.row.role == "location") and inherited != "location":
            return after.row.role, f"«{' '.join(after.words)}» behind it"
        if phrase.prefix[-1:] in ("ب", "ل"):
            return self._clitic(phrase, of, syria=syria)
        if phrase.head is not None and phrase.head.mode in ("point", "inside"):
            return "location", "behind a head noun of place"
        if inherited is not None:
            return inherited, "in a list with the name before"
        if self._beside_crossing(phrase):
            return "location", "the other side of a crossing"
        if before is not None:
            return self._by_cue(phrase, before, syria=syria)
        return self._bare(phrase, syria=syria)

    def _beside_crossing(self, phrase: Phrase) -> bool:
        """«معبر نصيب مع الأردن»: a country behind a crossing to it."""
        before = self._before
        if before is None or before.base is None or before.base.kind != "crossing":
            return False
        return before.stop == phrase.lead - 1 and self.forms[before.stop] == "مع"

    def _by_cue(self, phrase: Phrase, cue: Cue, *, syria: bool) -> tuple[Role, str]:
        if cue.words == AROUND and syria and phrase.name != SYRIA_AR and not self._talked_of(phrase):
            return "location", "around it"
        if not syria and self._strikes(phrase, cue):
            return "actor", "subject of a verb"
        if cue.words == ON and phrase.stop < len(self.forms) and self.forms[phrase.stop] == "ان":
            return "actor", "called upon"
        if cue.words == ON and not syria and self._after(phrase, "strikes", within=STRIKE_WORDS):
            return "location", "struck"
        return cue.row.role, f"«{' '.join(cue.words)}» before it"

    def _strikes(self, phrase: Phrase, cue: Cue) -> bool:
        """«ضربت إسرائيل مواقع»: a verb that opens its clause has the state as its subject, but for «ضربت تركيا هزة»."""
        verb = self._front(phrase) - 1
        if cue.words not in STRIKING or verb < 0:
            return False
        last = self.forms[verb - 1] if verb else "."
        following = self.forms[phrase.stop] if phrase.stop < len(self.forms) else "."
        opens = not last.isalpha() or last.lstrip("وف") in OPENING
        return opens and following.isalpha() and following not in word_set("disasters")

    def _talked_of(self, phrase: Phrase) -> bool:
        """Whether words of talk stand before a name («خلاف حول منبج»)."""
        return self._after(phrase, "talk")

    def _after(self, phrase: Phrase, words: str, *, within: int = TALK_WORDS) -> bool:
        """Whether one of a list of words stands not far before a phrase."""
        before = self.forms[max(0, phrase.lead - within) : phrase.lead]
        return any(split.stem in word_set(words) for word in before for split in splits(word))

    def _that_acts(self, phrase: Phrase, last: str) -> bool:
        """«أن سوريا قد دمرت», «إن سوريا لن توقع»: Syria as the subject of what is said."""
        following = self.forms[phrase.stop] if phrase.stop < len(self.forms) else ""
        return last.lstrip("وفبل") == "ان" and (following in ACTING or feminine_verb(following))

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

    def _clitic(self, phrase: Phrase, of: frozenset[str], *, syria: bool) -> tuple[Role, str]:
        if phrase.prefix.endswith("ب"):
            return "location", "«ب» before it"
        cue = cue_before(self.forms, self._front(phrase), of)
        if cue is not None and (cue.row.id == TIED or cue.row.role == "location"):
            return cue.row.role, f"«{' '.join(cue.words)} ل» before it"
        if self._after(phrase, "motion"):
            return "location", "where somebody goes"
        return ("topic", "«ل» before it") if syria else ("actor", "«ل» before a state")

    def _bare(self, phrase: Phrase, *, syria: bool) -> tuple[Role, str]:
        last = self.forms[phrase.lead - 1] if phrase.lead else ""
        if (
            phrase.base is not None
            and phrase.base.kind == "capital"
            and self._after(phrase, "visits", within=STRIKE_WORDS)
        ):
            return "location", "where somebody goes"
        if syria and last and self._after(phrase, "addresses", within=STRIKE_WORDS):
            return "actor", "called upon"
        if syria:
            spoken = speech_verb(last)
            if spoken:
                return "actor", f"«{spoken}» before it"
            if phrase.base is not None and phrase.base.kind != "country" and past_verb(last):
                return "actor", "subject of a verb"
            if phrase.name == SYRIA_AR and (present_verb(last) or self._that_acts(phrase, last)):
                return "actor", "subject or object of a verb"
            return "location", "no cue: the country of the events"
        if last == "من":
            return "location", "«من» before it"
        verb = feminine_verb(last) or (phrase.stop < len(self.forms) and feminine_verb(self.forms[phrase.stop]))
        return "actor", "subject of a verb" if verb else "no cue: a state acts"
