"""The optional reader: a language model proposes, and nothing stands that our own reading cannot check.

Off unless `KHATT_LLM_URL` is set. See `docs/language_model.md`.
"""

from events.language_model.asking import Ask, HttpAsk
from events.language_model.cache import AnswerCache, FileCache
from events.language_model.reading import ModelReader, ModelReading, Review, configured_reader
from events.language_model.settings import ModelSettings, load_settings

__all__ = [
    "AnswerCache", "Ask", "FileCache", "HttpAsk", "ModelReader", "ModelReading", "ModelSettings", "Review",
    "configured_reader", "load_settings",
]  # fmt: skip
