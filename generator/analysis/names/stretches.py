"""Stretches: where in a text names can stand, so that nothing else needs a closer look."""

from bisect import bisect_left
from itertools import compress, count
from operator import ne

from msgspec import Struct

from generator.analysis.names.gazetteer import Hit
from generator.analysis.names.tokens import Tokens
from generator.lexicon.names import NameWords

_SENTENCE_ENDS = frozenset(".!?…")
_QUOTES = frozenset("\"“'")
_MARKS = frozenset(".,()-\"'’“”&/–")
_MOST_BETWEEN = 2


class Clues(Struct, frozen=True, gc=False):
    """What is known of each token before anything is decided: whether it is written like a name, and known names.

    A token that is `known` belongs to a known name; one of `opens` may have its capital from where it stands; one of
    `breaks` begins a sentence, which no name goes across.
    """

    named: list[bool]
    known: list[bool]
    opens: list[bool]
    breaks: frozenset[int] = frozenset()


def clues(tokens: Tokens, hits: list[Hit], sentence_starts: frozenset[int] = frozenset()) -> Clues:
    """The clues of `tokens`, in which the gazetteer found `hits`; `sentence_starts` are characters of the text."""
    words = tokens.words
    named = list(map(ne, words, tokens.low))
    known = [False] * len(words)
    for hit in hits:
        named[hit.start : hit.end] = known[hit.start : hit.end] = [True] * (hit.end - hit.start)
    opens = [True, *map(_SENTENCE_ENDS.__contains__, words)][: len(words)]
    if len(words) > 1 and words[0] in _QUOTES:
        opens[1] = True
    # Where a full stop stands apart, the text was cut into tokens before, and its sentences are not to be relied on.
    heads = [bisect_left(tokens.starts, start) for start in sentence_starts]
    breaks = frozenset(
        [at for at in heads if 0 < at < len(words) and tokens.glued(at - 1) and tokens.starts[at] in sentence_starts]
    )
    return Clues(named, known, opens, breaks)


def stretches(tokens: Tokens, found: Clues, language: NameWords) -> list[tuple[int, int]]:
    """Where names can stand: tokens written like names, what marks, figures and particles join, and the cue before.

    Each stretch is the number of its first token and of the one behind its last.
    """
    words = tokens.words
    runs: list[tuple[int, int]] = []
    end = 0
    for at in compress(count(), found.named):
        if at < end:
            continue
        end = _run_end(words, found, at, language)
        cued = at and (words[at - 1] in language.place_heads or words[at - 1] in language.organisation_heads)
        runs.append((at - 1 if cued else at, end))
    return runs


def _run_end(words: list[str], found: Clues, at: int, language: NameWords) -> int:
    """Where the run that begins at `at` ends: a named token, with a closing bracket or a figure behind it."""
    end = at + 1
    ahead = end
    while ahead < len(words) and ahead - end <= _MOST_BETWEEN and ahead not in found.breaks:
        word = words[ahead]
        if found.named[ahead] or word == ")" or word[0].isdigit():
            end = ahead = ahead + 1
        elif word in _MARKS or word in language.particles:
            ahead += 1
        else:
            break
    return end
