"""The telling words of a report: their stems, how often each occurs, and how it is written first."""

from collections import Counter

from msgspec import Struct

from generator.analysis import Report
from generator.lexicon import Lexicon
from generator.text.tokens import stemmer, words

_MIN_LENGTH = 3


class Terms(Struct, frozen=True):
    """`counts` by stem; `written` gives each stem's word as the report writes it first."""

    counts: dict[str, int]
    written: dict[str, str]


def terms_of(report: Report, lexicon: Lexicon) -> Terms:
    """The words of headline, captions and body that are no stopwords."""
    language = lexicon.language(report.article.language)
    stopwords = language.stopwords if language else frozenset()
    texts = [report.article.title or "", *(passage.text for passage in report.article.passages)]
    telling = [
        (lower, word)
        for text in texts
        for word in words(text)
        if len(word) >= _MIN_LENGTH and (lower := word.casefold()) not in stopwords
    ]
    stems = stemmer(language.stemmer if language else "")([lower for lower, _ in telling])
    written: dict[str, str] = {}
    for stem, (_, word) in zip(stems, telling, strict=True):
        written.setdefault(stem, word)
    return Terms(dict(Counter(stems)), written)
