"""The pages that lead to others: the front page, the archive, listings; and how to add an article."""

import re

import pytest

from generator.build import build
from tests.making import PROSE, ROOT, config, mkdocs, pages, project, sow

PARAGRAPHS = "\n\n".join(PROSE)


def site(tmp_path, seeds):
    sow(tmp_path / "seeds", seeds).mkdir(exist_ok=True)
    return pages(build(config(tmp_path)))


def dated(day, title="Jembatan Lama Dibuka Kembali", more=""):
    return f"---\npublished: {day}\n{more}---\n{title}\n\n{PARAGRAPHS}\n"


def test_a_digest_of_nothing_says_so_and_how_to_begin(tmp_path):
    made = site(tmp_path, {})
    assert "Belum ada naskah." in made["index.md"]
    assert "](tambah-berita.md)" in made["index.md"]
    assert "Belum ada naskah." in made["arsip.md"]


def test_a_digest_of_one_report_says_that_there_is_no_story_yet(tmp_path):
    made = site(tmp_path, {"a.txt": dated("2024-03-18")})
    assert "Belum ada peristiwa yang dilaporkan lebih dari satu naskah." in made["index.md"]
    assert "](laporan/a.md)" in made["index.md"]


def test_the_archive_goes_from_years_to_months_and_from_month_to_month(tmp_path):
    days = ("2023-12-31", "2024-03-18", "2024-05", "2024")
    made = site(tmp_path, {f"{day}.txt": dated(day) for day in days})
    assert re.findall(r"^## \[(\d+)\]\(arsip/\d+\.md\)", made["arsip.md"], re.MULTILINE) == ["2024", "2023"]
    assert "](../arsip/2024-05.md)" in made["arsip/2024.md"]
    assert "](../arsip/2024-00.md)" in made["arsip/2024.md"]  # of that year, and nobody knows of which month
    around = made["arsip/2024-03.md"].split('<span class="k-before">')[1]
    assert re.findall(r"\]\(\.\./arsip/([\d-]+)\.md\)", around) == ["2024-00", "2024-05"]


def test_a_long_listing_goes_on_on_further_pages(tmp_path):
    outlet = "publisher: Kabar Hulu\n"
    made = site(tmp_path, {f"{n:03}.txt": dated("2024-03-18", f"Kejadian Nomor {n}", outlet) for n in range(101)})
    assert made["media/kabar-hulu.md"].count("](../laporan/") == 100
    assert made["media/kabar-hulu_2.md"].count("](../laporan/") == 1
    assert "](../media/kabar-hulu_2.md)" in made["media/kabar-hulu.md"]
    assert "](../media/kabar-hulu.md)" in made["media/kabar-hulu_2.md"]


def test_the_reports_of_a_month_stand_under_their_days_and_need_not_repeat_them(tmp_path):
    days = ["2024-03-18"] * 4 + ["2024-03-02"] * 4 + ["2024-03"]
    month = site(tmp_path, {f"{n}.txt": dated(day) for n, day in enumerate(days)})["arsip/2024-03.md"]
    under = re.split(r"^## ", month, flags=re.MULTILINE)[1:]
    headed = [(re.sub("<[^>]+>", "", part.partition(" {")[0]), part.count("](../laporan/")) for part in under]
    assert headed == [("18 Maret 2024", 4), ("2 Maret 2024", 4), ("Maret 2024", 1)]
    assert all(part.count("<time") == 1 for part in under)


def test_a_few_reports_of_many_days_tell_their_days_themselves(tmp_path):
    month = site(tmp_path, {f"{n}.txt": dated(f"2024-03-1{n}") for n in range(5)})["arsip/2024-03.md"]
    assert ("## " not in month, month.count("<time")) == (True, 5)


def test_a_report_that_may_be_younger_than_its_day_says_so_under_it(tmp_path):
    undated = "Jembatan Lama Dibuka Kembali\n\nJembatan itu dibuka pada 18 Maret 2024 oleh wali kota.\n\n" + PARAGRAPHS
    days = {f"{n}.txt": dated(f"2024-03-{17 + n // 3}") for n in range(6)}
    month = site(tmp_path, days | {"u.txt": undated})["arsip/2024-03.md"]
    assert re.search(r"^## .*18 Maret 2024", month, re.MULTILINE)
    assert re.search(r"u\.md\).*\n.*Tidak lebih awal dari</span> <time", month)


def test_ways_lead_to_every_day_of_a_long_list_on_whichever_page_it_is(tmp_path):
    reports = {f"{n:03}.txt": dated(f"2024-0{3 + n // 62}-{1 + n // 5 % 28:02}") for n in range(124)}
    made = site(tmp_path, reports | {"y.txt": dated("2023", more="publisher: Kabar Hulu\n")})
    for path in ("arsip/2024-03.md", "arsip/2024-04.md"):
        ways = re.findall(r"\[(\d+)\]\(\.\./(arsip/[^)#]+)#([^)]+)\)", made[path])
        assert len(ways) > 10
        assert all(f"{{: #{anchor} " in made[target] for _, target, anchor in ways), path
        assert [int(day) for day, *_ in ways] == sorted((int(day) for day, *_ in ways), reverse=True)


