"""Stage 4: sentence + times + places -> events."""

from events.reading import read_events

__all__ = ["read_events"]
