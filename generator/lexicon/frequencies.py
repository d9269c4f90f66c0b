"""How common words are in the news of a language: what a small collection cannot tell by itself."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.lexicon.yaml_data import load_yaml

_FOLDER = Path(__file__).parent / "frequencies"


class Frequencies(Struct, frozen=True, forbid_unknown_fields=True):
    """Of one language: in how many of a hundred reports the stems of `words`, and the words of `names`, stand."""

    code: str
    words: dict[int, tuple[str, ...]]
    names: dict[int, tuple[str, ...]]


@cache
def load_frequencies() -> tuple[Frequencies, ...]:
    """The tables of all languages that have one, in the order of their codes."""
    return tuple(load_yaml(path, Frequencies) for path in sorted(_FOLDER.glob("*.yml")))
