"""Which language a text is in."""

from collections.abc import Mapping, Set

from generator.text.tokens import words

MIN_WORDS = 12
"""A shorter text has no language of its own: a headline full of names is guessed wrong too often."""

# More text takes longer and settles nothing.
_SAMPLE = 600


def guess_language(text: str, telltales: Mapping[str, Set[str]]) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it has fewer than `MIN_WORDS` words.

    `telltales` names words that only one of several close languages uses: among the languages that have any, the one
    whose words occur most often wins where the guesser names one of them.
    """
    tokens = [word.lower() for word in words(text)]
    if len(tokens) < MIN_WORDS:
        return None
    from py3langid import classify  # half a second to load; a cached run never needs it

    guess = str(classify(text[:_SAMPLE])[0])
    if guess not in telltales:
        return guess
    counts = {code: sum(token in own for token in tokens) for code, own in sorted(telltales.items())}
    best = max(counts.values())
    return guess if counts[guess] == best else next(code for code, count in counts.items() if count == best)
