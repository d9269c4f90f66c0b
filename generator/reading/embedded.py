"""Stories that a saved page keeps only in its scripts, for the browser to unfold.

Some pages are saved before their scripts ran: no text between the tags, the whole story as a JSON string. Its blocks
are read from that string and keep their place in the source, escapes and all.
"""

import re
from itertools import pairwise

from generator.reading.markup import Element, Markup, scan

Run = tuple[int, int, Element]

_LITERAL = re.compile(r'"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_PARAGRAPH = re.compile(r"(?:<|\\u003c|\\x3c)p[\s>\\/]", re.IGNORECASE)
_STATED = re.compile(r'"articleBody"\s*:\s*$')
_LEAST_PARAGRAPHS = 3
_LEAST_LENGTH = 500


class EmbeddedStory:
    """The markup inside a string of a script, and where each of its characters stands in the page's source."""

    def __init__(self, decoded: str, places: list[int]) -> None:
        self.markup: Markup = scan(decoded)
        self._places = places

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The span in the page's source of a span in the string."""
        return self._places[start], self._places[end]


def find_embedded(markup: Markup) -> EmbeddedStory | None:
    """The longest string in a page's scripts that holds paragraphs of markup, else a stated `articleBody`."""
    best: tuple[int, int] | None = None
    stated: tuple[int, int] | None = None
    for element in markup.elements:
        if element.name != "script" or element.close - element.end < _LEAST_LENGTH:
            continue
        for match in _LITERAL.finditer(markup.source, element.end, element.close):
            start, end = match.span(1)
            if end - start < _LEAST_LENGTH:
                continue
            if len(_PARAGRAPH.findall(match[1])) >= _LEAST_PARAGRAPHS:
                best = max(best or (start, start), (start, end), key=lambda span: span[1] - span[0])
            elif stated is None and _STATED.search(markup.source, max(element.end, match.start() - 40), match.start()):
                stated = (start, end)
    span = best or stated
    return _decode(markup.source, *span) if span else None


def _decode(source: str, start: int, end: int) -> EmbeddedStory:
    """Resolve the escapes of a JSON string, remembering where every character came from."""
    pieces: list[str] = []
    places: list[int] = []
    position = start
    for match in _ESCAPE.finditer(source, start, end):
        pieces.append(source[position : match.start()])
        places.extend(range(position, match.start()))
        pieces.append(chr(int(match[1], 16)) if match[1] else _SIMPLE.get(match[2], match[2]))
        places.append(match.start())
        position = match.end()
    pieces.append(source[position:end])
    places.extend(range(position, end + 1))
    return EmbeddedStory(_joined("".join(pieces)), places)


def _joined(text: str) -> str:
    """Halves of one character beyond the first plane put to rest: a lone half cannot be written as UTF-8."""
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    letters = list(text)
    for index, (first, second) in enumerate(pairwise(text)):
        if "\ud800" <= first <= "\udbff" and "\udc00" <= second <= "\udfff":
            letters[index] = (first + second).encode("utf-16", "surrogatepass").decode("utf-16")
            letters[index + 1] = "\u200b"  # keeps the count of characters; folding drops it
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in letters)


def lines_of(runs: list[Run], source: str) -> list[list[Run]]:
    """The lines of a text without markup, one block each."""
    found = []
    for start, end, element in runs:
        position = start
        for line in source[start:end].split("\n"):
            if line.strip():
                found.append([(position, position + len(line), element)])
            position += len(line) + 1
    return found
