"""The state of a walk over the triggers and cues of a sentence, and what comes out of it."""

from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import compress
from typing import Literal, NamedTuple

from articles import Text
from events.triggers import Hit
from model import Modality, Polarity

PartKind = Literal["main", "header", "background", "purpose", "object", "terms"]
COMMAS = frozenset("،,؛;.|")
NEXT, NEAR, THROUGH = 1, 8, 6
"""Reach of a cue in words: the very next predicate, what stands near, what an auxiliary carries on to."""
_PART_WORDS = frozenset({"بينهم", "بينها", "بينهن", "ومن"})
_ASIDE_WORDS, _NAME_WORDS = 8, 5


class Scoped(NamedTuple):
    """A trigger with what its surroundings make of it."""

    hit: Hit
    """The trigger."""
    part: int
    """The part of the sentence that it stands in."""
    polarity: Polarity
    """asserted, negated or denied."""
    modality: Modality
    """actual, ordered, planned …"""


@dataclass(slots=True)
class Reading:
    """A sentence cut into parts, and its triggers."""

    first: int
    """First token."""
    parts: list[int]
    """Part of each token."""
    kinds: dict[int, PartKind]
    """What each part is."""
    triggers: list[Scoped] = field(default_factory=list)
    """Triggers that tell something."""
    frames: list[Hit] = field(default_factory=list)
    """Every trigger, those that tell nothing too."""
    retold: bool = False
    """True when the whole sentence is retold history."""
    pluperfect: bool = False
    """True when the sentence begins with «كان»: it was before, but may be today."""
    judged: set[int] = field(default_factory=set)
    """Parts that speech comments on, accuses or condemns: their days are at least not later than the speech."""
    comes: bool = False
    """True for «يأتي ذلك بعد …»: the sentence tells nothing but what was before."""
    measured: set[int] = field(default_factory=set)
    """Parts behind «بعد سبع سنوات من»: they stay background whatever the rest tells."""
    ongoing: set[int] = field(default_factory=set)
    """Parts whose event an empty verb of the present tells («تشهد المنطقة قصفا»): it may go on."""
    parents: dict[int, int] = field(default_factory=dict)
    """The main part that each side part, and the terms of an agreement, hang on."""

    def part_of(self, token: int) -> int:
        """Part of a token of this sentence."""
        return self.parts[token - self.first]

    def begin_of(self, part: int) -> int:
        """First token of a part; that of the sentence where nothing of the part is left."""
        return self.first + (self.parts.index(part) if part in self.parts else 0)


@dataclass(slots=True)
class Reach:
    """A cue at work."""

    polarity: Polarity
    modality: Modality | None
    limit: int
    marked: bool = False
    governed: bool = False
    """Whether it reaches only what a verb governs: nouns that point to nothing told before."""
    decides: bool = False
    """Whether it is a decision, by which sanctions are made."""
    cue: int = -1
    """First token of the cue, for what reaches into a background part that holds it («على خلفية نية شن حملة»)."""
    gains: bool = False
    """Whether it reaches only what would change hands: an attempt to take is none to attack."""
    terms: bool = False
    """Whether it is what somebody agreed to: that tells neither the past nor the agreement itself."""
    since: int = -1
    """First token that it reaches."""
    sought: bool = False
    """Whether it is only talked about: an agreement may be, attacks are what was before."""


