"""Editors' decisions on names: what people say of who is who, in one data file, overrules what the program found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.corpus.editors.decision_file import Form, fault, filled_in, nearest, no_seed
from generator.errors import Problem
from generator.text.slugs import marked

NAMES_FILE = "_names.yml"
"""The data file in the seeds folder."""

NameVerb = Literal["merge", "split", "rename", "ban"]


class NameDecision(Struct, frozen=True):
    """What an editor decided of names, written as kind and id ("person/kim-jong-un"), and why.

    merge: all of these are the first. split: in the reports `reports` it is somebody else. rename: it is called `name`.
    ban: it is no name.
    """

    verb: NameVerb
    names: tuple[str, ...]
    why: str
    reports: tuple[str, ...] = ()
    name: str | None = None
    path: str = ""
    line: int = 0


_FORM = Form(
    name=NAMES_FILE,
    decision=NameDecision,
    about="names",
    fewest={"merge": 2, "split": 1, "rename": 1, "ban": 1},
    example="merge: [person/a, person/b]",
)


def load_name_decisions(folder: Path, seeds: Iterable[str]) -> tuple[tuple[NameDecision, ...], list[Problem]]:
    """The decisions in the data file of the seeds folder, and what is wrong with it; a wrong decision is left out."""
    decisions, problems = filled_in(folder, _FORM)
    wrong = [*_incomplete(decisions, sorted(seeds)), *_contradictions(decisions)]
    faulty = {problem.line for problem in wrong}
    return tuple(each for each in decisions if each.line not in faulty), [*problems, *wrong]


def unknown_names(decisions: Iterable[NameDecision], known: Iterable[str]) -> Iterator[Problem]:
    """Decisions on names that no report has."""
    ordered = sorted(known)
    found = set(ordered)
    for decision in decisions:
        for name in decision.names:
            if name not in found:
                hint = nearest(name, ordered) or "write kind and id as the name's page shows them"
                yield fault(decision.path, decision.line, "E143", f'no report names "{name}"', hint)


def _incomplete(decisions: Iterable[NameDecision], seeds: Sequence[str]) -> Iterator[Problem]:
    for decision in decisions:
        path, line, verb = decision.path, decision.line, decision.verb
        if verb == "merge" and len({name.partition("/")[0] for name in decision.names}) > 1:
            yield fault(path, line, "E144", "merges names of several kinds", "merge names of one kind")
        if verb == "rename" and not decision.name:
            yield fault(path, line, "E145", "gives no new name", 'add "name: …"')
        if verb == "split" and not decision.reports:
            told = "does not say in which reports it is somebody else"
            yield fault(path, line, "E145", told, 'add "reports: [a.txt]"')
        yield from (no_seed(path, line, seed, seeds) for seed in decision.reports if seed not in seeds)


def _contradictions(decisions: Iterable[NameDecision]) -> Iterator[Problem]:
    """Names that two decisions ban and keep, or call differently."""
    said: dict[tuple[str, str], NameDecision] = {}
    for decision in decisions:
        for name in decision.names:
            for verb in ("ban", "rename", "merge"):
                other = said.get((verb, name))
                if other and (decision.verb == verb == "rename" or "ban" in (decision.verb, verb)):
                    told = f"says of {name} something else than line {other.line}"
                    yield fault(decision.path, decision.line, "E147", told, "keep one of the two")
                    break
            said[decision.verb, name] = decision


def carried_out(
    decisions: Sequence[NameDecision], homes: Mapping[str, Iterable[str]]
) -> dict[tuple[str, str], str | None]:
    """By name and seed, where decisions put it: another name, or None where it is no name at all.

    `homes` are the seeds of each name. What is split off has a mark of the first report that it is split off in.
    """
    moved: dict[tuple[str, str], str | None] = {}
    merged = {name: each.names[0] for each in decisions if each.verb == "merge" for name in each.names[1:]}
    for decision in sorted(decisions, key=lambda each: each.verb == "merge"):
        for name in decision.names:
            for seed in homes.get(name, ()):
                if decision.verb == "ban":
                    moved[name, seed] = None
                elif decision.verb == "split" and seed in decision.reports:
                    moved[name, seed] = f"{name}-{marked(decision.reports[0])}"
                elif decision.verb == "merge":
                    moved.setdefault((name, seed), _last(name, merged))
    return moved


def _last(name: str, merged: Mapping[str, str]) -> str:
    """Where a chain of merges ends."""
    seen = {name}
    while (further := merged.get(name, name)) not in seen:
        seen.add(further)
        name = further
    return name
