"""Whatever a seed says, nothing stumbles over it, and nothing takes longer than its length is worth."""

import time

import pytest
import yaml
from babel import localedata
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analysis.timexes import Grammar, find_timexes
from generator.build import report_on
from generator.config import Config
from generator.corpus import relate
from generator.errors import Problem
from generator.lexicon import TimeWords, load_lexicon
from generator.writing import make_site
from generator.writing.ledgers import explain
from generator.writing.receipts import FORMATS, receipt
from generator.writing.records import corpus_record, refusal_record, report_record
from tests.making import PROSE, ROOT, seed

ATTACKS = yaml.safe_load((ROOT / "tests" / "attacks.yml").read_text("utf-8"))
REAL = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("00[02]_*.txt"))]

words = st.sampled_from(
    [*ATTACKS, *PROSE, *" ".join(REAL).split(), "\n", "\n\n", "\r\n", "4/9/2023", "Aprıl 2023", "KOMPAS.com, X - "]
)
texts = st.one_of(
    st.lists(words, min_size=1, max_size=40).map(" ".join),
    st.text(max_size=200),
    st.binary(max_size=200),
    st.tuples(st.sampled_from(["title", "url", "keep", "language", "publisher", "x"]), st.text(max_size=30)).map(
        lambda pair: f"---\n{pair[0]}: {pair[1]}\n---\n{PROSE[0]}"
    ),
)


@settings(max_examples=150)
@given(st.lists(texts, min_size=1, max_size=3))
def test_nothing_stumbles_over_any_text(some):
    lexicon = load_lexicon()
    outcomes = {f"{at}.txt": report_on(seed(text, f"{at}.txt"), lexicon) for at, text in enumerate(some)}
    reports = [made for made in outcomes.values() if not isinstance(made, Problem)]
    problems = [p for made in outcomes.values() for p in ([made] if isinstance(made, Problem) else made.problems)]
    corpus = relate(reports)
    pages = make_site(corpus, (), Config(seeds=ROOT, cache=ROOT, workers=1)).pages
    assert len({page.path for page in pages}) == len(pages)
    assert len(corpus_record(corpus).stories) == len(corpus.stories)
    for form in FORMATS:
        receipt(outcomes, problems, corpus.relations, form).encode()
    for name, made in outcomes.items():
        assert (refusal_record(name, made) if isinstance(made, Problem) else report_record(made)).seed == name
    for made in reports:
        assert "\x1b" not in explain(made.article.labelled, in_colour=False)


def test_no_language_stumbles_over_a_date():
    tried = "4 Aprıl 2023, JUNİ 2023, ſeptember 4, 2023, 2023-09-04, 4.9.2023, 13/13/2023, Mai 0000, ΜΆΡΤΙΟΣ 2023"
    codes = sorted({name for name in localedata.locale_identifiers() if len(name) in (2, 3)})
    found = [timex for code in codes for timex in find_timexes([(1, tried)], Grammar(code, TimeWords()))]
    assert "2023-09-04" in {timex.edtf for timex in found}
    assert [timex.text for timex in found if tried[timex.start : timex.end] != timex.text] == []


LONG = {
    "letters": "a" * 90_000,
    "words": "kata " * 18_000,
    "short sentences": "a. B. " * 15_000,
    "lower sentences": "a. b. " * 15_000,
    "full stops": "." * 90_000,
    "quotation marks": '."' * 45_000,
    "dashes": "-" * 90_000,
    "spaced dashes": "- " * 45_000,
    "brackets": "(" * 90_000,
    "credits": "(Foto: " * 13_000,
    "slashes": "./ " * 30_000,
    "dates": "Pada 4 September 2023 ia pergi. " * 2_800,
    "digits": "1" * 90_000,
    "dotted digits": "1.2." * 22_000,
    "months": "Mei " * 22_000,
    "countries": "Rusia\u00a0" * 15_000,
    "capitals": "KOREA UTARA, " * 6_900,
    "spaces": "a" + "\u00a0\u200b" * 45_000 + "b",
    "accents": "a" + "\u0301" * 89_000,
    "phrases": "baca juga anda silakan login " * 3_000,
    "addresses": "www.a.id " * 10_000,
}


@pytest.mark.parametrize("line", LONG.values(), ids=LONG)
def test_a_long_line_takes_no_longer_than_it_is_worth(line):
    begun = time.process_time()
    made = report_on(seed(f"{PROSE[0]}\n{line} akhir.\n{PROSE[1]}"), load_lexicon())
    assert not isinstance(made, Problem)
    relate([made])
    assert time.process_time() - begun < 8  # a fifth of a second on its own; minutes where the cost is a square
