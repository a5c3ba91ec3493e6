"""axe-core on every page, in both languages and themes, wide and narrow: no serious fault in what we draw.

What Streamlit and Leaflet draw themselves is theirs to mend; their elements are excepted by name.
"""

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Page

from tests.browser.conftest import map_frame, wait_until_calm

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}
NOT_OURS = (
    "stHeader", "stToolbar", "stTopNav", "stSidebarNav", "stSidebarHeader", "stSidebarCollapseButton", "stStatusWidget",
    "stButton", "stDownloadButton", "stDateInput", "stMultiSelect", "stSelectbox", "stTextInput", "stNumberInput",
    "stTextArea", "stCheckbox", "stRadio", "stButtonGroup", "stPopover", "stPopoverButton", "stTabs", "stExpander",
    "stDataFrame", "stTooltipIcon", "stPageLink",
)  # fmt: skip
"""Streamlit's widgets and frame."""
WIDE, PHONE = {"width": 1400, "height": 1000}, {"width": 390, "height": 844}
WITH_MAP = ("", "map", "forces")
PAGES = ("", "timeline", "map", "forces", "reader", "sources")


def faults(frame: Page | Frame, *, without: list[str]) -> list[str]:
    """Grave faults in a frame, each with the element it is in."""
    frame.evaluate(AXE_SCRIPT)
    found = frame.evaluate(
        "([without]) => axe.run({ exclude: without }, { resultTypes: ['violations'], iframes: false })",
        [[[selector] for selector in without if frame.locator(selector).count()]],
    )
    return [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary'][-160:]}"
        for fault in found["violations"]
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


def faults_of_page(page: Page, name: str) -> list[str]:
    """Grave faults in the page and in the frame of its map, where it has one."""
    page.wait_for_selector(".khatt-summary, .khatt-text, .khatt-section", timeout=60_000)
    wait_until_calm(page)
    found = faults(page, without=[f"[data-testid='{part}']" for part in NOT_OURS] + ["iframe"])
    return found + (faults(map_frame(page), without=[]) if name in WITH_MAP else [])


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_grave_fault_wide_or_narrow_light_or_dark(
    server: str, open_page: Callable[..., Page], name: str, language: str
) -> None:
    page = open_page(f"{server}/{name}?lang={language}&event=e5")
    found = {"light, wide": faults_of_page(page, name)}
    page.set_viewport_size(PHONE)
    found["light, narrow"] = faults_of_page(page, name)
    page.emulate_media(color_scheme="dark")
    page.reload()
    found["dark, narrow"] = faults_of_page(page, name)
    page.set_viewport_size(WIDE)
    found["dark, wide"] = faults_of_page(page, name)
    assert {look: grave for look, grave in found.items() if grave} == {}
