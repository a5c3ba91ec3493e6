"""Nominatim, the public server or one's own, for names that the gazetteer does not hold. Off unless switched on.

Every answer is marked as Nominatim's and stays in the cache, apart from the gazetteer.
"""

import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderQueryError, GeocoderRateLimited, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from geo.geocoders_cache import AnswerCache
from geo.outlines import KM_PER_DEGREE
from lexicon import DATA
from model import GeocodeUnavailable, Place

PUBLIC_SERVER = "https://nominatim.openstreetmap.org"
CACHE = DATA.parent / ".khatt_cache" / "geocoding.sqlite"
SERVICE_SETTING = "KHATT_NOMINATIM"
CONTACT_SETTING = "KHATT_CONTACT"
LICENCE = "ODbL, © OpenStreetMap contributors"
SYRIA_BOX = ((37.4, 35.5), (32.2, 42.5))
"""North-west and south-east corner: (latitude, longitude)."""
_LANGUAGES = "ar,en"
_LEAST_RADIUS_KM = 1.0
_LONGEST_WAIT_S = 120.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class NominatimSettings:
    """How to ask a Nominatim server."""

    server: str = PUBLIC_SERVER
    """Address with its scheme."""
    contact: str = ""
    """E-mail or web address of who asks; the public server wants one."""
    least_delay_s: float = 1.0
    """Between two questions; the public server allows one a second."""
    daily_limit: int = 2_000
    """Questions a day, all processes together; answers from the cache do not count."""
    timeout_s: float = 10.0
    """For one answer."""
    retries: int = 3
    """How often a question is put again when the server fails."""
    first_wait_s: float = 2.0
    """Before the first retry; doubled each time, unless the server says how long to wait."""
    cache: Path = CACHE
    """File of the answers."""

    @property
    def user_agent(self) -> str:
        """What the server is told of who asks."""
        return f"khatt/0.1 (Arabic news to timeline and map; contact: {self.contact or 'none given'})"


def settings_from_environment(environment: Mapping[str, str] = os.environ) -> NominatimSettings | None:
    """Settings that the environment asks for, or None: nothing goes out unless `KHATT_NOMINATIM` is set.

    `KHATT_NOMINATIM` is `public`, or the address of one's own server; `KHATT_CONTACT` says who asks.

    Raises:
        ValueError: the address is none, or the public server is wanted and no contact given.
    """
    wanted = environment.get(SERVICE_SETTING, "").strip()
    if not wanted or wanted.lower() in ("off", "0", "no"):
        return None
    contact = environment.get(CONTACT_SETTING, "").strip()
    if wanted.lower() in ("public", "on", "1") or wanted.rstrip("/") == PUBLIC_SERVER:
        if not contact:
            raise ValueError(f"set {CONTACT_SETTING} to your e-mail or web address: the public Nominatim asks for it")
        return NominatimSettings(contact=contact)
    if urlsplit(wanted).scheme not in ("http", "https") or not urlsplit(wanted).netloc:
        raise ValueError(f"{SERVICE_SETTING}={wanted!r}: give «public», or an address such as http://localhost:8080")
    return NominatimSettings(server=wanted, contact=contact, least_delay_s=0.0, daily_limit=1_000_000)


class NominatimGeocoder:
    """Names to places by a Nominatim server: cached, spaced, retried, counted."""

    def __init__(self, settings: NominatimSettings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        """Prepare; nothing is asked yet.

        Args:
            settings: which server, how fast, how often.
            sleep: waits some seconds; a test may not want to.
        """
        self.settings = settings
        self.cache = AnswerCache(settings.cache)
        self._sleep = sleep
        address = urlsplit(settings.server)
        self._service = Nominatim(
            domain=address.netloc + address.path.rstrip("/"), scheme=address.scheme, user_agent=settings.user_agent,
            timeout=settings.timeout_s, adapter_factory=URLLibAdapter,  # requests' would itself sleep for Retry-After
        )  # fmt: skip
        self._spaced = RateLimiter(
            self._service.geocode, min_delay_seconds=settings.least_delay_s, max_retries=0, swallow_exceptions=False
        )

    @property
    def name(self) -> str:
        """The server, as the cache knows it."""
        return self.settings.server

    def geocode(self, query: str) -> Place | None:
        """The place that Nominatim gives for a name, or None when it knows none.

        Raises:
            GeocodeUnavailable: no answer after all retries, an answer that is none, or the day's limit is reached.
        """
        question = " ".join(query.split())
        known, answer = self.cache.answer(self.name, question)
        if not known:
            answer = self._ask(question)
            self.cache.keep(self.name, question, answer)
        return None if answer is None else _place(answer)

    def _ask(self, question: str) -> Mapping[str, Any] | None:
        wait_s = self.settings.first_wait_s
        for retries_left in range(self.settings.retries, -1, -1):
            try:
                return self._ask_once(question)
            except GeocodeUnavailable as error:
                pause_s = wait_s if error.retry_after_s is None else error.retry_after_s
                if not retries_left or pause_s > _LONGEST_WAIT_S:
                    raise
                _log.info("%s: %s; again in %.0f s", question, error, pause_s)
                self._sleep(pause_s)
                wait_s *= 2
        raise AssertionError("the last try returns or raises")

    def _ask_once(self, question: str) -> Mapping[str, Any] | None:
        if self.cache.asked_today(self.name) >= self.settings.daily_limit:
            raise GeocodeUnavailable(
                f"{self.name}: the day's {self.settings.daily_limit} questions are used up", retry_after_s=86_400.0
            )
        self.cache.count_question(self.name)
        try:
            location = self._spaced(question, language=_LANGUAGES, viewbox=SYRIA_BOX, bounded=True, exactly_one=True)
            answer = None if location is None else dict(location.raw)
            if answer is not None:
                _place(answer)
        except GeocoderRateLimited as error:
            raise GeocodeUnavailable(f"{self.name}: {error}", retry_after_s=error.retry_after) from error
        except GeocoderQueryError as error:
            raise GeocodeUnavailable(f"{self.name} refuses the question: {error}", retry_after_s=86_400.0) from error
        except (GeopyError, OSError) as error:
            raise GeocodeUnavailable(f"{self.name}: {error}") from error
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise GeocodeUnavailable(f"{self.name}: answered what is no answer ({error!r})") from error
        return answer


def _place(answer: Mapping[str, Any]) -> Place:
    """A `Place` from Nominatim's own words; raises KeyError, TypeError or ValueError where they are none."""
    latitude, longitude = float(answer["lat"]), float(answer["lon"])
    name = str(answer.get("name") or answer["display_name"]).split(",")[0].strip()
    return Place(
        place_id=f"nominatim-{answer['osm_type']}-{answer['osm_id']}", name_ar=name, name_en=name,
        kind=str(answer.get("type", "place")), country_code="", latitude=latitude, longitude=longitude,
        radius_km=_radius_km(answer.get("boundingbox")), source="nominatim", licence=LICENCE,
    )  # fmt: skip


def _radius_km(box: Any) -> float:
    """Half the taller side of a bounding box (south, north, west, east; degrees as text)."""
    if not isinstance(box, list) or len(box) != 4:
        return _LEAST_RADIUS_KM
    south, north, west, east = map(float, box)
    return round(max(_LEAST_RADIUS_KM, (north - south) / 2 * KM_PER_DEGREE, (east - west) / 2 * KM_PER_DEGREE), 1)
