"""Stage 2: words that name times -> days on the calendar."""

from temporal.expressions import TimeExpression, find_time_expressions
from temporal.publication import infer_publication_day
from temporal.resolution import resolve_timexes

__all__ = ["TimeExpression", "find_time_expressions", "infer_publication_day", "resolve_timexes"]
