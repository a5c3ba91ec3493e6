"""The words that name actors, made ready for look-up: names, head nouns, nationality adjectives, linking words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from lexicon import Matcher, Row, fold, load_rows
from lexicon.actors import ActorRow, load_actors
from model import RuleError


class HeadRow(Row, frozen=True, kw_only=True):
    """A noun that makes an actor together with the owner that follows it: «القوات» + «الأمريكية»."""

    id: str
    """Short name: forces, soldiers, spokesperson …"""
    words: tuple[str, ...]
    """Every form of the noun, without the article."""
    domain: tuple[str, ...] = ()
    """Parts of the owner that may be meant, best first: `usa` + `military` is row `usa.military`."""
    alone: str | None = None
    """The actor that the bare noun means."""
    at_home: str | None = None
    """The actor that the bare definite noun means in news on Syria that names nobody else with it."""
    stays: bool = False
    """True when `alone` is meant whatever owner follows («مدنيين سوريين»)."""
    again: bool = False
    """True when the bare definite noun means whoever was last named with it («الجيش»), else `alone`."""
    by_adjective: bool = False
    """True where only a nationality makes it an actor («قاعدة أمريكية»), which can only be hit."""
    branch: bool = False
    """True where the bare noun of an army named before is that army's («سلاح الجو»)."""
    person: bool = False
    """True for titles, which the name of a person may follow."""
    bare: bool = False
    """True when the noun makes no actor with an owner: only «التنظيم» alone, whoever was last named with it."""
    members: bool = False
    """True for people of an actor, who come to harm and are caught one by one («جنود», «عناصر»)."""
    harmed: bool = False
    """True for those who came to harm («قتلى»), whatever stands beside them."""
    name_en: str
    """English name where the owner has no such part; `{owner}` is the owner's adjective or name."""
    name_ar: str
    """Arabic name, likewise."""


class LinkRow(Row, frozen=True, kw_only=True):
    """Words between a head noun and its owner: «من», «التابعة ل», «الموالية ل»; or passed over: «المسلحة»."""

    id: str
    """Short name."""
    kind: Literal["pass", "link", "proxy"]
    """pass: an adjective that says nothing of the owner. link: the owner follows. proxy: whom they are loyal to."""
    words: tuple[str, ...]
    """Every form as written; a final «ل» stands for the proclitic of the owner."""


class Adjective(NamedTuple):
    """A nationality adjective in one of its forms."""

    owner_id: str
    """The state or people."""
    joined: bool
    """True behind «و»: «الروسي والأمريكي»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLexicon:
    """Everything that finding actors looks up."""

    rows: dict[str, ActorRow]
    """Rows by id."""
    names: Matcher[str]
    """Names to row ids, and head nouns to `head:` + id."""
    heads: dict[str, HeadRow]
    """Head nouns by id."""
    titles: frozenset[str]
    """Head nouns that the name of a person may follow."""
    offices: frozenset[str]
    """Ids of the rows that it may follow."""
    adjectives: dict[str, Adjective]
    """Folded form, article and «و» included, to its owner."""
    toponyms: Matcher[str]
    """Place names that stand for a row when they act."""
    passed: frozenset[str]
    """Folded adjectives that may stand between head and owner."""
    links: Matcher[LinkRow]
    """Linking words."""


HEAD = "head:"
_ARTICLE = "ال"
_ENDINGS = ("", "ه", "ان", "ين", "ون", "تان", "تين", "ات")


@cache
def load_actor_lexicon() -> ActorLexicon:
    """Read the rows once and index them.

    Raises:
        RuleError: a parent or a head's actor that no row has.
    """
    rows = {row.id: row for row in load_actors()}
    heads = {row.id: row for row in load_rows("lexicon/events/actor_heads.yaml", HeadRow, key="id")}
    links = load_rows("lexicon/events/actor_links.yaml", LinkRow, key="id")
    _check(rows, heads)
    names = Matcher((*_names(rows), *_head_words(heads)))
    return ActorLexicon(
        rows=rows,
        names=names,
        heads=heads,
        titles=frozenset(head.id for head in heads.values() if head.person),
        offices=frozenset(row.id for row in rows.values() if row.office),
        adjectives=dict(_adjectives(rows)),
        toponyms=Matcher((name, row.id) for row in rows.values() for name in row.toponyms),
        passed=frozenset(fold(word) for row in links if row.kind == "pass" for word in row.words),
        links=Matcher((word, row) for row in links if row.kind != "pass" for word in row.words),
    )


@cache
def head_words(head_id: str) -> frozenset[str]:
    """Every word of a head noun, folded."""
    return frozenset(map(fold, load_actor_lexicon().heads[head_id].words))


def _check(rows: dict[str, ActorRow], heads: dict[str, HeadRow]) -> None:
    for row in rows.values():
        for other in (*row.parts.values(), *((row.parent,) if row.parent else ())):
            if other not in rows:
                raise RuleError(f"data/lexicon/actors.yaml:1: {row.id}: no row is called {other!r}, its parent or part")
    for head in heads.values():
        for actor_id in filter(None, (head.alone, head.at_home)):
            if actor_id not in rows:
                raise RuleError(f"data/lexicon/events/actor_heads.yaml:1: {head.id}: no actor is called {actor_id!r}")


def _names(rows: dict[str, ActorRow]) -> Iterator[tuple[str, str]]:
    """Names of rows; a state's own name is a place name and stands among the toponyms."""
    for row in rows.values():
        places = set(row.toponyms)
        for name in dict.fromkeys((row.name_ar, *row.names)):
            if name not in places:
                yield name.replace("-", " - "), row.id


def _head_words(heads: dict[str, HeadRow]) -> Iterator[tuple[str, str]]:
    for head in heads.values():
        for words in head.words:
            yield words, HEAD + head.id


def _adjectives(rows: dict[str, ActorRow]) -> Iterator[tuple[str, Adjective]]:
    """Every form of every adjective, with and without article and «و»."""
    for row in rows.values():
        stems = [fold(stem) + ending for stem in row.adjectives for ending in _ENDINGS]
        for form in (*stems, *map(fold, row.people)):
            for word in (form, _ARTICLE + form):
                yield word, Adjective(row.id, joined=False)
                yield "و" + word, Adjective(row.id, joined=True)
