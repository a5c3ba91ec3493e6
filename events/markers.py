"""Words that announce an actor and its role: «من قبل», «بدعم», «الذي نفذه»; adjectives behind them («بدعم روسي»)."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from events.actor_lexicon import load_actor_lexicon
from events.actors import ActorMention
from events.casts import Basis, first_of
from events.frames import SPEAKING, MarkerRow, load_arguments
from events.inflection import with_objects
from events.role_words import load_role_words
from events.scene import Scene
from events.tellings import Telling
from lexicon import fold
from model import Actor, ActorRole

_WIDEST = 3
_ANY = "any"
_ADJECTIVES_BEHIND = 3
# Words of a charge or a demand announce nobody who helps in it: «اتهمت تركيا بدعم التنظيم».
_OF_DEEDS = frozenset({"supporter", "mediator"})
# «وعلى المجتمع الدولي وقف الهجمات» says what somebody ought to do.
_OUGHT = (fold("وعلى"),)
_CLITICS, _AND = ("ب", "ل"), "وف"
_AIDED, _FROM, _ADJECTIVAL = 3, "من", ("ي", "ه")
_Markers = dict[tuple[str, ...], ActorRole]


class Marked(NamedTuple):
    """What a marker makes of the actor behind it."""

    role: ActorRole
    """What it does."""
    first: int
    """First token of the marker."""
    basis: Basis = "marker"
    """beside: he only joins whoever else does it."""


@cache
def _markers(arguments: str) -> _Markers:
    """Words that announce an actor around a pattern of arguments, folded, to its role; its own go before all others."""
    rows = load_arguments()
    barred = _OF_DEEDS if arguments in SPEAKING else frozenset()
    return {words: marker.role for row in (rows[_ANY], rows[arguments]) for marker in row.markers
            if marker.role not in barred for words in _words_of(marker)}  # fmt: skip


def _words_of(marker: MarkerRow) -> Iterator[tuple[str, ...]]:
    yield from (tuple(fold(words).split()) for words in marker.words)
    for verb in marker.verbs:
        yield from ((form,) for form in with_objects(verb))


def marked(scene: Scene, telling: Telling, actor: ActorMention) -> Marked | None:
    """The role that the words right before an actor announce, or its own first word («برئاسة فلان»)."""
    forms, markers, begin = scene.text.forms, _markers(telling.frame.arguments), telling.sentence.stretch.first
    first, clitic = first_of(scene, actor), actor.prefix.lstrip(_AND)[:1]
    whose = not telling.violent and _is_of_whom(forms[first - 1]) if first > begin else False
    if whose:
        first -= 1
        clitic = forms[first][:1]
    own = markers.get((forms[actor.word],)) if actor.head and actor.is_oblique else None
    if own is not None:
        return Marked(own, first)
    if first == begin or forms[first - 1] not in _last_words(telling.frame.arguments):
        return None
    aided = _aid_before(forms, first, begin, markers)
    if aided is not None:
        return aided
    for width in range(min(_WIDEST, first - begin), 0, -1):
        words = tuple(forms[first - width : first])
        if (*words, clitic) in markers:
            return Marked(markers[(*words, clitic)], first - width)
        joined = words[0].startswith("و") and words != _OUGHT
        role = markers.get(words) or (markers.get((words[0][1:], *words[1:])) if joined else None)
        if role is not None:
            basis: Basis = "beside" if words[-1] in _beside() else "marker"
            return Marked(role, first - width, basis) if role == "target" or not whose else None
    return None


def _is_of_whom(form: str) -> bool:
    """Whether a word names what is somebody's, behind «ب» or «ل» too («تنديدا بممارسات قسد»)."""
    words = load_role_words()
    return words.at("of_whom", form) or (form[:1] in _CLITICS and words.at("of_whom", form[1:]))


def _aid_before(forms: Sequence[str], first: int, begin: int, markers: _Markers) -> Marked | None:
    """«بدعم جوي من التحالف»: an adjective between a marker and its «من»."""
    if first - begin < _AIDED or forms[first - 1] != _FROM or not forms[first - 2].endswith(_ADJECTIVAL):
        return None
    role = markers.get((forms[first - _AIDED],))
    return Marked(role, first - _AIDED) if role in _OF_DEEDS else None


@cache
def _beside() -> frozenset[str]:
    """Last words of the markers of who only joins in."""
    return frozenset(
        words[-1] for marker in load_arguments()[_ANY].markers if marker.beside for words in _words_of(marker)
    )


@cache
def _last_words(arguments: str) -> frozenset[str]:
    """Words with which such markers end, «و» before them or not: most words before an actor are none of them."""
    last = (words[-1 - (len(words) > 1 and words[-1] in _CLITICS)] for words in _markers(arguments))
    return frozenset(joined + word for word in last for joined in ("", "و"))


@cache
def _announcing() -> frozenset[str]:
    """Words that alone announce somebody by an adjective: «بدعم روسي», «برعاية أممية», «برصاص إسرائيلي»."""
    return frozenset(words[0] for words in _markers(_ANY) if len(words) == 1 and words[0].startswith("ب"))


def by_adjective_of_marker(scene: Scene, telling: Telling) -> Iterator[Actor]:
    """Whoever the adjective behind a marker names."""
    text, stretch, announcing = scene.text, telling.sentence.stretch, _announcing()
    forms = text.forms[stretch.first : stretch.stop]
    if announcing.isdisjoint(forms):
        return
    lexicon = load_actor_lexicon()
    for at, form in enumerate(forms):
        if form not in announcing or not telling.holds(stretch.first + at):
            continue
        for token in range(at + 1, min(len(forms), at + 1 + _ADJECTIVES_BEHIND)):
            adjective = lexicon.adjectives.get(forms[token])
            if adjective is not None:
                row = lexicon.rows[adjective.owner_id]
                index = stretch.first + token
                mention = text.mention(text.starts[index], text.ends[index], "actor", row.id)
                role = _markers(telling.frame.arguments).get((forms[at],))
                if role is None:
                    break
                yield Actor(role=role, actor_id=row.id, name_en=row.name_en, name_ar=row.name_ar, mention=mention)
            elif not forms[token].endswith(("ي", "يا", "ه")):
                break
