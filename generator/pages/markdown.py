"""Markdown that means what it says. All text of a seed comes onto a page through `escape` and by no other way."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote

# Everything Python-Markdown, its extensions, and template languages could act on inside a line; at its end, what could
# make a picture of a link that follows.
_ACTIVE = re.compile(
    r"[\\`*_{}\[\]<>#|~^=$@&+:.\-/%!]"  # one set of characters first: a search passes all others by at once
    r"(?:(?<=[^:.\-/%!])|(?<=:)(?=[^\s\d]|\d\w*:)|(?<=[wW]{3}\.)"
    r"|(?<=-)-+|(?<=\.)\.{2,}|(?<=/)/{2,}|(?<=%)(?=[%}])|(?<=!)$)"
)
# And what they could act on only where a line begins.
_OPENING = re.compile(r"[-:!?%;]|\d+(?=[.)])")
_ADDRESS_SAFE = "/:?&=#%@;,.~-+$!"


def escape(text: str) -> str:
    """`text`, one line of it, as Markdown that shows exactly its characters."""
    escaped = _ACTIVE.sub(_as_references, text)
    opening = _OPENING.match(escaped)
    if not opening:
        return escaped
    if opening.group().isdigit():
        return f"{opening.group()}&#{ord(escaped[opening.end()])};{escaped[opening.end() + 1 :]}"
    return _as_references(opening) + escaped[opening.end() :]


class Dress(NamedTuple):
    """What stands before and after the characters `start:end` of a text, as Markdown."""

    start: int
    end: int
    before: str
    after: str


def dressed(text: str, dresses: Sequence[Dress]) -> str:
    """`text` escaped, in its `dresses`; where these overlap, each piece has all of its own, the first outermost."""
    cuts = sorted({0, len(text), *(at for each in dresses for at in (each.start, each.end))})
    pieces = []
    for start, end in pairwise(cuts):
        own = [each for each in dresses if each.start <= start and end <= each.end]
        before, after = "".join(each.before for each in own), "".join(each.after for each in reversed(own))
        pieces.append(f"{before}{escape(text[start:end])}{after}")
    return "".join(pieces)


def web_link(label: str, url: str) -> str:
    """A link to another site; `url` begins with http:// or https://, whatever else it may hold."""
    return f'[{label}]({web_address(url)}){{ rel="nofollow noopener ugc" }}'


def web_address(url: str) -> str:
    """`url` with nothing in it that an address cannot hold."""
    return quote(url, safe=_ADDRESS_SAFE)


def definition(term: str, *meanings: str) -> str:
    """A term with its meanings, as an entry of a definition list."""
    return "\n".join([term, *(f":   {meaning}" for meaning in meanings), ""])


def section(name: str, markdown: str, role: str = "") -> str:
    """`markdown` in an element of its own with the class `name`, which those who do not see it are told as a `role`."""
    told = f' role="{role}"' if role else ""
    return f'<div class="{name}"{told} markdown>\n\n{markdown.strip()}\n\n</div>'


def folded(summary: str, markdown: str, name: str = "k-only") -> str:
    """`markdown` that a reader opens; `summary` is HTML, `name` the class."""
    return f'<details class="{name}" markdown>\n<summary>{summary}</summary>\n\n{markdown}\n\n</details>'


def typed(text: str, file: str = "") -> str:
    """Lines to be copied as they are, in a box that a keyboard can scroll; `file` is what a script may save them as."""
    code = "\n".join(map(escape, text.split("\n")))
    named = f' data-file="{file}"' if file else ""
    return f'<pre class="k-typed" tabindex="0"{named}><code>{code}</code></pre>'


def table(header: list[str], rows: list[list[str]]) -> str:
    """A table; every cell is Markdown without line ends."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


def _as_references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match.group())
