"""One event in several articles: numbers side by side, and the way there."""

from datetime import date
from pathlib import Path

from store.queries_events import EventQueries
from store.queries_filter import EventFilter
from store.queries_options import count_options
from store.queries_tellings import load_tellings
from store.tables import open_tables, save_tables
from views.labels import Labels
from views.tellings import MOST_ARTICLES, tellings_html

DAY = date(2020, 3, 5)


def event(number: int, **more: object) -> dict[str, object]:
    return {
        "event_id": f"e{number}", "article_id": f"a{number}", "cluster_id": "c1", "type": "STRIKE",
        "status": "happened", "earliest": DAY, "latest": DAY, "extent": "within", "background": False, "salience": 0,
    } | more  # fmt: skip


def made(folder: Path) -> Path:
    articles = [
        {"article_id": f"a{n}", "source": name, "title": name, "text": "", "published_best": DAY}
        for n, name in ((1, "<b>One</b>"), (2, "Two"), (3, "Three"))
    ]
    quantities = [
        {"event_id": f"e{n}", "low": low, "high": low, "unit": "civilian", "counted": "killed", "start": 0}
        for n, low in ((1, 21), (2, 16))
    ]
    events = [event(1), event(2), event(3, cluster_id=None, type="CLASH")]
    sources = [{"event_id": f"e{n}", "cluster_id": "c1", "article_id": f"a{n}", "source": "Two"} for n in (1, 2)]
    return save_tables(
        {"articles": articles, "events": events, "event_quantities": quantities, "event_sources": sources}, folder
    )


def test_tellings_stand_side_by_side_with_their_numbers(tmp_path: Path) -> None:
    with open_tables(made(tmp_path)) as tables:
        html = tellings_html(load_tellings(tables, "e1"), Labels(), event_id="e1")
    assert "21 civilians killed" in html
    assert "16 civilians killed" in html
    assert 'href="reader?lang=en&amp;article=a2&amp;event=e2"' in html
    assert "article=a1" not in html
    assert "<b>" not in html


def test_article_that_tells_an_event_in_two_sentences_is_one_line(tmp_path: Path) -> None:
    with open_tables(made(tmp_path)) as tables:
        rows = load_tellings(tables, "e1")
    again = rows[1] | {"event_id": "e9", "quantity_rows": [rows[1]["quantity_rows"][0] | {"low": 30, "high": 30}]}
    html = tellings_html([*rows, again], Labels(), event_id="e1")
    assert "in 2 articles" in html
    assert html.count("<tr") == 3
    assert "16 civilians killed<br>30 civilians killed" in html


def test_articles_beyond_the_table_are_counted(tmp_path: Path) -> None:
    with open_tables(made(tmp_path)) as tables:
        first, second = load_tellings(tables, "e1")
    many = [second | {"event_id": f"o{n}", "article_id": f"b{n}"} for n in range(MOST_ARTICLES)]
    html = tellings_html([first, *many], Labels(), event_id="e1")
    assert f"in {MOST_ARTICLES + 1} articles" in html
    assert "And 1 more article" in html


def test_event_of_one_article_has_nothing_to_compare(tmp_path: Path) -> None:
    with open_tables(made(tmp_path)) as tables:
        assert load_tellings(tables, "e3") == []
    assert tellings_html([], Labels(), event_id="e3") == ""


def test_options_count_an_event_once_however_often_told(tmp_path: Path) -> None:
    with open_tables(made(tmp_path)) as tables:
        queries = EventQueries(tables)
        assert count_options(queries, EventFilter(), "type") == {"STRIKE": 1, "CLASH": 1}
        assert count_options(queries, EventFilter(), "outlet") == {"Two": 1}
