"""Work shared among processes, for collections that are worth it; the result is the same with one or many."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

# Starting a process costs as much as so many pieces of work.
_WORTH_A_PROCESS = 8
_AHEAD = 2

Given = TypeVar("Given")
Made = TypeVar("Made")


def shared(do: Callable[[Given], Made], pieces: Iterable[Given], count: int, others: int) -> Iterator[Made]:
    """What `do`, a function of a module, makes of `count` pieces of work, in order, by `others` processes at most.

    This one only hands out the work; without others, or if it is not worth their start, it does it.
    """
    processes = min(others, count // _WORTH_A_PROCESS)
    if processes < 1:
        yield from map(do, pieces)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Made]] = deque()
        for piece in pieces:
            waiting.append(pool.submit(do, piece))
            if len(waiting) > _AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
