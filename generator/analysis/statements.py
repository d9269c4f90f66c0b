"""Dated statements: the sentences of a report that a date belongs to, one for each date."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.analysis.timexes import Lane, Timex, TimexBasis, outermost


class DatedStatement(Struct, frozen=True, gc=False):
    """A verbatim sentence with one of its dates.

    `timex` holds the dated words; the sentence begins at character `start` of its line.
    """

    line: int
    start: int
    text: str
    timex: Timex

    @property
    def edtf(self) -> str:
        """The value of its date."""
        return self.timex.edtf or ""

    @property
    def lane(self) -> Lane:
        """Whether the date tells when it happened or when it was reported."""
        return self.timex.lane


def dated_statements(
    sentences: Iterable[tuple[int, int, str]], timexes: Sequence[Timex]
) -> tuple[list[DatedStatement], list[tuple[int, str]]]:
    """The dated statements among `sentences` (line, start in the line, text), and the sentences without a date.

    An anniversary says nothing of when the sentence holds, and a time of day nothing more than its day; neither makes a
    statement, nor do words that have no value.
    """
    per_line: dict[int, list[Timex]] = {}
    for timex in outermost(timexes):
        if timex.edtf and timex.basis is not TimexBasis.COMPUTED and "T" not in timex.edtf:
            per_line.setdefault(timex.line, []).append(timex)
    dated: list[DatedStatement] = []
    undated: list[tuple[int, str]] = []
    for line, start, text in sentences:
        inside = [timex for timex in per_line.get(line, ()) if start <= timex.start < start + len(text)]
        # The same date twice in a sentence is one statement; the word for it that comes first is shown.
        by_value = {(timex.edtf, timex.lane): timex for timex in reversed(inside)}
        dated += [
            DatedStatement(line, start, text, timex) for timex in sorted(by_value.values(), key=lambda t: t.start)
        ]
        if not inside:
            undated.append((line, text))
    return dated, undated
