"""Places on the map, and the words that name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from model.texts import Mention

Role = Literal["location", "actor", "attributive", "topic", "anaphor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place, WGS84. Both coordinates or neither."""

    place_id: str
    """Stable name: of the gazetteer row, or of the words and place that an area was made from."""
    name_ar: str
    """Arabic name."""
    name_en: str
    """English name."""
    kind: str
    """country, governorate, district, city, town, village, quarter, airport, base, crossing, area, …"""
    country_code: str = ""
    """ISO 3166-1 alpha-2, upper case; empty for what spans countries."""
    governorate: str = ""
    """English name of the Syrian governorate; empty elsewhere."""
    latitude: float | None = None
    """Degrees north, of the centre."""
    longitude: float | None = None
    """Degrees east, of the centre."""
    radius_km: float = 0.0
    """Circle that conventionally stands for the place, or how sure the point is; kilometres."""
    geometry: Mapping[str, Any] | None = None
    """GeoJSON geometry, where no outline is on file under `place_id`."""
    source: str = ""
    """Where the position comes from: `gazetteer`, `imported`, `nominatim`, `derived`."""
    licence: str = ""
    """Licence or attribution of the row."""

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError(f"{self.place_id}: a latitude needs a longitude, and the other way round")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean."""

    place_id: str
    """The place."""
    score: float
    """Share of belief, 0 to 1."""
    reason: str = ""
    """What speaks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """Words that name a place, with what they do in the sentence. Ambiguity is kept, with why."""

    mention: Mention
    """The words; proclitics left out, head noun left out unless it makes the name an area."""
    role: Role
    """location: where something is; actor: a government or army; attributive: an adjective;
    topic: spoken about; anaphor: «هناك», «المنطقة», with the place it points to when that is known."""
    place_id: str | None = None
    """The place, or None when it is not known."""
    score: float = 0.0
    """Share of belief in `place_id`, 0 to 1."""
    candidates: tuple[Candidate, ...] = ()
    """All that were considered, best first."""
    reason: str = ""
    """Why this place and this role."""
    antecedent: Mention | None = None
    """For an anaphor, the words it points to."""
