"""Stage 1: file, feed or page -> Article -> clean Text."""

from articles.cleaning import clean
from articles.loading import Reading, find_files, load_articles
from articles.records import article_from_record
from articles.text import Sentence, Stretch, Text

__all__ = [
    "Reading", "Sentence", "Stretch", "Text", "article_from_record", "clean", "find_files", "load_articles",
]  # fmt: skip
