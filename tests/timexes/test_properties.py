"""What holds for any text."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.timexes import Grammar, Reference, ReferenceBasis, find_timexes, not_before, outermost
from generator.lexicon import TimeWords, load_lexicon

_CODES = ("id", "en", "de", "es", "fr", "ms", "xx")
_GRAMMARS = {
    code: Grammar(code, known.time if (known := load_lexicon().language(code)) else TimeWords()) for code in _CODES
}
_CASES = Path(__file__).parent
_PIECES = sorted({
    piece
    for name in ("id", "en")
    for case in yaml.safe_load((_CASES / f"{name}.yml").read_text(encoding="utf-8"))["cases"]
    for piece in case["text"].split()
})  # fmt: skip
_TEXTS = st.text() | st.lists(
    st.sampled_from([*_PIECES, "31/2/2023", "99", "0", "32", "1", "(", ")", "-"]), max_size=25
).map(" ".join)
_DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(max_examples=400, deadline=None)
@given(lines=st.lists(_TEXTS, max_size=3), code=st.sampled_from(_CODES), day=_DAYS)
def test_spans_lie_in_the_text_and_values_are_edtf(lines: list[str], code: str, day: date | None) -> None:
    known = Reference(day, ReferenceBasis.STATED) if day else None
    timexes = find_timexes(list(enumerate(lines)), _GRAMMARS[code], known)
    not_before(timexes)
    for timex in timexes:
        assert lines[timex.line][timex.start : timex.end] == timex.text != ""
        assert timex.edtf is None or parse_edtf(timex.edtf), timex
    outer = outermost(timexes)
    for one, other in pairwise(outer):
        assert one.line < other.line or one.end <= other.start


@settings(max_examples=100, deadline=None)
@given(text=_TEXTS)
def test_one_line_means_the_same_whatever_stands_around_it_when_the_day_is_known(text: str) -> None:
    known = Reference(date(2024, 3, 14), ReferenceBasis.STATED)
    alone = find_timexes([(5, text)], _GRAMMARS["id"], known)
    among = find_timexes([(1, "Gempa terjadi 5 Mei 2021."), (5, text), (9, "Kemarin hujan.")], _GRAMMARS["id"], known)
    assert alone == tuple(timex for timex in among if timex.line == 5)


@pytest.mark.parametrize("length", [200_000])
def test_a_very_long_line_is_read_in_linear_time(length: int, grammar: Callable[[str], Grammar]) -> None:
    for piece in ("1", "Senin ", "4/9/2023 ", "sejak ", "(", "a", "19-", "pada 4 Mei hingga "):
        find_timexes([(1, piece * (length // len(piece)))], grammar("id"))
