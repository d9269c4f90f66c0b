"""What a reader takes along, and what stays as a reader has set it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_look import PAGES
from tests.conftest import Observed

pytestmark = pytest.mark.xdist_group("site")

_BLOCKED = 'Object.defineProperty(window, "localStorage", { configurable: true, get() { throw new Error("blocked") } })'


def test_a_paragraph_is_quoted_by_keyboard_with_outlet_day_and_link(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + PAGES["report"])
    page.locator("#line-15 .k-line").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".k-offer button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".k-offer [role=status]")).to_have_text("Disalin.")
    quoted = page.evaluate("navigator.clipboard.readText()")
    assert quoted.startswith("“Selama kunjungannya, Shoigu dikabarkan telah mengajukan")
    assert "rincian.” (Bisnis.com · Tidak lebih awal dari 4 September 2023) http" in quoted
    assert quoted.endswith("#line-15")
    page.keyboard.press("Escape")
    expect(page.locator(".k-offer")).to_have_count(0)
    expect(page.locator("#line-15 .k-line")).to_be_focused()


def test_the_size_of_text_stays(page: Page, site: str) -> None:
    page.goto(site)
    before = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.locator(".k-size").click()
    page.goto(site + PAGES["story"])
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > before
    expect(page.locator(".k-size")).to_have_attribute("aria-label", "Ukuran huruf: besar")


def test_where_a_browser_keeps_nothing_choices_last_as_long_as_the_page(
    browser: Browser, site: str, observed: Observed
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(_BLOCKED)
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(site)
        page.locator(".k-size").click()
        page.locator("label[for^=__palette]:visible").click()
        expect(page.locator(".k-size")).to_have_attribute("aria-label", "Ukuran huruf: besar")
        assert failed == []


def test_a_dark_device_never_sees_a_light_page(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.route("**/bundle*.js", lambda route: route.abort())  # before Material's own script has said anything
    page.goto(site)
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"


def test_an_address_that_leads_nowhere_says_so_in_both_languages(page: Page, site: str) -> None:
    page.goto(f"{site}404.html")
    expect(page.locator("h1")).to_have_text("Halaman ini tidak ada")
    expect(page.locator("h2[lang=en]")).to_have_text("This page does not exist")
    assert page.locator(".k-ways-on a").count() >= 5
