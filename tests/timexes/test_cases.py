"""The lines a journalist can review: expressions found with value and basis, and lines that hold none."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet
from edtf import parse_edtf

from generator.analysis.timexes import Grammar, Reference, ReferenceBasis, find_timexes, outermost

_HERE = Path(__file__).parent
_LANGUAGES_WITH_ALL_CASES = ("id", "en")
Grammars = Callable[[str], Grammar]


def _file(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((_HERE / f"{name}.yml").read_text(encoding="utf-8"))
    return content


def _marked(case: dict[str, Any]) -> ParameterSet:
    """A known miss must fail: the suite shouts when it starts to work."""
    marks = [pytest.mark.xfail(strict=True, reason="known miss")] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["text"], marks=marks)


def _cases() -> Iterator[ParameterSet]:
    for name in (*_LANGUAGES_WITH_ALL_CASES, "others"):
        content = _file(name)
        defaults = {"day": content["day"], "language": content.get("language")}
        yield from (_marked(defaults | case) for case in content["cases"])


@pytest.mark.parametrize("case", list(_cases()))
def test_a_line_holds_exactly_its_expressions_of_time(case: dict[str, Any], grammar: Grammars) -> None:
    known = Reference(case["day"], ReferenceBasis.STATED) if case["day"] else None
    timexes = outermost(find_timexes([(1, case["text"])], grammar(case["language"]), known))
    assert {t.text: f"{t.edtf or 'null'} {t.basis}" for t in timexes} == case["dates"]


@pytest.mark.parametrize("case", [_marked(case) for case in _file("lanes")["cases"]])
def test_a_date_dates_the_event_or_its_telling(case: dict[str, Any], grammar: Grammars) -> None:
    known = Reference(date(2025, 6, 12), ReferenceBasis.STATED)
    timexes = find_timexes([(1, case["text"])], grammar(case["language"]), known)
    assert [t.lane for t in timexes if t.text == case["words"]] == [case["lane"]]


def test_every_value_is_edtf_to_an_independent_library(grammar: Grammars) -> None:
    values = set()
    for name in (*_LANGUAGES_WITH_ALL_CASES, "others"):
        content = _file(name)
        known = Reference(content["day"], ReferenceBasis.STATED)
        for case in content["cases"]:
            found = find_timexes([(1, case["text"])], grammar(case.get("language") or content["language"]), known)
            values |= {timex.edtf for timex in found if timex.edtf}
    assert len(values) > 110
    for value in sorted(values):
        assert str(parse_edtf(value)).replace(", ", ",") == value  # it spaces sets


def test_there_are_enough_cases_and_every_other_is_a_negative() -> None:
    cases = [case for name in _LANGUAGES_WITH_ALL_CASES for case in _file(name)["cases"]]
    negatives = [case for case in cases if not case["dates"]]
    assert len(cases) >= 400
    assert 0.45 <= len(negatives) / len(cases) <= 0.55
    assert len({case["text"] + str(case.get("day", "")) for case in cases}) == len(cases)
