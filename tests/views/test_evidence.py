"""Evidence and the marked article: everything from outside is text, nothing runs, links are only links."""

import json
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.evidence import event_card, safe_address, sentence_html
from views.labels import Labels
from views.legend import STATUSES, legend_help, legend_line
from views.look import Look
from views.marked_text import marked_html, marks_of, publication_html, title_html
from views.palette import DARK, LIGHT, mixed

LOOK = Look(labels=Labels(), theme=LIGHT, colours={}, type_names={})
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-->",
    "</blockquote>",
    "\u202eتجربة",
    "ا" * 10_000,
)
TAGS = {
    "article",
    "header",
    "span",
    "p",
    "small",
    "blockquote",
    "mark",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "ul",
    "li",
    "bdi",
    "br",
    "a",
    "div",
    "strong",
    "i",
    "h1",
}


class Tags(HTMLParser):
    """Names of the tags and of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def is_harmless(html: str) -> bool:
    parser = Tags()
    parser.feed(html)
    return parser.tags <= TAGS and not any(name.startswith("on") for name in parser.attributes)


def event(**columns: Any) -> dict[str, Any]:
    given_columns = {
        "event_id": "e1",
        "type": "STRIKE",
        "subtype": None,
        "status": "happened",
        "background": False,
        "earliest": date(2024, 1, 1),
        "latest": date(2024, 1, 1),
        "extent": "within",
        "evidence_text": "قصفت الطائرات المدينة",
        "evidence_start": 100,
        "trigger_start": 100,
        "trigger_end": 104,
        "trigger_rule": "strike.1",
        "evidence_end": 121,
        "actor_rows": [],
        "quantity_rows": [],
        "source_rows": [],
    }
    return given_columns | columns


def test_words_that_name_the_event_are_marked() -> None:
    assert sentence_html(event()).startswith("<mark>قصفت</mark>")


@pytest.mark.parametrize("text", HOSTILE)
def test_card_shows_hostile_words_as_text(text: str) -> None:
    source = {"source": text, "url": text, "title": text, "text": text, "article_id": text, "published_best": None}
    actor = {"role": "agent", "name_en": text, "name_ar": text, "surface": text}
    row = event(
        event_id=text, evidence_text=text, place_en=text, attribution_en=text, source_rows=[source], actor_rows=[actor]
    )
    assert is_harmless(event_card(row, LOOK))


@given(st.text(max_size=300))
def test_no_text_breaks_out_of_the_marked_article(text: str) -> None:
    row = article(text, [{"start": 0, "end": len(text) // 2, "kind": "related"}])
    assert is_harmless(marked_html(row, marks_of(row, LOOK), LOOK.labels))


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("", False),
        (None, False),
        ("http://[", False),
        ("vbscript:x", False),
    ],
)
def test_only_http_addresses_become_links(url: str | None, safe: bool) -> None:
    assert safe_address(url) is safe
    source = {"source": "s", "url": url, "title": "t", "text": "x", "article_id": "a", "published_best": None}
    assert ("<a " in event_card(event(source_rows=[source]), LOOK)) is safe


def test_sources_are_folded_with_their_number() -> None:
    sources = [
        {"source": name, "url": "", "title": "t", "text": "x", "article_id": name, "published_best": None}
        for name in "ab"
    ]
    html = event_card(event(source_rows=sources), LOOK)
    assert "<details" in html
    assert "2 sources" in html


def test_article_stands_once_among_the_sources_with_each_of_its_sentences() -> None:
    source = {"article_id": "a1", "source": "One", "url": "", "title": "t", "published_best": None}
    told = [source | {"text": text} for text in ("first", "first", "second")]
    html = event_card(event(source_rows=[*told, source | {"article_id": "a2", "text": "third"}]), LOOK)
    assert html.count("<li>") == 2
    assert [html.count(f">{text}</p>") for text in ("first", "second", "third")] == [1, 1, 1]


def test_contradiction_is_told() -> None:
    assert "contradicts" in event_card(event(contradicts='["c2"]'), LOOK)


def article(text: str, regions: list[dict[str, Any]], **columns: Any) -> dict[str, Any]:
    return {
        "text": text,
        "regions": json.dumps(regions),
        "timex_rows": [],
        "toponym_rows": [],
        "event_rows": [],
        "clues": "[]",
        "published_earliest": None,
        "published_latest": None,
        "published_best": None,
        "published_basis": "unknown",
    } | columns


def test_regions_that_are_not_read_are_greyed() -> None:
    row = article(
        "خبر\nاقرأ أيضا", [{"start": 0, "end": 4, "kind": "body"}, {"start": 4, "end": 13, "kind": "related"}]
    )
    assert 'class="khatt-unread"' in marked_html(row, [], LOOK.labels)


def test_marks_lie_on_the_words_they_are_about() -> None:
    place = {"start": 3, "end": 7, "name_en": "Hama", "name_ar": "حماة", "role": "location", "reason": ""}
    row = article("في حماة", [], toponym_rows=[place])
    html = marked_html(row, marks_of(row, LOOK), LOOK.labels)
    assert ">حماة</span>" in html
    assert 'data-kind="place"' in html
    assert "Hama" in html


def test_marks_beyond_the_text_are_left_out() -> None:
    row = article(
        "قصير",
        [],
        toponym_rows=[{"start": 2, "end": 99, "name_en": "x", "name_ar": "x", "role": "location", "reason": ""}],
    )
    assert marks_of(row, LOOK) == []


def test_inferred_day_is_told_with_its_clues() -> None:
    clue = {"text": "الأربعاء", "says_en": "a Wednesday", "says_ar": "يوم أربعاء"}
    row = article(
        "نص",
        [],
        published_earliest=date(2024, 12, 2),
        published_latest=date(2024, 12, 8),
        published_best=date(2024, 12, 4),
        published_basis="inferred",
        clues=json.dumps([clue]),
    )
    html = publication_html(row, LOOK.labels)
    assert "Between 2 December 2024 and 8 December 2024" in html
    assert "a Wednesday" in html


def test_title_with_a_script_address_is_no_link() -> None:
    assert "<a" not in title_html({"title": "t", "source": "s", "url": "javascript:alert(1)"})


def test_legend_names_every_status() -> None:
    html = legend_line(LOOK, ["STRIKE"]) + legend_help(LOOK, {"STRIKE": "x"})
    assert all(f"khatt-mark-{status}" in html for status in STATUSES)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_of_figures_has_contrast_aa(theme: Any) -> None:
    for colour in (theme.ink, theme.soft, theme.accent, mixed(theme.paper, theme.ink, 0.68)):
        light, dark = sorted((luminance(colour), luminance(theme.paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
