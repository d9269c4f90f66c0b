"""Editors' decisions: what people say of stories, in one data file, overrules what the program found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from generator.corpus.editors.corrections import Correction, load_corrections
from generator.corpus.editors.decision_file import Form, fault, filled_in, no_seed
from generator.corpus.editors.name_decisions import NameDecision, load_name_decisions
from generator.errors import Problem

DECISIONS_FILE = "_stories.yml"
"""The data file in the seeds folder."""

Verb = Literal["pin", "ban", "merge", "split", "name"]


class Decision(Struct, frozen=True):
    """What an editor decided of reports, named by their seeds, and why; `title` is the story's where `verb` is "name".

    pin: these reports are in the story of the first. ban: no two of these are in one story. merge: the whole stories
    of these are one. split: these leave their story and make one. name: the story of this report has this title.
    """

    verb: Verb
    reports: tuple[str, ...]
    why: str
    title: str | None = None
    path: str = ""
    line: int = 0


_FORM = Form(
    name=DECISIONS_FILE,
    decision=Decision,
    about="reports",
    fewest={"pin": 2, "ban": 2, "merge": 2, "split": 1, "name": 1},
    example="pin: [a.txt, b.txt]",
)


class Decisions(Struct, frozen=True):
    """All decisions on stories, those on names, and corrections, in the order of their files."""

    all: tuple[Decision, ...] = ()
    names: tuple[NameDecision, ...] = ()
    corrections: tuple[Correction, ...] = ()

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
    seeds = sorted(seeds)
    decisions, problems = filled_in(folder, _FORM)
    names, doubts = load_name_decisions(folder, seeds)
    corrections, faults = load_corrections(folder, seeds)
    wrong = list(_wrong(decisions, seeds))
    faulty = {problem.line for problem in wrong}
    kept = tuple(decision for decision in decisions if decision.line not in faulty)
    return Decisions(kept, names, corrections), tuple(sorted([*problems, *doubts, *faults, *wrong]))


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


def _wrong(decisions: Sequence[Decision], seeds: Sequence[str]) -> Iterator[Problem]:
    named: dict[str, Decision] = {}
    for decision in decisions:
        path, line = decision.path, decision.line
        yield from (no_seed(path, line, name, seeds) for name in decision.reports if name not in seeds)
        if decision.verb == "name":
            if not decision.title:
                yield fault(path, line, "E136", "gives no title", 'add "title: …"')
            for name in decision.reports:
                if name in named:
                    told = f"names the story of {name}, as line {named[name].line} does"
                    yield fault(path, line, "E137", told, "keep one of the two")
                named[name] = decision
    yield from _contradictions(decisions)


def _contradictions(decisions: Sequence[Decision]) -> Iterator[Problem]:
    """Reports that are to be together and apart."""
    together = [decision for decision in decisions if decision.verb in ("pin", "merge")]
    for ban in (decision for decision in decisions if decision.verb == "ban"):
        for other in together:
            both = [name for name in ban.reports if name in other.reports]
            if len(both) > 1:
                told = f"keeps {both[0]} and {both[1]} apart, which line {other.line} puts together"
                yield fault(ban.path, ban.line, "E138", told, "keep one of the two")
