"""Every page opened first on a fresh server by its own address: Streamlit's old rules must not catch it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["", "timeline", "map", "forces", "reader", "sources"])
def test_page_opens_cold_by_its_own_address(fresh_server: str, open_page: Callable[..., Page], name: str) -> None:
    page = open_page(f"{fresh_server}/{name}?lang=ar&from=2016-01-01")
    menu = page.get_by_test_id("stTopNavLink").or_(page.get_by_test_id("stSidebarNavLink"))
    expect(menu).to_have_count(6)
    expect(page.locator(".khatt-brand")).to_contain_text("خط")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert f"/{name}?" in page.url
    assert "from=2016-01-01" in page.url
