"""Every rule finds its `ok` examples whole, and nothing in its `not` examples."""

import re

import pytest

from articles import clean
from model import Article, article_id
from temporal import TimeExpression, find_time_expressions
from temporal.families import BUILDERS
from temporal.patterns import compile_pattern
from temporal.rules import RuleRow, load_rules

RULES = load_rules()
OK = [(rule, sentence) for rule in RULES for sentence in rule.ok]
NOT = [(rule, sentence) for rule in RULES for sentence in rule.not_]


def find(source: str) -> tuple[TimeExpression, ...]:
    return find_time_expressions(clean(Article(article_id=article_id(source), text=source)))


@pytest.mark.parametrize(("rule", "sentence"), OK, ids=lambda value: getattr(value, "id", None))
def test_rule_finds_its_example_whole(rule: RuleRow, sentence: str) -> None:
    wanted = re.findall(r"\[(.*?)\]", sentence)
    assert (rule.makes == "NOT") == (not wanted)
    assert [found.mention.surface for found in find(re.sub(r"[\[\]]", "", sentence))] == wanted


@pytest.mark.parametrize(("rule", "sentence"), NOT, ids=lambda value: getattr(value, "id", None))
def test_rule_finds_nothing_in_its_counterexample(rule: RuleRow, sentence: str) -> None:
    assert rule.id not in [found.mention.rule_id for found in find(sentence)]


def test_every_rule_names_a_builder() -> None:
    assert {rule.build for rule in RULES} <= set(BUILDERS)


def test_every_builder_is_used() -> None:
    assert set(BUILDERS) <= {rule.build for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_pattern_of_rule_compiles(rule: RuleRow) -> None:
    assert all(compile_pattern(pattern).source == pattern for pattern in rule.patterns)
