"""What a person states of a seed wins and is shown as stated; what cannot be meant is told, with what to type."""

from pathlib import Path

import pytest
import yaml

from generator.build import build
from generator.errors import Severity
from generator.metadata import Basis
from generator.reading import Stated
from tests.making import PROSE, config, document, generator, pages, report, sow

CASES = yaml.safe_load((Path(__file__).parent / "front_matter.yml").read_text("utf-8"))
BODY = "\n".join(PROSE) + "\n"


def seed_of(front: str, end: str = "\n") -> str:
    return f"---\n{front.rstrip(chr(10))}\n---\n{BODY}".replace("\n", end)


def errors(made) -> list:
    return [problem for problem in made.problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("case", CASES["understood"], ids=lambda case: repr(case["text"])[:40])
def test_what_a_person_states_is_understood(case, end):
    stated = document(seed_of(case["text"], end)).stated
    sets = {key: frozenset(value) for key, value in case["stated"].items() if key in ("keep", "drop")}
    lists = {key: tuple(value) for key, value in case["stated"].items() if key == "authors"}
    assert stated == Stated(**{**case["stated"], **lists, **sets})


def test_every_key_is_tried_both_ways():
    keys = set(Stated.__struct_fields__)
    assert {key for case in CASES["understood"] for key in case["stated"]} == keys
    wrong = {key for case in CASES["refused"] for key in keys if f'"{key}" has a value' in case["says"]}
    assert wrong == keys - {"publisher", "rights", "note"}  # any text will do for these


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: repr(case["text"])[:40])
def test_what_cannot_be_meant_is_told_with_what_to_type(case, end):
    made = report(seed_of(case["text"], end))
    told = [(problem.line, problem.code) for problem in errors(made)]
    assert told == [(case["at"], case["code"])]
    problem = errors(made)[0]
    assert case["says"] in problem.message
    assert case["fix"] in problem.hint
    assert str(problem).startswith(f"seeds/naskah.txt:{case['at']} {case['code']} ")


def test_all_faults_are_told_at_once_and_the_rest_still_holds():
    made = report(seed_of("titel: a\npublished: kemarin\npublisher: Harian Contoh\nurl: contoh\ncleaned: ya"))
    assert [(p.line, p.code) for p in errors(made)] == [(2, "E112"), (3, "E114"), (5, "E114"), (6, "E114")]
    assert made.article.publisher == "Harian Contoh"


@pytest.mark.parametrize("text", CASES["no_front_matter"])
def test_dashes_alone_make_no_front_matter(text):
    made = document(text + BODY)
    assert made.stated == Stated()
    assert [block.kind for block in made.blocks if block.kind != "line"] == []
    assert made.problems == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: tidak ditutup\n", 1),
        ("---\npublished: 2023-09-04\n...\n", 1),
        ("\n\n---\nurl: https://contoh.id/1\n---\n", 3),
    ],
)
def test_what_was_meant_as_front_matter_is_not_passed_over(text, line):
    problem = errors(document(text + BODY))[0]
    assert (problem.line, problem.code) == (line, "E111")
    assert "begin the file with a line ---" in problem.hint


CLIPPED = """---
title: "Feri berhenti"
source: https://contoh.id/feri
author:
  - "[[Ani Wati]]"
  - "[[orang/budi|Budi Santoso]]"
published: 2024-02-20
created: 2024-02-22
description: "Kapal terakhir: besok."
tags:
  - "clippings"
---
"""


def test_what_a_clipper_writes_on_top_is_understood_in_markdown():
    made = document(CLIPPED + BODY, "klip.md")
    assert made.problems == ()
    assert made.stated == Stated(
        title="Feri berhenti",
        url="https://contoh.id/feri",
        authors=("Ani Wati", "Budi Santoso"),
        published="2024-02-20",
        retrieved="2024-02-22",
    )
    assert [problem.code for problem in document(CLIPPED + BODY).problems] == ["E112"] * 5


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(20)),
        "title: " + "[" * 9000,
        "title: " + "{a: " * 4000,
        "title: " + "x" * 30_000,
        "title: '" + "*" * 19_000 + "'",
        "title: " + "- " * 9000,
        "title: a\n" + "? " * 9000,
        "".join(f"k{n}: 1\n" for n in range(2000)),
        "keep: [" + ",".join(f"{n}-{n + 19_000}" for n in range(1000, 9999)) + "]",
    ],
    ids=["aliases", "lists", "mappings", "size", "asterisks", "dashes", "complex keys", "keys", "lines"],
)
def test_a_bomb_is_refused_and_the_article_still_read(bomb):
    made = report(seed_of(bomb))
    assert {problem.code for problem in errors(made)} <= {"E111", "E112", "E114"}
    assert errors(made)
    assert [passage.text for passage in made.article.body][-2:] == list(PROSE)


