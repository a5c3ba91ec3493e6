"""Map slider, reader, hostile text, in a browser with no network."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from store.tables import save_tables
from tests.browser.conftest import map_frame, serving, wait_until, wait_until_calm

Open = Callable[..., Page]
pytestmark = pytest.mark.browser
HOSTILE = '</script><img src=x onerror="parent.pwned=1;window.pwned=1"><b>مدينة</b> {{ 7*7 }} \u202eمقلوب'


def player(page: Page) -> Frame:
    return map_frame(page, "window.khattPlayer")


def open_table(page: Page) -> None:
    """Unfold the table of what is shown, where a page folds it."""
    page.wait_for_selector(".khatt-summary")
    wait_until_calm(page)
    fold = page.get_by_test_id("stExpander").filter(has_text=re.compile("Shown|المعروض"))
    if fold.count():
        fold.first.locator("summary").click()
    page.wait_for_selector(".khatt-table tbody tr")


def test_slider_plays_in_the_browser_without_asking_the_server(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/map")
    frame = player(page)
    wait_until_calm(page)
    sent: list[object] = []
    page.on("request", lambda request: sent.append(request.url))
    frame.evaluate("() => window.khattStep(0)")
    before = frame.evaluate("() => [window.khattDrawn.total, window.khattPlayer.steps]")
    frame.get_by_role("button", name="Play").click()
    wait_until(page, lambda: frame.evaluate("() => window.khattPlayer.steps") > before[1] + 3)
    frame.get_by_role("button", name="Pause").click()
    after = frame.evaluate("() => [window.khattDrawn.total, window.khattPlayer.steps]")
    assert after[1] > before[1] + 3
    assert after[0] >= before[0]
    assert sent == []


def test_slider_counts_each_event_once_at_the_last_day(server: str, open_page: Open) -> None:
    frame = player(open_page(f"{server}/map"))
    rows, total = frame.evaluate("() => [window.khattDrawn.rows, window.khattDrawn.total]")
    assert total == rows


def test_window_of_a_week_shows_less_than_all_up_to_the_day(server: str, open_page: Open) -> None:
    frame = player(open_page(f"{server}/map"))
    everything = frame.evaluate("() => window.khattDrawn.total")
    frame.locator("select[name=window]").select_option("7")
    assert frame.evaluate("() => window.khattDrawn.total") < everything


def test_layers_and_totals_change_what_is_drawn(server: str, open_page: Open) -> None:
    frame = player(open_page(f"{server}/map"))
    dots = "window.map.eachLayer(l => { if (l.options.shift && l.options.fillOpacity > 0) n += 1; })"
    visible = "() => { let n = 0; " + dots + "; return n; }"
    before = frame.evaluate(visible)
    frame.locator("input[name=strikes]").uncheck()
    assert 0 < frame.evaluate(visible) < before
    frame.locator("select[name=view]").select_option("totals")
    assert frame.evaluate(visible) == 0


def test_row_of_the_table_selects_its_event_and_a_heading_sorts(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/timeline")
    open_table(page)
    rows = page.locator(".khatt-events tbody tr")
    first = rows.first.inner_text()
    page.locator(".khatt-events th button").nth(1).click()
    page.locator(".khatt-events th button").nth(1).click()
    assert page.locator(".khatt-events th").nth(1).get_attribute("aria-sort") == "descending"
    assert rows.first.inner_text() != first
    rows.nth(3).get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".khatt-card")).to_have_count(1)
    wait_until(page, lambda: "event=" in page.url)
    expect(page.locator(".khatt-events tr[aria-current]")).to_have_count(1)


def test_printed_page_shows_the_whole_list_and_no_controls(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/?from=2016-01-01&to=2016-12-31")
    open_table(page)
    page.emulate_media(media="print")
    table = page.locator(".khatt-events")
    assert table.evaluate("e => e.scrollHeight <= e.clientHeight + 2")
    assert page.locator(".khatt-events tbody tr").last.is_visible()
    for part in ("stSidebar", "stPopover"):
        assert not page.get_by_test_id(part).first.is_visible()
    assert not map_frame(page).locator(".khatt-tools").is_visible()


@pytest.mark.parametrize("name", ["", "sources"])
def test_table_of_an_arabic_phone_begins_with_its_first_column(server: str, open_page: Open, name: str) -> None:
    page = open_page(f"{server}/{name}?lang=ar", width=390, height=844)
    open_table(page)
    box = page.locator(".khatt-table th").first.bounding_box()
    assert 0 <= box["x"] < box["x"] + box["width"] <= 390


@pytest.mark.parametrize("language", ["en", "ar"])
def test_sentences_of_a_table_are_read_on_a_phone_without_moving_it_sideways(
    server: str, open_page: Open, language: str
) -> None:
    for name, table in (("forces", ".khatt-table"), ("timeline", ".khatt-events .khatt-table")):
        page = open_page(f"{server}/{name}?lang={language}", width=390, height=844)
        if name == "timeline":
            open_table(page)
        page.wait_for_selector(f"{table} tbody tr")
        wait_until_calm(page)
        box = page.locator(f"{table} tbody td[lang=ar]").first.bounding_box()
        assert 0 <= box["x"] < box["x"] + box["width"] <= 390
        assert page.locator(table).first.evaluate("e => e.parentElement.scrollWidth <= e.parentElement.clientWidth")


def test_one_finger_scrolls_past_the_map_of_a_phone(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/map", width=390, height=844, touch=True)
    wait_until_calm(page)
    touch = "() => getComputedStyle(window.map.getContainer()).touchAction"
    wait_until(page, lambda: player(page).evaluate(touch) == "pan-x pan-y")
    assert player(page).evaluate("() => window.map.dragging.enabled()") is False
    player(page).locator(".khatt-tools button").first.tap()
    wait_until(page, lambda: player(page).evaluate(touch) == "none")


def test_statuses_have_the_shapes_of_the_timeline_on_the_map(server: str, open_page: Open) -> None:
    frame = player(open_page(f"{server}/map?status=ordered&status=planned&status=possible&status=denied"))
    drawn = "window.map.eachLayer(l => { if (l.options.shift && l.options.opacity) s.add(l.options.status); })"
    assert frame.evaluate(f"() => {{ const s = new Set(); {drawn}; return [...s].sort(); }}") == [1, 2, 3, 4]


def test_popup_tells_a_type_and_status_once(server: str, open_page: Open) -> None:
    frame = player(open_page(f"{server}/map"))
    rows = "[0, 1].map(() => ({ place: 0, type: 0, status: 1, events: 2 }))"
    words = "{ types: ['Strike'], statuses: ['', 'Ordered'], area: 'somewhere inside' }"
    data = f"{{ places: [{{ name: 'x', area: true, lat: 35, lon: 38 }}], colours: ['red'], words: {words} }}"
    frame.evaluate(f"() => void window.khatt.popup(window.map, {rows}, {data})")
    popup = frame.locator(".leaflet-popup-content")
    expect(popup.locator("li")).to_have_text(["Strike4Ordered"])
    expect(popup).to_contain_text("somewhere inside")


def test_arrows_follow_slider_and_layers_and_select_their_event(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/map")
    frame = player(page)
    wait_until_calm(page)
    shown = "() => window.khattWays.filter(way => !way.hidden).length"
    everything = frame.evaluate(shown)
    assert everything > 3
    frame.evaluate("() => window.khattStep(900)")
    assert 0 < frame.evaluate(shown) < everything
    for layer in ("troops", "offensives"):
        frame.locator(f"input[name={layer}]").uncheck()
    assert frame.evaluate(shown) == 0
    for layer in ("troops", "offensives"):
        frame.locator(f"input[name={layer}]").check()
    frame.evaluate(
        "() => { const line = window.khattWays.find(way => !way.hidden).line;"
        " line.fire('click', { latlng: line.getCenter() }, true); }"
    )
    expect(page.locator(".khatt-card")).to_have_count(1)
    assert "event=" in page.url


def test_link_puts_the_map_where_it_says(server: str, open_page: Open) -> None:
    frame = player(open_page(f"{server}/map?at=36.2,37.15,10"))
    at = frame.evaluate("() => [window.map.getCenter().lat, window.map.getCenter().lng, window.map.getZoom()]")
    assert at == pytest.approx([36.2, 37.15, 10], abs=0.01)


def test_pasted_article_is_read_and_marked(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/reader?lang=ar")
    page.get_by_role("radio", name="ألصق مقالا").or_(page.get_by_role("button", name="ألصق مقالا")).first.click()
    page.locator("textarea").fill("أعلنت وزارة الدفاع يوم 5 كانون الأول 2024 أن قواتها انسحبت من مدينة حماة.")
    page.get_by_role("button", name="اقرأه").click()
    text = page.locator(".khatt-text")
    expect(text).to_contain_text("انسحبت")
    assert text.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert text.evaluate("e => getComputedStyle(e).textAlign") == "right"
    assert page.locator(".khatt-text [data-kind]").count() > 0


def test_dark_page_is_dark_all_over(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/map", dark=True)
    frame = player(page)
    for colour in (
        page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor"),
        frame.evaluate("() => getComputedStyle(window.map.getContainer()).backgroundColor"),
    ):
        assert sum(json.loads(f"[{colour[colour.index('(') + 1 : -1]}]")[:3]) < 200


@pytest.fixture(scope="module")
def hostile_server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001
    day = date(2024, 11, 27)
    article = {"article_id": "a1", "source": HOSTILE, "url": "javascript:window.pwned=1", "title": HOSTILE}
    tables = {
        "articles": [
            article | {"text": HOSTILE + "ا" * 10_000, "clues": "[]", "regions": "[]", "published_basis": "unknown"}
        ],
        "article_sources": [{name: article[name] for name in ("article_id", "source", "url")}],
        "events": [
            {
                "event_id": "e1",
                "article_id": "a1",
                "type": "STRIKE",
                "status": "happened",
                "earliest": day,
                "latest": day,
                "extent": "within",
                "place_id": "p1",
                "evidence_text": HOSTILE + "ا" * 10_000,
                "background": False,
                "salience": 0,
                "sources": 1,
                "attribution_en": HOSTILE,
                "attribution_ar": HOSTILE,
            }
        ],
        "event_sources": [article | {"event_id": "e1", "text": HOSTILE, "primary": True}],
        "event_actors": [
            {
                "event_id": "e1",
                "role": "agent",
                "actor_id": "x",
                "name_en": HOSTILE,
                "name_ar": HOSTILE,
                "side": HOSTILE,
            }
        ],
        "event_quantities": [{"event_id": "e1", "low": 5, "high": 5, "unit": HOSTILE, "counted": HOSTILE}],
        "places": [
            {
                "place_id": "p1",
                "name_en": HOSTILE,
                "name_ar": HOSTILE,
                "latitude": 35.0,
                "longitude": 38.0,
                "radius_km": 1.0,
            }
        ],
        "problems": [{"subject": HOSTILE, "stage": HOSTILE, "what": HOSTILE, "why": HOSTILE, "advice": HOSTILE}],
    }
    with serving(save_tables(tables, tmp_path_factory.mktemp("hostile"))) as address:
        yield address


@pytest.mark.parametrize("name", ["", "timeline", "map", "forces", "reader", "sources"])
def test_hostile_words_are_shown_as_text(hostile_server: str, open_page: Open, name: str) -> None:
    page = open_page(f"{hostile_server}/{name}?event=e1", width=1200)
    page.wait_for_selector(".khatt-summary, .khatt-text")
    wait_until_calm(page)
    if name in ("", "map"):
        frame = map_frame(page)
        dots = "window.map.eachLayer(l => { if (l.options.shift) l.fire('click', { latlng: l.getLatLng() }, true); })"
        frame.evaluate(f"() => {dots}")
        assert frame.evaluate("() => window.pwned") is None
        assert frame.locator(".leaflet-popup-content img").count() == 0
    if name == "timeline":
        open_table(page)
        expect(page.locator(".khatt-events tbody tr")).to_have_count(1)
    assert page.evaluate("() => window.pwned") is None
    assert page.locator('a[href^="javascript:"]').count() == 0
    assert (
        page.locator(".khatt-card img, .khatt-text img, .khatt-text b, .khatt-table img, .khatt-table b").count() == 0
    )
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth") <= 1200
