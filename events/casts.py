"""The actors of one telling while they are read from left to right, and what stands between two words of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from events.actors import ActorMention
from events.frames import ArgumentsRow, load_arguments
from events.role_words import RoleWordKind, load_role_words
from events.scene import Scene
from events.tellings import Telling
from events.triggers import Hit
from events.word_sets import word_set
from model import ActorRole

VERBAL = frozenset({"past", "present", "future"})
SUBJECT_GAP = 2
"""Words that may stand between a verb and its subject."""
_SKIPPED = frozenset({"قد", "ايضا", "كذلك", "اول", "امس", "اليوم", "بدوره", "بدورها"})
_BREAKS: tuple[RoleWordKind, ...] = ("preposition", "opener", "pronoun")
_SUBJECTS: tuple[RoleWordKind, ...] = ("relative", "pronoun", "bearer")
_OF, _THEY = "من", ("ون", "وا")
Basis = Literal["verb", "noun", "marker", "beside", "before"]
"""What gave a role: the verb that governs the actor; a noun; a marker; one of who only joins in («ومعه»); only that it
stands in front of a noun."""


@dataclass(slots=True)
class Cast:
    """Who was given a part so far, while the actors of a telling are read from left to right."""

    telling: Telling
    """The telling."""
    hits: Sequence[Hit]
    """Triggers of its part, light verbs and those of other events included, in order."""
    parts: list[tuple[ActorMention, ActorRole, Basis]]
    """Actors with their roles and what gave them."""

    def owns(self, hit: Hit) -> bool:
        """Whether a trigger is one of the telling's own, or an empty verb before it."""
        return hit in self.telling.hits or (_is_light(hit) and not self._is_spent(hit))

    def _is_spent(self, light: Hit) -> bool:
        """Whether an empty verb is another event's: «تزامن التصويت مع شن غارات», «وجهت رسالة، ونددت بالغارات»."""
        later = [h for h in self.hits if h.first > light.first and not _is_light(h)]
        if self.telling.hits[0].first < light.first:
            return bool(later) and later[0] not in self.telling.hits
        return any(h.form in VERBAL and h.first < self.telling.hits[0].first for h in later)

    def has(self, role: ActorRole, first: int, stop: int) -> bool:
        """Whether an actor between two tokens has a role."""
        return any(given == role and first <= actor.first < stop for actor, given, _ in self.parts)


def _is_light(hit: Hit) -> bool:
    return hit.frame is not None and hit.frame.role == "light"


def row_of(cast: Cast, hit: Hit) -> ArgumentsRow:
    """The pattern of a trigger; an empty verb takes that of what it carries, unless it turns it round («تعرض ل»).

    Who commits what only tells of the dead («ارتكب مجزرة») is the agent all the same.
    """
    rows = load_arguments()
    own = rows[hit.frame.arguments if hit.frame is not None else cast.telling.frame.arguments]
    light = hit.frame is not None and hit.frame.role == "light"
    carried = rows[cast.telling.frame.arguments]
    return carried if light and own.subject == "agent" and carried.subject != "victim" else own


def gap(scene: Scene, first: int, stop: int) -> int | None:
    """How many words stand between two tokens, times and marks aside; None where a preposition or «أن» is one."""
    words, count = load_role_words(), 0
    for token in range(first, stop):
        form = scene.text.forms[token]
        if token in scene.timed or not form.isalnum() or form in _SKIPPED or is_part(scene, token):
            continue
        if any(words.at(kind, form) for kind in _BREAKS):
            return None
        count += 1
    return count


def is_each(scene: Scene, token: int) -> bool:
    """Whether a token belongs to «كل من», «عدد من», «عدد كبير من», where «من» only counts and is no preposition."""
    forms, counts = scene.text.forms, word_set("counts")
    if forms[token] != _OF:
        return token + 1 < len(forms) and forms[token] in counts and forms[token + 1] == _OF
    return any(form in counts for form in forms[max(0, token - 2) : token])


