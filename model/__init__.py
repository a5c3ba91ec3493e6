"""The records that every stage shares, and the errors. Standard library only."""

from model.errors import (
    GazetteerError,
    GeocodeUnavailable,
    KhattError,
    ModelUnavailable,
    RuleError,
    SourceError,
    SpanError,
    TableError,
)
from model.events import (
    Actor,
    ActorRole,
    Attribution,
    Cluster,
    Event,
    Evidence,
    Modality,
    Polarity,
    Quantity,
    Status,
    When,
    Where,
    status_of,
)
from model.ids import article_id, record_id, text_sha256
from model.operations import Correction, Extraction, Problem
from model.places import Candidate, Place, Role, Toponym
from model.spans import Extent, TimeSpan, parse
from model.texts import Article, Mention, Region
from model.times import Clue, PublicationBasis, PublicationDay, Timex, TimexType

__all__ = [
    "Actor", "ActorRole", "Article", "Attribution", "Candidate", "Clue", "Cluster", "Correction", "Event",
    "Evidence", "Extent", "Extraction", "GazetteerError", "GeocodeUnavailable", "KhattError", "Mention",
    "Modality", "ModelUnavailable", "Place", "Polarity", "Problem", "PublicationBasis", "PublicationDay", "Quantity",
    "Region", "Role", "RuleError", "SourceError", "SpanError", "Status", "TableError", "TimeSpan", "Timex", "TimexType",
    "Toponym", "When", "Where", "article_id", "parse", "record_id", "status_of", "text_sha256",
]  # fmt: skip
