"""Editors' decisions: what people say of stories, in one data file, overrules what the program found."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from generator.corpus.decision_file import Entry, entries, fault
from generator.corpus.name_decisions import NameDecision, load_name_decisions
from generator.errors import Problem, Severity

DECISIONS_FILE = "_stories.yml"
"""The data file in the seeds folder."""

Verb = Literal["pin", "ban", "merge", "split", "name"]
_FEWEST = {"pin": 2, "ban": 2, "merge": 2, "split": 1, "name": 1}
_ORDER = tuple(_FEWEST)


class Decision(Struct, frozen=True):
    """What an editor decided of reports, named by their seeds, and why; `title` is the story's where `verb` is "name".

    pin: these reports are in the story of the first. ban: no two of these are in one story. merge: the whole stories
    of these are one. split: these leave their story and make one. name: the story of this report has this title.
    """

    verb: Verb
    reports: tuple[str, ...]
    why: str
    title: str | None = None
    line: int = 0


class Decisions(Struct, frozen=True):
    """All decisions on stories, and those on names, in the order of their files."""

    all: tuple[Decision, ...] = ()
    names: tuple[NameDecision, ...] = ()

    def apply(self, groups: Sequence[Sequence[int]], places: Mapping[str, int]) -> list[list[int]]:
        """`groups` of places as editors want them: split first, then merged, pinned, and at last kept apart."""
        if not self.all:
            return list(map(list, groups))
        home = {at: number for number, members in enumerate(groups) for at in members}
        own = len(groups)
        for verb in ("split", "merge", "pin", "ban"):
            for decision in self.all:
                known = [places[name] for name in decision.reports if name in places]
                if decision.verb == verb and known:
                    _carry_out(verb, known, home, own)
                    own += len(known)
        return _groups(home)

    def on(self, names: Iterable[str]) -> tuple[Decision, ...]:
        """The decisions that concern a story of the reports `names`."""
        members = set(names)
        return tuple(decision for decision in self.all if members & set(decision.reports))


NONE = Decisions()


def load_decisions(folder: Path, seeds: Iterable[str]) -> tuple[Decisions, tuple[Problem, ...]]:
    """The decisions in the data files of the seeds folder, and what is wrong with them; a wrong one is left out."""
    shown = f"{folder.name}/{DECISIONS_FILE}"
    seeds = sorted(seeds)
    listed, unread = entries(folder, DECISIONS_FILE, "E130", "E131")
    names, doubts = load_name_decisions(folder, seeds)
    read = [_decision(entry, shown) for entry in listed]
    decisions = [each for each in read if isinstance(each, Decision)]
    problems = [*unread, *doubts, *(each for each in read if isinstance(each, Problem))]
    wrong = list(_wrong(decisions, seeds, shown))
    faulty = {problem.line for problem in wrong if problem.severity is Severity.ERROR}
    kept = tuple(decision for decision in decisions if decision.line not in faulty)
    return Decisions(kept, names), tuple(sorted([*problems, *wrong]))


def _carry_out(verb: str, known: Sequence[int], home: dict[int, int], own: int) -> None:
    if verb == "split":
        home.update(dict.fromkeys(known, own))
    elif verb == "merge":
        joined = {home[at] for at in known}
        home.update({at: home[known[0]] for at, story in home.items() if story in joined})
    elif verb == "pin":
        home.update(dict.fromkeys(known, home[known[0]]))
    elif verb == "ban":
        for number, at in enumerate(known):
            if home[at] in {home[before] for before in known[:number]}:
                home[at] = own + number


def _groups(home: Mapping[int, int]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for at in sorted(home):
        groups.setdefault(home[at], []).append(at)
    return list(groups.values())


def _decision(said: Entry, shown: str) -> Decision | Problem:
    """One entry of the file: a verb with reports, and `why`."""
    line, entry = said
    if not isinstance(entry, dict):
        return fault(shown, line, "E131", "is no decision", "write: - pin: [a.txt, b.txt], and below it: why: …")
    verbs = [verb for verb in _ORDER if verb in entry]
    unknown = sorted(set(map(str, entry)) - {*_ORDER, "why", "title"})
    if unknown:
        near = difflib.get_close_matches(unknown[0], [*_ORDER, "why", "title"], 1)
        hint = f'did you mean "{near[0]}"?' if near else "use one of: pin, ban, merge, split, name; with why and title"
        return fault(shown, line, "E132", f'"{unknown[0]}" is no decision', hint)
    if len(verbs) != 1:
        return fault(shown, line, "E132", "decides nothing, or several things", f"use one of: {', '.join(_ORDER)}")
    named = entry[verbs[0]]
    made = {"verb": verbs[0], "reports": named if isinstance(named, list) else [named], **entry, "line": line}
    try:
        return msgspec.convert({key: made[key] for key in made if key not in _ORDER}, Decision)
    except msgspec.ValidationError as error:
        missing = "why" not in entry
        hint = 'add "why: …", a reason for readers' if missing else "write names of seeds as in: [a.txt, b.txt]"
        return fault(shown, line, "E133", "gives no reason" if missing else str(error), hint)


def _wrong(decisions: Sequence[Decision], seeds: Sequence[str], shown: str) -> Iterator[Problem]:
    titles: dict[str, Decision] = {}
    for decision in decisions:
        for name in decision.reports:
            if name not in seeds:
                near = difflib.get_close_matches(name, seeds, 1, 0.5)
                hint = f'did you mean "{near[0]}"?' if near else "write the seed's name as it is below the seeds folder"
                yield fault(shown, decision.line, "E134", f'there is no seed "{name}"', hint)
        if len(set(decision.reports)) < _FEWEST[decision.verb]:
            yield fault(
                shown,
                decision.line,
                "E135",
                f"{decision.verb} takes {_FEWEST[decision.verb]} reports or more",
                "name them",
            )
        if decision.verb == "name":
            if not decision.title:
                yield fault(shown, decision.line, "E136", "gives no title", 'add "title: …"')
            for name in decision.reports:
                if name in titles:
                    told = f"names the story of {name}, as line {titles[name].line} does"
                    yield fault(shown, decision.line, "E137", told, "keep one of the two")
                titles[name] = decision
    yield from _contradictions(decisions, shown)


def _contradictions(decisions: Sequence[Decision], shown: str) -> Iterator[Problem]:
    """Reports that are to be together and apart."""
    together = [decision for decision in decisions if decision.verb in ("pin", "merge")]
    for ban in (decision for decision in decisions if decision.verb == "ban"):
        for other in together:
            both = [name for name in ban.reports if name in other.reports]
            if len(both) > 1:
                told = f"keeps {both[0]} and {both[1]} apart, which line {other.line} puts together"
                yield fault(shown, ban.line, "E138", told, "keep one of the two")
