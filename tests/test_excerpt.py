"""A digest of excerpts shows key points and the way to the publisher, in all a third of a text at most."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.build import build, build_corpus
from generator.pages.markdown import escape
from tests.making import PROSE, ROOT, config, mkdocs, project, sow, tree
from tools.synthetic import write_seeds

with TemporaryDirectory() as folder:
    write_seeds(Path(folder), 6)  # two stories of three reports
    LONG = {path.name: path.read_text("utf-8") for path in sorted(Path(folder).iterdir())}
SEEDS = LONG | {
    "alamat.txt": f"---\ntitle: Naskah panjang\nurl: https://media.example/a\n---\n{PROSE[0]}\n",
    "tanpa-alamat.txt": f"---\ntitle: Naskah lain\n---\n{PROSE[1]}\n",
    **{path.name: path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("00[02]_*.txt"))},
}
# One worker builds what these tests look at.
pytestmark = pytest.mark.xdist_group("excerpt")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    theme = {"name": "material", "font": False}
    return project(tmp_path_factory.mktemp("excerpt"), SEEDS, theme=theme, kliping={"text": "excerpt"})


@pytest.fixture(scope="module")
def site(root):
    return build(config(root, text="excerpt"))


def sentences(report):
    return {quote for passage in report.article.body for quote in passage.quotes}


def test_what_is_about_a_report_holds_its_key_points_alone_and_nothing_holds_its_text(root, site):
    made = {page.path: page.markdown for page in site.pages} | {file.path: file.text for file in site.files}
    for report in build_corpus(config(root)).reports:
        if report.name in LONG:
            points = {point.text for point in report.key_points}
            assert len(points) < len(sentences(report)) / 2
            shown = {path: {said for said in sentences(report) if said in text} for path, text in made.items()}
            own = report.name.removesuffix(".txt")
            for path in (f"laporan/{own}.md", "feed.json", f"api/reports/{own}.json"):
                assert points <= shown[path] <= points | {report.article.shown_title}


def test_all_pages_and_files_together_quote_no_more_than_a_third_of_a_text(root, site):
    made = [page.text for page in site.pages] + [file.text for file in site.files] + list(site.heads.values())
    beyond = 0
    for report in build_corpus(config(root)).reports:
        if report.name in LONG:
            said = [quote for passage in report.article.passages for quote in passage.quotes]
            always = {said[0], report.article.shown_title, *(point.text for point in report.key_points)}
            shown = {each for each in said if any(escape(each) in text or each in text for text in made)}
            assert len(shown) <= max(len(said) / 3, len(always))
            beyond += len(shown - always)
    assert beyond  # dated and compared sentences are quoted


def test_a_report_shows_its_key_points_and_leads_to_its_publisher(root, site):
    shown = {page.path: page.markdown for page in site.pages}
    reports = {report.name: report for report in build_corpus(config(root)).reports}
    assert all(point.text in shown["laporan/alamat.md"] for point in reports["alamat.txt"].key_points)
    assert "Baca selengkapnya di" in shown["laporan/alamat.md"]
    assert "](https://media.example/a)" in shown["laporan/alamat.md"]
    assert "Baca selengkapnya di" not in shown["laporan/tanpa-alamat.md"]


def test_every_link_to_a_line_still_leads_somewhere_and_search_finds_no_more_than_is_shown(root):
    done = mkdocs("build", "--strict", cwd=root)
    assert done.returncode == 0, done.stderr.decode()
    built = tree(root / "site")
    told = "".join(text.decode() for path, text in built.items() if path.startswith("assets/search/"))
    for report in build_corpus(config(root)).reports:
        if report.name in LONG:
            points = {point.text for point in report.key_points}
            assert (
                points <= {said for said in sentences(report) if said in told} <= points | {report.article.shown_title}
            )
    assert PROSE[1].encode() in built["laporan/tanpa-alamat/index.html"]  # one sentence is its key point
    assert json.loads(built["api/index.json"])["text"] == "excerpt"


def test_a_whole_text_is_shown_unless_settings_say_otherwise(tmp_path):
    sow(tmp_path / "seeds", SEEDS)
    told = {file.path: file.text for file in build(config(tmp_path)).files}
    for report in build_corpus(config(tmp_path)).reports:
        body = json.loads(told[f"api/reports/{report.name.removesuffix('.txt')}.json"])["body"]
        assert body == [passage.text for passage in report.article.body] != []
