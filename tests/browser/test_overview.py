"""Overview in a browser with no network: both views draw, follow the filter and each other."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import map_frame, wait_until, wait_until_calm

Open = Callable[..., Page]
pytestmark = pytest.mark.browser
SUMMARY = ".khatt-summary"


def drawn(page: Page) -> int:
    return map_frame(page).evaluate("() => window.khattDrawn.total")


def marks(page: Page) -> int:
    page.wait_for_selector(".khatt-dot")
    return page.locator(".khatt-dot").count()


def test_map_draws_outlines_and_points_without_a_network(server: str, open_page: Open) -> None:
    page = open_page(server)
    assert drawn(page) > 100
    outlines = map_frame(page).evaluate("() => window.KHATT_OUTLINES.length")
    assert outlines == 4
    inked = map_frame(page).evaluate(
        "() => [...document.querySelectorAll('canvas')].filter(c => c.getContext('2d')"
        ".getImageData(0, 0, c.width, c.height).data.some(v => v)).length"
    )
    assert inked >= 2


def test_date_range_changes_both_views(server: str, open_page: Open) -> None:
    page = open_page(server)
    points, events = marks(page), drawn(page)
    page.goto(f"{server}/?from=2016-01-01&to=2017-12-31")
    page.wait_for_selector(SUMMARY)
    wait_until(page, lambda: 0 < marks(page) < points)
    wait_until(page, lambda: 0 < drawn(page) < events)


def test_click_on_a_mark_shows_its_sentence_and_rings_it(server: str, open_page: Open) -> None:
    page = open_page(server)
    page.wait_for_selector(".khatt-dot")
    wait_until_calm(page)
    box = page.locator(".khatt-dot").nth(20).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".khatt-card blockquote")).to_be_visible(timeout=10_000)
    assert "event=" in page.url


def test_click_on_the_map_shows_the_events_of_the_place(server: str, open_page: Open) -> None:
    page = open_page(server)
    frame = map_frame(page)
    wait_until_calm(page)
    frame.evaluate(
        "() => { let hit; window.map.eachLayer(l => { if (!hit && l.options.shift && l.options.interactive) hit = l; "
        "}); hit.fire('click', { latlng: hit.getLatLng() }, true); }"
    )
    expect(page.locator(".khatt-card").first).to_be_visible(timeout=10_000)
    assert "place=" in page.url
    assert map_frame(page).locator(".leaflet-popup-content").count() == 1


def test_switch_to_arabic_turns_the_direction(server: str, open_page: Open) -> None:
    page = open_page(server)
    page.get_by_role("radio", name="العربية").or_(page.get_by_role("button", name="العربية")).first.click()
    expect(page.locator(SUMMARY)).to_contain_text("يظهر")
    assert page.locator(".stApp").evaluate("e => getComputedStyle(e).direction") == "rtl"
    sidebar, main = (page.get_by_test_id(name).bounding_box() for name in ("stSidebar", "stMain"))
    assert sidebar["x"] > main["x"]
    assert "lang=ar" in page.url


def test_arabic_menus_run_from_right_to_left(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/?lang=ar")
    page.wait_for_selector(SUMMARY)
    wait_until_calm(page)
    page.get_by_role("button", name="تصدير").click()
    menu = page.get_by_test_id("stPopoverBody")
    expect(menu).to_be_visible()
    assert menu.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("() => document.documentElement.lang") == "ar"
    fold = page.get_by_test_id("stSidebar").locator("summary [data-testid=stIconMaterial]").first
    assert fold.evaluate("e => getComputedStyle(e).transform").startswith("matrix(-1")


def test_days_under_an_arabic_timeline_stand_in_order(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/?lang=ar&from=2016-01-01&to=2016-01-20")
    page.wait_for_selector(SUMMARY)
    days = page.locator(".khatt-svg text", has_text="كانون الثاني")
    expect(days.first).to_be_visible()
    order = "e => [0, e.textContent.length - 1].map(n => e.getExtentOfChar(n).x)"
    first, last = days.first.evaluate(order)
    assert first > last  # the day stands right of the year


def test_filter_and_language_hold_across_pages_and_reload(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/?from=2016-01-01&to=2017-12-31&status=happened&lang=ar")
    page.wait_for_selector(SUMMARY)
    page.get_by_role("link", name="القارئ").first.click()
    page.wait_for_selector(".khatt-text")
    wait_until(page, lambda: "from=2016-01-01" in page.url and "lang=ar" in page.url)
    page.reload()
    page.wait_for_selector(".khatt-text")
    assert "status=happened" in page.url


def test_narrow_screen_shows_all_without_scrolling_sideways(server: str, open_page: Open) -> None:
    page = open_page(server, width=390, height=844)
    assert drawn(page) > 100
    wide = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390


def test_event_chosen_on_a_phone_is_brought_into_sight(server: str, open_page: Open) -> None:
    page = open_page(server, width=390, height=844)
    page.wait_for_selector(".khatt-dot")
    wait_until_calm(page)
    dot = page.locator(".khatt-dot").nth(20)
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".khatt-card blockquote")).to_be_in_viewport()


def test_arrow_keys_step_through_events(server: str, open_page: Open) -> None:
    page = open_page(server)
    page.wait_for_selector(".khatt-dot")
    wait_until_calm(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".khatt-card")).to_have_count(1)
    first = page.locator(".khatt-card").get_attribute("data-event")
    page.keyboard.press("ArrowRight")
    wait_until(page, lambda: page.locator(".khatt-card").first.get_attribute("data-event") != first)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_folded_sidebar_of_a_phone_shows_nothing(server: str, open_page: Open, language: str) -> None:
    page = open_page(f"{server}/sources?lang={language}", width=390, height=844)
    page.wait_for_selector(".khatt-section")
    wait_until_calm(page)
    brand = page.locator(".khatt-brand")
    box = brand.bounding_box()
    assert box is None or box["x"] + box["width"] <= 0 or box["x"] >= 390
    page.get_by_test_id("stExpandSidebarButton").click()
    wait_until(page, lambda: 0 <= (brand.bounding_box() or {"x": -1})["x"] < 390)


def test_timeline_offers_its_picture(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/timeline?lang=ar")
    page.wait_for_selector(".khatt-dot")
    wait_until_calm(page)
    button = page.get_by_role("button", name="حفظ الصورة")
    assert button.count() == 1
    with page.expect_download() as download:
        button.click(force=True)
    assert download.value.suggested_filename == "khatt-timeline.png"


def shown(page: Page) -> str:
    return page.locator(f"{SUMMARY} b").first.inner_text()


@pytest.mark.parametrize("address", ["", "map?lang=ar"])
def test_box_drawn_on_the_map_filters_and_a_pan_does_not(server: str, open_page: Open, address: str) -> None:
    page = open_page(f"{server}/{address}")
    frame = map_frame(page)
    wait_until_calm(page)
    before, tools = shown(page), frame.locator(".khatt-tools button")
    frame.evaluate("() => void window.map.panBy([60, 40], { animate: false })")
    page.wait_for_timeout(600)
    assert "box=" not in page.url
    tools.nth(0).click()
    box = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 120)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 260, steps=4)
    page.mouse.up()
    wait_until(page, lambda: "box=" in page.url and shown(page) != before)
    expect(map_frame(page).locator("path.khatt-box")).to_have_count(1)
    expect(page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("Area|المساحة"))).to_have_count(1)
    tools.nth(2).click()
    wait_until(page, lambda: "box=" not in page.url and shown(page) == before)


def test_view_of_the_map_filters_by_the_keyboard_alone(server: str, open_page: Open) -> None:
    page = open_page(f"{server}/?at=36.2,37.2,9")
    frame = map_frame(page)
    wait_until_calm(page)
    frame.evaluate("() => void window.map.setView([36.2, 37.2], 9, { animate: false })")
    before = shown(page)
    frame.locator(".khatt-tools button").nth(1).focus()
    page.keyboard.press("Enter")
    wait_until(page, lambda: "box=" in page.url and shown(page) != before)


def test_stretch_drawn_over_the_timeline_becomes_the_range(server: str, open_page: Open) -> None:
    page = open_page(server)
    points = marks(page)
    wait_until_calm(page)
    box = page.locator(".khatt-chart").nth(1).bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 60, steps=4)
    page.mouse.up()
    wait_until(page, lambda: "from=" in page.url and "to=" in page.url)
    wait_until(page, lambda: 0 < marks(page) < points)
    wait_until(
        page, lambda: map_frame(page).evaluate("() => window.feature_group.length") == 1
    )  # the old one is let go


def test_statuses_differ_by_shape(server: str, open_page: Open) -> None:
    page = open_page(server)
    page.wait_for_selector(".khatt-dot")
    shapes = page.locator(".khatt-dot").evaluate_all(
        "dots => dots.map(dot => [dot.getAttribute('d').replace(/-?[\\d.]+/g, ''), "
        "dot.getAttribute('fill') === 'none'])"
    )
    assert len({tuple(shape) for shape in shapes}) == 5
