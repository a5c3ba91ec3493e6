"""Tellings: one part of one sentence that tells one event, before tellings of the same event are merged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import compress

from articles import Sentence
from events.details import STORE_REACH, is_stored, names_store
from events.frames import FrameRow, load_refinements
from events.ontology import VIOLENT
from events.sayings import Saying
from events.scene import Scene, ToponymAt
from events.scopes import read_scopes
from events.sweep import Reading, Scoped
from events.triggers import Hit
from events.word_sets import word_set
from lexicon.answers import Answers
from model import Actor, Modality, Place, Polarity, Quantity, When, Where

_NEAR, _WIDE = 6, 16
_RANK = {"event": 0, "generic": 1, "casualty": 2, "support": 3}


@dataclass(slots=True)
class Telling:
    """One telling. Times, places, actors and numbers are filled in one after the other."""

    sentence: Sentence
    """The sentence."""
    reading: Reading
    """The sentence cut into parts."""
    part: int
    """The part of it that tells the event."""
    hits: list[Hit]
    """Triggers, in order."""
    lead: Hit
    """The trigger that names the event best."""
    frame: FrameRow
    """Its frame."""
    type: str
    """Type of event."""
    violent: bool
    """Whether it tells an attack of some kind."""
    subtype: str | None
    """Finer type."""
    polarity: Polarity
    """asserted, negated or denied."""
    modality: Modality
    """actual, ordered, planned …"""
    background: bool
    """True when it is retold, or stands behind the main event of its sentence."""
    when: When | None = None
    """Its days."""
    where: Where | None = None
    """Its place."""
    origin: Where | None = None
    """Where forces, people or fire come from."""
    destination: Where | None = None
    """Where they go."""
    toponym: ToponymAt | None = None
    """The words that gave the place."""
    around: tuple[Place, ...] = ()
    """Wider places that the same words name («في ريف منبج»)."""
    actors: list[Actor] = field(default_factory=list)
    """Who takes part."""
    quantities: list[Quantity] = field(default_factory=list)
    """Its numbers."""
    saying: Saying | None = None
    """Who says so."""
    verb: tuple[Hit | None] | None = None
    """The verb that tells it, if there is one, once somebody has asked."""
    order: int = 0
    """Rank among the tellings of the article."""
    pointing: bool = False
    """True for an attack that is only pointed to («الهجوم»): it adds words and neither days nor news."""

    @property
    def harm_only(self) -> bool:
        """Whether it tells of victims and names no attack."""
        return self.frame.role == "casualty"

    @property
    def named(self) -> bool:
        """Whether it is told by a noun that points to what is known («الهدنة»)."""
        return self.lead.definite and self.lead.form in ("noun", "phrase")

    def holds(self, token: int) -> bool:
        """Whether a token stands in the part that tells the event."""
        reading = self.reading
        at = token - reading.first
        return 0 <= at < len(reading.parts) and reading.parts[at] == self.part


def find_tellings(scene: Scene) -> Iterator[Telling]:
    """Every telling of an article, sentence by sentence."""
    for sentence, hits in scene.hits:
        first, stop = sentence.stretch.first, sentence.stretch.stop
        reading = read_scopes(scene.text, first, stop, hits, scene.timed, scene.named)
        yield from _tell(scene, sentence, reading)


def _tell(scene: Scene, sentence: Sentence, reading: Reading) -> Iterator[Telling]:
    """Group the triggers of a sentence by part and by what they can tell together."""
    groups: list[list[Scoped]] = []
    accusing = [scoped.hit for scoped in reading.triggers if scoped.hit.frame and scoped.hit.frame.type == "ACCUSATION"]
    for scoped in reading.triggers:
        if scene.sums_up(sentence.number, scoped.hit.first):
            continue
        home = next((group for group in reversed(groups) if _together(group, scoped, accusing)), None)
        if home is None:
            groups.append([scoped])
        else:
            home.append(scoped)
    fled = {
        group[0].part: group[0].hit.first
        for group in groups
        if group[0].hit.frame is not None and group[0].hit.frame.type == "DISPLACEMENT"
    }
    for group in groups:
        behind = fled.get(group[0].part, sentence.stretch.stop) < group[0].hit.first
        if behind and all(_is_bare(scene, sentence, scoped.hit) for scoped in group):
            continue
        telling = _telling(scene, sentence, reading, group)
        if telling is not None:
            yield telling


def _is_bare(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """«نزحوا هربا من القصف»: what people flee from, with no word of whose it is, tells no attack of its own."""
    if hit.frame is None or hit.frame.type not in VIOLENT or hit.form != "noun" or not hit.definite:
        return False
    behind = scene.text.forms[hit.stop] if hit.stop < sentence.stretch.stop else "."
    return not behind.startswith("ال")


def _together(group: Sequence[Scoped], scoped: Scoped, accusing: Sequence[Hit]) -> bool:
    """Whether a trigger tells the same event as a group of the same part; not what somebody is accused of after it."""
    head = group[0]
    same = (head.part, head.polarity, head.modality) == (scoped.part, scoped.polarity, scoped.modality)
    if not same or any(group[-1].hit.stop <= hit.first < scoped.hit.first for hit in accusing):
        return False
    first, frame = head.hit.frame, scoped.hit.frame
    if first is None or frame is None:
        return False
    if _is_accident(first) and frame.role == "casualty":
        return True
    if _is_accident(frame) and all(each.hit.frame is None or each.hit.frame.role == "casualty" for each in group):
        return True
    if first.type not in VIOLENT or frame.type not in VIOLENT:
        return first.type == frame.type or _posture(head.hit, scoped.hit)
    frames = [each.hit.frame for each in group if each.hit.frame is not None]
    weighty = {each.type for each in frames if each.role == "event"}
    if frame.role == "generic" and weighty == {"TERRITORY"}:
        return False
    if frame.type == "TERRITORY" and not weighty and any(each.role == "generic" for each in frames):
        return False
    return frame.role != "event" or not weighty or frame.type in weighty


def _is_accident(frame: FrameRow) -> bool:
    """Whether people come to harm in it without an attack («حادث سير», «انهيار مبنى»)."""
    return frame.type == "INCIDENT" and frame.arguments == "harm"


def _posture(head: Hit, hit: Hit) -> bool:
    """«تغيير على تمركز»: the presence is what the movement changes."""
    types = {head.frame.type if head.frame else "", hit.frame.type if hit.frame else ""}
    return types == {"TROOP_MOVEMENT", "TROOP_PRESENCE"} and hit.first - head.stop <= _NEAR


def _telling(scene: Scene, sentence: Sentence, reading: Reading, group: Sequence[Scoped]) -> Telling | None:
    lead = min(group, key=lambda scoped: _RANK.get(scoped.hit.frame.role if scoped.hit.frame else "", 9))
    frame = lead.hit.frame
    if frame is None or (frame.role == "support" and not _stands_alone(group, reading)):
        return None
    if frame.role == "casualty" and all(scoped.hit.split.prefix.endswith("ال") for scoped in group):
        return None
    background = reading.retold or reading.kinds[lead.part] == "background"
    telling = Telling(
        sentence, reading, lead.part, [scoped.hit for scoped in group], lead.hit, frame, frame.type,
        frame.type in VIOLENT, frame.subtype, lead.polarity, lead.modality, background,
    )  # fmt: skip
    _refine(scene, telling)
    return telling


def _stands_alone(group: Sequence[Scoped], reading: Reading) -> bool:
    """A device or a shot tells an attack where somebody comes to harm, and what a place suffers («تعرضت … لقذائف»)."""
    if any(s.hit.frame is not None and s.hit.frame.near != () for s in group):
        return True
    suffered = any(hit.frame is not None and hit.frame.arguments == "suffer" for hit in reading.frames)
    return suffered and any(s.hit.split.prefix == "ل" for s in group)


def _refine(scene: Scene, telling: Telling) -> None:
    """Make the type finer by the words beside the triggers."""
    own = telling.subtype if telling.frame.role == "event" else None
    rows = _refinements_of(telling.type, own)
    if not rows:
        return
    near = _words_near(scene, telling, _NEAR)
    far: Sequence[str] | None = None
    for wide, kind, subtype, words in rows:
        if wide and far is None:
            far = _words_near(scene, telling, _WIDE)
        if words.among(far if wide and far is not None else near):
            telling.type, telling.violent, telling.subtype = kind, kind in VIOLENT, subtype
            return
    if telling.type == "STRIKE" and own is None:
        far = _words_near(scene, telling, _WIDE) if far is None else far
        telling.subtype = next((sub for _, kind, sub, words in rows if kind == "STRIKE" and words.among(far)), None)


@cache
def _refinements_of(kind: str, own: str | None) -> tuple[tuple[bool, str, str | None, Answers], ...]:
    """Refinements of one type of event: whether they look far, what the type becomes, and the words that say so."""
    return tuple(
        (row.wide, row.type, row.subtype, Answers(row.words, row.beginnings))
        for row in load_refinements()
        if kind in row.types and (own is None or own in row.over)
    )


def _words_near(scene: Scene, telling: Telling, reach: int) -> list[str]:
    """The words of the part within a few words of a trigger, the triggers' own included."""
    forms, stretch = scene.text.forms, telling.sentence.stretch
    parts, begin, part = telling.reading.parts, stretch.first, telling.part
    near: list[str] = []
    for hit in telling.hits:
        first, stop = max(begin, hit.first - reach), min(stretch.stop, hit.stop + reach)
        stored = names_store(forms[max(0, first - STORE_REACH) : stop])
        if stored or not word_set("defences").isdisjoint(forms[max(begin, first - 1) : stop]):
            near += [
                forms[token]
                for token in range(first, stop)
                if parts[token - begin] == part and not (stored and is_stored(forms, token))
                and (token == begin or forms[token - 1] not in word_set("defences"))
            ]  # fmt: skip
        elif parts.count(part) == len(parts):
            near += forms[first:stop]
        else:
            near += compress(forms[first:stop], map(part.__eq__, parts[first - begin : stop - begin]))
    return near


def names_pact(telling: Telling) -> bool:
    """«الاتفاق بين الطرفين»: a pact with the article was there before it is told of."""
    lead = telling.lead
    points = telling.type == "AGREEMENT" and lead.definite and lead.form == "noun"
    return points and lead.split.stem in word_set("pacts")
