"""The stages in order: one article, or a corpus built into tables."""

from pipeline.build import BuildSummary, build_tables
from pipeline.ensuring import ensure_tables
from pipeline.extraction import extract
from pipeline.records import extract_record

__all__ = ["BuildSummary", "build_tables", "ensure_tables", "extract", "extract_record"]
