"""From which day a text counts, and before which it cannot have been written."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.analysis.timexes import Grammar, Reference, ReferenceBasis, find_timexes, not_before

Grammars = Callable[[str], Grammar]
_STATED = Reference(date(2024, 3, 14), ReferenceBasis.STATED)


def test_a_known_day_comes_before_any_day_of_the_text(grammar: Grammars) -> None:
    lines = [(1, "Gempa terjadi 5 Mei 2021."), (2, "Kemarin warga berkumpul.")]
    last = find_timexes(lines, grammar("id"), _STATED)[-1]
    assert (last.edtf, last.reference) == ("2024-03-13", _STATED)


def test_without_a_known_day_the_nearest_reported_day_counts(grammar: Grammars) -> None:
    lines = [
        (1, "Perang pecah pada 1 Mei 2021."),
        (2, "\"Kami siap,\" kata bupati, Senin (4/9/2023)."),
        (3, "Pada Juli lalu ia berkunjung."),
        (4, "Bendungan dibuka 2 Juni 2022."),
    ]  # fmt: skip
    visit = next(t for t in find_timexes(lines, grammar("id")) if t.line == 3)
    assert visit.edtf == "2023-07"
    assert visit.reference == Reference(date(2023, 9, 4), ReferenceBasis.INFERRED, 2)


def test_of_two_reported_days_the_one_fewer_lines_away_counts(grammar: Grammars) -> None:
    lines = [
        (1, "\"Kami siap,\" kata bupati, Senin (4/9/2023)."),
        (2, "Kemarin warga berkumpul."),
        (6, "\"Kami pulang,\" kata camat, Rabu (13/9/2023)."),
    ]  # fmt: skip
    assert next(t.edtf for t in find_timexes(lines, grammar("id")) if t.line == 2) == "2023-09-03"


@pytest.mark.parametrize(("text", "announced"), [("hari ini", False), ("besok", True), ("Maret ini", False)])
def test_what_begins_behind_the_day_of_the_report_is_announced(text: str, announced: bool, grammar: Grammars) -> None:
    found = find_timexes([(1, f"Pasar dibuka {text}.")], grammar("id"), _STATED)
    assert [timex.announced for timex in found] == [announced]


@pytest.mark.parametrize(
    "past",
    [
        "Pasar ditutup sejak 5 Februari 2024.",
        "Izinnya berlaku hingga 5 Februari 2024.",
        "Ia ditangkap 3 Mei 2022 dan diadili pada Oktober 2023.",
    ],
)
def test_a_day_that_the_text_has_left_behind_is_no_day_to_count_from(past: str, grammar: Grammars) -> None:
    last = find_timexes([(1, past), (2, "Pasar dibuka lagi pada Selasa.")], grammar("id"))[-1]
    assert (last.text, last.edtf) == ("Selasa", None)


def test_a_day_announced_is_no_day_to_count_from(grammar: Grammars) -> None:
    lines = [(1, "Jalan akan dibuka pada 1 Mei 2031."), (2, "Kemarin warga berkumpul.")]
    assert find_timexes(lines, grammar("id"))[-1].edtf is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gempa terjadi 5 Mei 2021. Warga akan pulang pada 9 Mei 2021.", "2021-05-05"),
        ("\"Aman,\" kata bupati, Senin (4/9/2023). Pesta berlangsung 9 September 2023.", "2023-09-04"),
        ("Aturan berlaku hingga 31 Mei 2031 dan akan diperpanjang.", None),
        ("Kemarin warga berkumpul.", None),
        ("Ia lahir pada 1990.", None),
        ("Tertulis Selasa (14/3/2024) dalam undangan.", None),
    ],
)  # fmt: skip
def test_not_before_is_the_latest_day_told_and_none_announced(text: str, day: str | None, grammar: Grammars) -> None:
    assert not_before(find_timexes([(1, text)], grammar("id"))) == day


def test_the_ends_of_an_interval_follow_it(grammar: Grammars) -> None:
    text = "Loket buka dari Kamis (7/3/2024) hingga Sabtu (9/3/2024)."
    values = [timex.edtf for timex in find_timexes([(1, text)], grammar("id"))]
    assert values == ["2024-03-07/2024-03-09", "2024-03-07", "2024-03-09"]
