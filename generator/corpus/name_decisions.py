"""Editors' decisions on names: what people say of who is who, in one data file, overrules what the program found."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from generator.corpus.decision_file import Entry, entries, fault
from generator.errors import Problem
from generator.text.slugs import marked

NAMES_FILE = "_names.yml"
"""The data file in the seeds folder."""

NameVerb = Literal["merge", "split", "rename", "ban"]
_FEWEST = {"merge": 2, "split": 1, "rename": 1, "ban": 1}
_KEYS = (*_FEWEST, "reports", "name", "why")


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


def load_name_decisions(folder: Path, seeds: Iterable[str]) -> tuple[tuple[NameDecision, ...], list[Problem]]:
    """The decisions in the data file of the seeds folder, and what is wrong with it; a wrong decision is left out."""
    shown = f"{folder.name}/{NAMES_FILE}"
    listed, problems = entries(folder, NAMES_FILE, "E140", "E140")
    read = [_decision(entry, shown) for entry in listed]
    decisions = [each for each in read if isinstance(each, NameDecision)]
    problems += [each for each in read if isinstance(each, Problem)]
    wrong = [*_incomplete(decisions, sorted(seeds), shown), *_contradictions(decisions, shown)]
    faulty = {problem.line for problem in wrong}
    return tuple(each for each in decisions if each.line not in faulty), [*problems, *wrong]


def unknown_names(decisions: Iterable[NameDecision], known: Iterable[str]) -> Iterator[Problem]:
    """Decisions on names that no report has."""
    ordered = sorted(known)
    for decision in decisions:
        for name in decision.names:
            if name not in ordered:
                near = difflib.get_close_matches(name, ordered, 1, 0.5)
                hint = f'did you mean "{near[0]}"?' if near else "write kind and id as the name's page shows them"
                yield fault(decision.path, decision.line, "E143", f'no report names "{name}"', hint)


def _decision(entry: Entry, shown: str) -> NameDecision | Problem:
    """One entry of the file: a verb with names, and `why`."""
    line, said = entry
    if not isinstance(said, dict):
        hint = "write: - merge: [person/a, person/b], and below it: why: …"
        return fault(shown, line, "E141", "is no decision", hint)
    verbs = [verb for verb in _FEWEST if verb in said]
    unknown = sorted(set(said) - set(_KEYS))
    if unknown or len(verbs) != 1:
        near = difflib.get_close_matches(unknown[0], _KEYS, 1) if unknown else []
        told = f'"{unknown[0]}" is no decision' if unknown else "decides nothing, or several things"
        hint = (
            f'did you mean "{near[0]}"?' if near else "use one of: merge, split, rename, ban; with why, reports, name"
        )
        return fault(shown, line, "E141", told, hint)
    made = {"verb": verbs[0], "names": said[verbs[0]], **said, "path": shown, "line": line}
    for key in ("names", "reports"):
        if isinstance(made.get(key), str):
            made[key] = [made[key]]
    try:
        return msgspec.convert({key: made[key] for key in made if key not in _FEWEST}, NameDecision)
    except msgspec.ValidationError as error:
        missing = "why" not in said
        hint = 'add "why: …", a reason for readers' if missing else "write names as in: [person/a, person/b]"
        return fault(shown, line, "E142", "gives no reason" if missing else str(error), hint)


def _incomplete(decisions: Iterable[NameDecision], seeds: Sequence[str], shown: str) -> Iterator[Problem]:
    for decision in decisions:
        verb = decision.verb
        if len(set(decision.names)) < _FEWEST[verb]:
            yield fault(shown, decision.line, "E144", f"{verb} takes {_FEWEST[verb]} names or more", "name them")
        if len({name.partition("/")[0] for name in decision.names}) > 1 and verb == "merge":
            yield fault(shown, decision.line, "E144", "merges names of several kinds", "merge names of one kind")
        if verb == "rename" and not decision.name:
            yield fault(shown, decision.line, "E145", "gives no new name", 'add "name: …"')
        if verb == "split" and not decision.reports:
            told = "does not say in which reports it is somebody else"
            yield fault(shown, decision.line, "E145", told, 'add "reports: [a.txt]"')
        for seed in decision.reports:
            if seed not in seeds:
                near = difflib.get_close_matches(seed, seeds, 1, 0.5)
                hint = f'did you mean "{near[0]}"?' if near else "write the seed's name as it is below the seeds folder"
                yield fault(shown, decision.line, "E146", f'there is no seed "{seed}"', hint)


def _contradictions(decisions: Iterable[NameDecision], shown: str) -> Iterator[Problem]:
    """Names that two decisions ban and keep, or call differently."""
    said: dict[tuple[str, str], NameDecision] = {}
    for decision in decisions:
        for name in decision.names:
            for verb in ("ban", "rename", "merge"):
                other = said.get((verb, name))
                if other and (decision.verb == verb == "rename" or "ban" in (decision.verb, verb)):
                    told = f"says of {name} something else than line {other.line}"
                    yield fault(shown, decision.line, "E147", told, "keep one of the two")
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
