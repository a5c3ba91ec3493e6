"""Sentences without a time: words and numbers that look like one."""

import json
from pathlib import Path

import pytest

from articles import clean
from model import Article, article_id
from temporal import find_time_expressions

SPECS = Path(__file__).resolve().parent.parent / "specs" / "temporal_none.jsonl"
SENTENCES = [json.loads(line)["text"] for line in SPECS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_without_a_time_gives_none(sentence: str) -> None:
    text = clean(Article(article_id=article_id(sentence), text=sentence))
    assert [found.mention.surface for found in find_time_expressions(text)] == []
