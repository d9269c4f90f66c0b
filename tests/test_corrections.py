"""Corrections: the publisher's own words at the report, and a mark wherever a line of it is quoted."""

import json
import re

import pytest
from msgspec.structs import replace

from generator.build import build
from generator.config import SiteSettings
from tests.making import config, pages, sow
from tests.test_heads import LINKED_DATA

FLOOD = (
    "Banjir merendam empat desa di Kaliwungu, Kabupaten Kendal, pada 19 Maret 2024.\n\n"
    "Kepala BPBD Kendal Sarwo Handoyo mengatakan 312 keluarga mengungsi ke balai desa pada 19 Maret 2024.\n\n"
    "Pemerintah kabupaten menutup tanggul Sungai Blorong dengan karung pasir sejak Rabu pagi."
)
OTHER = (
    "Empat desa di Kaliwungu, Kabupaten Kendal, terendam banjir pada 19 Maret 2024.\n\n"
    "Sarwo Handoyo, kepala BPBD Kendal, menyebut 298 keluarga mengungsi ke balai desa pada 19 Maret 2024.\n\n"
    "Tanggul Sungai Blorong ditutup pemerintah kabupaten dengan karung pasir."
)
HEAD = "---\nlanguage: id\ncleaned: true\ntitle: {}\npublisher: {}\npublished: 2024-03-20\n---\n"
SEEDS = {
    "a.txt": HEAD.format("Banjir Kaliwungu", "Kabar Pantura") + FLOOD,
    "b.txt": HEAD.format("Kaliwungu Banjir", "Suara Kendal") + OTHER,
    "_stories.yml": "- pin: [a.txt, b.txt]\n  why: satu banjir\n",
}
LINE = 10  # of the families that had to leave, in both
WORDS = "Ralat: yang mengungsi 298 keluarga, bukan 312. <b>Maaf</b> *ya*"
CORRECTION = f"""\
- correct: a.txt
  lines: {LINE}
  day: 2024-03-22
  says: "{WORDS}"
  url: https://pantura.example/ralat
  why: Diralat dua hari sesudah terbit.
"""


def site_of(root, corrections, **options):
    sow(root / "seeds", {**SEEDS, "_corrections.yml": corrections})
    return build(replace(config(root, **options), site=SiteSettings("Contoh", "https://contoh.id/")))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("corrections"), CORRECTION)


@pytest.fixture(scope="module")
def made(site):
    return pages(site)


@pytest.fixture(scope="module")
def files(site):
    return {file.path: file.text for file in site.files}


MARK = '<span class="k-corrected">dikoreksi 22 Maret 2024</span>'


def test_the_report_says_first_what_its_publisher_corrected_in_its_own_words_and_what_the_editor_notes(made):
    page = made["laporan/a.md"]
    banner = page[page.index("k-corrections") : page.index("{: #line-8")]
    assert "Dikoreksi penerbitnya" in banner
    assert "22 Maret 2024" in banner
    assert "](https://pantura.example/ralat)" in banner
    assert "Catatan penyunting: Diralat dua hari sesudah terbit." in banner
    assert "<b>" not in banner
    assert "&#60;b&#62;Maaf&#60;/b&#62; &#42;ya&#42;" in banner


def test_every_quotation_of_the_line_is_marked_and_no_other_is(made):
    cited = {path: re.findall(r"\]\([^)]*laporan/([ab])\.md#line-(\d+)\)(.*)", text) for path, text in made.items()}
    found = [
        (path, seed, int(line), MARK in rest.split("](")[0])
        for path, told in cited.items()
        for seed, line, rest in told
        if path not in ("laporan/a.md", "koreksi.md") and "k-corrections" not in rest
    ]
    marked = {(path.partition("/")[0], seed, line) for path, seed, line, is_marked in found if is_marked}
    assert {(seed, line) for _, seed, line in marked} == {("a", LINE)}
    assert {"cerita", "lini-masa", "orang"} <= {folder for folder, *_ in marked}


def test_lists_and_search_results_mark_the_report(site, made):
    assert MARK in made["orang/sarwo-handoyo.md"].partition("Laporan yang menyebutnya")[2]
    (outlet,) = (text for path, text in made.items() if path.startswith("media/kabar-pantura"))
    assert MARK in outlet
    told = {page.path: page.findable.told for page in site.pages if page.findable}
    assert told["laporan/a.md"]["corrected"] == "dikoreksi 22 Maret 2024"
    assert "corrected" not in told["laporan/b.md"]


