"""Decision files: lists of what editors decided, one YAML file a kind, beside the seeds."""

from pathlib import Path

import yaml

from generator.errors import Problem, Severity

Entry = tuple[int, object]
"""A line, and what the list says there, every scalar a string."""


def entries(folder: Path, name: str, unreadable: str, unlisted: str) -> tuple[list[Entry], list[Problem]]:
    """The entries of the list in the file `name`, and why it has none: codes of what cannot be read, and is no list."""
    path, shown = folder / name, f"{folder.name}/{name}"
    if not path.is_file():
        return [], []
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return [], [fault(shown, 0, unreadable, f"cannot be read: {error}", "mend the YAML, or empty the file")]
    if root is None:
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        return [], [fault(shown, 1, unlisted, "is not a list", 'begin each decision with "- "')]
    return [(node.start_mark.line + 1, _plain(node)) for node in root.value], []


def fault(shown: str, line: int, code: str, message: str, hint: str) -> Problem:
    """What is wrong with line `line` of a decision file."""
    return Problem(shown, line, code, Severity.ERROR, message, hint)


def _plain(node: yaml.Node, depth: int = 3) -> object:
    """The words of a node; nothing a decision says lies deeper than a list in an entry."""
    if depth and isinstance(node, yaml.MappingNode):
        return {str(_plain(key, 0)): _plain(value, depth - 1) for key, value in node.value}
    if depth and isinstance(node, yaml.SequenceNode):
        return [_plain(each, depth - 1) for each in node.value]
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""
