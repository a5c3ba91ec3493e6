"""Colours: of event types (from the `ontology` table), of sides, and of the page in its two themes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark"]
_NEUTRAL = "#6b7280"
_SIDES = {
    "government": "#8c3b2e", "opposition": "#2f7d4f", "sdf": "#b88a00", "isis": "#3d3d3d", "usa": "#2458a6",
    "russia": "#a63d6f", "turkey": "#0f7f83", "iran": "#5d7a1f", "israel": "#4f6bbd", "un": "#5f8fb8",
    "transition": "#57a639", "hts": "#00897b", "alqaeda": "#7d4e24", "hezbollah": "#d9b400", "coalition": "#7a5ea8",
    "france": "#e07a5f", "uk": "#9c2f9c", "germany": "#8a6d1d", "iraq": "#94714f", "jordan": "#b55a30",
    "lebanon": "#d9534f",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours of the page that a figure is drawn on."""

    name: ThemeName
    """light or dark."""
    paper: str
    """Background of the page."""
    ink: str
    """Text."""
    soft: str
    """Second text and axis labels; contrast with paper is at least 4.5."""
    line: str
    """Grid lines and borders."""
    accent: str
    """Selection and range."""
    land: str
    """Fill of the outlines on the map."""


LIGHT = Theme(
    name="light", paper="#fdfcfa", ink="#1d2430", soft="#5b6472", line="#e4dfd4", accent="#0b5a8a", land="#f3efe4"
)
DARK = Theme(
    name="dark", paper="#12161c", ink="#e5e8ec", soft="#a3adba", line="#2a323d", accent="#7db8e0", land="#1b222b"
)


def theme_of(name: str | None) -> Theme:
    """The theme of a name; light where it is not known."""
    return DARK if name == "dark" else LIGHT


def type_colour(colours: Mapping[str, str], kind: str, theme: Theme) -> str:
    """Colour of an event type, lighter on a dark page."""
    colour = colours.get(kind) or _NEUTRAL
    return mixed(colour, "#ffffff", 0.28) if theme.name == "dark" else colour


def side_colour(side: str | None, theme: Theme) -> str:
    """Colour of a side of the war."""
    return type_colour(_SIDES, side or "", theme)


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of the other colour mixed into a colour; both `#rrggbb`."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def faded(colour: str, opacity: float) -> str:
    """A colour with an opacity, as CSS and Plotly read it."""
    red, green, blue = _channels(colour)
    return f"rgba({red},{green},{blue},{opacity:.2f})"


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.lstrip("#")
    if len(digits) != 6:
        digits = _NEUTRAL[1:]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
