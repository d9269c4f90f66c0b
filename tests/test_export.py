"""The machine interface: what other programs read is what the schemas say, whatever the seeds hold."""

import json
import os
import subprocess
import sys

import jsonschema
import pytest

from generator.cli import FINE, PROBLEMS, WRONG_USAGE, main
from generator.text.unicode import reading_text
from generator.writing.schemas import RECORDS
from tests.making import PROSE, ROOT, generator, sow, tiny_seeds

PUBLISHED = {what: ROOT / "docs" / "schema" / f"{what}.schema.json" for what in RECORDS}
SCHEMAS = {what: json.loads(path.read_text("utf-8")) for what, path in PUBLISHED.items()}

# The interface is stable: a name leaves this list in no version, and `docs/architecture.md` explains each.
REPORT = [
    *("seed", "language", "title", "title_basis", "shown_title", "deck", "publisher", "authors", "dateline", "url"),
    *("published", "published_basis", "not_before", "body", "images", "key_points", "timexes", "entities"),
    *("attributions", "hedges", "fingerprint", "blocks", "problems"),
]
PARTS = {
    "dateline": ["place", "agency", "date"],
    "blocks": ["first_line", "last_line", "label", "rule", "text"],
    "images": ["caption", "credit"],
    "key_points": ["text", "line"],
    "timexes": ["text", "line", "start", "end", "edtf", "basis"],
    "entities": ["id", "kind", "name", "country", "mentions"],
    "attributions": ["line", "chain", "cue"],
    "hedges": ["text", "line"],
    "problems": ["line", "code", "severity", "message", "hint"],
}
CORPUS = ["stories", "relations", "versions", "timeline", "entities", "corrections"]

SEEDS = tiny_seeds(30) | {
    "kosong.txt": "",
    "gambar.png": b"\x89PNG\xff",
    "baris.txt": "---\nnote: x\n---\r\n" + PROSE[0] + "\r\r\n\u2028\x85 akhir \x9b31m\u202e\n" + PROSE[1],
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("export")
    sow(root / "seeds", SEEDS)
    sow(root / "seeds", {path.name: path.read_bytes() for path in sorted((ROOT / "seeds").glob("00[02]_*.txt"))})
    return root


@pytest.fixture
def run(root, monkeypatch, capsys):
    """`run(…)` is the exit status, the lines printed, and what went to standard error."""
    monkeypatch.chdir(root)

    def run(*arguments):
        status = main([*arguments])
        out, err = capsys.readouterr()
        return status, out.split("\n")[:-1], err

    return run


@pytest.mark.parametrize("what", SCHEMAS)
def test_the_published_schema_is_what_the_program_prints(what, capsys):
    assert main(["schema", what]) == FINE
    assert capsys.readouterr().out == PUBLISHED[what].read_text("utf-8")


@pytest.mark.parametrize("what", SCHEMAS)
def test_the_schema_is_one(what):
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[what])


def test_the_schemas_name_every_field_that_was_promised():
    definitions = SCHEMAS["report"]["$defs"]
    assert definitions["ReportRecord"]["required"] == REPORT
    fields = {name: definitions["ReportRecord"]["properties"][name] for name in PARTS}
    held = {name: json.dumps(field).partition("#/$defs/")[2].partition('"')[0] for name, field in fields.items()}
    assert {name: definitions[record]["required"] for name, record in held.items()} == PARTS
    assert SCHEMAS["corpus"]["$defs"]["CorpusRecord"]["required"] == CORPUS


def test_every_line_is_a_report_as_the_schema_says(run):
    status, lines, _ = run("export", "reports", "--workers", "1")
    assert status == PROBLEMS
    validator = jsonschema.Draft202012Validator(SCHEMAS["report"])
    records = [json.loads(line) for line in lines]
    assert [error.message for record in records for error in validator.iter_errors(record)] == []
    assert [record["seed"] for record in records] == sorted(SEEDS | dict.fromkeys(_real()))
    assert [list(record) for record in records] == [REPORT] * len(records)


def _real():
    return [path.name for path in (ROOT / "seeds").glob("00[02]_*.txt")]


def test_the_corpus_is_as_the_schema_says(run):
    status, lines, _ = run("export", "corpus", "--workers", "1")
    assert status == PROBLEMS
    assert len(lines) == 1
    record = json.loads(lines[0])
    jsonschema.Draft202012Validator(SCHEMAS["corpus"]).validate(record)
    assert list(record) == CORPUS
    assert record["stories"]
    assert record["relations"]
    assert record["timeline"]


def test_a_report_belongs_to_exactly_one_story(run):
    _, lines, _ = run("export", "corpus", "--workers", "1")
    told = sorted(seed for story in json.loads(lines[0])["stories"] for seed in story["reports"])
    assert told == sorted({*SEEDS, *_real()} - {"kosong.txt", "gambar.png"})


