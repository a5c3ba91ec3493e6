"""Words beside an actor that say what it does in an event: `role_words.yaml`, made ready for look-up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from events.inflection import inflect_verb, with_objects
from lexicon import Row, fold, load_rows, splits

RoleWordKind = Literal[
    "holding", "of_holding", "mover",
    "at", "apart", "resumptive", "user", "hedge", "response", "bystander", "announcer",
    "repeller", "loser", "accused", "of_whom", "receiver", "joiner",
    "charge", "pronoun", "relative", "bearer", "opener", "preposition"
]  # fmt: skip
_AND = ("و", "ف")


class RoleWordRow(Row, frozen=True, kw_only=True):
    """A family of words with one meaning for the actor beside them; see the head of the file."""

    id: str
    """Short name."""
    kind: RoleWordKind
    """What they say of the actor."""
    words: tuple[str, ...] = ()
    """Every form as written."""
    verbs: tuple[str, ...] = ()
    """«perfect/imperfect»; every person and number is derived."""
    objects: tuple[str, ...] = ()
    """«perfect/imperfect»; every person and number with «ه», «ها», «هم» behind it is derived."""
    ok: tuple[str, ...] = ()
    """«sentence => TYPE role=actor …» that hold."""
    not_: tuple[str, ...] = ()
    """The same, that must not hold."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words by kind, folded."""

    held: frozenset[str]
    """What fighters hold, proclitics aside."""
    holdings: frozenset[str]
    """The same and its adjectives."""
    movers: frozenset[str]
    """Holdings that act themselves."""
    words: dict[str, frozenset[str]]
    """For every other kind, its phrases of one word."""
    tails: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    """For every other kind, the last words of its phrases, and what may stand before each, «و» and «ف» included."""

    def behind(self, kind: RoleWordKind, forms: Sequence[str], index: int, *, first: int = 0) -> bool:
        """Whether words of a kind, «و» before them or not, end right before a token; none begins before `first`."""
        if index <= first:
            return False
        for before in self.tails[kind].get(forms[index - 1], ()):
            since = index - 1 - len(before)
            if since >= first and tuple(forms[since : index - 1]) == before:
                return True
        return False

    def at(self, kind: RoleWordKind, form: str) -> bool:
        """Whether a single word is of a kind."""
        return form in self.words[kind]

    def is_holding(self, form: str) -> bool:
        """Whether a word names what fighters hold or use, or says whose that is."""
        return _any_stem(form, self.holdings) or self.is_mover(form)

    def is_held(self, form: str) -> bool:
        """Whether a word names what fighters hold or use."""
        return _any_stem(form, self.held) or self.is_mover(form)

    def is_mover(self, form: str) -> bool:
        """Whether a word names a holding that acts itself."""
        return _any_stem(form, self.movers)


@cache
def _any_stem(form: str, stems: frozenset[str]) -> bool:
    return any(split.stem in stems for split in splits(form))


@cache
def load_role_words() -> RoleWords:
    """Read the rows once and index them."""
    rows = load_role_word_rows()
    kinds: dict[str, set[tuple[str, ...]]] = {kind: set() for kind in get_args(RoleWordKind)}
    for row in rows:
        kinds[row.kind].update(tuple(words.split()) for words in _forms(row))
    return RoleWords(
        held=frozenset(words[0] for words in kinds["holding"]),
        holdings=frozenset(words[0] for words in kinds["holding"] | kinds["of_holding"]),
        movers=frozenset(words[0] for words in kinds["mover"]),
        words={kind: frozenset(words[0] for words in phrases if len(words) == 1) for kind, phrases in kinds.items()},
        tails={kind: _tails(phrases) for kind, phrases in kinds.items()},
    )


def _tails(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Last words of phrases, each with what may stand before it: nothing, or the rest of the phrase."""
    tails: dict[str, tuple[tuple[str, ...], ...]] = {}
    for head, *rest in phrases:
        for joined in ("", *_AND):
            *before, last = (joined + head, *rest)
            tails[last] = (*tails.get(last, ()), tuple(before))
    return tails


@cache
def load_role_word_rows() -> tuple[RoleWordRow, ...]:
    """Every row of `data/lexicon/events/role_words.yaml`."""
    return load_rows("lexicon/events/role_words.yaml", RoleWordRow, key="id")


def _forms(row: RoleWordRow) -> Iterator[str]:
    yield from map(fold, row.words)
    for verb in row.verbs:
        yield from (form for form, _ in inflect_verb(verb))
    for verb in row.objects:
        yield from with_objects(verb)
