"""A place phrase: the words that name a place together with what they say about it; filled in step by step."""

from dataclasses import dataclass, field
from typing import Literal

from geo.words import AnaphorRow, HeadRow
from model import Candidate, Place, Role

PhraseKind = Literal["name", "adjective", "anaphor", "unknown"]

OPPOSITE_PAIRS = {
    ("north", "east"): "north_east", ("north", "west"): "north_west",
    ("south", "east"): "south_east", ("south", "west"): "south_west",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Phrase:
    """Words that name a place. `eq=False`: two phrases are the same only if they are one object."""

    first: int
    """Index of the first token of the mention."""
    stop: int
    """One past the last token."""
    start: int
    """Source offset of the mention, proclitics left out."""
    end: int
    """Source offset one past it."""
    kind: PhraseKind
    name: str = ""
    """The name itself, folded."""
    ids: tuple[str, ...] = ()
    """Gazetteer places that bear the name, most prominent first."""
    prefix: str = ""
    """Proclitics of the first word."""
    core: int = 0
    """Index of the first token of the name inside the phrase."""
    head: HeadRow | None = None
    """The head noun nearest to the name."""
    listed: bool = False
    """Whether the head noun stands for a list («بلدات»)."""
    shape: str = ""
    """What is made of the place: a shape of `heads.yaml`, or territory, offset, between, border."""
    near_km: float = 0.0
    """Radius for `near`."""
    directions: tuple[str, ...] = ()
    """Parts of the place, joined by and/or."""
    distance_km: float = 0.0
    """Distance for `offset`."""
    other: "Phrase | None" = None
    """The second place of `between` and `border`."""
    anaphor: AnaphorRow | None = None
    """The row, where the phrase or its base points back."""
    lead: int = 0
    """Index of the first token of everything that belongs to the phrase, head nouns left out of the mention too."""
    within: "Phrase | None" = None
    """The phrase behind it that says where it lies («بلدة كفرنبل بريف إدلب»)."""
    evidence: int = 0
    """How surely the words name a place: 0 bare, 1 preposition, 2 list or neighbours, 3 head noun or containment."""
    kept: bool = False
    """Whether its evidence was found to be enough."""
    dateline: bool = False
    """Whether it stands where a newsroom says where it writes."""
    place: Place | None = None
    base: Place | None = None
    """The gazetteer place that `place` was made from."""
    role: Role | None = None
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    reasons: list[str] = field(default_factory=list)
    antecedent: "Phrase | None" = None

    @property
    def is_area(self) -> bool:
        """Whether the words make an area."""
        return bool(self.shape or self.directions)


def join_directions(one: str, two: str) -> str | None:
    """Two directions in a row as one («شمال» + «غربي»), or None where they don't join."""
    return OPPOSITE_PAIRS.get((one, two)) or OPPOSITE_PAIRS.get((two, one))
