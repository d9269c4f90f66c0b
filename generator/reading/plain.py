"""Plain text, as pasted: one block a line."""

import re

from generator.errors import Problem, Severity
from generator.reading.document import Block, Document
from generator.reading.frontmatter import read_front_matter
from generator.reading.seed import Seed
from generator.text.unicode import reading_text

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_BINARY_SHARE = 0.01
# A page's code pasted as one line, or noise: nobody could read it, and every later step would take minutes for it.
_LONGEST_LINE, _MOST_MARKUP = 100_000, 3_000
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~^=$@&+]")


def read_plain(seed: Seed) -> Document | Problem:
    """The document in a plain text seed, or why there is none."""
    source = _decoded(seed)
    if isinstance(source, Problem):
        return source
    front = read_front_matter(source, seed.path)
    blocks = tuple(_blocks(source, front.end))
    if not any(block.text for block in blocks if block.kind == "line"):
        return Problem(seed.path, 0, "E103", Severity.ERROR, "holds no text", "paste the article's text into the file")
    for block in blocks:
        if len(block.text) > _LONGEST_LINE or len(_MARKUP.findall(block.text)) > _MOST_MARKUP:
            what = f"is no paragraph but {len(block.text):,} characters in one line"
            hint = "paste the article's text, one paragraph a line, not a page's code"
            return Problem(seed.path, block.first_line, "E110", Severity.ERROR, what, hint)
    return Document(
        name=seed.name,
        path=seed.path,
        fingerprint=seed.fingerprint,
        source=source,
        blocks=blocks,
        stated=front.stated,
        problems=front.problems,
    )


def _decoded(seed: Seed) -> str | Problem:
    """The text of the seed, every character of it kept, save a byte order mark."""
    try:
        text = seed.content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = seed.content.count(b"\n", 0, error.start) + 1
        column = error.start - (seed.content.rfind(b"\n", 0, error.start) + 1) + 1
        what = f"is not UTF-8 text (byte 0x{seed.content[error.start]:02x} at column {column})"
        return Problem(seed.path, line, "E101", Severity.ERROR, what, "save the file with the encoding UTF-8")
    unreadable = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f")
    if unreadable > len(text) * _BINARY_SHARE:
        what = f"is not text ({unreadable} control characters)"
        return Problem(seed.path, 0, "E107", Severity.ERROR, what, "paste the article's text into a new file")
    return text


def _blocks(source: str, front_end: int) -> list[Block]:
    blocks = []
    line = 1
    if front_end:
        front_lines = len(_LINE.findall(source[:front_end]))
        blocks.append(Block("front matter", "", 1, front_lines, 0, front_end))
        line += front_lines
    for number, match in enumerate(_LINE.finditer(source, front_end), line):
        blocks.append(
            Block("line", reading_text(match.group().rstrip("\r\n")), number, number, match.start(), match.end())
        )
    return blocks
