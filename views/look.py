"""What every picture needs to know about the page it is on: its words and its colours."""

from collections.abc import Mapping
from dataclasses import dataclass

from views.labels import Labels
from views.palette import Theme, type_colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Words and colours of a page."""

    labels: Labels
    """Words of the page."""
    theme: Theme
    """Colours of the page."""
    colours: Mapping[str, str]
    """Colour of each event type."""
    type_names: Mapping[str, str]
    """Name of each event type."""

    def colour(self, kind: str) -> str:
        """Colour of an event type on this page."""
        return type_colour(self.colours, kind, self.theme)

    def type_name(self, kind: str) -> str:
        """Name of an event type."""
        return self.type_names.get(kind, kind)
