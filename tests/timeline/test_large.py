"""A timeline of thousands of statements: no page too heavy, no statement lost, no address changed."""

import datetime
import json
import re

from msgspec.structs import replace

from generator.build import build_corpus
from generator.pages import make_pages, open_desk
from tests.making import config, mkdocs, pages, project, sow, tree
from tests.timeline.making import DATED, EXTENSIONS, PLAIN, Outline, entry, files, shown

HEAVY = 300_000


def test_no_page_is_too_heavy_with_thousands_of_statements_in_one_year_and_one_story(tmp_path):
    named = f"Contoh.com, JAKARTA - Presiden Joko Widodo dan Menteri Sri Mulyani bertemu di Rusia.\n\n{PLAIN}"
    sow(tmp_path / "seeds", {"a.txt": named, "b.txt": named.replace("Contoh.com", "Tempo.co")})
    settings = config(tmp_path)
    said = "Joko Widodo dan Sri Mulyani bertemu di Rusia untuk membuka pasar, jalan dan jembatan nomor"
    day = datetime.date(2021, 1, 1)
    many = [
        entry(str(day + datetime.timedelta(days=n * 364 // 1999)), 1, said=f"{said} {n}.", seed=f"{'ab'[n % 2]}.txt")
        for n in range(2000)
    ]
    made = make_pages(open_desk(replace(build_corpus(settings), timeline=tuple(many)), settings))
    theme = {"name": "material", "font": False}
    root = project(tmp_path / "site", {}, theme=theme, kliping={"search": False}, markdown_extensions=EXTENSIONS)
    for folder in ("lini-masa", "cerita"):
        own = {page.path: page.text for page in made if page.path.startswith(folder)}
        sow(root / "docs", own)
        assert sum(text.count("data-lane=") for text in own.values()) == len(many), folder
    assert mkdocs("build", "--site-dir", root / "built", cwd=root).returncode == 0
    weights = {path: len(html) for path, html in tree(root / "built").items() if re.match("lini-masa|cerita", path)}
    assert len(weights) > 10
    assert {path: weight for path, weight in weights.items() if weight >= HEAVY} == {}


def test_no_timeline_page_is_too_heavy(large):
    heavy = {
        page.path: len(shown(page.text).encode())
        for page in large.pages
        if page.meta["kind"] == "timeline" and len(page.text) > HEAVY // 6
    }
    assert heavy
    assert max(heavy.values()) < HEAVY * 2 // 3  # the theme adds its own


def test_a_long_year_leads_to_its_months_and_no_statement_is_lost(large, tmp_path_factory):
    made = pages(large)
    entries = json.loads(files(large)["timeline.json"])["timeline"]
    assert [path for path in made if re.fullmatch(r"lini-masa/\d{4}-\d\d\.md", path)]
    below = [shown(text) for path, text in made.items() if path.startswith("lini-masa/")]
    assert sum(len(Outline(html).items) for html in below) == len(entries)
    overview = Outline(shown(made["lini-masa.md"]))
    assert overview.items == []
    assert {f"t{path[10:14]}" for path in made if path.startswith("lini-masa/")} <= overview.anchors


def test_a_day_that_no_page_can_bear_has_further_parts(tmp_path):
    sow(tmp_path / "seeds", {"a.txt": DATED})
    settings = config(tmp_path)
    many = [entry("2021-05-04", n, said=f"Kalimat {n} {'panjang sekali ' * 150}.") for n in range(1, 121)]
    crowded = replace(build_corpus(settings), timeline=(*many, entry("2021-06-01")))
    made = {page.path: page.text for page in make_pages(open_desk(crowded, settings))}
    parts = sorted(path for path in made if path.startswith("lini-masa/2021-05-04"))
    assert parts == [f"lini-masa/2021-05-04{part}.md" for part in ("", "_2", "_3")]
    assert sum(len(Outline(shown(made[path])).items) for path in parts) == len(many)
    assert max(len(made[path].encode()) for path in parts) < HEAVY * 2 // 3
    assert "2021-05-04_2.md" in made["lini-masa/2021-05-04.md"]
    assert "lini-masa/2021-05.md" in made["lini-masa/2021.md"]
    assert "lini-masa/2021-05-04.md" in made["lini-masa/2021-05.md"]


def test_a_year_keeps_its_address_when_it_is_split(dated, large):
    year = re.compile(r"lini-masa/\d{4}\.md")
    for site in (dated, large):
        years = {item["edtf"][:4] for item in json.loads(files(site)["timeline.json"])["timeline"]}
        assert {path[10:14] for path in pages(site) if year.fullmatch(path)} == years
