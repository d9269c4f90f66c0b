"""Lines that recur across an outlet's articles are furniture; what recurs for another reason stays."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import gather
from generator.cleaning import Label
from generator.reading import find_seeds
from tests.making import config, sow

CASES = yaml.safe_load(Path(__file__).with_name("repeated_lines.yml").read_text(encoding="utf-8"))
RULE = "repeated-across-articles"
PLACES = ("first", "inside", "last")
LINE = CASES["learned"][0]["line"]


def articles(case: dict[str, Any]) -> dict[str, str]:
    """The articles of a case, with its line in as many of them as it says."""
    group = CASES[case.get("group", "unrelated")]
    return {f"{at}.txt": with_line(text, case, here=at < case["articles"]) for at, text in enumerate(group)}


def with_line(text: str, case: dict[str, Any], *, here: bool) -> str:
    """An article with a case's line at its place, or without it; its dateline opens what comes first."""
    filled = text.format_map({place: case["line"] if here and place == case["place"] else "" for place in PLACES})
    dateline, rest = filled.split(" - ", 1)
    lines = [line for line in rest.splitlines() if line]
    at = 1 if here and case["place"] == "first" else 0
    return "\n".join([*lines[:at], f"{dateline} - {lines[at]}", *lines[at + 1 :], ""])


def gathered(root: Path, seeds: dict[str, str]):
    sow(root / "seeds", seeds)
    settings = config(root)
    return gather(settings, find_seeds(settings.seeds))


def rules(root: Path, seeds: dict[str, str], line: str) -> list[str]:
    """The rules that labelled `line`, in the order of the seeds that hold it."""
    ledgers = [report.article.labelled.ledger for report in gathered(root, seeds).reports]
    return [entry.rule for ledger in ledgers for entry in ledger if entry.block.text == line]


@pytest.mark.parametrize("case", CASES["learned"], ids=lambda case: case["line"][:40])
def test_a_line_of_articles_that_have_nothing_in_common_is_furniture(case, tmp_path):
    assert rules(tmp_path, articles(case), case["line"]) == [RULE] * case["articles"]


@pytest.mark.parametrize("case", CASES["twins"], ids=lambda case: case["line"][:40])
def test_a_line_that_recurs_for_another_reason_stays(case, tmp_path):
    made = gathered(tmp_path, articles(case)).reports
    entries = [e for report in made for e in report.article.labelled.ledger if e.block.text == case["line"]]
    assert [entry.rule for entry in entries if entry.rule == RULE] == []
    assert len(entries) == case["articles"]


def test_an_article_saved_again_or_updated_counts_once(tmp_path):
    seeds = articles({**CASES["learned"][0], "articles": 2})
    seeds["again.txt"] = seeds["0.txt"]
    seeds["updated.txt"] = seeds["0.txt"].replace("akhir pekan", "Ahad malam").replace("empat", "lima")
    assert RULE not in rules(tmp_path, seeds, LINE)


def test_another_outlet_does_not_count(tmp_path):
    seeds = articles(CASES["learned"][0])
    seeds["2.txt"] = seeds["2.txt"].replace("KabarMuara.com", "SuaraHulu.com")
    assert RULE not in rules(tmp_path, seeds, LINE)


def test_a_line_that_a_person_keeps_stays(tmp_path):
    seeds = articles(CASES["learned"][0]) | {"kept.txt": ""}
    seeds["kept.txt"] = f"---\nkeep: [6]\n---\n{with_line(CASES['unrelated'][3], CASES['learned'][0], here=True)}"
    assert rules(tmp_path, seeds, LINE) == [RULE, RULE, RULE, "kept-by-a-person"]


def test_what_is_learned_is_no_part_of_the_text_and_of_no_seed(tmp_path):
    seeds = articles(CASES["learned"][0])
    made = gathered(tmp_path, seeds)
    assert [name for name, text in seeds.items() if (tmp_path / "seeds" / name).read_text("utf-8") != text] == []
    assert LINE not in [passage.text for report in made.reports for passage in report.article.body]
    assert [len(report.article.labelled.blocks(Label.BODY)) for report in made.reports] == [2] * len(seeds)


def pages(case: dict[str, Any]) -> dict[str, str]:
    """The articles of a case as pages that a browser saved, each paragraph in an element of the story."""
    return {
        f"{name[:-4]}.html": "<meta property='og:site_name' content='Kabar Muara'><article><h1>Kabar Hari Ini</h1>"
        + "".join(f"<p>{line}</p>" for line in text.splitlines())
        + "</article>"
        for name, text in articles(case).items()
    }


def learned(root: Path, seeds: dict[str, str]) -> set[str]:
    """The texts that the collection showed to be furniture."""
    ledgers = [report.article.labelled.ledger for report in gathered(root, seeds).reports]
    return {entry.block.text for ledger in ledgers for entry in ledger if entry.rule == RULE}


LAST = next(case for case in CASES["learned"] if case["place"] == "last")


def test_a_line_of_an_outlet_s_saved_pages_is_furniture(tmp_path):
    assert learned(tmp_path, pages(LAST)) == {LAST["line"]}


def test_a_page_saved_again_counts_once(tmp_path):
    seeds = pages({**LAST, "articles": 2})
    seeds["again.html"] = seeds["1.html"]
    assert learned(tmp_path, seeds) == set()


def test_what_is_learned_does_not_depend_on_the_order_of_the_pages(tmp_path):
    seeds = pages(LAST)
    turned = dict(zip(seeds, reversed(seeds.values()), strict=True))
    assert learned(tmp_path / "a", seeds) == learned(tmp_path / "b", turned) == {LAST["line"]}
