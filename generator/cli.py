"""The command line: one of the two doors. It parses, calls, prints, and decides nothing."""

import argparse
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from generator.analysis import Report
from generator.build import Newsroom, build, build_corpus, gather, ledger_of
from generator.config import Config, load_config
from generator.corpus import Corpus
from generator.errors import GeneratorError, Problem
from generator.reading import find_seeds
from generator.text.slugs import slug
from generator.writing import write_site
from generator.writing.escapes import as_json
from generator.writing.ledgers import explain
from generator.writing.manifest import differences, load_manifest, rebuild
from generator.writing.receipts import FORMATS, receipt
from generator.writing.records import corpus_record, refusal_record, report_record
from generator.writing.schemas import RECORDS, schema

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` ask; the exit status: 0 fine, 1 problems of severity error, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    _speak_utf_8()
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except GeneratorError as error:
        print(f"kliping: {error}", file=sys.stderr)
        return WRONG_USAGE
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:  # a folder that cannot be written, a full disk, an impossible path
        print(f"kliping: {error}", file=sys.stderr)
        return WRONG_USAGE
    return status


def _speak_utf_8() -> None:
    """What is printed does not depend on the terminal's language."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="Turn raw articles into a published digest."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", type=Path, help="the settings (default: mkdocs.yml, if there is one)")
    common.add_argument("--seeds", type=Path, help="the folder of raw articles (default: as in the settings)")
    common.add_argument("--workers", type=int, help="how many processes read (default: one a core)")

    command = commands.add_parser("build", parents=[common], help="write the digest as a tree of Markdown pages")
    command.add_argument("--out", type=Path, required=True, help="the folder to write to")
    command.set_defaults(run=_build)

    command = commands.add_parser("check", parents=[common], help="say what becomes of each article, and what to mend")
    command.add_argument("paths", type=Path, nargs="*", help="files or folders (default: all seeds)")
    command.add_argument("--format", choices=FORMATS, default="text", help="how to print it (default: text)")
    command.set_defaults(run=_check)

    command = commands.add_parser(
        "explain", parents=[common], help="show every line with its label and the rule that gave it"
    )
    command.add_argument("path", type=Path, help="one seed")
    command.set_defaults(run=_explain)

    command = commands.add_parser("export", parents=[common], help="print records for other programs, as JSON")
    command.add_argument("what", choices=("reports", "corpus"))
    command.add_argument("paths", type=Path, nargs="*", help="reports: only these files or folders")
    command.set_defaults(run=_export)

    command = commands.add_parser("verify", help="build the site again and name what differs")
    command.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the settings (default: mkdocs.yml)")
    command.add_argument("--site", type=Path, default=Path("site"), help="the folder of the site (default: site)")
    command.set_defaults(run=_verify)

    command = commands.add_parser("schema", help="print the JSON Schema of an export")
    command.add_argument("what", choices=sorted(RECORDS))
    command.set_defaults(run=_schema)

    command = commands.add_parser("new", parents=[common], help="make an empty seed from the template")
    command.add_argument("name", help="a few words on the article")
    command.set_defaults(run=_new)
    return parser


def _build(options: argparse.Namespace) -> int:
    site = build(_config(options))
    changed = write_site(site, options.out)
    _print_problems(site.problems)
    print(f"{len(site.pages)} pages in {options.out}, {changed} files changed", file=sys.stderr)
    return PROBLEMS if site.failed else FINE


def _check(options: argparse.Namespace) -> int:
    config = _config(options)
    newsroom = gather(config, _files(options.paths, config))
    corpus = build_corpus(config, None if options.paths else newsroom)
    newsroom = _with_doubts(newsroom, corpus)
    print(receipt(newsroom.outcomes, newsroom.problems, corpus.relations, options.format), end="")
    return _status(newsroom)


def _explain(options: argparse.Namespace) -> int:
    found = ledger_of(_existing(options.path), _config(options))
    if isinstance(found, Problem):
        _print_problems([found])
        return PROBLEMS
    in_colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(explain(found, in_colour=in_colour))
    return FINE


def _export(options: argparse.Namespace) -> int:
    config = _config(options)
    if options.what == "corpus" and options.paths:
        raise GeneratorError("export corpus is of all seeds: name no files")
    newsroom = gather(config, _files(options.paths, config))
    if options.what == "corpus":
        corpus = build_corpus(config, newsroom)
        print(as_json(corpus_record(corpus)))
        return _status(_with_doubts(newsroom, corpus))
    for name, made in newsroom.outcomes.items():
        print(as_json(report_record(made) if isinstance(made, Report) else refusal_record(name, made)))
    return _status(newsroom)


def _verify(options: argparse.Namespace) -> int:
    count = len(load_manifest(options.site).files)
    with tempfile.TemporaryDirectory() as folder:
        rebuild(options.config, Path(folder))
        found = list(differences(options.site, Path(folder)))
    for difference in found:
        print(difference)
    print(f"{len(found)} differences" if found else f"the seeds make these {count} files", file=sys.stderr)
    return PROBLEMS if found else FINE


def _schema(options: argparse.Namespace) -> int:
    print(schema(RECORDS[options.what]), end="")
    return FINE


def _new(options: argparse.Namespace) -> int:
    folder = _config(options).seeds
    template = folder / "_template.md"
    numbers = [int(number[0]) for path in folder.iterdir() if (number := re.match("[0-9]+(?=_)", path.name))]
    path = folder / f"{max(numbers, default=0) + 1:03}_{slug(options.name) or 'artikel'}.txt"
    path.write_bytes(template.read_bytes() if template.exists() else b"")
    print(path)
    return FINE


def _with_doubts(newsroom: Newsroom, corpus: Corpus) -> Newsroom:
    """The newsroom with the problems of editors' files among its own."""
    return replace(newsroom, problems=tuple(sorted([*newsroom.problems, *corpus.doubts])))


def _config(options: argparse.Namespace) -> Config:
    overrides = {"seeds": options.seeds and str(options.seeds.absolute()), "workers": options.workers}
    mkdocs_yml = _existing(options.config) if options.config else Path("mkdocs.yml")
    return load_config(mkdocs_yml.absolute(), {key: value for key, value in overrides.items() if value is not None})


def _files(paths: Sequence[Path], config: Config) -> Iterator[Path]:
    """The seeds that `paths` name: files as they are, folders with all seeds in them; without any, all seeds."""
    for path in map(_existing, paths or [config.seeds]):
        if path.is_dir():
            yield from find_seeds(path)
        else:
            yield path


def _existing(path: Path) -> Path:
    """Where `path` is, whatever links led to its folder; a link in the last place is told to its contributor."""
    absolute = path.parent.resolve() / path.name
    if not absolute.exists() and not absolute.is_symlink():
        raise GeneratorError(f"there is no file {path}")
    return absolute


def _status(newsroom: Newsroom) -> int:
    return PROBLEMS if newsroom.failed else FINE


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
