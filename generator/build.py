"""The whole program in one file: seeds -> reports -> corpus -> pages -> site."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.analysis import Report, analyse
from generator.cache import NOTHING, Learned, ReportCache, program_fingerprint
from generator.cleaning import LabelledDocument, clean, story_problems
from generator.config import Config
from generator.corpus import Corpus, Kept, load_decisions, load_kept, relate, repeated_lines
from generator.errors import Problem, Severity
from generator.lexicon import Lexicon, load_lexicon
from generator.metadata import extract_article
from generator.reading import Seed, find_seeds, load_seed, read, same_name, seed_name
from generator.writing import Site, make_site

# Starting a process costs as much as reading this many seeds.
_WORTH_A_PROCESS = 150
# Fewer reports are related anew as fast as what was kept of them is read.
_WORTH_KEEPING = 2000
_KEPT = "kept"


class Newsroom(Struct, frozen=True):
    """What was gathered from all seeds: by name in order, what each made; and all problems in order."""

    outcomes: dict[str, Report | Problem]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether a problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def reports(self) -> list[Report]:
        """The reports in the order of their names."""
        return [made for made in self.outcomes.values() if isinstance(made, Report)]


class Memory:
    """What one process remembers of files it has read, so that a rebuild reads only those that changed."""

    def __init__(self) -> None:
        self.known: dict[Path, tuple[tuple[int, int, int], Report | Problem]] = {}
        self.learned: dict[str, tuple[Report, frozenset[str], Report | Problem]] = {}
        self.kept: Kept | None = None


def build(config: Config, memory: Memory | None = None) -> Site:
    """The site that the seeds of `config` make."""
    newsroom = gather(config, find_seeds(config.seeds), memory)
    corpus = _relate(newsroom, config, memory or Memory())
    return make_site(corpus, tuple(sorted([*newsroom.problems, *corpus.doubts])), config)


def build_corpus(config: Config, everything: Newsroom | None = None) -> Corpus:
    """The corpus that the seeds of `config` make; `everything` is what was gathered from all of them, if it was."""
    return _relate(everything or gather(config, find_seeds(config.seeds)), config, Memory())


def _relate(newsroom: Newsroom, config: Config, memory: Memory) -> Corpus:
    """The corpus that the reports make, from what the run before kept of it: in memory, or of many in a file."""
    reports = newsroom.reports
    decisions, doubts = load_decisions(config.seeds, newsroom.outcomes)
    kept_in = config.cache / f"{_KEPT}-{program_fingerprint()[:16]}.npz"
    kept = memory.kept or load_kept(kept_in)
    before = kept.numbered.following
    corpus = relate(reports, decisions, config.workers or os.cpu_count() or 1, kept)
    # Who serves keeps it in memory: what changes meanwhile is soon found again from the file of the first build.
    if memory.kept is None and kept.numbered.following != before and len(reports) >= _WORTH_KEEPING:
        for stale in config.cache.glob(f"{_KEPT}-*.npz"):  # of another version of the program
            stale.unlink(missing_ok=True)
        kept.save(kept_in)
    memory.kept = kept
    return replace(corpus, doubts=(*doubts, *corpus.doubts))


def report_on(seed: Seed, lexicon: Lexicon, learned: frozenset[str] = frozenset()) -> Report | Problem:
    """The report that `seed` makes, or why it makes none; `learned` are lines that other articles show as furniture."""
    document = read(seed)
    if isinstance(document, Problem):
        return document
    labelled = clean(document, lexicon, learned)
    problems = story_problems(labelled, lexicon)
    if missing := next((problem for problem in problems if problem.severity is Severity.ERROR), None):
        return missing
    article = extract_article(labelled, lexicon)
    report = analyse(article, lexicon)
    return replace(report, problems=(*report.problems, *problems))


def ledger_of(path: Path, config: Config) -> LabelledDocument | Problem:
    """The ledger of the one seed in the file `path`, or why there is none."""
    seed = load_seed(path.absolute(), config.seeds)
    document = read(seed) if isinstance(seed, Seed) else seed
    if isinstance(document, Problem):
        return document
    lines = _learn(_first_reports(config, [path.absolute(), *_beside([path.absolute()], config)], Memory()))
    return clean(document, load_lexicon(), lines.get(document.name, frozenset()))


def gather(config: Config, paths: Iterable[Path], memory: Memory | None = None) -> Newsroom:
    """Reports on the seeds in the files `paths`, from memory and cache where these know them.

    Every seed is read by itself first. Then the whole collection, whatever part of it `paths` are, shows which lines
    recur across articles, and seeds that hold such lines are read once more, knowing them.
    """
    paths, memory = list(paths), memory or Memory()
    first = _first_reports(config, paths, memory)
    learned = _learn({**_first_reports(config, _beside(paths, config), Memory()), **first})
    outcomes = {**first, **_second_reports(config, paths, first, learned, memory)}
    problems = [
        problem for made in outcomes.values() for problem in ([made] if isinstance(made, Problem) else made.problems)
    ]
    return Newsroom(dict(sorted(outcomes.items())), tuple(sorted(problems)))


def _beside(paths: Iterable[Path], config: Config) -> list[Path]:
    """The seeds of the collection that are not among `paths`, by file and by name."""
    named = {seed_name(path, config.seeds) for path in paths}
    found = find_seeds(config.seeds) if config.seeds.is_dir() else []
    return [path for path in found if seed_name(path, config.seeds) not in named]


def _learn(outcomes: Mapping[str, Report | Problem]) -> Learned:
    return repeated_lines(made for made in outcomes.values() if isinstance(made, Report))


def _first_reports(config: Config, paths: Iterable[Path], memory: Memory) -> dict[str, Report | Problem]:
    """By name, what the seeds in the files `paths` make, each read by itself."""
    named = {path: seed_name(path, config.seeds) for path in paths}
    called = Counter(named.values())
    signed = {path: signature for path, name in named.items() if called[name] == 1 and (signature := _signature(path))}
    memory.known = {path: known for path, known in memory.known.items() if signed.get(path) == known[0]}
    unread = {path: load_seed(path, config.seeds) for path in signed if path not in memory.known}
    made = _report_on_all([seed for seed in unread.values() if isinstance(seed, Seed)], config)
    for path, seed in unread.items():
        memory.known[path] = (signed[path], made[seed.name] if isinstance(seed, Seed) else seed)
    outcomes: dict[str, Report | Problem] = {
        name: same_name(path, config.seeds) for path, name in named.items() if called[name] > 1
    }
    return outcomes | {named[path]: memory.known[path][1] for path in signed}


def _second_reports(
    config: Config, paths: Iterable[Path], first: Mapping[str, Report | Problem], learned: Learned, memory: Memory
) -> dict[str, Report | Problem]:
    """By name, what those seeds make that hold a learned line; the others stand as they are."""
    again = {
        name: (path, made, learned[name])
        for path in paths
        if (name := seed_name(path, config.seeds)) in learned and isinstance(made := first[name], Report)
    }
    memory.learned = {
        name: known
        for name, known in memory.learned.items()
        if name in again and known[0] is again[name][1] and known[1] == again[name][2]
    }
    unread = [load_seed(path, config.seeds) for name, (path, _, _) in again.items() if name not in memory.learned]
    seeds = [seed for seed in unread if isinstance(seed, Seed)]
    for name, made in _report_on_all(seeds, config, learned).items():
        memory.learned[name] = (again[name][1], again[name][2], made)
    return {name: known[2] for name, known in memory.learned.items()}


def _report_on_all(seeds: Sequence[Seed], config: Config, learned: Learned = NOTHING) -> dict[str, Report | Problem]:
    if not seeds:
        return {}
    cache = ReportCache(config.cache)
    made: dict[str, Report | Problem] = {**cache.load(seeds, learned)}
    new = [seed for seed in seeds if seed.name not in made]
    outcomes = dict(zip((seed.name for seed in new), _report_on_each(new, config.workers, learned), strict=True))
    cache.store({seed: report for seed in new if isinstance(report := outcomes[seed.name], Report)}, learned)
    return {**made, **outcomes}


def _report_on_each(seeds: Sequence[Seed], workers: int, learned: Learned = NOTHING) -> Iterable[Report | Problem]:
    processes = min(workers or os.cpu_count() or 1, len(seeds) // _WORTH_A_PROCESS)
    lines = [learned.get(seed.name, frozenset()) for seed in seeds]
    if processes <= 1:
        return list(map(_report_on, seeds, lines))
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_report_on, seeds, lines, chunksize=32))


def _report_on(seed: Seed, learned: frozenset[str]) -> Report | Problem:
    return report_on(seed, load_lexicon(), learned)


def _signature(path: Path) -> tuple[int, int, int] | None:
    """What changes when the file does; None where it has just gone."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
