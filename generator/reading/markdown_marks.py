"""Markdown's marks: what a person reads of a line written in it, each character in its old place.

Marks are replaced by characters that show nothing (`text.unicode`), so whatever is found in the rest is found in the
seed. Of the marks are hidden, after CommonMark: those of headings, quotes, bullets, emphasis, code, links and pictures,
with their addresses; tags and comments of HTML; and the `{{< … >}}` and `{% … %}` of site generators. Numbers of lists
and all else stays. A star or underscore beside a letter, and one without a partner, is no mark.
"""

import re
from html import unescape

_NOTHING = "\0"
_MAY_BE_MARKED = re.compile(r"[\\`*_{}\[\]<>#~&+-]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TARGET = r"\((?:<[^<>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
# In order. What a pattern calls `kept` stays. Lengths are bounded: what is never closed costs no more.
_MARKS = tuple(
    re.compile(pattern, re.DOTALL | re.MULTILINE)
    for pattern in (
        r"<!--.*?(?:-->|\Z)|\{\{[<%].{0,500}?[>%]\}\}|\{%.{0,500}?%\}",
        r"<(?P<kept>https?://[^<>\s]+)>",
        rf"!\[[^\]]{{0,2000}}\](?:{_TARGET}|\[[^\]]{{0,200}}\])",
        r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+[^\n]*$",
        r"\[\^[^\]\s]{1,200}\]",
        rf"\[(?P<kept>(?:[^\[\]]|\[[^\[\]]*\]){{0,2000}})\](?:{_TARGET}|\[[^\]]{{0,200}}\])",
        r"^[ \t]{0,3}(?:>[ \t]?)+",
        r"^[ \t]*[-*+](?=[ \t]+\S)",
        r"^ {0,3}#{1,6}(?P<kept>[ \t][^\n]*?)(?:[ \t]+#+)?[ \t]*$",
        r"(?P<mark>`+)(?P<kept>[^`]{1,2000})(?P=mark)",
        r"(?<!\w)(?P<mark>\*\*|__|~~)(?=\S)(?P<kept>.{1,2000}?)(?<=\S)(?P=mark)(?!\w)",
        r"(?<!\w)(?P<mark>[*_])(?=\S)(?P<kept>.{1,2000}?)(?<=\S)(?P=mark)(?!\w)",
        r"\\$",
    )
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>")
# Tags inside a sentence; all others keep words apart.
_WITHIN = re.compile("a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strong|su[bp]|time|u")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,31});")


def without_marks(raw: str) -> str:
    """`raw` with all marks as characters that show nothing, of the same length."""
    if not _MAY_BE_MARKED.search(raw):
        return raw
    escaped = {match.end() - 1: match[1] for match in _ESCAPE.finditer(raw)}
    shown = _ESCAPE.sub(_NOTHING * 2, raw)
    shown = _TAG.sub(lambda tag: _filled("" if _WITHIN.fullmatch(tag[1].lower()) else " ", tag), shown)
    for mark in _MARKS:
        shown = mark.sub(_hidden, shown)
    shown = _REFERENCE.sub(lambda reference: _filled(unescape(reference[0]), reference), shown)
    return "".join(escaped.get(at, char) for at, char in enumerate(shown)) if escaped else shown


def _hidden(match: re.Match[str]) -> str:
    """The match with nothing but what is kept of it, in its place."""
    if "kept" not in match.re.groupindex:
        return _NOTHING * len(match[0])
    start, end = match.start("kept") - match.start(), match.end("kept") - match.start()
    return _NOTHING * start + match["kept"] + _NOTHING * (len(match[0]) - end)


def _filled(text: str, match: re.Match[str]) -> str:
    """`text` in place of the match, as long as that."""
    return text + _NOTHING * (len(match[0]) - len(text)) if len(text) <= len(match[0]) else match[0]
