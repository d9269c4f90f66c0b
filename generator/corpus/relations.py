"""Relations: which reports belong together, and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from generator.analysis import Report
from generator.corpus.similarity import Alike
from generator.lexicon import Lexicon
from generator.text.tokens import stemmer, words

_MOST_WORDS = 8
_MIN_WORD_LENGTH = 4


class RelationKind(StrEnum):
    """How two reports are related."""

    SAME_STORY = "same story"
    RELATED = "related"


class Reason(Struct, frozen=True):
    """Why two reports are related: what of one kind (dates, places, words) both name, as the first report writes it."""

    kind: str
    shared: tuple[str, ...]


class Relation(Struct, frozen=True):
    """Two reports by the names of their seeds, `a` before `b`; `score` is the cosine of their texts, rounded."""

    a: str
    b: str
    kind: RelationKind
    score: float
    reasons: tuple[Reason, ...]


def relate_pairs(
    reports: Sequence[Report], pairs: Iterable[Alike], story_of: dict[int, int], lexicon: Lexicon
) -> tuple[Relation, ...]:
    """A relation for each pair, with its reasons."""
    return tuple(_relation(reports, pair, story_of, lexicon) for pair in pairs)


def _relation(reports: Sequence[Report], pair: Alike, story_of: dict[int, int], lexicon: Lexicon) -> Relation:
    a, b = reports[pair.a], reports[pair.b]
    kind = RelationKind.SAME_STORY if story_of[pair.a] == story_of[pair.b] else RelationKind.RELATED
    return Relation(a.name, b.name, kind, round(pair.cosine, 3), _reasons(a, b, lexicon))


def _reasons(a: Report, b: Report, lexicon: Lexicon) -> tuple[Reason, ...]:
    dates_b = {timex.edtf for timex in b.timexes}
    places_b = {entity.id for entity in b.entities}
    reasons = (
        Reason("dates", tuple(sorted({t.edtf for t in a.timexes if t.edtf and t.edtf in dates_b}))),
        Reason("places", tuple(entity.id for entity in a.entities if entity.id in places_b)),
        Reason("words", _shared_words(a, b, lexicon)),
    )
    return tuple(reason for reason in reasons if reason.shared)


def _shared_words(a: Report, b: Report, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of `a` whose stems `b` uses too, the most used first; names of the shared places are said elsewhere."""
    stems_b = set(_stemmed(b, lexicon))
    places = {word.casefold() for entity in a.entities for mention in entity.mentions for word in words(mention.text)}
    told = Counter(word.casefold() for passage in a.article.passages for word in words(passage.text))
    shown = [w for stem, w in _stemmed(a, lexicon).items() if stem in stems_b and w.casefold() not in places]
    ranked = sorted(shown, key=lambda word: (-told[word.casefold()], word))
    return tuple(ranked[:_MOST_WORDS])


def _stemmed(report: Report, lexicon: Lexicon) -> dict[str, str]:
    """The report's telling words by their stems, each as it is written first."""
    language = lexicon.language(report.article.language)
    stopwords = language.stopwords if language else frozenset()
    stem = stemmer(language.stemmer if language else "")
    told = [word for passage in report.article.passages for word in words(passage.text)]
    telling = [word for word in told if len(word) >= _MIN_WORD_LENGTH and word.casefold() not in stopwords]
    by_stem: dict[str, str] = {}
    for key, word in zip(stem([word.casefold() for word in telling]), telling, strict=True):
        by_stem.setdefault(key, word)
    return by_stem
