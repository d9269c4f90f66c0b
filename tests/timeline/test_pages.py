"""The timeline as readers get it: nothing left out, nothing more precise than it was written."""

import re

import pytest

from generator.pages.messages import load_messages
from generator.pages.timelines.entries import key_of, shape_of
from generator.pages.timelines.strips import sparkline, strip
from tests.making import ROOT, pages
from tests.timeline.making import DATED, PLAIN, Outline, entry, files, shown, site_of


def test_entries_stand_under_headings_of_their_year_month_and_day(dated):
    outline = Outline(shown(pages(dated)["lini-masa.md"]))
    assert outline.headings == [
        ("h2", "t1998"), ("h2", "t2006"), ("h2", "t2023"), ("h3", "t2023-07"), ("h3", "t2023-09"),
        ("h4", "t2023-09-04"), ("h4", "t2023-09-06"),
    ]  # fmt: skip
    assert [item["under"] for item in outline.items] == [
        "t1998", "t2006", "t2023-07", "t2023-09-04", "t2023-09-06"
    ]  # fmt: skip


def test_a_sentence_that_several_reports_have_stands_once_with_each_of_them(tmp_path):
    dated = DATED.replace("Jembatan lama runtuh", "Jembatan lama di Kaliwungu runtuh diterjang banjir bandang")
    site = site_of(tmp_path, {"a.txt": dated, "b.txt": dated.replace(PLAIN, f"{PLAIN} Rapatnya ditunda.")})
    text = shown(pages(site)["lini-masa.md"])
    assert text.count("diterjang banjir bandang") == 1
    said = text.partition("diterjang banjir bandang")[2].partition("</li>")[0]
    assert re.findall(r"laporan/(\w)\.md#line-", said) == ["a", "b"]


def test_a_page_below_has_headings_of_what_is_finer_only(dated):
    outline = Outline(shown(pages(dated)["lini-masa/2023.md"]))
    assert [tag for tag, _ in outline.headings] == ["h2", "h2", "h3", "h3"]


def test_precision_is_seen_in_shape_and_words(dated):
    html = shown(pages(dated)["lini-masa.md"])
    shapes = {item["under"]: item["class"].split()[0] for item in Outline(html).items}
    assert shapes == {
        "t1998": "k-span",
        "t2006": "k-open-end",
        "t2023-07": "k-span",
        "t2023-09-04": "k-day",
        "t2023-09-06": "k-day",
    }
    assert "setepat tahun" in html
    assert "setepat bulan" in html
    assert "sejak 2006" in html


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("2023-09-04", "day"),
        ("2023-09-04?", "day"),
        ("2023-09", "span"),
        ("2023", "span"),
        ("2023-33", "span"),
        ("199X", "span"),
        ("18XX", "span"),
        ("2023-09-04/2023-09-06", "span"),
        ("2006/..", "open-end"),
        ("../2006", "open-start"),
    ],
)
def test_every_value_has_a_shape(value, shape):
    assert shape_of(value) == shape


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("2023-09-04", "2023-09-04"),
        ("2023-09-04?", "2023-09-04"),
        ("2023-09~", "2023-09"),
        ("199X", "1990"),
        ("18XX", "1800"),
        ("199X/..", "1990"),
        ("2023-33", "2023-01"),
        ("2023-21", "2023"),
        ("../2006-05", "2006-05"),
        ("2023-09-04/2023-09-06", "2023-09-04"),
    ],
)
def test_every_value_is_filed_under_a_day_a_month_or_a_year(value, key):
    assert key_of(entry(value)) == key


def test_undated_sentences_are_listed_on_the_story_page_and_nowhere_else(tmp_path):
    seeds = {path.name: path.read_bytes() for path in (ROOT / "seeds").glob("00[02]_*.txt")}
    made = pages(site_of(tmp_path, seeds))
    story = next(text for path, text in made.items() if path.startswith("cerita/") and "k-timeline" in text)
    undated = story.partition("k-undated")[2]
    assert undated.count("<q>") == 20
    assert "Tanpa tanggal: 20 pernyataan" in undated
    assert "#line-10)" in undated
    assert "k-undated" not in made["lini-masa.md"] + made["lini-masa/2023.md"]


