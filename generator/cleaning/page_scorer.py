"""How likely a block of a saved page is part of the story: a weighted sum of named features.

The weights are data, learned offline by `tools/train_pages.py`; positive speaks for the story, negative against it.
"""

from functools import lru_cache
from math import exp
from pathlib import Path

import msgspec

Features = dict[str, float]

_WEIGHTS = Path(__file__).parent / "page_weights.yml"


@lru_cache(maxsize=1)
def load_weights() -> Features:
    """The learned weight of every feature."""
    return msgspec.yaml.decode(_WEIGHTS.read_bytes(), type=dict[str, float])


def score(features: Features) -> float:
    """The likelihood, between 0 and 1."""
    weights = load_weights()
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def strongest(features: Features, count: int = 3) -> list[str]:
    """The features that moved the score most, signed, for those who ask why."""
    weights = load_weights()
    moves = sorted(
        ((weights.get(name, 0.0) * value, name) for name, value in features.items() if name != "bias"),
        key=lambda move: (-abs(move[0]), move[1]),
    )
    return [f"{'+' if move > 0 else '-'} {name}" for move, name in moves[:count]]
