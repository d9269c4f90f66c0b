"""Time and memory of relations, stories and claims, for collections that double; and of one report more.

    python -m tools.bench_stories [COUNT ...]
    python -m tools.bench_stories one-more COUNT

The reports are made of words that are as common and as rare as those of news: stories of three reports on one made-up
event, each telling most of its facts in partly other words. Making them is not counted.
"""

import itertools
import math
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.analysis import DatedStatement, Entity, Lane, Mention, Report, Timex, TimexBasis
from generator.cleaning import Label, LabelledDocument
from generator.corpus import relate
from generator.corpus.clues import clues_of
from generator.corpus.index import load_index, make_index
from generator.lexicon import load_lexicon
from generator.metadata.article import Article, Basis, Passage
from generator.reading import Document
from generator.reading.frontmatter import Stated
from generator.text.sentences import Span
from tools.synthetic import Dice

_COUNTS = (12_500, 25_000, 50_000, 100_000)
_REPORTS_A_STORY = 3
_WORKERS = 2
_WORDS = 40_000
_COMMONEST = 40
_FACTS, _FACTS_TOLD, _FACT_LENGTH, _REWORDED = 14, 10, 15, 4
_SYLLABLES = [a + b for a in "bcdfghjklmnprstwy" for b in "aeiou"]
_COUNTRIES = [
    ("RU", "Rusia"),
    ("KP", "Korea Utara"),
    ("JP", "Jepang"),
    ("BR", "Brasil"),
    ("KE", "Kenya"),
    ("EG", "Mesir"),
]


def main() -> None:
    """Measure what the command line asks for."""
    if sys.argv[1:2] == ["one-more"]:
        _one_more(int(sys.argv[2]))
    else:
        _doublings([int(count) for count in sys.argv[1:]] or _COUNTS)


def _one_more(count: int) -> None:
    """Print how long a kept index of `count` reports takes to place one report more, reading it included."""
    lexicon = load_lexicon()
    clues = [clues_of(report, lexicon) for report in make_reports(count)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.npz"
        make_index(clues, [at // _REPORTS_A_STORY for at in range(count)]).save(path)
        new = next(itertools.islice(make_reports(count), 5, None))
        start = time.perf_counter()
        index = load_index(path)
        own = clues_of(new, lexicon)
        found = index.story(own), index.near(own)[:3]
        seconds = time.perf_counter() - start
        print(f"one report into {count}: {seconds:.2f} s, index of {path.stat().st_size / 1e6:.0f} MB, found {found}")


def _doublings(counts: Sequence[int]) -> None:
    """Print a table of all that `relate` does."""
    print(
        "| reports | relations | stories of several | claims | seconds | of a processor | per doubling | peak memory |"
    )
    print("|---|---|---|---|---|---|---|---|")
    before = math.nan
    for count in counts:
        reports = list(make_reports(count))
        start, used = time.perf_counter(), _processor()
        corpus = relate(reports, workers=_WORKERS)
        seconds, work = time.perf_counter() - start, _processor() - used
        several = [story for story in corpus.stories if len(story.reports) > 1]
        claims = sum(len(story.claims) for story in several)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
        print(
            f"| {count} | {len(corpus.relations)} | {len(several)} | {claims} | {seconds:.1f} | {work:.1f} "
            f"| x {work / before:.2f} | {peak:.0f} MB |",
            flush=True,
        )
        before = work
        del reports, corpus, several


def _processor() -> float:
    """Seconds of processor time that this process and its children have used."""
    each = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(used.ru_utime + used.ru_stime for used in each)


def make_reports(count: int) -> Iterator[Report]:
    """The synthetic reports, always the same for the same count."""
    return map(_report, range(count))


def _report(number: int) -> Report:
    story, own = Dice(7 + number // _REPORTS_A_STORY), Dice(2_000_003 + number)
    names = [f"{_word(story.below(1 << 20)).title()} {_word(story.below(1 << 20)).title()}" for _ in range(4)]
    code, country = _COUNTRIES[story.below(len(_COUNTRIES))]
    day = f"20{10 + story.below(15)}-{1 + story.below(12):02}-{1 + story.below(28):02}"
    facts = [[_common(story) for _ in range(_FACT_LENGTH)] for _ in range(_FACTS)]
    told = [facts[(own.below(_FACTS) + at) % _FACTS] for at in range(_FACTS_TOLD)]
    sentences = []
    for at, fact in enumerate(told):
        words = list(fact)
        for _ in range(_REWORDED):
            words[own.below(len(words))] = _common(own)
        words[3:3] = [names[facts.index(fact) % 4], "di", country, str(3 + facts.index(fact) * 7)]
        text = " ".join(words)
        sentences.append(text[0].upper() + text[1:] + ("." if at else f" pada {day}."))
    return _as_report(f"{number:06}_sintetis.txt", sentences, (code, country), day)


def _as_report(name: str, sentences: list[str], country: tuple[str, str], day: str) -> Report:
    passages = []
    for line, at in enumerate(range(0, len(sentences), 2), 1):
        pair = sentences[at : at + 2]
        spans, start = [], 0
        for sentence in pair:
            spans.append(Span(start, start + len(sentence)))
            start += len(sentence) + 1
        passages.append(Passage(Label.BODY, " ".join(pair), line, line, 0, tuple(spans)))
    document = Document(name, name, "", "", (), Stated())
    article = Article(
        labelled=LabelledDocument(document, ()),
        title=None,
        title_basis=Basis.DERIVED,
        shown_title=sentences[0],
        deck=None,
        publisher=None,
        publisher_basis=None,
        authors=(),
        dateline=None,
        language="id",
        url=None,
        published=day,
        published_basis=Basis.STATED,
        images=(),
        passages=tuple(passages),
        evidence={},
    )
    timex = Timex(day, 1, 0, 0, day, TimexBasis.EXPLICIT, None, Lane.HAPPENED, announced=False)
    dated = DatedStatement(1, 0, sentences[0], timex)
    place = Entity(country[0].lower(), "place", country[1], country[0], (Mention(country[1], 1, 0, 0),))
    return Report(
        article=article,
        timexes=(timex,),
        dated=(dated,),
        undated=(),
        entities=(place,),
        unsettled=(),
        attributions=(),
        hedges=(),
        key_points=(),
        tags=(),
        not_before=day,
        problems=(),
    )


def _common(dice: Dice) -> str:
    """A word of news: the word of rank n stands about every n-th time; the very first are stopwords and not made."""
    return _word(int(_WORDS ** (dice.below(1 << 20) / (1 << 20))) + _COMMONEST)


def _word(rank: int) -> str:
    """A made-up word of its own for each rank."""
    parts, rest = [], rank * 2654435761 % (1 << 31)
    for _ in range(2 + rank % 3):
        rest, at = divmod(rest, len(_SYLLABLES))
        parts.append(_SYLLABLES[at])
    return "".join(parts)


if __name__ == "__main__":
    main()
