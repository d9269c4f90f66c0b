"""Feeds are valid, say nothing that is not known, and keep their names."""

import json

import feedparser
import jsonschema
import pytest
from lxml import etree
from msgspec.structs import replace

from generator.build import build
from generator.config import SiteSettings
from tests.making import PROSE, ROOT, config, report, sow, tiny_seeds

FORMATS = ROOT / "tests" / "formats"
ATOM = etree.RelaxNG(etree.parse(FORMATS / "atom.rng"))
JSON_FEED = jsonschema.Draft202012Validator(json.loads((FORMATS / "json_feed.schema.json").read_text("utf-8")))
ADDRESS = "https://contoh.id/kliping/"
SEEDS = tiny_seeds(30) | {
    "terbit.txt": f"---\ntitle: Terbit\npublished: 2024-03-18\nurl: https://media.example/a?b=1&c=2\n---\n{PROSE[0]}",
    "sebulan.txt": f"---\ntitle: Sebulan\npublished: 2024-03\n---\n{PROSE[0]}",
    "entah.txt": "\n".join(PROSE),
}


def files(root, seeds=SEEDS, url=ADDRESS, **options):
    sow(root / "seeds", seeds)
    settings = replace(config(root, **options), site=SiteSettings("Contoh & <b>", url))
    return {file.path: file.text for file in build(settings).files}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return files(tmp_path_factory.mktemp("feeds"))


@pytest.fixture(scope="module")
def without_address(tmp_path_factory):
    return files(tmp_path_factory.mktemp("feeds"), url="")


def atom(files):
    return {path: text for path, text in files.items() if path.endswith("atom.xml")}


def json_feeds(files):
    return {path: json.loads(text) for path, text in files.items() if path.endswith("feed.json")}


def entry(files, title, path="atom.xml"):
    return next(each for each in feedparser.parse(files[path]).entries if each.title == title)


def test_there_are_feeds_of_the_digest_of_stories_and_of_outlets(made):
    assert {path.rpartition("/")[0].partition("/")[0] for path in atom(made)} == {"", "cerita", "media"}
    assert {path.replace("atom.xml", "feed.json") for path in atom(made)} == set(json_feeds(made))


@pytest.mark.parametrize("site", ["made", "without_address"])
def test_every_atom_feed_is_valid(site, request):
    for path, text in atom(request.getfixturevalue(site)).items():
        assert ATOM.validate(etree.fromstring(text.encode())), (path, ATOM.error_log)
        read = feedparser.parse(text.encode())
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert [each.link for each in read.entries if not each.link] == []


@pytest.mark.parametrize("site", ["made", "without_address"])
def test_every_json_feed_is_valid(site, request):
    for path, feed in json_feeds(request.getfixturevalue(site)).items():
        assert [fault.message for fault in JSON_FEED.iter_errors(feed)] == [], path


def test_both_forms_say_the_same(made):
    for path, feed in json_feeds(made).items():
        read = feedparser.parse(made[path.replace("feed.json", "atom.xml")])
        assert [(each.id, each.title, each.link) for each in read.entries] == [
            (item["id"], item["title"], item["url"]) for item in feed["items"]
        ]


def test_addresses_are_whole_where_the_site_has_one(made):
    feed = feedparser.parse(made["atom.xml"])
    assert feed.feed.link == ADDRESS
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"{ADDRESS}atom.xml"]
    assert {each.link.rpartition("laporan/")[0] for each in feed.entries} == {ADDRESS}


def test_without_an_address_links_count_from_the_feed(without_address):
    for path in (path for path in atom(without_address) if path.count("/") == 2):
        read = feedparser.parse(
            without_address[path].encode(), response_headers={"content-location": f"{ADDRESS}{path}"}
        )
        assert {each.link.rpartition("laporan/")[0] for each in read.entries} == {ADDRESS}
        assert "self" not in {link.rel for link in read.feed.links}
    assert "url" not in json_feeds(without_address)["feed.json"]["items"][0]


def test_a_moment_is_told_only_where_a_day_is_known(made):
    day, month, unknown = (entry(made, title) for title in ("Terbit", "Sebulan", PROSE[0]))
    assert (day.published, day.updated) == ("2024-03-18T00:00:00Z", "2024-03-18T00:00:00Z")
    assert ("published" in month, month.updated) == (False, "2024-03-01T00:00:00Z")
    assert ("published" in unknown, unknown.updated) == (False, "1970-01-01T00:00:00Z")
    items = {item["title"]: item for item in json_feeds(made)["feed.json"]["items"]}
    assert {key for key in items[PROSE[0]] if key.startswith("date")} == set()


def test_what_has_no_date_stands_last_and_ages_no_feed(made):
    updated = [each.updated for each in feedparser.parse(made["atom.xml"]).entries]
    assert updated == sorted(updated, reverse=True)
    assert feedparser.parse(made["atom.xml"]).feed.updated == updated[0]


def test_an_entry_quotes_key_points_and_leads_to_the_original(made):
    text = report(SEEDS["terbit.txt"])
    shown = entry(made, "Terbit")
    assert [point.text for point in text.key_points] != []
    assert all(f"<q>{point.text}</q>" in shown.content[0].value for point in text.key_points)
    assert [link.href for link in shown.links if link.rel == "via"] == ["https://media.example/a?b=1&c=2"]


def test_a_report_has_one_name_in_all_feeds_whatever_is_added(made, tmp_path):
    names = {}
    for path in atom(made):
        for each in feedparser.parse(made[path]).entries:
            names.setdefault(each.link, set()).add(each.id)
    assert {len(ids) for ids in names.values()} == {1}
    assert len(set().union(*names.values())) == len(names)
    more = files(tmp_path, SEEDS | {"000_baru.txt": f"Baru Saja Terjadi\n\n{PROSE[1]}"})
    assert entry(more, "Terbit").id == entry(made, "Terbit").id


def test_a_feed_holds_no_more_than_a_reader_takes_at_once(tmp_path):
    made = files(tmp_path, tiny_seeds(90))
    assert len(json_feeds(made)["feed.json"]["items"]) == 50


def test_only_those_feeds_are_made_that_settings_name(tmp_path):
    assert set(atom(files(tmp_path, feeds=["outlets"]))) == {path for path in atom(files(tmp_path)) if "media/" in path}
    assert atom(files(tmp_path, feeds=[])) == {}
    named = atom(files(tmp_path, feeds=["entities"]))
    assert {path.partition("/")[0] for path in named} >= {"tempat"}
    assert all(ATOM.validate(etree.fromstring(text.encode())) for text in named.values())
