"""The tagger: the likeliest labels of tokens, by weights that were learned from tagged news."""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from generator.analysis.names.features import COLUMNS, TEMPLATES, Seen, Sight, of_word
from generator.analysis.names.gazetteer import Kind
from generator.analysis.names.rules import Found, Sighted
from generator.analysis.names.tables import Finder, Numbers, with_room
from generator.lexicon.names import NameWords
from generator.lexicon.weights import Weights

_MOST_WORDS = 100_000
_NEVER = -(10**9)
_BITS = 19
_MOST_PARTS = 3


class Tagger:
    """Finds names by `weights`, with whole numbers throughout: the same on every machine."""

    def __init__(self, weights: Weights, language: NameWords) -> None:
        self._kinds = [Kind(label[2:]) if label.startswith("B-") else None for label in weights.labels]
        self._goes_on = np.array([label.startswith("I-") for label in weights.labels])
        self._language = language
        self._near = _Near(weights)
        self._steps = _steps(weights)
        self._weights = weights
        self._sight, self._alone = self._with_fresh_eyes()

    def names(self, texts: Sequence[Sighted]) -> list[list[Found]]:
        """The names in the stretches of each of `texts`, in order."""
        found: list[list[Found]] = [[] for _ in texts]
        if any(text.stretches for text in texts):
            seen = self._seen(texts)
            scores = self._alone.worth(2 * seen.words + seen.opens) + self._near.worth(seen.cells)
            labels = _best_paths(scores, seen.lengths, self._steps)
            begins = np.flatnonzero(~self._goes_on[labels])
            lengths = np.append(begins[1:], len(labels)) - begins
            told = np.array([seen.texts[begins], seen.at[begins], lengths, labels[begins]])
            for text, at, length, label in told.T.tolist():
                if kind := self._kinds[label]:
                    found[text].append(Found(at, at + length, kind))
        return found

    def _seen(self, texts: Sequence[Sighted]) -> Seen:
        if len(self._sight.words) > _MOST_WORDS:
            self._sight, self._alone = self._with_fresh_eyes()
        return self._sight.see(texts)

    def _with_fresh_eyes(self) -> "tuple[Sight, _Alone]":
        sight = Sight(self._language, self._near.strings)
        return sight, _Alone(self._weights, sight.words, self._language)


def _best_paths(scores: Numbers, lengths: Numbers, steps: Numbers) -> Numbers:
    """The paths of labels with the highest sums of scores and steps, one behind another, as long as `lengths` says.

    Of equal paths it is the one with the earlier labels, from its end. All paths take each step at once, the longest
    first; `steps[0]` leads to the first token, `steps[1:]` from each label to each.
    """
    longest_first = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[longest_first]
    left = [int(count) for count in len(lengths) - np.cumsum(np.bincount(lengths))[1:-1]]
    sums = scores[starts] + steps[0]
    ways_back = []
    for at, count in enumerate(left, 1):
        ways = sums[:count, :, None] + steps[1:]
        ways_back.append(ways.argmax(axis=1))
        sums[:count] = np.maximum.reduce(ways, axis=1) + scores[starts[:count] + at]
    labels = sums.argmax(axis=1)
    best = np.empty(len(scores), np.int64)
    for at, count in reversed([*enumerate(left, 1)]):
        best[starts[:count] + at] = labels[:count]
        labels[:count] = ways_back[at - 1][np.arange(count), labels[:count]]
    best[starts] = labels
    return best


class _Alone:
    """What tokens alone say for each label."""

    def __init__(self, weights: Weights, words: Sequence[str], language: NameWords) -> None:
        self._weights = weights
        self._words = words
        self._language = language
        self._rows = np.zeros((0, len(weights.labels)), np.int64)
        self._seen = np.zeros(0, np.int64)

    def worth(self, tokens: Numbers) -> Numbers:
        """What is said for each label of `tokens`: twice the numbers of their words, and one more for those that open.

        What one says is found when it is first seen.
        """
        self._rows = with_room(self._rows, 2 * len(self._words))
        self._seen = with_room(self._seen, 2 * len(self._words))
        for token in dict.fromkeys(tokens[self._seen[tokens] == 0].tolist()):
            number, opens = divmod(token, 2)
            for feature in of_word(self._words[number], bool(opens), self._language):
                for label, weight in self._weights.features.get(feature, ()):
                    self._rows[token, label] += weight
            self._seen[token] = 1
        return self._rows[tokens]


class _Strings(dict[str, int]):
    """The number of each string in features of tokens near each other; 0 for any other."""

    def __missing__(self, _string: str) -> int:
        return 0


class _Near:
    """What tokens near each other say: the keys of their features, and the weights of each for all labels."""

    def __init__(self, weights: Weights) -> None:
        self.strings = _Strings()
        templates = list(TEMPLATES)
        names, parts, rows = [], [], []
        for feature, values in weights.features.items():
            name, *strings = feature.split(" ")
            if name in TEMPLATES:
                names.append(templates.index(name))
                numbers = [self.strings.setdefault(string, len(self.strings) + 1) for string in strings]
                parts.append([*numbers, *[0] * (_MOST_PARTS - len(numbers))])
                rows.append(_row(values, len(weights.labels)))
        keys = _keys(np.array(names, np.int64), *np.array(parts, np.int64).reshape(-1, _MOST_PARTS).T)
        self._finder = Finder(keys)
        self._rows = np.array([*rows, _row((), len(weights.labels))])
        self._names = np.arange(len(templates))[:, None]
        made_of = [[*map(COLUMNS.index, columns)] for columns in TEMPLATES.values()]
        self._parts = np.array([[*columns, *[len(COLUMNS)] * (_MOST_PARTS - len(columns))] for columns in made_of]).T

    def worth(self, cells: Numbers) -> Numbers:
        """What is said for each label of each token, of which `cells` holds what is seen."""
        cells = np.concatenate([cells, np.zeros_like(cells[:1])])
        keys = _keys(self._names, *(cells[columns] for columns in self._parts))
        worth: Numbers = np.add.reduce(self._rows.take(self._finder.find(keys), axis=0))
        return worth


def _row(values: Iterable[tuple[int, int]], labels: int) -> list[int]:
    row = [0] * labels
    for label, weight in values:
        row[label] = weight
    return row


def _keys(name: Numbers, first: Numbers, second: Numbers, third: Numbers) -> Numbers:
    """A number for each feature: no two of one name and the same parts have the same."""
    return ((name << _BITS | first) << _BITS | second) << _BITS | third


def _steps(weights: Weights) -> Numbers:
    """The weights of steps to each label, from nowhere and from every label: nothing goes on that did not begin."""
    steps = np.array([[0] * len(weights.labels), *weights.steps])
    for label, own in enumerate(weights.labels):
        if own.startswith("I-"):
            steps[[True, *[name[2:] != own[2:] for name in weights.labels]], label] = _NEVER
    return steps


@cache
def tagger(weights: Weights, language: NameWords) -> Tagger:
    """The one tagger of `weights`."""
    return Tagger(weights, language)
