"""Tags: names and phrases by which a reader would look for a report."""

import re
from collections import Counter
from itertools import chain, pairwise

from generator.analysis.names import Names
from generator.lexicon import Language, Lexicon
from generator.metadata import Article

_MOST_NAMES, _MOST_PHRASES = 7, 5
_OFTEN = 2
_ROW = re.compile(r"(?<![\w-])[^\W\d_A-Z]{4,}+(?: [^\W\d_A-Z]{4,}+)+(?![\w-])")
_PLAIN_ROW = re.compile(r"\b(?<!-)[a-z]{4,}+(?: [a-z]{4,}+)+(?![\w-])", re.ASCII)  # the same, where all is ASCII


def find_tags(article: Article, names: Names, lexicon: Lexicon) -> tuple[str, ...]:
    """The most used names of `article`, then pairs of words it says at least twice; outlets and datelines are none."""
    language = lexicon.language(article.language)
    counts = Counter(each.id for named in names.in_passages for each in named if not each.relays)
    known = {entity.id: entity for entity in names.entities}
    shown = [id_ for id_, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))][:_MOST_NAMES]
    tags = [known[id_].name for id_ in shown]
    return tuple(dict.fromkeys([*tags, *_phrases(article, language)]))


def _phrases(article: Article, language: Language | None) -> list[str]:
    """Neighbours in small letters that both say something, of those said at least twice the most said first."""
    if language is None:
        return []
    texts = [passage.text for passage in article.body]
    rows = [row.split(" ") for text in texts for row in (_PLAIN_ROW if text.isascii() else _ROW).findall(text)]
    pairs = Counter(chain.from_iterable(map(pairwise, rows)))
    often = [pair for pair, count in pairs.items() if count >= _OFTEN and not language.stopwords.intersection(pair)]
    return [" ".join(pair) for pair in sorted(often, key=lambda pair: (-pairs[pair], pair))[:_MOST_PHRASES]]