def test_a_digest_without_dates_says_so(tmp_path):
    site = site_of(tmp_path, {"a.txt": f"{PLAIN}\n\n{PLAIN[:-1]} lagi."})
    assert load_messages("id")("timeline.empty") in pages(site)["lini-masa.md"]
    assert [path for path in pages(site) if path.startswith("lini-masa/")] == []
    assert files(site) == {"timeline.json": '{"timeline":[]}\n'}


def test_the_strip_leads_only_to_headings_that_are_there(dated, large):
    for site in (dated, large):
        for page in site.pages:
            if page.meta["kind"] == "timeline":
                outline = Outline(shown(page.text))
                assert set(outline.jumps) - outline.anchors == set(), page.path


def test_the_strip_says_in_words_all_that_it_shows(dated):
    title = re.search(r"<title>(.*?)</title>", pages(dated)["lini-masa.md"])[1]
    for told in ("1998: 1 pernyataan", "2006: 1", "Juli 2023: 1", "September 2023: 2"):
        assert told in title


def test_below_the_strip_a_year_has_its_months_and_the_digest_its_years(dated):
    axis = {path: pages(dated)[path].partition('<nav class="k-axis')[2].partition("</nav>")[0]
            for path in ("lini-masa/2023.md", "lini-masa.md")}  # fmt: skip
    assert re.findall(r'href="#(.*?)">(.*?)<', axis["lini-masa/2023.md"]) == [("t2023-07", "Jul"), ("t2023-09", "Sep")]
    assert axis["lini-masa/2023.md"].count("<span>") == 10
    assert re.findall(r'href="#(.*?)"', axis["lini-masa.md"]) == ["t1998", "t2006", "t2023"]


def test_a_strip_of_many_years_has_a_bar_a_year():
    many = [entry(f"{year}-05-04", year) for year in range(1900, 2020, 2)]
    drawn = strip(load_messages("id"), many, lambda key: key)
    assert drawn.count('tabindex="-1"') == 60
    assert '"#t1900"' in drawn
    assert "Tahun tanpa pernyataan" in drawn


@pytest.mark.parametrize(
    ("months", "bars", "told"),
    [
        ({"2023-09": 4, "2023-07": 1}, 2, "Juli 2023: 1 laporan; September 2023: 4 laporan"),
        ({"2023-09": 3, "2023-08": 0}, 1, "September 2023: 3 laporan"),
        ({"1998-05": 1, "2023-01": 1, "2023-09": 2}, 2, "1998: 1 laporan; 2023: 3 laporan"),
    ],
)
def test_a_sparkline_says_in_words_all_that_it_shows(months, bars, told):
    drawn = sparkline(load_messages("id"), months)
    assert re.search(r"<title>(.*?)</title>", drawn)[1] == told
    assert drawn.count("<rect x=") == bars


def test_a_sparkline_of_nothing_is_nothing():
    assert sparkline(load_messages("id"), {"2023-09": 0}) == ""


def test_a_filter_offers_what_the_entries_have_and_stays_hidden_without_scripts(dated, tmp_path):
    page = pages(site_of(tmp_path, {"a.txt": DATED, "b.txt": DATED.replace("Contoh.com", "Tempo.co")}))["lini-masa.md"]
    form = page.partition("<form")[2].partition("</form>")[0]
    assert " hidden " in form.partition(">")[0]
    assert set(re.findall(r'select name="(\w+)"', form)) == {"outlet", "place", "year"}
    offered = set(re.findall(r'value="([^"]+)"', form))
    held = {value for item in Outline(shown(page)).items for key in ("outlet", "place", "year")
            for value in (item.get(f"data-{key}") or "").split()}  # fmt: skip
    assert offered == held
