"""The table of cases: span, type, value and EDTF of one expression in a sentence or a paragraph."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf

from articles import clean
from model import Article, PublicationDay, Timex, article_id, parse
from temporal import find_time_expressions, resolve_timexes

SPECS = Path(__file__).resolve().parent.parent / "specs" / "temporal.jsonl"
CASES = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]
SEVERAL = [
    json.loads(line) for line in SPECS.with_name("temporal_several.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(source: str, published: str) -> tuple[Timex, ...]:
    text = clean(Article(article_id=article_id(source), text=source))
    day = date.fromisoformat(published)
    return resolve_timexes(
        text, find_time_expressions(text), PublicationDay(earliest=day, latest=day, best=day, basis="given")
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['form']}-{c['text'][c['start'] : c['end']]}")
def test_case_is_read_as_the_table_says(case: dict[str, Any]) -> None:
    found = [
        (t.mention.start, t.mention.end, t.type, t.value, t.span.edtf if t.span else None)
        for t in read(case["text"], case["published"])
    ]
    assert found == [(case["start"], case["end"], case["type"], case["value"], case["edtf"])]


@pytest.mark.parametrize("edtf", sorted({case["edtf"] for case in CASES if case["edtf"]}))
def test_edtf_value_is_read_by_an_edtf_reader(edtf: str) -> None:
    assert parse_edtf(edtf) is not None
    assert parse(edtf).edtf == edtf


def test_table_holds_six_hundred_cases_half_of_them_paragraphs() -> None:
    forms = Counter(case["form"] for case in CASES)
    assert len(CASES) >= 600
    assert forms["sentence"] == forms["paragraph"]


@pytest.mark.parametrize("case", [c for c in CASES if c["family"] == "impossible"], ids=lambda c: c["text"][:60])
def test_impossible_date_says_why_it_has_no_days(case: dict[str, Any]) -> None:
    (timex,) = read(case["text"], case["published"])
    assert timex.span is None
    assert timex.reason


@pytest.mark.parametrize("case", SEVERAL, ids=lambda case: case["text"][:60])
def test_every_expression_of_a_text_is_read(case: dict[str, Any]) -> None:
    found = [
        [t.mention.surface, t.type, t.value, t.span.edtf if t.span else None]
        for t in read(case["text"], case["published"])
    ]
    assert found == case["found"]
