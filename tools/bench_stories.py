"""Time and memory of relations, stories, claims and who is who, for collections that double; and of one report more.

    python -m tools.bench_stories [COUNT ...]

The reports are made of words that are as common and as rare as those of news: stories of three reports on one made-up
event, each telling most of its facts in partly other words. Making them is not counted: it stands for reading seeds,
whose clues and clauses are found one seed at a time and kept in the cache. All else that relates them is.
Each has one date and one country. Who is who is measured apart, among reports that name ten people and organisations
each, the most common ones often and most of the others once.
"""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_context
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import NamedTuple

from msgspec.structs import replace

from generator.analysis import DatedStatement, Entity, Lane, Mention, Report, Timex, TimexBasis
from generator.analysis.clauses import pack_clauses
from generator.analysis.clues import find_clues
from generator.cleaning import Label, LabelledDocument
from generator.corpus import Kept, relate
from generator.corpus.names.dossiers import Dossiers
from generator.lexicon import load_lexicon
from generator.metadata.article import Article, Basis, Passage
from generator.reading import Document
from generator.reading.frontmatter import Stated
from generator.text.sentences import Span
from generator.text.slugs import name_address
from tools.measuring import Row
from tools.synthetic import Dice

_COUNTS = (12_500, 25_000, 50_000, 100_000)
_REPORTS_A_STORY = 3
_WORKERS = 2
_LOOK_EVERY = 0.1
_WORDS = 40_000
_COMMONEST = 40
_FACTS, _FACTS_TOLD, _FACT_LENGTH, _REWORDED = 14, 10, 15, 4
_PEOPLE, _NAMED = 1 << 18, 10
_MORE = 9
_LAST_NAME_ALONE = 5  # every fifth
_SYLLABLES = [a + b for a in "bcdfghjklmnprstwy" for b in "aeiou"]
_COUNTRIES = [
    ("RU", "Rusia"),
    ("KP", "Korea Utara"),
    ("JP", "Jepang"),
    ("BR", "Brasil"),
    ("KE", "Kenya"),
    ("EG", "Mesir"),
]


class Measured(NamedTuple):
    """What relating so many reports came to: seconds by the clock and of processors, and megabytes of all processes."""

    relations: int
    stories: int
    claims: int
    seconds: float
    work: float
    megabytes: float
    more: float
    more_work: float


def main() -> None:
    """Print what the command line asks for."""
    for row in rows([int(count) for count in sys.argv[1:]] or _COUNTS):
        print(f"| {row.measure} | {row.figure} | {row.bar} |", flush=True)


