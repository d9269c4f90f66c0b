"""The tagger: the likeliest labels of the tokens of a stretch, by weights that were learned from tagged news."""

from functools import cache
from operator import add
from struct import Struct

from generator.analysis.names.features import Group, features, groups
from generator.analysis.names.stretches import Clues, Stretch
from generator.analysis.names.tokens import Tokens
from generator.lexicon.names import NameWords
from generator.lexicon.weights import Weights

_MOST_REMEMBERED = 200_000
_NEVER = -(10**9)
_LANE = 32
_MIDDLE = 1 << 30


class Tagger:
    """Labels stretches by `weights`."""

    def __init__(self, weights: Weights, language: NameWords) -> None:
        self._labels = weights.labels
        self._worth = _Worth(weights, language).__getitem__
        self._steps = _steps(weights)
        self._first = [_NEVER if label.startswith("I-") else 0 for label in weights.labels]
        self._lanes = Struct(f"<{len(weights.labels)}I")
        self._middle = sum(_MIDDLE << _LANE * at for at in range(len(weights.labels)))

    def labels(self, tokens: Tokens, found: Clues, stretch: Stretch, ruled: list[str]) -> list[str]:
        """The labels of the tokens in `stretch`: `O`, or the kind behind `B-` or `I-`."""
        made = [groups(tokens, found, stretch, at, ruled) for at in range(stretch.start, stretch.end)]
        return [self._labels[label] for label in self._best([self._scores(each) for each in made])]

    def _scores(self, made: list[Group]) -> tuple[int, ...]:
        """The worth of each label, all lifted by as much so that none is negative."""
        packed = sum(map(self._worth, made), self._middle)
        return self._lanes.unpack(packed.to_bytes(self._lanes.size, "little"))

    def _best(self, scores: list[tuple[int, ...]]) -> list[int]:
        """The path with the highest sum of scores and steps; of equal ones the one with the earlier labels."""
        sums = list(map(add, self._first, scores[0]))
        backs: list[list[int]] = []
        for row in scores[1:]:
            ways = [list(map(add, sums, steps)) for steps in self._steps]
            best = list(map(max, ways))
            backs.append(list(map(list.index, ways, best)))
            sums = list(map(add, best, row))
        path = [sums.index(max(sums))]
        for back in reversed(backs):
            path.append(back[path[-1]])
        return path[::-1]


class _Worth(dict[Group, int]):
    """What groups of features are worth for all labels, a label in each lane of one number; remembered once summed."""

    def __init__(self, weights: Weights, language: NameWords) -> None:
        self._language = language
        self._packed = {
            feature: sum(weight << _LANE * label for label, weight in values)
            for feature, values in weights.features.items()
        }

    def __missing__(self, group: Group) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        weight = self._packed.get
        self[group] = worth = sum([weight(feature, 0) for feature in features(group, self._language)])
        return worth


def _steps(weights: Weights) -> list[list[int]]:
    """For each label the weights of the steps to it from every label: nothing goes on that did not begin."""
    return [
        [
            step[label] if not own.startswith("I-") or name[2:] == own[2:] else _NEVER
            for name, step in zip(weights.labels, weights.steps, strict=True)
        ]
        for label, own in enumerate(weights.labels)
    ]


@cache
def tagger(weights: Weights, language: NameWords) -> Tagger:
    """The one tagger of `weights`."""
    return Tagger(weights, language)
