"""Concepts: words that news uses for one another, in one language or across several."""

from functools import cache
from pathlib import Path

from generator.lexicon.yaml_data import load_yaml

_FILE = Path(__file__).parent / "concepts.yml"


@cache
def concept_words(code: str) -> dict[str, str]:
    """By each single word of the language `code`, in lower case: the concept it stands for."""
    concepts = load_yaml(_FILE, dict[str, dict[str, tuple[str, ...]]])
    return {
        word: concept
        for concept, words in concepts.items()
        for word in words.get(code, ())
        if not set(" -") & set(word)
    }
