"""The actor that begins at a word: a name, or a head noun with its owner."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from events.actor_lexicon import HEAD, ActorLexicon, HeadRow
from events.openings import ACTOR, OWNER
from events.owners import men_of, part_of_owner
from events.role_words import load_role_words
from events.speech_lexicon import name_ends
from events.word_sets import word_set
from lexicon import Split, fold
from lexicon.actors import ActorRow

AGAIN = "again:"
"""Begins what stands for the row of a bare head noun until it is known who was last named with it."""
_HOLDINGS = "holdings"
# «جنود من الجيش» have an owner, «جنود من دمشق» and «جنود في سوريا» have none.
_FROM = "from"
# Words before the post of an envoy: «سفير موسكو لدى دمشق», «المبعوث الأممي إلى سوريا», «السفير الأمريكي في تركيا».
_AT_COURT, _ENVOY = fold("لدى"), "envoy"
_POSTED = frozenset((_AT_COURT, *map(fold, ("إلى", "في"))))
# A first name that the lexicon does not know in this spelling may stand before a surname that it knows.
_FIRST_NAME = 1
_BARE = ("", "ال")
_ADJECTIVAL = tuple(map(fold, ("مدنية", "صحفي", "صحفية", "صحافي", "صحافية")))
_UNKNOWN = tuple(map(fold, ("مجهول", "مجهولة")))
_ARTICLE = "ال"
_IN_NAME_OF, _TO = "باسم", fold("إلى")
_IN, _SHE, _SAME_LETTERS = "في", "ه", 4
_LINKED = ("", "ال", "ل", "لل")
_new = tuple.__new__


class ActorPhrase(NamedTuple):
    """An actor before its mention is cut out."""

    first: int
    stop: int
    actor_id: str
    split: Split
    head: str
    owner_id: str


class _Owner(NamedTuple):
    """Whose a head noun is."""

    owner_id: str
    stop: int
    """One past the last token."""
    proxy: bool
    """True for those who are only loyal to the owner or backed by it."""
    seated: bool = False
    """True where only «في» and a capital name the owner: whose officials sit there, and nobody's soldiers."""


