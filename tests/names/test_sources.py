"""Attributions and hedges, sentence by sentence, as `tests/quality/sources.yml` has them."""

from pathlib import Path

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parents[1] / "quality" / "sources.yml").read_text(encoding="utf-8"))


def _marked(case):
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["text"][:60], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_a_sentence_keeps_its_source_and_its_hedge(case, report_of):
    report = report_of(case["text"], case["in"])
    chains = [list(each.chain) for each in report.attributions]
    assert [case.get("chain"), case.get("hedges", [])] == [
        chains[0] if chains else None,
        [each.text for each in report.hedges],
    ]


def test_the_case_file_is_large_and_balanced():
    credited = sum("chain" in case or bool(case.get("hedges")) for case in CASES)
    assert len(CASES) >= 200
    assert {case["in"] for case in CASES} == {"id", "en"}
    assert 0.4 < credited / len(CASES) < 0.6