@dataclass(slots=True)
class Sweep:
    """State of a walk over a sentence."""

    text: Text
    stop: int
    reading: Reading
    timed: Set[int]
    marked: Set[int]
    """First tokens of triggers and cues."""
    named: Set[int] = frozenset()
    """First tokens of names of places and actors."""
    part: int = 0
    parts: int = 1
    negation: Reach | None = None
    reaches: list[Reach] = field(default_factory=list)
    spoken_about: bool = False
    """Whether that cue only opens a topic."""
    behind: int | None = None
    """Index of a background cue that waits for its trigger."""
    measured: bool = False
    """Whether that cue measures a time from a happening."""
    side_stop: int = -1
    """End of a side part that is open."""
    side: int = 0
    drop_until: int = -1
    """Triggers before this token are aims, demands or suppositions."""
    drop_since: int = -1
    """The trigger that asks or threatens; what stands behind it in its own part is none of the past."""
    stop_until: int = -1
    caused: int = -1
    """Up to here explosions are what the deed before led to («ألقت صاروخين، محدثة انفجارات»)."""
    licence: int = -1
    light: Reach | None = None
    light_dropped: bool = False
    harmless: int = -1
    say: int | None = None
    habitual: bool = False
    negated_at: int = -99
    """Last negation, for «أي» behind its verb."""
    filled: bool = False
    """Whether the part at hand holds an event already."""
    judged: bool = False
    """Whether the part at hand accuses or condemns."""
    commas: list[int] | None = None
    """Indices of its commas, once somebody has asked."""
    relative: int | None = None
    """Index of a relative pronoun that waits for its verb."""

    def comma_after(self, token: int) -> int:
        """Index of the next comma that ends a clause, or the end of the sentence."""
        commas = self._commas()
        at = bisect_left(commas, token)
        while at < len(commas):
            beyond = self._aside(commas[at])
            if beyond is None:
                return commas[at]
            at = bisect_left(commas, beyond + 1, at)
        return self.stop

    def _commas(self) -> list[int]:
        """Indices of the commas of the sentence, found when first asked for."""
        if self.commas is None:
            first, stop = self.reading.first, self.stop
            self.commas = list(compress(range(first, stop), map(COMMAS.__contains__, self.text.forms[first:stop])))
        return self.commas

    def _aside(self, comma: int) -> int | None:
        """Index of the comma that closes a date, a name or a part of a number set between commas («، السبت،»)."""
        forms, after = self.text.forms, comma + 1
        if after >= self.stop:
            return None
        known = after in self.timed or forms[after] in _PART_WORDS
        limit = min(self.stop, after + (_ASIDE_WORDS if known else _NAME_WORDS))
        close = next((index for index in range(after, limit) if forms[index] in COMMAS), None)
        if known or close is None:
            return close
        joined = forms[after].startswith(("و", "ف"))
        return None if joined or not self.marked.isdisjoint(range(after, close)) else close

    def new_part(self, first: int, stop: int, kind: PartKind) -> int:
        """Give tokens to a new part."""
        number = self.parts
        self.parts += 1
        self.reading.kinds[number] = kind
        base = self.reading.first
        self.reading.parts[first - base : stop - base] = [number] * (stop - first)
        return number

    def open_main(self, token: int) -> None:
        """Begin a new telling at a token; every scope ends, and later side parts hang on this one."""
        self.part = self.new_part(token, self.stop, "main")
        self.reaches = [reach for reach in self.reaches if self._lasts(reach)]
        self.negation = self.light = self.say = self.relative = None
        self.drop_until = self.stop_until = self.side_stop = -1
        self.filled = self.habitual = self.judged = False

    def _lasts(self, reach: Reach) -> bool:
        """Whether a scope goes on past a new telling: a denial, and the terms of an agreement («ينص … كما ينص»)."""
        denial = reach.polarity == "denied" and reach.modality is None
        return denial or (reach.terms and reach.limit == self.stop)

    def open_side(self, token: int, kind: PartKind, stop: int | None = None) -> None:
        """Begin a side part that runs to the next comma, or to a token before it."""
        self.side_stop = self.comma_after(token) if stop is None else stop
        self.side = self.new_part(token, self.side_stop, kind)
        self.reading.parents[self.side] = self.part

    def current(self, token: int) -> int:
        """Part that a trigger at a token belongs to."""
        return self.side if token < self.side_stop else self.part


def licence(sweep: Sweep, hit: Hit) -> None:
    """What stands near behind a verb that governs it with «لـ» is no aim."""
    sweep.licence = hit.stop + NEAR


def was_negated(sweep: Sweep, hit: Hit) -> bool:
    """Whether a negation reaches a cue; it is used up."""
    negated = sweep.negation is not None and hit.first <= sweep.negation.limit
    sweep.negation = None
    return negated