class ActorWalk:
    """A walk over the words of an article, from right to left, since the owner of a head noun stands behind it."""

    __slots__ = ("_adjectives", "_at", "_forms", "_lexicon", "_openings")

    def __init__(
        self, forms: Sequence[str], openings: bytes, lexicon: ActorLexicon, at: Mapping[int, ActorPhrase]
    ) -> None:
        """Begin at the last word; `at` holds the actors that begin further right."""
        self._forms, self._openings, self._lexicon, self._at = forms, openings, lexicon, at
        self._adjectives = lexicon.adjectives

    def alone_at(
        self, index: int, names: Sequence[tuple[Split, ActorRow]], heads: Sequence[tuple[Split, HeadRow]]
    ) -> ActorPhrase | None:
        """The head noun with its owner, or else the name, that one word is."""
        phrase = self._headed(index, index + 1, heads) if heads else None
        if phrase is not None and phrase.stop > index + 1:
            return phrase
        for split, row in names:
            if row.kind == "person" and index and self._forms[index - 1] in word_set("namesakes"):
                continue
            if not self._is_foreign(index, index + 1, split, row):
                return _new(ActorPhrase, (index, index + 1, row.id, split, "", row.id))
        return phrase

    def longest_at(self, index: int) -> ActorPhrase | None:
        """The longest name, or the longest head noun with its owner, that begins at a word; whichever is longer."""
        lexicon = self._lexicon
        name: ActorPhrase | None = None
        phrase: ActorPhrase | None = None
        for first, stop, split, entry in lexicon.names.at(self._forms, index):
            if entry.startswith(HEAD):
                headed = self._headed(first, stop, [(split, lexicon.heads[entry.removeprefix(HEAD)])])
                phrase = headed if phrase is None or (headed is not None and headed.stop > phrase.stop) else phrase
            elif name is None and not self._is_foreign(first, stop, split, lexicon.rows[entry]):
                name = ActorPhrase(first, stop, entry, split, "", entry)
        longer = phrase is not None and (name is None or phrase.stop > name.stop)
        return phrase if longer and phrase is not None and not self._is_backed(name, phrase) else name

    def _is_backed(self, name: ActorPhrase | None, phrase: ActorPhrase) -> bool:
        """«الجيش الوطني المدعوم تركيا»: whether a state behind the name of a group only backs it."""
        group = name is not None and self._is_of_kind(name.actor_id, "armed_group")
        return (
            group
            and self._is_of_kind(phrase.owner_id, "state")
            and self._forms[phrase.stop - 1] not in self._adjectives
        )

    def _headed(self, first: int, stop: int, heads: Sequence[tuple[Split, HeadRow]]) -> ActorPhrase | None:
        """The first of some readings as a head noun that makes an actor, with its owner."""
        owned = self._owner(stop) if stop < len(self._forms) else None
        for split, head in heads:
            owner = self._apposed(stop, split) if head.bare else owned
            if head.id == _HOLDINGS and owner is None:
                owner = self._named_after_place(first, stop)
            if owner is not None and owner.seated and self._forms[first] not in word_set("seated"):
                owner = None
            if head.by_adjective and (owner is None or self._forms[owner.stop - 1] not in self._adjectives):
                continue
            if owner is not None and head.harmed and self._is_of_kind(owner.owner_id, "state"):
                continue
            if owner is None or head.stays:
                actor_id = self._alone(first, stop, split, head)
            else:
                actor_id = self._of_owner(first, head, owner)
            if actor_id is not None:
                owner_id, end = ("", stop) if owner is None else owner[:2]
                return _new(ActorPhrase, (first, end, actor_id, split, head.id, owner_id))
        return None

    def _of_owner(self, first: int, head: HeadRow, owner: _Owner) -> str | None:
        """The part of its owner that a noun means; «المتحدث باسم الرئيس» is not the president."""
        actor_id = part_of_owner(owner.owner_id, head.id, proxy=owner.proxy)
        if self._is_of_kind(actor_id or "", "person") and _IN_NAME_OF in self._forms[first : owner.stop]:
            return men_of(owner.owner_id, "government")
        return actor_id

    def _apposed(self, stop: int, split: Split) -> _Owner | None:
        """The group whose name stands behind a noun that only says what it is: «تنظيم أنصار الإسلام»."""
        name = self._at.get(stop)
        if name is None or name.head or name.split.prefix not in _BARE or split.prefix.endswith("ال"):
            return None
        kind = self._lexicon.rows[name.actor_id].kind
        return _Owner(name.actor_id, name.stop, proxy=False) if kind == "armed_group" else None

    def _alone(self, first: int, stop: int, split: Split, head: HeadRow) -> str | None:
        """What a head noun without an owner means; a definite one may mean whoever was last named with it."""
        links = self._lexicon.links.at(self._forms, stop) if stop < len(self._forms) else ()
        if any(link.entry.kind == "proxy" for link in links):
            return None  # «الفصائل الموالية له»
        if not head.again:
            return None if self._is_of_thing(first) else head.alone
        if head.bare and self._is_narrowed(first, stop, split):
            return None
        definite = split.prefix.endswith(("ال", "لل")) or self._forms[stop - 1].startswith("ال")
        return AGAIN + head.id if definite else None

    def _is_of_thing(self, first: int) -> bool:
        """«سيارة مدنية», «مجهول المصدر», «انفجار مجهول»: whether an adjective says what a thing is and names nobody."""
        behind = self._forms[first + 1] if first + 1 < len(self._forms) else ""
        unknown = self._forms[first] in _UNKNOWN and first and self._forms[first - 1] in word_set("unknown_things")
        if behind in word_set("unknown_of") or unknown:
            return True
        if first == 0 or not self._forms[first].endswith(_ADJECTIVAL):
            return False
        before = self._forms[first - 1]
        return before in word_set("civil_things") or load_role_words().is_holding(before)

    def with_name(self, found: ActorPhrase) -> ActorPhrase:
        """A title and the known person behind it, a comma between or not, are one: «الرئيس الأمريكي دونالد ترامب».

        To whom somebody is sent belongs to the title and takes no part: «مندوب سوريا لدى الأمم المتحدة».
        """
        forms, at = self._forms, self._at
        stop = self._post_end(found)
        comma = stop < len(forms) and forms[stop] == "،"
        named = stop < len(forms) and forms[stop] not in name_ends()  # «أعلن الناطق باسم الجيش مقتل فلان»
        person = at.get(stop + comma) or (at.get(stop + _FIRST_NAME) if named else None)
        if person is not None and not person.split.prefix:
            row = self._lexicon.rows.get(person.actor_id)
            if row is not None and row.kind == "person":
                return found._replace(stop=person.stop, actor_id=person.actor_id)
        return found if stop == found.stop else found._replace(stop=stop)

    def _post_end(self, found: ActorPhrase) -> int:
        """Where a title ends when its post follows: «لدى دمشق», and for envoys «إلى سوريا», «في تركيا»."""
        forms, stop = self._forms, found.stop
        before = forms[stop] if stop + 1 < len(forms) else ""
        if before not in _POSTED or (before != _AT_COURT and found.head != _ENVOY):
            return stop
        post = self._at.get(stop + 1)
        if post is not None and post.split.prefix in _BARE and not self._is_people(post):
            return post.stop
        places = self._lexicon.toponyms.at(forms, stop + 1)
        return next((place.stop for place in places if place.split.prefix in _BARE), stop)

    def _is_foreign(self, first: int, stop: int, split: Split, row: ActorRow) -> bool:
        """Whether an adjective behind a name says that it is another's: «المعارضة الإسرائيلية», «النظام الصحي»."""
        adjective = self._adjectives.get(self._forms[stop]) if stop < len(self._forms) else None
        if adjective is None:
            return stop == first + 1 and self._is_narrowed(first, stop, split)
        if adjective.joined or row.country is None or row.kind in ("person", "state"):
            return False
        return self._lexicon.rows[adjective.owner_id].country not in (row.country, None)

    def _is_narrowed(self, first: int, stop: int, split: Split) -> bool:
        """Whether an adjective behind one definite word makes it another thing: «النظام الصحي», «المرصد الفلكي»."""
        forms = self._forms
        behind = forms[stop] if stop < len(forms) and forms[stop] != _TO else ""
        if not behind.startswith("ال") or not behind.endswith(("ي", "يه")) or behind in self._lexicon.passed:
            return False
        return split.prefix.endswith(("ال", "لل")) or forms[first].startswith("ال")

    def _owner(self, index: int) -> _Owner | None:
        """Whose they are: an adjective, a name, or a name behind «من», «التابعة ل», «الموالية ل»."""
        forms, opened = self._forms, self._openings[index]
        if not opened & (OWNER | ACTOR):
            return None
        passed, begin = self._lexicon.passed, index
        while forms[index] in passed:
            index += 1
            if index >= len(forms):
                return None
        adjective = self._adjectives.get(forms[index])
        if adjective is not None and not adjective.joined:
            if index + 1 < len(forms) and forms[index + 1] in word_set("made_in"):
                return None
            return _Owner(adjective.owner_id, index + 1, proxy=False)
        if self._openings[index] & OWNER:
            link = next((link for link in self._lexicon.links.at(forms, index) if not link.split.prefix), None)
            if link is not None:
                owner = self._named_owner(link.stop, prefixes=_LINKED, by_place=link.entry.id != _FROM)
                owner = self._seated(link.stop) if owner is None and forms[link.stop - 1] == _IN else owner
                return None if owner is None else owner._replace(proxy=link.entry.kind == "proxy")
        return self._owner_by_name(begin, index)

    def _owner_by_name(self, begin: int, index: int) -> _Owner | None:
        """An owner right behind a noun without an article («عناصر داعش»); «وزارة الدفاع قسد» are two."""
        if begin == index and self._forms[begin - 1].startswith(_ARTICLE):
            return None
        return self._named_owner(index, prefixes=_BARE)

    def _named_owner(self, index: int, *, prefixes: tuple[str, ...], by_place: bool = True) -> _Owner | None:
        """An owner that is named: an actor that begins here, or a state by its place name."""
        if index >= len(self._forms):
            return None
        actor = self._at.get(index)
        owns = actor is not None and actor.head != _HOLDINGS and not self._is_people(actor)
        if actor is not None and owns and actor.split.prefix in prefixes:
            return _Owner(actor.actor_id, actor.stop, proxy=False)
        if by_place and self._openings[index] & OWNER:
            for place in self._lexicon.toponyms.at(self._forms, index):
                if place.split.prefix in prefixes:
                    return _Owner(place.entry, place.stop, proxy=False)
        return None

    def _seated(self, index: int) -> _Owner | None:
        """The state whose capital stands behind «في»: «مسؤولون في موسكو»; «في روسيا» says only where."""
        for place in self._lexicon.toponyms.at(self._forms, index) if index < len(self._forms) else ():
            name = fold(self._lexicon.rows[place.entry].name_ar)[:_SAME_LETTERS]
            if not place.split.prefix and not self._forms[index].startswith(name):
                return _Owner(place.entry, place.stop, proxy=False, seated=True)
        return None

    def _named_after_place(self, first: int, stop: int) -> _Owner | None:
        """«قاعدة حميميم الروسية»: a nationality behind the place after which a base in the feminine is named."""
        forms = self._forms
        if stop + 1 >= len(forms) or stop in self._at or not forms[first].endswith(_SHE) or not forms[stop].isalpha():
            return None
        adjective = self._adjectives.get(forms[stop + 1])
        agrees = adjective is not None and not adjective.joined and forms[stop + 1].startswith(_ARTICLE)
        if adjective is None or not agrees or not forms[stop + 1].endswith(_SHE):
            return None
        return _Owner(adjective.owner_id, stop + 2, proxy=False)

    def _is_of_kind(self, owner_id: str, kind: str) -> bool:
        """Of which kind an owner is: «جرحى سوريين» are a state's people, «أنصار الأسد» a person's."""
        row = self._lexicon.rows.get(owner_id)
        return row is not None and row.kind == kind

    def _is_people(self, actor: ActorPhrase) -> bool:
        """Whether an actor is no owner: «مدنيين» own no army."""
        row = self._lexicon.rows.get(actor.actor_id)
        return row is not None and row.kind == "people"
