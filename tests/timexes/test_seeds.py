"""The first two seeds: what their text says of time, and what the timeline may show of it."""

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from generator.analysis.statements import DatedStatement, dated_statements
from generator.analysis.timexes import Grammar, ReferenceBasis, Timex, find_timexes, not_before, outermost
from generator.corpus.same_statement import basis_of, joined

_SEEDS = Path(__file__).parents[2] / "seeds"
_BISNIS, _JABAR = "000_aefcf75def6c6a13.txt", "002_3340a57525382034.txt"
# Caption and body. Line 7 of the first repeats line 6, line 5 of the second leads to another article.
_LINES = {_BISNIS: (6, *range(9, 28, 2)), _JABAR: (1, 2, 3, 4, 6, 7, 8, 9, 10, 11)}
_GOLD = {
    _BISNIS: [
        (6, "27 Juli 2023", "2023-07-27", "explicit", "happened"),
        (11, "Senin (4/9/2023)", "2023-09-04", "explicit", "reported"),
        (13, "Juli lalu", "2023-07", "relative", "happened"),
        (13, "70 tahun berakhirnya", "1953", "computed", "happened"),
        (25, "sejak tahun 2006", "2006/..", "explicit", "happened"),
    ],
    _JABAR: [
        (3, "tanggal 4 September 2023", "2023-09-04", "explicit", "reported"),
        (6, "bulan Juli", "2023-07", "inferred", "happened"),
        (6, "70 tahun berakhirnya", "1953", "computed", "happened"),
        (9, "bulan Juli", "2023-07", "inferred", "happened"),
    ],
}
_EMPTY_WORDS = frozenset(
    [
        "pada",
        "yang",
        "untuk",
        "dengan",
        "oleh",
        "bahwa",
        "dalam",
        "telah",
        "kepada",
        "dikutip",
        "kantor",
        "berita",
        "diungkapkan",
        "tahun",
        "tanggal",
        "bulan",
    ]
)


def _lines(seed: str) -> list[tuple[int, str]]:
    written = (_SEEDS / seed).read_text(encoding="utf-8").split("\n")
    return [(number, " ".join(written[number - 1].split())) for number in _LINES[seed]]


def _sentences(seed: str) -> list[tuple[int, int, str]]:
    return [
        (line, m.start(), m.group())
        for line, text in _lines(seed)
        for m in re.finditer(r"\S.*?[.!?](?=\s|$)|\S.*$", text)
    ]


@pytest.fixture
def timexes(grammar: Callable[[str], Grammar]) -> dict[str, tuple[Timex, ...]]:
    return {seed: find_timexes(_lines(seed), grammar("id")) for seed in _LINES}


@pytest.mark.parametrize("seed", _LINES)
def test_a_seed_says_of_time_what_a_person_read_in_it(seed: str, timexes: dict[str, tuple[Timex, ...]]) -> None:
    assert [(t.line, t.text, t.edtf, t.basis, t.lane) for t in outermost(timexes[seed])] == _GOLD[seed]


@pytest.mark.parametrize("seed", _LINES)
def test_a_seed_without_publication_day_counts_from_the_day_it_reports(
    seed: str, timexes: dict[str, tuple[Timex, ...]]
) -> None:
    references = {t.reference for t in timexes[seed] if t.reference}
    assert {(str(r.day), r.basis) for r in references} == {("2023-09-04", ReferenceBasis.INFERRED)}
    assert not_before(timexes[seed]) == "2023-09-04"


def test_the_timeline_of_the_two_seeds_is_the_one_a_person_made(timexes: dict[str, tuple[Timex, ...]]) -> None:
    statements: list[tuple[str, DatedStatement]] = []
    for seed in _LINES:
        statements += [(seed, statement) for statement in dated_statements(_sentences(seed), timexes[seed])[0]]
    entries = [
        (group[0][1].edtf, str(group[0][1].lane), [(seed[:3], said.line) for seed, said in group], str(basis_of(group)))
        for group in joined(statements, _EMPTY_WORDS)
    ]
    assert entries == [
        ("2006/..", "happened", [("000", 25)], "explicit"),
        ("2023-07", "happened", [("000", 13), ("002", 6)], "relative"),
        ("2023-07", "happened", [("002", 9)], "inferred"),
        ("2023-07-27", "happened", [("000", 6)], "explicit"),
        ("2023-09-04", "reported", [("000", 11)], "explicit"),
        ("2023-09-04", "reported", [("002", 3)], "explicit"),
    ]


def test_vague_words_and_anniversaries_make_no_entry(timexes: dict[str, tuple[Timex, ...]]) -> None:
    for seed in _LINES:
        dated, undated = dated_statements(_sentences(seed), timexes[seed])
        assert "1953" not in {statement.edtf for statement in dated}
        vague = [text for _, text in undated if re.search("baru-baru ini|^Sebelumnya,|saat itu", text)]
        assert len(vague) == len(
            [s for s in _sentences(seed) if re.search("baru-baru ini|^Sebelumnya,|saat itu", s[2])]
        )


def test_two_statements_of_one_seed_are_never_one(timexes: dict[str, tuple[Timex, ...]]) -> None:
    dated = dated_statements(_sentences(_JABAR), timexes[_JABAR])[0]
    twins = [(_JABAR, statement) for statement in dated] * 2
    for group in joined(twins, _EMPTY_WORDS):
        assert all(one[0] != other[0] for one, other in combinations(group, 2))
