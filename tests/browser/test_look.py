"""Every kind of page, on a phone and on a desk, in both colour schemes."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Observed

pytestmark = pytest.mark.xdist_group("site")

PAGES = {
    "home": "",
    "stories": "cerita/",
    "story": "cerita/000_aefcf75def6c6a13/",
    "report": "laporan/000_aefcf75def6c6a13/",
    "report without a headline": "laporan/002_3340a57525382034/",
    "timeline": "lini-masa/",
    "year": "lini-masa/2023/",
    "archive": "arsip/",
    "month": "arsip/2023-09/",
    "outlets": "media/",
    "outlet": "media/bisnis-com/",
    "places": "tempat/",
    "place": "tempat/cn/",
    "search": "cari/?q=latihan",
    "about": "tentang/",
}
WIDTHS = (320, 360, 768, 1440)

# Text that is too faint for small print, by the contrast of the WCAG; text without a colour of its own behind it counts
# against the nearest one that has.
_FAINT = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const [back, fore] = [behind(element), rgba(getComputedStyle(element).color)];
    const mixed = fore.slice(0, 3).map((v, n) => (v * fore[3] + back[n] * (255 - fore[3])) / 255);
    const [a, b] = [light(mixed), light(back)].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) faint.add(`${contrast.toFixed(1)} ${element.className}: ${text.slice(0, 40)}`);
  }
  return [...faint];
}"""

# Of the focused element; the palette's buttons are labels of fields that are not shown.
_OUTLINE = """() => {
  const focused = document.activeElement;
  const shown = focused.matches(".md-option") ? focused.nextElementSibling : focused;
  return getComputedStyle(shown).outlineStyle;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_is_legible_and_asks_nobody_else(
    page: Page, site: str, observed: Observed, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    wrong = []
    for kind, address in PAGES.items():
        page.goto(site + address)
        if "?q=" in address:
            expect(page.locator(".k-hit").first).to_be_visible()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wide > 0:
                wrong.append(f"{kind} at {width}: {wide} px too wide")
        wrong += [f"{kind}: faint {text}" for text in page.evaluate(_FAINT)]
        if page.locator("h1").count() != 1:
            wrong.append(f"{kind}: {page.locator('h1').count()} headlines")
    assert wrong == []
    assert observed.trouble == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_the_colours_a_reader_prefers(page: Page, site: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(site)
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == scheme
    for _ in range(2 if scheme == "light" else 1):  # from the device's choice to light, and on to dark
        page.locator("label[for^=__palette]:visible").click()
    page.goto(f"{site}lini-masa/")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") != scheme  # a choice stays


@pytest.mark.parametrize("kind", ["report", "report without a headline"])
def test_every_paragraph_has_a_link_of_its_own(page: Page, site: str, kind: str) -> None:
    page.goto(site + PAGES[kind])
    lines = page.locator(".k-passage .k-line")
    assert lines.count() >= 10
    for n in range(lines.count()):
        line = lines.nth(n)
        line.click()
        target = page.locator(":target")
        expect(target).to_have_id(f"line-{line.inner_text().strip()}")
        expect(target).to_be_in_viewport()
        assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top >= 48")  # below the header


def test_the_sections_and_the_masthead_lead_everywhere_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}tentang/")
    page.locator(".k-masthead").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(site)
    names = ["Cerita", "Lini masa", "Arsip", "Media", "Nama", "Tempat", "Tentang dan metode", "Tambah berita"]
    expect(page.locator(".k-sections a")).to_have_text(names)
    page.locator(".k-sections a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}cerita/")
    expect(page.locator(".k-sections [aria-current=page]")).to_have_text("Cerita")


def test_a_phone_has_the_menu_in_the_drawer(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site}tentang/")
    menu = page.locator(".md-sidebar--primary").get_by_role("link", name="Arsip")
    expect(menu).not_to_be_in_viewport()
    page.locator("label.md-header__button[for=__drawer]").click()
    menu.click()
    expect(page).to_have_url(f"{site}arsip/")


def test_reports_stand_side_by_side_on_a_desk_and_below_each_other_on_a_phone(page: Page, site: str) -> None:
    page.goto(site + PAGES["story"])
    columns = page.locator(".k-column")
    for width, beside in ((1440, True), (360, False)):
        page.set_viewport_size({"width": width, "height": 800})
        a, b = (columns.nth(n).bounding_box() for n in (0, 1))
        assert (a["y"] == b["y"]) is beside


def test_the_timeline_is_an_ordered_list_of_dates_that_machines_read(page: Page, site: str) -> None:
    page.goto(site + PAGES["timeline"])
    entries = page.locator(".k-timeline > ol > li")
    assert entries.count() > 0
    dates = page.locator(".k-timeline > ol > li > :is(time[datetime], .k-date)")  # an open interval has no machine date
    assert dates.count() == entries.count()
    assert page.locator(".k-timeline > ol > li > :is(.k-happened, .k-reported)").count() == entries.count()


def test_a_focus_is_seen(page: Page, site: str) -> None:
    page.goto(site + PAGES["report"])
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(_OUTLINE) != "none", page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_without_javascript_a_report_reads_the_same(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + PAGES["report"])
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".k-passage").last).to_be_visible()
        page.locator(".k-removed summary").click()
        expect(page.locator(".k-removed table")).to_be_visible()


_PAINTED = ("body", "h1", ".k-passage", ".k-byline", ".k-line", ".k-source", ".k-header", ".k-colophon p", ".k-page a")
_COLOURS = """(names) => names.map((name) => {
  const { color, backgroundColor, borderTopColor } = getComputedStyle(document.querySelector(name));
  return [name, color, backgroundColor, borderTopColor];
})"""


def test_without_javascript_a_device_gets_the_colours_it_asks_for(browser: Browser, site: str) -> None:
    painted = {}
    for scheme in ("light", "dark"):
        for scripted in (True, False):
            with browser.new_context(java_script_enabled=scripted, color_scheme=scheme) as context:
                page = context.new_page()
                page.goto(site + PAGES["report"])
                painted[scheme, scripted] = page.evaluate(_COLOURS, _PAINTED)
    assert painted["dark", False] == painted["dark", True]
    assert painted["light", False] == painted["light", True] != painted["dark", True]


def test_the_interface_in_english_has_no_other_words(page: Page, english_site: str, observed: Observed) -> None:
    page.goto(english_site)
    names = ["Stories", "Timeline", "Archive", "Outlets", "Names", "Places", "About and method", "Add an article"]
    expect(page.locator(".k-sections a")).to_have_text(names)
    page.goto(f"{english_site}reports/000_aefcf75def6c6a13/")
    expect(page.locator(".k-source h2")).to_have_text("Source")
    expect(page.locator(".k-byline").first).to_have_text("Bisnis.com · Not before September 4, 2023")
    assert observed.trouble == []
