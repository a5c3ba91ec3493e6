import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import article_from_record, clean
from articles.regions import READ_KINDS, find_regions
from lexicon import fold

SPECS = Path(__file__).parent.parent / "specs" / "regions.jsonl"
CASES = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_regions_are_what_the_table_says(case):
    text = case["text"]
    found = [
        [region.kind, text[region.start : region.end].split()[0], text[region.start : region.end].split()[-1]]
        for region in find_regions(text, case.get("title", ""))
    ]
    assert [kind for kind, _, _ in found] == [kind for kind, _, _ in case["regions"]]
    for (_, first, last), (_, begins, ends) in zip(found, case["regions"], strict=True):
        assert first.startswith(begins)
        assert last.endswith(ends)


LINES = st.lists(
    st.sampled_from(
        [
            "زار وفد من الأمم المتحدة مدينة حمص اليوم والتقى محافظها. المصدر: وكالات وغادر.",
            "اقرأ أيضاً:", "مقالات مشابهة", "المصدر: رويترز", "كلمات دلالية", "حمص", "", "  ", "فيسبوك",
            "وقال الوفد إن الأحياء المدمرة تحتاج إلى سنوات من العمل.", "وفد أممي يزور حمص", "2024-12-02", "- نقطة",
            "السابق", "حلب::قصف على بلدة.", "\u200fدمشق\u200f-سانا", "صورة أرشيفية", "12", "(", "…", "\r",
        ]
    ),
    max_size=14,
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\n\n", " ", "\r\n"]))
def test_regions_are_in_order_and_cover_all_but_white_space(lines, between):
    text = between.join(lines)
    regions = find_regions(text)
    covered = set()
    for region in regions:
        assert region.start < region.end
        covered.update(range(region.start, region.end))
    assert all(one.end <= other.start for one, other in pairwise(regions))
    lost = [letter for offset, letter in enumerate(text) if offset not in covered]
    assert not fold("".join(lost)).strip()


@given(LINES)
def test_only_tokens_of_regions_that_are_read_come_through(lines):
    text = "\n".join([*lines, "نص"])
    view = clean(article_from_record({"text": text}))
    read = [range(region.start, region.end) for region in view.regions if region.kind in READ_KINDS]
    assert all(any(start in stretch for stretch in read) for start in view.starts)


def test_text_without_words_has_no_regions():
    assert find_regions(" \n ") == ()


def test_marker_as_long_as_a_paragraph_is_body():
    text = "اشترك في النشرة " + "التي تصدر عن المركز وفيها تفاصيل الهجوم على البلدة " * 8 + "."
    assert {region.kind for region in find_regions(text)} == {"body"}
