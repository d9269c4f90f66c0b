"""Who publishes a pasted text is said where a line that only its outlet prints says so, and is unknown elsewhere."""

from pathlib import Path

import pytest
import yaml

from generator.lexicon import load_lexicon
from generator.metadata import extract_article
from tests.making import PROSE, ledger

CASES = yaml.safe_load(Path(__file__).with_name("publishers.yml").read_text("utf-8"))
TOP = "Jembatan Lama di Hilir Dibuka Kembali untuk Umum"
PAGES = {
    "byline": [TOP, "->", "Rabu, 18 Jun 2025 21:33 WIB", "", *PROSE],
    "within": [TOP, "Ana Putri", "Rabu, 18 Jun 2025 21:33 WIB", "", "->", *PROSE],
    "two outlets": [TOP, "Ana Putri - Suara.com", "Rabu, 18 Jun 2025 21:33 WIB", "", PROSE[0], "->", PROSE[1]],
}


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['page']}: {case['line'][:50]}") for case in CASES])
def test_an_outlet_is_named_by_its_own_lines_alone(case):
    lines = [case["line"] if line == "->" else line for line in PAGES[case["page"]]]
    article = extract_article(ledger("\n".join(lines)), load_lexicon())
    assert article.publisher == case.get("publisher")
    where = f"line {lines.index(case['line']) + 1}" if article.publisher else None
    assert article.evidence.get("publisher") == where
