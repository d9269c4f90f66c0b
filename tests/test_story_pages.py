"""Pages of stories: versions with what changed, why reports are together and how to object, who leads where."""

import re

import pytest
import yaml

from generator.build import build
from generator.corpus.copies import Change
from generator.pages.reports.versions import edits
from tests.making import config, mkdocs, pages, project, sow

FLOOD = (
    "Banjir merendam empat desa di Kaliwungu, Kabupaten Kendal, pada Selasa malam. "
    "Tanggul Sungai Blorong jebol sepanjang 12 meter setelah hujan deras.\n\n"
    "Kepala BPBD Kendal Sarwo Handoyo mengatakan 312 keluarga mengungsi ke balai desa. "
    "Pemerintah kabupaten menutup tanggul dengan karung pasir sejak Rabu pagi."
)
OTHER = (
    "Empat desa di Kaliwungu, Kendal, terendam banjir pada Selasa malam. Menurut Kabar Pantura, tanggul Sungai Blorong "
    "jebol sepanjang 15 meter karena hujan deras.\n\n"
    "Sarwo Handoyo dari BPBD Kendal menyebut 298 keluarga mengungsi ke balai desa. Pasar Kaliwungu tutup dua hari."
)


def seed(text, title="Banjir Kaliwungu", outlet="Kabar Pantura", day="2024-03-20"):
    head = f"language: id\ncleaned: true\ntitle: {title}\npublisher: {outlet}\npublished: {day}\n"
    return f"---\n{head}---\n{text}\n"


SEEDS = {
    "a.txt": seed(FLOOD, day="2024-03-19"),
    "b.txt": seed(FLOOD.replace("312 keluarga", "340 keluarga") + " Jumlahnya diperbarui pada Rabu siang."),
    "c.txt": seed(OTHER, "Tanggul Blorong Jebol", "Suara Kendal"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("story")
    sow(root / "seeds", SEEDS)
    return build(config(root))


@pytest.fixture(scope="module")
def made(site):
    return pages(site)


def test_a_story_shows_the_newest_version_and_word_for_word_what_changed(made):
    story = made["cerita/a.md"]
    assert story.index("laporan/b.md") < story.index("Versi tulisan ini")
    assert "<del>" in story
    assert "<mark>312</mark>" in story
    assert "<mark>340</mark>" in story
    assert "<ins>Jumlahnya diperbarui pada Rabu siang.</ins>" in story


def test_the_dates_that_a_report_names_stand_in_their_order(tmp_path):
    told = " Pasar dibuka lagi pada 21 Maret 2024. Tanggul itu dibangun pada Mei 1998 dan diperbaiki pada 2 Mei 1998."
    sow(tmp_path / "seeds", SEEDS | {"c.txt": seed(OTHER + told, "Tanggul Blorong Jebol", "Suara Kendal")})
    shown = re.findall(r"Tanggal yang disebut\n: +(.*)", pages(build(config(tmp_path)))["cerita/a.md"])
    dates = re.sub("<[^>]+>", "", shown[-1]).split(", ")
    assert [each for each in dates if "Mei" in each or "21" in each] == ["Mei 1998", "2 Mei 1998", "21 Maret 2024"]


def test_a_sentence_that_brings_its_own_quotation_marks_keeps_off_ours(tmp_path):
    sow(tmp_path / "seeds", {"a.txt": seed(FLOOD + ' "Kami pulang pada 21 Maret 2024," kata Sarwo Handoyo.')})
    timeline = pages(build(config(tmp_path)))["lini-masa/2024.md"]
    assert '<q class="k-opens">"Kami pulang pada <mark>21 Maret 2024</mark>," kata' in timeline


def test_versions_lead_to_each_other(made):
    assert "Versi terbaru: [Banjir Kaliwungu](../laporan/b.md)" in made["laporan/a.md"]
    assert "](../laporan/a.md)" in made["laporan/b.md"]
    assert "Ini versi lama" not in made["laporan/b.md"]


def test_a_changed_sentence_is_one_edit_and_others_came_or_went():
    was, now = "Ada 312 keluarga di balai desa.", "Ada 340 keluarga di balai desa."
    found = edits(Change("b", "a", (now, "Ini baru."), (was, "Hilang.")))
    assert found == [(was, now), ("", "Ini baru."), ("Hilang.", "")]


def test_numbers_that_differ_are_marked(made):
    story = made["cerita/a.md"]
    assert {"12", "15", "298"} <= set(" ".join(re.findall(r"<mark>([^<]+)</mark>", story)).split())


def test_a_report_names_those_that_lead_to_it_with_the_sentence(made):
    page = made["laporan/c.md"]
    assert "Laporan lain yang mengarah ke sini" in page
    assert "memuat " in page[page.index("mengarah ke sini") :]


def test_what_to_type_is_a_decision_that_can_be_read(made):
    story = made["cerita/a.md"]
    typed = re.findall(r"<code>([^<]*)</code></pre>", story, re.DOTALL)
    assert len(typed) == 5
    for entry in typed:
        plain = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), entry)
        assert yaml.safe_load(plain)[0]["why"]


def test_who_objects_is_led_to_the_hosts_editor_and_to_a_new_file_where_there_is_none(tmp_path):
    decided = {"_stories.yml": "- pin: [a.txt, c.txt]\n  why: satu banjir\n"}
    repository = "https://github.com/contoh/berita"
    root = project(
        tmp_path,
        {**SEEDS, **decided},
        {"name": "material", "font": False},
        repo_url=repository,
        edit_uri="edit/main/docs/",
    )
    assert mkdocs("build", "-q", cwd=root).returncode == 0
    story = (root / "site/cerita/a/index.html").read_text()
    assert f'href="{repository}/edit/main/seeds/_stories.yml"' in story
    name = (root / "site/tempat/kaliwungu/index.html").read_text()
    assert f'href="{repository}/new/main/seeds?filename=_names.yml"' in name
    assert "data-file" not in story + name


