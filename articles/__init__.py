"""Stage 1: file, feed or page -> Article -> clean Text."""

from articles.cleaning import clean
from articles.text import Sentence, Stretch, Text

__all__ = ["Sentence", "Stretch", "Text", "clean"]
