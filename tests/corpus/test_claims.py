"""Claims: which sentences of two reports say the same. The cases are in clause_pairs.yml and alignment.yml."""

from pathlib import Path

import pytest
import yaml

from generator.build import report_on
from generator.corpus.alignment import told_by
from generator.corpus.claims import ClaimKind, compare
from generator.lexicon import load_lexicon
from generator.reading import load_seed
from tests.corpus.telling import report

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
PAIRS = yaml.safe_load((HERE / "clause_pairs.yml").read_text(encoding="utf-8"))
ALIGNED = yaml.safe_load((HERE / "alignment.yml").read_text(encoding="utf-8"))


def cases():
    for pair in PAIRS:
        marks = [pytest.mark.xfail(strict=True)] if pair.get("fails") else []
        yield pytest.param(pair, id=pair["a"][:40], marks=marks)


@pytest.mark.parametrize("pair", list(cases()))
def test_two_sentences_are_one_claim_if_they_state_the_same(pair):
    days = [{"published": str(day)} for day in pair.get("published", ())] or [{}, {}]
    a, b = (report(pair[name], pair["language"], f"{name}.txt", **day) for name, day in zip("ab", days, strict=True))
    told = [(claim.kind, claim.conflicts) for claim in compare([told_by(a), told_by(b)]) if len(claim.tellings) > 1]
    expected = {
        "same": [(ClaimKind.SHARED, ())],
        "differs": [(ClaimKind.DIFFERS, (pair.get("conflict"),))],
        "apart": [],
    }
    assert told == expected[pair["expect"]]


@pytest.fixture(scope="module")
def claims_of_the_seeds():
    lexicon = load_lexicon()
    reports = [report_on(load_seed(SEEDS / name, SEEDS), lexicon) for name in ALIGNED["reports"]]
    return reports, compare([told_by(each) for each in reports])


def test_the_seeds_share_what_a_reader_finds_they_share(claims_of_the_seeds):
    (a, b), claims = claims_of_the_seeds
    found = {
        (one.line, other.line)
        for claim in claims
        for one in claim.tellings
        for other in claim.tellings
        if (one.seed, other.seed) == (a.name, b.name)
    }
    wanted = {tuple(pair) for pair in ALIGNED["same"]}
    may = {tuple(pair) for pair in ALIGNED["loosely"]}
    assert found - may <= wanted
    assert wanted - found == {tuple(pair) for pair in ALIGNED["fails"]}


def test_every_sentence_is_told_once_or_aligned(claims_of_the_seeds):
    reports, claims = claims_of_the_seeds
    body = {
        (each.name, passage.line, quote)
        for each in reports
        for passage in each.article.body
        for quote in passage.quotes
    }
    assert {(telling.seed, telling.line, telling.text) for claim in claims for telling in claim.tellings} == body


def test_what_several_say_is_not_told_again_as_said_by_one(claims_of_the_seeds):
    _, claims = claims_of_the_seeds
    several = {
        (each.seed, each.text) for claim in claims if claim.kind is not ClaimKind.ONLY for each in claim.tellings
    }
    alone = {(each.seed, each.text) for claim in claims if claim.kind is ClaimKind.ONLY for each in claim.tellings}
    assert several
    assert several & alone == set()


def test_what_is_marked_stands_in_the_claim(claims_of_the_seeds):
    _, claims = claims_of_the_seeds
    for claim in claims:
        for telling in claim.tellings:
            assert all(telling.start <= start < end <= telling.end for start, end in telling.marked)
