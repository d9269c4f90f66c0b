"""Text as pasted, plain or with Markdown's marks: one block a paragraph, which mostly is a line."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.errors import Problem, Severity
from generator.reading.document import FRONT_MATTER, LINE, MARKED, Block, Document
from generator.reading.encoding import Decoded, decode
from generator.reading.frontmatter import read_front_matter
from generator.reading.markdown_marks import without_marks
from generator.reading.mhtml import is_mhtml
from generator.reading.paragraphs import paragraphs
from generator.reading.seed import Seed
from generator.text.unicode import reading_text

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_BINARY_SHARE = 0.01
# A page's code pasted as one line, or noise: nobody could read it, and every later step would take minutes for it.
_LONGEST_LINE, _MOST_MARKUP = 100_000, 3_000
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~^=$@&+]")


def read_plain(seed: Seed) -> Document | Problem:
    """The document in a plain text seed, or why there is none."""
    return _read(seed, LINE)


def read_markdown(seed: Seed) -> Document | Problem:
    """The document in a seed written in Markdown, or why there is none."""
    return _read(seed, MARKED)


def _read(seed: Seed, kind: str) -> Document | Problem:
    decoded = _decoded(seed)
    if isinstance(decoded, Problem):
        return decoded
    source = decoded.text
    front = read_front_matter(source, seed.path, clipped=kind == MARKED)
    blocks = tuple(_blocks(source, front.end, kind))
    if not any(block.text for block in blocks if block.kind == kind):
        return Problem(seed.path, 0, "E103", Severity.ERROR, "holds no text", "paste the article's text into the file")
    if is_mhtml(seed.content) or _PAGE.match(source, front.end):
        hint = "save it with a name that ends in " + (".mhtml" if is_mhtml(seed.content) else ".html")
        line = source.count("\n", 0, front.end) + 1
        return Problem(seed.path, line, "E110", Severity.ERROR, "is a page's code, not its text", hint)
    for block in blocks:
        if len(block.text) > _MOST_MARKUP and _is_no_paragraph(block.text):
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
        problems=(*_guessed(decoded, seed.path), *front.problems),
    )


def _is_no_paragraph(text: str) -> bool:
    return len(text) > _LONGEST_LINE or len(_MARKUP.findall(text)) > _MOST_MARKUP


def _decoded(seed: Seed) -> Decoded | Problem:
    """The text of the seed, every character of it kept, save a byte order mark."""
    decoded = decode(seed.content)
    unprintable = sum(decoded.text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f")
    if unprintable > len(decoded.text) * _BINARY_SHARE:
        what = f"is not text ({unprintable} control characters)"
        return Problem(seed.path, 0, "E107", Severity.ERROR, what, "paste the article's text into a new file")
    if (at := decoded.first_unreadable) is not None:
        line = seed.content.count(b"\n", 0, at) + 1
        column = at - (seed.content.rfind(b"\n", 0, at) + 1) + 1
        what = f"cannot be read as {decoded.encoding} (byte 0x{seed.content[at]:02x} at column {column})"
        return Problem(seed.path, line, "E101", Severity.ERROR, what, "save the file with the encoding UTF-8")
    return decoded


def _guessed(decoded: Decoded, path: str) -> tuple[Problem, ...]:
    """A warning where nothing but the look of the bytes says which encoding they are in."""
    if decoded.basis != "statistics":
        return ()
    what = f"does not say its encoding and was read as {decoded.encoding}"
    return (Problem(path, 0, "W205", Severity.WARNING, what, "if letters are wrong, save the file as UTF-8"),)


def _blocks(source: str, front_end: int, kind: str) -> Iterator[Block]:
    number = 1
    if front_end:
        number += len(_LINE.findall(source[:front_end]))
        yield Block(FRONT_MATTER, "", 1, number - 1, 0, front_end)
    lines = _LINE.findall(source, front_end)
    following, start = iter(lines), front_end
    for many in paragraphs(lines):
        raw = "".join(islice(following, many))
        text = reading_text(without_marks(raw.rstrip("\r\n")) if kind == MARKED else raw.rstrip("\r\n"))
        yield Block(kind, text, number, number + many - 1, start, start + len(raw))
        number, start = number + many, start + len(raw)
