"""A reader searches the built site."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Observed

# One worker builds the site, and looks at it.
pytestmark = pytest.mark.xdist_group("site")

BISNIS, JABAR = "000_aefcf75def6c6a13", "002_3340a57525382034"
BOTH = {BISNIS, JABAR}

FOUND = {
    "Korut": BOTH,
    "Cina": BOTH,
    "China": BOTH,
    "Tiongkok": BOTH,
    "RRC": BOTH,
    "tiongkok latihan": BOTH,
    "4/9/2023": {BISNIS},
    "4 September 2023": {JABAR},
    "Hari Kemenangan": {BISNIS},
    '"Hari Kemenangan"': {BISNIS},
    "“Hari Kemenangan”": {BISNIS},
    "Matsegora": {JABAR},
    "berlatih": BOTH,
    "mengusulkan": BOTH,
    "Bisnis.com": {BISNIS},
    "Kim Jong-Un": BOTH,
    "matseg": {JABAR},
}
NOT_FOUND = (
    "Taiwan",
    "latihan Taiwan",
    '"Kemenangan Hari"',
    # page furniture of the sources
    *("BisnisPro", "Google News", "Perkelahian", "Konten Premium", "Hot Topic", "WA Channel"),
    # what our own pages say beside the articles
    *("Kredit gambar", "kemiripan", "Sidik", "naskah", "derived", "Tidak lebih awal dari"),
    # words that begin like words of the articles
    *("latihanqq", "Koreanisasi"),
)


def ask(page: Page, query: str, box: str = "main .k-search") -> set[str]:
    """Type `query`, wait for its answer, and return the names of the reports that are shown."""
    page.locator(f"{box} input").fill(query)
    expect(page.locator(box)).to_have_attribute("data-answered", query)
    links = page.locator(f"{box} .k-hit a").evaluate_all("links => links.map(link => link.href)")
    return {re.search(r"/laporan/([^/]+)/", link).group(1) for link in links}


@pytest.fixture
def search_page(page: Page, site: str) -> Page:
    page.goto(f"{site}cari/")
    return page


def test_a_search_finds_these_reports_and_no_others(search_page: Page, observed: Observed) -> None:
    assert {query: ask(search_page, query) for query in FOUND} == FOUND
    assert observed.trouble == []


def test_what_no_report_says_is_not_found(search_page: Page) -> None:
    assert {query: ask(search_page, query) for query in NOT_FOUND} == {query: set() for query in NOT_FOUND}


def test_a_result_tells_headline_outlet_date_and_the_passage(search_page: Page) -> None:
    ask(search_page, "Hari Kemenangan")
    hit = search_page.locator(".k-hit")
    expect(hit.locator("a")).to_have_text("Rusia Ajukan Proposal Latihan Militer Bareng Korut dan China")
    expect(hit.locator(".k-byline")).to_have_text("Bisnis.com · Tidak lebih awal dari 4 September 2023")
    expect(hit.locator("mark")).to_have_text("Hari Kemenangan")
    expect(hit.locator(".k-hit__passage")).to_contain_text("Sebelumnya pada Juli lalu, Sergei Shoigu mengunjungi")
    hit.locator("a").click()
    expect(search_page).to_have_url(re.compile(rf"{BISNIS}/#line-13$"))
    expect(search_page.locator(":target")).to_contain_text("Hari Kemenangan")


def test_a_result_without_a_headline_says_so(search_page: Page) -> None:
    ask(search_page, "Matsegora")
    expect(search_page.locator(".k-hit > .k-mark")).to_have_text("tanpa judul")


def test_another_name_is_marked_as_the_article_writes_it(search_page: Page) -> None:
    ask(search_page, "Tiongkok")
    marks = search_page.locator(".k-hit mark").all_inner_texts()
    assert sorted(set(marks)) == ["China", "Cina"]
    assert "Tiongkok" not in search_page.locator(".k-search__hits").inner_text()


def test_the_count_is_announced_and_an_empty_result_is_written(search_page: Page) -> None:
    status = search_page.get_by_role("status")
    ask(search_page, "berlatih")
    expect(status).to_have_text("2 laporan ditemukan")
    ask(search_page, "<b>Taiwan</b>")
    expect(status).to_contain_text("Tidak ada laporan yang memuat “<b>Taiwan</b>”.")
    ask(search_page, "")
    expect(status).to_contain_text("Ketik kata")


def test_an_address_holds_its_query(page: Page, site: str) -> None:
    page.goto(f"{site}cari/?q=Matsegora")
    expect(page.locator(".k-hit")).to_have_count(1)
    expect(page.locator("main .k-search input")).to_have_value("Matsegora")
    ask(page, "berlatih")
    expect(page).to_have_url(f"{site}cari/?q=berlatih")


def test_nothing_of_the_index_is_fetched_before_a_reader_searches(page: Page, site: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(site, wait_until="networkidle")
    assert [url for url in fetched if "pagefind" in url] == []


def test_the_keyboard_leads_from_the_slash_to_a_passage(page: Page, site: str, observed: Observed) -> None:
    page.goto(site)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    page.keyboard.type("korut")  # at once
    expect(dialog.locator(".k-hit")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(dialog.locator(".k-hit a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog.locator("input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/laporan/"))
    assert observed.trouble == []


def test_escape_closes_the_dialog_and_gives_the_focus_back(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("[data-k-search]").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("[data-k-search]")).to_be_focused()


def test_enter_in_the_dialog_opens_the_page_of_results(page: Page, site: str) -> None:
    page.goto(f"{site}lini-masa/")
    page.keyboard.press("/")
    page.get_by_role("dialog").locator("input").fill("Matsegora")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}cari/?q=Matsegora")
    expect(page.locator("main .k-hit")).to_have_count(1)


def test_without_javascript_search_is_a_link_to_a_page_that_leads_on(browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site)
        page.locator("[data-k-search]").click()
        expect(page).to_have_url(f"{site}cari/")
        expect(page.get_by_text("Pencarian memerlukan JavaScript")).to_be_visible()
        expect(page.get_by_role("article").get_by_role("link", name="Arsip")).to_be_visible()


def test_search_speaks_the_language_of_the_interface(page: Page, english_site: str, observed: Observed) -> None:
    page.goto(f"{english_site}search/?q=Matsegora")
    expect(page.get_by_role("status")).to_have_text("1 report found")
    expect(page.locator(".k-byline")).to_have_text("Jabar Ekspres · Not before September 4, 2023")
    page.locator("main .k-search input").fill("Taiwan")
    expect(page.get_by_role("status")).to_contain_text("No report says “Taiwan”.")
    assert observed.trouble == []
