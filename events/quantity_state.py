"""What a sentence has said so far about those who are counted in it."""

from dataclasses import dataclass, field

from events.quantity_lexicon import CountedRow, Entry
from lexicon import Match

_REACH = 9
"""Words between a verb of harm and its object."""
_BOTH = {"killed", "wounded"}


@dataclass(slots=True)
class SentenceState:
    """What a sentence has said so far."""

    first: int
    """Its first token."""
    stop: int
    """One past its last token."""
    governor: dict[str, tuple[CountedRow, int]] = field(default_factory=dict)
    """For person and thing, the last governing word and one past it."""
    mixed: bool = False
    """Whether killing and wounding govern together («مقتل وإصابة 20»)."""
    total: int | None = None
    """Index of the last total."""
    part_from: int | None = None
    """One past «بينهم», while parts are told."""
    last_stop: int = -1
    """One past the last quantity."""

    def expects(self, index: int) -> bool:
        """Whether a bare noun at a token may count one: behind a governing word, «بينهم», or another quantity."""
        governed = self.governor.get("person")
        return index in (self.last_stop, self.part_from) or (governed is not None and governed[1] == index)

    def awaits(self, index: int, form: str) -> bool:
        """Whether an accusative may be the object of a verb before it: «قتلت الغارة … قياديا»."""
        row, stop = self.governor.get("person", (None, index))
        free = self.last_stop < stop < index <= stop + _REACH
        return row is not None and row.single and free and form.endswith("ا")


def govern(state: SentenceState, match: Match[Entry], row: CountedRow) -> None:
    """Note a governing word; «مقتل وإصابة» govern together."""
    groups = ("person", "thing") if row.governs == "any" else (row.governs,)
    before, stop = state.governor.get("person", (None, -1))
    told = stop > 0 and state.last_stop == stop - 1
    state.mixed = (
        before is not None and not told and stop == match.first and match.split.prefix.startswith("و")
        and {before.counted, row.counted} == _BOTH
    )  # fmt: skip
    for group in groups:
        state.governor[group] = (row, match.stop)
    if row.governs != "thing":
        state.part_from = None
