"""The stages in order: one article, or a corpus built into tables."""

from pipeline.extraction import extract
from pipeline.records import extract_record

__all__ = ["extract", "extract_record"]