def rows(counts: tuple[int, ...] | list[int] = _COUNTS) -> Iterator[Row]:
    """A line for each number of reports, and one for a report more."""
    before: Measured | None = None
    for count in counts:
        # In a process of its own, so that no run finds the memory of the one before.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            made = pool.submit(_measure, count).result()
        growth = f", × {made.work / before.work:.2f}" if before else ""
        told = f"{made.relations:,} relations, {made.stories:,} stories, {made.claims:,} claims"
        figure = f"{made.seconds:.0f} s, {made.work:.0f} s of processors{growth}, {made.megabytes:.0f} MB: {told}"
        last = count == counts[-1]
        yield Row(f"relate {count:,} reports, two processes", figure, "≤ 120 s, < 2,000 MB" if last else "")
        before = made
    yield Row(f"one report into {count:,}", f"{made.more:.1f} s, {made.more_work:.1f} s of processors", "≤ 2 s")
    yield from _who_is_who(count // 4, count // 2)


def _who_is_who(*counts: int) -> Iterator[Row]:
    """A line for each number of reports that name ten each, and one for a report more; joining is part of relating."""
    before = None
    for count in counts:
        reports, kept = list(make_naming_reports(count + _MORE)), Dossiers()
        used, found = _joined(kept, reports[:count])
        growth = f", × {used / before:.2f}" if before else ""
        yield Row(
            f"who is who in {count:,} reports that name {_NAMED} each",
            f"{used:.1f} s of processors{growth}: {found:,} people and organisations",
        )
        before = used
    each = [_joined(kept, [report])[0] for report in reports[count:]]
    figure = f"{median(each):.2f} s of processors, of {_MORE} at most {max(each):.2f} s"
    yield Row(f"who is who, one report into {count:,}", figure)


def _joined(kept: Dossiers, reports: Sequence[Report]) -> tuple[float, int]:
    """Seconds of processor time to take in reports, and how many dossiers there are then."""
    start = time.process_time()
    kept.follow((), reports)
    found, _ = kept.decided(())
    return time.process_time() - start, len(found)


def _measure(count: int) -> Measured:
    """Relate so many reports, then one more."""
    *reports, more = make_reports(count + 1)
    kept, watch = Kept(), _Watch()
    watch.start()
    start, used = time.perf_counter(), _processor()
    corpus = relate(reports, workers=_WORKERS, kept=kept)
    seconds, work = time.perf_counter() - start, _processor() - used
    several = [story for story in corpus.stories if len(story.reports) > 1]
    claims = sum(len(story.claims) for story in several)
    start, used = time.perf_counter(), _processor()
    relate([*reports, more], workers=_WORKERS, kept=kept)
    later = time.perf_counter() - start, _processor() - used
    return Measured(len(corpus.relations), len(several), claims, seconds, work, watch.stop(), *later)


def _processor() -> float:
    """Seconds of processor time that this process and those it has waited for have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


class _Watch(Thread):
    """Looks how much memory this process and its workers have at once, until it is told to stop."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.megabytes = 0.0
        self._done = Event()

    def run(self) -> None:
        while not self._done.wait(_LOOK_EVERY):
            processes = [os.getpid(), *(each.pid for each in active_children())]
            self.megabytes = max(self.megabytes, sum(map(_resident, processes)))

    def stop(self) -> float:
        self._done.set()
        self.join()
        return self.megabytes


def _resident(process: int | None) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def make_reports(count: int) -> Iterator[Report]:
    """The synthetic reports, always the same for the same count."""
    return map(_report, range(count))


def make_naming_reports(count: int) -> Iterator[Report]:
    """Synthetic reports that name ten people and organisations each, always the same for the same count."""
    return map(_naming, range(count))


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
    document = Document(name, name, name, "", (), Stated())
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
    entities = (place,)
    return Report(
        clauses=pack_clauses(article, entities, (timex,), load_lexicon()),
        clues=find_clues(article, entities, (dated,), article.published or "", load_lexicon()),
        article=article,
        timexes=(timex,),
        dated=(dated,),
        undated=(),
        entities=entities,
        unsettled=(),
        attributions=(),
        hedges=(),
        key_points=(),
        tags=(),
        not_before=day,
        problems=(),
    )


def _naming(number: int) -> Report:
    """A report that names ten people and organisations; the one of rank n is in about every n-th report."""
    dice = Dice(4_000_037 + number)
    ranks = sorted({_rank(dice, _PEOPLE) for _ in range(_NAMED)})
    named = [_somebody(rank, alone=not dice.below(_LAST_NAME_ALONE)) for rank in ranks]
    report = _as_report(f"{number:06}_sintetis.txt", ["Hujan."], _COUNTRIES[dice.below(len(_COUNTRIES))], "2024-05-08")
    return replace(
        report,
        entities=tuple(
            {(each.kind, each.id): each for each in sorted(named, key=lambda each: (each.kind, each.id))}.values()
        ),
    )


def _somebody(rank: int, *, alone: bool) -> Entity:
    """The person or, at every third rank, organisation of this rank; one and the other may share a last name."""
    first, last = _word(rank).title(), _word(rank % 4096).title()
    kind = "person" if rank % 3 else "organisation"
    name = last if alone and kind == "person" else f"{first} {last}"
    return Entity(name_address(name), kind, name, None, (Mention(name, 1, 0, len(name)),))


def _common(dice: Dice) -> str:
    """A word of news: the word of rank n stands about every n-th time; the very first are stopwords and not made."""
    return _word(_rank(dice, _WORDS) + _COMMONEST)


def _rank(dice: Dice, ranks: int) -> int:
    """A rank from 1 on; rank n is thrown about one n-th as often as the first."""
    return int(ranks ** (dice.below(1 << 20) / (1 << 20)))


def _word(rank: int) -> str:
    """A made-up word of its own for each rank."""
    parts, rest = [], rank * 2654435761 % (1 << 31)
    for _ in range(2 + rank % 3):
        rest, at = divmod(rest, len(_SYLLABLES))
        parts.append(_SYLLABLES[at])
    return "".join(parts)


if __name__ == "__main__":
    main()
