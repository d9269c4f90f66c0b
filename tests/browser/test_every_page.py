"""One page of each kind is accessible, keeps still, and leads on; the way through all of them needs no mouse."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.auditing import broken_links, faults, kinds, moved_at_all
from tests.conftest import Observed

pytestmark = pytest.mark.xdist_group("site")


# The other widths and schemes are looked at by `make audit`.
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_every_kind_of_page_is_accessible_and_keeps_still(
    page: Page, site_folder: Path, site: str, observed: Observed, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    found = {address: faults(page, site + address) for address in kinds(site_folder) if address != "404.html"}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
    assert observed.trouble == []


@pytest.mark.parametrize("width", [360, 1440])
def test_a_page_that_comes_in_slowly_hardly_moves(
    page: Page, site_folder: Path, serve: Callable[..., str], width: int
) -> None:
    """A piece may end in a word that stands at the right; that is all that may move."""
    site = serve(site_folder, pieces=40)
    page.set_viewport_size({"width": width, "height": 800})
    kinds_of_pages = ("media/", "cari/", "lini-masa/", "cerita/000_aefcf75def6c6a13/", "laporan/000_aefcf75def6c6a13/")
    moved = {address: moved_at_all(page, site + address) for address in kinds_of_pages}
    assert {address: far for address, far in moved.items() if far > 0.01} == {}


def test_every_link_and_anchor_leads_somewhere(site_folder: Path) -> None:
    assert broken_links(site_folder) == []


def test_the_whole_way_of_a_reader_needs_no_mouse(page: Page, site: str, observed: Observed) -> None:
    page.goto(site)
    follow(page, r"/cerita/[^/]+/$")
    follow(page, r"/laporan/[^/]+/$")
    follow(page, r"/(laporan/[^/]+/)?#line-\d+$", "[href]:is(.k-source a)")  # where the report says who told it
    follow(page, r"/lini-masa/$")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog").locator("input")).to_be_focused()
    page.keyboard.type("Matsegora")
    hits = page.get_by_role("dialog").locator(".k-hit a")
    expect(hits.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/laporan/[^/]+/#line-\d+$"))
    expect(page.locator(":target")).to_contain_text("Matsegora")
    assert observed.trouble == []


def follow(page: Page, address: str, within: str = "a") -> None:
    """Press Tab until a link to `address` has the focus, and open it."""
    for _ in range(200):
        page.keyboard.press("Tab")
        href = page.evaluate(
            "within => document.activeElement.matches(within) ? document.activeElement.href : ''", within
        )
        if re.search(address, href):
            page.keyboard.press("Enter")
            expect(page).to_have_url(href)
            page.wait_for_load_state()
            return
    raise AssertionError(f"no link to {address} within 200 steps")
