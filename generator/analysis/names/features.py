"""Features: what a tagger may know of the tokens of a text, seen all at once and in numbers."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from generator.analysis.names.gazetteer import Kind, Sort
from generator.analysis.names.rules import Sighted
from generator.analysis.names.tables import Numbers, with_room
from generator.lexicon.names import NameWords

_UPPER = re.compile(r"[A-ZÀ-ÞĀ-Ž]+")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-Þx]+")
_DIGITS = re.compile(r"\d+")
_EDGE = ("<>", "<>")
_NOTHING = ""
_OUTSIDE = "O"
_LONG_RUN = 6
_FAR = 3
_WHERE = ("-2", "-1", "own", "+1", "+2", "outside", "first", "last", "behind")
_LOOKS = ("low", "shape", "classes", "head", "tail")
COLUMNS = (
    *(f"{where} {look}" for where in _WHERE for look in _LOOKS),
    *(f"{where} {told}" for told in ("known", "ruled") for where in ("-1", "own", "+1")),
    *("glued", "place", "length", "left"),
)
"""What is seen of a token: how it looks and what is near it, where its stretch begins and ends, and what is known."""

ANY = "any"
"""The feature of every token."""

TEMPLATES: dict[str, tuple[str, ...]] = {
    "-w": ("-1 low",),
    "-ws": ("-1 low", "own shape"),
    "-ss": ("-1 shape", "own shape"),
    "-cc": ("-1 classes", "own classes"),
    "-cs": ("-1 classes", "own shape"),
    "-ww": ("-1 low", "own low"),
    "-e": ("-1 tail",),
    "+w": ("+1 low",),
    "+ws": ("+1 low", "own shape"),
    "+ss": ("+1 shape", "own shape"),
    "+cc": ("+1 classes", "own classes"),
    "+cs": ("+1 classes", "own shape"),
    "+ww": ("own low", "+1 low"),
    "+e": ("+1 tail",),
    "+p": ("+1 head",),
    "-2w": ("-2 low",),
    "-2ss": ("-2 shape", "-1 shape"),
    "-2cc": ("-2 classes", "-1 classes"),
    "-2ww": ("-2 low", "-1 low"),
    "+2w": ("+2 low",),
    "+2ss": ("+1 shape", "+2 shape"),
    "+2cc": ("+1 classes", "+2 classes"),
    "k": ("own known",),
    "ks": ("own known", "own shape"),
    "-kk": ("-1 known", "own known"),
    "kk+": ("own known", "+1 known"),
    "-kk+": ("-1 known", "own known", "+1 known"),
    "r": ("own ruled",),
    "rg": ("own ruled", "glued"),
    "-rr+": ("-1 ruled", "own ruled", "+1 ruled"),
    "g": ("glued",),
    "ow": ("outside low", "place"),
    "oc": ("outside classes", "place"),
    "fw": ("first low", "place"),
    "fc": ("first classes", "place"),
    "pl": ("place", "length"),
    "bw": ("behind low", "left"),
    "bc": ("behind classes", "left"),
    "lc": ("last classes", "left"),
}
"""Features of a token and what is near it, by name: the columns they are made of, three at most."""


Strings = Mapping[str, int]
"""The number of each string that may stand in a column; none is missing."""


class Seen(NamedTuple):
    """Tokens as they are seen: `cells` has a row for each of `COLUMNS` and a column for each token.

    `words` are the numbers of their words; `opens` is 1 for those that may have their capital from where they stand.
    Each is token number `at` of text number `texts`; `lengths` says how many tokens each stretch has.
    """

    cells: Numbers
    words: Numbers
    opens: Numbers
    texts: Numbers
    at: Numbers
    lengths: Numbers


class _Row(NamedTuple):
    """All tokens of texts in one row, with an edge around each text: their words, and names known and ruled.

    `starts` are the places where the texts begin.
    """

    words: Numbers
    known: Numbers
    ruled: Numbers
    starts: Numbers


class Sight:
    """Sees tokens in the numbers of `strings`; `words` are those it has seen, in the order of their numbers."""

    def __init__(self, language: NameWords, strings: Strings) -> None:
        self.words: list[str] = []
        self._numbers = _Numbers(self.words)
        self._strings = strings
        self._language = language
        self._looks = np.zeros((0, len(_LOOKS)), np.int64)
        self._figures = np.array([strings[str(figure)] for figure in range(max(_FAR, _LONG_RUN) + 1)])
        self._marks = {what: (strings[f"B-{what}"], strings[f"I-{what}"]) for what in (*Sort, *Kind)}
        self._glued = np.array([strings[""], strings["g"]])

    def see(self, texts: Sequence[Sighted]) -> Seen:
        """The tokens that stand in stretches of `texts`, in order."""
        row = self._row(texts)
        numbers: list[int] = []
        heads: list[int] = []
        sizes: list[int] = []
        opens: list[bool] = []
        glued: list[bool] = []
        for number, text in enumerate(texts):
            all_glued = text.tokens.all_glued()
            for start, end in text.stretches:
                numbers.append(number)
                heads.append(start)
                sizes.append(end - start)
                opens += text.clues.opens[start:end]
                glued += all_glued[start:end]
        lengths = np.array(sizes)
        own, starts, length = np.array([numbers, heads, sizes]).repeat(lengths, axis=1)
        at = starts + np.arange(len(opens)) - (np.cumsum(lengths) - lengths).repeat(lengths)
        places, first = row.starts[own] + [at, starts]
        last = first + length - 1
        near = places + np.arange(-2, 3)[:, None]
        looks = self._looks[row.words[np.concatenate([near, [first - 1, first, last, last + 1]])]]
        cells = np.concatenate(
            [
                looks.transpose(0, 2, 1).reshape(-1, len(places)),
                row.known[near[1:4]],
                row.ruled[near[1:4]],
                self._glued[np.array(glued, np.int64)][None],
                self._figures[np.minimum([at - starts, length, last - places], [[_FAR], [_LONG_RUN], [_FAR]])],
            ]
        )
        return Seen(cells, row.words[places], np.array(opens, np.int64), own, at, lengths)

    def _row(self, texts: Sequence[Sighted]) -> _Row:
        seen = len(self.words)
        written = [*_EDGE, *chain.from_iterable([*text.tokens.words, *_EDGE] for text in texts)]
        words = np.fromiter(map(self._numbers.__getitem__, written), np.int64, len(written))
        self._look_at(self.words[seen:])
        known, ruled = np.full((2, len(words)), self._strings[_NOTHING])
        starts = []
        end = 0
        for text in texts:
            start = end + len(_EDGE)
            end = start + len(text.tokens.words)
            starts.append(start)
            ruled[start:end] = self._strings[_OUTSIDE]
            for hit in text.hits:
                self._mark(known, start + hit.start, start + hit.end, hit.entry.sort)
            for name in text.ruled:
                self._mark(ruled, start + name.start, start + name.end, name.kind)
        return _Row(words, known, ruled, np.array(starts))

    def _mark(self, row: Numbers, start: int, end: int, what: str) -> None:
        row[start], row[start + 1 : end] = self._marks[what]

    def _look_at(self, new: list[str]) -> None:
        """Look at the `new` words, the last of those that were seen."""
        self._looks = with_room(self._looks, len(self.words))
        for number, word in enumerate(new, len(self.words) - len(new)):
            low = word.lower()
            looks = (low, shape(word), classes(low, self._language), low[:3], low[-3:])
            self._looks[number] = [self._strings[look] for look in looks]


class _Numbers(dict[str, int]):
    """The place of each word in the list `words`, which takes in those that are new."""

    def __init__(self, words: list[str]) -> None:
        self._words = words

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self._words)
        self._words.append(word)
        return number


def of_word(word: str, opens: bool, language: NameWords) -> list[str]:
    """The features of a token alone, which `opens` if it may have its capital from where it stands."""
    low, kinds, mark = word.lower(), classes(word.lower(), language), "o" if opens else ""
    made = [ANY, f"w {low}", f"s {shape(word)}", f"so {shape(word)} {mark}", f"c {kinds}"]
    made += [f"co {each} {mark}" for each in kinds]
    for length in (2, 3, 4):
        if len(low) > length:
            made += [f"p{length} {low[:length]}", f"e{length} {low[-length:]}"]
    if word.isupper():
        made.append(f"caps {min(len(word), 6)}")
    if opens:
        made.append(f"wo {low}")
    return made


@cache
def shape(word: str) -> str:
    """How `word` is written: `X` for capitals, `x` for small letters, `d` for figures, each once; marks as they are."""
    return _DIGITS.sub("d", _LOWER.sub("x", _UPPER.sub("X", word)))[:6] + ("1" if len(word) == 1 else "")


@cache
def classes(low: str, language: NameWords) -> str:
    """The lists of the language that hold the word `low`, a letter each."""
    return "".join([letter for letter, words in _lists(language) if low in words])


@cache
def _lists(language: NameWords) -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        ("h", language.honorifics),
        ("r", language.roles),
        ("m", language.role_words),
        ("o", language.organisation_heads),
        ("O", language.organisation_tails),
        ("p", language.place_heads),
        ("P", language.place_tails),
        ("e", language.event_heads),
        ("a", language.particles),
        ("s", language.speech),
        ("i", language.places_after),
        ("n", language.no_names),
        ("l", language.small),
    )
