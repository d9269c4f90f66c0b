"""Close languages are told apart by their own words, and none is given to a text that is too short."""

from pathlib import Path

import pytest
import yaml

from generator.lexicon import load_lexicon
from generator.text.language import guess_language

CASES = yaml.safe_load(Path(__file__).with_name("languages.yml").read_text(encoding="utf-8"))
TELLTALES = {code: language.telltales for code, language in load_lexicon().languages.items() if language.telltales}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_text_is_in_the_language_it_is_written_in(case):
    assert guess_language(case["text"], TELLTALES) == case["language"]


def test_a_few_words_are_in_no_language():
    assert guess_language("Karena bahwa bisa", TELLTALES) is None


def test_no_word_tells_of_two_languages():
    words = [word for own in TELLTALES.values() for word in own]
    assert sorted(words) == sorted(set(words))


def test_without_close_languages_the_guess_stands():
    assert guess_language(CASES[0]["text"], {}) == "id"
