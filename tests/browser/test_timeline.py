"""A timeline in the browser: filters that only hide, by pointer or keyboard, and nothing dead without scripts."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Observed

pytestmark = pytest.mark.xdist_group("site")

ENTRIES = ".k-timeline > ol > li:visible"


def test_a_filter_hides_entries_and_counts_them(page: Page, site: str, observed: Observed) -> None:
    page.goto(f"{site}lini-masa/")
    form = page.locator(".k-filter")
    total = page.locator(ENTRIES).count()
    expect(form.get_by_role("status")).to_have_text(f"{total} butir")
    form.get_by_label("Lajur").select_option("dilaporkan (2)")
    shown = page.locator(ENTRIES)
    assert 0 < shown.count() < total
    assert shown.count() == page.locator(f"{ENTRIES} > .k-reported").count()
    expect(form.get_by_role("status")).to_have_text(f"{shown.count()} dari {total} butir ditampilkan")
    expect(page.locator("#t2006")).to_be_hidden()  # a year of which nothing is left
    expect(page.locator("#t2023")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?lane=reported$"))
    page.reload()
    expect(form.get_by_label("Lajur")).to_have_value("reported")
    assert observed.trouble == []


def test_people_are_filtered_by_the_sentences_that_name_them(page: Page, site: str, observed: Observed) -> None:
    page.goto(f"{site}lini-masa/?person=sergei-shoigu")
    expect(page.get_by_role("group", name="Saring lini masa").get_by_label("Orang")).to_have_value("sergei-shoigu")
    shown = page.locator(ENTRIES)
    assert 0 < shown.count() < page.locator(".k-timeline > ol > li").count()
    assert [text for text in shown.all_inner_texts() if "Shoigu" not in text] == []
    assert observed.trouble == []


def test_what_a_reader_looks_for_stays_from_year_to_year(page: Page, site: str, observed: Observed) -> None:
    page.goto(f"{site}lini-masa/2023/")
    page.get_by_label("Media").select_option("jabar-ekspres")
    expect(page).to_have_url(re.compile(r"\?outlet=jabar-ekspres$"))
    page.locator(".k-around").get_by_role("link", name="2006").click()
    expect(page).to_have_url(f"{site}lini-masa/2006/?outlet=jabar-ekspres")
    assert observed.trouble == []


def test_a_filter_is_worked_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}lini-masa/")
    total = page.locator(ENTRIES).count()
    page.get_by_label("Media").focus()
    page.keyboard.press("J")  # the native list goes to Jabar Ekspres
    expect(page.get_by_label("Media")).to_have_value("jabar-ekspres")
    assert page.locator(ENTRIES).count() < total
    page.get_by_role("button", name="Tampilkan semua").focus()
    page.keyboard.press("Enter")
    expect(page.locator(ENTRIES)).to_have_count(total)
    expect(page.get_by_label("Lajur")).to_be_focused()


def test_an_unknown_choice_in_an_address_hides_nothing(page: Page, site: str, observed: Observed) -> None:
    page.goto(f"{site}lini-masa/?lane=%3Cscript%3E&outlet=x")
    expect(page.locator(".k-filter")).to_be_visible()
    assert page.locator(ENTRIES).count() == page.locator(".k-timeline > ol > li").count()
    assert observed.trouble == []


def test_without_javascript_all_is_shown_and_no_control_is_dead(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}lini-masa/")
        expect(page.locator(".k-filter")).to_be_hidden()
        assert page.locator(ENTRIES).count() == page.locator(".k-timeline > ol > li").count() > 0


def test_a_bar_of_the_strip_leads_to_its_month(page: Page, site: str) -> None:
    page.goto(f"{site}lini-masa/")
    expect(page.get_by_role("img", name=re.compile("September 2023: 2 pernyataan"))).to_be_visible()
    page.locator(".k-strip__links a[href='#t2023-09']").click()
    expect(page.locator("#t2023-09")).to_be_in_viewport()
