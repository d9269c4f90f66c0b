"""The API holds what the digest knows, in files that keep to their schemas, none of them large."""

import json

import jsonschema
import pytest
from msgspec.structs import replace

from generator.build import build
from generator.config import SiteSettings
from generator.writing import api
from generator.writing.schemas import API_FILES
from tests.making import PROSE, ROOT, config, pages, sow, tiny_seeds

SEEDS = tiny_seeds(30) | {
    "terbit.txt": f"---\ntitle: Terbit\npublished: 2024-03-18\n---\n{PROSE[0]}\n\n{PROSE[1]}\n",
    **{path.name: path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("00[02]_*.txt"))},
}
A = "000_aefcf75def6c6a13"


def site_of(root, seeds=SEEDS, **options):
    sow(root / "seeds", seeds)
    return build(replace(config(root, **options), site=SiteSettings("Contoh", "https://contoh.id/")))


def files_of(site):
    return {file.path: json.loads(file.text) for file in site.files if file.path.startswith("api/")}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def files(site):
    return files_of(site)


def kind_of(path):
    folder, _, name = path.removeprefix("api/").rpartition("/")
    return {"reports": "api-report", "stories": "api-story"}.get(folder) or f"api-{name.split('-')[0].split('.')[0]}"


def entries(files, kind):
    """All entries of a list, from its first page on."""
    return [entry for path in pages_of(files, kind) for entry in files[path]["entries"]]


def pages_of(files, kind):
    """The paths of a list's pages, from its first on."""
    path = files["api/index.json"]["lists"][kind]
    while path:
        yield path
        path = files[path]["next"]


def test_every_file_keeps_to_its_schema(files):
    told = files["api/index.json"]["schemas"]
    assert {f"api-{kind}" for kind in told} == set(API_FILES)
    read = {f"api-{kind}": jsonschema.Draft202012Validator(files[path]) for kind, path in told.items()}
    faults = {
        path: [fault.message for fault in read[kind_of(path)].iter_errors(file)]
        for path, file in files.items()
        if "/schema/" not in path
    }
    assert {path: found for path, found in faults.items() if found} == {}
    assert {kind_of(path) for path in faults} == set(read)


def test_every_file_is_reached_from_the_index(files):
    index = files["api/index.json"]
    reached = {"api/index.json", *index["schemas"].values(), *(path for path in files if "/schema/" in path)}
    for kind in index["lists"]:
        reached |= {*pages_of(files, kind), *(entry["record"] for entry in entries(files, kind) if "record" in entry)}
    assert set(files) - reached == set()


def test_every_page_that_a_record_names_is_there(site, files):
    shown = {path.removesuffix(".md") + "/" for path in pages(site)}
    named = {entry["page"] for kind in ("reports", "stories", "outlets") for entry in entries(files, kind)}
    assert named - shown == set()
    assert {files[entry["record"]]["page"] for entry in entries(files, "reports")} <= named


def test_lists_tell_how_much_there_is(site, files, monkeypatch, tmp_path):
    counts = files["api/index.json"]["counts"]
    assert counts == {kind: len(entries(files, kind)) for kind in counts}
    assert counts["reports"] == len(SEEDS)
    monkeypatch.setattr(api, "_ON_A_PAGE", 7)
    split = files_of(site_of(tmp_path))
    assert split["api/reports-1.json"]["pages"] == -(-len(SEEDS) // 7)
    assert split["api/reports-2.json"]["previous"] == "api/reports-1.json"
    assert {kind: entries(split, kind) for kind in counts} == {kind: entries(files, kind) for kind in counts}


def test_a_digest_of_nothing_has_empty_lists(tmp_path):
    files = files_of(site_of(tmp_path, {"_catatan.txt": "x"}))
    assert set(files["api/index.json"]["counts"].values()) == {0}
    assert [entries(files, kind) for kind in files["api/index.json"]["lists"]] == [[]] * 5


def test_a_report_is_told_word_for_word(files):
    told = files["api/reports/terbit.json"]
    assert told["body"] == list(PROSE)
    assert (told["published"], told["story"]) == ("2024-03-18", None)
    assert files[f"api/reports/{A}.json"]["story"] == files[f"api/stories/{A}.json"]["id"]


def test_names_are_listed_under_all_their_spellings(files):
    named = {entry["id"]: entry for entry in entries(files, "entities")}
    assert {"China", "Cina"} <= set(named["cn"]["spellings"])
    assert f"{A}.txt" in named["cn"]["reports"]


@pytest.fixture(scope="module")
def excerpt(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("excerpt"), text="excerpt")


def test_an_excerpt_has_key_points_and_no_text(files, excerpt):
    made = files_of(excerpt)
    assert made["api/index.json"]["text"] == "excerpt"
    whole, cut = files[f"api/reports/{A}.json"], made[f"api/reports/{A}.json"]
    assert cut == whole | {"body": [], "images": []}
    assert "only" not in {claim["kind"] for claim in made[f"api/stories/{A}.json"]["claims"]}
