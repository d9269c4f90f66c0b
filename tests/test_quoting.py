"""What is quoted is quoted whole: with its hedges, marked, and with the names in it as they are written."""

import re
from html import unescape

import pytest

from generator.build import build, gather
from generator.pages import load_messages
from generator.reading import find_seeds
from tests.making import ROOT, config, pages, sow

HEDGED = {path.name: path.read_bytes() for path in sorted((ROOT / "seeds").glob("00[02]_*.txt"))}
LONGEST_NAME = 60  # names and roles are quoted by themselves
QUOTE = re.compile(r"<q[^>]*>(.*?)</q>", re.DOTALL)


def plain(markdown: str) -> str:
    """What a reader sees of quoted Markdown."""
    without = re.sub(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?", r"\1", markdown)
    return unescape(re.sub(r"<[^>]+>", "", without))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("quoting")
    sow(root / "seeds", HEDGED)
    return build(config(root))


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    root = tmp_path_factory.mktemp("reports")
    sow(root / "seeds", HEDGED)
    settings = config(root)
    return gather(settings, find_seeds(settings.seeds)).reports


def test_no_page_cuts_a_hedge_off_or_shows_it_without_its_mark(made, reports):
    hedges = [hedge for report in reports for hedge in report.hedges]
    assert len(hedges) == 7
    shown = 0
    for path, page in pages(made).items():
        for quote in QUOTE.findall(page):
            for hedge in hedges:
                if len(plain(quote)) > LONGEST_NAME and plain(quote) in hedge.sentence:
                    assert plain(quote) == hedge.sentence, path
                    assert re.search(rf'class="k-hedge"[^>]*>{hedge.text}<', quote), (path, hedge.text)
                    shown += 1
    assert shown > 20


def test_the_paragraphs_of_a_report_are_verbatim_under_links_and_marks(made, reports):
    for report in reports:
        page = pages(made)[f"laporan/{report.name.removesuffix('.txt')}.md"]
        for passage in report.article.body:
            line = next(row for row in page.split("\n") if f"](#line-{passage.line} " in row)
            assert plain(re.sub(r" \[\d+\]\(#line-.*$", "", line)) == passage.text


def test_every_hedge_of_a_body_is_marked_in_it(made, reports):
    for report in reports:
        page = pages(made)[f"laporan/{report.name.removesuffix('.txt')}.md"]
        for hedge in report.hedges:
            line = next(row for row in page.split("\n") if f"](#line-{hedge.line} " in row)
            assert re.search(rf'class="k-hedge"[^>]*>{hedge.text}</span>', line)


def test_a_name_leads_to_its_page_once(made):
    page = pages(made)["laporan/000_aefcf75def6c6a13.md"]
    assert page.count("(../orang/sergei-shoigu.md){ .k-name }") == 1
    assert page.count("(../lembaga/kr-nis.md){ .k-name }") == 1


def test_a_tag_without_a_page_leads_to_a_search_for_it(made):
    page = pages(made)["laporan/002_3340a57525382034.md"]
    assert "[latihan militer](../cari.md?q=latihan%20militer)" in page
    assert "[Rusia](../cari.md" not in page


def test_a_page_in_a_language_without_a_file_says_what_was_not_looked_for(tmp_path):
    text = "Bondskanselier Jan Jansen reisde naar Angola en sprak daar op 4 september 2023 met de haven van Luanda.\n"
    seeds = {
        "a.txt": f"---\nlanguage: nl\ncleaned: true\n---\n{text}",
        "b.txt": "---\nlanguage: id\ncleaned: true\n---\nIa pergi ke Angola.\n",
    }
    site = build(config(tmp_path, seeds=str(sow(tmp_path / "seeds", seeds))))
    told = load_messages("id")("report.unknown_language")
    assert {path for path, page in pages(site).items() if told in page} == {"laporan/a.md"}
    assert "tempat/ao.md" in pages(site)
    assert [problem.path for problem in site.problems if problem.code == "W206"] == ["seeds/a.txt"]
