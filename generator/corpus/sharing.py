"""Work shared among processes, for collections that are worth it; the result is the same with one or many."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from typing import TypeVar

from msgspec.structs import replace

from generator.analysis import Report
from generator.cleaning import LabelledDocument

# Starting a process costs as much as relating this many reports.
_WORTH_A_PROCESS = 2000
_CHUNK = 250

Given = TypeVar("Given")
Made = TypeVar("Made")


class Staff:
    """Who does the work: this process, or several."""

    def __init__(self, pool: ProcessPoolExecutor | None) -> None:
        self._pool = pool

    def each(self, do: Callable[[list[Given]], list[Made]], given: Sequence[Given]) -> Iterator[Made]:
        """What `do`, a function of a module, makes of the pieces of `given`."""
        pieces = (list(given[at : at + _CHUNK]) for at in range(0, len(given), _CHUNK))
        return chain.from_iterable(self._pool.map(do, pieces) if self._pool else map(do, pieces))


@contextmanager
def staff(reports: int, workers: int) -> Iterator[Staff]:
    """The staff for so many reports, with `workers` processes at most."""
    processes = min(workers, reports // _WORTH_A_PROCESS)
    if processes <= 1:
        yield Staff(None)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield Staff(pool)


def slim(report: Report) -> Report:
    """`report` without the ledger, which is most of it and tells nothing of other reports."""
    article = report.article
    document = replace(article.labelled.document, source="", blocks=(), problems=())
    return replace(report, article=replace(article, labelled=LabelledDocument(document, ())), problems=())
