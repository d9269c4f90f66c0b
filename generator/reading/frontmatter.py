"""Front matter: what a person states about a seed, on top of it, between two lines `---`."""

import difflib
import re
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
import yaml
from msgspec import Struct

from generator.errors import Problem, Severity
from generator.text.unicode import reading_text

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\s*---[ \t]*\r?\n[ \t]*([\w-]+)[ \t]*:")
# A line of dashes opens many texts; only `key:` beneath it makes them front matter.
_FIRST_KEY = re.compile(r"\s*(#.*\n\s*)*[\w-]+[ \t]*:")
_NEVER_CLOSED = re.compile("simple key|quoted|flow")
_MAX_CHARACTERS = 20_000
_MAX_LINES = 20_000
_MAX_DEPTH = 3
# A fact, not a text; every sign of it costs time on each page that names it.
_MAX_VALUE = 2_000
_EDTF_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+")
# What other programs that keep articles in Markdown call these keys.
_ELSEWHERE = {"date": "published", "headline": "title", "byline": "authors", "source": "publisher", "link": "url"}
# What clippers call these keys of ours, and what they write besides, as properties of a note.
_CLIPPED = {"source": "url", "author": "authors", "created": "retrieved"}
_CLIPPED_BESIDES = frozenset({"description", "tags"})
_NOTE_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Stated(Struct, frozen=True):
    """What a person states of a seed; None or empty where nothing is stated. `published`, `retrieved` are EDTF days.

    `keep` and `drop` are numbers of lines that are article text, or are not, whatever the rules say.
    """

    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    retrieved: str | None = None
    archive_url: str | None = None
    rights: str | None = None
    note: str | None = None
    cleaned: bool = False
    keep: frozenset[int] = frozenset()
    drop: frozenset[int] = frozenset()


class FrontMatter(NamedTuple):
    """The front matter of a source: what it states, where it ends (0: there is none), what is wrong with it."""

    stated: Stated
    end: int
    problems: tuple[Problem, ...]


class _Fault(Exception):
    """A value that cannot be what its key asks for; the text says what to type."""


def read_front_matter(source: str, path: str, *, clipped: bool = False) -> FrontMatter:
    """The front matter on top of `source`. What is wrong in it is a problem; the rest of it still holds.

    In what is `clipped`, keys may have the names that clippers give them.
    """
    match = _FRONT.match(source)
    reader = _Reader(path, clipped=clipped)
    if not match or not _FIRST_KEY.match(match[1]):
        reader.look_for_unclosed(source)
        return FrontMatter(Stated(), 0, tuple(reader.problems))
    entries = reader.entries(match[1])
    values = {key: value for key, node in entries.items() if (value := reader.value(key, node)) is not None}
    stated = msgspec.convert(values, Stated)
    return FrontMatter(stated, match.end(), tuple(reader.problems))


