"""Sentences end where a reader ends them, as `sentences.yml` has it."""

from pathlib import Path

import pytest
import yaml

from generator.lexicon import load_lexicon
from generator.text.sentences import sentences

CASES = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text("utf-8"))


def marked(case):
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["text"][:50], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_sentence_ends_where_a_reader_ends_it(case):
    language = load_lexicon().languages[case["in"]]
    text = case["text"].replace(" | ", " ")
    spans = sentences(text, case["in"], language.abbreviations, language.openers)
    assert [text[span.start : span.end] for span in spans] == case["text"].split(" | ")
