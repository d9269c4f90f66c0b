"""A reader searches the built site."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.pages import Findable
from generator.writing import search_index, write_files
from tests.browser.conftest import UNDER
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
    "4/9/2023": BOTH,
    "4 September 2023": BOTH,
    "2023-09-04": BOTH,
    '"4 September 2023"': {JABAR},
    '"4/9/2023"': {BISNIS},
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
    return {found.group(1) for link in links if (found := re.search(r"/(?:laporan|reports)/([^/]+)/", link))}


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
    ask(search_page, '"pada Juli lalu"')
    hit = search_page.locator(".k-hit")
    expect(hit.locator("a")).to_have_text("Rusia Ajukan Proposal Latihan Militer Bareng Korut dan China")
    expect(hit.locator(".k-byline")).to_have_text("Bisnis.com · Tidak lebih awal dari 4 September 2023")
    expect(hit.locator("mark")).to_have_text("pada Juli lalu")
    expect(hit.locator(".k-hit__passage")).to_contain_text("Sebelumnya pada Juli lalu, Sergei Shoigu mengunjungi")
    hit.locator("a").click()
    expect(search_page).to_have_url(re.compile(rf"{BISNIS}/#line-13$"))
    expect(search_page.locator(":target")).to_contain_text("pada Juli lalu")


def test_a_result_without_a_headline_says_so(search_page: Page) -> None:
    ask(search_page, "Matsegora")
    expect(search_page.locator(".k-hit > .k-mark").first).to_have_text("tanpa judul")


def test_another_name_is_marked_as_the_article_writes_it(search_page: Page) -> None:
    ask(search_page, "Tiongkok")
    marks = search_page.locator(".k-hit mark").all_inner_texts()
    assert sorted(set(marks)) == ["China", "Cina"]
    assert "Tiongkok" not in search_page.locator(".k-search__hits .k-hit__passage").all_inner_texts()


def test_a_day_is_found_as_it_is_written_and_as_it_is_meant(search_page: Page) -> None:
    ask(search_page, "4/9/2023")
    marks = search_page.locator(".k-hit mark").all_inner_texts()
    assert [any(day in mark for mark in marks) for day in ("4/9/2023", "4 September 2023")] == [True, True]


def test_pages_of_places_outlets_and_stories_are_found_by_their_names(search_page: Page) -> None:
    kinds = {"Tiongkok": "Tempat", "Shoigu": "Orang", "Bisnis.com": "Media", "Ajukan Proposal": "Cerita · 2 laporan"}
    for query, kind in kinds.items():
        ask(search_page, query)
        expect(search_page.locator(".k-hit .k-byline").get_by_text(kind, exact=True)).to_have_count(1)


def test_filters_narrow_a_search_down_stay_in_the_address_and_work_without_words(search_page: Page, site: str) -> None:
    ask(search_page, "latihan")
    search_page.locator("select[name=outlet]").select_option("Jabar Ekspres")
    expect(search_page.locator(".k-hit")).to_have_count(1)
    expect(search_page).to_have_url(f"{site}cari/?q=latihan&outlet=jabar-ekspres")
    search_page.reload()
    expect(search_page.locator(".k-hit")).to_have_count(1)
    assert ask(search_page, "") == {JABAR}
    search_page.goto(f"{site}cari/?kind=report&place=cn&year=2023")
    expect(search_page.locator(".k-hit")).to_have_count(2)


def test_where_nothing_is_found_near_spellings_are_offered(search_page: Page, site: str) -> None:
    ask(search_page, "Matsegoro")
    search_page.get_by_role("status").get_by_role("link", name="Alexander Matsegora").click()
    expect(search_page.locator(".k-hit").first).to_be_visible()
    ask(search_page, "Tiongkik latihan")
    search_page.get_by_role("status").get_by_role("link", name="Tiongkok latihan").click()
    expect(search_page.locator(".k-hit")).to_have_count(2)


def test_an_empty_search_offers_names_to_try(search_page: Page) -> None:
    search_page.locator(".k-search__examples a").first.click()
    expect(search_page.locator(".k-hit").first).to_be_visible()


def test_the_count_is_announced_and_an_empty_result_is_written(search_page: Page) -> None:
    status = search_page.get_by_role("status")
    ask(search_page, "berlatih")
    expect(status).to_have_text("3 hasil")  # the story as well
    ask(search_page, "<b>Taiwan</b>")
    expect(status).to_contain_text("Tidak ada yang memuat “<b>Taiwan</b>” di sini.")
    ask(search_page, "")
    expect(status).to_contain_text("Ketik kata")


def test_an_address_holds_its_query(page: Page, site: str) -> None:
    page.goto(f"{site}cari/?q=Matsegora")
    expect(page.locator(".k-hit").first).to_be_visible()
    expect(page.locator("main .k-search input")).to_have_value("Matsegora")
    ask(page, "berlatih")
    expect(page).to_have_url(f"{site}cari/?q=berlatih")


def test_nothing_of_the_index_is_fetched_before_a_reader_searches(page: Page, site: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(site, wait_until="networkidle")
    assert [url for url in fetched if "/search/" in url] == []


def test_the_keyboard_leads_from_the_slash_to_a_passage(page: Page, site: str, observed: Observed) -> None:
    page.goto(site)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    page.keyboard.type("korut")  # at once
    expect(dialog.locator(".k-hit").nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(dialog.locator(".k-hit a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog.locator("input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/(cerita|laporan|tempat|media|orang|lembaga)/"))
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
    expect(page.locator("main .k-hit").first).to_be_visible()


def test_without_javascript_search_is_a_link_to_a_page_that_leads_on(browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site)
        page.locator("[data-k-search]").click()
        expect(page).to_have_url(f"{site}cari/")
        expect(page.get_by_text("Pencarian memerlukan JavaScript")).to_be_visible()
        expect(page.get_by_role("article").get_by_role("link", name="Arsip")).to_be_visible()


def test_search_speaks_the_language_of_the_interface(page: Page, english_site: str, observed: Observed) -> None:
    page.goto(f"{english_site}search/?q=Matsegora&kind=report")
    expect(page.get_by_role("status")).to_have_text("1 result")
    expect(page.locator(".k-byline")).to_have_text("Jabar Ekspres · Not before September 4, 2023")
    page.locator("main .k-search input").fill("Taiwan")
    expect(page.get_by_role("status")).to_contain_text("Nothing here says “Taiwan”.")
    assert observed.trouble == []


@pytest.mark.parametrize("query", ["berlatih", "mengusulkan", "dilatih", "September 4, 2023"])
def test_forms_of_a_word_are_those_of_the_text_whatever_the_interface_speaks(
    page: Page, english_site: str, query: str
) -> None:
    page.goto(f"{english_site}search/")
    assert ask(page, query) == BOTH


def test_a_downloaded_site_is_searched_from_the_disk(page: Page, preview: Path, observed: Observed) -> None:
    page.goto(preview.joinpath("lini-masa.html").as_uri())
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    page.keyboard.type("menampik")
    expect(dialog.locator(".k-hit mark")).to_have_text("menampik")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_contain_text("menampik")
    assert observed.trouble == []


UNSPACED = {
    "tokyo": "東京都は2023年に新しい橋を開いた。知事が発表した。",
    "kyoto": "京都の寺で祭りがあった。",
    "bangkok": "กรุงเทพมหานครเปิดสะพานใหม่",
}


# What is asked for, the reports that are found, and what is marked in the first.
ASKED = {
    "東京": (["tokyo"], ["東京"]),
    "京都": (["kyoto", "tokyo"], ["京都"]),  # the letters of the one stand in the other's
    "橋": (["tokyo"], ["橋"]),
    "知事 2023": (["tokyo"], ["2023", "知事"]),
    '"新しい橋"': (["tokyo"], ["新しい橋"]),
    "สะพาน": (["bangkok"], ["สะพาน"]),
    "大阪": ([], []),
}


def test_writing_without_spaces_is_found_by_any_words_in_it(
    page: Page, site_folder: Path, tmp_path: Path, serve: Callable[..., str]
) -> None:
    site = shutil.copytree(site_folder, tmp_path / "site", ignore=shutil.ignore_patterns("api", "search"))
    words = dict.fromkeys(("hint", "found", "found_one", "more", "close", "page", "none", "none_hint", "undated"), "")
    pages = [(f"{name}/", Findable("report", name, "", (("", text),))) for name, text in UNSPACED.items()]
    write_files(search_index(pages, words), site)
    page.goto(f"{serve(site, under=UNDER)}cari/")
    hits = page.locator("main .k-hit")
    for query, (found, marked) in ASKED.items():
        ask(page, query)
        assert sorted(hits.locator("a").all_inner_texts()) == found
        assert [each for hit in hits.all()[:1] for each in hit.locator("mark").all_inner_texts()] == marked
        assert all(UNSPACED[hit.locator("a").inner_text()] in hit.inner_text() for hit in hits.all())
