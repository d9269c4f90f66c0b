"""Which language a text is in."""

from collections.abc import Mapping, Set

from generator.text.tokens import word_count, words

MIN_WORDS = 12
"""A shorter text has no language of its own: a headline full of names is guessed wrong too often."""

# More text takes longer and settles nothing.
_SAMPLE = 600
# So many telltales, so many of them different, and so large a part of all words, are in no text of another language.
_SURE_COUNT = 5
_SURE_WORDS = 3
_SURE_SHARE = 0.02


def guess_language(text: str, telltales: Mapping[str, Set[str]]) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it has fewer than `MIN_WORDS` words.

    `telltales` names words that only one of several close languages uses. Enough of one language's settle it; fewer
    only where the guesser names one of the close languages.
    """
    tokens = words(text.lower())
    if word_count(text) < MIN_WORDS:
        return None
    counts = {code: sum(map(own.__contains__, tokens)) for code, own in sorted(telltales.items())}
    ranked = sorted(counts, key=lambda code: -counts[code])
    sure = max(_SURE_COUNT, _SURE_SHARE * len(tokens), *(2 * counts[code] for code in ranked[1:2]))
    if ranked and counts[ranked[0]] >= sure and len(telltales[ranked[0]] & set(tokens)) >= _SURE_WORDS:
        return ranked[0]
    from py3langid import classify  # half a second to load; a cached run and most texts never need it

    guess = str(classify(text[:_SAMPLE])[0])
    return ranked[0] if guess in counts and counts[guess] < counts[ranked[0]] else guess
