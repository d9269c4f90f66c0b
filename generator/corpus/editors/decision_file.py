"""Decision files: lists of what editors decided, one YAML file a kind, beside the seeds."""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Generic, TypeVar, get_origin

import msgspec
import yaml
from msgspec import Struct

from generator.errors import Problem, Severity

Decided = TypeVar("Decided", bound=Struct)


class Form(Struct, Generic[Decided], frozen=True):
    """How the decision file `name` is filled in: each entry has one verb, with what it is about, and a reason.

    `decision` is the noun an entry makes; it has the fields `verb`, `why`, `path`, `line` and one called `about`,
    which lists what the verb is on. `fewest` says for each verb how many of these it takes.
    """

    name: str
    decision: type[Decided]
    about: str
    fewest: Mapping[str, int]
    example: str

    @property
    def more(self) -> list[str]:
        """What an entry may say besides its verb."""
        given = {"verb", "path", "line", self.about}
        return [name for name in self.decision.__struct_fields__ if name not in given]


def filled_in(folder: Path, form: Form[Decided]) -> tuple[list[Decided], list[Problem]]:
    """The decisions in the file of `form` in the seeds folder, and what is wrong with it; a wrong one is left out."""
    path, shown = folder / form.name, f"{folder.name}/{form.name}"
    if not path.is_file():
        return [], []
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return [], [fault(shown, 0, "E130", f"cannot be read: {error}", "mend the YAML, or empty the file")]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        return [], [fault(shown, 1, "E131", "is not a list", 'begin each decision with "- "')]
    decisions: list[Decided] = []
    problems: list[Problem] = []
    for node in root.value:
        read = _decision(_plain(node), form, shown, node.start_mark.line + 1)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            decisions.append(read)
    return decisions, problems


def fault(path: str, line: int, code: str, message: str, hint: str) -> Problem:
    """What is wrong with line `line` of a decision file."""
    return Problem(path, line, code, Severity.ERROR, message, hint)


def no_seed(path: str, line: int, name: str, seeds: Iterable[str]) -> Problem:
    """What is wrong with a decision on a seed that is not there."""
    hint = nearest(name, seeds) or "write the seed's name as it is below the seeds folder"
    return fault(path, line, "E134", f'there is no seed "{name}"', hint)


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint at the known name most like `name`; empty where none is."""
    near = difflib.get_close_matches(name, known, 1, 0.5)
    return f'did you mean "{near[0]}"?' if near else ""


def _decision(said: object, form: Form[Decided], path: str, line: int) -> Decided | Problem:
    """One entry of the file: a verb with what it is about, and `why`."""
    verbs, keys = list(form.fewest), [*form.fewest, *form.more]
    if not isinstance(said, dict):
        return fault(path, line, "E131", "is no decision", f"write: - {form.example}, and below it: why: …")
    if unknown := sorted(set(said) - set(keys)):
        hint = nearest(unknown[0], keys) or f"use one of: {', '.join(verbs)}; with {', '.join(form.more)}"
        return fault(path, line, "E132", f'"{unknown[0]}" is no decision', hint)
    chosen = [verb for verb in verbs if verb in said]
    if len(chosen) != 1:
        return fault(path, line, "E132", "decides nothing, or several things", f"use one of: {', '.join(verbs)}")
    if "why" not in said:
        return fault(path, line, "E133", "gives no reason", 'add "why: …", a reason for readers')
    [verb] = chosen
    told = {form.about: said.pop(verb), **said}
    try:
        made = msgspec.convert(
            {"verb": verb, "path": path, "line": line, **_in_lists(told, form.decision)},
            form.decision,
            strict=False,  # numbers are words here
        )
    except msgspec.ValidationError as error:
        return fault(path, line, "E133", str(error), f"write it as in: {form.example}")
    if len(set(getattr(made, form.about))) < form.fewest[verb]:
        return fault(path, line, "E135", f"{verb} takes {form.fewest[verb]} {form.about} or more", "name them")
    return made


def _in_lists(told: Mapping[str, object], decision: type[Struct]) -> dict[str, object]:
    """`told`, where one thing stands for a list of one."""
    lists = {field.name for field in msgspec.structs.fields(decision) if get_origin(field.type) is tuple}
    return {key: [value] if key in lists and isinstance(value, str) else value for key, value in told.items()}


def _plain(node: yaml.Node, depth: int = 3) -> object:
    """The words of a node; nothing a decision says lies deeper than a list in an entry."""
    if depth and isinstance(node, yaml.MappingNode):
        return {str(_plain(key, 0)): _plain(value, depth - 1) for key, value in node.value}
    if depth and isinstance(node, yaml.SequenceNode):
        return [_plain(each, depth - 1) for each in node.value]
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""
