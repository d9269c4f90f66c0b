"""What those that read all of a site are told is valid, and no more than what may be listed."""

from xml.etree import ElementTree

import pytest
from lxml import etree
from msgspec.structs import replace

from generator.build import build
from generator.config import SiteSettings
from generator.writing import crawlers, sitemap_files
from tests.making import PROSE, ROOT, config, mkdocs, pages, project, sow, tiny_seeds, tree

SITEMAP = etree.XMLSchema(etree.parse(ROOT / "tests" / "formats" / "sitemap.xsd"))
SITE = SiteSettings("Contoh", "https://contoh.id/k/")
STATED = "---\ntitle: Terbit\npublished: {}\n---\n" + "\n".join(PROSE)
SEEDS = tiny_seeds(30) | {"a/terbit.txt": STATED.format("2024-03-18"), "b/terbit.txt": STATED.format("2024-03")}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    root = tmp_path_factory.mktemp("crawlers")
    sow(root / "seeds", SEEDS)
    return build(replace(config(root), site=SITE))


def read(text):
    assert SITEMAP.validate(etree.fromstring(text.encode())), SITEMAP.error_log
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {entry.findtext(f"{name}loc"): entry.findtext(f"{name}lastmod") for entry in ElementTree.fromstring(text)}


def test_the_sitemap_holds_the_pages_that_may_be_listed(site):
    (file,) = sitemap_files(site.listed, SITE)
    assert set(read(file.text)) == {
        f"{SITE.url}{path.removesuffix('.md').removesuffix('index')}{'' if path == 'index.md' else '/'}"
        for path in pages(site)
        if "noindex" not in site.heads[path]
    }


def test_a_page_has_a_day_only_where_its_reports_state_one(site):
    (file,) = sitemap_files(site.listed, SITE)
    days = {address: day for address, day in read(file.text).items() if day}
    assert set(days.values()) == {"2024-03-18"}
    assert all(address.startswith(f"{SITE.url}cerita/") for address in days)


def test_a_sitemap_too_long_for_one_file_is_several(monkeypatch):
    monkeypatch.setattr(crawlers, "_MOST_ADDRESSES", 3)
    listed = {f"{n}/": "" for n in range(7)}
    index, *parts = sitemap_files(listed, SITE)
    assert list(read(index.text)) == [f"{SITE.url}{part.path}" for part in parts]
    assert {address for part in parts for address in read(part.text)} == {SITE.url + path for path in listed}


def test_without_an_address_there_is_no_sitemap_and_robots_names_none(site, tmp_path):
    assert sitemap_files(site.listed, SiteSettings()) == []
    sow(tmp_path / "seeds", {"a.txt": "\n".join(PROSE)})
    assert robots(build(config(tmp_path))) == "User-agent: *\nDisallow: /api/reports/\n"


def robots(site):
    return next(file.text for file in site.files if file.path == "robots.txt")


def test_whole_texts_are_listed_where_reports_are(site, tmp_path):
    assert "Disallow: /k/api/reports/\n\nSitemap: https://contoh.id/k/sitemap.xml\n" in robots(site)
    sow(tmp_path / "seeds", {"a.txt": "\n".join(PROSE)})
    assert robots(build(config(tmp_path, index=["reports"]))) == "User-agent: *\nDisallow:\n"


def test_the_guide_leads_to_pages_and_data_that_are_there(site):
    guide = next(file.text for file in site.files if file.path == "llms.txt")
    links = [part.partition(")")[0].removeprefix(SITE.url) for part in guide.split("](")[1:]]
    there = {path.removesuffix(".md") + "/" for path in pages(site)} | {file.path for file in site.files} | {""}
    assert set(links) - there == set()
    assert guide.startswith("# Contoh\n\n> ")


def test_pages_written_by_hand_are_in_the_sitemap_and_no_theme_adds_its_own(tmp_path):
    root = project(tmp_path, {"a.txt": "\n".join(PROSE)}, site_url=SITE.url, kliping={"search": False})
    (root / "docs" / "sendiri.md").write_text("# Sendiri\n")
    assert mkdocs("build", "--site-dir", root / "site", cwd=root).returncode == 0
    built = tree(root / "site")
    assert f"{SITE.url}sendiri/" in read(built["sitemap.xml"].decode())
    assert "sitemap.xml.gz" not in built