class _Reader:
    """Reads the entries of one front matter and collects its problems."""

    def __init__(self, path: str, *, clipped: bool) -> None:
        self.path = path
        self.clipped = clipped
        self.problems: list[Problem] = []

    def look_for_unclosed(self, source: str) -> None:
        """A line of dashes with one of our keys beneath it was meant as front matter."""
        opened = _OPENED.match(source)
        if opened and self._meant(opened[1]) in _VALUES:
            hint = "begin the file with a line ---, and write another below the last key"
            line = source.count("\n", 0, source.index("---")) + 1
            self.error(line, "E111", "front matter does not stand between two lines --- on top", hint)

    def entries(self, text: str) -> dict[str, yaml.Node]:
        """The known keys with their nodes, each with its place in the file."""
        try:
            root = _compose(text)
        except yaml.MarkedYAMLError as error:
            # What is never closed is found at the end, but a person looks for where it begins.
            mark = error.context_mark if _NEVER_CLOSED.search(error.context or "") else error.problem_mark
            line = mark.line + 2 if mark else 1
            self.error(line, "E111", f"front matter is not YAML: {error.problem}", 'write one "key: value" a line')
            return {}
        except (_Fault, yaml.YAMLError) as fault:
            self.error(1, "E111", f"front matter cannot be read: {fault}", 'write one "key: value" a line')
            return {}
        if not isinstance(root, yaml.MappingNode):
            self.error(1, "E111", "front matter is not a list of keys", 'write one "key: value" a line')
            return {}
        found: dict[str, yaml.Node] = {}
        for key_node, node in root.value:
            self._take(found, reading_text(str(key_node.value)), node, key_node.start_mark.line + 2)
        return found

    def _meant(self, key: str) -> str:
        return _CLIPPED.get(key, key) if self.clipped else key

    def _take(self, found: dict[str, yaml.Node], written: str, node: yaml.Node, line: int) -> None:
        key = self._meant(written)
        if key in found:
            self.error(line, "E113", f'"{key}" is stated twice', f'keep one line "{key}:"')
        elif key in _VALUES:
            found[key] = node
        elif not (self.clipped and key in _CLIPPED_BESIDES):
            near = [_ELSEWHERE[key]] if key in _ELSEWHERE else difflib.get_close_matches(key, _VALUES, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"the keys are: {', '.join(_VALUES)}"
            self.error(line, "E112", f'"{key}" is not a key of the front matter', hint)

    def value(self, key: str, node: yaml.Node) -> object:
        """What `node` states for `key`; None where it states nothing or nothing that can be used."""
        try:
            return _VALUES[key](node)
        except _Fault as fault:
            self.error(node.start_mark.line + 2, "E114", f'"{key}" has a value it cannot have', str(fault))
            return None

    def error(self, line: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, code, Severity.ERROR, message, hint))


def _compose(text: str) -> yaml.Node | None:
    """The nodes of the YAML in `text`. Refuses what could exhaust the machine: depth, aliases, size."""
    if len(text) > _MAX_CHARACTERS:
        raise _Fault(f"it is longer than {_MAX_CHARACTERS} characters")
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise _Fault("its values are nested too deeply")
        if isinstance(event, yaml.AliasEvent):
            raise _Fault("it uses aliases (*)")
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def _text(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        raise _Fault("write plain text; put it in quotes if it holds a colon")
    if len(node.value) > _MAX_VALUE:
        raise _Fault(f"write at most {_MAX_VALUE} characters")
    return reading_text(str(node.value)) or None


def _texts(node: yaml.Node) -> tuple[str, ...]:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return tuple(text for each in nodes if (text := _NOTE_LINK.sub(r"\1", _text(each) or "")))


def _day(node: yaml.Node) -> str | None:
    text = _text(node)
    if text is None:
        return None
    day = text[:10] if re.fullmatch(r"\d{4}-\d\d-\d\d[T ].*", text) else text
    if not _EDTF_DAY.fullmatch(day) or not _exists(day):
        raise _Fault("write a day as 2023-09-04, or 2023-09, or 2023")
    return day


def _exists(day: str) -> bool:
    try:
        date.fromisoformat((day + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _address(node: yaml.Node) -> str | None:
    text = _text(node)
    if text and not (_WEB_ADDRESS.fullmatch(text) and _host(text)):
        raise _Fault("write the full address, beginning with https://")
    return text


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _language(node: yaml.Node) -> str | None:
    text = _text(node)
    if text and not _LANGUAGE.fullmatch(text):
        raise _Fault("write the language's code of two letters, such as id or en")
    return text


def _flag(node: yaml.Node) -> bool:
    text = (_text(node) or "").lower()
    if text not in ("true", "false"):
        raise _Fault("write true or false")
    return text == "true"


def _lines(node: yaml.Node) -> frozenset[int]:
    numbers: set[int] = set()
    for text in _texts(node):
        match = re.fullmatch(r"(\d{1,7})(?:\s*-\s*(\d{1,7}))?", text)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 0 < first <= last < first + _MAX_LINES - len(numbers):
            raise _Fault("write the numbers of lines, such as [3, 10-12]")
        numbers.update(range(first, last + 1))
    return frozenset(numbers)


_VALUES = {
    "url": _address,
    "title": _text,
    "published": _day,
    "publisher": _text,
    "authors": _texts,
    "language": _language,
    "retrieved": _day,
    "archive_url": _address,
    "rights": _text,
    "note": _text,
    "cleaned": _flag,
    "keep": _lines,
    "drop": _lines,
}
