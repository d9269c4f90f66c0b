"""Every cleaning rule catches its line and leaves its twin."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cleaning import Label, LabelledDocument, clean
from generator.lexicon import load_lexicon
from generator.metadata import extract_article
from generator.reading import Document, Seed, read

CASES = yaml.safe_load(Path(__file__).with_name("cleaning_rules.yml").read_text(encoding="utf-8"))


def labelled(text: str) -> LabelledDocument:
    document = read(Seed("a.txt", "seeds/a.txt", text.encode()))
    assert isinstance(document, Document)
    return clean(document, load_lexicon())


def of(result: LabelledDocument, text: str) -> tuple[Label, str]:
    return next((entry.label, entry.rule) for entry in result.ledger if entry.block.text == text)


def named(case: dict[str, Any]) -> str:
    return f"{case['rule']}: {case['line'][:30]}"


@pytest.mark.parametrize("case", CASES["cases"], ids=named)
def test_a_rule_catches_its_line(case: dict[str, Any]) -> None:
    page = CASES["pages"][case["language"]].replace("{}", case["line"])
    label, rule = of(labelled(page), case["line"])
    assert rule == case["rule"]
    assert label is not Label.BODY


@pytest.mark.parametrize("case", CASES["cases"], ids=named)
def test_a_rule_leaves_its_twin(case: dict[str, Any]) -> None:
    page = CASES["pages"][case["language"]].replace("{}", case["twin"])
    assert of(labelled(page), case["twin"])[0] is Label.BODY


@pytest.mark.parametrize("language", CASES["pages"])
def test_a_pasted_article_is_kept_whole(language: str) -> None:
    page = CASES["pages"][language].replace("    {}\n", "").replace("{}\n", "")
    first, *others = [line for line in page.splitlines() if line]
    result = labelled(page)
    assert of(result, first)[0] is Label.HEADLINE
    assert [block.text for block in result.blocks(Label.BODY)] == others


@pytest.mark.parametrize("case", CASES["glued"], ids=lambda case: case["text"][:40])
def test_what_is_glued_into_a_paragraph_is_cut_out_and_no_sentence_is_lost(case: dict[str, Any]) -> None:
    page = CASES["pages"]["id"].replace("{}", case["text"])
    result = labelled(page)
    entries = [entry for entry in result.ledger if entry.block.first_line == 5]
    assert [entry.block.text for entry in entries if entry.label is Label.BODY] == case["body"]
    assert "".join(result.document.source[e.block.start : e.block.end] for e in result.ledger) == page


@pytest.mark.parametrize("case", CASES["openings"], ids=lambda case: " | ".join(case["lines"])[:60])
def test_headline_writers_and_day_are_found_above_the_text(case: dict[str, Any]) -> None:
    page = CASES["pages"][case.get("language", "id")].replace("{}\n", "")
    body = page.split("\n\n", 1)[1]
    article = extract_article(labelled("\n".join([*case["lines"], "", body])), load_lexicon())
    assert (article.title, list(article.authors), article.published) == (
        case["title"],
        case["authors"],
        case["published"],
    )