FOUND = "Jembatan Lama Dibuka Kembali\nKOMPAS.com, DEMAK - " + BODY


def test_what_a_person_states_wins_over_what_the_text_says():
    assert report(FOUND).article.title == "Jembatan Lama Dibuka Kembali"
    stated = seed_of("title: Judul Orang\npublisher: Harian Contoh\nlanguage: en\nauthors: [Ani]").replace(BODY, FOUND)
    article = report(stated).article
    assert (article.title, article.title_basis) == ("Judul Orang", Basis.STATED)
    assert (article.publisher, article.publisher_basis) == ("Harian Contoh", Basis.STATED)
    assert (article.language, article.authors) == ("en", ("Ani",))


def test_an_address_says_who_published_it():
    article = report(seed_of("url: https://ekonomi.bisnis.com/read/1")).article
    assert (article.publisher, article.publisher_basis) == ("Bisnis.com", Basis.STATED)


def test_an_address_that_only_ends_like_an_outlets_says_nothing():
    assert report(seed_of("url: https://palsubisnis.com/read/1")).article.publisher is None


def test_a_title_that_stands_in_the_text_is_labelled_there():
    made = report(seed_of("title: 'Jembatan  Lama Dibuka Kembali'").replace(BODY, FOUND))
    ledger = {entry.block.first_line: (str(entry.label), entry.rule) for entry in made.article.labelled.ledger}
    assert ledger[4] == ("headline", "stated-title")


def test_lines_that_a_person_keeps_or_drops_are_kept_or_dropped():
    text = "---\nkeep: [6]\ndrop: [7]\n---\n" + PROSE[0] + "\nBACA JUGA: Yang lain\n" + PROSE[1] + "\nFoto\n"
    ledger = {entry.block.first_line: (str(entry.label), entry.rule) for entry in report(text).article.labelled.ledger}
    assert ledger[6] == ("body", "kept-by-a-person")
    assert ledger[7] == ("furniture", "dropped-by-a-person")
    assert ledger[8] == ("furniture", "section-heading")


def test_a_seed_that_a_person_has_cleaned_loses_no_line():
    text = "---\ncleaned: true\n---\nBACA JUGA: Yang lain\n\n" + PROSE[0] + "\nFoto\nFoto\n"
    labels = [str(entry.label) for entry in report(text).article.labelled.ledger]
    assert labels == ["front matter", "body", "blank", "body", "body", "body"]


def test_the_page_says_what_a_person_stated(tmp_path):
    front = "title: Judul Orang\npublisher: Harian Contoh\npublished: 2023-09-04\nnote: dari koran"
    sow(tmp_path / "seeds", {"x.txt": seed_of(front)})
    page = pages(build(config(tmp_path, language="en")))["reports/x.md"]
    assert "The headline is stated by the contributor." in page
    lines = [line for line in page.splitlines() if "stated by the contributor</span>" in line]
    assert [word for word in ("Harian Contoh", "September 4, 2023", "dari koran") if word not in "\n".join(lines)] == []


def test_one_bad_seed_ends_with_status_1_and_leaves_the_others_whole(tmp_path):
    sow(
        tmp_path / "seeds",
        {"baik.txt": BODY, "buruk.txt": seed_of("titel: a"), "kosong.txt": "", "biner.txt": b"\0" * 99},
    )
    done = generator("build", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    told = [line for line in done.stderr.decode().splitlines() if " E1" in line]
    assert [line.split(" ")[:2] for line in told] == [
        ["seeds/biner.txt", "E107"],
        ["seeds/buruk.txt:2", "E112"],
        ["seeds/kosong.txt", "E103"],
    ]
    assert {path.name for path in (tmp_path / "out" / "laporan").iterdir()} == {"baik.md", "buruk.md"}