def test_a_file_that_makes_no_report_has_a_line_that_says_why(run):
    _, lines, _ = run("export", "reports", "seeds/kosong.txt", "seeds/gambar.png")
    records = {record["seed"]: record for record in map(json.loads, lines)}
    assert {seed: [problem["code"] for problem in record["problems"]] for seed, record in records.items()} == {
        "gambar.png": ["E102"],
        "kosong.txt": ["E103"],
    }
    empty = [value for record in records.values() for key, value in record.items() if key not in ("seed", "problems")]
    assert [value for value in empty if value not in (None, [])] == []


def test_places_in_a_line_count_characters_of_the_seeds_line(run, root):
    _, lines, _ = run("export", "reports", "--workers", "1")
    checked = 0
    for record in map(json.loads, lines):
        raw = (root / "seeds" / record["seed"]).read_bytes()
        found = [*record["timexes"], *(mention for entity in record["entities"] for mention in entity["mentions"])]
        for each in found:
            line = raw.decode().split("\n")[each["line"] - 1]
            assert reading_text(line[each["start"] : each["end"]]) == each["text"]
            checked += 1
    assert checked > 50


def test_one_process_or_two_print_the_same(run):
    assert run("export", "reports", "--workers", "1") == run("export", "reports", "--workers", "2")


def test_paths_choose_what_is_told(run, root):
    def told(*paths):
        return [json.loads(line)["seed"] for line in run("export", "reports", *paths)[1]]

    assert told("seeds/b", "seeds/a/0000.txt") == [
        "a/0000.txt",
        *sorted(name for name in SEEDS if name.startswith("b/")),
    ]
    assert told(str(root / "seeds" / "kosong.txt")) == ["kosong.txt"]


def test_another_folder_of_seeds_can_be_named(run, tmp_path):
    sow(tmp_path, {"lain/x.txt": "\n".join(PROSE)})
    for folder in (str(tmp_path / "lain"), f"{tmp_path}/lain/"):
        status, lines, _ = run("export", "reports", "--seeds", folder)
        assert (status, [json.loads(line)["seed"] for line in lines]) == (FINE, ["x.txt"])


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["export", "corpus"], PROBLEMS),
        (["export", "corpus", "seeds/a"], WRONG_USAGE),
        (["check", "seeds/a"], FINE),
        (["check"], PROBLEMS),
        (["export", "reports"], PROBLEMS),
        (["explain", "seeds/a/0000.txt"], FINE),
        (["explain", "seeds/kosong.txt"], PROBLEMS),
        (["explain", "seeds/tidak-ada.txt"], WRONG_USAGE),
        (["explain", "seeds"], PROBLEMS),
        (["check", "--config", "tidak-ada.yml"], WRONG_USAGE),
        (["check", "seeds/tidak-ada.txt"], WRONG_USAGE),
        (["check", "x" * 300], WRONG_USAGE),
        (["check", "--seeds", "tidak-ada"], WRONG_USAGE),
        (["check", "--workers", "-1"], WRONG_USAGE),
        (["build", "--out", "seeds/kosong.txt/x"], WRONG_USAGE),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else str(value),
)
def test_the_exit_status_says_how_it_ended(run, arguments, status):
    ended, _, err = run(*arguments)
    assert ended == status
    assert (ended == WRONG_USAGE) == err.startswith("kliping: ")


WRONG = ([], ["terbitkan"], ["export", "semua"], ["build"], ["check", "--workers", "dua"], ["explain"])


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_ends_with_status_2_and_says_how_to(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == WRONG_USAGE
    assert "usage: python -m generator" in capsys.readouterr().err


def test_what_is_printed_does_not_depend_on_the_terminals_encoding(root):
    plain = generator("export", "reports", "seeds/baris.txt", cwd=root)
    ascii_only = generator("export", "reports", "seeds/baris.txt", cwd=root, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ascii_only.stdout == plain.stdout
    assert ascii_only.returncode == 0


def test_a_reader_who_has_seen_enough_is_no_error(root):
    command = f"{sys.executable} -m generator export reports | head -c 1"
    env = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    done = subprocess.run(["/bin/sh", "-c", command], cwd=root, env=env, capture_output=True, check=False)
    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr


def test_explain_tells_each_line_with_label_and_rule(run):
    _, lines, _ = run("explain", "seeds/a/0003.txt")
    numbered = [line for line in lines[:-1] if line[:5].strip()]  # the others say why
    assert [line[7:21].strip() for line in numbered] == [
        "headline",
        "blank",
        "body",
        "blank",
        "body",
        "blank",
        "related link",
    ]
    assert lines[-1] == "7 lines in 7 entries: 3 blank, 2 body, 1 headline, 1 related link"


def test_a_new_seed_gets_the_next_number_and_a_plain_name(run, root):
    status, lines, _ = run("new", "Banjir: Demak / ../x")
    assert status == FINE
    made = root / "seeds" / "003_banjir-demak-x.txt"
    assert lines == [str(made)]
    made.unlink()


def test_a_new_seed_never_takes_the_place_of_another(run, tmp_path):
    sow(tmp_path, {"999_satu.txt": "satu", "1000_dua.txt": "dua"})
    _, lines, _ = run("new", "dua", "--seeds", str(tmp_path))
    assert lines == [str(tmp_path / "1001_dua.txt")]
    assert (tmp_path / "1000_dua.txt").read_text() == "dua"