def test_a_name_in_many_reports_shows_the_newest_and_leads_to_the_others(tmp_path):
    told = "Wali Kota Hanna Adjani membuka jembatan itu."
    seeds = {f"{n:02}.txt": f"{dated(f'2024-{1 + n // 10:02}-0{1 + n % 2}')}\n{told}\n" for n in range(50)}
    made = site(tmp_path, seeds)
    first, second = made["orang/hanna-adjani.md"], made["orang/hanna-adjani_2.md"]
    listed = [re.findall(r"^- \[.*\]\(\.\./laporan/(\d+)\.md\)", page, re.MULTILINE) for page in (first, second)]
    assert (len(listed[0]), len(listed[1])) == (20, 30)
    assert sorted([*listed[0], *listed[1]]) == [f"{n:02}" for n in range(50)]
    assert set(listed[0]) == {f"{n:02}" for n in range(30, 50)}
    assert "](../orang/hanna-adjani_2.md)" in first


def test_a_name_with_many_roles_shows_the_first_and_folds_the_others(tmp_path):
    given = ["Menteri Keuangan", "Menteri Pertanian", "Gubernur", "Bupati", "Wali Kota", "Kapolres", "Camat"]
    told = [f"{role} Hanna Adjani membuka jembatan itu." for role in given]
    seeds = {f"{n}.txt": dated("2024-05-30", more="language: id\n") + f"\n{each}\n" for n, each in enumerate(told)}
    made = site(tmp_path, seeds)
    shown, _, rest = made["orang/hanna-adjani.md"].partition('class="k-roles"')[2].partition("<details")
    found = [re.findall(r"^- <q>([^<]+)</q>", part, re.MULTILINE) for part in (shown, rest)]
    assert found == [given[:6], given[6:]]
    assert "<summary>Sebutan lain: 1</summary>" in rest


def test_a_name_in_many_dated_sentences_has_a_timeline_with_all_of_them(tmp_path):
    told = [f"Wali Kota Hanna Adjani membuka jembatan ke-{n} pada {n} Mei 2024." for n in range(1, 21)]
    made = site(tmp_path, {"a.txt": dated("2024-05-30", more="language: id\n") + "\n" + "\n\n".join(told)})
    name, whole = made["orang/hanna-adjani.md"], made["orang/hanna-adjani/lini-masa.md"]
    assert "12 terbaru dari 20. [Seluruh lini masa](../orang/hanna-adjani/lini-masa.md)" in name
    numbers = [[int(n) for n in re.findall(r"jembatan ke-(\d+) pada", page)] for page in (name, whole)]
    assert numbers == [[*range(9, 21)], [*range(1, 21)]]
    assert "](../../orang/hanna-adjani.md)" in whole


def test_an_outlet_shows_whom_it_has_its_news_from_and_who_has_news_from_it(tmp_path):
    told = ["Dikutip dari Reuters, jembatan itu dibuka.", "Dikutip dari Kompas.com, jembatan itu dibuka."]
    outlets = ["publisher: Kompas.com\nlanguage: id\n", "publisher: Tempo\nlanguage: id\n"]
    seeds = {f"{n}.txt": dated(f"2024-03-1{n % 2}", more=outlets[n % 2]) + f"\n{told[n % 2]}\n" for n in range(14)}
    seeds["y.txt"] = dated("2024-03-12", more="language: id\n") + f"\n{told[1]}\n"
    made = site(tmp_path, seeds | {"z.txt": dated("2024-03-12", more=outlets[0])})
    assert "7 dari 8 laporan menyebut" in made["media/kompas-com.md"]
    chains = [
        re.findall(r"k-chain\">([^<]+)</span>((?: (?:· )?\[baris \d+\]\([^)]+\))+)(.*)", made[page])
        for page in ("media/kompas-com.md", "media/tempo.md")
    ]
    assert [(names, lines.count("baris"), rest) for names, lines, rest in chains[0]] == [
        ("Kompas.com ← Reuters", 5, " dan 2 lagi"),
        ("Tempo ← Kompas.com", 5, " dan 2 lagi"),
        ("Media tidak disebut ← Kompas.com", 1, ""),
    ]
    assert [names for names, *_ in chains[1]] == ["Tempo ← Kompas.com"]


def test_a_card_shows_outlets_reports_and_origins_without_a_click():
    lead = pages(build(config(ROOT)))["index.md"].split('class="k-card k-card--lead"')[1].split("</div>")[0]
    assert '>Bisnis.com</span>, <span class="k-outlet">Jabar Ekspres</span>' in lead
    assert "2\u00a0laporan\u00a0· 1\u00a0asal" in lead


def test_text_in_another_language_than_the_interface_says_so(tmp_path):
    english = "The old bridge was opened again for everybody after it had been closed for many years, officials said."
    made = site(tmp_path, {"a.txt": f"Bridge Opened Again\n\n{english}\n\n{english.replace('bridge', 'road')}\n"})
    assert re.search(r"^# Bridge Opened Again \{: #k-title lang=\"en\" \}$", made["laporan/a.md"], re.MULTILINE)
    assert re.search(r"^\{: #line-3 \.k-passage lang=\"en\" \}$", made["laporan/a.md"], re.MULTILINE)
    assert 'a.md){: lang="en" }' in made["index.md"]


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/contoh/kliping", "https://github.com/contoh/kliping/new/master/seeds?filename="),
        ("https://gitlab.com/contoh/kliping", "https://gitlab.com/contoh/kliping/-/new/master/seeds?file_name="),
    ],
)
def test_the_button_opens_a_new_file_where_the_repository_is(tmp_path, repository, address):
    root = project(
        tmp_path, {}, theme={"name": "material", "font": False}, repo_url=repository, kliping={"search": False}
    )
    assert mkdocs("build", cwd=root).returncode == 0
    shown = (root / "site" / "tambah-berita" / "index.html").read_text("utf-8")
    assert f'href="{address}' in shown
    assert 'data-md-component="source"' not in shown  # it would ask the host for figures
