"""The tagger: the likeliest labels of the tokens of a stretch, by weights that were learned from tagged news."""

from functools import cache

from generator.analysis.names.features import Group, features, groups
from generator.analysis.names.stretches import Clues, Stretch
from generator.analysis.names.tokens import Tokens
from generator.lexicon.names import NameWords
from generator.lexicon.weights import Weights

_MOST_REMEMBERED = 200_000
_NEVER = -(10**9)


class Tagger:
    """Labels stretches by `weights`. It remembers what a group of features is worth, which changes no label."""

    def __init__(self, weights: Weights, language: NameWords) -> None:
        self._weights = weights
        self._language = language
        self._worth: dict[Group, tuple[int, ...]] = {}
        self._allowed = _allowed(weights)
        outside = weights.labels.index("O")
        self._first = [any(before == outside for before, _ in row) for row in self._allowed]

    def labels(self, tokens: Tokens, found: Clues, stretch: Stretch, ruled: list[str]) -> list[str]:
        """The labels of the tokens in `stretch`: `O`, or the kind behind `B-` or `I-`."""
        scores = [self._score(groups(tokens, found, stretch, at, ruled)) for at in range(stretch.start, stretch.end)]
        return [self._weights.labels[label] for label in self._best(scores)]

    def _score(self, made: list[Group]) -> list[int]:
        worth = self._worth
        parts = []
        for group in made:
            known = worth.get(group)
            if known is None:
                known = self._remember(group)
            if known:
                parts.append(known)
        return list(map(sum, zip(*parts, strict=True))) if parts else [0] * len(self._weights.labels)

    def _remember(self, group: Group) -> tuple[int, ...]:
        sums = [0] * len(self._weights.labels)
        said = False
        for feature in features(group, self._language):
            for label, weight in self._weights.features.get(feature, ()):
                sums[label] += weight
                said = True
        if len(self._worth) >= _MOST_REMEMBERED:
            self._worth.clear()
        self._worth[group] = tuple(sums) if said else ()
        return self._worth[group]

    def _best(self, scores: list[list[int]]) -> list[int]:
        """The path with the highest sum of scores and steps; of equal ones the one with the earlier labels."""
        allowed = self._allowed
        sums = [score if first else _NEVER for first, score in zip(self._first, scores[0], strict=True)]
        backs: list[list[int]] = []
        for row in scores[1:]:
            new, back = [], []
            for label, score in enumerate(row):
                best, source = _NEVER * 2, 0
                for before, step in allowed[label]:
                    total = sums[before] + step
                    if total > best:
                        best, source = total, before
                new.append(best + score)
                back.append(source)
            sums = new
            backs.append(back)
        path = [sums.index(max(sums))]
        for back in reversed(backs):
            path.append(back[path[-1]])
        return path[::-1]


def _allowed(weights: Weights) -> list[list[tuple[int, int]]]:
    """For each label those that may stand before it, with the step's weight: nothing goes on that did not begin."""
    return [
        [
            (before, weights.steps[before][label])
            for before, name in enumerate(weights.labels)
            if not own.startswith("I-") or name[2:] == own[2:]
        ]
        for label, own in enumerate(weights.labels)
    ]


@cache
def tagger(weights: Weights, language: NameWords) -> Tagger:
    """The one tagger of `weights`."""
    return Tagger(weights, language)
