"""Many names to places: the gazetteer first, then the service that is switched on; what stays open is listed."""

from collections.abc import Iterable
from dataclasses import dataclass

from tqdm import tqdm

from geo.gazetteer import Gazetteer
from geo.geocoders_nominatim import NominatimGeocoder
from model import GeocodeUnavailable, Place

_FAILURES_IN_A_ROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GeocodeReport:
    """What became of some names."""

    found: dict[str, Place]
    """By name; each place says in `source` who gave it."""
    unknown: tuple[str, ...]
    """Names that everybody who was asked does not know."""
    unresolved: dict[str, str]
    """Names that a service should have been asked for and did not answer, with the reason; they can be put again."""


def geocode_names(
    names: Iterable[str], gazetteer: Gazetteer, service: NominatimGeocoder | None = None, *, progress: bool = False
) -> GeocodeReport:
    """Places for some names; never raises because a service is down.

    After three failures in a row the service is not asked any more, and the rest is left for
    `retry_unresolved`.

    Args:
        names: as written; repeats count once.
        gazetteer: asked first; what it knows goes nowhere else.
        service: asked for the rest; None where nothing may go out.
        progress: whether to draw a bar on a terminal.
    """
    found: dict[str, Place] = {}
    unknown: list[str] = []
    open_names: list[str] = []
    for name in dict.fromkeys(" ".join(name.split()) for name in names):
        candidates = gazetteer.candidates(name)
        if candidates:
            found[name] = gazetteer.places[candidates[0]]
        elif service is None:
            unknown.append(name)
        else:
            open_names.append(name)
    if service is None or not open_names:
        return GeocodeReport(found=found, unknown=tuple(unknown), unresolved={})
    asked = _ask(open_names, service, progress=progress)
    return GeocodeReport(found=found | asked.found, unknown=asked.unknown, unresolved=asked.unresolved)


def retry_unresolved(service: NominatimGeocoder, *, progress: bool = False) -> GeocodeReport:
    """Put again the questions that a service left unanswered, and only those."""
    return _ask(service.cache.open_questions(service.name), service, progress=progress)


def _ask(names: Iterable[str], service: NominatimGeocoder, *, progress: bool) -> GeocodeReport:
    found: dict[str, Place] = {}
    unknown: list[str] = []
    unresolved: dict[str, str] = {}
    failures = 0
    reason = ""
    for name in tqdm(list(names), desc=service.name, unit=" names", disable=None if progress else True):
        try:
            if failures >= _FAILURES_IN_A_ROW:
                raise GeocodeUnavailable(f"not asked any more after: {reason}")
            place = service.geocode(name)
        except GeocodeUnavailable as error:
            failures += 1
            reason = reason if failures > _FAILURES_IN_A_ROW else str(error)
            unresolved[name] = str(error)
            service.cache.leave_open(service.name, name, str(error))
            continue
        failures = 0
        if place is None:
            unknown.append(name)
        else:
            found[name] = place
    return GeocodeReport(found=found, unknown=tuple(unknown), unresolved=unresolved)
