"""Corrections: what publishers corrected or retracted of their reports, as editors found it, in one data file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.analysis import Report
from generator.cleaning import READ_LABELS
from generator.corpus.editors.decision_file import Form, fault, filled_in, no_seed
from generator.errors import Problem

CORRECTIONS_FILE = "_corrections.yml"
"""The data file in the seeds folder."""

CorrectionVerb = Literal["correct", "retract"]


class Correction(Struct, frozen=True):
    """That the publisher of a report corrected or retracted its `lines`, on a `day`, in the words `says`, at `url`.

    Where none of the lines is named, the whole report is retracted. `why` is the editor's own note.
    """

    verb: CorrectionVerb
    reports: tuple[str, ...]
    why: str
    day: str = ""
    says: str = ""
    url: str = ""
    lines: tuple[int, ...] = ()
    path: str = ""
    line: int = 0

    def concerns(self, line: int) -> bool:
        """Whether `line` of the report is meant."""
        return not self.lines or line in self.lines


_FORM = Form(
    name=CORRECTIONS_FILE,
    decision=Correction,
    about="reports",
    fewest={"correct": 1, "retract": 1},
    example="correct: a.txt",
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_MOST_NAMED = 12


def load_corrections(folder: Path, seeds: Iterable[str]) -> tuple[tuple[Correction, ...], list[Problem]]:
    """The corrections in the data file of the seeds folder, and what is wrong with it; a wrong one is left out."""
    corrections, problems = filled_in(folder, _FORM)
    wrong = list(_incomplete(corrections, sorted(seeds)))
    return _without(corrections, wrong), [*problems, *wrong]


def on_lines(
    corrections: Sequence[Correction], reports: Iterable[Report]
) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
    """The corrections of lines that the `reports` show, the newest first, and what is wrong with the others."""
    named = {report.name: report for report in reports} if corrections else {}
    wrong = [each for correction in corrections for each in _unshown(correction, named)]
    kept = (each for each in _without(corrections, wrong) if each.reports[0] in named)
    return tuple(sorted(kept, key=lambda each: (each.day, each.reports), reverse=True)), tuple(wrong)


def _without(corrections: Iterable[Correction], wrong: Iterable[Problem]) -> tuple[Correction, ...]:
    faulty = {problem.line for problem in wrong}
    return tuple(each for each in corrections if each.line not in faulty)


def _incomplete(corrections: Iterable[Correction], seeds: Sequence[str]) -> Iterator[Problem]:
    for each in corrections:
        path, line = each.path, each.line
        yield from (no_seed(path, line, name, seeds) for name in each.reports if name not in seeds)
        if len(each.reports) > 1:
            yield fault(path, line, "E150", "is on several reports", "write a correction for each")
        if not _is_day(each.day):
            yield fault(path, line, "E150", "gives no day of the correction", 'add "day: 2024-03-21"')
        if not each.says.strip():
            yield fault(path, line, "E150", "does not say it in the publisher's words", 'add "says: …", word for word')
        if not _ADDRESS.fullmatch(each.url):
            yield fault(path, line, "E150", "does not lead to the publisher's words", 'add "url: https://…"')


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _unshown(correction: Correction, reports: dict[str, Report]) -> Iterator[Problem]:
    """What is wrong with the lines of a correction: none is named, or one that the report does not show."""
    report = reports.get(correction.reports[0])
    if report is None:  # refused, which its contributor is told
        return
    shown = sorted({e.block.first_line for e in report.article.labelled.ledger if e.label in READ_LABELS})
    named = ", ".join(map(str, shown[:_MOST_NAMED])) + (" …" if len(shown) > _MOST_NAMED else "")
    if correction.verb == "correct" and not correction.lines:
        yield fault(correction.path, correction.line, "E151", "does not say which lines", f'add "lines: [{named}]"')
    for line in correction.lines:
        if line not in shown:
            told = f"{report.name} shows no line {line}"
            yield fault(correction.path, correction.line, "E151", told, f"its lines are: {named}")
