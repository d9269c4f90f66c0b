"""Forms of one word have one root, and other words another."""

from pathlib import Path

import pytest
import yaml

from generator.lexicon import load_lexicon
from generator.text.word_forms import WordForms, plain_parts

CASES = yaml.safe_load(Path(__file__).with_name("word_forms.yml").read_text(encoding="utf-8"))


@pytest.fixture(params=CASES)
def language(request):
    rules = load_lexicon().languages[request.param].forms
    return WordForms(rules.leave, rules.rules, rules.roots), CASES[request.param]


def test_forms_of_one_word_have_one_root(language):
    forms, cases = language
    assert [group for group in cases["same"] if len({forms.root(word) for word in group}) > 1] == []


def test_different_words_have_different_roots(language):
    forms, cases = language
    assert [pair for pair in cases["apart"] if len({forms.root(word) for word in pair}) == 1] == []


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("latihan,", ("latihan",)),
        ("(4/9/2023),", ("4", "9", "2023", "492023")),
        ("Jong-Un", ("jong", "un", "jongun")),
        ("José’s", ("jose", "s", "joses")),
        ("“—”", ()),
        ("東京都、", ("東京", "京都", "都")),
        ("日", ("日",)),
        ("K-ポップは2023年", ("k", "ホッ", "ッフ", "フは", "は", "2023", "年")),
    ],
)
def test_a_word_is_compared_without_case_accents_and_signs(written, parts):
    assert plain_parts(written) == parts
