"""The one-file export opens from disk in a browser with no network, and its range works."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page

from store.queries_details import records
from store.queries_events import EventQueries
from store.queries_export import export_rows
from store.queries_filter import EventFilter
from store.queries_moments import find_moments
from store.queries_ways import find_ways
from store.tables import open_tables
from views.export_page import build_page
from views.labels import Labels
from views.look import Look
from views.palette import LIGHT

pytestmark = pytest.mark.browser
SPAN = (date(2015, 1, 1), date(2018, 12, 31))


def test_single_page_works_from_disk(browser_tables: Path, tmp_path: Path, open_file: Callable[..., Page]) -> None:
    wanted = EventFilter(first=SPAN[0], last=SPAN[1])
    look = Look(labels=Labels(), theme=LIGHT, colours={}, type_names={})
    with open_tables(browser_tables) as tables:
        queries = EventQueries(tables)
        places = {row["place_id"]: row for row in records(tables.query("SELECT * FROM places"))}
        outlines = records(tables.query("SELECT * FROM outlines"))
        rows, moments = export_rows(queries, wanted), find_moments(queries, wanted)
        ways = find_ways(queries, wanted, by_day=True)
        content = build_page(rows, moments, ways, places, outlines=outlines, look=look, span=SPAN)
    file = tmp_path / "khatt.html"
    file.write_bytes(content)
    page = open_file(file.as_uri())
    page.wait_for_selector("#list li")
    assert page.evaluate("() => window.khattShown()") == len(rows)
    assert page.evaluate("() => window.khattDrawn.total") > 0
    arrows = page.evaluate("() => window.khattWays.length")
    assert arrows > 0
    page.locator("#from").fill("2018-01-01")
    page.locator("#from").dispatch_event("change")
    assert 0 < page.evaluate("() => window.khattShown()") < len(rows)
    assert page.evaluate("() => window.khattWays.length") < arrows


def test_single_page_in_arabic_shows_what_began_nobody_knows_when(
    browser_tables: Path, tmp_path: Path, open_file: Callable[..., Page]
) -> None:
    look = Look(labels=Labels(language="ar"), theme=LIGHT, colours={}, type_names={})
    with open_tables(browser_tables) as tables:
        queries = EventQueries(tables)
        wanted = EventFilter(first=SPAN[0], last=SPAN[1])
        rows, moments = export_rows(queries, wanted), find_moments(queries, wanted)
        ways = find_ways(queries, wanted, by_day=True)
    rows.loc[0, ["earliest", "latest", "extent"]] = [pd.NaT, pd.Timestamp("2024-01-01"), "within"]
    file = tmp_path / "khatt.html"
    file.write_bytes(build_page(rows, moments, ways, {}, outlines=[], look=look, span=SPAN))
    page = open_file(file.as_uri())
    page.wait_for_selector("#list li")
    assert page.evaluate("() => window.khattShown()") == len(rows)
    assert page.locator("footer").inner_text().startswith("قرأه خط")
