"""Measuring that holds on a busy machine: processor time, medians of rounds, and peers in the same run.

What a tool measured is rows; they are printed as the tables of the README, which holds each between two marks.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

Thing = TypeVar("Thing")

_ROUNDS = 5
_README = Path(__file__).parents[1] / "README.md"


class Row(NamedTuple):
    """One line of a table: what was measured, what it came to, and what it has to reach; no bar is an empty one."""

    measure: str
    figure: str
    bar: str = ""


class Cost(NamedTuple):
    """What a command took: wall time and processor time in seconds, and its largest process in megabytes."""

    seconds: float
    processor: float
    megabytes: float


def rates(things: Sequence[Thing], *works: Callable[[Thing], object]) -> list[float]:
    """How many `things` a second of processor time each of `works` does: medians of rounds that alternate.

    A first, shorter round loads what is loaded once. What slows the machine slows all works alike: compare them.
    """
    for work in works:
        _seconds(work, things[: max(1, len(things) // 10)])
    rounds = [[_seconds(work, things) for work in works] for _ in range(_ROUNDS)]
    return [len(things) / median(column) for column in zip(*rounds, strict=True)]


def cost(folder: Path, *arguments: str) -> Cost:
    """What it costs to run this Python with `arguments` in `folder`, the processes that it waits for included."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], cwd=folder, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / _maxrss_units())


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    return "\n".join(["| measure | figure | bar |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def print_rows(rows: Iterable[Row]) -> None:
    """Print the rows as a table, each as soon as it is known."""
    print(table([]))
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


def write_into_readme(name: str, rows: Iterable[Row], path: Path = _README) -> None:
    """Put the table of `rows` into the README, where its marks `<!-- measured: name -->` and `<!-- end -->` stand."""
    text = path.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- measured: {re.escape(name)} -->\n).*?(?=<!-- end -->)", re.DOTALL)
    if not marks.search(text):
        raise SystemExit(f"{path.name} has no mark <!-- measured: {name} -->")
    written = f"{table(rows)}\n"
    path.write_text(marks.sub(lambda match: match[1] + written, text), encoding="utf-8")


def _seconds(work: Callable[[Thing], object], things: Sequence[Thing]) -> float:
    start = time.process_time()
    for thing in things:
        work(thing)
    return time.process_time() - start


def _maxrss_units() -> int:
    """How many units of the system's count of memory make a megabyte."""
    return 1 << 20 if sys.platform == "darwin" else 1 << 10
