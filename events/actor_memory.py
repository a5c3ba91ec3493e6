"""Whom bare nouns mean: «الجيش», «التنظيم», «الاحتلال» stand for whoever the article names with that noun."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from events.actor_lexicon import HeadRow, load_actor_lexicon
from events.actor_walk import AGAIN, ActorPhrase
from events.owners import part_of_owner
from lexicon import fold
from lexicon.actors import ActorRow

_ARTICLE, _ARMIES = "ال", ("army", "forces")
# Whoever is called an occupier in full is meant by the bare word, which names Israel in most articles.
_OF_STATES = ("government", "army", "person")
_HOME, _AT_WAR = "SY", ("army", "armed_group")
_OCCUPATION, _USUAL = fold("احتلال"), "isr"


class ActorMemory:
    """Who was named with which noun, while an article is read from its beginning."""

    __slots__ = ("_abroad", "_forms", "_last", "_named", "_names_syrians", "_occupier", "_speaks_abroad")

    def __init__(self, forms: Sequence[str]) -> None:
        """Begin at the first word."""
        self._forms = forms
        self._last: dict[str, str] = {}
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        self._occupier = _first_occupier(forms)
        self._names_syrians = False
        self._speaks_abroad = False
        self._abroad: set[int] = set()

    def settle(self, found: ActorPhrase) -> ActorPhrase:
        """An actor with whom it means; a bare noun that nobody was named with so far stays open."""
        if found.actor_id.startswith(AGAIN):
            again = self._again(found.actor_id[len(AGAIN) :])
            if again is None:
                self._abroad.update((found.first,) if self._speaks_abroad else ())
                return found
            found = found._replace(actor_id=again)
        found = self._occupying(found)
        self._remember(found)
        return found

    def _again(self, noun: str) -> str | None:
        """Who was last named with a noun; of a branch also the army that was."""
        army = self._last.get(_ARMIES[0])
        if noun in self._last or army is None or not load_actor_lexicon().heads[noun].branch:
            return self._last.get(noun)
        return part_of_owner(army.partition(".")[0], noun, proxy=False)

    def settle_rest(self, phrases: Sequence[ActorPhrase], *, at_home: bool) -> list[ActorPhrase]:
        """Bare nouns in front of every name: the one actor that is named with it later, else whom it usually means.

        Args:
            phrases: the actors in order.
            at_home: whether the article is about Syria, so that its state is meant where no other is named.
        """
        kept: list[ActorPhrase] = []
        for found in phrases:
            actor_id: str | None = found.actor_id
            if found.actor_id.startswith(AGAIN):
                noun = found.actor_id[len(AGAIN) :]
                actor_id = self._whoever(
                    noun, home=(at_home or self._names_syrians) and found.first not in self._abroad
                )
            if actor_id is not None:
                kept.append(found if actor_id == found.actor_id else found._replace(actor_id=actor_id))
        return kept

    def _whoever(self, noun: str, *, home: bool) -> str | None:
        """Whom a bare noun means that nobody was named with before; behind a foreign minister («الجيش») not Syria's."""
        later, head = self._named[noun], load_actor_lexicon().heads[noun]
        if len(later) == 1:
            return next(iter(later))
        return head.alone or (head.at_home if home and not later else None)

    def _remember(self, found: ActorPhrase) -> None:
        row = load_actor_lexicon().rows.get(found.actor_id)
        self._names_syrians = self._names_syrians or (row is not None and row.country == _HOME and row.kind in _AT_WAR)
        if row is not None and row.country is not None and row.kind in _OF_STATES:
            self._speaks_abroad = row.country != _HOME
        heads = (found.head,) if found.head else _heads_of_name(tuple(self._forms[found.first : found.stop]))
        for noun in (*heads, *_nouns_of(found.actor_id)):
            self._last[noun] = found.actor_id
            self._named[noun].add(found.actor_id)

    def _occupying(self, found: ActorPhrase) -> ActorPhrase:
        """«الاحتلال», «مرتزقة الاحتلال» behind «الاحتلال التركي» means Turkey."""
        words = self._forms[found.first : found.stop]
        if not any(word.endswith(_OCCUPATION) for word in words):
            return found
        state, _, part = found.actor_id.partition(".")
        rows = load_actor_lexicon().rows
        if state != _USUAL or any(word in load_actor_lexicon().adjectives for word in words):
            self._occupier = state
        elif self._occupier != _USUAL:
            own = f"{self._occupier}.{part}" if part and f"{self._occupier}.{part}" in rows else self._occupier
            part_id = part_of_owner(own, found.head, proxy=False) if found.head else own
            return found._replace(actor_id=part_id or own)
        return found


def _first_occupier(forms: Sequence[str]) -> str:
    """The state that an article first calls an occupier in full, for the bare words of a headline before it."""
    adjectives = load_actor_lexicon().adjectives
    for index, form in enumerate(forms[:-1]):
        if form.endswith(_OCCUPATION) and (adjective := adjectives.get(forms[index + 1])) is not None:
            return adjective.owner_id.partition(".")[0]
    return _USUAL


@cache
def _nouns_of(actor_id: str) -> tuple[str, ...]:
    """Head nouns that an actor named by name answers to: armies to «الجيش», a ministry to its own."""
    lexicon = load_actor_lexicon()
    row = lexicon.rows.get(actor_id)
    if row is None:
        return ()
    last_part = actor_id.rpartition(".")[2]
    called = (head.id for head in lexicon.heads.values() if head.bare and _is_called(row, head))
    return (*called, *((*_ARMIES, last_part) if row.kind == "army" else (last_part,)))


def _is_called(row: ActorRow, head: HeadRow) -> bool:
    """Whether a name of an actor begins with a noun: «تنظيم الدولة» is «التنظيم» when it is named again.

    One that means somebody by itself («التنظيم») is none of a name that only some outlets give («تنظيم قسد»).
    """
    names = (row.name_ar,) if head.alone is not None else (row.name_ar, *row.names)
    return row.kind in ("armed_group", "alliance", "body", "army") and any(
        name.removeprefix(_ARTICLE).startswith(f"{word.removeprefix(_ARTICLE)} ")
        for name in names
        for word in head.words
    )


@cache
def _heads_of_name(words: tuple[str, ...]) -> tuple[str, ...]:
    """Head nouns with which a name begins as it is written here («قوات سوريا الديمقراطية» is «القوات» again)."""
    return tuple(dict.fromkeys(_beginnings(words)))


def _beginnings(words: tuple[str, ...]) -> Iterator[str]:
    for noun, head_id in _again():
        if len(noun) < len(words) and all(word.endswith(part) for word, part in zip(words, noun, strict=False)):
            yield head_id


@cache
def _again() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The nouns that may stand bare, folded, but for «جيش»: «الجيش» is an army and no group of that name."""
    heads = [head for head in load_actor_lexicon().heads.values() if head.again and head.id != _ARMIES[0]]
    return tuple((tuple(fold(word).split()), head.id) for head in heads for word in head.words)
