"""What a page says of itself to machines is true, valid, and nothing in it can act."""

import json
import re

import jsonschema
import pytest
from msgspec.structs import replace

from generator.build import build
from generator.config import SiteSettings
from tests.making import PROSE, ROOT, config, sow, tiny_seeds

SCHEMA = json.loads((ROOT / "tests" / "formats" / "linked_data.schema.json").read_text("utf-8"))
LINKED_DATA = jsonschema.Draft202012Validator(SCHEMA)
ADDRESS = "https://contoh.id/kliping/"
STATED = "---\ntitle: Terbit\npublished: 2024-03-18\nurl: https://media.example/a\nauthors: [Ani]\n---\n"
SEEDS = (
    tiny_seeds(30)
    | {
        "terbit.txt": STATED + PROSE[0],
        "entah.txt": "\n".join(PROSE),
        "rantai.txt": f"Dilansir Reuters, Selasa (5/9/2023), {PROSE[0][0].lower()}{PROSE[0][1:]}\n\n{PROSE[1]}",
        "jahat.txt": "---\ntitle: '</script><script>alert(1)</script><!-- \" ''>'\n---\n" + PROSE[1],
    }
    | {path.name: path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("00[02]_*.txt"))}
)


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    root = tmp_path_factory.mktemp("heads")
    sow(root / "seeds", SEEDS)
    return {url: build(replace(config(root), site=SiteSettings("Contoh", url))) for url in (ADDRESS, "")}


@pytest.fixture(scope="module")
def heads(sites):
    return sites[ADDRESS].heads


def linked(head):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    return json.loads(found)


def meta(head):
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', head))


def news(heads, name):
    return linked(heads[f"laporan/{name}.md"])["@graph"][0]


@pytest.mark.parametrize("url", [ADDRESS, ""])
def test_the_linked_data_of_every_page_is_valid(sites, url):
    site = sites[url]
    told = {page.path: linked(site.heads[page.path]) for page in site.pages if page.meta["kind"] != "redirect"}
    faults = {path: [fault.message for fault in LINKED_DATA.iter_errors(each)] for path, each in told.items()}
    assert {path: found for path, found in faults.items() if found} == {}
    assert len(told) > 50


def test_a_report_tells_what_is_known_of_it_and_no_more(heads):
    told, unknown = news(heads, "terbit"), news(heads, "entah")
    assert (told["headline"], told["datePublished"], told["isBasedOn"]) == (
        "Terbit",
        "2024-03-18",
        "https://media.example/a",
    )
    assert told["author"] == [{"@type": "Person", "name": "Ani"}]
    assert {"headline", "datePublished", "isBasedOn", "publisher", "author", "citation"} & set(unknown) == set()


def test_a_report_cites_those_it_names(heads):
    assert news(heads, "rantai")["citation"] == ["Reuters"]
    assert {"Reuters", "Yonhap"} <= set(news(heads, "000_aefcf75def6c6a13")["citation"])


def test_a_story_holds_its_reports_and_every_page_knows_its_way(heads):
    story, way = linked(heads["cerita/000_aefcf75def6c6a13.md"])["@graph"]
    names = [f"{ADDRESS}laporan/{name}/" for name in ("000_aefcf75def6c6a13", "002_3340a57525382034")]
    assert [part["url"] for part in story["hasPart"]] == names
    steps = [step["item"].removeprefix(ADDRESS) for step in way["itemListElement"]]
    assert steps == ["", "cerita/", "cerita/000_aefcf75def6c6a13/"]
    deepest = linked(heads["laporan/002_3340a57525382034.md"])["@graph"][1]["itemListElement"]
    assert [step["position"] for step in deepest] == [1, 2, 3, 4]


def test_a_page_about_a_name_stands_below_its_kind_and_all_names(heads):
    way = linked(heads["tempat/cn.md"])["@graph"][1]["itemListElement"]
    assert [step["name"] for step in way] == ["Kliping", "Nama", "Tempat", "Tiongkok"]


def test_a_page_about_a_name_says_whose(heads):
    about = linked(heads["tempat/cn.md"])["@graph"][0]["about"]
    assert about == {"@type": "Place", "name": "Tiongkok"}


def test_nothing_in_a_head_can_end_what_it_stands_in(heads):
    head = heads["laporan/jahat.md"]
    assert "alert(1)" in linked(head)["@graph"][0]["headline"]
    assert head.count("<script") == head.count("</script>") == 1
    assert "<!--" not in head
    outside = re.sub(r"<script.*</script>", "", head)
    assert re.sub(r'<(?:meta|link)(?: \w+="[^"<>]*")+>', "", outside) == ""


def test_search_engines_may_list_what_settings_name(sites, tmp_path):
    def listed(site):
        return {
            path.partition("/")[0].removesuffix(".md") for path, head in site.heads.items() if "noindex" not in head
        }

    parts = "index nama orang lembaga peristiwa arsip cerita data lini-masa media tambah-berita tempat tentang"
    assert listed(sites[ADDRESS]) == set(parts.split())
    assert all("noindex" in head for path, head in sites[ADDRESS].heads.items() if path.startswith("laporan/"))
    sow(tmp_path / "seeds", SEEDS)
    assert listed(build(config(tmp_path, index=["reports"]))) == {"laporan"}


def test_every_page_leads_to_the_feeds_and_a_story_to_its_own(heads):
    feeds = re.findall(
        r'<link rel="alternate " type="([^"]+)" title="[^"]+" href="([^"]+)">', heads["cerita/000_aefcf75def6c6a13.md"]
    )
    atom, json_feed = "application/atom+xml", "application/feed+json"
    assert feeds == [
        (atom, "atom.xml"),
        (json_feed, "feed.json"),
        (atom, "../../atom.xml"),
        (json_feed, "../../feed.json"),
    ]
    assert {'href="../atom.xml"' in heads[path] for path in ("cerita.md", "arsip.md", "tentang.md")} == {True}


def test_a_shared_page_says_its_title_and_where_it_stands(heads):
    told = meta(heads["laporan/terbit.md"])
    assert told["og:type"] == "article"
    assert told["og:url"] == f"{ADDRESS}laporan/terbit/"
    assert told["article:published_time"] == "2024-03-18"
    assert meta(heads["index.md"])["og:type"] == "website"


def test_a_shared_page_has_a_picture_of_its_size_where_the_site_has_an_address(sites):
    told = meta(sites[ADDRESS].heads["index.md"])
    assert told["og:image"] == f"{ADDRESS}assets/card.png"
    header = (ROOT / "generator" / "theme" / "common" / "assets" / "card.png").read_bytes()[:24]
    size = [int.from_bytes(header[at : at + 4], "big") for at in (16, 20)]
    assert size == [int(told["og:image:width"]), int(told["og:image:height"])] == [1200, 630]
    assert "og:image" not in meta(sites[""].heads["index.md"])


def test_a_page_that_has_moved_leads_on_and_is_not_listed(heads):
    moved = heads["cerita/002_3340a57525382034.md"]
    assert 'content="0; url=../000_aefcf75def6c6a13/"' in moved
    assert meta(moved)["robots"] == "noindex"


def test_addresses_end_as_the_sites_do(tmp_path):
    sow(tmp_path / "seeds", SEEDS)
    site = build(replace(config(tmp_path), site=SiteSettings("Contoh", ADDRESS, directory_urls=False)))
    head = site.heads["laporan/terbit.md"]
    assert meta(head)["og:url"] == f"{ADDRESS}laporan/terbit.html"
    assert 'href="../atom.xml"' in head
