"""How much each line of a page reads like the article's text, by a small learned model that ships as data.

The model is `line_scorer.json`, made by `tools/train_line_scorer.py`: weights of words that mark a page's furniture,
and decision trees over the features of `features.py`. A line's score is the share of such lines that were article text.
"""

import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import exp
from pathlib import Path

from msgspec import Struct

from generator.cleaning.features import NAMES, describe
from generator.cleaning.trees import Tree, Trees, in_arrays

_FILE = Path(__file__).with_name("line_scorer.json")


class Reason(Struct, frozen=True):
    """What moved a score: a feature, its value in this line, and how far it moved the score, in log odds."""

    feature: str
    value: float
    weight: float


class Model(Struct, frozen=True, eq=False):
    """The learned data: `cues` weigh words of short lines; the sum of `trees` is a line's log odds to be text.

    The trees come in the order of their weight. Once a sum is beyond `sure`, the other trees are not asked: what is
    settled by the first is not undone by the last.
    """

    cues: dict[str, float]
    trees: tuple[Tree, ...]
    sure: float

    def reasons(self, row: Sequence[float], most: int = 3) -> list[Reason]:
        """The features that moved the score of `row` farthest, the strongest first."""
        weights = [0.0] * len(NAMES)
        for tree in self.trees:
            for feature, step in _steps(tree, row):
                weights[feature] += step
        order = sorted(range(len(NAMES)), key=lambda at: (-abs(weights[at]), at))
        return [Reason(NAMES[at], round(row[at], 3), round(weights[at], 2)) for at in order[:most] if weights[at]]


@cache
def load_model() -> Model:
    """The model that ships with the generator."""
    data = json.loads(_FILE.read_bytes())
    places = {name: at for at, name in enumerate(NAMES)}
    trees = tuple(_compact(tree, places) for tree in data["trees"])
    return Model(data["cues"], trees, float(data["sure"]))


def score_lines(texts: Sequence[str], lines: Sequence[int]) -> list[float]:
    """For each of `texts`, the lines of one page without its blank ones, how surely it is article text."""
    model = load_model()
    rows = describe(texts, lines, model.cues)
    return [1.0 / (1.0 + exp(-total)) for total in _load_trees().sums(rows)] if rows else []


@cache
def _load_trees() -> Trees:
    model = load_model()
    return in_arrays(model.trees, model.sure)


def explain_lines(texts: Sequence[str], lines: Sequence[int]) -> list[list[Reason]]:
    """For each of `texts` the reasons for its score."""
    model = load_model()
    return [model.reasons(row) for row in describe(texts, lines, model.cues)]


def choose(scores: Sequence[float], texts: Sequence[str]) -> list[bool]:
    """Which lines to keep so that the words kept agree best with the article's words, as far as the scores can tell.

    For every threshold the scores foretell how many words would be kept, and how many of them rightly; the threshold
    with the best expected F1 wins. A page of doubtful lines so keeps more of them than a page with a clear core.
    """
    # Scripts without spaces have their words counted by length.
    weights = [max(text.count(" ") + 1, len(text) / 12) for text in texts]
    order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
    hoped = sum(score * weight for score, weight in zip(scores, weights, strict=True))
    kept = right = best = 0.0
    threshold = 2.0
    for at, following in pairwise([*order, -1]):
        kept += weights[at]
        right += scores[at] * weights[at]
        value = 2 * right / (kept + hoped) if kept + hoped else 0.0
        # Lines of one score are kept or left together.
        if value > best and (following < 0 or scores[following] < scores[at]):
            best, threshold = value, scores[at]
    return [score >= threshold for score in scores]


def _compact(tree: list[object] | float, places: dict[str, int]) -> Tree:
    if not isinstance(tree, list):
        return float(tree)
    name, threshold, value, below, above = tree
    assert isinstance(below, list | float | int)
    assert isinstance(above, list | float | int)
    return (
        places[str(name)],
        float(str(threshold)),
        float(str(value)),
        _compact(below, places),
        _compact(above, places),
    )


def _steps(tree: Tree, row: Sequence[float]) -> list[tuple[int, float]]:
    """The features on the way of `row` through `tree`, each with how far its answer moved the value."""
    steps = []
    node = tree
    while not isinstance(node, float):
        below = node[3] if row[node[0]] <= node[1] else node[4]
        steps.append((node[0], (below if isinstance(below, float) else below[2]) - node[2]))
        node = below
    return steps
