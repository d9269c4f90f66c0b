"""How many cases of the project's own sets come out right: what is read, and what is found in it.

    python -m tools.bench_quality

A case is right where its test passes; cases marked as not understood yet count as wrong. The sets are small and made up
by the project: they tell that a rule works, not how often it does on pages that nobody has seen. For that,
`python -m tools.train_line_scorer --report PACK` and `python -m tools.train_pages --report PACK` judge each page of a
pack by what was learned from other publishers.
"""

import contextlib
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.measuring import Row, print_rows

_TESTS = Path(__file__).parent.parent / "tests"
# What a row measures, and the tests whose cases it counts.
_SETS = {
    "lines with the label a person gives them": (
        "quality/test_quality.py::test_a_line_has_the_label_a_person_gives_it",
        "quality/test_cleaning_rules.py::test_a_rule_catches_its_line",
        "quality/test_cleaning_rules.py::test_a_rule_leaves_its_twin",
    ),
    "articles cut out of whole pages, all fields right": (
        "quality/test_whole_pages.py::test_the_article_and_nothing_else_is_read",
    ),
    "datelines": ("quality/test_quality.py::test_what_opens_a_text_is_understood",),
    "outlets of pasted texts": ("quality/test_publishers.py::test_an_outlet_is_named_by_its_own_lines_alone",),
    "languages": ("quality/test_languages.py::test_a_text_is_in_the_language_it_is_written_in",),
    "texts that fall into sentences as a reader ends them": (
        "quality/test_sentences.py::test_a_sentence_ends_where_a_reader_ends_it",
    ),
    "sentences with all their names, each as far as it goes": (
        "names/test_names.py::test_a_name_goes_as_far_as_it_goes",
    ),
    "sentences with all their expressions of time": (
        "timexes/test_cases.py::test_a_line_holds_exactly_its_expressions_of_time",
    ),
    "dates told as happened or as reported": ("timexes/test_cases.py::test_a_date_dates_the_event_or_its_telling",),
    "sentences with all whom they credit, and their hedges": (
        "names/test_sources.py::test_a_sentence_keeps_its_source_and_its_hedge",
    ),
    "pairs of reports related as a person would": (
        "corpus/test_hard_pairs.py::test_two_reports_are_one_story_if_they_tell_one_event",
    ),
    "pairs of sentences told to state the same or not": (
        "corpus/test_claims.py::test_two_sentences_are_one_claim_if_they_state_the_same",
    ),
}


class _Count:
    """Counts the cases of each test by whether they came out right."""

    def __init__(self) -> None:
        self.right = Counter[str]()
        self.all = Counter[str]()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One case is through."""
        if report.when == "call":
            test = report.nodeid.split("[")[0].removeprefix(f"{_TESTS.name}/")
            self.all[test] += 1
            self.right[test] += report.passed


def rows() -> Iterator[Row]:
    """For each set how many cases it has, and how many come out right."""
    count = _Count()
    tests = [f"{_TESTS / test}" for tests in _SETS.values() for test in tests]
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["-q", "--rootdir", str(_TESTS.parent), *tests], plugins=[count])
    for measure, names in _SETS.items():
        right, all_ = (sum(counts[name] for name in names) for counts in (count.right, count.all))
        if not all_:
            raise SystemExit(f"no cases of: {', '.join(names)}")
        yield Row(measure, f"{right} of {all_}")


if __name__ == "__main__":
    print_rows(rows())