HOSTILE = "*evil* <script>alert(1)</script> {{ x }}"


def test_what_an_editor_decided_stands_on_the_page_as_text(tmp_path):
    decision = f"- name: a.txt\n  title: {HOSTILE!r}\n  why: {HOSTILE!r}\n- pin: [a.txt, c.txt]\n  why: satu banjir\n"
    sow(tmp_path / "seeds", {**SEEDS, "_stories.yml": decision})
    story = pages(build(config(tmp_path)))["cerita/a.md"]
    story = story.split("\n---\n", 1)[1]  # front matter is data
    assert "<script>" not in story
    assert "satu banjir" in story
    assert "ditulis penyunting" in story
    assert "Banjir Kaliwungu](../laporan/a.md)" in story[story.index("Disatukan:") :]


def test_only_a_headline_is_quoted_as_the_title_of_a_story(tmp_path, made):
    assert "“Banjir Kaliwungu”" in made["cerita.md"]
    sow(tmp_path / "seeds", {**SEEDS, "_stories.yml": "- name: a.txt\n  title: Banjir di Kendal\n  why: lebih luas\n"})
    site = build(config(tmp_path))
    assert "[Banjir di Kendal](" in pages(site)["cerita.md"]
    assert "“Banjir di Kendal" not in "".join(pages(site).values())
    told = {page.findable.title: page.findable.told for page in site.pages if page.findable}
    assert "quoted" not in told["Banjir di Kendal"]


def test_versions_of_one_text_are_one_origin_and_one_related_report(made):
    story = made["cerita/a.md"]
    assert "**3 laporan, 2 asal.**" in story
    assert "Memuat teks yang sama: Kabar Pantura (2×)" in story
    related = made["laporan/c.md"].partition("Laporan terkait")[2].partition("Laporan lain yang mengarah")[0]
    assert related.count("](../laporan/b.md)") == 1
    assert "](../laporan/a.md)" not in related
    assert "](../laporan/b.md)" not in made["laporan/a.md"].partition("Laporan terkait")[2].partition("k-endnotes")[0]


def test_an_older_version_says_so_in_lists_and_search_results(made, site):
    told = {page.path: page.findable.told for page in site.pages if page.findable}
    assert told["laporan/a.md"]["older"] == "versi lama"
    assert "older" not in told["laporan/b.md"]
    listed = made["media/kabar-pantura.md"]
    assert listed.index("laporan/b.md") < listed.index("laporan/a.md") < listed.index("versi lama")
    assert "k-outlet" not in listed  # the page is that outlet's


def test_the_sentences_of_a_claim_stand_report_by_report(made):
    story = made["cerita/a.md"]
    claims = re.findall(r'<div class="k-claim" role="listitem" markdown>\n\n(.*?)\n\n</div>', story, re.DOTALL)
    assert claims
    assert story.count('<div class="k-claims" role="list"') >= 1
    for claim in claims:
        told = [re.findall(r"laporan/(\w+)\.md", cell) for cell in claim.split("\n\n") if "<q" in cell]
        assert all(len(set(cell)) == 1 for cell in told)
        assert len({cell[0] for cell in told}) == len(told)


def test_what_differs_is_said_in_words(made):
    assert "Angkanya berbeda." in made["cerita/a.md"]


def test_merged_stories_leave_a_redirect(tmp_path):
    apart = {"a.txt": SEEDS["a.txt"], "c.txt": SEEDS["c.txt"], "d.txt": SEEDS["c.txt"].replace("Tanggul Bl", "T. Bl")}
    ban = "- split: [c.txt, d.txt]\n  why: dua banjir\n"
    sow(tmp_path / "seeds", {**apart, "b.txt": SEEDS["b.txt"], "_stories.yml": ban})
    before = {path for path in pages(build(config(tmp_path))) if path.startswith("cerita/")}
    assert {"cerita/a.md", "cerita/c.md"} <= before
    sow(tmp_path / "seeds", {"_stories.yml": "- merge: [a.txt, c.txt, d.txt]\n  why: satu banjir\n"})
    after = pages(build(config(tmp_path)))
    assert before <= after.keys()
    assert "cerita/a.md" in after["cerita/c.md"]


def test_the_page_of_a_very_large_story_stays_light(tmp_path):
    many = {}
    for at in range(90):
        own = " ".join(f"Warga RT {n} di Desa {at} menerima {at + n} karung beras dan selimut tebal." for n in range(8))
        many[f"{at:03}.txt"] = seed(f"{FLOOD if at % 2 else OTHER} {own}", f"Banjir Kaliwungu {at}", f"Media {at}")
    sow(tmp_path / "seeds", many)
    made = pages(build(config(tmp_path)))
    stories = {path: text for path, text in made.items() if path.startswith("cerita/")}
    assert max(map(len, made.values())) < 200_000
    assert any("<mark>" in text for text in stories.values())


def test_a_story_tells_who_told_whom_then_its_course_then_whom_it_names_and_why_it_is_one(made):
    story = made["cerita/a.md"]
    strands = ["Siapa mendengar dari siapa", "Lini masa cerita ini", "Siapa dan apa yang disebut", "Mengapa laporan"]
    places = [story.index(f"## {heading}") for heading in strands]
    assert places == sorted(places)
    assert "- [Sarwo Handoyo](../orang/sarwo-handoyo.md) 3 laporan" in story
