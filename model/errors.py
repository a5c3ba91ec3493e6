"""What can go wrong, by name. One root; each class is also the built-in that it resembles."""


class KhattError(Exception):
    """Root of every error that Khatt raises on purpose."""


class SourceError(KhattError, ValueError):
    """A file, feed or row from outside that cannot be read as articles."""


class RuleError(KhattError, ValueError):
    """A row of `data/` that does not fit its schema; the message begins with `file:line:`."""


class GazetteerError(KhattError, ValueError):
    """A gazetteer file that cannot be read at all (bad rows are reported one by one instead)."""


class TableError(KhattError, ValueError):
    """A table that is missing, was written by another version, or does not fit its schema."""


class SpanError(KhattError, ValueError):
    """An interval of days that is none: its ends are crossed, or its EDTF cannot be read."""


class GeocodeUnavailable(KhattError, OSError):
    """A geocoding service did not answer; `retry_after_s` is in seconds, or None if it did not say."""

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class ModelUnavailable(KhattError, OSError):
    """A language model did not answer, or its answer is none that can be read."""
