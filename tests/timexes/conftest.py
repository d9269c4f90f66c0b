"""Grammars for the tests, made once."""

from collections.abc import Callable
from functools import cache

import pytest

from generator.analysis.timexes import Grammar
from generator.lexicon import TimeWords, load_lexicon


@cache
def _grammar(code: str) -> Grammar:
    language = load_lexicon().language(code)
    return Grammar(code, language.time if language else TimeWords())


@pytest.fixture(scope="session")
def grammar() -> Callable[[str], Grammar]:
    """The grammar of a language by its code."""
    return _grammar