def is_part(scene: Scene, token: int) -> bool:
    """Whether a token belongs to such words or to «ثلاثة من»."""
    forms = scene.text.forms
    if is_each(scene, token):
        return True
    return (
        forms[token] == _OF and token > 0 and (forms[token - 1] in word_set("numerals") or forms[token - 1].isdigit())
    )


def is_oblique(scene: Scene, cast: Cast, actor: ActorMention) -> bool:
    """Whether an actor stands behind a preposition and so is no subject."""
    first = first_of(scene, actor)
    if actor.is_oblique and first == actor.first:
        return True
    before = first - 1
    if is_each(scene, before):
        return False
    return before >= cast.telling.sentence.stretch.first and load_role_words().at(
        "preposition", scene.text.forms[before]
    )


def first_of(scene: Scene, actor: ActorMention) -> int:
    """Where the words for an actor begin: «دورية لقسد», «دبابة لجيش النظام» act as one."""
    before = actor.first - 1
    moves = actor.is_to and before >= 0 and load_role_words().is_mover(scene.text.forms[before])
    return before if moves else actor.first


def is_filled(scene: Scene, cast: Cast, hit: Hit, row: ArgumentsRow) -> bool:
    """Whether the subject of a verb stands before it: «الذي استهدف», «الجيش استهدف», but not «الذي استهدفه الجيش»."""
    if hit.split.suffix:
        return False
    if scene.text.forms[hit.stop - 1].endswith(_THEY):
        return True  # «يطالبون تركيا»: a verb in front of its subject is singular
    before = scene.text.forms[hit.first - 1] if hit.first > cast.telling.sentence.stretch.first else ""
    words = load_role_words()
    if any(words.at(kind, before) for kind in _SUBJECTS):
        return True
    nouns = (h for h in cast.hits if h.form not in VERBAL and cast.owns(h) and h.stop <= hit.first)
    free = (n for n in nouns if not n.definite or not words.behind("preposition", scene.text.forms, n.first))
    if not hit.split.prefix and any(_is_beside(scene, cast, noun.stop, hit.first) for noun in free):
        return True
    return any(given == row.subject and actor.stop in (hit.first, hit.first - 1) for actor, given, _ in cast.parts)


def _is_beside(scene: Scene, cast: Cast, first: int, stop: int) -> bool:
    """Whether no more than a place stands between a noun and the verb of its clause: «إنزالا في بلدة أطمة استهدف»."""
    if _is_she(scene.text.forms[first - 1]) != _is_hers(scene.text.forms[stop]):
        return False
    if stop - first <= SUBJECT_GAP:
        return True
    number = cast.telling.sentence.number
    places = {token for at in scene.toponyms_in.get(number, ()) for token in range(at.first - 1, at.stop)}
    words = load_role_words()
    rest = [
        form for token, form in enumerate(scene.text.forms[first:stop], first)
        if token not in places and token not in scene.timed and not words.at("preposition", form)
    ]  # fmt: skip
    return len(rest) <= SUBJECT_GAP and all(form.isalpha() for form in rest)


def _is_she(noun: str) -> bool:
    """Whether a verb behind a noun is feminine: «غارة استهدفت», «غارات استهدفت»."""
    return noun.endswith(("ه", "ات", "تين", "تان"))


def _is_hers(verb: str) -> bool:
    """Whether a verb is feminine."""
    return verb.endswith(("ت", "تا")) or verb.lstrip("وف").removeprefix("س").startswith("ت")


def is_before(scene: Scene, cast: Cast, hit: Hit) -> bool:
    """«دخلت القوات المدينة بعد انسحاب الفصائل»: whether a noun tells what was before the movement that is told."""
    if cast.telling.violent or hit.form in VERBAL or hit is cast.telling.lead:
        return False
    return scene.text.forms[hit.first - 1] in word_set("after")