def test_the_paragraph_and_the_key_point_are_marked(made):
    page = made["laporan/a.md"]
    (paragraph,) = re.findall(rf".*\n{{: #line-{LINE} .*", page)
    assert MARK in paragraph
    assert MARK not in re.findall(r".*\n{: #line-12 .*", page)[0]
    assert f"(#line-{LINE}){MARK}".replace("<", " <", 1) in page


def test_all_corrections_stand_on_a_page_of_their_own_where_there_are_any(made, tmp_path):
    assert "Banjir Kaliwungu" in made["koreksi.md"]
    assert "](koreksi.md)" in made["tentang.md"]
    without = pages(site_of(tmp_path, ""))
    assert "koreksi.md" not in without
    assert "Belum ada koreksi" in without["tentang.md"]


def test_machines_are_told(site, files):
    linked = json.loads(re.search(r'ld\+json">(.*?)</script>', site.heads["laporan/a.md"])[1])
    assert list(LINKED_DATA.iter_errors(linked)) == []
    assert linked["@graph"][0]["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": WORDS,
            "datePublished": "2024-03-22",
            "url": "https://pantura.example/ralat",
        }
    ]
    told = json.loads(files["api/reports/a.json"])["corrections"]
    assert [(each["verb"], each["lines"], each["day"], each["says"]) for each in told] == [
        ("correct", [LINE], "2024-03-22", WORDS)
    ]
    assert json.loads(files["api/reports/b.json"])["corrections"] == []
    atom = files["atom.xml"]
    assert atom.count("<updated>2024-03-22T00:00:00Z</updated>") == 2  # of the feed and of the entry
    assert atom.count("<updated>2024-03-20T00:00:00Z</updated>") == 1
    items = {item["title"]: item for item in json.loads(files["feed.json"])["items"]}
    assert items["Banjir Kaliwungu"]["date_modified"] == "2024-03-22T00:00:00Z"
    assert items["Banjir Kaliwungu"]["date_published"] == "2024-03-20T00:00:00Z"
    assert "Ralat" in items["Banjir Kaliwungu"]["content_html"]


def test_a_retraction_concerns_the_whole_report(tmp_path):
    made = pages(site_of(tmp_path, CORRECTION.replace("correct:", "retract:").replace(f"  lines: {LINE}\n", "")))
    assert "seluruh laporan" in made["laporan/a.md"]
    passages = re.findall(r"(.*)\n{: #line-\d+ \.k-passage", made["laporan/a.md"])
    assert len(passages) == 3
    assert all("ditarik 22 Maret 2024" in passage for passage in passages)


@pytest.mark.parametrize(
    ("was", "now", "code", "says"),
    [
        ("correct: a.txt", "correct: c.txt", "E134", 'there is no seed "c.txt"'),
        ("correct: a.txt", "correct: [a.txt, b.txt]", "E150", "write a correction for each"),
        ("day: 2024-03-22", "day: 22 Maret", "E150", 'add "day: 2024-03-21"'),
        ("day: 2024-03-22", "day: 2024-02-30", "E150", 'add "day: 2024-03-21"'),
        ("url: https://pantura.example/ralat", "url: javascript:alert(1)", "E150", 'add "url: https://…"'),
        (f'  says: "{WORDS}"\n', "", "E150", 'add "says: …", word for word'),
        (f"  lines: {LINE}\n", "", "E151", 'add "lines: ['),
        (f"lines: {LINE}", "lines: [9]", "E151", "a.txt shows no line 9"),
        (f"lines: {LINE}", "lines: [sepuluh]", "E133", "write it as in"),
        ("why: ", "mengapa: ", "E132", "with why, day, says, url, lines"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_type_and_left_out(tmp_path, was, now, code, says):
    site = site_of(tmp_path, CORRECTION.replace(was, now))
    (problem,) = (each for each in site.problems if each.path.endswith("_corrections.yml"))
    assert (problem.code, problem.line) == (code, 1)
    assert says in str(problem)
    assert "k-corrections" not in "".join(pages(site).values())


def test_an_excerpt_is_marked_as_well(tmp_path):
    made = pages(site_of(tmp_path, CORRECTION, text="excerpt"))
    assert MARK in made["laporan/a.md"]
