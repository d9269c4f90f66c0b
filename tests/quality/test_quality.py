"""Every heuristic has its cases: what it must catch, and a twin that it must leave alone."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from generator.cleaning import RULES, SCORED_RULES
from generator.cleaning.datelines import dateline
from generator.lexicon import load_lexicon
from generator.text.unicode import reading_text
from tests.making import ledger

HERE = Path(__file__).parent
TEXTS = {
    "text": "Air sungai di hilir naik sejak pagi, kata seorang petugas yang menjaga pintu air di desa itu.",
    "text2": "Para petani memindahkan ternak mereka ke tanggul, dan anak-anak tidak pergi ke sekolah hari itu.",
    "text3": "Menjelang malam hujan berhenti, tetapi jalan ke kota masih tertutup lumpur setinggi lutut orang.",
}
# What a person states has its cases beside the front matter.
ELSEWHERE = {"front-matter", "dropped-by-a-person", "stated-title", "kept-by-a-person"}
ELSEWHERE |= {"repeated-across-articles"}  # test_repeated_lines.py


def cases(name: str):
    return yaml.safe_load((HERE / name).read_text("utf-8"))


def param(case, id):
    return pytest.param(case, id=id, marks=[pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else [])


CLEANING = cases("cleaning.yml")
LINES = [param(case, f"{rule}: {case['line'][:40]}") for rule, some in CLEANING.items() for case in some]


@pytest.mark.parametrize("case", LINES)
def test_a_line_has_the_label_a_person_gives_it(case):
    page = case.get("page", "{text}\n->\n{text2}").format(**TEXTS)
    entries = ledger(page.replace("->", case["line"])).ledger
    at = [number for number, line in enumerate(page.split("\n")) if line == "->"]
    told = {(str(entries[number].label), entries[number].rule) for number in at}
    assert {label for label, _ in told} == {case["label"]}
    assert {rule for _, rule in told} == {case.get("rule", entries[at[0]].rule)}


def test_every_rule_has_a_line_to_catch_and_one_to_leave_alone():
    """Of the rules that go by a score, `text` and `outside-the-text` stand for the others."""
    elsewhere = {case["rule"] for case in cases("cleaning_rules.yml")["cases"]}  # each of them with its twin
    works = {rule: [case for case in some if "expect" not in case] for rule, some in CLEANING.items()}
    caught = {rule for rule, some in works.items() if any(case.get("rule") == rule for case in some)}
    left = {rule for rule, some in works.items() if any(case.get("rule") != rule for case in some)}
    scored = SCORED_RULES - {"text", "outside-the-text"}
    assert {rule.name for rule in RULES} - ELSEWHERE - scored - elsewhere - caught == set()
    assert set(CLEANING) - left - {"text"} == set()


@pytest.mark.parametrize("case", [param(case, case["text"][:40]) for case in cases("datelines.yml")])
def test_what_opens_a_text_is_understood(case):
    made = dateline(case["text"], load_lexicon())
    keys = ("place", "publisher", "agency", "written")
    told = {key: getattr(made, key) for key in keys if getattr(made, key, None)}
    assert told == {key: case[key] for key in keys if key in case}
    if made and ". " not in case["text"]:
        assert case["text"][made.end :] in ("Air surut.", "The water fell.")


def test_no_case_stands_twice():
    seen = defaultdict(list)
    for rule, some in CLEANING.items():
        for case in some:
            seen[reading_text(case["line"]), case.get("page"), "expect" in case].append(rule)
    assert {key: rules for key, rules in seen.items() if len(rules) > 1 and key[0]} == {}
